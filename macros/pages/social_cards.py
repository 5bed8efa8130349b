"""Social cards (Open Graph images): the picture that goes with a link to a page where it is shared.

Drawn only for a site with an address: such a picture is named by its whole address. It says
what the built page says of itself: for example, ``previews/law.png`` has the title and the
description of ``law.html``.
"""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement, document_fromstring

from macros.cache import Cache
from macros.charts import png
from macros.exports import Edition
from macros.pages.metadata import PageMetadata
from macros.pages.renderer import Renderer
from macros.records import Saying

FOLDER = "previews"
_TITLE, _TEXT, _SAYING = 30, 58, 44  # characters in a line of the picture


def write(renderer: Renderer, edition: Edition, site: Path, images: Cache | None = None) -> None:
    """Write ``previews/NAME.png`` for each page of a built site that has a card of its own."""
    folder, images = site / FOLDER, images or Cache()
    folder.mkdir(exist_ok=True)
    for page in _pages(site):
        if page.stem not in edition.data.list_parts:  # a part goes by the picture of its list
            picture = folder / page.file.replace(".html", ".png")
            picture.write_bytes(png.kept(drawn(page, renderer, edition), 1, images))


def _pages(site: Path) -> Iterator[PageMetadata]:
    """The pages that say what they are; one that says what is wrong with it instead does not."""
    for path in sorted(site.glob("*.html")):
        head = document_fromstring(path.read_bytes()).head
        if title := _meta(head, "og:title"):
            yield PageMetadata(f"{path.stem}.md", title, _meta(head, "og:description"))


def _meta(head: HtmlElement, name: str) -> str:
    return "".join(one.get("content") for one in head.iterfind(f"meta[@property='{name}']"))


def drawn(page: PageMetadata, renderer: Renderer, edition: Edition) -> str:
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
