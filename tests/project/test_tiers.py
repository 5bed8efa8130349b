"""What `make test` opens in a browser stands for all that it does not open."""

import json
import re
from pathlib import Path

from conftest import DOCS, GLANCED, SPECIMENS, changed_pages, page_hashes, passed_pages

LATER = "../assets/search.0123456789.js"


def calls(name: str) -> set[str]:
    """The macros that a page calls."""
    page = DOCS / f"{name}.md"
    return set(re.findall(r"\{\{\s*(\w+)\(", page.read_text("utf-8"))) if page.exists() else set()


def test_a_specimen_shows_what_each_macro_draws() -> None:
    """All that pages call, but for the page that shows how macros are called."""
    pages = {path.stem for path in DOCS.glob("*.md")} - {"macros"}
    assert set().union(*map(calls, {*SPECIMENS, *GLANCED})) == set().union(*map(calls, pages))


def released(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


def test_a_page_that_changed_is_known(tmp_path: Path) -> None:
    """And so is a new one; but not for the hash in the name of a file, which many pages have."""
    before = released(tmp_path / "a", index=LATER, law="three years", people="Ann")
    passed = tmp_path / "pages.json"
    passed.write_text(json.dumps(page_hashes(before)), "utf-8")
    other = LATER.replace("0123456789", "fedcba9876")
    now = released(tmp_path / "b", index=other, law="four years", people="Ann", new="a page")
    assert changed_pages(now, passed) == {"law", "new"}
    assert passed_pages(now, passed) == {"index", "people"}


def test_where_nothing_passed_yet_no_page_has_changed(tmp_path: Path) -> None:
    """Neither on a new machine, nor where the list was cut short; specimens are opened alone."""
    cut = tmp_path / "cut.json"
    cut.write_text('{"index": "0', "utf-8")
    site = released(tmp_path / "a", index="x")
    for passed in (tmp_path / "none.json", cut):
        assert (changed_pages(site, passed), passed_pages(site, passed)) == (set(), set())
