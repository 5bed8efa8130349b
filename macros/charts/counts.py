"""Totals by day and speaker against a target; estimates apart."""

from .. import words
from ..dataset import Dataset
from ..records import Claim, ClaimKind, Picture, Qualifier, Record, Standing, Unit
from . import rows
from .names import amount, speaker
from .rows import Bar, Frame, Row
from .sheet import Size, Spec


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim) or data.measures[record.measure].unit != Unit.persons:
        return "draws claims that count persons"
    if record.value is None:
        return "draws claims with one 'value'"
    if record.kind == ClaimKind.count and not (record.when and record.when.is_day):
        return "draws counts of one day; give its 'as_of'"
    return None


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """Each count as a bar from zero, what lies beyond the target picked out."""
    claims = [data.claims[one.record] for one in picture.draws]
    target = next((one for one in claims if one.kind == ClaimKind.target), None)
    counts = sorted(
        (one for one in claims if one.kind == ClaimKind.count),
        key=lambda one: one.when.first if one.when else one.id,
    )
    estimates = [one for one in claims if one.kind == ClaimKind.estimate]
    drawn = [_row(one, data, size, target) for one in counts]
    if estimates:
        drawn.append(Row("Apart: an estimate, not a count"))
        drawn += [_row(one, data, size, None) for one in estimates]
    against = None
    if target and target.value:
        text = f"target {words.number(target.value)}, {speaker(target, data)}"
        against = (target.value, text)
    top = max(one.value or 0 for one in claims)
    return rows.draw(drawn, Frame(top, words.number, 240, (24, 230), against=against), size)


def _row(claim: Claim, data: Dataset, size: Size, target: Claim | None) -> Row:
    assert claim.value is not None  # refused otherwise
    read = words.day if size.wide else words.short_day
    day = read(claim.when.first) if claim.when else None
    return Row(
        " · ".join(filter(None, (day, speaker(claim, data)))),
        [
            Bar(
                0,
                claim.value,
                open="up" if claim.qualifier in (Qualifier.at_least, Qualifier.more_than) else "",
                doubtful=0 if claim.standing != Standing.stands else None,
                beyond=target.value if target else None,
            )
        ],
        value=amount(claim, data),
    )
