"""A picture as it is put together: panels of marks on a sheet, rows in pixels.

What comes out is a Vega-Lite specification.
"""

from dataclasses import dataclass, field

from macros.charts.panel import Panel, Place, Spec

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
