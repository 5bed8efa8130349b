"""CSV: a spreadsheet opens it rightly, computes nothing of it, and every text can be had back."""

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import DATA, ROOT, contents
from hypothesis import given
from hypothesis import strategies as st
from running import PATIENCE
from spreadsheets import as_printed

from macros.checking import load
from macros.exports import edition_of, pictures
from macros.exports.tables import TABLES, csv_files
from macros.exports.tables.excerpts import KNOWN, parts

EDITION = edition_of(DATA, ROOT)
OFFICE = shutil.which("soffice")
FORMULAS = [
    '=HYPERLINK("https://evil.example/","Decree")',
    "A;=PI()",
    "A; +PI()",
    'A;"=PI();"',
    "'=PI()",
    "@SUM(A;-B)",
    "\N{FULLWIDTH EQUALS SIGN}PI()",
]
PICTURE = """\
pictures:
  - id: picture-entries
    title: Entries
    page: about
    chart: route
    reading: From hand to hand.
    description: The Minister counted {entries-october} entries.
    draws:
      - record: entries-october
"""


def written(*cells: str) -> str:
    return csv_files.written(["a"] * len(cells), [cells])


def read(text: str) -> list[list[str]]:
    """The rows below the header, by Python's reader."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]


def guarded(text: str) -> str:
    return read(written(text))[0][0]


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_compute_is_text(mark: str) -> None:
    """An apostrophe stands before it, wherever a cell may begin; numbers stay numbers."""
    assert guarded(f"{mark}1+1") == f"'{mark}1+1"
    assert guarded(f"A;{mark}1") == f"A;'{mark}1"
    assert guarded(f'A; "{mark}1"') == f'A; "\'{mark}1"'
    assert guarded(f"A\n{mark}1") == f"A\n'{mark}1"
    assert guarded(f"A\t{mark}1") == f"A\t'{mark}1"
    assert guarded(f"1{mark}1") == f"1{mark}1"
    assert read(csv_files.written(["n"], [[-1], [0.5]])) == [["-1"], ["0.5"]]


def test_an_apostrophe_that_was_printed_is_told_from_a_guard() -> None:
    """A quoted headline stays as it is; before a sign one more is put."""
    assert guarded("'Partial mobilization is over'") == "'Partial mobilization is over'"
    assert (guarded("=x"), guarded("'=x"), guarded("''=x")) == ("'=x", "''=x", "'''=x")


@given(st.text(alphabet="=+-@＝'\";\t\n ,a1é", max_size=12))
def test_every_text_can_be_had_back(text: str) -> None:
    """What the page says of apostrophes is all that there is to take away."""
    assert as_printed(guarded(text)) == text


@given(st.text(alphabet="=+-@＝'\";\t\n ,a1é", max_size=12))
def test_no_cell_begins_with_a_formula(text: str) -> None:
    """Nor does any part of it, at whichever sign a spreadsheet parts it."""
    for part in re.split(r"[;\t\r\n]", guarded(text)):
        assert not re.match(r'[\s"]*[=+\-@＝＋－＠]', part)


def test_what_follows_a_long_run_of_signs_is_guarded() -> None:
    """However many a spreadsheet would have to pass over."""
    for run in (";" * 20_000, "; " * 10_000, "\n" * 20_000, '"' * 20_000):
        assert guarded(f"{run}=1").endswith("'=1")


@pytest.mark.slow
def test_every_file_begins_with_the_mark_of_utf_8(exported: Path) -> None:
    """Excel would read 600,000–700,000 as 600,000â€“700,000 without; lines end as RFC 4180 says."""
    tables = {name: text for name, text in contents(exported).items() if name.endswith(".csv")}
    drawn = {id: pictures.table(one, DATA) for id, one in DATA.pictures.items()}
    assert len(tables) == len(TABLES) + len(parts(EDITION)) and len(drawn) == len(DATA.pictures)
    for name, text in (tables | drawn).items():
        assert text.encode().startswith(b"\xef\xbb\xbf"), name
        assert text.endswith("\r\n") and text.count("\ufeff") == 1, name
        header, *rows = csv.reader(io.StringIO(text[1:], newline=""))
        assert {len(row) for row in rows} <= {len(header)}, name


def test_an_excerpt_has_the_rows_of_its_name_and_no_other() -> None:
    """Events by category, figures by topic, measure and theme, disagreements by theme."""
    measured = {id: DATA.measures[one.measure] for id, one in DATA.claims.items()}
    themes = {id: one.theme.id for id, one in DATA.topics.items()}
    named = {
        "events": {one.id: {one.category.id} for one in DATA.timeline},
        "figures": {id: {one.id, one.topic, themes[one.topic]} for id, one in measured.items()},
        "disagreements": {id: {themes[one.topic]} for id, one in DATA.disagreements.items()},
    }
    for id in DATA.public_by:
        named["figures"][id].add(KNOWN)
    for name, table in parts(EDITION).items():
        kind, _, of = name.partition("-")
        rows = {one.id for one in table.rows(EDITION)}
        expected = [id for id, names in named[kind].items() if of in {slug(one) for one in names}]
        assert rows == set(expected), name


def slug(name: str) -> str:
    return name.replace("_", "-")


@pytest.mark.slow
def test_whole_numbers_are_whole(exported: Path) -> None:
    """A spreadsheet in German takes 22500000.0 for a text, and other programs for ten times it."""
    written = contents(exported)
    for table in TABLES:
        numbers = [n for n, one in enumerate(table.columns) if one.type in ("number", "integer")]
        for row in read(written[table.file]):
            assert [
                row[n] for n in numbers if not re.fullmatch(r"|-?\d+(\.\d*[1-9])?", row[n])
            ] == []
    for name in ("figures.json", "penalties.json", "dataset.json"):
        assert re.findall(r": -?\d+\.0+[,\s]", written[name]) == [], name


def test_a_number_written_with_a_point_is_the_same(world) -> None:
    """10.0 is 10, and half of a number keeps its half."""
    found = load(world(("value: 200000", "value: 200000.0"), ("max: 10", "max: 10.5")))
    claim, penalty = found.claims["entries-october"], found.penalties["article-1"]
    assert (repr(claim.value), repr(penalty.newest.terms[0].max)) == ("200000", "10.5")


@pytest.mark.parametrize("title", FORMULAS)
def test_pictures_hold_no_formula(world, title: str) -> None:
    """Neither a question nor a name of their rows; the JSON beside has them as they are."""
    quoted = json.dumps(title)
    data = load(
        world(
            ("question: How many entries were there?", f"question: {quoted}"),
            ("name: The Minister", f"name: {quoted}"),
            ("publisher: A Blog", f"publisher: {quoted}"),
            pictures=PICTURE,
        )
    )
    (picture,) = data.pictures.values()
    cells = [cell for row in read(pictures.table(picture, data)) for cell in row]
    assert cells.count(guarded(title)) == 3 and title not in cells
    told = json.loads(pictures.listed(picture, data))
    assert [one["what"] for one in told] == [title, "The Agency", title]
    assert told[0]["who"] == title


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_libreoffice_computes_nothing(tmp_path: Path, separator: str) -> None:
    """Whichever sign it parts cells at; the rows are those of the file where it is a comma."""
    path = tmp_path / "hostile.csv"
    path.write_bytes(written(*FORMULAS, "A\n=1+1", "600,000–700,000").encode())
    form = f"--infilter=CSV:{ord(separator)},34,76,1"
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += [form, "--convert-to", "fods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    opened = (tmp_path / "hostile.fods").read_text("utf-8")
    ElementTree.fromstring(opened)
    assert "table:formula" not in opened
    assert "600,000–700,000" in opened
