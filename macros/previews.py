"""The picture that goes with a link to a page, for where links are shared.

Drawn only for a site with an address: such a picture is named by its whole address. What was
drawn is kept for the next build, under a name made of all that it shows.
"""

import hashlib
import textwrap
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .exports import Edition
from .metadata import Page
from .records import Saying
from .render import Renderer

FOLDER = "previews"
_TITLE, _TEXT, _SAYING = 30, 58, 44  # characters in a line of the picture
_END = b"IEND\xaeB`\x82"  # of every PNG that was written whole


def write(pages: list[Page], renderer: Renderer, edition: Edition, site: Path, kept: Path) -> None:
    """Write ``previews/NAME.png`` for each page; ``kept`` is a folder for what was drawn before."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for page in pages:
        picture = folder / page.file.replace(".html", ".png")
        picture.write_bytes(_png(drawn(page, renderer, edition), kept))


def drawn(page: Page, renderer: Renderer, edition: Edition) -> str:
    """The picture of a page as SVG; of a claim that circulates, its verdict comes first."""
    name = edition.site.short_name
    saying = renderer.data.saying_on.get(page.stem)
    if isinstance(saying, Saying):
        lines = textwrap.wrap(f"“{saying.told}”", _SAYING)
        at = edition.site.address(page.file).partition("//")[2]
        return renderer.markup("saying.svg", name=name, saying=saying, lines=lines, at=at)
    return renderer.markup(
        "preview.svg",
        name=name,
        title=textwrap.wrap(page.title, _TITLE),
        text=textwrap.wrap(page.description, _TEXT),
    )


def _png(svg: str, kept: Path) -> bytes:
    digest = hashlib.sha256("\n".join((_maker(), svg)).encode()).hexdigest()
    path = kept / f"{digest}.png"
    with suppress(OSError):
        if (png := path.read_bytes()).endswith(_END):
            return png
    import vl_convert  # slow to load, and not needed when all is kept

    made = bytes(vl_convert.svg_to_png(svg))
    with suppress(OSError):  # the folder is not ours, the disk is full or cannot be written
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    return made


@cache
def _maker() -> str:
    return version("vl-convert-python")
