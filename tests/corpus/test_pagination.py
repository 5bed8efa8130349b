"""Lists that are too long for one page are parted; nothing is lost on the way."""

import json
import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from conftest import DATA, PAGES, ROOT, THOROUGH
from playwright.sync_api import expect

from macros.checking import load
from macros.corpus import Corpus


@cache
def records(large: Path) -> Corpus:
    return load(large / "data")


@cache
def ids(page: Path) -> Counter[str]:
    # What is written by a template is found by its form; parsing 100 pages takes a minute.
    return Counter(re.findall(r'<[^>]*?\sid="([^"]*)"', page.read_text()))


def parts(site: Path, name: str) -> list[str]:
    return sorted(path.stem for path in site.glob(f"{name}-*.html"))


def test_a_long_list_is_parted_by_year_and_a_long_year_in_numbers(large: Path) -> None:
    """The years of the timeline, and 2022 in as many parts as it needs."""
    expected = [
        "timeline-2022", "timeline-2022-2", "timeline-2022-3", "timeline-2023", "timeline-2023-2",
        "timeline-2024",
    ]  # fmt: skip
    found = parts(large / "site", "timeline")
    assert [one for one in expected if one not in found] == []


def test_figures_are_parted_by_question(large: Path) -> None:
    """Each question with figures has a part; the longest has several."""
    data = records(large)
    asked = {data.measures[one.measure].topic for one in data.claims.values()}
    found = parts(large / "site", "figures")
    wanted = {f"{data.topics[one].theme.figures}-{one}" for one in asked}
    assert sorted(wanted - set(found)) == []
    long = {f"figures-leaving-left-{number}" for number in (2, 3, 4)}
    assert sorted(long - set(found)) == []


def test_every_record_of_a_large_site_stands_at_its_address_once(large: Path) -> None:
    """Parted or not, an address leads to its record."""
    data = records(large)
    places = [(urldefrag(data.address(record)), record.id) for record in data]
    assert [id for (page, _), id in places if ids(large / "site" / page)[id] != 1] == []


def test_every_link_of_a_large_site_resolves(large: Path) -> None:
    """Each relative link to a page names one that is there, and an id of it."""
    site = large / "site"
    broken = set()
    for page in set(site.glob("*.html")) - {site / "404.html"}:
        links = {unescape(one) for one in re.findall(r'href="([^":]+?)"', page.read_text())}
        for link in {one for one in links if ":" not in one}:
            target, anchor = urldefrag(unquote(link))
            file = site / target if target else page
            if not file.exists() or (anchor and file.suffix == ".html" and not ids(file)[anchor]):
                broken.add((page.name, link))
    assert broken == set()


def test_no_page_of_a_large_site_is_heavy(large: Path) -> None:
    """At most 300 kB of HTML."""
    sizes = {path.name: path.stat().st_size for path in (large / "site").glob("*.html")}
    assert {name: size for name, size in sizes.items() if size > 300_000} == {}


def test_search_covers_all_parts(large: Path) -> None:
    """Each event and figure has a text of its own in what search looks through."""
    script = (large / "site" / "search" / "records.js").read_text()
    known = {record[0] for record in json.loads(script.split(".records=", 1)[1])}
    data = records(large)
    wanted = [data.address(one) for one in (*data.events.values(), *data.claims.values())]
    assert [one for one in wanted if one not in known] == []


def test_previous_and_next_lead_through_all_parts(large: Path) -> None:
    """From the first page of a list through its parts in order, and on to the next page."""
    page, walked = "timeline", []
    while page == "timeline" or page.startswith("timeline-"):
        walked.append(page)
        text = (large / "site" / f"{page}.html").read_text()
        page = re.findall(r'<a rel="next" href="([^"]+)\.html">', text)[-1]
    assert sorted(walked[1:]) == parts(large / "site", "timeline")
    assert page == "call-up"


def test_an_old_address_leads_to_the_part(large: Path, browser) -> None:
    """From the first page of its list, and from the one that had all figures once."""
    page = browser.new_page()
    for name in ("figures", "figures-leaving"):
        page.goto(f"{(large / 'site' / name).as_uri()}.html#measure-baa")
        page.wait_for_url("**/figures-leaving-left*.html#measure-baa")
    page.close()


def test_a_filter_covers_all_parts(large: Path, browser) -> None:
    """By words, kind and day; the choice is in the address, and a result leads to its row."""
    timeline = (large / "site" / "timeline.html").as_uri()
    page = browser.new_page()
    page.goto(timeline)
    page.get_by_role("button", name="Filter").click()
    found = page.locator(".parts__found > li:visible")
    page.get_by_label("Kind").select_option("border")
    borders = [one for one in records(large).events.values() if one.category.id == "border"]
    expect(found).to_have_count(len(borders))
    page.get_by_role("searchbox", name="Words").fill("happens dj")
    wanted = [one for one in borders if re.search(r"happens.*\bdj|\bdj.*happens", one.title)]
    expect(found).to_have_count(len(wanted))
    expect(page.locator(".controls__count")).to_contain_text(f"{len(wanted)} of ")
    assert page.url.endswith("?category=border&q=happens+dj")
    page.goto(f"{timeline}?q=happens+dja")
    expect(found).to_have_count(1)
    found.get_by_role("link").click()
    page.wait_for_url("**/timeline-2023*.html#event-dja")
    expect(page.locator("#event-dja")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("name", ["figures", "known"])
def test_figures_of_all_parts_are_chosen_by_question(large: Path, browser, name: str) -> None:
    """As on a page that has them all."""
    page, data = browser.new_page(), records(large)
    page.goto(f"{(large / 'site' / name).as_uri()}.html?topic=losses&q=baa")
    found = page.locator(".parts__found > li:visible")
    claims = [one for one in data.claims.values() if data.measures[one.measure].topic == "losses"]
    expect(found).to_have_count(sum("baa" in one.measure for one in claims))
    page.close()


@pytest.mark.parametrize(
    ("events", "sentences", "parted"),
    [(150, 1, False), (250, 1, True), (60, 100, True)],
    ids=["neither", "long", "heavy"],
)
def test_a_list_is_parted_that_is_long_or_heavy(
    world, events: int, sentences: int, parted: bool
) -> None:
    """By its rows, though they be short, and by its bytes, though the rows be few."""
    summary = " ".join(["It is told at length who came and who went."] * sentences)
    rows = [
        f"  - {{id: seen-{number}, date: 2022-10-01, title: Somebody is seen, category: law,\n"
        f"     summary: {summary}, evidence: [{{source: agency}}]}}\n"
        for number in range(events)
    ]
    data = load(world(zz="events:\n" + "".join(rows)))
    assert ("timeline" in data.paginated) == parted


def test_a_page_has_its_markdown_or_is_made_of_records(site: Path) -> None:
    """The real site has no other."""
    made = DATA.generated
    assert made and not made & set(PAGES)
    assert {path.stem for path in site.glob("*.html")} == {*PAGES, *made}


@pytest.mark.slow
def test_what_the_bench_multiplies_still_holds(tmp_path, monkeypatch):
    """Copies of the records are no mistakes: each is checked as the first was, and found whole."""
    monkeypatch.syspath_prepend(ROOT / "bench")
    from copies import write

    times = 3 if THOROUGH else 2
    (tmp_path / "data").mkdir()
    total = write(ROOT / "data", tmp_path / "data", times)
    data = load(tmp_path / "data")
    assert len(data) + len(data.withdrawn) == total
    assert len(data.claims) == times * len(DATA.claims)
