"""Page metadata: meta elements, JSON-LD and COinS, by which programs know what a page is.

For example, a search engine reads its description there, and Zotero the documents that it cites.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from macros.corpus import Corpus
from macros.exports import FILES, Edition, feeds, jsonld
from macros.exports.references import coins, of_source
from macros.pages.renderer import Renderer
from macros.records import Claim, Saying, Source

SUMMARY = "index.md"  # each of its answers leads to a chapter, which offers the documents
EXAMPLES = "macros.md"  # what its examples cite is not cited for what that page says


@dataclass(frozen=True)
class PageMetadata:
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


def onward(page: PageMetadata, renderer: Renderer) -> str:
    """The pages that it is related to, each with what it tells."""
    chapters = {one.name: one for one in renderer.chapters}
    here = chapters.get(page.stem)
    related = [chapters[name] for name in here.related if name in chapters] if here else []
    return renderer.markup("onward.html", chapters=related)


def edit(page: PageMetadata, edition: Edition) -> str:
    """Where its text can be edited; '' of a page that nobody wrote."""
    below, written = edition.site.host.edit, page.stem not in edition.data.generated
    return f"{below}/{page.name}" if below and written else ""


def headline(markdown: str, otherwise: str) -> str:
    """A page's own heading: in a menu it goes by a shorter name, which needs the menu."""
    lines = (line[2:].strip() for line in markdown.splitlines() if line.startswith("# "))
    return unescape(next(lines, otherwise))


def head(page: PageMetadata, renderer: Renderer, edition: Edition) -> str:
    """The meta elements, the feeds and the JSON-LD of a page."""
    told = [jsonld.article(page.file, page.title, page.description, edition)]
    if page.stem == edition.data.subject.home("data"):
        told = [jsonld.dataset(page.file, (file.name for file in FILES), edition)]
    if figures := _figures(page, edition.data):
        told.append(jsonld.claims(page.file, figures, edition))
    if isinstance(saying := edition.data.saying_on.get(page.stem), Saying):
        told.append(jsonld.review(page.file, saying, edition))
    listing = edition.data.list_by_part.get(page.stem)
    return renderer.markup(
        "head.html",
        page=page,
        preview=listing.page if listing else page.stem,
        edition=edition,
        feeds=feeds.titles(edition),
        told=[jsonld.text(one) for one in told],
    )


def _figures(page: PageMetadata, data: Corpus) -> list[Claim]:
    """The figures that have their address on a page."""
    if part := data.list_parts.get(page.stem):
        some = part.records if data.list_by_part[page.stem].of_figures else ()
        return [one for one in some if isinstance(one, Claim)]
    if page.stem not in data.subject.figures:
        return []
    return [one for one in data.claims.values() if data.is_home(one, page.name)]


def cited(
    page: PageMetadata, sources: Iterable[Source], renderer: Renderer, edition: Edition
) -> str:
    """A COinS span for each document that the page cites, for reference managers."""
    listing = edition.data.list_by_part.get(page.stem)
    # The parts of a very long list are as heavy as a page may be: those of the sources name them,
    # and its first page only leads there.
    # A page of sayings names those that carry what it doubts, and rests on records elsewhere.
    sayings = (edition.data.subject.home("sayings"), *edition.data.saying_on)
    exhibit = page.stem in sayings
    unread = page.name in (SUMMARY, EXAMPLES) or exhibit or (listing and listing.kind != "sources")
    some = [] if unread or page.stem in edition.data.paginated else sources
    spans = [coins.text(of_source(source, edition)) for source in some]
    return renderer.markup("cited.html", spans=spans) if spans else ""
