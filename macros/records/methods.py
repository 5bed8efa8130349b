"""Vocabulary of methods: how a number was made, each word and what it says in one sentence."""

from macros.records.vocabulary import Vocabulary


class Method(Vocabulary):
    """How a number was made."""

    border_count = (
        "border_count",
        "border count",
        "Crossings that a state or its border service counted: whoever crosses again is counted "
        "again.",
    )
    administrative_record = (
        "administrative_record",
        "official record",
        "Papers, registrations or votes that an office recorded in the course of its work.",
    )
    court_register = (
        "court_register",
        "court register",
        "Cases or verdicts in the registers that courts publish, counted by whoever gives them.",
    )
    legal_text = (
        "legal_text",
        "text of a law",
        "What a law, decree or bill says, in its text or in a report of it; nobody counted it.",
    )
    court_ruling = (
        "court_ruling",
        "ruling of a court",
        "What a court decided in a single case, as it was reported; nobody counted it.",
    )
    reading_of_law = (
        "reading_of_law",
        "reading of a law",
        "What somebody took a law or decree to say, in words of their own.",
    )
    named_dead = (
        "named_dead",
        "count by name",
        "The dead whose names were found, one by one, in what is open to all.",
    )
    monitor_count = (
        "monitor_count",
        "count of known cases",
        "Cases that came to be known to a newsroom or to a group that watches for them.",
    )
    registry_model = (
        "registry_model",
        "model from a register",
        "Worked out by a rule from something else that a register holds, such as weddings.",
    )
    survey = (
        "survey",
        "survey",
        "Answers of people who were asked, which need not hold for those who were not.",
    )
    firm_clients = (
        "firm_clients",
        "count of clients",
        "What a bank or another firm sees of its own clients, who need not be like all others.",
    )
    sum_of_counts = (
        "sum_of_counts",
        "sum of counts",
        "Counts by several bodies, of several places or of several kinds, added up.",
    )
    calculation = (
        "calculation",
        "worked out from figures",
        "Worked out from other figures: a sum, a difference, a share taken of a whole, or a "
        "conversion.",
    )
    official_report = (
        "official_report",
        "official statement, method not told",
        "An official or an office said or published it; how they came by it was not told where it "
        "was read.",
    )
    leak = (
        "leak",
        "unpublished paper",
        "From a paper that is not public, as somebody who is not named gave or described it.",
    )
    unnamed_source = (
        "unnamed_source",
        "unnamed source",
        "Somebody whom the press does not name told it; on what it rests is not told.",
    )
    first_hand = (
        "first_hand",
        "told at first hand",
        "Told by somebody who was there, or of whose own doings it is.",
    )
    one_persons_estimate = (
        "one_persons_estimate",
        "one person's estimate",
        "What one person thought likely; nobody counted it.",
    )
    not_told = (
        "not_told",
        "method not told",
        "What was read tells neither how it was made nor, often, who made it.",
    )
