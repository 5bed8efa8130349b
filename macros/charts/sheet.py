"""A picture as it is put together: marks in the units of its data, rows in pixels.

What comes out is a Vega-Lite specification. Colours are names of inks, which
drawing.py turns into classes, so that the page decides how each looks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from ..records import Number

Spec = dict[str, Any]
Place = Number | date

# Links leave Vega with this before them, and lose it in drawing.py.
LINKS = "https://links.invalid/"


class Ink(StrEnum):
    ink = "ink"  # what is told
    soft = "soft"  # what helps to read it
    mark = "mark"  # what is picked out
    rule = "rule"  # lines behind
    wash = "wash"  # areas behind
    paper = "paper"  # the inside of hollow marks


# How wide letters are, in parts of the font's size; rounded up from common sans serifs.
_EMS = dict.fromkeys("iljtfrI.,:;'()[]|!-/ ", 0.33) | dict.fromkeys("mwMW%—→", 0.9)


@dataclass(frozen=True)
class Size:
    """What differs between a phone's picture and a desktop's."""

    width: int
    font: int

    @property
    def wide(self) -> bool:
        """True for the desktop's."""
        return self.width > 500

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.font * 1.35

    def fits(self, text: str, bold: bool = False) -> float:
        """How wide a text can get, in whatever font a reader has."""
        ems = sum(_EMS.get(letter, 0.72 if letter.isupper() else 0.56) for letter in text)
        return ems * self.font * (1.3 if bold else 1.1)

    def wrap(self, text: str, width: float, bold: bool = False) -> list[str]:
        """The text in lines that fit a width; a word that does not stands alone."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fits(longer, bold) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


WIDE = Size(720, 13)
NARROW = Size(328, 12)


@dataclass
class Panel:
    """Marks that share one scale from left to right; without a domain, x is in pixels."""

    domain: tuple[Place, Place] | None = None
    span: tuple[float, float] = (0, 0)  # where the ends of the domain stand
    _layers: dict[str, Spec] = field(default_factory=dict)

    def at(self, place: Place) -> float:
        """Where a place of the domain stands, in pixels."""
        assert self.domain is not None
        first, last, x = map(_ordinal, (*self.domain, place))
        left, right = self.span
        return left + (right - left) * (x - first) / (last - first)

    def bar(
        self, y: float, start: Place, end: Place, ink: Ink, height: float = 8, hollow: bool = False
    ) -> None:
        """A bar from one place to another; a hollow one has a dashed outline alone."""
        style = {"stroke": ink, "strokeDash": [3, 2]} if hollow else {"fill": ink}
        if hollow:
            style |= {"fill": Ink.paper}
        self._add({"type": "bar", "height": height, **style}, y=y, x=start, x2=end)

    def line(self, y: float, start: Place, end: Place, ink: Ink, width: float = 1) -> None:
        """A level line."""
        self._add({"type": "rule", "stroke": ink, "strokeWidth": width}, y=y, x=start, x2=end)

    def upright(
        self, x: Place, top: float, bottom: float, ink: Ink, dash: bool = False, width: float = 1
    ) -> None:
        """An upright line."""
        style: Spec = {"stroke": ink, "strokeWidth": width}
        self._add(
            {"type": "rule", **style, **({"strokeDash": [4, 3]} if dash else {})},
            x=x,
            y=top,
            y2=bottom,
        )

    def slant(self, x: Place, y: float, x2: Place, y2: float, ink: Ink) -> None:
        """A line from one place to another."""
        self._add({"type": "rule", "stroke": ink, "strokeWidth": 1}, x=x, y=y, x2=x2, y2=y2)

    def point(
        self, x: Place, y: float, shape: str, ink: Ink, hollow: bool = False, shift: float = 0
    ) -> None:
        """A symbol of Vega's, such as 'circle', some pixels to the right of a place."""
        fill = {"fill": Ink.paper if hollow else ink, "stroke": ink, "strokeWidth": 1.5}
        mark = {"type": "point", "shape": shape, "size": 50, "opacity": 1, **fill}
        self._add(mark | ({"xOffset": shift} if shift else {}), x=x, y=y)

    def text(
        self,
        x: Place,
        y: float,
        text: str,
        ink: Ink = Ink.ink,
        align: str = "left",
        bold: bool = False,
        shift: float = 0,
        href: str | None = None,
    ) -> None:
        """A line of text, its middle at y."""
        mark: Spec = {"type": "text", "fill": ink, "align": align, "baseline": "middle"}
        if bold:
            mark["fontWeight"] = "bold"
        if shift:
            mark["dx"] = shift
        link = {"href": LINKS + href} if href else {}
        self._add(mark, x=x, y=y, text=text, **link)

    def spec(self, font: int) -> Spec:
        """The panel as a layer of Vega-Lite."""
        layers = [
            {**layer, "mark": layer["mark"] | ({"fontSize": font} if "text" in rows[0] else {})}
            for layer in self._layers.values()
            if (rows := layer["data"]["values"])
        ]
        return {"layer": layers}

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


@dataclass
class Sheet:
    """A whole picture of one size. ``height`` grows as rows are put on it."""

    size: Size
    height: float = 0
    panels: list[Panel] = field(default_factory=list)

    def panel(
        self, domain: tuple[Place, Place] | None = None, span: tuple[float, float] = (0, 0)
    ) -> Panel:
        """A new panel, drawn over those before it."""
        self.panels.append(Panel(domain, span))
        return self.panels[-1]

    def spec(self) -> Spec:
        """The picture for Vega-Lite; nothing is measured or laid out there any more."""
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "width": self.size.width,
            "height": round(self.height),
            "padding": 0,
            "autosize": "none",
            "background": None,
            "config": {"view": {"stroke": None}},
            "resolve": {"scale": {"x": "independent"}},
            "layer": [panel.spec(self.size.font) for panel in self.panels],
        }


def _ordinal(place: Place) -> float:
    return place.toordinal() if isinstance(place, date) else float(place)
