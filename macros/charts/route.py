"""A number from hand to hand: a tree of those who passed it on, and what each made of it."""

from .. import words
from ..dataset import Dataset
from ..provenance import provenance
from ..ranges import stated
from ..records import Claim, Evidence, Gives, Picture, Record
from .names import amount, speaker
from .sheet import Ink, Panel, Sheet, Size, Spec

STEP = 18  # how far each hand is set in from the one before


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    first = picture.draws[0].record
    if not isinstance(record, Claim) or first not in (record.id, *record.denies):
        return "draws one claim, and after it the denials of it"
    if first == record.id and record.value is None and record.low is None:
        return "draws a claim with a number"
    return None


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """The claim, then each source under the one from which it took the number."""
    claim = data.claims[picture.draws[0].record]
    sheet = Sheet(size)
    top = _ends(claim)[1]
    span = (330.0, 440.0) if size.wide else (0.0, 0.0)
    boughs, plot, texts = sheet.panel(), sheet.panel((0, top), span), sheet.panel()
    y = size.line * (1.5 if size.wide else 0.5) + 4
    if size.wide:
        for tick in (0, top):
            texts.text(plot.at(tick), size.line / 2, words.number(tick), Ink.soft, "center")
    lasts: list[float] = []  # by depth, where the last hand of that depth stands
    for depth, id, evidence in hands(claim, data):
        x = 8 + depth * STEP
        if depth:
            above = lasts[depth] if len(lasts) > depth else lasts[depth - 1] + 7
            dash = bool(evidence and evidence.gives and not evidence.via)
            boughs.upright(x - STEP, above, y, Ink.soft, dash)
            boughs.line(y, x - STEP, x - 6, Ink.soft)
        lasts[depth:] = [y]
        given = evidence.gives if evidence else None
        high = _node(id, given, x, y, claim, data, size, plot, texts)
        lines = _story(id, given, claim, data, size, x)
        left = 460 if size.wide else x + 10
        first = y if size.wide else y + high
        for number, line in enumerate(lines):
            texts.text(left, first + number * size.line, line, Ink.soft)
        y = max(y + high, first + len(lines) * size.line) + 9
    for one in picture.draws[1:]:
        denial = data.claims[one.record]
        said = f", {words.when(denial.said_on)}" if denial.said_on else ""
        texts.text(2, y, f"✕ Denied by {speaker(denial, data)}{said}", Ink.mark, bold=True)
        y += size.line
    sheet.height = y - size.line / 2
    return sheet.spec()


def hands(claim: Claim, data: Dataset) -> list[tuple[int, str, Evidence | None]]:
    """Each id by which a claim passed, after the one it came from: (depth, id, evidence)."""
    way = provenance(claim, data)
    evidence = {one.source: one for one in claim.evidence}
    found: list[tuple[int, str, Evidence | None]] = []

    def follow(id: str, depth: int) -> None:
        found.append((depth, id, evidence.get(id)))
        for child, parent in way.parents.items():
            if parent == id:
                follow(child, depth + 1)

    follow(way.origin, 0)
    return found


def _node(
    id: str,
    gives: Gives | None,
    x: float,
    y: float,
    claim: Claim,
    data: Dataset,
    size: Size,
    plot: Panel,
    texts: Panel,
) -> float:
    """A hand, its name, and on a desktop its number; returns how high the name is."""
    changed = gives is not None
    texts.point(x, y, "diamond" if changed else "circle", Ink.mark if changed else Ink.ink)
    name = data.people[id].name if id in data.people else data.sources[id].publisher
    width = (310 if size.wide else size.width) - x - 10
    lines = size.wrap(name[0].upper() + name[1:], width, bold=True)
    for number, line in enumerate(lines):
        texts.text(x + 10, y + number * size.line, line, bold=True)
    if not size.wide:
        return len(lines) * size.line
    low, high = stated(gives) or _ends(claim) if gives else _ends(claim)
    ink = Ink.mark if changed else Ink.ink
    plot.line(y, 0, _ends(claim)[1], Ink.rule)
    if high > low:
        plot.bar(y, low, high, ink, 8)
    else:
        plot.point(high, y, "diamond", ink)
    return len(lines) * size.line


def _story(
    id: str, gives: Gives | None, claim: Claim, data: Dataset, size: Size, x: float
) -> list[str]:
    """What a hand made of the number, in lines."""
    width = size.width - (460 if size.wide else x + 10)
    if id in data.people:
        text = amount(claim, data)
    elif gives is None:
        text = "the same" if data.sources[id].read else "the same; its own text was not found"
    else:
        text = "; ".join(
            how if what == "number" else f"{what}: {how}" for what, how in words.given(gives)
        )
    return size.wrap(text, width)


def _ends(claim: Claim) -> tuple[float, float]:
    ends = stated(claim)
    assert ends is not None  # refused otherwise
    return ends
