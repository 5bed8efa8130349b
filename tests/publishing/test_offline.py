"""The copy to keep: opened from a disk, with no network, as a reader would."""

import filecmp
import hashlib
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pikepdf
import pytest
from conftest import DATA, QUICK, THOROUGH, run, tree
from lxml.html import document_fromstring
from playwright.sync_api import Browser, expect

from macros.publishing import offline, pdf
from macros.publishing.lighten import lighten

AT = DATA.address(DATA.claims["kazakhstan-exits-4-oct"])


@pytest.fixture(scope="session")
def kept(request: pytest.FixtureRequest, made_once) -> Path:
    """The site that is packed: where not all is tried, that of the small world."""
    if THOROUGH:
        return request.getfixturevalue("released")
    built = request.getfixturevalue("small_built") / "site"

    def release(folder: Path) -> None:
        shutil.copytree(built, folder, dirs_exist_ok=True)
        lighten(folder, quality=QUICK)

    return made_once("kept", release)


@pytest.fixture(scope="session")
def packed(kept: Path, made_once) -> Path:
    """The folder that ``make offline`` writes."""

    def pack(folder: Path) -> None:
        done = run("-m", "macros", "offline", str(kept), str(folder))
        assert done.returncode == 0, done.stderr

    return made_once("packed", pack)


@pytest.fixture(scope="module")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a reader's folder, with spaces")
    with zipfile.ZipFile(packed / "called-up.zip") as archive:
        archive.extractall(folder)
    return folder / "called-up"


def test_the_digest_is_that_of_the_zip(packed: Path) -> None:
    """As sha256sum --check reads it."""
    digest = hashlib.sha256((packed / "called-up.zip").read_bytes()).hexdigest()
    assert (packed / "called-up.zip.sha256").read_text() == f"{digest}  called-up.zip\n"


def test_every_page_opens_from_a_disk(unpacked: Path, browser: Browser) -> None:
    """Styled, without an error, and asking for nothing that is not a file beside it."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    for path in pdf.pages(unpacked):
        page.goto(path.as_uri())
        expect(page.locator("main h1")).to_have_count(1)
        assert (
            page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
        )
    root = unpacked.as_uri()
    assert [url for url in asked if not url.startswith((root, "data:"))] == []
    assert errors == []
    context.close()


def test_every_link_of_the_copy_leads_to_a_file_in_it(unpacked: Path) -> None:
    """Downloads and pictures too."""
    broken = []
    for path in unpacked.glob("*.html"):
        for link in tree(path).xpath("//@href | //@src"):
            target, _ = urldefrag(link)
            if target and ":" not in target and not (unpacked / target).exists():
                broken.append(f"{path.name}: {target}")
    assert broken == []


@pytest.mark.exhaustive
def test_search_works_from_a_disk(unpacked: Path, browser: Browser) -> None:
    """With no network; the record is found and opened."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((unpacked / "index.html").as_uri())
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Kazakhstan 147,000", delay=10)
    result = page.locator(f'dialog a[href$="{AT}"]')
    expect(result).to_be_visible()
    result.click()
    page.wait_for_url(f"**/{AT}")
    context.close()


def test_the_pdf_has_every_page_with_working_notes_and_links(packed: Path, unpacked: Path) -> None:
    """Each internal link of the document leads to a place in it; each chapter is in its outline."""
    with pikepdf.open(packed / "called-up.pdf") as document, document.open_outline() as outline:
        names = set(map(str, document.Root.Dests.keys())) if "/Dests" in document.Root else set()
        wanted = {
            str(note.Dest)
            for page in document.pages
            for note in page.get("/Annots", [])
            if "/Dest" in note and isinstance(note.Dest, pikepdf.Name)
        }
        assert len(wanted) > (500 if THOROUGH else 5)
        assert wanted - names == set()
        told = {str(one.title).strip("# ") for one in _entries(outline.root)}
    headings = {tree(path).find(".//h1").text_content().strip("# ") for path in pdf.pages(unpacked)}
    assert headings - told == set()


def test_the_pdf_is_of_one_size(packed: Path) -> None:
    """A4 on every machine, whatever its printer has."""
    with pikepdf.open(packed / "called-up.pdf") as printed:
        sizes = {tuple(map(round, page.mediabox[2:])) for page in printed.pages}
    assert sizes == {(595, 842)}


def _entries(items):
    for item in items:
        yield item
        yield from _entries(item.children)


def outside(pdf: Path) -> list[str]:
    """The addresses outside of the document that it links to."""
    with pikepdf.open(pdf) as printed:
        notes = [note for page in printed.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def test_the_pdf_leads_to_the_web_or_nowhere(packed: Path) -> None:
    """Never to the disk on which it was printed; what it cites is linked."""
    found = outside(packed / "called-up.pdf")
    assert len(found) > (100 if THOROUGH else 1)
    assert [one for one in found if not one.startswith(("https://", "http://"))] == []


def test_files_are_linked_to_where_the_site_is(unpacked: Path, tmp_path: Path) -> None:
    """Each link of the bound pages leads into it, to the web or to a file of the site there."""
    site = shutil.copytree(unpacked, tmp_path / "site")
    index = site / "index.html"
    link = "<head><link rel=canonical href=https://a.example/b/index.html>"
    index.write_text(index.read_text("utf-8").replace("<head>", link, 1), encoding="utf-8")
    bound = document_fromstring(pdf.bound(site))
    ids = set(bound.xpath("//@id"))
    links = bound.xpath("//@href")
    files = [one.removeprefix("https://a.example/b/") for one in links if "a.example" in one]
    assert [one for one in links if one[:1] == "#" and unquote(one[1:]) not in ids] == []
    assert [one for one in links if not one.startswith(("#", "http://", "https://"))] == []
    assert {"data/dataset.json", "data/penalties.csv"} <= set(files)
    assert [one for one in files if not (site / one).is_file()] == []


def test_without_an_address_no_file_is_offered(unpacked: Path) -> None:
    """Nor linked to: what is told of it stays as words."""
    bound = document_fromstring(pdf.bound(unpacked))
    links = bound.xpath("//@href")
    assert [one for one in links if not one.startswith(("#", "http://", "https://"))] == []
    assert "These rows as" not in bound.text_content()
    assert bound.xpath("//code[.='sources.bib']")


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [
        (0, (1980, 1, 1, 0, 0, 0)),
        (1_700_000_000, (2023, 11, 14, 22, 13, 20)),
    ],
)
def test_a_file_in_the_zip_carries_the_day_of_the_epoch(
    tmp_path: Path, epoch: int, expected: tuple[int, ...]
) -> None:
    """Never that on which it was packed; without one, the first that a zip can tell."""
    site, document, target = (tmp_path / name for name in ("site", "a.pdf", "a.zip"))
    site.mkdir()
    (site / "index.html").write_text("x")
    document.write_text("y")
    offline.write_zip(site, document, target, epoch)
    with zipfile.ZipFile(target) as archive:
        told = {one.filename: one.date_time for one in archive.infolist()}
    assert told == {"a/a.pdf": expected, "a/index.html": expected}


def test_packing_twice_gives_the_same_bytes(kept: Path, packed: Path, tmp_path: Path) -> None:
    """PDF, zip and sum: printed anew, from another folder and by way of another."""
    site = shutil.copytree(kept, tmp_path / "another" / "site")
    (tmp_path / "temporary").mkdir()
    done = run(
        *("-m", "macros", "offline", str(site), str(tmp_path / "again")),
        TMPDIR=str(tmp_path / "temporary"),
    )
    assert done.returncode == 0, done.stderr
    names = ["called-up.pdf", "called-up.zip", "called-up.zip.sha256"]
    assert filecmp.cmpfiles(packed, tmp_path / "again", names, shallow=False) == (names, [], [])
