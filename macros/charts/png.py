"""Rasterization: SVG -> PNG, as wide as is asked for, in few colours, so that it has few bytes.

For example, a poster becomes 1,200 pixels wide. Its letters are of one font that comes with the
libraries, so that every machine draws the same.
"""

from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from macros.cache import Cache

_COLOURS = 64  # a picture has a handful of inks; the others smooth the edges of letters

# What is kept is made of these as well, and of how they are used here.
_DRAWN_BY = ("resvg-py", "pillow", "fontpkg-arimo")
_HOW = Path(__file__).read_bytes()


def png(svg: str, scale: float = 1) -> bytes:
    """The picture that a file of SVG shows, ``scale`` times as large as it says itself."""
    import resvg_py  # as what follows, not needed where no image is written
    from PIL import Image

    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_dirs=[str(files("fontpkg_arimo") / "files")],
    )
    few = (
        Image.open(BytesIO(drawn))
        .convert("RGB")
        .quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    made = BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def kept(svg: str, scale: float, cache: Cache) -> bytes:
    """The same, drawn anew only where the file or what draws it is not what it was."""
    made_of = repr((svg, scale, *map(version, _DRAWN_BY))).encode() + _HOW
    return cache.get(made_of, lambda: png(svg, scale))
