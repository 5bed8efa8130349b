"""A picture as a file that stands by itself: title, reading, drawing, who said it, which site."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros import charts, wording
from macros.charts.svg import Drawing
from macros.exports.edition import LICENCE, Edition
from macros.pages.renderer import Renderer
from macros.records import Person, Picture, Source

_EDGE = 16  # paper around all
_SMALL = replace(charts.WIDE, font=11)
_WIDE = 1200  # pixels of an image, for what does not show SVG


@dataclass(frozen=True)
class Poster:
    """A picture with the lines above and below it, and where these stand."""

    picture: Picture
    drawing: Drawing
    reading: list[str]
    credits: list[str]

    small = _SMALL
    edge = _EDGE

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
        return _WIDE, int(self.height * self.scale)


def poster(
    picture: Picture, credits: Sequence[Person | Source], renderer: Renderer, edition: Edition
) -> Poster:
    """A picture with all that it needs where its page is not around it."""
    names = [one.name if isinstance(one, Person) else one.publisher for one in credits]
    site = [edition.site.short_name, f"data of {wording.day(edition.day)}", LICENCE["name"]]
    lines = [f"Said or written by {', '.join(names)}"] if names else []
    lines += [" · ".join(filter(None, [*site, edition.address(picture)]))]
    return Poster(
        picture,
        renderer.picture(picture, charts.WIDE),
        _SMALL.wrap(renderer.plain(picture.reading), _SMALL.width),
        [line for text in lines for line in _SMALL.wrap(text, _SMALL.width)],
    )


def svg(one: Poster, renderer: Renderer, still: bool = False) -> str:
    """The file. A ``still`` one is for a renderer that knows no variables, schemes or links."""
    return renderer.markup("picture.svg", poster=one, font=charts.WIDE.font, still=still) + "\n"
