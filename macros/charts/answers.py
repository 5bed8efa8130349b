"""Rival answers to one question, each as far as it reaches and with what it counts."""

from .. import words
from ..dataset import Dataset
from ..records import Claim, ClaimKind, Picture, Qualifier, Record, Standing, Unit
from . import rows
from .names import amount, speaker
from .rows import Bar, Frame, Row
from .sheet import Size, Spec

_SHAPES = {Unit.persons: "circle", Unit.border_crossings: "square"}


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim):
        return "draws claims"
    if record.kind == ClaimKind.denial:
        drawn = {one.record for one in picture.draws}
        return None if drawn & set(record.denies) else "draws a denial with what it denies"
    if data.measures[record.measure].unit not in _SHAPES:
        return "draws claims that count persons or border crossings"
    return None


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """Each answer as a range or a point from zero, denials beside what they deny."""
    claims = [data.claims[one.record] for one in picture.draws]
    denials = [one for one in claims if one.kind == ClaimKind.denial]
    answers = [one for one in claims if one.kind != ClaimKind.denial]
    top = max(_ends(one)[1] for one in answers)
    drawn = [_row(one, denials, data) for one in answers]
    return rows.draw(drawn, Frame(top, words.number, 330, (20, 20), gap=14), size)


def _row(claim: Claim, denials: list[Claim], data: Dataset) -> Row:
    low, high = _ends(claim)
    measure = data.measures[claim.measure]
    more = claim.qualifier in (Qualifier.at_least, Qualifier.more_than)
    less = claim.qualifier in (Qualifier.nearly, Qualifier.up_to)
    denied = [one for one in denials if claim.id in one.denies]
    bar = Bar(
        low,
        high,
        stem=True,
        shape="" if high > low else _SHAPES[measure.unit],
        hollow=claim.standing != Standing.stands,
        doubtful=low if high > low and claim.standing != Standing.stands else None,
        open="up" if more else "down" if less else "",
    )
    number = words.counted(claim, measure)
    when = f", {words.when(claim.when)}" if claim.when else ""
    standing = amount(claim, data).removeprefix(words.amount(claim, measure.unit)).strip(", ")
    return Row(
        f"{number[0].upper()}{number[1:]}",
        [bar],
        [
            f"Counts {measure.population}{when}",
            f"Said by {speaker(claim, data)}" + (f"; {standing}" if standing else ""),
        ],
        [
            f"✕ Denied by {speaker(one, data)}"
            + (f", {words.when(one.said_on)}" if one.said_on else "")
            for one in denied
        ],
    )


def _ends(claim: Claim) -> tuple[float, float]:
    low = claim.value if claim.low is None else claim.low
    high = claim.value if claim.high is None else claim.high
    assert low is not None and high is not None  # refused otherwise
    return low, high
