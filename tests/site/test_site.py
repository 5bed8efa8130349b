"""The built site: whole, linked, and asking nobody else for anything."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from conftest import DATA, ROOT, of_class, parsed, run, tree, words

from macros.publishing import pdf

NAMES = [path.stem for path in sorted((ROOT / "docs").glob("*.md"))]


@cache
def ids(path: Path) -> Counter[str]:
    return Counter(tree(path).xpath("//@id"))


@pytest.mark.parametrize("name", NAMES)
def test_internal_links_and_anchors_resolve(site: Path, name: str) -> None:
    """Each relative link names a file of the site, and an id of that file."""
    page = site / f"{name}.html"
    broken = []
    for link in tree(page).xpath("//@href | //@src"):
        target, anchor = urldefrag(link)
        if re.match(r"[a-z]+:", target):
            continue
        file = (page.parent / unquote(target)) if target else page
        file = file / "index.html" if file.is_dir() else file
        known = file.suffix == ".html" and file.exists() and anchor and anchor != "__skip"
        if not file.exists() or known and unquote(anchor) not in ids(file):
            broken.append(f"{target}#{anchor}")
    assert broken == []


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_on_a_page(site: Path, name: str) -> None:
    """A permalink cannot lead to two places."""
    assert [id for id, count in ids(site / f"{name}.html").items() if count > 1] == []


def test_every_record_stands_at_its_address(site: Path) -> None:
    """The canonical address of each record exists, once, on the page of its kind."""
    data = DATA
    addresses = [data.address(record) for record in data]
    assert [one for one in addresses if ids(site / one.split("#")[0])[one.split("#")[1]] != 1] == []


def test_the_menu_tells_the_story_in_its_order(site: Path) -> None:
    """From the call-up to its end; then the record, which what is told here alone opens.

    What serves those who write pages, or teach, is in no menu, but linked from the page about the
    site; the latter from home, too.
    """
    menu = parsed(site / "index.html").select_one("#menu")
    assert [one.text for one in menu.select(":scope > p")] == ["The story", "The record"]
    first, second = (
        [one.get_text().strip() for one in half.select(":scope > li > :is(a, button)")]
        for half in menu.select(":scope > ul")
    )
    story = [
        "Call-up", "The law", "Refusing", "Leaving", "Where they are now", "Asylum", "Returning",
        "The mobilized since", "Is it over?", "Could it happen again?",
    ]  # fmt: skip
    assert first == ["In brief", "Background", "Timeline", *story]
    assert second == [
        "You may have read", "How numbers change", "What was known when",
        "Figures", "Disagreements", "Sources", "About",
    ]  # fmt: skip
    linked = {link["href"] for link in menu.select("a")}
    assert linked == {f"{name}.html" for name in NAMES} - {"macros.html", "sheet.html"}
    for name, page in (("about", "macros"), ("about", "sheet"), ("index", "sheet")):
        assert parsed(site / f"{name}.html").select_one(f'main a[href="{page}.html"]')


@pytest.mark.slow
def test_next_follows_the_menu(site: Path) -> None:
    """From page to page in its order, to the last; so does the document that binds all pages."""
    menu = tree(site / "index.html").xpath("//*[@id='menu']//a/@href")
    bound = [path.name for path in pdf.pages(site)]
    assert [name for name in bound if name.removesuffix(".html") not in DATA.list_parts] == menu
    foot = f"*[self::nav or {of_class('foot')}]"
    back = [tree(site / name).xpath(f"//{foot}//a[@rel='prev']/@href")[:1] for name in menu]
    assert back == [[], *([bound[bound.index(name) - 1]] for name in menu[1:])]


@pytest.mark.slow
def test_every_figure_says_how_many_sources_it_has_and_from_whom(site: Path) -> None:
    """On its record: '2 sources have it, 7 changed it; all from Forbes Russia'."""
    listings = [DATA.paginated[name] for name in ("figures", "figures-leaving")]
    pages = [tree(site / f"{one.name}.html") for listing in listings for one in listing.parts]
    rows = [row for page in pages for row in page.xpath("//tr[.//h3/@id]")]
    assert sorted(row.find(".//h3").get("id") for row in rows) == sorted(DATA.claims)
    for row in rows:
        told = words(row.find_class("origin")[0])
        sources = r"[\d,]+ sources? (have it|has it|changed it|not read)"
        more = r"(, [\d,]+ (changed it|not read))*"
        ours = r"our sum, from [\d,]+ sources?, of numbers by"
        assert re.match(rf"({sources}{more}[;,] (both |all )?from|{ours})\s+\w", told), told


# Words of those who write the records; these pages explain them, or keep what was once said.
OURS = re.compile(r"\b(?:conflicts?|confusions?|origins?|relay(?:s|ed)?|drift)\b", re.IGNORECASE)
EXPLAINING = ("about", "a-to-z", "data", "glossary", "macros")
PRINTED = f".//cite | .//q | .//script | .//style | .//*[{of_class('Z3988')}]"
NAMED = re.compile(r"Conflict Intelligence Team|armed conflict", re.IGNORECASE)


@pytest.mark.slow
def test_readers_are_told_in_plain_words(site: Path) -> None:
    """No word of the field stands where one of everybody's does; titles are as printed."""
    found = []
    for path in sorted(site.glob("*.html")):
        article = tree(path).find(".//article")
        if article is None or path.stem in EXPLAINING:
            continue
        for printed in article.xpath(PRINTED):
            printed.drop_tree()
        told = article.xpath(".//text() | .//@title | .//@aria-label")
        text = NAMED.sub("", " ".join(" ".join(told).split()))
        found += [
            f"{path.name}: {text[one.start() - 40 : one.end() + 20]}" for one in OURS.finditer(text)
        ]
    assert found == []


@pytest.mark.slow
def test_every_disagreement_opens_with_its_answer(site: Path) -> None:
    """The question, its answer in bold, why; what follows is folded, and nothing stands after."""
    listings = [DATA.paginated[name] for name in ("disagreements", "disagreements-leaving")]
    names = [one.name for listing in listings for one in listing.parts]
    names += [name for name in NAMES if not name.startswith("disagreements")]
    sections = f"//section[{of_class('disagreement')}]"
    told = [one for name in names for one in tree(site / f"{name}.html").xpath(sections)]
    assert {id for one in told for id in one.xpath(".//h3/@id")} == set(DATA.disagreements)
    for one in told:
        question, answer, why, fold = one
        assert question.text_content().strip().endswith("?")
        assert answer.find(".//strong").text_content().endswith((".", "?"))
        assert "disagreement__kind" in why.find(".//span").classes
        assert (fold.tag, fold.get("class")) == ("details", "fold")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_opens_with_its_answer(site: Path, name: str) -> None:
    """After the heading: the short answer, and as of when it holds; at home, where the
    answers are the page, the day follows them. What is about all the data has its day."""
    article = tree(site / f"{name}.html").find(".//article")
    (heading,) = article.iter("h1")
    opening = heading.xpath("following-sibling::*")[:2]
    assert "lead" in opening[0].classes
    if name == "data":
        assert re.search(r"data version \w+ of \d+ \w+ \d{4}", article.text_content())
    else:
        dated = article if name == "index" else opening[1]
        assert dated.xpath(f".//*[{of_class('as-of')}]//time/@datetime")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_loads_nothing_from_elsewhere(site: Path, name: str) -> None:
    """No script, style, picture, font or frame of another host."""
    page = tree(site / f"{name}.html")
    loaded = page.xpath("//script/@src | //img/@src | //iframe/@src")
    asked = {"stylesheet", "preload", "preconnect"}
    links = page.xpath("//link[@rel]")
    loaded += [one.get("href") for one in links if asked & {*one.get("rel").split()}]
    assert [url for url in loaded if re.match(r"(https?:)?//", url)] == []


def test_styles_load_nothing_from_elsewhere(site: Path) -> None:
    """No sheet imports or draws from another host."""
    for sheet in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)]+", sheet.read_text()) == []


@pytest.mark.parametrize("name", NAMES)
def test_links_from_records_are_web_links(site: Path, name: str) -> None:
    """A link that leaves the site is http(s) or mailto, and tells nobody where it came from."""
    for link in tree(site / f"{name}.html").xpath("//article//a[@href]"):
        scheme = re.match(r"([a-z]+):", link.get("href"))
        if scheme:
            assert scheme[1] in ("http", "https", "mailto")
            assert "noreferrer" in link.get("rel", "").split()


def test_a_mistake_in_a_record_stops_the_build(project: Path) -> None:
    """The build fails, names file, line and mend, and shows no traceback."""
    figures = project / "data" / "figures.yml"
    figures.write_text(figures.read_text().replace("    value: ", "    valeu: ", 1))
    built = run("-m", "mkdocs", "build", cwd=project)
    assert built.returncode != 0
    assert re.search(
        r"data/figures\.yml:\d+: claim [a-z0-9-]+: 'valeu' is not a field of a claim; "
        r"did you mean 'value'\?",
        built.stderr,
    )
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            '{{ claim("entires-october") }}',
            "claim(): 'entires-october' is not the id of a claim; did you mean 'entries-october'?",
        ),
        ("{{ claim() }}", "claim(): missing a required argument: 'id'"),
        ('{{ clam("entries-october") }}', "'clam' is not a macro; did you mean 'claim'?"),
    ],
)
def test_a_mistake_in_a_page_stops_the_build(small: Path, call: str, message: str) -> None:
    """The build fails, names page and line, and leaves no half-written site."""
    page = small / "docs" / "about.md"
    page.write_text(f"# About\n\nIn short.\n\n{call}\n")
    built = run("-m", "mkdocs", "build", cwd=small)
    assert built.returncode != 0
    assert f"docs/about.md:5: {message}" in built.stderr
    assert "Traceback" not in built.stderr
    assert not (small / "site" / "about.html").exists()


def test_a_preview_shows_a_mistake_on_its_page(small: Path) -> None:
    """With STRICT=false, as in make serve, the page says what is wrong and the rest is built."""
    page = small / "docs" / "about.md"
    page.write_text(page.read_text() + '\n{{ cite("agncy") }}\n')
    built = run("-m", "mkdocs", "build", cwd=small, STRICT="false")
    assert built.returncode == 0, built.stderr
    shown = [tag.text for tag in parsed(small / "site" / "about.html").select(".problem")]
    assert len(shown) == 1 and shown[0].endswith("did you mean 'agency'?")
