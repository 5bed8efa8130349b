"""What a release leaves to those who knew the one before, and what it sends to which host."""

import re
import subprocess
from pathlib import Path

import pytest
from conftest import DATA
from playwright.sync_api import Page, expect
from served import served

from macros.publishing.hashed_names import lasting, plain

NAMED = r"(?<=\.)[0-9a-f]{10}(?=\.)"  # in the name of a file that may be kept for ever


# A page that is older than the release


@pytest.fixture
def stale(browser, released: Path, tmp_path: Path):
    """Opens a page of the release before, whose files had other names; then comes this one."""
    host, older = tmp_path / "current", tmp_path / "older"
    context = browser.new_context()
    with served(host) as address:

        def open_page(name: str) -> Page:
            older.mkdir()
            text = (released / name).read_text(encoding="utf-8")
            (older / name).write_text(re.sub(NAMED, "0" * 10, text), encoding="utf-8")
            host.symlink_to(older)
            page = context.new_page()
            page.goto(f"{address}/{name}")
            host.unlink()
            host.symlink_to(released)
            return page

        yield open_page
        context.close()


def test_search_opens_on_a_page_older_than_the_release(stale) -> None:
    """With its styles; it finds what the new release says."""
    page = stale("law.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("Kazakhstan")
    found = page.locator(".search__found li")
    expect(found.first).to_be_visible()
    assert found.first.evaluate("one => getComputedStyle(one.parentNode).listStyleType") == "none"


def test_a_list_is_filtered_on_a_page_older_than_the_release(stale) -> None:
    """The same of what narrows a list."""
    page = stale("timeline.html")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".controls__form")).to_be_visible()


def test_a_figure_is_cited_on_a_page_older_than_the_release(stale) -> None:
    """And of citations."""
    page = stale(f"{DATA.page_of(DATA.claims['mobilized-total-28-oct'])}.html")
    page.get_by_role("link", name="Cite", exact=True).first.click()
    expect(page.locator(".citation__form").first).to_be_visible()


def test_each_lasting_file_has_a_name_that_stays(released: Path) -> None:
    """With the same content in this release."""
    names = lasting(released)
    assert names
    for name in names:
        assert (released / plain(name)).read_bytes() == (released / name).read_bytes()


# Hosts that take files as they are


def test_a_host_that_compresses_is_sent_neither_twins_nor_settings(
    released: Path, tmp_path: Path
) -> None:
    """By the patterns of .assetsignore, as git reads them."""
    git = ["git", f"--git-dir={tmp_path / '.git'}", f"--work-tree={released}"]
    subprocess.run([*git, "init", "-q"], check=True)
    command = [*git, "ls-files", "-z", "--others", "--exclude-from=.assetsignore"]
    told = subprocess.run(command, cwd=released, capture_output=True, check=True)
    sent = set(filter(None, told.stdout.decode().split("\0")))
    assert sent == {
        name for name in _files(released) if not re.search(r"\.(br|gz)$|^\.host/", name)
    }
    assert "law.html" in sent and "_headers" in sent


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
