"""SVG marks on one linear scale: in the units of their data across, in pixels down.

Marks that look alike are one path, such as all solid bars. Colours are names of inks, which are
classes, so that the page decides how each looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise
from xml.etree.ElementTree import Element

from macros.charts import clipping
from macros.records import Number

Place = Number | date

# Each around the point at which it stands.
_SYMBOLS = {
    "circle": "m-3.5,0a3.5,3.5,0,1,1,7,0a3.5,3.5,0,1,1,-7,0",
    "square": "m-3.5,-3.5h7v7h-7Z",
    "diamond": "m-3.5,0l3.5,-3.5l3.5,3.5l-3.5,3.5Z",
    "triangle-up": "m0,-3.1l-3.5,6.2h7Z",
    "triangle-right": "m3.1,0l-6.2,-3.5v7Z",
    "triangle-left": "m-3.1,0l6.2,-3.5v7Z",
}
_MIDDLE = 0.3  # of the font's size: how far the middle of a line of text lies above its foot


class Ink(StrEnum):
    ink = "ink"  # what is told
    soft = "soft"  # what helps to read it
    mark = "mark"  # what is picked out
    rule = "rule"  # lines behind
    wash = "wash"  # areas behind
    paper = "paper"  # the inside of hollow marks
    land = "land"  # of a map, beside the sea that is a wash
    none = "none"  # the inside of what hides nothing


@dataclass(frozen=True)
class Placing:
    """Where the whole numbers of a plane stand on a sheet: how far apart, and where zero is."""

    scale: float
    x: float
    y: float

    @property
    def transform(self) -> str:
        """The same for SVG."""
        return f"translate({self.x:.1f},{self.y:.1f})scale({self.scale:.4f})"

    def window(self, width: float, height: float) -> clipping.Box:
        """What of the plane is seen on a sheet of so many pixels."""
        right, bottom = width - self.x, height - self.y
        left, top, right, bottom = (edge / self.scale for edge in (-self.x, -self.y, right, bottom))
        return left, top, right, bottom


@dataclass
class Panel:
    """Marks that share one scale from left to right; without a domain, x is in pixels."""

    font: int
    domain: tuple[Place, Place] | None = None
    span: tuple[float, float] = (0, 0)  # where the ends of the domain stand
    _paths: dict[tuple[tuple[str, str], ...], list[str]] = field(default_factory=dict)  # by look
    _texts: list[tuple[str, Element]] = field(default_factory=list)  # what each leads to, and it

    def at(self, place: Place) -> float:
        """Where a place of the domain stands, in pixels."""
        assert self.domain is not None
        first, last, x = map(_ordinal, (*self.domain, place))
        left, right = self.span
        return left + (right - left) * (x - first) / (last - first)

    def bar(
        self, y: float, start: Place, end: Place, ink: Ink, height: float = 8, hollow: bool = False
    ) -> None:
        """A bar from one place to another; a hollow one has an outline alone.

        It is dashed, unless the bar is so short that dashes would be crumbs.
        """
        x, wide = self._pixels(start), self._pixels(end) - self._pixels(start)
        path = f"M{_told(x, y - height / 2)}h{_told(wide)}v{_told(height)}h{_told(-wide)}Z"
        if hollow:
            self._draw(path, Ink.paper, ink, dashes="3,2" if wide > 12 else "")
        else:
            self._draw(path, ink)

    def line(
        self, y: float, start: Place, end: Place, ink: Ink, width: float = 1, dash: bool = False
    ) -> None:
        """A level line."""
        x, x2 = self._pixels(start), self._pixels(end)
        self._rule(f"M{_told(x, y)}h{_told(x2 - x)}", ink, width, dash)

    def upright(
        self, x: Place, top: float, bottom: float, ink: Ink, dash: bool = False, width: float = 1
    ) -> None:
        """An upright line."""
        self._rule(f"M{_told(self._pixels(x), top)}v{_told(bottom - top)}", ink, width, dash)

    def slant(self, x: Place, y: float, x2: Place, y2: float, ink: Ink) -> None:
        """A line from one place to another."""
        left, right = self._pixels(x), self._pixels(x2)
        self._rule(f"M{_told(left, y)}l{_told(right - left, y2 - y)}", ink)

    def point(
        self, x: Place, y: float, shape: str, ink: Ink, hollow: bool = False, shift: float = 0
    ) -> None:
        """A symbol, such as 'circle', some pixels to the right of a place."""
        path = f"M{_told(self._pixels(x) + shift, y)}{_SYMBOLS[shape]}"
        self._draw(path, Ink.paper if hollow else ink, ink, 1.5)

    def disc(self, x: Place, y: float, radius: float, ink: Ink, hollow: bool = False) -> None:
        """A circle that tells a number by its area; a hollow one has an outline alone."""
        self._draw(self._circle(x, y, radius), Ink.paper if hollow else ink, ink, 1.5)

    def ring(self, x: Place, y: float, radius: float, ink: Ink, dash: bool = False) -> None:
        """A circle that tells of no number: nothing is in it but what it stands on."""
        fill, dashes = (Ink.land, "2,2") if dash else (Ink.none, "")
        self._draw(self._circle(x, y, radius), fill, ink, 1.5, dashes)

    def shape(
        self,
        lines: Sequence[clipping.Line],
        onto: Placing,
        frame: tuple[float, float],
        fill: Ink | None = None,
        stroke: Ink | None = None,
        dash: bool = False,
    ) -> None:
        """What lies of some lines in a frame of pixels: areas if they are filled, else lines.

        Their points are whole numbers of a plane, and stay so: a phone's picture and a desktop's
        then differ in how the plane is placed, and the second costs a page hardly a byte.
        """
        window = onto.window(*frame)
        if fill:
            kept = [clipping.area(ring, window) for ring in lines]
        else:
            kept = [part for line in lines for part in clipping.line(line, window)]
        if path := "".join(map(_stepped, kept)):
            thin = 1 if fill else 0.75 / onto.scale
            dashes = ",".join([_told(2 / onto.scale)] * 2) if dash else ""
            self._draw(path, fill or Ink.none, stroke, thin, dashes, onto.transform)

    def text(
        self,
        x: Place,
        y: float,
        text: str,
        ink: Ink = Ink.ink,
        align: str = "left",
        bold: bool = False,
        shift: float = 0,
        href: str = "",
    ) -> None:
        """A line of text, its middle at y; ``href`` is what it leads to."""
        element = Element("text", {"class": f"fill-{ink}"})
        if bold:
            element.set("font-weight", "bold")
        if align != "left":
            element.set("text-anchor", {"center": "middle", "right": "end"}[align])
        for name, place in (
            ("x", self._pixels(x) + shift),
            ("y", y + round(self.font * _MIDDLE)),
        ):
            element.set(name, f"{round(place, 1):.0f}")  # text needs no half pixels
        element.text = text
        element.tail = "\n"  # or its words run into the next ones where no SVG is drawn
        self._texts.append((href, element))

    def elements(self) -> Iterator[Element]:
        """The panel as SVG: its marks, and over them its texts in the order in which they are read.

        So whoever hears them, or has a browser that draws no SVG, meets each number beside its
        name. The lines of one link are in one link: it is reached and heard once.
        """
        for look, paths in self._paths.items():
            yield Element("path", {**dict(look), "d": "".join(paths)})
        for href, some in groupby(self._texts, key=lambda one: one[0]):
            texts = [text for _, text in some]
            if href:
                link = Element("a", {"href": href})
                link.extend(texts)
                yield link
            else:
                yield from texts

    def _pixels(self, place: Place) -> float:
        return _ordinal(place) if self.domain is None else self.at(place)

    def _circle(self, x: Place, y: float, radius: float) -> str:
        radius = round(radius, 1)  # or two arcs of it would not be a circle
        arc = f"a{_told(radius, radius)},0,1,1,"
        over, back = _told(2 * radius), _told(-2 * radius)
        return f"M{_told(self._pixels(x), y)}m{_told(-radius)},0{arc}{over},0{arc}{back},0"

    def _rule(self, path: str, ink: Ink, width: float = 1, dash: bool = False) -> None:
        self._draw(path, None, ink, width, "4,3" if dash else "")

    def _draw(
        self,
        path: str,
        fill: Ink | None,
        stroke: Ink | None = None,
        width: float = 1,
        dashes: str = "",
        transform: str = "",
    ) -> None:
        inks = [f"{kind}-{ink}" for kind, ink in (("fill", fill), ("stroke", stroke)) if ink]
        look = {
            "class": " ".join(inks),
            "stroke-width": "" if width == 1 else _told(width),
            "stroke-dasharray": dashes,
            "transform": transform,
        }
        told = tuple((name, value) for name, value in look.items() if value)
        self._paths.setdefault(told, []).append(path)


def _ordinal(place: Place) -> float:
    return place.toordinal() if isinstance(place, date) else float(place)


def _told(*numbers: float) -> str:
    """Numbers with one decimal at most: a tenth of a pixel is not seen."""
    return ",".join(f"{round(number, 1) + 0:g}" for number in numbers)  # + 0: no -0


def _stepped(line: clipping.Line) -> str:
    """A path in steps from point to point in whole numbers, which are shorter than places."""
    points = [(round(x), round(y)) for x, y in line]
    steps = [(x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise(points)]
    told = " ".join(f"{x} {y}" for x, y in steps if (x, y) != (0, 0))
    return f"M{points[0][0]} {points[0][1]}l{told}".replace(" -", "-") if told else ""
