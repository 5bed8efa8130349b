"""SVG -> PNG: rasterized as wide as is asked for, in few colours, so that it has few bytes."""

from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from macros.charts.cache import Cache

_COLOURS = 64  # a picture has a handful of inks; the others smooth the edges of letters


class Rasterizer:
    """Draws SVG as PNG, each once: what was drawn is kept for the next build."""

    def __init__(self, folder: Path | None = None) -> None:
        self._cache = Cache(folder)

    def png(self, svg: str, scale: float = 1) -> bytes:
        """The picture that a file of SVG shows, ``scale`` times as large as it says itself."""
        return self._cache.get(f"{_maker()}\n{scale}\n{svg}", ".png", lambda: _drawn(svg, scale))


@cache
def _maker() -> str:
    """All besides the file that a picture depends on."""
    libraries = " ".join(version(name) for name in ("vl-convert-python", "pillow"))
    return f"{libraries} {Path(__file__).read_text(encoding='utf-8')}"


def _drawn(svg: str, scale: float) -> bytes:
    import vl_convert  # slow to import, as is what follows, and not needed when all is kept
    from PIL import Image

    drawn = Image.open(BytesIO(vl_convert.svg_to_png(svg, scale=scale))).convert("RGB")
    few = drawn.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    made = BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()
