"""Canvas: panels of marks on a sheet as wide as a screen, drawn as SVG.

For example, a sheet of a desktop is 720 pixels wide, and one of a phone 328.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree

from markupsafe import Markup

from macros.charts.panel import Panel, Place

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
        return _ems(text) * self.font * (1.3 if bold else 1.1)

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


@lru_cache(10_000)
def _ems(text: str) -> float:
    """The width of a text in parts of the font's size; words on a map are asked many times."""
    return sum(_EMS.get(letter, 0.72 if letter.isupper() else 0.56) for letter in text)


WIDE = Size(720, 13)
NARROW = Size(328, 12)


@dataclass(frozen=True)
class Drawing:
    """A drawn picture: what stands inside its svg element, and the size of that."""

    width: int
    height: int
    body: Markup


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
        self.panels.append(Panel(self.size.font, domain, span))
        return self.panels[-1]

    def drawing(self) -> Drawing:
        """The picture as it is; nothing is measured or laid out any more."""
        elements = (one for panel in self.panels for one in panel.elements())
        body = "".join(ElementTree.tostring(one, encoding="unicode") for one in elements)
        return Drawing(self.size.width, round(self.height), Markup(body))
