"""Methodology: how the number of one claim was made; what it says itself before its measure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from macros.problems import Breach
from macros.records import Claim, ClaimKind, Errs, Measure, Sample
from macros.records.dataset import Dataset
from macros.records.methods import Method


@dataclass(frozen=True)
class Making:
    """How one number was made, as far as it is known."""

    method: Method | None
    how: str | None
    sample: Sample | None
    errs: Errs | None


def making(claim: Claim, measure: Measure) -> Making:
    """The claim's own, then its measure's.

    How a measure's method was used, and on whom, is not said of another method; of a
    denial, which gives no number, nothing is.
    """
    if claim.kind == ClaimKind.denial:
        return Making(None, None, None, None)
    same = claim.method is None
    return Making(
        claim.method or measure.method,
        claim.how or (measure.how if same else None),
        claim.sample or (measure.sample if same else None),
        claim.errs or measure.errs,
    )


def methods_are_said_once(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A claim says its method where it is not its measure's."""
    for claim, measure in _answers(data):
        if claim.method and claim.method == measure.method:
            text = f"'method' is that of its measure, {measure.id}; leave it out"
            yield Breach(claim.id, text, ("method",))


def surveys_alone_have_samples(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Whom somebody asked is said of a survey."""
    asked = "'sample' is whom a survey asked; write 'method: survey', or drop it"
    for measure in data.measures.values():
        if measure.sample and measure.method != Method.survey:
            yield Breach(measure.id, asked, ("sample",))
    for claim, measure in _answers(data):
        if claim.sample and making(claim, measure).method != Method.survey:
            yield Breach(claim.id, asked, ("sample",))


def sums_are_called_sums(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What somebody added up or subtracted was not counted, whatever its parts were."""
    for claim, measure in _answers(data):
        method = making(claim, measure).method
        if not claim.derivation or claim.derivation == "beside" or method in (None, *_SUMS):
            continue
        text = (
            f"it is made of other claims, not by {method}; write 'method: {_SUMS[0]}' or "
            f"'method: {_SUMS[1]}'"
        )
        yield Breach(claim.id, text, ("method",))


RULES = (methods_are_said_once, surveys_alone_have_samples, sums_are_called_sums)

_SUMS = (Method.sum_of_counts, Method.calculation)


def _answers(data: Dataset) -> Iterator[tuple[Claim, Measure]]:
    """Each claim with its measure, where that was read."""
    for claim in data.claims.values():
        if measure := data.measures.get(claim.measure):
            yield claim, measure
