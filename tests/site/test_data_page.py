"""The page that tells of the data: what it says of files and columns is so; its examples run."""

import csv
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import frictionless
import pytest
import rispy
from bs4 import BeautifulSoup
from conftest import DATA, ROOT, contents, of_class, parsed, run, tree
from lxml.html import HtmlElement
from pypdfium2 import PdfDocument
from running import PATIENCE
from spreadsheets import as_printed

from macros.checking import load
from macros.exports import FILES, edition_of
from macros.exports.references import citations
from macros.exports.tables import FIGURES, PENALTIES, TABLES
from macros.exports.tables.excerpts import parts
from macros.pages.macros import colophon
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.reading.host import Host
from macros.reading.releases import Release

EDITION = edition_of(DATA, ROOT)
TEXT = (ROOT / "docs" / "data.md").read_text("utf-8")
FENCES = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COLUMNS = {column.name for column in FIGURES.columns}
# What stands on a page beside each of the blocks that offer their rows.
OFFERS = {
    "figures": ["tables/figures-call-up"],
    "figures-leaving": ["tables/figures-leaving"],
    "law": ["penalties"],
    "timeline": ["events"],
    "sources": ["sources"],
    "heard": ["sayings"],
    "known": ["tables/figures-known"],
    "disagreements": ["tables/disagreements-call-up"],
    "disagreements-leaving": ["tables/disagreements-leaving"],
}


def code(language: str) -> list[str]:
    """The examples in one language."""
    return [text for name, text in FENCES if name == language]


def section(heading: str) -> str:
    """The Markdown under one heading."""
    return TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def spans(text: str) -> list[str]:
    """What stands in code spans outside of examples."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def page(folder: Path, **more: object) -> Page:
    return Page(Renderer(load(folder)), "data.md", **more)


def soup(drawn: str) -> BeautifulSoup:
    return BeautifulSoup(drawn, "html.parser")


@pytest.fixture
def place(exported: Path) -> Path:
    """A folder that holds data/, as a reader has it who has taken it away."""
    return exported.parent


@pytest.fixture(scope="module")
def shown(site: Path) -> BeautifulSoup:
    return parsed(site / "data.html")


# The examples


def ran(place: Path, *command: str) -> list[list[str]]:
    """The lines that a program prints in the folder, each in its fields."""
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return [line.split(" | ") for line in done.stdout.splitlines()]


def test_every_example_is_run() -> None:
    """None is in a language that no test here knows."""
    assert sorted(language for language, _ in FENCES) == ["latex", "python", "python", "r"]


@pytest.mark.slow
def test_python_without_libraries_prints_the_records(place: Path) -> None:
    """Each count of one question that stands, with its last day and who said it."""
    assert ran(place, sys.executable, "-I", "-c", code("python")[0]) == [
        [str(one.when.last), EDITION.figure(one), DATA.people[one.said_by].name]
        for one in DATA.claims.values()
        if one.measure == "kazakhstan-entries" and one.standing == "stands"
    ]


@pytest.mark.slow
def test_python_with_frictionless_prints_the_largest(place: Path) -> None:
    """Values are numbers there, and the page is that of the record."""
    counted = [
        one
        for one in DATA.claims.values()
        if one.value and EDITION.measure(one).unit.id == "border_crossings"
    ]
    largest = max(counted, key=lambda one: one.value)
    assert ran(place, sys.executable, "-c", code("python")[1]) == [
        [EDITION.figure(largest), EDITION.measure(largest).question, EDITION.page(largest)]
    ]


@pytest.mark.server
@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_r_prints_the_records(place: Path, locale: str, monkeypatch) -> None:
    """Every count of crossings that stands is in what it prints, whatever R's own encoding."""
    monkeypatch.setenv("LC_ALL", locale)
    printed = "\n".join(map(" | ".join, ran(place, "Rscript", "--vanilla", "-e", code("r")[0])))
    wanted = [
        one
        for one in DATA.claims.values()
        if one.standing == "stands" and EDITION.measure(one).unit.id == "border_crossings"
    ]
    assert len(wanted) > 1
    assert [one.id for one in wanted if EDITION.page(one) not in printed] == []


@pytest.mark.parametrize("engine", ["lualatex", "xelatex"])
def test_latex_prints_every_source(place: Path, tmp_path: Path, engine: str) -> None:
    """Without an error, a warning of biber or a letter that is missing."""
    if not all(map(shutil.which, (engine, "biber", "fc-list"))):
        pytest.skip(f"{engine} is not installed")
    if not subprocess.check_output(["fc-list", "DejaVu Serif"]):
        pytest.skip("the font of the example is not installed")
    shutil.copytree(place / "data", tmp_path / "data")
    (tmp_path / "example.tex").write_text(code("latex")[0], encoding="utf-8")
    compiles = (engine, "-interaction=nonstopmode", "-halt-on-error")
    for command in (compiles, ("biber",), compiles):
        done = subprocess.run([*command, "example"], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0 and "WARN" not in done.stdout, done.stdout[-2000:]
    assert "Missing character" not in (tmp_path / "example.log").read_text("utf-8", "replace")
    sheets = PdfDocument(tmp_path / "example.pdf")
    printed = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    assert f"[{len(DATA.sources)}]" in printed and f"[{len(DATA.sources) + 1}]" not in printed
    titles = {one.language: one.title for one in DATA.sources.values() if one.title}
    for language in ("ru", "ka", "bg"):
        assert titles[language].split()[0] in printed


def test_steps_name_files_and_columns_that_exist(place: Path) -> None:
    """Every code span of the page is the folder, a file of it, a column or a sign, as belongs."""
    files = {file.name for file in FILES}
    columns = {column.name for table in TABLES for column in table.columns}
    known = files | columns | {"data/", "=", "+", "-", "@"}
    assert [one for one in spans(TEXT) if one not in known] == []
    assert all((place / "data" / one).is_file() for one in spans(TEXT) if one in files)
    types = {column.name: column.type for column in FIGURES.columns}
    assert {types[one] for one in ("first_day", "last_day", "public_by")} == {"date"}
    assert set(spans(section("In Zotero"))) == {"sources.ris", "sources.bib", "citation.txt"}
    assert len(rispy.loads((place / "data/sources.ris").read_text("utf-8"))) == len(DATA.sources)


# What a spreadsheet would take for a share, a day or a number with a fraction.
CHANGED = re.compile(r"-?[\d.,]+%|\d{4}(-\d\d){1,2}|\d+[.,]\d+")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_names_the_columns_that_a_spreadsheet_would_change(table) -> None:
    """Each column of texts in which some cell looks like something else."""
    (step,) = re.findall(r"^1\. Set to text .*$", section("In a spreadsheet"), re.MULTILINE)
    told = step.partition("A double click")[0]
    named = {"figures": told.partition(" here")[0]}
    for names, file in re.findall(r"((?:`\w+`(?:, | and )?)+) in `(\w+)\.csv`", told):
        named[file] = names
    changed = {
        column.name
        for column in table.columns
        if column.type == "string"
        for row in table.rows(EDITION)
        if CHANGED.fullmatch(str(column.read(row, EDITION)))
    }
    assert changed <= set(spans(named.get(table.name, "")))


def test_the_spreadsheet_finds_what_it_is_told(place: Path) -> None:
    """UTF-8 and commas; no cell has a thousands separator; the days are days."""
    with (place / "data" / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in ("first_day", "last_day", "public_by"):
            assert not row[name] or date.fromisoformat(row[name])
        assert all(re.fullmatch(r"-?[\d.]*", row[name]) for name in ("value", "low", "high"))


# What the page says of files and columns


def test_every_file_of_the_export_is_told(place: Path, shown: BeautifulSoup) -> None:
    """Each by its name, or with ID in its name; and nothing is told that is not there."""
    told = [one.get_text() for one in shown.select(".data-files dt code")]
    assert told == [file.name for file in FILES]
    patterns = [re.escape(name).replace("ID", r"[a-z0-9-]+") for name in told]
    written = [
        path.relative_to(place / "data").as_posix()
        for path in (place / "data").rglob("*")
        if path.is_file()
    ]
    assert [one for one in written if not re.fullmatch("|".join(patterns), one)] == []
    for link in shown.select(".data-files a"):
        assert (place / link["href"]).is_file()


def test_every_column_is_told_with_type_and_meaning(shown: BeautifulSoup) -> None:
    """As the Table Schema has them, in their order."""
    for table in TABLES:
        rows = shown.select(f"#columns-{table.name} tbody tr")
        cells = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]
        assert [(name, told) for name, _, told in cells] == [
            (column.name, column.description) for column in table.columns
        ]
        for (_, kind, _), column in zip(cells, table.columns, strict=True):
            assert kind.startswith(column.type)
            assert not column.unit or "unit" in kind or kind.endswith(column.unit)


def test_the_page_has_the_citation_and_version_of_this_edition(
    site: Path, shown: BeautifulSoup
) -> None:
    """The same as in the file beside it, with the version that every file has."""
    cited = shown.select_one(".data-citation").get_text()
    assert cited == citations.whole(EDITION).plain
    assert EDITION.name.removeprefix("data ") in cited
    assert (site / "data/citation.txt").read_text("utf-8-sig").startswith(cited)
    assert json.loads((site / "data/dataset.json").read_text("utf-8"))["version"] in cited


def test_the_whole_is_cited_with_its_address(world) -> None:
    """Where the host gave one; read back from RIS."""
    folder, host = world(), Host(url="https://host.example/here/")
    found = citations.whole(edition_of(load(folder), folder.parent, host))
    assert found.plain.endswith("2022. https://host.example/here/. Licence: CC-BY-4.0.")
    (reference,) = rispy.loads(found.ris)
    assert reference["urls"] == ["https://host.example/here/"]


def test_without_a_release_the_page_says_so(world) -> None:
    """No change is invented."""
    drawn = soup(colophon.data_changes(page(world())))
    assert drawn.get_text().strip().startswith("There has been no release so far.")


def test_each_release_says_what_it_changed(world) -> None:
    """The newest first, each record linked; of very many the first."""
    folder = world()
    many = [one.id for one in load(folder)] * 2
    releases = (
        Release(date(2022, 11, 1), "1" * 12),
        Release(date(2022, 12, 1), "2" * 12, added=["law-signed"], changed=many),
    )
    edition = edition_of(load(folder), ROOT)
    edition = type(edition)(edition.data, edition.site, edition.day, releases)
    newest, first = soup(colophon.data_changes(page(folder, edition=edition))).select("li")
    assert first.get_text(" ", strip=True) == (
        "Release of 1 November 2022 , data version 111111111111. The first release: all was new."
    )
    added, changed = newest.select("p")
    assert added.get_text(" ", strip=True) == "Added (1): The law is signed ."
    assert added.a["href"] == "timeline.html#law-signed"
    assert len(many) > colophon.SHOWN == len(changed.select("a"))
    assert changed.get_text().endswith("and others.") and f"({len(many)})" in changed.get_text()


def test_where_the_records_are_is_said_when_the_host_says_so(world) -> None:
    """REPO_URL; a copy without one invents none."""
    folder = world()
    assert colophon.repository(page(folder)) == ""
    told = edition_of(load(folder), ROOT, Host(code="https://code.example/called-up"))
    link = soup(colophon.repository(page(folder, edition=told))).a
    assert link["href"] == "https://code.example/called-up"


def test_repo_url_reaches_the_page(small: Path) -> None:
    """From the environment of the build."""
    built = run("-m", "mkdocs", "build", cwd=small, REPO_URL="https://code.example/called-up")
    assert built.returncode == 0, built.stderr
    drawn = soup((small / "site" / "data.html").read_text("utf-8"))
    assert drawn.select_one('article a[href="https://code.example/called-up"]')


# Exactly its rows

TAKE = f"//*[{of_class('take')}]"
# The figures of tables and lists whose rows have no headings.
LINKED = f"""//a[{of_class("figure")}][
    ancestor::tbody and ancestor::tr[not({of_class("cards__group")})]
        and ancestor::td[not(preceding-sibling::*)]
    or ancestor::td[count(preceding-sibling::*) = 1]/ancestor::*[{of_class("known")}]
    or ancestor::*[{of_class("versus__value")}]
]"""
TABLES_OF_RECORDS = f"""//table[{of_class("cards")}] | //*[
    {of_class("timeline")} or {of_class("sources")} or {of_class("measures")}
]"""
PICTURES = f"//figure[{of_class('picture')}][not({of_class('picture--small')})]"


def offered(page: HtmlElement) -> list[str]:
    """The files that a page offers under its tables, without their suffixes, in pairs."""
    links = page.xpath(f"{TAKE}//a[@download]/@href")
    assert [Path(link).suffix for link in links] == [".csv", ".json"] * (len(links) // 2)
    return [link.removeprefix("data/").removesuffix(".csv") for link in links[::2]]


@pytest.mark.parametrize("name", OFFERS)
def test_each_table_offers_exactly_its_rows(site: Path, name: str) -> None:
    """CSV and JSON hold the records that the table or list shows, on all its pages; no other."""
    drawn = tree(site / f"{name}.html")
    assert offered(drawn) == OFFERS[name]
    listing = DATA.paginated.get({"law": "penalties"}.get(name, name))
    if listing:
        parts = [tree(site / f"{one.name}.html") for one in listing.parts]
        shown = set().union(*(shows(part.find(".//article")) for part in parts))
    else:
        shown = shows(drawn.find_class("take")[0].getparent())
    for rows in OFFERS[name]:
        with (site / "data" / f"{rows}.csv").open(encoding="utf-8-sig", newline="") as file:
            found = list(csv.DictReader(file))
        listed = json.loads((site / "data" / f"{rows}.json").read_text("utf-8"))
        assert [row["id"] for row in found] == [row["id"] for row in listed]
        assert {row["id"] for row in found} == shown


def shows(block: HtmlElement) -> set[str]:
    """The ids of the records of a table or list."""
    if block.tag == "article" and not block.find_class("known"):
        return set(block.xpath(".//h3/@id"))
    ids = block.xpath(".//h3/@id | .//h4/@id")
    return set(ids or (one.get("href").split("#")[1] for one in block.xpath(f".{LINKED}")))


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "docs").glob("*.md")))
def test_no_table_is_without_its_rows(site: Path, name: str) -> None:
    """Each table of records has an offer in its block; each picture has one of its own."""
    drawn = tree(site / f"{name}.html")
    for table in drawn.xpath(TABLES_OF_RECORDS):
        assert table.xpath(f"ancestor::*[.{TAKE}]"), name
    for picture in drawn.xpath(PICTURES):  # a small one is at home elsewhere
        files = {Path(link).suffix for link in picture.xpath(".//*[@download]/@href")}
        assert files == {".csv", ".json", ".svg", ".png"}


@pytest.mark.slow
def test_json_rows_say_what_csv_rows_say(exported: Path) -> None:
    """The same cells in each table and part; numbers are numbers, and what is empty is absent."""
    written = contents(exported)
    names = [table.name for table in TABLES] + [f"tables/{one}" for one in parts(EDITION)]
    assert "tables/figures-kazakhstan-entries" in names and "tables/events-law" in names
    for name in names:
        text = written[f"{name}.csv"].removeprefix("\ufeff")
        rows = list(csv.reader(text.splitlines(keepends=True)))
        listed = json.loads(written[f"{name}.json"])
        told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        assert len(told) == len(listed)
        for row, one in zip(told, listed, strict=True):
            assert {key for key, cell in row.items() if cell} == set(one)
            for key, cell in one.items():
                text = str(cell).lower() if isinstance(cell, bool) else str(cell)
                assert as_printed(row[key]) == text
    terms = json.loads(written["penalties.json"])
    assert [row.get("max") for row in terms] == [
        row.term and row.term.max for row in PENALTIES.rows(EDITION)
    ]


def test_pictures_offer_the_same_rows_as_json(site: Path) -> None:
    """As in the CSV beside it, cell by cell."""
    for picture in DATA.pictures:
        file = site / "pictures" / f"{picture}.csv"
        with file.open(encoding="utf-8-sig", newline="") as opened:
            told = list(csv.DictReader(opened))
        listed = json.loads(file.with_suffix(".json").read_text("utf-8"))
        assert [{key: cell for key, cell in row.items() if cell} for row in told] == [
            {key: str(cell) for key, cell in row.items()} for row in listed
        ]
    assert all(isinstance(row.get("low", 0), int | float) for row in listed)


def test_frictionless_reads_a_part_by_the_schema_of_its_table(place: Path) -> None:
    """A part has the columns of the whole."""
    package = frictionless.Package(str(place / "data/datapackage.json"))
    schema = package.get_resource("figures").schema
    part = frictionless.Resource(
        path="tables/figures-left.csv", schema=schema, basepath=str(place / "data")
    )
    rows = part.read_rows()
    assert {row["id"] for row in rows} == {
        one.id for one in DATA.claims.values() if DATA.measures[one.measure].topic == "left"
    }
