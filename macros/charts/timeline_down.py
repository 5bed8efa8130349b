"""Vertical timeline: flags at the right of their days from top to bottom, totals at the left.

For example, a text without room at its day stands lower, and a line leads to it from there.
"""

from collections.abc import Callable
from datetime import date

from macros import wording
from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.days import DAY, pieces
from macros.charts.panel import Ink, Panel
from macros.charts.timeline_strip import Flag, Strip

_AXIS = 138  # how far from the left the days run down
_COLUMN = 88  # how wide the words of totals can be
_REACH = 40  # how long the bar of the greatest total is
_BARE = 48  # the same without totals
_DAY = 5.6  # how high a day is, and ...
_MOST = 480  # ... all of them at most


def draw(strip: Strip, size: Size) -> Drawing:
    """The strip as a picture."""
    sheet = Sheet(size)
    pixels, marks = sheet.panel(), sheet.panel()
    first, last = strip.domain
    axis = _AXIS if strip.totals else _BARE
    day_high = min(_DAY, _MOST / (last - first).days)

    def at(day: date) -> float:
        return size.line / 2 + day_high * (day - first).days

    # A year on the line of days would run into totals; and one too near says nothing more.
    years = _years(first, last) if not strip.totals else [first]
    for day in years[:1] + [one for one in years[1:] if at(one) > size.line * 1.5]:
        edge = _COLUMN if strip.totals else axis - 10
        marks.text(edge, at(day), wording.year(day), Ink.soft, "right")
    totals = _totals(strip, at, size.line, size, pixels, marks)
    flags = _flags(strip.flags, axis, at, size, pixels, marks)
    sheet.height = max(totals, flags, at(last)) + 6
    pixels.upright(axis, size.line / 2, sheet.height - 6, Ink.ink, width=1.5)
    return sheet.drawing()


def _years(first: date, last: date) -> list[date]:
    """The first day, and that of each later year."""
    return [first, *(date(year, 1, 1) for year in range(first.year + 1, last.year + 1))]


def _flags(
    flags: list[Flag],
    axis: float,
    at: Callable[[date], float],
    size: Size,
    pixels: Panel,
    marks: Panel,
) -> float:
    """The events with their texts, each below the one before; returns where they end."""
    free = size.line
    for flag in flags:
        y = at(flag.when.first)
        middle = max(y, free)
        pixels.slant(axis + 8, y, axis + 20, middle, Ink.soft)
        if flag.when.is_day:
            marks.point(axis, y, "circle", Ink.mark)
        else:
            for start, end in pieces(flag.when, y, at(flag.when.last + DAY)):
                pixels.upright(axis + 5, start, end, Ink.mark, width=4)
        for line in size.wrap(flag.text, size.width - axis - 24):
            marks.text(axis + 24, middle, line, href=flag.href)
            middle += size.line
        free = middle + 10
    return free


def _totals(
    strip: Strip,
    at: Callable[[date], float],
    free: float,
    size: Size,
    pixels: Panel,
    marks: Panel,
) -> float:
    """The totals as bars, with their words in a column; returns where they end."""
    for total in strip.totals:
        y = at(total.when.first)
        end = _AXIS - _REACH * total.value / strip.top
        pixels.bar(y, end, _AXIS, Ink.soft, 5, total.hollow)
        marks.point(end, y, total.shape, Ink.ink, total.hollow)
        middle = max(y, free + size.line / 2)
        pixels.slant(_COLUMN + 3, middle, end - 6, y, Ink.rule)
        for line in size.wrap(total.amount, _COLUMN, bold=True):
            marks.text(_COLUMN, middle, line, align="right", bold=True, href=total.href)
            middle += size.line
        for line in size.wrap(total.speaker, _COLUMN):
            marks.text(_COLUMN, middle, line, Ink.soft, "right")
            middle += size.line
        free = middle - size.line / 2 + 3
    return free
