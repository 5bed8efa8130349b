"""What a page tells programs: what it is, and which documents it cites."""

from collections.abc import Iterable
from dataclasses import dataclass

from .exports import FILES, Edition, coins, jsonld
from .exports.references import of_source
from .records import Source
from .render import Renderer

# Their rows name a hundred sources, whose titles and addresses they do not print: the
# list that a reference manager would read off them is offered by the page of sources.
LONG_LISTS = ("figures.md", "timeline.md")


@dataclass(frozen=True)
class Page:
    """A page, by its file under docs/, with the names that it goes by."""

    name: str
    title: str
    description: str

    @property
    def file(self) -> str:
        """'law.html'."""
        return self.name.replace(".md", ".html")


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
    if page.name == "figures.md":
        told.append(jsonld.claims(page.file, edition.data.claims.values(), edition))
    return renderer.markup(
        "head.html", page=page, edition=edition, told=[jsonld.text(one) for one in told]
    )


def cited(page: Page, sources: Iterable[Source], renderer: Renderer, edition: Edition) -> str:
    """A span for each document that the page cites, for reference managers."""
    some = [] if page.name in LONG_LISTS else sources
    spans = [coins.text(of_source(source, edition)) for source in some]
    return renderer.markup("cited.html", spans=spans) if spans else ""
