"""Crossings by country, each with the days that it counts drawn where they lie."""

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
    span = ((180, 410), (452, 560)) if size.wide else ((2, 90), (126, 198))
    lasts = max(_window(one).last for one in claims)
    domain = (min(_window(one).first for one in claims), lasts + DAY)
    grid, days = (sheet.panel(domain, span[0]) for _ in range(2))
    bars = sheet.panel((0, max(one.value or 0 for one in claims)), span[1])
    texts = sheet.panel()
    top = y = size.line * 2 + 8
    for place, some in groupby(claims, lambda one: data.measures[one.measure].place):
        texts.text(0, y + size.line / 2, str(place), bold=True)
        y += size.line + 2
        for window, both in groupby(some, _window):
            y = _row(window, list(both), y, data, size, days, bars, texts) + 7
        y += 5
    for event in events:
        moment = data.events[event.record].date.first
        text = ", ".join(filter(None, (event.label, words.short_day(moment))))
        grid.upright(moment, size.line, y - 8, Ink.mark, dash=True, width=1.5)
        grid.text(moment, size.line / 2, text, Ink.mark, bold=True, shift=-2)
    for month in _months(*domain):
        grid.upright(month, top - 2, y - 8, Ink.rule)
        grid.text(month, top - size.line / 2 - 2, words.short_month(month), Ink.soft, "center")
    sheet.height = y - 4
    return sheet.spec()


def _row(
    window: Edtf,
    claims: list[Claim],
    y: float,
    data: Dataset,
    size: Size,
    days: Panel,
    bars: Panel,
    texts: Panel,
) -> float:
    texts.text(0, y + size.line / 2, words.short_window(window), Ink.soft)
    if not size.wide:
        y += size.line
    middle = y + size.line * len(claims) / 2
    days.bar(middle, window.first, window.last + DAY, Ink.ink, 6)
    if window.approximate:
        days.point(window.last + DAY, middle, "circle", Ink.ink, hollow=True)
    for claim in claims:
        measure = data.measures[claim.measure]
        assert claim.value is not None and measure.direction is not None  # refused otherwise
        row = y + size.line / 2
        texts.text(bars.span[0] - 6, row, measure.direction, Ink.soft, "right")
        bars.bar(row, 0, claim.value, _WAYS[measure.direction], 8)
        bars.text(claim.value, row, amount(claim, data), bold=measure.direction == "in", shift=7)
        y += size.line
    return y


def _window(claim: Claim) -> Edtf:
    assert claim.period is not None  # refused otherwise
    return claim.period


def _months(first: date, last: date) -> list[date]:
    """The first days of the months that begin between two days."""
    days = (first + DAY * number for number in range((last - first).days))
    return [day for day in days if day.day == 1]
