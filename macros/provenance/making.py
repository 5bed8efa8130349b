"""Methodology: how the number of one claim was made; what it says itself before its measure.

For example, a claim that names no method was made by that of its measure.
"""

from dataclasses import dataclass

from macros.records import Claim, ClaimKind, Errs, Measure, Method, Sample


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
