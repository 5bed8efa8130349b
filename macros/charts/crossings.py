"""Gantt chart of crossings by country, each with the days that it counts drawn where they lie.

For example, a count of entries from 1 to 10 May has a bar over these days, and one for its number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from macros import wording
from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.days import DAY, months, pieces
from macros.charts.marks import hollow
from macros.charts.panel import Ink, Panel
from macros.charts.short_names import amount
from macros.corpus import Corpus
from macros.records import Claim, Event, Picture, Record
from macros.records.edtf import Edtf

_AFTER = 7  # how far words stand from their bar
_WAYS = {"in": Ink.ink, "out": Ink.soft}


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if isinstance(record, Event):
        if all(one.record in data.events for one in picture.draws):
            return "draws claims, and events beside them"
        return None if record.date.is_day else "draws events of one day"
    if not isinstance(record, Claim):
        return "draws claims and events"
    measure = data.measures[record.measure]
    if measure.direction not in _WAYS or not measure.place or record.value is None:
        return "draws claims with a 'value' of crossings 'in' or 'out' of a 'place'"
    ends = record.period
    if not ends or ends.first == date.min or ends.last == date.max:
        return "draws claims with a 'period' that begins and ends"
    return None


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """A row for each window: at the left its days, at the right a bar for each way."""
    claims = [data.claims[one.record] for one in picture.draws if one.record in data.claims]
    sheet = Sheet(size)
    lasts = max(_window(one).last for one in claims)
    domain = (min(_window(one).first for one in claims), lasts + DAY)
    days = sheet.panel(domain, (180, 410) if size.wide else (2, 318))
    board = _Board(size, days, _bars(claims, sheet, data), sheet.panel(), data)
    for event, text in _events(picture, data):
        board.event(event, text)
    for month, text in months(*domain):
        board.month(month, text)
    board.year(wording.year(domain[0]))
    for place, some in groupby(claims, lambda one: data.measures[one.measure].place):
        board.place(str(place))
        for window, both in groupby(some, _window):
            board.row(window, list(both))
    board.finish()
    sheet.height = board.y
    return sheet.drawing()


def _bars(claims: list[Claim], sheet: Sheet, data: Corpus) -> Panel:
    """The scale of the numbers: as long as it may be with room for the words after each bar."""
    size, top = sheet.size, max(one.value or 0 for one in claims) or 1
    start, end = (452.0, 560.0) if size.wide else (30.0, 174.0)
    for claim in claims:
        room = size.width - _AFTER - size.fits(amount(claim, data), bold=True)
        end = min(end, start + (room - start) * top / (claim.value or 1))
    return sheet.panel((0, top), (start, max(end, start + 20)))


def _events(picture: Picture, data: Corpus) -> Iterator[tuple[Event, str]]:
    """The events beside the windows, each with what it is called there."""
    for one in picture.draws:
        if event := data.events.get(one.record):
            yield event, ", ".join(filter(None, (one.label, wording.short_window(event.date))))


@dataclass
class _Board:
    """A sheet that is filled from top to bottom, to ``y``."""

    size: Size
    days: Panel  # behind the others
    bars: Panel
    texts: Panel
    data: Corpus
    zones: list[tuple[float, float]] = field(default_factory=list)  # where windows are drawn
    lines: list[tuple[date, bool]] = field(default_factory=list)  # days, and true of events

    def __post_init__(self) -> None:
        self.y = self.size.line * 2 + 4

    def event(self, event: Event, text: str) -> None:
        """A line through all windows, and its name on top."""
        day, line = event.date.first, self.size.line
        self.lines.append((day, True))
        self.days.upright(day, line, line * 2, Ink.mark, dash=True, width=1.5)
        x = max(0, self.days.at(day) - 8)
        href = self.data.address(event)
        self.texts.text(x, line / 2, text, Ink.mark, bold=True, href=href)

    def month(self, first: date, text: str) -> None:
        """A thin line through all windows, and its name on top."""
        self.lines.append((first, False))
        self.texts.text(self.days.at(first), self.size.line * 1.5, text, Ink.soft, "center")

    def year(self, text: str) -> None:
        """The year in which the days begin, where no line is in its way."""
        first = min((self.days.at(day) for day, _ in self.lines), default=self.size.width)
        if first > self.size.fits(text) * 1.5:
            self.texts.text(0, self.size.line * 1.5, text, Ink.soft)

    def place(self, name: str) -> None:
        """The name of a country, over its rows."""
        self.texts.text(0, self.y + 4 + self.size.line / 2, name, bold=True)
        self.y += self.size.line + 6

    def row(self, window: Edtf, claims: list[Claim]) -> None:
        """The days of one window, and what was counted in them."""
        line = self.size.line
        self.texts.text(0, self.y + line / 2, wording.short_window(window), Ink.soft)
        self.y += 0 if self.size.wide else line
        high = line * len(claims)
        if self.size.wide:
            middle, top = self.y + line / 2, self.y
        else:  # its days take the width, and the numbers stand below
            middle, top = self.y + 6, self.y + 14
            self.zones.append((self.y, self.y + 12))
        ends = self.days.at(window.first), self.days.at(window.last + DAY)
        for start, end in pieces(window, *ends):
            self.texts.bar(middle, start, end, Ink.ink, 6, all(map(hollow, claims)))
        for number, claim in enumerate(claims):
            self._number(claim, top + line * (number + 0.5))
        self.y = top + high + 6

    def finish(self) -> None:
        """The lines of days, behind every window."""
        if self.size.wide:
            self.zones = [(self.size.line * 2, self.y - 8)]
        for day, of_event in self.lines:
            ink, width = (Ink.mark, 1.5) if of_event else (Ink.rule, 1)
            for top, bottom in self.zones:
                self.days.upright(day, top, bottom, ink, dash=of_event, width=width)

    def _number(self, claim: Claim, y: float) -> None:
        way = self.data.measures[claim.measure].direction
        assert claim.value is not None and way is not None  # refused otherwise
        self.texts.text(self.bars.span[0] - 6, y, way, Ink.soft, "right")
        self.bars.bar(y, 0, claim.value, _WAYS[way], 8, hollow(claim))
        x, href = self.bars.at(claim.value) + _AFTER, self.data.address(claim)
        self.texts.text(x, y, amount(claim, self.data), bold=way == "in", href=href)


def _window(claim: Claim) -> Edtf:
    assert claim.period is not None  # refused otherwise
    return claim.period
