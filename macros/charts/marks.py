"""Visual encoding: what the marks of a claim say of it, in every chart alike.

For example, the marks of a claim that does not stand have an outline alone.
"""

from typing import Literal

from macros.records import Claim, Qualifier, Standing
from macros.records.ranges import stated

Side = Literal["", "up", "down"]

_SIDES: dict[Qualifier, Side] = {
    Qualifier.at_least: "up",
    Qualifier.more_than: "up",
    Qualifier.nearly: "down",
    Qualifier.up_to: "down",
}


def hollow(claim: Claim) -> bool:
    """True of a claim that does not stand: its marks have an outline alone, and no others do."""
    return claim.standing != Standing.stands


def side(claim: Claim) -> Side:
    """The side on which the true number is said to lie; '' for none."""
    return _SIDES.get(claim.qualifier, "")


def ends(claim: Claim) -> tuple[float, float]:
    """Where the mark of a claim begins and ends, which are one for a single number."""
    found = stated(claim)
    assert found is not None  # charts refuse a claim without a number
    return found
