"""The same tree by the generator that we may move to: its pages say the same."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup
from conftest import DATA, PAGES, ROOT, THOROUGH, copied, names_of, told_in_few_words
from running import PATIENCE, WATCHED

pytestmark = pytest.mark.slow


def make(project: Path) -> subprocess.CompletedProcess[str]:
    """``make zensical`` in a copy of the project, with the packages of the Python that tests."""
    for name in ("zensical.yml", "Makefile"):
        shutil.copy(ROOT / name, project)
    own = ("--old-file=.venv/dev", f"BIN={Path(sys.executable).parent}")
    return subprocess.run(
        ["make", "zensical", *own],
        cwd=project,
        env={**os.environ, **WATCHED},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture(scope="session")
def by_mkdocs(request: pytest.FixtureRequest) -> Path:
    """The site that is compared: where not all is tried, that of the small world."""
    if THOROUGH:
        return request.getfixturevalue("site")
    return request.getfixturevalue("small_built") / "site"


@pytest.fixture(scope="session")
def moved(made_once) -> Path:
    """The folder of the same site as Zensical builds it."""

    def build(folder: Path) -> None:
        made = make(
            copied(folder) if THOROUGH else told_in_few_words(copied(folder, records=False))
        )
        assert made.returncode == 0, made.stdout + made.stderr

    return made_once("moved", build) / "site-zensical"


def read(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def shown(site: Path, name: str) -> str:
    """What a page says and where it leads, its menu included, as HTML."""
    soup = read(site, name)
    for code in soup.select(".highlight, pre:not(.highlight pre)"):
        code.replace_with(code.get_text())  # Zensical colours it
    for link in soup.select("[href]"):
        link["href"] = str(link["href"]).removeprefix("./")
    return re.sub(r"\s*\n\s*", "\n", str(soup.main) + str(soup.select_one("#menu")))


@pytest.mark.exhaustive
def test_a_known_figure_event_and_anchor_are_there(moved: Path) -> None:
    """A figure with its card on the page that tells it, and each record's id on its own."""
    home = read(moved, "index")
    figure = home.select_one("label:has(> [popovertarget=card-mobilized-total-28-oct])")
    assert figure.text == "300,000"
    assert home.select_one("#card-mobilized-total-28-oct a[href*='#mobilized-total-28-oct']")
    assert read(moved, DATA.page_of(DATA.claims["mobilized-total-28-oct"])).select_one(
        "#mobilized-total-28-oct"
    )
    event = read(moved, DATA.page_of(DATA.events["decree-647"])).select_one("li:has(h3#decree-647)")
    assert event.select_one("time")["datetime"] == "2022-09-21"
    assert not home.select("#decree-647")


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_what_those_of_mkdocs_say(moved: Path, by_mkdocs: Path, name: str) -> None:
    """The same text, links, pictures, notes and menu on every page."""
    assert shown(moved, name) == shown(by_mkdocs, name)


def test_every_link_leads_somewhere(moved: Path, by_mkdocs: Path) -> None:
    """To a page and a place on it, or to a file that stands beside the pages."""
    names = names_of(moved)
    assert names == names_of(by_mkdocs)
    ids = {name: {one["id"] for one in read(moved, name).select("[id]")} for name in names}
    dead = []
    for name in names - {"404"}:  # whose links begin at the root
        for link in read(moved, name).select("[href], [src]"):
            address, place = urldefrag(str(link.get("href") or link.get("src")))
            if re.match(r"[a-z]+:", address):
                continue
            path = moved / (unquote(address) or f"{name}.html")
            known = ids.get(path.stem, set()) if path.suffix == ".html" else {place}
            if not path.is_file() or (place and unquote(place) not in known):
                dead.append(f"{name}: {address}#{place}")
    assert dead == []
    assert (moved / "search" / "records.js").is_file()


def test_a_mistake_stops_the_build_and_is_told(small: Path) -> None:
    """With page, line and what is near, as MkDocs tells it; and no page is written."""
    page = small / "docs" / "law.md"
    text = page.read_text(encoding="utf-8")
    lines = text.rstrip().count("\n") + 1
    page.write_text(f'{text.rstrip()}\n\n{{{{ claim("entries-octobr") }}}}\n', "utf-8")
    made = make(small)
    assert made.returncode != 0
    assert f"docs/law.md:{lines + 2}: claim(): 'entries-octobr'" in made.stderr
    assert not (small / "site-zensical" / "law.html").exists()


def test_what_stands_beside_the_pages_is_the_same(moved: Path, by_mkdocs: Path) -> None:
    """Every file for search, pictures, data and indexers, byte for byte."""
    own = ("assets/", "search.json")  # what each generator's theme brings

    def beside(folder: Path) -> dict[str, bytes]:
        paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".html")
        files = {path.relative_to(folder).as_posix(): path for path in paths}
        return {name: path.read_bytes() for name, path in files.items() if not name.startswith(own)}

    assert beside(moved) == beside(by_mkdocs)


def test_a_mistake_of_all_pages_together_is_told(small: Path) -> None:
    """A link to a place that is on no page is found once all are built."""
    law = small / "docs" / "law.md"
    text = law.read_text(encoding="utf-8")
    law.write_text(f"{text}\n[There](timeline.md#no-such-place)\n", encoding="utf-8")
    made = make(small)
    assert made.returncode != 0
    assert "docs/law.md" in made.stderr and "no-such-place" in made.stderr, made.stderr
    assert "Traceback" not in made.stderr
