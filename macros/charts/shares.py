"""Shares, each within the whole that it is a share of."""

from .. import words
from ..dataset import Dataset
from ..records import Claim, Picture, Qualifier, Record, Unit
from . import rows
from .names import doubt, speaker
from .rows import Bar, Frame, Row
from .sheet import Size, Spec

WHOLE = 100


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim) or data.measures[record.measure].unit != Unit.percent:
        return "draws claims in percent"
    return None


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """Each share as the filled part of a whole."""
    drawn = [_row(data.claims[one.record], data) for one in picture.draws]
    return rows.draw(drawn, Frame(WHOLE, _percent, 330, (10, 20), gap=14), size)


def _row(claim: Claim, data: Dataset) -> Row:
    low = claim.value if claim.low is None else claim.low
    high = claim.value if claim.high is None else claim.high
    assert low is not None and high is not None
    measure = data.measures[claim.measure]
    bar = Bar(
        0,
        high,
        track=WHOLE,
        doubtful=low if high > low else None,
        open="up" if claim.qualifier in (Qualifier.at_least, Qualifier.more_than) else "",
    )
    number = words.amount(claim, measure.unit)
    said = f", {words.when(claim.said_on)}" if claim.said_on else ""
    return Row(
        f"{number[0].upper()}{number[1:]}{doubt(claim)}",
        [bar],
        [f"of {measure.share_of}", f"{speaker(claim, data)}{said}"],
    )


def _percent(value: float) -> str:
    return f"{words.number(value)}%"
