"""Printed from a browser: all that is told, where the sheet is from, where its sources are."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_void_p, cast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest
from conftest import DATA, HOST, NAMES, PAGES, THOROUGH, parsed
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument, PdfPage, raw

# As wide and as high as they are, in points.
FORMATS = {"A4": (595, 842), "Letter": (612, 792)}
ON_ONE_SHEET = "sheet"  # it leaves its notes to the web
NOTED = [name for name in NAMES if name != ON_ONE_SHEET]

# A table of what a picture shows is folded on paper: the picture stands above it.
WRITTEN = """() => {
  const found = [];
  const gone = "[popover]:not(.card), .card > button, details:not([open]), .footnote-backref," +
    ".on-one-sheet ~ .footnote";
  for (const one of document.querySelectorAll("main :is(h1, h2, h3, a.figure, .footnote li)")) {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      if (!walk.currentNode.parentElement.closest(gone)) found.push(walk.currentNode.data);
    }
  }
  return found;
}"""


@dataclass
class Paper:
    """A page as it was printed, and what of it is to be read there."""

    sheets: tuple[PdfPage, ...]
    written: tuple[str, ...]
    title: str

    @cached_property
    def text(self) -> str:
        """All that stands on paper, as letters and digits."""
        return bare("".join(one.letter for sheet in self.sheets for one in letters(sheet)))


def bare(text: str) -> str:
    """Letters and digits alone, since a PDF breaks lines and words where it likes."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


@dataclass
class Letter:
    """A letter as it is printed: its size, and left, bottom, right and top of it, in points."""

    letter: str
    size: float
    box: tuple[float, float, float, float]


def letters(sheet: PdfPage) -> Iterator[Letter]:
    """All on a sheet but blanks, in the order of printing.

    What has a halo is printed twice, each letter where its like has been: it is read once.
    Letters that are one sign, as those of "ffi", are in one place as well, but of one piece.
    """
    text, before = sheet.get_textpage(), None
    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter.isspace():
            continue
        raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        piece = cast(raw.FPDFText_GetTextObject(text, index), c_void_p).value
        found = (letter, x.value, y.value)
        if not before or found != before[0] or piece == before[1]:
            raw.FPDFText_GetMatrix(text, index, byref(matrix))
            size = abs(raw.FPDFText_GetFontSize(text, index) * matrix.d)
            yield Letter(letter, size, text.get_charbox(index))
        before = (found, piece)


def paper(page: Page, format: str = "A4") -> Paper:
    """A page on a reader's paper, unless a style asks for another."""
    printed = page.pdf(format=format, prefer_css_page_size=True)
    return Paper(tuple(PdfDocument(printed)), tuple(page.evaluate(WRITTEN)), page.title())


@pytest.fixture(scope="module")
def print_page(browser: Browser, released_address: str) -> Iterator[Callable[[str], Paper]]:
    """Prints a page of the released site, once for all tests."""
    page = browser.new_page()

    @cache
    def print_page(name: str, format: str = "A4") -> Paper:
        page.goto(f"{released_address}/{name}.html", wait_until="load")
        return paper(page, format)

    yield print_page
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_whole(print_page, name: str) -> None:
    """On paper: the headings, each figure and each note, and nothing of the menu."""
    printed = print_page(name)
    assert [text for text in printed.written if bare(text) not in printed.text] == []
    for gone in ("Skip to the text", "On this page", "In brief Timeline"):
        assert bare(gone) not in printed.text


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_says_which_page_it_is(print_page, name: str) -> None:
    """Its file and the name of the site, where no address of the site is known."""
    printed = print_page(name)
    site = printed.title.split(" · ")[-1]
    assert bare(f"This page: {name}.html of “{site}”") in printed.text


def test_a_sheet_says_its_address(browser: Browser, hosted: Path) -> None:
    """The canonical one, where the site has one; and that of the list of sources."""
    page = browser.new_page()
    for name in ("law", "known", ON_ONE_SHEET):
        page.goto((hosted / f"{name}.html").as_uri())
        text = paper(page).text
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        assert canonical == f"{HOST['SITE_URL']}/{name}.html"
        assert bare(f"This page: {canonical}.") in text
        assert bare(f"Every source with its address: {HOST['SITE_URL']}/sources.html") in text
        assert page.get_by_text("This page:").is_hidden()  # a screen has it elsewhere
    for format in FORMATS:  # what a host adds has room
        assert len(paper(page, format).sheets) == 1
    page.close()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["index", ON_ONE_SHEET])
def test_paper_is_what_the_reader_has(print_page, name: str, format: str) -> None:
    """No page asks for a size of its own."""
    for sheet in print_page(name, format).sheets:
        assert sheet.get_size() == pytest.approx(FORMATS[format], abs=2)


@pytest.mark.parametrize("format", FORMATS)
def test_the_sheet_is_one_page(print_page, site: Path, format: str) -> None:
    """Each question, its answer, each figure and each date is on it, and the picture's words."""
    printed = print_page(ON_ONE_SHEET, format)
    assert len(printed.sheets) == 1
    page = parsed(site / f"{ON_ONE_SHEET}.html")
    told = page.select("main article > :is(h1, h2, p:not(.on-one-sheet)) :is(.permalink, strong)")
    told += page.select("main article > * :is(label, time, .standing, figcaption, svg text)")
    assert len(page.select("main h2 + p > strong")) >= 9
    shown = (one for one in told if not one.find_parent(class_="footnote"))
    # A PDF tells the small numbers of notes after the line above which they stand.
    written = [str(text) for one in shown for text in one.strings if not text.find_parent("sup")]
    assert [one for one in written if bare(one) not in printed.text] == []
    for link in page.select("main .on-one-sheet ~ p > a[href$='.html']"):
        assert bare(link["href"]) in printed.text  # the page that tells more


@pytest.mark.parametrize("format", FORMATS)
def test_the_sheet_can_be_read(print_page, format: str) -> None:
    """No letter is smaller than 8.5 points, but for numbers of notes; none lies on the edge."""
    [sheet] = print_page(ON_ONE_SHEET, format).sheets
    width, height = sheet.get_size()
    told = [*letters(sheet)]
    small = (one.letter for one in told if one.size < 8.4 and not one.letter.isdigit())
    outside = (
        one.letter
        for one in told
        if not 20 < one.box[0] < one.box[2] < width - 20
        or not 20 < one.box[1] < one.box[3] < height - 20
    )
    assert ("".join(small), "".join(outside)) == ("", "")


@pytest.mark.parametrize("name", NOTED)
def test_notes_say_on_paper_where_their_sources_stand(print_page, site: Path, name: str) -> None:
    """Each with its address, as often as it is named."""
    written = parsed(site / f"{name}.html")
    links = written.select('.footnote a[href^="sources"]')
    named = [DATA.sources[link["href"].split("#")[1]] for link in links]
    text = print_page(name).text
    for source in {one.id: one for one in named if one.address}.values():
        assert text.count(bare(source.address)) >= named.count(source), source.id


@pytest.mark.parametrize("name", ["law", "disagreements-about-the-end", "figures-called-up"])
def test_lists_say_on_paper_where_their_sources_stand(print_page, site: Path, name: str) -> None:
    """Of each source that a row names; its name alone leads nowhere there."""
    page = parsed(site / f"{name}.html")
    links = page.select("main :is(.evidence, blockquote) a[href^='sources']")
    named = [DATA.sources[link["href"].split("#")[1]] for link in links]
    text = print_page(name).text
    assert named
    for source in {one.id: one for one in named if one.address}.values():
        assert text.count(bare(source.address)) >= named.count(source), source.id


def test_sources_have_their_addresses_on_paper(print_page) -> None:
    """Each that has one, beside the title that opens it on a screen; of all parts, or the first."""
    for part in DATA.paginated["sources"].parts[: None if THOROUGH else 1]:
        text = print_page(part.name).text
        assert [one.id for one in part.records if bare(one.address or "") not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_sheet_but_the_last_is_half_empty(print_page, name: str) -> None:
    """What belongs together is kept on one sheet, but not at the price of another."""
    filled = [
        1 - min(one.box[1] for one in letters(sheet) if not one.letter.isdigit()) / height
        for sheet in print_page(name).sheets[:-1]
        for height in [sheet.get_height()]
    ]
    assert [round(one, 2) for one in filled if one < 0.5] == []
