"""Range checks: what a number may be, by what it counts, and what sums are made of.

For example, a count of people has no fraction, and no share is 120 percent.
"""

from collections.abc import Collection, Iterator

from macros.problems import Breach, Loc
from macros.records import Claim, Gives, Measure, Number
from macros.records.dataset import Dataset
from macros.records.ranges import range_of
from macros.records.subject import Subject


def numbers_fit_what_they_count(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """People and things come in whole numbers, and nothing is fewer than none.

    A mean, so many a day, may be a fraction; a balance of two counts and a change in
    percent may fall below zero, and no share is more than the whole. What a source gives in
    other units is not judged.
    """
    for claim in data.claims.values():
        measure = data.measures.get(claim.measure)
        for loc, number in _numbers(claim):
            if measure and (flaw := _flaw(number, measure, data.subject)):
                yield Breach(claim.id, f"'{loc[-1]}' is {number}, but {flaw}", loc)


def parts_have_numbers(data: Dataset) -> Iterator[Breach]:
    """What is added or taken away is a number, and not a denial.

    Unlike the rules below it is asked once references are known to lead to claims.
    """
    for claim in data.claims.values():
        for field in ("sum_of", "difference_of"):
            for number, part in enumerate(getattr(claim, field)):
                if range_of(data.claims[part]) is None:
                    text = f"claim {part} has no number, so nothing can be made of it"
                    yield Breach(claim.id, text, (field, number))


RULES = (numbers_fit_what_they_count,)


def _flaw(number: Number, measure: Measure, subject: Subject) -> str | None:
    noun = measure.unit.plain
    if number < 0 and measure.direction != "net" and measure.unit.format != "change":
        return f"{noun} are never fewer than none; write it without the minus"
    if measure.unit.format == "share" and number > 100:
        told = "a share is 100 percent at most"
        change = next((id for id, one in subject.units.items() if one.format == "change"), None)
        return f"{told}; a change has the unit '{change}'" if change else told
    if isinstance(number, float) and measure.unit.is_whole and not measure.per:
        return f"{noun} are counted in whole numbers; write all of its digits, such as 200000"
    return None


def _numbers(claim: Claim) -> Iterator[tuple[Loc, Number]]:
    """Each number of a claim, and of what a source gives instead in the same unit."""
    yield from _given(claim, ())
    for place, evidence in enumerate(claim.evidence):
        if evidence.gives and not evidence.gives.unit:
            yield from _given(evidence.gives, ("evidence", place, "gives"))


def _given(answer: Claim | Gives, loc: Loc) -> Iterator[tuple[Loc, Number]]:
    for name in ("value", "low", "high"):
        number = getattr(answer, name)
        if number is not None:
            yield (*loc, name), number
