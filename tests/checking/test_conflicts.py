"""Records that cannot all hold are found by rule, each kind by its message."""

from dataclasses import replace

import pytest
from conftest import DATA, SUBJECT
from hypothesis import given
from hypothesis import strategies as st

from macros.checking import load
from macros.checking.conflicts import conflicts
from macros.checking.consistency import check
from macros.corpus import Corpus
from macros.problems import Problems
from macros.records import Claim, Measure, Qualifier
from macros.records.ranges import MEANINGS, Range, range_of


def measured(behaves: str, *answers: str) -> str:
    """YAML of one measure and claims a, b, c ... that answer it."""
    claims = "".join(
        f"  - {{id: {name}, measure: counted, said_by: minister, kind: count, standing: stands, "
        f"evidence: [{{source: agency}}], {answer}}}\n"
        for name, answer in zip("abcdefgh", answers, strict=False)
    )
    return (
        "measures:\n  - {id: counted, question: How many of them?, topic: losses, unit: persons, "
        f"population: soldiers, behaves: {behaves}}}\n"
        "topics:\n  - {id: losses, question: How many?, theme: call_up, order: 2}\n"
        f"claims:\n{claims}"
    )


def found(world, behaves: str, *answers: str) -> list[str]:
    """What is told of claims a, b, c ... of one measure."""
    try:
        load(world(extra=measured(behaves, *answers)))
    except Problems as problems:
        return [problem.text.split(";")[0] for problem in problems.found]
    return []


FOUND = [
    (
        "a flow gives two numbers for one window",
        "flow",
        ["value: 5, period: 2022-09", "value: 6, period: 2022-09"],
        [
            "claim b: '6 people' (September 2022) is of the same days: claim a gives '5 people'",
        ],
    ),
    (
        "a window exceeds the one it lies in",
        "flow",
        ["value: 5, period: 2022-09", "value: 6, period: 2022-09-02/2022-09-03"],
        [
            "claim b: '6 people' (2–3 Sept 2022) lies within September 2022 and exceeds it: "
            "claim a gives '5 people'",
        ],
    ),
    (
        "a number to the last digit is told of two windows",
        "flow",
        [
            "value: 6268, period: 2022-09-21/2022-09-29",
            "value: 6268, period: 2022-09-22/2022-09-28",
        ],
        [
            "claim a: '6,268 people' (21–29 Sept 2022) is told of 22–28 Sept 2022 too: "
            "claim b gives '6,268 people'",
        ],
    ),
    (
        "a running total falls",
        "cumulative",
        ["value: 318, as_of: 2022-11-04", "value: 300, as_of: 2022-12-07"],
        [
            "claim b: '300 people' (7 December 2022) is a running total that falls below it: "
            "claim a gives '318 people'",
        ],
    ),
    (
        "a running total falls below one long before",
        "cumulative",
        [
            "value: 9, as_of: 2022-11-01",
            "value: 9, as_of: 2022-11-02",
            "value: 8, as_of: 2022-11-03",
        ],
        [
            "claim c: '8 people' (3 November 2022) is a running total that falls below it: "
            "claim a gives '9 people'",
        ],
    ),
    (
        "a running total has two numbers on one day",
        "cumulative",
        ["value: 5, as_of: 2022-11-04", "value: 6, as_of: 2022-11-04"],
        ["claim b: '6 people' (4 November 2022) is of the same days: claim a gives '5 people'"],
    ),
    (
        "a level falls between two statements",
        "level",
        ["value: 87, as_of: 2022-11-01", "value: 80, qualifier: up_to, as_of: 2022-11-07"],
        [
            "claim b: 'up to 80 people' (7 November 2022) falls below the statement before it: "
            "claim a gives '87 people'",
        ],
    ),
]


@pytest.mark.parametrize(
    ("behaves", "answers", "messages"), [one[1:] for one in FOUND], ids=[one[0] for one in FOUND]
)
def test_a_conflict_is_found(world, behaves: str, answers: list[str], messages: list[str]) -> None:
    """The message names both records and both values."""
    assert found(world, behaves, *answers) == messages


NOT_FOUND = [
    (
        "a count that merely grows",
        "cumulative",
        ["value: 98, as_of: 2022-09-27", "value: 200, as_of: 2022-10-04"],
    ),
    (
        "windows that only overlap",
        "flow",
        ["value: 9, period: 2022-09-01/2022-09-10", "value: 1, period: 2022-09-05/2022-09-20"],
    ),
    (
        "a window within another that is less",
        "flow",
        ["value: 9, period: 2022-09", "value: 8, period: 2022-09-02/2022-09-03"],
    ),
    (
        "roundings that meet",
        "flow",
        [
            "value: 98, qualifier: about, period: 2022-09",
            "value: 100, qualifier: nearly, period: 2022-09",
        ],
    ),
    (
        "a level that rises",
        "level",
        ["value: 5, as_of: 2022-11-01", "value: 6, as_of: 2022-11-02"],
    ),
    ("numbers of no known day", "flow", ["value: 5", "value: 6"]),
]


@pytest.mark.parametrize(
    ("behaves", "answers"), [one[1:] for one in NOT_FOUND], ids=[one[0] for one in NOT_FOUND]
)
def test_what_can_hold_is_not_called_a_conflict(world, behaves: str, answers: list[str]) -> None:
    """Growth, overlap and rounding are no contradiction."""
    assert found(world, behaves, *answers) == []


def test_the_message_says_what_to_write(world) -> None:
    """It names the record that is to be written, with the ids to put into it."""
    with pytest.raises(Problems) as problems:
        load(
            world(extra=measured("flow", "value: 5, period: 2022-09", "value: 6, period: 2022-09"))
        )
    assert str(problems.value).endswith(
        "; write a disagreement of 'class: conflict' that explains it, with records: [b, a]"
    )


def test_a_disagreement_explains_a_conflict(world) -> None:
    """Once it is written, the records load; and it must be of class conflict."""
    written = measured("flow", "value: 5, period: 2022-09", "value: 6, period: 2022-09") + (
        "disagreements:\n  - {id: five-or-six, title: This or that?, topic: losses, "
        "class: conflict, records: [a, b], reason: unresolved, explanation: They differ.}\n"
    )
    assert load(world(extra=written)).disagreements["five-or-six"].class_ == "conflict"
    with pytest.raises(Problems, match="write a disagreement of 'class: conflict'"):
        load(world(extra=written.replace("class: conflict", "class: confusion")))


RECORDS = [
    (
        "a source that passes on another number",
        ("gives: {unit: net inflow}", "gives: {value: 300000}"),
        "claim entries-october: blog gives '300,000' instead",
    ),
    (
        "a source that passes on other days",
        ("gives: {unit: net inflow}", "gives: {window: 2022-09-01/2022-10-04}"),
        "claim entries-october: blog gives 1 Sept – 4 Oct 2022 instead",
    ),
    (
        "a source that dates an event otherwise",
        (
            "claims: [entries-october]\n    evidence: [{source: agency}]",
            "evidence: [{source: agency, gives: {date: 2022-09-26}}]",
        ),
        "event law-signed: agency dates it 26 September 2022, not 24 September 2022",
    ),
    (
        "a source that gives other terms",
        (
            "unit: years}]\n    evidence: [{source: agency}]",
            "unit: years}]\n    evidence: [{source: agency, gives: {low: 6, high: 15}}]",
        ),
        "penalty article-1: agency gives 6–15 years instead",
    ),
    (
        "a disagreement of class conflict that describes none",
        ("class: confusion", "class: conflict"),
        "disagreement net-or-gross: no rule finds a conflict between its records",
    ),
    (
        "a source that gives what the record says",
        ("gives: {unit: net inflow}", "gives: {window: 2022-09-21/2022-10-04}"),
        "claim entries-october: 'window' gives what the record says",
    ),
    (
        "another penalty for the same article and conduct",
        (
            "testimonies:\n",
            "  - {id: article-1-again, code: Penal Code, article: '1, part 2', "
            "conduct: Refusing, binds: Soldiers, "
            "editions: [{terms: [{sanction: prison, max: 7, unit: years}]}], "
            "evidence: [{source: agency}]}\ntestimonies:\n",
        ),
        "penalty article-1-again: penalty article-1 gives other terms",
    ),
    (
        "a source that relays itself",
        ("locator: p1, quote: more than 200 thousand", "via: agency"),
        "claim entries-october: its sources relay each other: agency → agency",
    ),
    (
        "sources that relay each other",
        ("locator: p1, quote: more than 200 thousand", "via: blog"),
        "claim entries-october: its sources relay each other: agency → blog → agency",
    ),
]


@pytest.mark.parametrize(
    ("replacement", "message"), [one[1:] for one in RECORDS], ids=[one[0] for one in RECORDS]
)
def test_records_are_held_against_their_evidence(world, replacement, message: str) -> None:
    """What a source changed is compared with what the record says."""
    with pytest.raises(Problems) as problems:
        load(world(replacement))
    assert problems.value.found[0].text.split(";")[0] == message


def test_a_confusion_that_rests_on_nothing_is_refused(world) -> None:
    """Neither a shared topic, nor a drift, nor a quote: it is only an opinion."""
    folder = world(
        ("    evidence: [{source: blog, quote: net inflow}]\n", ""),
        (", gives: {unit: net inflow}", ""),
    )
    with pytest.raises(Problems, match="disagreement net-or-gross: rests on nothing: name two"):
        load(folder)


def test_a_topic_with_two_measures_says_how_they_differ(world) -> None:
    """Readers take them for each other."""
    second = (
        "measures:\n  - {id: exits, question: How many exits?, topic: travel, "
        "unit: border_crossings, population: Citizens, direction: out, behaves: flow}\n"
    )
    with pytest.raises(
        Problems, match="topic travel: has 2 measures; say in 'note' how they differ"
    ):
        load(world(extra=second))


SUMS = [
    ("sum_of: [a, b], derivation: stated, value: 11, period: 2022-09", []),
    (
        "sum_of: [a, b], derivation: stated, value: 12, period: 2022-09",
        ["claim d: is not the sum of its parts, which make 11"],
    ),
    (
        "sum_of: [b, c], derivation: inferred, value: 7, period: 2022-09",
        ["claim d: is a sum of parts with different windows"],
    ),
    (
        "difference_of: [b, a], derivation: inferred, value: 7, period: 2022-09",
        ["claim d: is not the difference of its parts, which make 1"],
    ),
]


@pytest.mark.parametrize(("answer", "messages"), SUMS)
def test_arithmetic_is_redone(world, answer: str, messages: list[str]) -> None:
    """A sum is recomputed with the ranges, windows and units of its parts."""
    parts = [
        "value: 5, period: 2022-09-01/2022-09-02",
        "value: 6, period: 2022-09-01/2022-09-02",
        "value: 1, period: 2022-09-03",
    ]
    told = found(world, "flow", *parts, answer)
    same_days = "is of the same days"
    assert [one for one in told if same_days not in one] == messages


NO_SUMS = [
    (
        "sum_of: [a], derivation: stated",
        "claim b: 'sum_of' names two claims or more, which it adds up",
    ),
    (
        "difference_of: [a], derivation: stated",
        "claim b: 'difference_of' names two claims: one, and what is taken from it",
    ),
    (
        "difference_of: [a, a, a], derivation: stated",
        "claim b: 'difference_of' names two claims: one, and what is taken from it",
    ),
    (
        "sum_of: [a, a], difference_of: [a, a], derivation: stated",
        "claim b: a claim is a 'sum_of' others or their 'difference_of', not both",
    ),
    ("sum_of: [a, a]", "claim b: 'derivation' goes with 'sum_of' or 'difference_of'"),
]


@pytest.mark.parametrize(("answer", "message"), NO_SUMS)
def test_a_sum_adds_up_and_a_difference_is_of_two(world, answer: str, message: str) -> None:
    """A claim is one of them, and says who did it."""
    days = "period: 2022-09-01/2022-09-02"
    assert found(world, "flow", f"value: 5, {days}", f"value: 10, {days}, {answer}") == [message]


def test_a_sum_that_goes_in_a_circle_is_told(world) -> None:
    """A claim cannot be a part of itself, by way of others either."""
    told = found(
        world,
        "flow",
        "value: 0, period: 2022-09, sum_of: [b, b], derivation: stated",
        "value: 0, period: 2022-09, sum_of: [a, a], derivation: stated",
    )
    assert told in (
        ["claim a: is a part of itself: a → b → a"],
        ["claim b: is a part of itself: b → a → b"],
    )


def test_a_part_without_a_number_is_told(world) -> None:
    """A denial cannot be added."""
    extra = measured("flow", "value: 5, period: 2022-09") + (
        "  - {id: b, measure: counted, said_by: minister, kind: denial, denies: [a], "
        "standing: stands, evidence: [{source: agency}]}\n"
        "  - {id: c, measure: counted, said_by: minister, kind: count, value: 5, "
        "sum_of: [a, b], derivation: stated, standing: stands, evidence: [{source: agency}]}\n"
    )
    with pytest.raises(Problems, match="claim c: claim b has no number, so nothing can be made"):
        load(world(extra=extra))


def test_unlike_units_make_no_sum(world) -> None:
    """People and border crossings do not add up."""
    parts = measured("flow", "value: 5, period: 2022-09")
    mixed = (
        "  - {id: b, measure: counted, said_by: minister, kind: count, standing: stands, "
        "evidence: [{source: agency}], value: 200005, period: 2022-09-21/2022-10-04, "
        "sum_of: [a, entries-october], derivation: inferred}\n"
    )
    with pytest.raises(Problems) as problems:
        load(world(extra=parts + mixed))
    texts = [problem.text.split(";")[0] for problem in problems.value.found]
    assert "claim b: is a sum of parts with other units" in texts


@pytest.fixture(scope="module")
def data() -> Corpus:
    return DATA


# Every conflict among those noted while the texts were read that a rule can find.
NOTED = [
    ("putin-mobilization-complete", "euronews247-return"),
    ("shoigu-mobilization-complete", "euronews247-return"),
    ("combat-unit-growth-pioneer", "mobilized-in-combat-units-4-nov"),
    ("mobilized-in-zone-7-nov", "mobilized-in-zone-1-nov"),
    ("mobilized-total-7-dec", "mobilized-total-4-nov"),
    ("mobilized-total-14-oct", "novaya-putin-two-weeks"),
    ("peskov-denies-700k", "forbes-600-700k"),
    ("forbes-one-million", "forbes-600-700k"),
    ("newsweek-370k-arrivals", "georgia-entries-29-sep"),
    ("kazakhstan-stayed-29-nov", "kazakhstan-exits-29-nov"),
    ("georgia-exits-26-sep", "georgia-exits-26-sep-sputnik"),
    ("mongolia-altanbulag-29-sep", "mongolia-altanbulag-28-sep"),
    ("withheld-number-novaya", "withheld-number-peskov"),
    ("withheld-number-peskov-denial", "withheld-number-novaya"),
    ("detained-21-sep", "detained-21-sep-evening"),
    ("it-worker-called-up", "reuters-it-worker"),
    ("article-356-1-part-4", "novaya-365-fz"),
]


@pytest.mark.parametrize("pair", NOTED, ids=["+".join(pair) for pair in NOTED])
def test_every_noted_conflict_is_found(data: Corpus, pair: tuple[str, str]) -> None:
    """The rules find what a reader of the texts found by hand."""
    assert any(set(pair) <= set(conflict.ids) for conflict in conflicts(data))


CONFLICTS = [one.id for one in DATA.disagreements.values() if one.class_ == "conflict"]


@pytest.mark.parametrize("id", CONFLICTS)
def test_without_its_disagreement_a_conflict_is_told(data: Corpus, id: str) -> None:
    """Deleting any disagreement of class conflict makes the check name its records."""
    left = {key: one for key, one in data.disagreements.items() if key != id}
    without = replace(data, disagreements=left)
    named = [one for one in conflicts(data) if set(one.ids) <= set(data.disagreements[id].records)]
    others = [one for one in left.values() if one.class_ == "conflict"]
    alone = [one for one in named if not any(set(one.ids) <= set(x.records) for x in others)]
    told = {breach.id for breach in check(without) if "write a disagreement" in breach.text}
    assert told == {one.ids[0] for one in alone}
    assert alone, "another disagreement explains the same conflict"


def changed(data: Corpus, id: str, value: int) -> list[str]:
    """What is told after the value of one claim is another."""
    claims = {**data.claims, id: data.claims[id].model_copy(update={"value": value})}
    return [f"{breach.id}: {breach.text}" for breach in check(replace(data, claims=claims))]


def test_a_pair_that_begins_to_conflict_is_told(data: Corpus) -> None:
    """The message names both, and the record to write."""
    assert changed(data, "kazakhstan-exits-27-sep", 174000) == [
        "kazakhstan-exits-27-sep: '174,000 border crossings' (21–27 Sept 2022) lies within "
        "21 Sept – 4 Oct 2022 and exceeds it: claim kazakhstan-exits-4-oct gives "
        "'147,000 border crossings'; write a disagreement of 'class: conflict' that explains it, "
        "with records: [kazakhstan-exits-27-sep, kazakhstan-exits-4-oct]"
    ]


def test_a_pair_that_ceases_to_conflict_is_told(data: Corpus) -> None:
    """The disagreement that described it describes none any more."""
    assert changed(data, "georgia-exits-26-sep-sputnik", 62120) == [
        "georgia-exits-differ: no rule finds a conflict between its records; mend the records, "
        "or make it 'class: confusion'"
    ]


numbers = st.integers(0, 10**9)
ranges = st.tuples(numbers, numbers).map(lambda pair: Range(*sorted(pair)))


@given(ranges, ranges)
def test_ranges_meet_when_they_share_a_number(one: Range, other: Range) -> None:
    """Meeting does not depend on who is asked."""
    shared = max(one.low, other.low) <= min(one.high, other.high)
    assert (one.meets(other), other.meets(one)) == (shared, shared)


@given(ranges, ranges)
def test_a_difference_undoes_a_sum(one: Range, other: Range) -> None:
    """What is added and taken away again lies around what was there."""
    again = one + other - other
    assert again.low <= one.low and one.high <= again.high


@given(st.integers(1, 10**9), st.sampled_from(list(Qualifier)))
def test_a_qualified_number_is_in_its_range(value: int, qualifier: Qualifier) -> None:
    """Whatever the qualifier, the number itself can be meant; and each has a meaning."""
    claim = Claim.model_validate(
        {"id": "a", "measure": "m", "said_by": "x", "kind": "count", "standing": "stands",
         "evidence": [{"source": "s"}], "value": value, "qualifier": qualifier}
    )  # fmt: skip
    numbers = range_of(claim)
    assert numbers and numbers.low <= value <= numbers.high
    assert set(MEANINGS) == set(Qualifier)


days = st.integers(1, 28)


@given(st.lists(st.tuples(days, days, st.integers(1, 9)), min_size=1, max_size=12))
def test_the_sorted_comparison_finds_what_every_pair_would(windows) -> None:
    """A claim is told exactly when some pair of it cannot hold, however many there are."""
    answers = {
        f"c{number}": (f"2022-09-{min(a, b):02d}/2022-09-{max(a, b):02d}", value)
        for number, (a, b, value) in enumerate(windows)
    }
    data = _flow_of(answers)
    pairs = {one.ids for one in conflicts(data)}
    told = {id for pair in pairs for id in pair}
    for one, other in pairs:
        assert data.claims[one].when.within(data.claims[other].when)
        assert answers[one][1] > answers[other][1]
    expected = set()
    for one, (days_one, value) in answers.items():
        for other, (days_other, bound) in answers.items():
            window, around = data.claims[one].when, data.claims[other].when
            if one != other and window.within(around) and value > bound:
                expected.add(one)
            if one != other and days_one == days_other and value != bound:
                expected.add(one)
    assert expected <= told


def _flow_of(answers: dict[str, tuple[str, int]]) -> Corpus:
    measure = Measure.model_validate(
        {"id": "m", "question": "q", "topic": "t", "unit": "persons", "population": "p",
         "behaves": "flow"}, context=SUBJECT,
    )  # fmt: skip
    claims = {
        id: Claim.model_validate(
            {"id": id, "measure": "m", "said_by": "x", "kind": "count", "standing": "stands",
             "evidence": [{"source": "s"}], "value": value, "period": window}
        )
        for id, (window, value) in answers.items()
    }  # fmt: skip
    return Corpus(measures={"m": measure}, claims=claims)
