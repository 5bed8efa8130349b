"""Poster: a picture that stands by itself, with title, reading, drawing, and who said it.

For example, the SVG file of a picture names below the drawing who said its numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.charts.canvas import WIDE, Drawing

_EDGE = 16  # paper around all
_SMALL = replace(WIDE, font=11)
_WIDE = 1200  # pixels of an image, for what does not show SVG

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Poster:
    """A drawing with the texts above and below it, and where these stand."""

    title: str
    description: str
    told: str
    drawing: Drawing
    said: Sequence[str]

    font = WIDE.font
    small = _SMALL
    edge = _EDGE

    @property
    def reading(self) -> list[str]:
        """The lines that tell how the drawing is read."""
        return _SMALL.wrap(self.told, _SMALL.width)

    @property
    def credits(self) -> list[str]:
        """The lines that tell who said it, and where it is from."""
        return [line for text in self.said for line in _SMALL.wrap(text, _SMALL.width)]

    @property
    def top(self) -> float:
        """Where the drawing begins, below its title and how it is read."""
        return 22 + len(self.reading) * _SMALL.line

    @property
    def foot(self) -> float:
        """Where the first line below the drawing stands."""
        return self.top + self.drawing.height + _SMALL.line

    @property
    def width(self) -> int:
        """Of the file, its edges included."""
        return self.drawing.width + 2 * _EDGE

    @property
    def height(self) -> int:
        """Likewise."""
        return round(self.foot + len(self.credits) * _SMALL.line + _EDGE)

    @property
    def scale(self) -> float:
        """How much larger the image is."""
        return _WIDE / self.width

    @property
    def image(self) -> tuple[int, int]:
        """The width and the height of the image."""
        return _WIDE, round(self.height * self.scale)

    def svg(self, still: bool = False) -> str:
        """The file. A ``still`` one is for a rasterizer: no variables, schemes or links."""
        return _TEMPLATES.get_template("poster.svg").render(poster=self, still=still).strip() + "\n"
