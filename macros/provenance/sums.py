"""Sums and differences: what a claim is made of, and what its parts make.

For example, 'more than 200,000' and 'at least 12,000' make 212,000 as they were stated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from macros.records import Claim, Gives
from macros.records.dataset import Dataset
from macros.records.ranges import Range, range_of, stated, total


@dataclass(frozen=True)
class Sum:
    """What a sum adds up, or a difference takes from each other; of another claim, nothing."""

    parts: list[Claim]
    told: list[Gives | None]
    """What whoever did the sum gives for each part, where that is another number."""
    made: Range | None
    """All numbers that the parts can make; None unless each has one."""
    as_stated: Range | None
    """The same of the numbers as they were stated, by whoever did the sum where it names them."""


def sum_up(claim: Claim, data: Dataset) -> Sum:
    """What a claim is made of, in order."""
    parts = [data.claims[id] for id in (*claim.sum_of, *claim.difference_of)]
    told = [_told(part, claim) for part in parts]
    ends = [stated(gives or part) for part, gives in zip(parts, told, strict=True)]
    as_stated = [one and Range(*one) for one in ends]
    return Sum(parts, told, _made([*map(range_of, parts)], claim), _made(as_stated, claim))


def _told(part: Claim, claim: Claim) -> Gives | None:
    teller = claim.evidence[0].source
    given = (one.gives for one in part.evidence if one.source == teller and one.gives)
    return next((gives for gives in given if stated(gives)), None)


def _made(parts: Sequence[Range | None], claim: Claim) -> Range | None:
    ranges = [one for one in parts if one]
    if not ranges or len(ranges) < len(parts):
        return None
    return total(ranges) if claim.sum_of else ranges[0] - ranges[1]


def sums_in_a_circle(data: Dataset) -> list[str]:
    """The ids of claims that are, by way of each other, parts of themselves; or none."""
    parts = {
        claim.id: {*claim.sum_of, *claim.difference_of}
        for claim in data.claims.values()
        if claim.derivation
    }
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []
