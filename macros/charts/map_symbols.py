"""Map symbols: a circle for each number and a ring where none was found, and what is said at it.

For example, of two circles that meet the smaller one gives way more.
"""

from collections import Counter
from dataclasses import dataclass
from math import hypot

from macros import wording
from macros.charts.canvas import Size
from macros.charts.clipping import Point
from macros.charts.marks import ends
from macros.charts.panel import Ink
from macros.charts.short_names import amount, speaker
from macros.corpus import Corpus
from macros.records import Claim, Picture, Place

APART = 3.0  # between marks, and from words to what they do not belong to
_RING = 4.0  # how large the mark of a country without a number is
_LEAST = 2.0
_NONE = ("no count", "no count found")  # on a phone and on a desktop
_OTHERS = "Where nobody is named"


@dataclass
class Line:
    """A line of words at a mark."""

    text: str
    ink: Ink = Ink.ink
    bold: bool = False
    href: str = ""


@dataclass
class Mark:
    """A circle, or a ring where there is no number, and what is said at it."""

    lines: list[Line]
    code: str | None = None  # of its country
    at: Point | None = None  # longitude and latitude; None of what is on no map
    radius: float = _RING
    inner: float = 0  # of a range, its lower end
    claim: Claim | None = None
    x: float = 0
    y: float = 0

    def reach(self, size: Size) -> Point:
        """Half of the width and of the height of its words."""
        wide = max(size.fits(line.text, line.bold) for line in self.lines)
        return wide / 2, len(self.lines) * size.line / 2


def marks(picture: Picture, data: Corpus, size: Size) -> list[Mark]:
    """What a map shows of each claim, and of each place without a number."""
    codes = {one.name: one.country for one in data.places.values()}
    claims = _claims(picture, data)
    top = max(ends(one)[1] for one in claims) or 1
    shared = _shared(claims)
    labels = {one.record: one.label for one in picture.draws}
    found = [_numbered(one, labels[one.id], codes, shared, top, data, size) for one in claims]
    return found + [_unnumbered(data.places[id], data, size) for id in picture.without]


def displace(marks: list[Mark]) -> None:
    """Move circles that meet apart, each as little as it can; the smaller one gives way more."""
    for _ in range(200):
        met = False
        for number, one in enumerate(marks):
            for two in marks[number + 1 :]:
                if (one.x, one.y) == (two.x, two.y):
                    two.x += 1  # or they would have no way to go
                far = hypot(two.x - one.x, two.y - one.y)
                over = one.radius + two.radius + APART - far
                if over <= 0.1:
                    continue
                met = True
                right, down = (two.x - one.x) / far, (two.y - one.y) / far
                share = one.radius / (one.radius + two.radius)
                for mark, part in ((one, share - 1), (two, share)):
                    mark.x += right * over * part
                    mark.y += down * over * part
        if not met:
            return


def notes(picture: Picture, data: Corpus) -> list[str]:
    """What is said once below a map, for most of its numbers have it in common."""
    shared = _shared(_claims(picture, data))
    return [f"{_OTHERS}: {_told(shared, data)}"] if shared else []


def _claims(picture: Picture, data: Corpus) -> list[Claim]:
    return [data.claims[one.record] for one in picture.draws]


def _numbered(
    claim: Claim,
    label: str | None,
    codes: dict[str, str | None],
    shared: Claim | None,
    top: float,
    data: Corpus,
    size: Size,
) -> Mark:
    """The circle of a claim: its area is as its number, of a range as the upper end."""
    measure = data.measures[claim.measure]
    low, high = ends(claim)
    most = 29.0 if size.wide else 18.0
    radii = [max(_LEAST, most * (end / top) ** 0.5) for end in (low, high)]
    width = 180 if size.wide else 134
    href = data.address(claim)
    told = [Line(str(measure.place), bold=True)]
    told += [Line(one, href=href) for one in size.wrap(amount(claim, data), width)]
    if label or shared is None or _said(claim) != _said(shared):
        text = label or _told(claim, data)
        told += [Line(one, Ink.soft) for one in size.wrap(text, width)]
    code = codes.get(str(measure.place))
    inner = radii[0] if low < high else 0
    return Mark(told, code, _middle(code, data), radii[1], inner, claim)


def _unnumbered(place: Place, data: Corpus, size: Size) -> Mark:
    told = [Line(place.name), Line(_NONE[size.wide], Ink.soft)]
    return Mark(told, place.country, _middle(place.country, data))


def _middle(code: str | None, data: Corpus) -> Point | None:
    """The longitude and latitude of the middle of a country; None of a place within one."""
    return data.subject.borders.middles.get(code) if code else None


def _shared(claims: list[Claim]) -> Claim | None:
    """One of the claims that most of them share speaker and day with, if most do."""
    said, count = Counter(map(_said, claims)).most_common(1)[0]
    return (
        next(one for one in claims if _said(one) == said) if count * 2 > len(claims) > 1 else None
    )


def _said(claim: Claim) -> tuple[str, str]:
    return claim.said_by, claim.when.text if claim.when else ""


def _told(claim: Claim, data: Corpus) -> str:
    """The days of a window; of all else who said it, and of when."""
    if claim.period:
        return wording.short_window(claim.period)
    when = wording.when(claim.when) if claim.when else ""
    if not when and claim.said_on:
        when = f"said {wording.when(claim.said_on)}"
    return ", ".join(filter(None, (speaker(claim, data), when)))
