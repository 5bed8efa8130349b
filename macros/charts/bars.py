"""Bar chart: rows on one scale that starts at zero, what each says, and how far it reaches.

For example, a bar of 'at least 1,000' ends at 1,000, and an arrow leads on from there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.marks import Side
from macros.charts.panel import Ink, Panel
from macros.records import Number

BAR = 9
_ARROW = 18  # how far an arrow reaches beyond a mark
_INSET = 1  # for letters that hang over to the left
_BESIDE = 8  # from a mark to its value


@dataclass(frozen=True)
class Bar:
    """How far one answer reaches."""

    low: Number
    high: Number
    ink: Ink = Ink.ink
    thin: bool = False
    shape: str = ""  # a symbol at its high end
    open: Side = ""  # where it goes on, nobody says how far
    hollow: bool = False  # all of its marks have an outline alone
    stem: bool = False  # a thin line from zero
    track: Number = 0  # the whole of which it is a part
    beyond: Number | None = None  # what lies above it is picked out
    between: Number | None = None  # a range: it may or may not reach from here to its end


class Words(NamedTuple):
    """A text of a row, and the record that it leads to."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a picture. ``value`` is its number, where the name is not.

    Without either bars or a value it heads the rows below it.
    """

    name: Words
    bars: list[Bar] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marked: list[Words] = field(default_factory=list)  # notes that are picked out
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
    beyond: tuple[float, float]
    gap: float = 10
    pitch: float = BAR + 4
    against: tuple[Number, Words] | None = None  # a line across all rows, and what it says


def draw(rows: list[Row], frame: Frame, size: Size) -> Drawing:
    """The rows as a picture of one size."""
    if size.wide:
        frame = replace(frame, beyond=(frame.beyond[0], _beyond(rows, frame, size)))
    board = _Board(frame, size)
    for row in rows:
        board.add(row)
    return board.finish()


def _beyond(rows: list[Row], frame: Frame, size: Size) -> float:
    """How much a desktop leaves after the longest bar, so that each value has room at its mark."""
    room = size.width - frame.column
    reach = room - frame.beyond[1]
    for row in rows:
        if row.value and row.bars and (far := _past(_far(row.bars), frame)):
            spare = room - _ARROW - _BESIDE - size.fits(row.value, bold=True)
            reach = min(reach, spare * frame.top / far)
    return room - reach


def _far(bars: list[Bar]) -> Number:
    return max((bar.track or bar.high for bar in bars), default=0)


def _past(far: Number, frame: Frame) -> Number:
    """Where a value may have to begin: past the line across all rows, which would run through."""
    return max(far, frame.against[0]) if frame.against else far


class _Board:
    """A sheet that is filled from top to bottom.

    On a desktop a row's words stand beside its bars, on a phone above them. The
    lines of the scale run behind bars, never through words.
    """

    def __init__(self, frame: Frame, size: Size) -> None:
        self._frame, self._size = frame, size
        self._sheet = Sheet(size)
        span = (frame.column if size.wide else 4, size.width - frame.beyond[size.wide])
        self._grid, self._plot = (self._sheet.panel((0, frame.top), span) for _ in range(2))
        self._texts = self._sheet.panel()
        self._start = self._y = size.line * (2 if frame.against else 1) + 10
        self._zones: list[tuple[float, float]] = []  # where there are bars, from and to
        self._heads: list[tuple[float, float]] = []  # where there are words across all of it

    def add(self, row: Row) -> None:
        """Put a row below those that are there."""
        if not row.bars and not row.value:
            self._heading(row)
        elif self._size.wide:
            self._beside(row)
        else:
            self._above(row)
        self._y += self._frame.gap

    def finish(self) -> Drawing:
        """The sheet with its scale."""
        self._sheet.height = self._y
        if self._size.wide:  # from one heading to the next
            ends = [top for top, _ in self._heads] + [self._y - self._frame.gap / 2]
            starts = [self._start - 4, *(bottom for _, bottom in self._heads)]
            self._zones = [
                (start, end) for start, end in zip(starts, ends, strict=True) if end > start
            ]
        marks = ticks(self._frame.top)
        wide = max(self._size.fits(self._frame.label(tick)) for tick in marks) + 8
        every = 1 if wide < self._grid.at(marks[1]) - self._grid.at(marks[0]) else 2
        for number, tick in enumerate(marks):
            self._upright(tick, Ink.rule)
            if number % every == 0:
                self._on_top(tick, Words(self._frame.label(tick)), self._start - 4)
        if self._frame.against:
            place, words = self._frame.against
            self._upright(place, Ink.mark)
            self._on_top(place, words, self._size.line + 2, Ink.mark)
        return self._sheet.drawing()

    def _upright(self, place: Number, ink: Ink) -> None:
        for top, bottom in self._zones:
            picked = ink == Ink.mark
            self._grid.upright(place, top, bottom, ink, dash=picked, width=1.5 if picked else 1)

    def _on_top(self, place: Number, words: Words, bottom: float, ink: Ink = Ink.soft) -> None:
        middle, half = self._grid.at(place), self._size.fits(words.text, ink == Ink.mark) / 2
        align, x = "center", middle
        if middle + half > self._size.width:
            align, x = "right", self._size.width
        elif middle < half:
            align, x = "left", 0
        y = bottom - self._size.line / 2
        self._texts.text(x, y, words.text, ink, align, bold=ink == Ink.mark, href=words.href)

    def _heading(self, row: Row) -> None:
        top = self._y - self._frame.gap / 2
        self._y += 4
        self._texts.line(self._y, 0, self._size.width, Ink.rule)
        self._y += 4
        self._words(row.name, self._size.width, Ink.soft)
        self._heads.append((top, self._y + self._frame.gap / 2))

    def _beside(self, row: Row) -> None:
        top, pitch, size = self._y, self._frame.pitch, self._size
        width = self._frame.column - 14
        first = top + max(pitch, size.line) / 2
        high = max(len(row.bars), 1) * pitch
        middle = first + (high - pitch) / 2
        self._words(row.name, width, Ink.ink, bold=True)
        end = self._plot.at(_far(row.bars)) + (_ARROW if any(bar.open for bar in row.bars) else 0)
        if row.value:  # at its mark, so that nobody has to look for it
            self._texts.text(self._clear(end, row.value), middle, row.value, bold=True)
        for note in row.notes:
            self._words(Words(note), width, Ink.soft)
        self._bars(row.bars, first)
        for number, (text, href) in enumerate(row.marked):
            y = middle + size.line * (number + 1)
            if end + 10 + size.fits(text, bold=True) <= size.width:
                self._texts.text(end + 10, y, text, Ink.mark, bold=True, href=href)
                continue
            y = max(y, first + high - pitch / 2 + size.line * (number + 0.5))  # below its bars
            self._texts.text(size.width, y, text, Ink.mark, "right", bold=True, href=href)
            self._y = max(self._y, y + size.line / 2)
        bottom = first - pitch / 2 + max(high, size.line * (1 + len(row.marked)))
        self._y = max(self._y, bottom)

    def _clear(self, end: float, value: str) -> float:
        """Where a value begins: after its mark, and after a line that would run through it."""
        x = end + _BESIDE
        if self._frame.against:
            line = self._plot.at(self._frame.against[0])
            if x < line < x + self._size.fits(value, bold=True):
                return line + _BESIDE
        return x

    def _above(self, row: Row) -> None:
        size, y = self._size, self._y + self._size.line / 2
        width = size.width - (size.fits(row.value, bold=True) + 8 if row.value else 0)
        self._words(row.name, width, Ink.ink, bold=True)
        if row.value:
            self._texts.text(size.width, y, row.value, align="right", bold=True)
        for note in row.notes:
            self._words(Words(note), size.width, Ink.soft)
        for words in row.marked:
            self._words(words, size.width, Ink.mark, bold=True)
        self._y += 2
        self._bars(row.bars, self._y + self._frame.pitch / 2)
        bottom = self._y + len(row.bars) * self._frame.pitch
        self._zones.append((self._y - 1, bottom + 1))
        self._y = bottom

    def _words(self, words: Words, width: float, ink: Ink, bold: bool = False) -> None:
        for line in self._size.wrap(words.text, width, bold):
            y = self._y + self._size.line / 2
            self._texts.text(_INSET, y, line, ink, bold=bold, href=words.href)
            self._y += self._size.line

    def _bars(self, bars: list[Bar], first: float) -> None:
        for number, bar in enumerate(bars):
            _bar(bar, first + number * self._frame.pitch, self._plot)


def ticks(top: Number) -> list[Number]:
    """Zero and round numbers up to ``top``, from three to five in all."""
    power = 10.0 ** (len(str(int(top))) - 1)
    steps = [power * part for part in (0.1, 0.2, 0.25, 0.5, 1, 2, 5)]
    step = next(step for step in steps if top / step < 5)
    numbers = [step * count for count in range(6)]
    return [int(one) if one == int(one) else one for one in numbers if one <= top]


def _bar(bar: Bar, y: float, plot: Panel) -> None:
    if bar.track:
        plot.bar(y, 0, bar.track, Ink.wash, BAR)
    if bar.stem:
        plot.line(y, 0, bar.low, Ink.soft, dash=bar.hollow)
    sure = bar.high if bar.between is None else bar.between
    if sure > bar.low:
        plot.bar(y, bar.low, sure, bar.ink, 2 if bar.thin else BAR, bar.hollow)
    if bar.between is not None:
        plot.bar(y, bar.between, bar.high, bar.ink, BAR / 3, bar.hollow)
    if bar.beyond is not None and bar.high > bar.beyond and not bar.hollow:
        plot.bar(y, bar.beyond, bar.high, Ink.mark, BAR)
    if bar.shape:
        plot.point(bar.high, y, bar.shape, bar.ink, bar.hollow)
    if bar.open:
        side = "right" if bar.open == "up" else "left"
        # One that points back stands beyond the end of a bar, where it is seen.
        shift = -13 if bar.shape and bar.open == "down" else 13
        plot.point(bar.high, y, f"triangle-{side}", bar.ink, bar.hollow, shift)
