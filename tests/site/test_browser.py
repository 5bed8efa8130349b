"""The built site in a real browser, as readers meet it."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import DATA, DESKTOP, PHONE
from playwright.sync_api import Browser, Error, Page, expect
from running import PATIENCE, until

AT = {record.id: DATA.address(record) for record in DATA}


@pytest.mark.parametrize(
    "reader",
    [
        pytest.param({}, id="light", marks=pytest.mark.glance),
        pytest.param({"color_scheme": "dark"}, id="dark"),
    ],
)
def test_a_page_opens_clean(visited, address: str, reader: dict[str, str]) -> None:
    """No console error, nothing requested from elsewhere, nothing missing."""
    visit = visited(built=True, **reader)
    urls = [request.url for request in visit.requests]
    assert [url for url in urls if not url.startswith((address, "data:"))] == []
    assert (visit.errors, visit.refused) == ([], [])
    assert visit.context.cookies() == []


def test_no_width_scrolls_sideways(visited) -> None:
    """Nothing is wider than the screen, but for what scrolls by itself."""
    page = visited().page
    wide = {}
    for width in (320, 360, 480, 640, 768, 959, 961, 1200):
        page.set_viewport_size({"width": width, "height": 780})
        wide[width] = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert [width for width, is_wide in wide.items() if is_wide] == []


@pytest.mark.parametrize("name", ["The Great Cheese Shortage " * 6, "Cheese" * 30])
def test_a_long_name_of_a_site_is_whole(open_in_ruritania, name: str) -> None:
    """It takes as many lines as it needs, beside a mark that stays as large as it is."""
    page = open_in_ruritania("index")
    home = page.locator(".top__home")
    mark = home.locator("svg").bounding_box()["width"]
    page.locator(".top__name").evaluate("(one, name) => { one.textContent = name }", name)
    for width in (320, 360, 700, 960, 1440):
        page.set_viewport_size({"width": width, "height": 780})
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), width
        assert home.evaluate("one => one.scrollWidth <= one.clientWidth"), width
        assert home.locator("svg").bounding_box()["width"] == mark, width


def test_the_answers_come_first_on_a_phone(open_page) -> None:
    """The first question of the home page is answered on the first screen, six on five.

    The leading picture begins on the first.
    """
    page = open_page("index", viewport=PHONE)
    ends = page.evaluate(
        "[...document.querySelectorAll('main h2')].slice(0, 6)"
        ".map((one) => one.nextElementSibling.getBoundingClientRect().bottom)"
    )
    assert len(ends) == 6
    assert ends[0] <= PHONE["height"]
    assert ends[5] <= 5 * PHONE["height"]
    picture = page.locator("main figure").first.bounding_box()
    assert picture and picture["y"] < PHONE["height"]


def choose(page, words: str, record: str) -> None:
    """Search for the words and follow the result that is this record."""
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(words)
    page.locator(f'.search__found a[href*="{record}"]').first.click()
    page.wait_for_url(f"**/{record}")
    expect(page.locator(f'[id="{record.split("#")[1]}"]')).to_be_in_viewport()


@pytest.mark.parametrize("words", ["Kazakhstan 147,000", "kazakh 147000"])
def test_search_finds_a_known_claim(open_page, words: str) -> None:
    """A country and a number list the record, and choosing it lands there."""
    choose(open_page("index"), words, AT["kazakhstan-exits-4-oct"])


def test_a_copy_on_a_disk_is_searched_with_the_network_off(browser, released: Path) -> None:
    """The released folder opened as files, where a page may fetch nothing."""
    context = browser.new_context(viewport=DESKTOP, offline=True)
    page = context.new_page()
    page.goto((released / "law.html").as_uri())
    choose(page, "Kazakhstan 147,000", AT["kazakhstan-exits-4-oct"])
    context.close()


@pytest.mark.parametrize(
    "link",
    [
        AT[id]
        for id in (
            "kazakhstan-entries-4-oct",
            "putin-mobilization-complete",
            "article-338-part-3",
            "newsweek-370k",
            "testimony-yuri",
            "prison-longest-term",
        )
    ],
)
@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"], indirect=True)
def test_a_permalink_lands_on_its_record(window: Page, released_address: str, link: str) -> None:
    """The record is on the screen, from its first line on."""
    page = window
    page.goto("about:blank")  # from a page that has another record, it would not load anew
    page.goto(f"{released_address}/{link}")
    expect(page.locator(f'[id="{link.split("#")[1]}"]')).to_be_in_viewport()
    box = page.locator(f'[id="{link.split("#")[1]}"]').bounding_box()
    assert -1 <= box["y"] < page.viewport_size["height"]


def shown_on(page, topic: str) -> list[str]:
    """The figures of one question that the page shows."""
    rows = page.locator(f'table[data-topic="{topic}"] tbody tr:visible')
    return rows.evaluate_all("rows => rows.map(one => one.querySelector('a.figure').innerText)")


def test_a_day_shows_what_was_known_on_it(browser: Browser, undivided_address: str) -> None:
    """On 5 October 2022: the official numbers, the rival totals, and no denial yet."""
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(f"{undivided_address}/known.html?on=2022-10-05")
    assert {"300,000 people", "more than 200,000 people"} <= set(shown_on(page, "called-up"))
    assert "318,000 people" not in shown_on(page, "called-up")
    left = shown_on(page, "left")
    assert {"600,000–700,000 people", "nearly 1 million people"} <= set(left)
    assert "more than 370,000 border crossings" in left
    denial = "denial of 600,000–700,000 people"
    assert denial not in left
    page.locator("input[name=on]").fill("2022-10-06")
    assert denial in shown_on(page, "left")
    page.locator("input[name=on]").fill("2022-11-07")
    assert "318,000 people" in shown_on(page, "called-up")
    page.locator("input[name=on]").fill("2022-10-06")
    assert page.url.endswith("known.html?on=2022-10-06")
    page.get_by_role("button", name="Show all").click()
    assert page.url.endswith("known.html")
    assert (
        page.locator(".known tbody tr:visible").count() == page.locator(".known tbody tr").count()
    )
    page.context.close()


def test_without_scripts_all_days_are_shown(browser: Browser, undivided_address: str) -> None:
    """The tables stand whole, and there is no control that does nothing."""
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{undivided_address}/known.html?on=2022-10-05")
    rows = page.locator(".known tbody tr")
    assert rows.count() > 100
    assert page.locator(".known tbody tr:visible").count() == rows.count()
    assert page.locator(".known form").count() == 0
    page.context.close()


def test_without_scripts_every_figure_and_note_is_there(browser: Browser, address: str) -> None:
    """The text, its links and its notes need no script."""
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/index.html")
    page.locator("main a:has(> time)").first.click()
    expect(page).to_have_url(f"{address}/{AT['decree-647']}")
    page.goto(f"{address}/index.html")
    page.goto(f"{address}/leaving.html")
    mark = page.locator("main a.footnote-ref:visible").first
    note = mark.get_attribute("href")
    mark.click()
    expect(page.locator(f'[id="{note.removeprefix("#")}"]')).to_be_in_viewport()
    page.context.close()


@pytest.mark.usefixtures("own_code")
def test_a_preview_follows_edits_of_data_prose_templates_and_macros(
    small: Path, browser: Browser
) -> None:
    """mkdocs serve shows each kind of edit without a restart, and a mistake until it is mended.

    The page loads itself anew; nobody asks for it again.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    log = small / "serve.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            command, cwd=small, stdout=out, stderr=out, env=_preview_environment()
        )
    page = browser.new_context().new_page()

    def shows(name: str, words: str) -> bool:
        address = f"http://127.0.0.1:{port}/{name}.html"

        def is_shown() -> bool:
            try:
                if page.url != address:
                    page.goto(address)
                return words in page.content()
            except Error:  # the server is not up yet, or the page is on its way
                return False

        return until(is_shown, ended=server.poll, every=0.2, page=page)

    def edit(path: str, old: str, new: str) -> None:
        file = small / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    try:
        assert shows("about", "About and method"), log.read_text()
        edit("docs/about.md", "# About and method", "# About this copy")
        assert shows("about", "About this copy"), log.read_text()
        edit("data/world.yml", "name: The Minister", "name: The Minister of the King")
        assert shows("people", "The Minister of the King"), log.read_text()
        edit("macros/pages/templates/inline/as_of.html", "of the newest", "of the very newest")
        assert shows("leaving", "of the very newest"), log.read_text()
        edit("macros/wording/numbers.py", '"more than "', '"over "')
        assert shows("figures-leaving", "over 200,000"), log.read_text()
        edit("data/world.yml", "identity: named", "identity: nmaed")
        assert shows("about", "did you mean 'named'?"), log.read_text()
        edit("data/world.yml", "identity: nmaed", "identity: named")
        edit("docs/about.md", "# About this copy", "# About it again")
        assert shows("about", "About it again"), log.read_text()
        assert "did you mean 'named'?" in log.read_text()
    finally:
        server.terminate()
        server.wait(PATIENCE)
        page.context.close()


def _preview_environment() -> dict[str, str]:
    import os

    return {**os.environ, "STRICT": "false", "NO_MKDOCS_2_WARNING": "1"}
