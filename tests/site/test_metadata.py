"""What pages tell reference managers, search engines and places where links are shared."""

import json
import re
import struct
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import feedparser
import pytest
from conftest import DATA, HOST, ROOT, of_class, tree
from lxml.html import HtmlElement
from pyld import jsonld

from macros.charts.png import png
from macros.exports import nameless
from macros.pages import social_cards
from macros.pages.metadata import EXAMPLES, SUMMARY, PageMetadata
from macros.pages.renderer import Renderer

NAMES = [path.stem for path in sorted((ROOT / "docs").glob("*.md"))]
SPANS = f"//span[{of_class('Z3988')}]/@title"
FIGURES = [
    one.name for name in ("figures", "figures-leaving") for one in DATA.paginated[name].parts
]


def told(page: HtmlElement) -> list[dict]:
    return list(map(json.loads, page.xpath("//script[@type='application/ld+json']/text()")))


def expanded(document: dict) -> list[dict]:
    """As an independent reader understands it; the context of schema.org is not fetched."""
    vocabulary = {"@vocab": "https://schema.org/"}
    return jsonld.expand(document | {"@context": vocabulary}, {"base": "https://a.example/"})


@pytest.mark.parametrize("name", NAMES)
def test_a_page_offers_the_documents_that_it_links_to(site: Path, name: str) -> None:
    """Each source named on the page is a COinS span with its title and address; examples cite
    nothing, nor do claims that are told because they are doubted. The summary leaves it to the
    chapters, to which its answers lead."""
    page = tree(site / f"{name}.html")
    spans = list(map(parse_qs, page.xpath(SPANS)))
    if f"{name}.md" in (SUMMARY, EXAMPLES, "heard.md") or name in DATA.paginated:
        assert spans == []
        return
    named = page.xpath("//article//a[starts-with(@href, 'sources')][contains(@href, '#')]/@href")
    linked = {link.split("#")[1] for link in named}
    assert set(map(cited_as, linked)) <= set(map(given, spans))


def test_the_parts_of_the_list_of_sources_offer_them_all(site: Path) -> None:
    """Each part its own; the first page only leads there."""
    for part in DATA.paginated["sources"].parts:
        spans = map(parse_qs, tree(site / f"{part.name}.html").xpath(SPANS))
        assert {cited_as(one.id) for one in part.records} <= set(map(given, spans))


def cited_as(id: str) -> tuple[str, str | None]:
    """The title and address by which a source is cited."""
    source = DATA.sources[id]
    return " ".join((source.title or f"[{source.description}]").split()), source.address


def given(span: dict[str, list[str]]) -> tuple[str, str | None]:
    return span["rft.title"][0], span.get("rft.identifier", [None])[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_it_is(site: Path, name: str) -> None:
    """The same heading and description in Highwire, Open Graph and schema.org's words."""
    page = tree(site / f"{name}.html")

    def meta(kind: str, value: str) -> str:
        return page.find(f".//meta[@{kind}='{value}']").get("content")

    heading = page.find(".//h1").text_content().removesuffix("#").strip()
    assert meta("name", "citation_title") == heading
    assert meta("property", "og:title") == heading
    assert meta("property", "og:description") == meta("name", "description")
    assert re.fullmatch(r"\d{4}/\d\d/\d\d", meta("name", "citation_publication_date"))
    first = expanded(told(page)[0])[0]
    kind = "Dataset" if name == "data" else "Article"
    assert first["@type"] == [f"https://schema.org/{kind}"]
    assert page.findtext(".//title").startswith(heading if name != "index" else "Called Up")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_leads_readers_of_feeds_to_both(site: Path, name: str) -> None:
    """By relative links, as all are, and by the titles that the feeds have."""
    links = tree(site / f"{name}.html").xpath(
        "//head//link[@rel='alternate'][@type='application/atom+xml']"
    )
    assert [link.get("href") for link in links] == ["data/corrections.atom", "data/changes.atom"]
    for link in links:
        assert title_of(site / link.get("href")) == link.get("title")


@cache
def title_of(feed: Path) -> str:
    """What a reader of feeds calls it."""
    return str(feedparser.parse(feed).feed.title)


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_claims_with_their_appearances(site: Path, name: str) -> None:
    """Each claim once, at its address, in its own words, with every source that carries it."""
    page = tree(site / f"{name}.html")
    graph = expanded(told(page)[1])
    schema = "https://schema.org/"
    found = {
        one["@id"].split("#")[1]: (
            one[f"{schema}text"][0]["@value"],
            [place["@id"].split("#")[1] for place in one[f"{schema}appearance"]],
        )
        for one in graph
    }
    assert set(found) == {one.id for one in DATA.claims.values() if DATA.page_of(one) == name}
    for id, (words, places) in found.items():
        assert page.get_element_by_id(id).text_content().startswith(words)
        assert places == [one.id for one in DATA.sources_of(DATA.claims[id])]


def test_the_data_set_names_files_that_are_there(site: Path) -> None:
    """Each download of the description exists."""
    one = told(tree(site / "data.html"))[0]
    files = [download["contentUrl"] for download in one["distribution"]]
    assert len(files) > 5
    assert [file for file in files if "ID" not in file and not (site / file).is_file()] == []


@pytest.mark.slow
def test_without_an_address_none_is_invented(site: Path) -> None:
    """No page names an absolute address of its own."""
    for name in NAMES:
        page = tree(site / f"{name}.html")
        assert page.xpath("//meta[@property='og:url' or @property='og:image']") == []
        assert page.xpath("//link[@rel='canonical']") == []


def test_with_an_address_a_page_has_a_picture_of_its_own(hosted: Path) -> None:
    """Each page names a PNG that exists, of the size that sites ask for, unlike any other."""
    home = f"{HOST['SITE_URL']}/"
    pictures = set()
    for name in NAMES:
        (address,) = tree(hosted / f"{name}.html").xpath("//meta[@property='og:image']/@content")
        assert address.startswith(home)
        content = (hosted / address.removeprefix(home)).read_bytes()
        assert struct.unpack(">II", content[16:24]) == (1200, 630)
        pictures.add(content)
    assert len(pictures) == len(NAMES)


def test_a_card_says_what_the_head_of_its_page_says(tmp_path: Path) -> None:
    """Whoever built that; parts of a list share one, and one that fails has none."""
    head = (
        '<meta charset="utf-8"><meta property="og:title" content="Q &amp; A">'
        '<meta property="og:description" content="{}">'
    )
    (tmp_path / "law.html").write_text(head.format("“What”"), encoding="utf-8")
    (tmp_path / f"{FIGURES[0]}.html").write_text(head.format("A part"), encoding="utf-8")
    (tmp_path / "404.html").write_text("<title>Not found</title>", encoding="utf-8")
    renderer, edition = Renderer(DATA), nameless(DATA)
    social_cards.write(renderer, edition, tmp_path)
    card = social_cards.drawn(PageMetadata("law.md", "Q & A", "“What”"), renderer, edition)
    written = {path.name: path.read_bytes() for path in (tmp_path / "previews").iterdir()}
    assert written == {"law.png": png(card)}
