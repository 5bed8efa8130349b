"""Crossings by country, each with the days that it counts drawn where they lie."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from .. import words
from ..dataset import Dataset
from ..dates import Edtf
from ..records import Claim, Event, Picture, Record
from .names import amount
from .sheet import Ink, Panel, Sheet, Size, Spec

DAY = timedelta(days=1)
_WAYS = {"in": Ink.ink, "out": Ink.soft}


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if isinstance(record, Event):
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


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """A row for each window: at the left its days, at the right a bar for each way."""
    claims = [data.claims[one.record] for one in picture.draws if one.record in data.claims]
    events = [one for one in picture.draws if one.record in data.events]
    sheet = Sheet(size)
    span = ((180, 410), (452, 560)) if size.wide else ((2, 318), (30, 174))
    lasts = max(_window(one).last for one in claims)
    domain = (min(_window(one).first for one in claims), lasts + DAY)
    grid, days = (sheet.panel(domain, span[0]) for _ in range(2))
    bars = sheet.panel((0, max(one.value or 0 for one in claims)), span[1])
    board = _Board(size, days, bars, sheet.panel(), data)
    for place, some in groupby(claims, lambda one: data.measures[one.measure].place):
        board.place(str(place))
        for window, both in groupby(some, _window):
            board.row(window, list(both))
    sheet.height = board.y
    zones = [(size.line * 2, board.y - 8)] if size.wide else board.zones
    for event in events:
        moment = data.events[event.record].date.first
        text = ", ".join(filter(None, (event.label, words.short_day(moment))))
        for top, bottom in [(size.line, size.line * 2), *zones]:
            grid.upright(moment, top, bottom, Ink.mark, dash=True, width=1.5)
        board.texts.text(max(0, grid.at(moment) - 8), size.line / 2, text, Ink.mark, bold=True)
    for month in _months(*domain):
        for top, bottom in zones:
            grid.upright(month, top, bottom, Ink.rule)
        text = words.short_month(month)
        board.texts.text(grid.at(month), size.line * 1.5, text, Ink.soft, "center")
    return sheet.spec()


@dataclass
class _Board:
    """A sheet that is filled from top to bottom, to ``y``."""

    size: Size
    days: Panel
    bars: Panel
    texts: Panel
    data: Dataset
    zones: list[tuple[float, float]] = field(default_factory=list)  # where windows are drawn

    def __post_init__(self) -> None:
        self.y = self.size.line * 2 + 4

    def place(self, name: str) -> None:
        """The name of a country, over its rows."""
        self.texts.text(0, self.y + 4 + self.size.line / 2, name, bold=True)
        self.y += self.size.line + 6

    def row(self, window: Edtf, claims: list[Claim]) -> None:
        """The days of one window, and what was counted in them."""
        line = self.size.line
        self.texts.text(0, self.y + line / 2, words.short_window(window), Ink.soft)
        self.y += 0 if self.size.wide else line
        high = line * len(claims)
        if self.size.wide:
            middle, top = self.y + line / 2, self.y
            self.zones.append((self.y + 1, self.y + high - 1))
        else:  # its days take the width, and the numbers stand below
            middle, top = self.y + 6, self.y + 14
            self.zones.append((self.y, self.y + 12))
        self.days.bar(middle, window.first, window.last + DAY, Ink.ink, 6)
        if window.approximate:
            self.days.point(window.last + DAY, middle, "circle", Ink.ink, hollow=True)
        for number, claim in enumerate(claims):
            self._number(claim, top + line * (number + 0.5))
        self.y = top + high + 6

    def _number(self, claim: Claim, y: float) -> None:
        way = self.data.measures[claim.measure].direction
        assert claim.value is not None and way is not None  # refused otherwise
        self.texts.text(self.bars.span[0] - 6, y, way, Ink.soft, "right")
        self.bars.bar(y, 0, claim.value, _WAYS[way], 8)
        x = self.bars.at(claim.value) + 7
        self.texts.text(x, y, amount(claim, self.data), bold=way == "in")


def _window(claim: Claim) -> Edtf:
    assert claim.period is not None  # refused otherwise
    return claim.period


def _months(first: date, last: date) -> list[date]:
    """The first days of the months that begin between two days."""
    days = (first + DAY * number for number in range((last - first).days))
    return [day for day in days if day.day == 1]
