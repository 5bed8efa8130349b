"""Names of records: what each is called where all kinds stand together, and how it stands.

For example, a penalty is called 'Article 5, part 2', and its sort is 'law'.
"""

from macros.records import (
    Claim,
    Disagreement,
    Event,
    GlossaryEntry,
    Penalty,
    Person,
    Place,
    Record,
    Saying,
    Source,
    Standing,
    Testimony,
    Topic,
)
from macros.records.dataset import Dataset
from macros.records.verdicts import Verdict
from macros.wording.claims import counted

_SORTS: dict[type[Record], str] = {
    Claim: "figure",
    Disagreement: "disagreement",
    Event: "event",
    GlossaryEntry: "word",
    Penalty: "law",
    Person: "person",
    Place: "place",
    Saying: "saying",
    Source: "source",
    Testimony: "account",
    Topic: "question",
}


def sort(record: Record) -> str:
    """The sort of thing that a record is, in a word: 'figure', 'law', 'body'."""
    if isinstance(record, Person) and record.identity == "body":
        return "body"
    return _SORTS.get(type(record), record.noun)


def title(record: Record, data: Dataset) -> str:
    """What a record is called: '318,000 people', 'Article 338, part 3', a name; '' for none."""
    if isinstance(record, Claim):
        denied = (title(data.claims[id], data) for id in record.denies)
        whole = counted(record, data.measures[record.measure])
        return f"Denied: {', '.join(denied)}" if record.denies and record.value is None else whole
    if isinstance(record, Penalty):
        return f"Article {record.article}"
    if isinstance(record, Testimony):
        return f"{data.people[record.person].name}, as told"
    if isinstance(record, Source):
        return f"“{record.title}”" if record.title else f"[{record.description}]"
    if isinstance(record, Saying):
        return record.told
    if isinstance(record, Topic):
        return record.question
    named = getattr(record, "name", "") or getattr(record, "term", "")
    return named or getattr(record, "title", "")


def surname(person: Person) -> str:
    """The name by which texts call a person after the first time; a body's is its whole name."""
    return person.name.split()[-1] if person.identity == "named" else person.name


def doubts(record: Record, data: Dataset) -> list[str]:
    """What must be known before it is believed: 'unverified', 'denied', 'disputed', 'weak'."""
    found: list[str] = []
    if isinstance(record, Claim) and record.standing != Standing.stands:
        found.append(record.standing.value)
    if isinstance(record, Saying) and record.verdict != Verdict.holds:
        found.append(record.verdict.words)
    if isinstance(record, Source) and record.weak:
        found.append("weak")
    # A document is in doubt with what it is cited for.
    carried = data.cited_for.get(record.id, []) if isinstance(record, Source) else []
    some = [record, *carried]
    if any(data.denials_of.get(one.id) for one in some):
        found.append("denied")
    if any(data.disagreements_of.get(one.id) for one in some):
        found.append("disputed")
    return found
