"""Horizontal timeline: flags on their days from left to right, and below them totals as poles.

For example, a text stands higher where it would meet that of a later event.
"""

from collections.abc import Iterator
from datetime import date

from macros import wording
from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.days import DAY, months, pieces
from macros.charts.panel import Ink, Panel
from macros.charts.timeline_strip import Flag, Strip, Total

_RISE = 88  # how high the pole of the greatest total is
_FOOT = 7  # how far its words stand above it, if nothing is in their way
_GAP = 6

# What is taken already: from left to right, and from bottom to top.
Box = tuple[float, float, float, float]


def draw(strip: Strip, size: Size) -> Drawing:
    """The strip as a picture."""
    sheet = Sheet(size)
    behind, plot = (sheet.panel(strip.domain, (8, size.width - 40)) for _ in range(2))
    base = _flags(strip.flags, behind, plot, sheet.panel(), size)
    plot.line(base, *strip.domain, Ink.ink, 1.5)
    places = list(_placed(strip.totals, plot, strip.top, size))
    low = base  # without totals the days run along the events
    if places:
        low += 24 + max(rise + 2 * size.line for _, rise in places)
    for day, text, of_month in _scale(strip, plot, size):
        if of_month:
            behind.upright(day, base, low + 4, Ink.rule)
        plot.text(day, low + size.line / 2 + 4, text, Ink.soft, shift=4 * of_month)
    for total, (middle, rise) in zip(strip.totals, places, strict=True):
        _pole(total, low, middle, rise, strip.top, size, plot)
    plot.line(low, *strip.domain, Ink.soft)
    sheet.height = low + size.line + 4
    return sheet.drawing()


def _flags(flags: list[Flag], behind: Panel, plot: Panel, pixels: Panel, size: Size) -> float:
    """The events with their texts above the line of days; returns where that line is."""
    starts = [plot.at(flag.when.first) for flag in flags]
    levels = _levels(starts, [size.fits(one.text) + 16 for one in flags], size.width)
    pitch = size.line + 8
    base = pitch * (max(levels, default=-1) + 1) + 8
    for flag, start, level in zip(flags, starts, levels, strict=True):
        y = base - pitch * (level + 0.5) - 6
        behind.upright(flag.when.first, y - 8, base, Ink.rule)
        _mark(flag, base, plot, pixels)
        turned = start + size.fits(flag.text) + 8 > size.width
        align, shift = ("right", -5) if turned else ("left", 5)
        plot.text(flag.when.first, y, flag.text, Ink.ink, align, shift=shift, href=flag.href)
    return base


def _scale(strip: Strip, plot: Panel, size: Size) -> Iterator[tuple[date, str, bool]]:
    """The year and the months below the days; a month that begins too near says the year."""
    first = strip.domain[0]
    year = wording.year(first)
    names = months(*strip.domain)
    near = bool(names) and plot.at(names[0][0]) - plot.at(first) < size.fits(year) + _GAP
    if near and names[0][1] == wording.year(names[0][0]):  # of years alone the first is told
        names, near = names[1:], False
    if not near:
        yield first, year, False
    for number, (day, name) in enumerate(names):
        said = near and not number and day.month > 1  # a January says its own
        yield day, f"{name} {year}" if said else name, True


def _levels(starts: list[float], widths: list[float], width: float) -> list[int]:
    """How high each text stands: above every later one that it would meet, so that no pole
    of a later event runs through it."""
    lefts = [min(x, width - wide) for x, wide in zip(starts, widths, strict=True)]
    levels = [0] * len(starts)
    for one in reversed(range(len(starts))):
        met = (n for n in range(one + 1, len(starts)) if lefts[n] < lefts[one] + widths[one])
        levels[one] = max((levels[n] + 1 for n in met), default=0)
    return levels


def _mark(flag: Flag, base: float, plot: Panel, pixels: Panel) -> None:
    """A point on a day; for what lasted, or is of no certain day, a bar over the days."""
    if flag.when.is_day:
        plot.point(flag.when.first, base, "circle", Ink.mark)
        return
    ends = plot.at(flag.when.first), plot.at(flag.when.last + DAY)
    for start, end in pieces(flag.when, *ends):
        pixels.bar(base - 5, start, end, Ink.mark, 4)


def _pole(
    total: Total, low: float, middle: float, rise: float, top: float, size: Size, plot: Panel
) -> None:
    """A total: a pole as high as its number, and over it the number and who said it."""
    day, y = total.when.first, low - _RISE * total.value / top
    plot.upright(day, y, low, Ink.soft, dash=total.hollow)
    if low - rise < y - _FOOT:  # its words stand higher, above those of others
        plot.upright(day, low - rise, y, Ink.rule)
    plot.point(day, y, total.shape, Ink.ink, total.hollow)
    bottom, shift = low - rise - size.line / 2, middle - plot.at(day)
    plot.text(day, bottom - size.line, total.amount, Ink.ink, "center", True, shift, total.href)
    plot.text(day, bottom, total.speaker, Ink.ink, "center", shift=shift)


def _placed(
    totals: list[Total], plot: Panel, top: float, size: Size
) -> Iterator[tuple[float, float]]:
    """The middle and the foot of each total's words, as near to its pole as they meet nothing."""
    xs = [plot.at(one.when.first) for one in totals]
    feet = [_RISE * one.value / top + _FOOT for one in totals]
    halves = [max(size.fits(one.amount, True), size.fits(one.speaker)) / 2 for one in totals]
    taken: list[Box] = [(x - 5, x + 5, 0, foot) for x, foot in zip(xs, feet, strict=True)]
    for number, (x, rise, half) in enumerate(zip(xs, feet, halves, strict=True)):
        others = taken[:number] + taken[number + 1 :]
        steps = _steps(number, xs, halves)
        middles = [min(max(x + step, half), size.width - half) for step in steps]
        while not (free := [one for one in middles if _is_free(one, half, rise, others, size)]):
            rise += size.line / 2
        taken.append((free[0] - half, free[0] + half, rise, rise + 2 * size.line))
        yield free[0], rise


def _steps(number: int, xs: list[float], halves: list[float]) -> list[float]:
    """How far to move words from their pole, the best first: away from whoever crowds them."""
    x, half = xs[number], halves[number]
    near = min((n for n in range(len(xs)) if n != number), key=lambda n: abs(xs[n] - x), default=-1)
    steps = [0, half / 2, half - 8, -half / 2, 8 - half]
    if near < 0 or abs(xs[near] - x) > half + halves[near] + _GAP:
        return steps
    away = 1 if xs[near] < x else -1
    return sorted(steps, key=lambda step: (step * away <= 0, abs(step)))


def _is_free(middle: float, half: float, rise: float, taken: list[Box], size: Size) -> bool:
    left, right, high = middle - half - _GAP, middle + half + _GAP, rise + 2 * size.line
    return not any(
        left < other_right and other_left < right and rise < other_high and other_low < high
        for other_left, other_right, other_low, other_high in taken
    )
