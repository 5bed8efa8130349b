"""Totals by day and speaker against a target; estimates apart."""

from .. import words
from ..addresses import address
from ..dataset import Dataset
from ..records import Claim, ClaimKind, Picture, Record, Unit
from . import rows
from .marks import hollow, side
from .names import amount, speaker
from .panel import Spec
from .rows import Bar, Frame, Row, Words
from .sheet import Size

_DRAWN = (ClaimKind.target, ClaimKind.count, ClaimKind.estimate)
_APART = "Apart: an estimate, not a count"
_ALL_APART = "Apart: estimates, not counts"


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim) or data.measures[record.measure].unit != Unit.persons:
        return "draws claims that count persons"
    if record.value is None:
        return "draws claims with one 'value'"
    if record.kind not in _DRAWN:
        return "draws a target, counts and estimates"
    if record.kind == ClaimKind.target and _targets(picture, data)[0] is not record:
        return "draws one target"
    if record.kind == ClaimKind.count and not (record.when and record.when.is_day):
        return "draws counts of one day; give its 'as_of'"
    return None


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """Each count as a bar from zero, what lies beyond the target picked out."""
    claims = [data.claims[one.record] for one in picture.draws]
    target = next(iter(_targets(picture, data)), None)
    counts = sorted(
        (one for one in claims if one.kind == ClaimKind.count),
        key=lambda one: one.when.first if one.when else one.id,
    )
    estimates = [one for one in claims if one.kind == ClaimKind.estimate]
    drawn = [_row(one, data, size, target) for one in counts]
    if estimates:
        drawn.append(Row(Words(_APART if len(estimates) == 1 else _ALL_APART)))
        drawn += [_row(one, data, size, None) for one in estimates]
    against = None
    if target and target.value is not None:
        text = f"target {amount(target, data)}, {speaker(target, data)}"
        against = (target.value, Words(text, address(target, data)))
    top = max(one.value or 0 for one in claims) or 1
    return rows.draw(drawn, Frame(top, words.number, 240, (24, 230), against=against), size)


def _targets(picture: Picture, data: Dataset) -> list[Claim]:
    drawn = [data.claims[one.record] for one in picture.draws if one.record in data.claims]
    return [one for one in drawn if one.kind == ClaimKind.target]


def _row(claim: Claim, data: Dataset, size: Size, target: Claim | None) -> Row:
    assert claim.value is not None  # refused otherwise
    read = words.when if size.wide else words.short_window
    when = read(claim.when) if claim.when else None
    bar = Bar(
        0,
        claim.value,
        open=side(claim),
        hollow=hollow(claim),
        beyond=target.value if target else None,
    )
    name = " · ".join(filter(None, (when, speaker(claim, data))))
    return Row(Words(name, address(claim, data)), [bar], value=amount(claim, data))
