"""How numbers, ranges and dates read."""

import pytest
from babel import Locale
from conftest import SUBJECT

from macros import wording
from macros.checking import load
from macros.provenance.origins import Support
from macros.records import (
    Behaviour,
    Claim,
    Disagreement,
    Errs,
    Gives,
    Measure,
    Reason,
    Sample,
    Term,
    validators,
)
from macros.records.edtf import parse
from macros.wording import disagreements, evidence


def claim(**answer: object) -> Claim:
    return Claim.model_validate(
        {
            "id": "a",
            "measure": "m",
            "said_by": "someone",
            "kind": "count",
            "standing": "stands",
            "evidence": [{"source": "s"}],
            **answer,
        }
    )


def measure(unit: str, **more: object) -> Measure:
    return Measure.model_validate(
        {
            "id": "m",
            "question": "How many?",
            "topic": "t",
            "unit": unit,
            "population": "people",
            "behaves": "flow",
            **({"share_of": "them"} if unit.startswith("percent") else {}),
            **more,
        },
        context=SUBJECT,
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (318000, "318,000"),
        (461000, "461,000"),
        (1000000, "1 million"),
        (9700000, "9.7 million"),
        (1356000, "1.356 million"),
        (1356700, "1,356,700"),
        (1.1, "1.1"),
        (-20, "-20"),
    ],
)
def test_a_number_reads_whole(value: float, expected: str) -> None:
    """Thousands are grouped; from a million on it is short only where nothing is lost."""
    assert wording.number(value) == expected


@pytest.mark.parametrize(
    ("answer", "unit", "expected"),
    [
        ({"value": "200000", "qualifier": "more_than"}, "persons", "more than 200,000 people"),
        ({"value": "1"}, "cases", "1 case"),
        ({"value": "1"}, "persons", "1 person"),
        ({"value": "120"}, "cases", "120 cases"),
        ({"low": "600000", "high": "700000"}, "persons", "600,000–700,000 people"),
        ({"low": "40", "high": "45"}, "percent", "40–45%"),
        ({"value": "15", "qualifier": "more_than"}, "percent", "more than 15%"),
        ({"value": "1.1"}, "percent", "1.1%"),
        ({"value": "33.33", "qualifier": "more_than"}, "percent", "more than a third"),
        ({"value": "66.67", "qualifier": "about"}, "percent", "about two thirds"),
        ({"low": "33.33", "high": "40"}, "percent", "33.33–40%"),
        ({"value": "30"}, "percent_change", "up 30%"),
        ({"value": "-20"}, "percent_change", "down 20%"),
        ({"value": "100000"}, "RUB", "100,000 Russian roubles"),
        ({"low": "10000", "high": "30000"}, "RUB", "10,000–30,000 Russian roubles"),
        ({"value": "1650"}, "USD", "$1,650"),
        ({"low": "1650", "high": "2000"}, "USD", "$1,650–$2,000"),
        ({"value": "10", "qualifier": "up_to"}, "years", "up to 10 years"),
        ({"value": "6"}, "months", "6 months"),
        ({"value": "3"}, "weeks", "3 weeks"),
        ({"value": "6", "qualifier": "about"}, "miles", "about 6 miles"),
        (
            {"value": "98000", "qualifier": "nearly"},
            "border_crossings",
            "nearly 98,000 border crossings",
        ),
    ],
)
def test_an_answer_reads_with_its_unit(answer, unit: str, expected: str) -> None:
    """Qualifier, range and unit are words that a reader would say."""
    assert wording.counted(claim(**answer), measure(unit)) == expected


def test_a_rate_says_per_what() -> None:
    """A daily measure says so."""
    daily = measure("border_crossings", per="day")
    assert wording.counted(claim(value="7000"), daily) == "7,000 border crossings a day"


def test_a_measure_may_name_what_it_counts() -> None:
    """Men are not called people."""
    men = measure("persons", counted_as="men")
    assert wording.counted(claim(value="261000"), men) == "261,000 men"


def test_in_a_sentence_the_noun_is_left_out() -> None:
    """The prose around an inline figure supplies the noun, except for money, shares and time."""
    assert wording.amount(claim(value="5"), measure("persons").unit) == "5"
    assert wording.amount(claim(value="5"), measure("years").unit) == "5 years"


def test_a_denial_reads_denied() -> None:
    """A denial has no number of its own."""
    denial = claim(kind="denial", denies=["b"])
    assert wording.counted(denial, measure("persons")) == "denied"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-10-04", "4 October 2022"),
        ("2022-10", "October 2022"),
        ("2022", "2022"),
        ("2022-11~", "about November 2022"),
        ("2022-09-21/2022-10-04", "21 Sept – 4 Oct 2022"),
        ("2022-09-21/2022-09-24", "21–24 Sept 2022"),
        ("2022-07/2022-09", "July 2022 – September 2022"),
        ("2022-09-21/2022-11-29~", "21 September 2022 – about 29 November 2022"),
        ("2022-09~/2022-11", "about September 2022 – November 2022"),
        ("[2022-11-08..]", "on or after 8 November 2022"),
        ("[..2022-11-04]", "on or before 4 November 2022"),
        ("[2022-11-07..2022-11-30]", "some day in 7–30 Nov 2022"),
        ("2022-09-21/..", "from 21 September 2022"),
        ("../2022-11-04", "until 4 November 2022"),
    ],
)
def test_a_date_reads_with_its_uncertainty(text: str, expected: str) -> None:
    """What is uncertain about a date is said in words."""
    assert wording.when(parse(text)) == expected


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ru", "Russian"),
        ("no", "Norwegian"),
        ("bua", "Buriat"),
        ("av", "Avaric"),
        ("crh", "Crimean Tatar"),
        ("zh-Hant", "Traditional Chinese"),
        ("sr-Latn", "Serbian (Latin)"),
        ("uz-Cyrl-KZ", "Uzbek (Cyrillic, Kazakhstan)"),
        ("be-tarask", "Belarusian"),
    ],
)
def test_a_language_has_a_name(tag: str, name: str) -> None:
    """Those as well in which Babel cannot write a date; with what else the tag tells."""
    assert wording.language(tag) == name


def test_every_language_that_a_record_may_name_has_a_name() -> None:
    """What passes the check can be drawn."""
    tags = [tag.replace("_", "-") for tag in Locale("en").languages]
    taken = [tag for tag in tags if validators.language(tag)]
    assert len(taken) > 600
    assert [tag for tag in taken if not wording.language(tag)] == []


PRISON = {"sanction": "prison", "unit": "years"}
BAN = {"sanction": "ban", "max": "3", "unit": "years"}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (PRISON | {"max": "5"}, "up to 5 years in prison"),
        (PRISON | {"min": "5", "max": "15"}, "5 to 15 years in prison"),
        (
            {"sanction": "arrest", "max": "6", "unit": "months"},
            "up to 6 months of arrest",
        ),
        (
            {"sanction": "fine", "max": "200000", "unit": "RUB"},
            "fine of up to 200,000 roubles",
        ),
        (
            {"sanction": "fine", "min": "5000", "max": "200000", "unit": "RUB"},
            "fine of 5,000 to 200,000 roubles",
        ),
        (
            {"sanction": "fine", "max": "18", "unit": "months_of_income"},
            "fine of up to 18 months of income",
        ),
        (
            {"sanction": "compulsory_work", "max": "480", "unit": "hours"},
            "up to 480 hours of compulsory work",
        ),
        (
            {"sanction": "disciplinary_unit", "max": "1", "unit": "years"},
            "up to 1 year in a disciplinary unit",
        ),
        (
            PRISON | {"max": "7", "with": [BAN]},
            "up to 7 years in prison with a ban on posts for up to 3 years",
        ),
        (
            PRISON | {"max": "7", "with": [BAN | {"optional": "true"}]},
            "up to 7 years in prison with or without a ban on posts for up to 3 years",
        ),
        (
            PRISON
            | {
                "max": "8",
                "with": [
                    {"sanction": "fine", "max": "1000000", "unit": "RUB"},
                    {"sanction": "fine", "min": "3", "max": "4", "unit": "years_of_income"},
                    BAN,
                ],
            },
            "up to 8 years in prison with a fine of up to 1 million roubles or a fine of 3 to 4 "
            "years of income and a ban on posts for up to 3 years",
        ),
        ({"sanction": "aggravating"}, "aggravating circumstance"),
    ],
)
def test_a_term_reads_as_a_sentence_would(term, expected: str) -> None:
    """With what goes beside it, and whether a court may leave that out."""
    assert wording.term(Term.model_validate(term, context=SUBJECT)) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("status: none", ["no such part"]),
        ("status: not_seen", ["not seen"]),
        ("status: none, fell_under: [article-2]",
         ["no such part", "under Article 2, up to 5 years in prison"]),
        ("status: unverified, terms: [{sanction: fine, max: 10, unit: RUB}]",
         ["fine of up to 10 roubles (unverified)"]),
    ],
)  # fmt: skip
def test_an_edition_says_what_it_threatens(world, first: str, expected: list[str]) -> None:
    """None, not seen and unverified are told apart; an act fell under another part until then."""
    other = (
        "penalties:\n  - id: article-2\n    code: Penal Code\n    article: '2'\n"
        "    conduct: Absence\n    binds: Soldiers\n    evidence: [{source: agency}]\n"
        "    editions: [{terms: [{sanction: prison, max: 5, unit: years}]}]\n"
    )
    data = load(world(("{status: none}", f"{{{first}}}"), more=other))
    penalty = data.penalties["article-1"]
    assert wording.edition(penalty, penalty.editions[0], data) == expected


def test_an_edition_says_when_it_stood(world) -> None:
    """Until the next one; the last since its day, and one of no sure day since some day."""
    later = "unit: years}]\n      - {since: '[2023-07-31..]', by: law-signed, status: none}"
    penalty = load(world(("unit: years}]", later))).penalties["article-1"]
    assert [wording.stood(penalty, one) for one in penalty.editions] == [
        "before 24 September 2022",
        "from 24 September 2022 until some day on or after 31 July 2023",
        "since some day on or after 31 July 2023",
    ]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Support(2, 7, 1, 1), "2 sources have it, 7 changed it, 1 not read; all from"),
        (Support(2, 0, 0, 1), "2 sources have it, both from"),
        (Support(1, 0, 0, 1), "1 source has it, from"),
        (Support(0, 2, 0, 5), "2 sources changed it, from"),
        (Support(0, 0, 1, 1), "1 source not read, from"),
    ],
)
def test_a_figure_says_on_how_many_sources_it_rests(found: Support, expected: str) -> None:
    """Those that have it, that changed it and that were not read are three numbers.

    The names of who said it follow: several sources may have it from one.
    """
    assert wording.support(found) == expected


def test_a_sum_of_ours_is_had_by_nobody() -> None:
    """Its sources have the parts."""
    assert wording.support(Support(2, 0, 0, 2), ours=True) == (
        "our sum, from 2 sources, of numbers by"
    )


def test_names_are_listed_as_in_a_sentence() -> None:
    """The last after 'and'."""
    assert [wording.listed(one) for one in ("A", "AB", "ABC")] == ["A", "A and B", "A, B and C"]


def test_what_a_source_changed_reads_as_a_sentence() -> None:
    """Its name before it, no field of ours in it."""
    gives = {"value": 700000, "population": "men", "speaker": "the Kremlin"}
    assert wording.drift(Gives.model_validate(gives)) == (
        "gave 700,000; told it of men; named the Kremlin as the speaker"
    )


def test_a_speaker_left_out_is_told_so() -> None:
    """Nobody is no name."""
    assert wording.drift(Gives.model_validate({"speaker": "nobody"})) == "did not say who said it"


def test_what_a_source_says_in_a_whole_clause_reads_as_a_sentence() -> None:
    """Words of another kind are worded so."""
    assert wording.drift(Gives.model_validate({"wording": "that it began"})) == "said that it began"
    assert wording.drift(Gives.model_validate({"wording": "deserting"})) == "worded it as deserting"


def test_a_word_left_out_before_a_number_is_told(world) -> None:
    """Who prints the same number without its "about" has changed that word and nothing else."""
    claim = load(world()).claims["entries-october"]
    bare = Gives.model_validate({"qualifier": "exactly"})
    assert wording.drift(bare, claim) == "left out “more than”"
    assert wording.drift(bare) == "gave the bare number"
    same = Gives.model_validate({"value": 200000, "qualifier": "exactly", "unit": "people"})
    assert wording.drift(same, claim) == "left out “more than”; told it as people"
    kept = Gives.model_validate({"value": 200000, "qualifier": "more_than", "unit": "people"})
    assert wording.drift(kept, claim) == "told it as people"
    other = Gives.model_validate({"value": 300000, "qualifier": "exactly"})
    assert wording.drift(other, claim) == "gave 300,000"
    assert wording.drift(Gives.model_validate({"qualifier": "about"}), claim) == "gave about"


def test_every_change_has_words() -> None:
    """Whatever a record may say that a source gives instead."""
    told = {
        "number", *(name for name in Gives.model_fields if name not in ("value", "low", "high"))
    }  # fmt: skip
    assert set(evidence._DRIFT) == told


@pytest.mark.parametrize(
    ("kind", "reason", "expected"),
    [
        ("conflict", "relay_drift", "They cannot both be true: one was changed in retelling."),
        (
            "confusion",
            "different_period",
            "They speak of different things: each counts other days.",
        ),
        ("conflict", "unresolved", "Why they differ is not known."),
        ("confusion", "unresolved", "Why they differ is not known."),
    ],
)
def test_a_disagreement_says_its_kind_in_plain_words(kind: str, reason: str, expected: str) -> None:
    """What nothing decides is neither told as an error nor as one thing taken for another."""
    one = Disagreement.model_validate(
        {"id": "a", "title": "A?", "topic": "t", "class": kind, "records": ["b", "c"],
         "reason": reason, "explanation": "C.", "stands": "D."}
    )  # fmt: skip
    assert wording.verdict(one) == expected


def test_of_three_that_clash_not_all_are_true() -> None:
    """'Both' is said of two."""
    one = Disagreement.model_validate(
        {"id": "a", "title": "A?", "topic": "t", "class": "conflict", "records": ["b", "c", "d"],
         "reason": "superseded", "explanation": "C.", "stands": "D."}
    )  # fmt: skip
    assert wording.verdict(one).startswith("They cannot all be true: a later answer took")


def test_what_is_folded_says_what_it_holds(world) -> None:
    """Numbers alone, or what stands side by side, each kind with its count."""
    data = load(world())
    claim, source = data.claims["entries-october"], data.sources["blog"]
    penalty = data.penalties["article-1"]
    assert wording.rivals([claim]) == "The number, and who said it"
    assert wording.rivals([claim] * 3) == "The 3 numbers, and who said them"
    assert wording.rivals([claim, source, source, penalty, penalty]) == (
        "Side by side: 1 number, 2 texts, 2 terms of the law"
    )


def test_every_reason_is_worded() -> None:
    """A reason that is added needs words."""
    assert set(disagreements._REASONS) == set(Reason) - {Reason.unresolved}


def test_the_tally_counts_what_the_headings_say() -> None:
    """Whoever counts the headings of a page gets the numbers of its first sentence."""
    kinds = [("confusion", one) for one in ("relay_drift", "different_unit", "arithmetic")]
    kinds += [("conflict", "superseded"), ("conflict", "unresolved"), ("confusion", "unresolved")]
    told = [
        Disagreement.model_validate(
            {"id": "a", "title": "A?", "topic": "t", "class": kind, "records": ["b"],
             "reason": reason, "explanation": "C.", "stands": "D."}
        )
        for kind, reason in kinds
    ]  # fmt: skip
    assert wording.tally(told) == (
        "Of 6 questions here, in 3 the answers speak of different things; in 1 they cannot all be "
        "true; in 2 it is not known why they differ."
    )
    heads = [wording.verdict(one).partition(":")[0] for one in told]
    assert [heads.count(head) for head in dict.fromkeys(heads)] == [3, 1, 2]


def test_what_a_source_changed_reads_in_pairs() -> None:
    """A changed number has its qualifier, a changed date is worded."""
    gives = Gives.model_validate(
        {"value": "93000", "qualifier": "more_than", "unit": "people", "date": "2022-11-07"}
    )
    assert wording.given(gives) == [
        ("number", "more than 93,000"),
        ("unit", "people"),
        ("date", "7 November 2022"),
    ]


@pytest.mark.parametrize(
    ("behaves", "moment", "expected"),
    [
        ("flow", "2022-09-21/2022-10-04", "in these days"),
        ("flow", "2022-09-21", "within that day"),
        ("level", "2022-10-28", "on that day"),
        ("level", "2022-11", "at that time"),
        ("level", "2022-11-29~", "at that time"),
        ("cumulative", "2022-10-28", "running total"),
        ("cumulative", None, "running total"),
        ("flow", None, ""),
        ("level", None, ""),
    ],
)
def test_how_a_number_belongs_to_its_days(behaves: str, moment: str | None, expected: str) -> None:
    """Without days there is nothing to belong to, but for what grows."""
    day = parse(moment) if moment else None
    assert wording.behaviour(Behaviour(behaves), day) == expected


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ({"people": 8500}, "8,500 asked"),
        ({"days": "2023-06", "error": 3.5}, "June 2023, error up to 3.5 points"),
        ({"people": 900, "how": "by telephone"}, "900 asked, by telephone"),
    ],
)
def test_whom_a_survey_asked(sample: dict[str, object], expected: str) -> None:
    """As much of it as is known."""
    assert wording.sampled(Sample.model_validate(sample)) == expected


@pytest.mark.parametrize(
    ("towards", "expected"),
    [
        ("low", "Likely too low"),
        ("high", "Likely too high"),
        ("either", "May be too low or too high"),
    ],
)
def test_which_way_a_number_errs(towards: str, expected: str) -> None:
    """In words that say how sure it is."""
    assert wording.errs(Errs.model_validate({"towards": towards, "because": "so"})) == expected


def test_names_in_braces_are_filled_and_the_words_around_them_kept() -> None:
    """Each by its id and its part; braces that are written twice are printed once."""
    told = wording.filled("From {a:start} {a} {{so}}.", "<{}|{}>".format, str.upper)
    assert told == "FROM <a|start> <a|> {SO}."
    assert wording.filled("None here.", "<{}|{}>".format, str.upper) == "NONE HERE."
