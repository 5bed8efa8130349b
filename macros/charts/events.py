"""Events over totals of days, on one scale of time: across on a desktop, down on a phone."""

from datetime import date, timedelta

from .. import words
from ..addresses import address
from ..dataset import Dataset
from ..records import Claim, Drawn, Event, Picture, Record
from .names import speaker
from .sheet import Ink, Panel, Sheet, Size, Spec

DAY = timedelta(days=1)
_SHAPES = ("circle", "square", "diamond", "triangle-up")


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if isinstance(record, Event):
        closed = record.date.first != date.min and record.date.last != date.max
        return None if closed else "draws events that begin and end"
    if not isinstance(record, Claim) or record.value is None:
        return "draws events, and claims with a 'value'"
    return None if record.when and record.when.is_day else "draws claims of one day"


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """The events by their days, and the totals that were public meanwhile."""
    strip = _Strip(picture, data)
    return _across(strip, size) if size.wide else _down(strip, size)


class _Strip:
    """What both drawings show: events in order, official counts, and the days of both."""

    def __init__(self, picture: Picture, data: Dataset) -> None:
        self.data = data
        drawn = [
            (one, data.events[one.record]) for one in picture.draws if one.record in data.events
        ]
        self.events = sorted(drawn, key=lambda pair: pair[1].date)
        self.claims = [
            data.claims[one.record] for one in picture.draws if one.record in data.claims
        ]
        days = [event.date for _, event in self.events]
        days += [claim.when for claim in self.claims if claim.when]
        self.domain = (min(day.first for day in days), max(day.last for day in days) + DAY)
        self.top = max((claim.value or 0 for claim in self.claims), default=0)
        # A symbol for each who said one of the numbers.
        people = dict.fromkeys(claim.said_by for claim in self.claims)
        self.shapes = {id: _SHAPES[number % len(_SHAPES)] for number, id in enumerate(people)}

    def link(self, event: Event) -> str:
        """Where the event stands on the site."""
        return address(event, self.data)


def _across(strip: _Strip, size: Size) -> Spec:
    domain = strip.domain
    sheet = Sheet(size)
    behind, plot = (sheet.panel(domain, (8, size.width - 40)) for _ in range(2))
    texts = [_text(one, event) for one, event in strip.events]
    starts = [plot.at(event.date.first) for _, event in strip.events]
    levels = _levels(starts, [size.fits(text) + 16 for text in texts], size.width)
    pitch = size.line + 8
    base = pitch * (max(levels) + 1) + 8
    for (_, event), text, start, level in zip(strip.events, texts, starts, levels, strict=True):
        y = base - pitch * (level + 0.5) - 6
        turned = start + size.fits(text) + 8 > size.width
        _flag(event, text, strip.link(event), y, base, turned, behind, plot)
    plot.line(base, *domain, Ink.ink, 1.5)
    low = base + 140
    _axis(domain, base, low, plot, behind, size)
    right = 0.0
    for claim in strip.claims:
        assert claim.value is not None and claim.when is not None  # refused otherwise
        y = low - (low - base - 52) * claim.value / strip.top
        day = claim.when.first
        plot.upright(day, y, low, Ink.soft)
        plot.point(day, y, strip.shapes[claim.said_by], Ink.ink)
        told = words.number(claim.value), speaker(claim, strip.data)
        half = max(size.fits(text, bold=not number) for number, text in enumerate(told)) / 2
        middle = max(plot.at(day), right + half)
        for number, text in enumerate(told):
            plot.text(
                day,
                y - 28 + 15 * number,
                text,
                align="center",
                bold=not number,
                shift=middle - plot.at(day),
            )
        right = middle + half + 6
    plot.line(low, *domain, Ink.soft)
    plot.text(domain[0], low + size.line / 2 + 4, words.year(domain[0]), Ink.soft)
    sheet.height = low + size.line + 4
    return sheet.spec()


def _levels(starts: list[float], widths: list[float], width: float) -> list[int]:
    """How high each text stands: above every later one that it would meet, so that no pole
    of a later event runs through it."""
    lefts = [min(x, width - wide) for x, wide in zip(starts, widths, strict=True)]
    levels = [0] * len(starts)
    for one in reversed(range(len(starts))):
        met = (n for n in range(one + 1, len(starts)) if lefts[n] < lefts[one] + widths[one])
        levels[one] = max((levels[n] + 1 for n in met), default=0)
    return levels


def _flag(
    event: Event,
    text: str,
    link: str,
    y: float,
    base: float,
    turned: bool,
    behind: Panel,
    plot: Panel,
) -> None:
    """An event: its text, a pole down to its day, and for long ones a bar over its days."""
    first, last = event.date.first, event.date.last
    behind.upright(first, y - 8, base, Ink.rule)
    if last > first:
        plot.bar(base - 5, first, last + DAY, Ink.mark, 4)
    else:
        plot.point(first, base, "circle", Ink.mark)
    align = "right" if turned else "left"
    plot.text(first, y, text, Ink.ink, align, shift=-5 if turned else 5, href=link)


def _axis(
    domain: tuple[date, date], top: float, low: float, plot: Panel, behind: Panel, size: Size
) -> None:
    for number in range((domain[1] - domain[0]).days):
        day = domain[0] + DAY * number
        if day.day == 1:
            behind.upright(day, top, low + 4, Ink.rule)
            text = words.short_month(day)
            plot.text(day, low + size.line / 2 + 4, text, Ink.soft, shift=4)


def _down(strip: _Strip, size: Size) -> Spec:
    domain = strip.domain
    sheet = Sheet(size)
    axis, pixels = 124.0, sheet.panel()
    texts = sheet.panel()
    free = size.line
    length = (domain[1] - domain[0]).days * 5.6

    def at(day: date) -> float:
        return size.line / 2 + length * (day - domain[0]).days / (domain[1] - domain[0]).days

    for one, event in strip.events:
        y = at(event.date.first)
        lines = size.wrap(_text(one, event), size.width - axis - 24)
        middle = max(y, free)
        pixels.slant(axis + 8, y, axis + 20, middle, Ink.soft)
        if event.date.last > event.date.first:
            pixels.upright(axis + 5, y, at(event.date.last + DAY), Ink.mark, width=4)
        else:
            texts.point(axis, y, "circle", Ink.mark)
        for line in lines:
            texts.text(axis + 24, middle, line, href=strip.link(event))
            middle += size.line
        free = middle + 10
    for claim in strip.claims:
        assert claim.value is not None and claim.when is not None  # refused otherwise
        y = at(claim.when.first)
        end = axis - 54 * claim.value / strip.top
        pixels.bar(y, end, axis, Ink.soft, 5)
        texts.point(end, y, strip.shapes[claim.said_by], Ink.ink)
        texts.text(end - 9, y - 1, words.number(claim.value), align="right", bold=True)
        texts.text(end - 9, y + size.line - 1, speaker(claim, strip.data), Ink.soft, "right")
    texts.text(axis - 8, at(domain[0]), words.year(domain[0]), Ink.soft, "right")
    sheet.height = max(free, at(domain[1])) + 6
    pixels.upright(axis, size.line / 2, sheet.height - 6, Ink.ink, width=1.5)
    return sheet.spec()


def _text(one: Drawn, event: Event) -> str:
    return f"{words.short_day(event.date.first)} · {one.label or event.title}"
