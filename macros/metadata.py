"""What a page tells programs: what it is, and which documents it cites."""

from collections.abc import Iterable
from dataclasses import dataclass

from .dataset import Dataset
from .exports import FILES, Edition, coins, jsonld
from .exports.references import of_source
from .records import Claim, Source
from .render import Renderer

# They name a hundred sources, whose titles and addresses they do not print: the list that a
# reference manager would read off them is offered by the page of sources. The examples of
# macros.md cite nothing for what that page says.
UNREAD = ("figures.md", "timeline.md", "macros.md")


@dataclass(frozen=True)
class Page:
    """A page, by its file under docs/, with the names that it goes by."""

    name: str
    title: str
    description: str

    @property
    def stem(self) -> str:
        """'law'."""
        return self.name.removesuffix(".md")

    @property
    def file(self) -> str:
        """'law.html'."""
        return self.name.replace(".md", ".html")


def told(page: Page, renderer: Renderer, edition: Edition) -> dict[str, str]:
    """What the theme prints of a page, whose sources the renderer has named, by name."""
    return {
        "headline": page.title,
        "head": head(page, renderer, edition),
        "cited": cited(page, renderer.named.values(), renderer, edition),
    }


def headline(markdown: str, otherwise: str) -> str:
    """A page's own heading: in a menu it goes by a shorter name, which needs the menu."""
    return next(
        (line[2:].strip() for line in markdown.splitlines() if line.startswith("# ")), otherwise
    )


def head(page: Page, renderer: Renderer, edition: Edition) -> str:
    """The meta elements and the JSON-LD of a page."""
    told = [jsonld.article(page.file, page.title, page.description, edition)]
    if page.name == "data.md":
        told = [jsonld.dataset(page.file, (file.name for file in FILES), edition)]
    if figures := _figures(page, edition.data):
        told.append(jsonld.claims(page.file, figures, edition))
    shelf = edition.data.shelf_of.get(page.stem)
    return renderer.markup(
        "head.html",
        page=page,
        preview=shelf.page if shelf else page.stem,
        edition=edition,
        told=[jsonld.text(one) for one in told],
    )


def _figures(page: Page, data: Dataset) -> list[Claim]:
    """The figures that have their address on a page."""
    if "figures" not in data.shelves:
        return list(data.claims.values()) if page.name == "figures.md" else []
    volume = data.volumes.get(page.stem)
    some = volume.records if volume and data.shelf_of[page.stem].whole == "figures" else ()
    return [one for one in some if isinstance(one, Claim)]


def cited(page: Page, sources: Iterable[Source], renderer: Renderer, edition: Edition) -> str:
    """A span for each document that the page cites, for reference managers."""
    shelf = edition.data.shelf_of.get(page.stem)
    unread = page.name in UNREAD or (shelf and shelf.whole != "sources")
    some = [] if unread else sources
    spans = [coins.text(of_source(source, edition)) for source in some]
    return renderer.markup("cited.html", spans=spans) if spans else ""
