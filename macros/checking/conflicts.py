"""Conflict detection: when records cannot all hold, by rule, so that nobody has to notice.

Claims are compared within their measure, in sorted order and not pair by pair,
by the way the measure behaves; numbers, windows and dates that a source changed
in passing are compared with the record they are evidence of; sums are redone.
For example, a running total of 900 is told when one of 1,000 came before it.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros import wording
from macros.provenance.findings import Findings
from macros.provenance.memoization import kept
from macros.records import Behaviour, Claim, Event, Gives, Measure, Penalty, Qualifier, Term
from macros.records.dataset import Dataset
from macros.records.edtf import Edtf
from macros.records.ranges import Range, range_of


@dataclass(frozen=True)
class Conflict:
    """Records that cannot all hold, the first of them the one to mend, and why in words."""

    ids: tuple[str, ...]
    text: str
    parts: tuple[str, ...] = ()
    """Those of the records that hold by themselves: what a sum is made of."""


@dataclass(frozen=True)
class _Answer:
    """A claim with the range of its number and the days it describes."""

    claim: Claim
    range: Range
    when: Edtf


def conflicts(data: Findings) -> list[Conflict]:
    """Every conflict between the records."""
    return kept(data, "conflicts", lambda: list(_found(data)))


def _found(data: Findings) -> Iterator[Conflict]:
    for measure in data.measures.values():
        answers = list(_answers(data.claims_of.get(measure.id, [])))
        yield from _COMPARE[measure.behaves](answers, measure)
    for claim in data.claims.values():
        yield from _denials(claim, data)
        yield from _retold(claim, data)
        yield from _arithmetic(claim, data)
    for event in data.events.values():
        yield from _dates(event)
    yield from _terms(data)


def _answers(claims: list[Claim]) -> Iterator[_Answer]:
    for claim in claims:
        numbers = range_of(claim)
        if numbers and claim.when:
            yield _Answer(claim, numbers, claim.when)


def _flow(answers: list[_Answer], measure: Measure) -> Iterator[Conflict]:
    """The same window gives the same; a window within another cannot exceed it."""
    yield from _moved(answers, measure)
    order = sorted(answers, key=lambda one: (one.when.first, -one.when.last.toordinal()))
    # The windows met so far whose ceiling no longer window undercuts, by last day; their
    # ceilings rise with it, so that the first that reaches a day has the lowest.
    around: list[tuple[int, float, str, _Answer]] = []
    for _, same in groupby(order, lambda one: (one.when.first, one.when.last)):
        group = list(same)
        yield from _disagreeing(group, measure)
        last = group[0].when.last.toordinal()
        found = bisect_left(around, (last,))
        for one in group:
            if found < len(around) and one.range.low > around[found][1]:
                outer = around[found][3]
                yield _between(
                    one, outer, measure, f"lies within {wording.when(outer.when)} and exceeds it"
                )
        lowest = min(group, key=lambda one: one.range.high)
        entry = (last, lowest.range.high, lowest.claim.id, lowest)
        if found == len(around) or around[found][1] > entry[1]:
            insort(around, entry, key=lambda one: one[:3])
            at = bisect_left(around, entry[:3], key=lambda one: one[:3])
            while at and around[at - 1][1] >= entry[1]:
                del around[at - 1]
                at -= 1


def _moved(answers: list[_Answer], measure: Measure) -> Iterator[Conflict]:
    """A number that is not rounded is of one window; told of another, it was moved."""
    seen: dict[float, _Answer] = {}
    for one in answers:
        number = one.claim.value
        if number is None or number < 1000 or number % 100 == 0:
            continue
        if one.claim.qualifier != Qualifier.exactly:
            continue
        first = seen.setdefault(number, one)
        if (first.when.first, first.when.last) != (one.when.first, one.when.last):
            yield _between(one, first, measure, f"is told of {wording.when(first.when)} too")


def _cumulative(answers: list[_Answer], measure: Measure) -> Iterator[Conflict]:
    """A running total gives the same on one day, and never falls below any before it."""
    how = "is a running total that falls below it"
    return _successive(answers, measure, how, lambda *both: max(both, key=_floor))


def _level(answers: list[_Answer], measure: Measure) -> Iterator[Conflict]:
    """A level gives the same on one day; a fall from one statement to the next is explained."""
    how = "falls below the statement before it"
    return _successive(answers, measure, how, lambda before, after: after)


_COMPARE = {
    Behaviour.flow: _flow,
    Behaviour.cumulative: _cumulative,
    Behaviour.level: _level,
}


def _successive(
    answers: list[_Answer],
    measure: Measure,
    how: str,
    keep: Callable[[_Answer, _Answer], _Answer],
) -> Iterator[Conflict]:
    """Each answer below the one that ``keep`` holds against it, day after day."""
    before: _Answer | None = None
    for group in _days(answers):
        yield from _disagreeing(group, measure)
        for one in group:
            if before and one.range.high < before.range.low:
                yield _between(one, before, measure, how)
        top = max(group, key=_floor)
        before = keep(before, top) if before else top


def _floor(answer: _Answer) -> float:
    return answer.range.low


def _days(answers: list[_Answer]) -> Iterator[list[_Answer]]:
    order = sorted(answers, key=lambda one: (one.when.last, one.when.first))
    for _, group in groupby(order, lambda one: one.when.last):
        yield list(group)


def _disagreeing(group: list[_Answer], measure: Measure) -> Iterator[Conflict]:
    """Answers for the same days whose ranges do not meet: each with the lowest or the highest."""
    order = sorted(group, key=lambda one: (one.range.low, one.claim.id))
    lowest = min(order, key=lambda one: one.range.high)
    highest = max(order, key=lambda one: one.range.low)
    told = set()
    for one in order:
        for upper, lower in ((one, lowest), (highest, one)):
            pair = (upper.claim.id, lower.claim.id)
            if upper.range.low > lower.range.high and pair not in told:
                told.add(pair)
                yield _between(upper, lower, measure, "is of the same days")


def _between(one: _Answer, other: _Answer, measure: Measure, how: str) -> Conflict:
    text = (
        f"'{wording.counted(one.claim, measure)}' ({wording.when(one.when)}) {how}: "
        f"claim {other.claim.id} gives '{wording.counted(other.claim, measure)}'"
    )
    return Conflict((one.claim.id, other.claim.id), text)


def _denials(claim: Claim, data: Dataset) -> Iterator[Conflict]:
    for denied in claim.denies:
        yield Conflict((claim.id, denied), f"denies claim {denied}")


def _retold(claim: Claim, data: Dataset) -> Iterator[Conflict]:
    """A source that passes a claim on with another number or other days."""
    numbers = range_of(claim)
    for evidence in claim.evidence:
        given = evidence.gives and range_of(evidence.gives)
        if given and numbers and not given.meets(numbers):
            assert evidence.gives
            told = dict(wording.given(evidence.gives))["number"]
            text = f"{evidence.source} gives '{told}' instead"
            yield Conflict((claim.id, evidence.source), text)
        window = evidence.gives and evidence.gives.window
        if (
            window
            and claim.when
            and (window.first, window.last)
            != (
                claim.when.first,
                claim.when.last,
            )
        ):
            text = f"{evidence.source} gives {wording.when(window)} instead"
            yield Conflict((claim.id, evidence.source), text)


def _arithmetic(claim: Claim, data: Findings) -> Iterator[Conflict]:
    """A sum or difference that its parts do not make, or make of unlike windows or units."""
    found, stated = data.sum(claim), range_of(claim)
    if not found.made or not stated:
        return
    measures = [data.measures[part.measure] for part in found.parts]
    part_ids = tuple(part.id for part in found.parts)
    ids = (claim.id, *part_ids)
    kind = "sum" if claim.sum_of else "difference"
    if not found.made.meets(stated):
        text = f"is not the {kind} of its parts, which make {wording.between(found.made)}"
        yield Conflict(ids, text, part_ids)
    if {measure.unit for measure in measures} != {data.measures[claim.measure].unit}:
        yield Conflict(ids, f"is a {kind} of parts with other units", part_ids)
    windows = {
        (part.when.first, part.when.last) if part.when else None
        for part, measure in zip(found.parts, measures, strict=True)
        if measure.behaves == Behaviour.flow
    }
    if len(windows) > 1:
        yield Conflict(ids, f"is a {kind} of parts with different windows", part_ids)


def _dates(event: Event) -> Iterator[Conflict]:
    """Sources that date one event on different days."""
    given = [(one.source, one.gives.date) for one in event.evidence if one.gives and one.gives.date]
    for source, day in given:
        if not day.overlaps(event.date):
            text = f"{source} dates it {wording.when(day)}, not {wording.when(event.date)}"
            yield Conflict((event.id, source), text)
    order = sorted(given, key=lambda pair: pair[1])
    for (one, day), (other, later) in zip(order, order[1:], strict=False):
        if not day.overlaps(later):
            text = f"{one} dates it {wording.when(day)}, {other} {wording.when(later)}"
            yield Conflict((event.id, one, other), text)


def _terms(data: Dataset) -> Iterator[Conflict]:
    """Different terms for one article and conduct, or other terms than a source gives."""
    known: dict[tuple[object, ...], Penalty] = {}
    for penalty in data.penalties.values():
        key = tuple(one.casefold() for one in (penalty.code, penalty.article, penalty.conduct))
        first = known.setdefault(key, penalty)
        if first is not penalty and first.newest.terms != penalty.newest.terms:
            yield Conflict((penalty.id, first.id), f"penalty {first.id} gives other terms")
        for evidence in penalty.evidence:
            given = evidence.gives
            if given and given.high is not None and not _same_terms(given, penalty.newest.terms):
                text = (
                    f"{evidence.source} gives {dict(wording.given(given))['number']} years instead"
                )
                yield Conflict((penalty.id, evidence.source), text)


def _same_terms(given: Gives, terms: list[Term]) -> bool:
    return any((term.min, term.max) == (given.low, given.high) for term in terms)
