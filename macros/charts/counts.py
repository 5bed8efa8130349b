"""Bar chart against a target: totals by day and speaker, by what they count; estimates apart.

For example, the part of a count's bar that lies beyond the target is picked out.
"""

from collections.abc import Callable
from datetime import date

from macros import wording
from macros.charts import bars
from macros.charts.bars import Bar, Frame, Row, Words
from macros.charts.canvas import Drawing, Size
from macros.charts.marks import hollow, side
from macros.charts.short_names import amount, speaker
from macros.corpus import Corpus
from macros.records import Claim, ClaimKind, Picture, Record
from macros.records.edtf import Edtf

_DRAWN = (ClaimKind.target, ClaimKind.count, ClaimKind.estimate)
_APART = "Apart, an estimate"
_ALL_APART = "Apart, estimates"


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim) or not data.measures[record.measure].unit.people:
        return f"draws claims that count {data.subject.units_with('people')}"
    if record.value is None:
        return "draws claims with one 'value'"
    if record.kind not in _DRAWN:
        return "draws a target, counts and estimates"
    if record.kind == ClaimKind.target and _targets(picture, data)[0] is not record:
        return "draws one target"
    if record.kind == ClaimKind.count and record.when and not record.when.is_day:
        return "draws counts of one day, or of none that is known; give its 'as_of'"
    return None


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """Each count as a bar from zero, what lies beyond the target picked out."""
    claims = [data.claims[one.record] for one in picture.draws]
    target = next(iter(_targets(picture, data)), None)
    numbers = [one for one in claims if one.kind != ClaimKind.target]
    labels = {one.record: one.label for one in picture.draws}
    years = {one.when.shown.year for one in numbers if one.when}
    read = wording.when if size.wide or len(years) > 1 else wording.short_window
    drawn: list[Row] = []
    groups = _groups(numbers, data)
    for group in groups:
        if len(groups) > 1 or group[0].kind == ClaimKind.estimate:
            drawn.append(Row(Words(_heading(group, data))))
        drawn += [_row(one, labels[one.id], read, data, size, target) for one in group]
    against = None
    if target and target.value is not None:
        text = f"target {amount(target, data)}, {speaker(target, data)}"
        against = (target.value, Words(text, data.address(target)))
    top = max(one.value or 0 for one in claims) or 1
    return bars.draw(drawn, Frame(top, wording.number, 240, (24, 24), against=against), size)


def _targets(picture: Picture, data: Corpus) -> list[Claim]:
    drawn = [data.claims[one.record] for one in picture.draws if one.record in data.claims]
    return [one for one in drawn if one.kind == ClaimKind.target]


def _groups(claims: list[Claim], data: Corpus) -> list[list[Claim]]:
    """Those that count the same in the same way, in order of their days; estimates last."""

    def alike(claim: Claim) -> tuple[bool, str, str]:
        method = data.making(claim).method
        return claim.kind == ClaimKind.estimate, claim.measure, method.id if method else ""

    def order(claim: Claim) -> tuple[bool, date]:
        said = claim.when or claim.said_on
        return claim.when is None, said.shown if said else date.max

    kinds = sorted(dict.fromkeys(map(alike, claims)), key=lambda kind: kind[0])
    return [sorted((one for one in claims if alike(one) == kind), key=order) for kind in kinds]


def _heading(group: list[Claim], data: Corpus) -> str:
    """'Apart, an estimate: people who came; model from a register'."""
    measure = data.measures[group[0].measure]
    kind = "Counts" if len(group) > 1 else "A count"
    if group[0].kind == ClaimKind.estimate:
        kind = _ALL_APART if len(group) > 1 else _APART
    method = data.making(group[0]).method
    return f"{kind}: {measure.population}{f'; {method.words}' if method else ''}"


def _row(
    claim: Claim,
    label: str | None,
    read: Callable[[Edtf], str],
    data: Corpus,
    size: Size,
    target: Claim | None,
) -> Row:
    assert claim.value is not None  # refused otherwise
    when = read(claim.when) if claim.when else None
    compared = target if claim.kind == ClaimKind.count else None  # an estimate is no count
    bar = Bar(
        0,
        claim.value,
        open=side(claim),
        hollow=hollow(claim),
        beyond=compared.value if compared else None,
    )
    name = " · ".join(filter(None, (when, speaker(claim, data))))
    beyond = bool(compared and compared.value and claim.value > compared.value)
    notes = list(filter(None, [None if beyond else label, None if claim.when else _said(claim)]))
    beside = "◄ " if size.wide else ""  # on a phone it stands above its bar
    marked = [Words(f"{beside}{label}")] if label and beyond else []
    return Row(Words(name, data.address(claim)), [bar], notes, marked, amount(claim, data))


def _said(claim: Claim) -> str | None:
    """'said on or before 27 December 2023', for a number of no stated day."""
    return f"said {wording.when(claim.said_on)}" if claim.said_on else None
