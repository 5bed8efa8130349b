"""Rows on one scale that starts at zero: what each says, and how far it reaches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from ..records import Number
from .sheet import Ink, Panel, Sheet, Size, Spec, paragraphs

BAR = 8


@dataclass(frozen=True)
class Bar:
    """How far one answer reaches."""

    low: Number
    high: Number
    ink: Ink = Ink.ink
    thin: bool = False
    shape: str = ""  # a symbol at its high end
    open: Literal["", "up", "down"] = ""  # where it goes on, nobody says how far
    hollow: bool = False  # the symbol
    stem: bool = False  # a thin line from zero
    track: Number = 0  # the whole of which it is a part
    beyond: Number | None = None  # what lies above it is picked out
    doubtful: Number | None = None  # it may or may not reach from here to its end


@dataclass(frozen=True)
class Row:
    """One line of a picture. ``value`` is its number, where the name is not."""

    name: str
    bars: list[Bar] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)  # notes that are picked out
    value: str = ""


@dataclass(frozen=True)
class Frame:
    """The scale of the rows and the room beside it.

    ``column`` is how much a desktop gives to names at the left, ``beyond`` how
    much a phone and a desktop give to what stands after the longest bar.
    """

    top: Number
    label: Callable[[Number], str]
    column: int
    beyond: tuple[int, int]
    gap: float = 10
    pitch: float = BAR + 4
    against: tuple[Number, str] | None = None  # a line across all rows, and what it says


def draw(rows: list[Row], frame: Frame, size: Size) -> Spec:
    """The rows as a picture of one size."""
    sheet = Sheet(size)
    span = (frame.column if size.wide else 4, size.width - frame.beyond[size.wide])
    grid, plot = (sheet.panel((0, frame.top), span) for _ in range(2))
    texts = sheet.panel()
    start = y = size.line * (2 if frame.against else 1) + 10
    for row in rows:
        y = _row(row, y, frame, size, plot, texts) + frame.gap
    sheet.height = y
    _scale(grid, frame, size, start - 4, y - frame.gap / 2)
    return sheet.spec()


def _scale(grid: Panel, frame: Frame, size: Size, top: float, bottom: float) -> None:
    """The lines behind the rows, and their numbers above."""
    for tick in ticks(frame.top):
        text = frame.label(tick)
        beyond = grid.at(tick) + size.fits(text) / 2 > size.width
        grid.upright(tick, top, bottom, Ink.rule)
        align = "right" if beyond else "center" if tick else "left"
        grid.text(tick, top - size.line / 2, text, Ink.soft, align, shift=0 if tick else -4)
    if frame.against:
        place, text = frame.against
        beyond = grid.at(place) + size.fits(text) / 2 > size.width
        grid.upright(place, size.line, bottom, Ink.mark, dash=True, width=1.5)
        grid.text(place, size.line / 2, text, Ink.mark, "right" if beyond else "center", bold=True)


def ticks(top: Number) -> list[Number]:
    """Zero and round numbers up to ``top``, four or five in all."""
    power = 10 ** (len(str(int(top))) - 1)
    steps = [power * part for part in (0.1, 0.2, 0.25, 0.5, 1, 2, 5)]
    step = next(step for step in steps if top / step < 5)
    return [
        int(step * count) if step >= 1 else step * count
        for count in range(5)
        if step * count <= top
    ]


def _row(row: Row, y: float, frame: Frame, size: Size, plot: Panel, texts: Panel) -> float:
    """Put one row on the sheet; returns where it ends."""
    top, bars = y, len(row.bars) * frame.pitch
    width = frame.column - 16 if size.wide and row.bars else size.width
    if row.value and not size.wide:
        texts.text(size.width, y + size.line / 2, row.value, align="right", bold=True)
        width -= round(size.fits(row.value))
    for lines, ink, bold in (
        (size.wrap(row.name, width), Ink.ink, True),
        (paragraphs(size, row.notes, width if size.wide else size.width), Ink.soft, False),
        (paragraphs(size, row.marked, width if size.wide else size.width), Ink.mark, True),
    ):
        for line in lines:
            texts.text(0, y + size.line / 2, line, ink, bold=bold)
            y += size.line
    first = (top + max(0, size.line - bars) / 2 if size.wide else y + 2) + frame.pitch / 2
    for number, bar in enumerate(row.bars):
        _bar(bar, first + number * frame.pitch, plot)
    if row.value and size.wide and row.bars:
        shift = 26 if any(bar.open for bar in row.bars) else 10
        middle = first + (len(row.bars) - 1) * frame.pitch / 2
        end = max(bar.track or bar.high for bar in row.bars)
        plot.text(end, middle, row.value, bold=True, shift=shift)
    return max(y, first - frame.pitch / 2 + bars) if row.bars else y


def _bar(bar: Bar, y: float, plot: Panel) -> None:
    if bar.track:
        plot.bar(y, 0, bar.track, Ink.wash, BAR)
    if bar.stem:
        plot.bar(y, 0, bar.low, Ink.soft, 1)
    if bar.high > bar.low:
        sure = bar.high if bar.doubtful is None else bar.doubtful
        plot.bar(y, bar.low, sure, bar.ink, 2 if bar.thin else BAR)
    if bar.doubtful is not None:
        plot.bar(y, bar.doubtful, bar.high, bar.ink, BAR - 1, hollow=True)
    if bar.beyond is not None and bar.high > bar.beyond:
        plot.bar(y, bar.beyond, bar.high, Ink.mark, BAR)
    if bar.shape:
        plot.point(bar.high, y, bar.shape, bar.ink, bar.hollow)
    if bar.open:
        side = "right" if bar.open == "up" else "left"
        plot.point(bar.high, y, f"triangle-{side}", bar.ink, shift=14 if side == "right" else -14)
