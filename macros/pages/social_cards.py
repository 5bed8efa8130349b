"""The picture that goes with a link to a page, for where links are shared.

Drawn only for a site with an address: such a picture is named by its whole address.
"""

import textwrap
from pathlib import Path

from macros.charts.png import png
from macros.exports import Edition
from macros.pages.metadata import Page
from macros.pages.renderer import Renderer
from macros.records import Saying

FOLDER = "previews"
_TITLE, _TEXT, _SAYING = 30, 58, 44  # characters in a line of the picture


def write(pages: list[Page], renderer: Renderer, edition: Edition, site: Path) -> None:
    """Write ``previews/NAME.png`` for each page."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for page in pages:
        picture = folder / page.file.replace(".html", ".png")
        picture.write_bytes(png(drawn(page, renderer, edition)))


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
