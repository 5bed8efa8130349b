"""A strip of events from top to bottom: flags at the right of their days, totals at the left."""

from collections.abc import Callable
from datetime import date

from .. import words
from .days import DAY, pieces
from .panel import Ink, Panel, Spec
from .sheet import Sheet, Size
from .strip import Flag, Strip

_AXIS = 138  # how far from the left the days run down
_COLUMN = 88  # how wide the words of totals can be
_REACH = 40  # how long the bar of the greatest total is
_DAY = 5.6  # how high a day is


def draw(strip: Strip, size: Size) -> Spec:
    """The strip as a picture."""
    sheet = Sheet(size)
    pixels, marks = sheet.panel(), sheet.panel()
    first, last = strip.domain

    def at(day: date) -> float:
        return size.line / 2 + _DAY * (day - first).days

    year = words.year(first)
    marks.text(_COLUMN, at(first), year, Ink.soft, "right")
    totals = _totals(strip, at, size.line, size, pixels, marks)
    flags = _flags(strip.flags, at, size, pixels, marks)
    sheet.height = max(totals, flags, at(last)) + 6
    pixels.upright(_AXIS, size.line / 2, sheet.height - 6, Ink.ink, width=1.5)
    return sheet.spec()


def _flags(
    flags: list[Flag], at: Callable[[date], float], size: Size, pixels: Panel, marks: Panel
) -> float:
    """The events with their texts, each below the one before; returns where they end."""
    free = size.line
    for flag in flags:
        y = at(flag.when.first)
        middle = max(y, free)
        pixels.slant(_AXIS + 8, y, _AXIS + 20, middle, Ink.soft)
        if flag.when.is_day:
            marks.point(_AXIS, y, "circle", Ink.mark)
        else:
            for start, end in pieces(flag.when, y, at(flag.when.last + DAY)):
                pixels.upright(_AXIS + 5, start, end, Ink.mark, width=4)
        for line in size.wrap(flag.text, size.width - _AXIS - 24):
            marks.text(_AXIS + 24, middle, line, href=flag.href)
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
