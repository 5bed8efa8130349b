"""The picture that goes with a link to a page, for where links are shared.

Drawn only for a site with an address: such a picture is named by its whole address.
"""

import textwrap
from pathlib import Path

from .metadata import Page
from .render import Renderer

FOLDER = "previews"
_TITLE, _TEXT = 30, 58  # characters in a line of the picture


def write(pages: list[Page], name: str, renderer: Renderer, site: Path) -> None:
    """Write ``previews/NAME.png`` for each page; ``name`` is that of the site."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for page in pages:
        svg = renderer.markup(
            "preview.svg",
            name=name,
            title=textwrap.wrap(page.title, _TITLE),
            text=textwrap.wrap(page.description, _TEXT),
        )
        picture = folder / page.file.replace(".html", ".png")
        picture.write_bytes(renderer.rasterizer.png(svg))
