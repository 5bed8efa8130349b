"""Marks on one scale, in the units of their data across and in pixels down, as Vega-Lite.

Colours are names of inks, which svg.py turns into classes, so that the page
decides how each looks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from macros.records import Number

Spec = dict[str, Any]
Place = Number | date

# Links leave Vega with this before them, and lose it in svg.py; a text with no more
# than this is no link.
LINKS = "https://links.invalid/"
_EDGE = 0.4  # of a unit


class Ink(StrEnum):
    ink = "ink"  # what is told
    soft = "soft"  # what helps to read it
    mark = "mark"  # what is picked out
    rule = "rule"  # lines behind
    wash = "wash"  # areas behind
    paper = "paper"  # the inside of hollow marks
    land = "land"  # of a map, beside the sea that is a wash


@dataclass(frozen=True)
class Placing:
    """Where the whole numbers of a plane stand on a sheet: how far apart, and where zero is."""

    scale: float
    x: float
    y: float

    @property
    def transform(self) -> str:
        """The same for SVG; it leaves Vega as the name of a shape."""
        return f"translate({self.x:.1f},{self.y:.1f})scale({self.scale:.4f})"


@dataclass
class Panel:
    """Marks that share one scale from left to right; without a domain, x is in pixels."""

    domain: tuple[Place, Place] | None = None
    span: tuple[float, float] = (0, 0)  # where the ends of the domain stand
    _layers: dict[str, Spec] = field(default_factory=dict)
    _texts: list[Spec] = field(default_factory=list)  # in the order in which they are read

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
        style: Spec = {"fill": ink}
        if hollow:
            style = {"fill": Ink.paper, "stroke": ink}
            if self._pixels(end) - self._pixels(start) > 12:
                style |= {"strokeDash": [3, 2]}
        self._add({"type": "bar", "height": height, **style}, y=y, x=start, x2=end)

    def line(
        self, y: float, start: Place, end: Place, ink: Ink, width: float = 1, dash: bool = False
    ) -> None:
        """A level line."""
        self._add(_rule(ink, width, dash), y=y, x=start, x2=end)

    def upright(
        self, x: Place, top: float, bottom: float, ink: Ink, dash: bool = False, width: float = 1
    ) -> None:
        """An upright line."""
        self._add(_rule(ink, width, dash), x=x, y=top, y2=bottom)

    def slant(self, x: Place, y: float, x2: Place, y2: float, ink: Ink) -> None:
        """A line from one place to another."""
        self._add(_rule(ink), x=x, y=y, x2=x2, y2=y2)

    def point(
        self, x: Place, y: float, shape: str, ink: Ink, hollow: bool = False, shift: float = 0
    ) -> None:
        """A symbol of Vega's, such as 'circle', some pixels to the right of a place."""
        fill = {"fill": Ink.paper if hollow else ink, "stroke": ink, "strokeWidth": 1.5}
        mark = {"type": "point", "shape": shape, "size": 50, "opacity": 1, **fill}
        self._add(mark | ({"xOffset": shift} if shift else {}), x=x, y=y)

    def disc(self, x: Place, y: float, radius: float, ink: Ink, hollow: bool = False) -> None:
        """A circle that tells a number by its area; a hollow one has an outline alone."""
        style = {"fill": Ink.paper if hollow else ink, "stroke": ink, "strokeWidth": 1.5}
        self._add(_circle(radius) | style, x=x, y=y)

    def ring(self, x: Place, y: float, radius: float, ink: Ink, dash: bool = False) -> None:
        """A circle that tells of no number: nothing is in it but what it stands on."""
        dashed = {"strokeDash": [2, 2]} if dash else {}
        style = {"fill": Ink.land if dash else "none", "stroke": ink, "strokeWidth": 1.5, **dashed}
        self._add(_circle(radius) | style, x=x, y=y)

    def shape(
        self,
        lines: list[list[tuple[float, float]]],
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
        if not lines:
            return
        parts: list[Any] = [[[*line, line[0]]] for line in lines] if fill else lines
        kind = "MultiPolygon" if fill else "MultiLineString"
        line = {"fill": "none", "stroke": stroke, "strokeWidth": 0.75 / onto.scale}
        style: Spec = {"fill": fill} if fill else line
        style |= {"strokeDash": [round(2 / onto.scale, 1)] * 2} if dash else {}
        ends = [(-onto.x, -onto.y), (frame[0] - onto.x, frame[1] - onto.y)]
        # Not at a whole number: a point on the very edge spoils an area.
        clip = [[round(end / onto.scale) + _EDGE for end in corner] for corner in ends]
        self._layers[f"shape {len(self._layers)}"] = {
            "mark": {"type": "geoshape", "description": onto.transform, **style},
            "data": {
                "values": [{"type": "Feature", "geometry": {"type": kind, "coordinates": parts}}]
            },
            "projection": {
                "type": "identity",
                "scale": 1,
                "translate": [0, 0],
                "clipExtent": clip,
            },
        }

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
        weight = "bold" if bold else "normal"
        self._texts.append(
            {"x": self._pixels(x) + shift, "y": y, "text": text, "ink": ink, "align": align}
            | {"weight": weight, "href": LINKS + href}
        )

    def spec(self, font: int) -> Spec:
        """The panel as a layer of Vega-Lite."""
        texts = [_text_layer(self._texts, font)] if self._texts else []
        return {"layer": [*self._layers.values(), *texts]}

    def _pixels(self, place: Place) -> float:
        return _ordinal(place) if self.domain is None else self.at(place)

    def _add(self, mark: Spec, **row: Any) -> None:
        row = {key: str(v) if isinstance(v, date) else v for key, v in row.items()}
        channels = {"x", "y", *row}
        layer = self._layers.setdefault(
            f"{mark} {sorted(channels)}",
            {"mark": mark, "data": {"values": []}, "encoding": self._encoding(channels)},
        )
        layer["data"]["values"].append(row)

    def _encoding(self, channels: Iterable[str]) -> Spec:
        dated = self.domain is not None and isinstance(self.domain[0], date)
        scale: Spec | None = None
        if self.domain is not None:
            ends = [str(end) if dated else end for end in self.domain]
            scale = {"domain": ends, "range": self.span, "type": "utc" if dated else "linear"}
        encoding: Spec = {name: {"field": name} for name in sorted(channels)}
        encoding["x"] |= {
            "type": "temporal" if dated else "quantitative",
            "scale": scale,
            "axis": None,
        }
        encoding["y"] |= {"type": "quantitative", "scale": None, "axis": None}
        return encoding


def _circle(radius: float) -> Spec:
    return {"type": "point", "shape": "circle", "size": round(4 * radius**2, 1), "opacity": 1}


def _rule(ink: Ink, width: float = 1, dash: bool = False) -> Spec:
    dashed = {"strokeDash": [4, 3]} if dash else {}
    return {"type": "rule", "stroke": ink, "strokeWidth": width, **dashed}


def _text_layer(texts: list[Spec], font: int) -> Spec:
    """Texts of every look in one layer, for layers would part them by look.

    So they leave Vega as they were put down, and whoever hears them, or has a browser that
    draws no SVG, meets each number beside its name.
    """
    told = {"fill": "ink", "align": "align", "fontWeight": "weight"}
    looks = {name: {"expr": f"datum.{key}"} for name, key in told.items()}
    pixels = {"type": "quantitative", "scale": None, "axis": None}
    encoding = {name: {"field": name, **pixels} for name in ("x", "y")}
    return {
        "mark": {"type": "text", "baseline": "middle", "fontSize": font, **looks},
        "data": {"values": texts},
        "encoding": encoding | {name: {"field": name} for name in ("text", "href")},
    }


def _ordinal(place: Place) -> float:
    return place.toordinal() if isinstance(place, date) else float(place)
