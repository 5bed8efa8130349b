"""The search: what readers type, what comes first, and how the dialog behaves."""

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import DATA, DESKTOP, PHONE, ROOT, parsed, run
from playwright.sync_api import Browser, Page, expect
from running import until

from macros.checking import load
from macros.pages.alphabet import alphabet
from macros.problems import Problems
from macros.reading.chapters import chapters
from macros.records import Saying, Sought
from macros.wording.record_names import doubts, sort, title

SHOIGU = DATA.address(DATA.people["shoigu"])
CELLARER = "speakers.html#cellar-office"  # in Ruritania
CHAPTERS = chapters(ROOT / "docs")
QUERIES = yaml.load((ROOT / "tests" / "queries.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
# Empties the field, and says what is still told then; the addresses and labels of what is found,
# when it is told how many these are. Each is one step, for hundreds of queries are typed.
EMPTIED = """async () => {
  const box = document.querySelector("dialog [type=search]");
  box.focus();
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => setTimeout(done));
  return document.querySelector(".search__count").textContent;
}"""
SHOWN = """() => {
  const all = (what) => [...document.querySelectorAll(what)];
  return all(".search__count")[0].textContent.includes("result") && [
    all(".search__found a").map((one) => one.getAttribute("href").replace(/^[.][/]/, "")),
    all(".search__label").map((one) => one.innerText),
  ];
}"""
FOUND = "all => all.map(one => one.getAttribute('href').replace(/^[.][/]/, ''))"


def undivided(link: str) -> str:
    """The address on the page of the whole list, whichever part of it is linked."""
    page, _, rest = link.partition(".html")
    listing = DATA.list_by_part.get(page)
    return f"{listing.page if listing else page}.html{rest}"


class Search:
    """The search dialog of one page, with a reader at the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        box = page.get_by_role("searchbox")
        # A key that comes while the page goes to another place on it is nobody's.
        assert until(lambda: bool(page.keyboard.press("/")) or box.is_visible(), page=page)
        self.status = page.locator(".search__count")

    def type(self, words: str) -> list[str]:
        """Type the words in place of those that stood there; the addresses shown."""
        if self.page.evaluate(EMPTIED):
            expect(self.status).to_have_text("")
        # Keyboards have no soft hyphen and no digit of another script; pasted, these come whole.
        self.page.keyboard.insert_text(words)
        shown = self.page.evaluate(SHOWN) or self.page.wait_for_function(SHOWN).json_value()
        found, self.labels = shown
        return found


@pytest.fixture(scope="module")
def search(browser: Browser, released_address: str):
    """One page for all queries, as for a reader who tries one after the other."""
    page = browser.new_page(viewport=PHONE)  # of which little need be drawn
    page.goto(f"{released_address}/about.html")
    search = Search(page)
    search.type("Putin")
    yield search
    page.close()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["typed"])
def test_what_readers_type_finds_what_they_look_for(search: Search, query: dict) -> None:
    """Its first results; the same as for other words for it; or nothing, and the site's pages."""
    found = search.type(query["typed"])
    if "none" in query:
        expect(search.status).to_contain_text("No results")
        assert found == search.page.locator("#menu a").evaluate_all(FOUND)
        return
    if "as" in query:
        assert found == search.type(query["as"])
    for link, beginning in zip(map(undivided, found), query.get("first", []), strict=False):
        assert link.startswith(beginning), found
    assert len(found) >= len(query.get("first", []))
    # What the site says comes before the headlines that it rests on.
    kinds = [label.startswith("Source") for label in search.labels]
    assert kinds == sorted(kinds)


COMPARED = """([one, other]) => {
  const { split, stem } = explainer.words;
  const terms = (text) => split(text, true).map(stem).join(" ");
  return terms(one) === terms(other);
}"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mobilized", "mobilises"),
        ("penalty", "penalties"),
        ("wife", "wives"),
        ("flee", "fled"),
        ("left", "leaving"),
        ("summonses", "summons"),
        ("labour", "labor"),
        ("defence", "defense"),
        ("travelled", "traveling"),
        ("centre", "center"),
        ("roubles", "ruble"),
        ("Sept", "september"),
        ("ещё", "еще"),
        ("призывник", "призывники"),
        ("Łódź", "lodz"),
        ("1.314 million", "1,314,000"),
        ("4.10.2022", "October 4th, 2022"),
        ("4 октября", "4th of October"),
    ],
)
def test_forms_of_a_word_are_alike(search: Search, one: str, other: str) -> None:
    """Inflections, spellings, scripts of digits, days and numbers."""
    assert search.page.evaluate(COMPARED, [one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wives", "gives"),
        ("Crimea", "crime"),
        ("wages", "ages"),
        ("demobilization", "mobilization"),
        ("unverified", "verified"),
        ("hour", "hor"),
        ("four", "for"),
        ("700", "700,000"),
        ("2.1", "21"),
        ("21 September 2022", "21 September 2023"),
    ],
)
def test_another_word_is_another_word(search: Search, one: str, other: str) -> None:
    """Neither the inside of a word nor its beginning is the word."""
    assert not search.page.evaluate(COMPARED, [one, other])


def test_a_mistyped_word_is_told(search: Search) -> None:
    """The reader sees for which word the results are, and which is nowhere."""
    search.type("Kazakhstn")
    expect(search.status).to_contain_text("for “kazakhstan”; no text has “kazakhstn”")
    search.type("convicts elephant")
    expect(search.status).to_contain_text("no text has “elephant”")


def test_a_result_says_what_it_is_and_how_it_stands(search: Search) -> None:
    """A figure that was denied, and the headline that carries it, say so before their words."""
    search.type("Forbes 700,000")
    while (more := search.page.locator(".search__more")).is_visible():
        more.click()
    told = dict(
        zip(
            search.page.locator(".search__found a").evaluate_all(FOUND),
            search.page.locator(".search__label").all_inner_texts(),
            strict=True,
        )
    )
    estimate = DATA.address(DATA.claims["forbes-600-700k"])
    headline = DATA.address(DATA.sources["apa-forbes-finland"])
    assert told[estimate] == "Figure, unverified, denied, disputed"
    assert told[headline].startswith("Source, ") and told[headline].endswith("denied, disputed")
    assert [*told].index(estimate) < [*told].index(headline)
    of = {one.partition(",")[0] for one in told.values()}
    assert {"Answer", "Disagreement", "Event", "Figure", "Source"} <= of


def test_every_result_can_be_reached(search: Search) -> None:
    """As many as are told, a few at once; the focus goes to the first of those that come."""
    search.type("border")
    total = int(search.status.inner_text().split()[0])
    links, more = search.page.locator(".search__found a"), search.page.locator(".search__more")
    assert links.count() < total
    shown = links.count()
    more.click()
    expect(links.nth(shown)).to_be_focused()
    while more.is_visible():
        more.click()
    assert links.count() == total


def test_an_excerpt_cuts_no_word(search: Search, site: Path) -> None:
    """It begins and ends where words do."""
    script = (site / "search" / "records.js").read_text(encoding="utf-8")
    texts = {row[0]: row[3] for row in json.loads(script.split(".records=", 1)[1])}
    for words in ("700,000", "Kazakhstan", "prison"):
        found = search.type(words)
        excerpts = search.page.locator(".search__text").all_inner_texts()
        assert len(excerpts) == len(found)
        for link, excerpt in zip(found, excerpts, strict=True):
            whole = f" {texts[link]} "
            assert f" {excerpt.removeprefix('… ').removesuffix(' …')} " in whole


@pytest.mark.parametrize(
    ("where", "size"),
    [
        pytest.param("index", DESKTOP, id="index-desktop"),
        pytest.param("figures", PHONE, id="figures-phone"),
        pytest.param("index", PHONE, id="index-phone", marks=pytest.mark.exhaustive),
        pytest.param("figures", DESKTOP, id="figures-desktop", marks=pytest.mark.exhaustive),
    ],
)
def test_enter_opens_the_first_result(open_page, where: str, size: dict[str, int]) -> None:
    """Pressed at once after the last letter, before anything could be shown."""
    page = open_page(where, viewport=size)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("Shoigu")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SHOIGU}")
    expect(page.locator("dialog")).to_be_hidden()


def test_few_results_stand_alone(open_in_ruritania) -> None:
    """All are shown, no page of the site below them; and Enter opens the first."""
    page = open_in_ruritania("index")
    search = Search(page)
    found = search.type("edict")
    expect(search.status).to_have_text(f"{len(found)} results")
    assert 1 < len(found) < 10  # that many are shown at once
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{found[0]}")


def test_enter_that_finds_nothing_stays(open_in_ruritania) -> None:
    """Nor does it leave the page when nothing is typed."""
    page = open_in_ruritania("chronicle")
    search = Search(page)
    page.keyboard.press("Enter")
    search.type("Olympics")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    assert page.url.startswith(f"{page.address}/chronicle.html")


def test_it_opens_at_once_and_keeps_what_is_typed(open_in_ruritania) -> None:
    """While the texts are still to come, the field is there and says so; Enter is remembered."""
    page, held = open_in_ruritania(), []
    page.route("**/search/records*", lambda route: held.append(route))
    page.goto(f"{page.address}/index.html")  # after it: a page that is open may ask past a route
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Search is loading …")
    page.keyboard.type("cellarer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Search is loading …")
    assert page.get_by_role("searchbox").input_value() == "cellarer"
    (route,) = held
    route.continue_()
    page.wait_for_url(f"**/{CELLARER}")


def test_what_could_not_be_loaded_is_said_and_tried_again(open_in_ruritania) -> None:
    """With the next letter."""
    page = open_in_ruritania("index")
    page.context.set_offline(True)
    page.keyboard.press("/")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.context.set_offline(False)
    page.keyboard.type("cellarer")
    expect(page.locator(".search__found a").first).to_be_visible()


def test_escape_closes_it_and_keeps_the_words(open_in_ruritania) -> None:
    """Once is enough in every browser, as for any dialog; the words wait for the next time."""
    page = open_in_ruritania("chronicle")
    search = Search(page)
    search.type("cellarer")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("/")
    assert page.get_by_role("searchbox").input_value() == "cellarer"
    assert page.evaluate("getSelection().toString()") in ("cellarer", "")
    expect(page.locator(".search__found a").first).to_be_visible()


@pytest.mark.parametrize("target", ["speakers.html", "chronicle.html"])
def test_back_leads_to_the_list(open_in_ruritania, target: str) -> None:
    """From another page and from a place on the same one: words, results and focus are there."""
    page = open_in_ruritania("chronicle")
    search = Search(page)
    search.type("cellarer")
    link = page.locator(f'.search__found a[href*="{target}#"]').first
    address = link.get_attribute("href").removeprefix("./")
    link.click()
    page.wait_for_url(f"**/{address}")
    expect(page.locator("dialog")).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("cellarer")
    expect(page.locator(f'.search__found a[href$="{address}"]')).to_be_focused()
    page.keyboard.press("Escape")
    page.wait_for_url("**/chronicle.html")


def test_a_search_has_an_address(open_in_ruritania) -> None:
    """It is kept while the dialog is open, and opens the same list elsewhere."""
    page = open_in_ruritania("chronicle")
    page.evaluate("location.hash = 'feast-of-the-goat'")
    Search(page).type("120 сыр.")
    page.wait_for_url("**/chronicle.html#search=*")
    address = page.url
    found = page.locator(".search__found a").evaluate_all(FOUND)
    page.get_by_role("button", name="Close").click()
    page.wait_for_url("**/chronicle.html#feast-of-the-goat")
    other = open_in_ruritania()
    other.goto(address)
    expect(other.get_by_role("searchbox")).to_have_value("120 сыр.")
    expect(other.locator(".search__found a").first).to_be_visible()
    assert other.locator(".search__found a").evaluate_all(FOUND) == found
    assert other.context.cookies() == []


def test_who_is_back_at_once_finds_the_address_of_the_list(open_in_ruritania) -> None:
    """The dialog that a link closed tells so when the address is the list's again; it stays."""
    page = open_in_ruritania("chronicle")
    Search(page).type("edict")
    page.wait_for_url("**/chronicle.html#search=edict")
    page.evaluate(
        """() => new Promise((closed) => {
          document.querySelector("dialog").addEventListener("close", closed);
          addEventListener("hashchange", () => history.replaceState(null, "", "#search=edict"));
          location.hash = "edict-of-the-wheels";
        })"""
    )
    assert page.url.endswith("/chronicle.html#search=edict")


def test_words_that_are_taken_back_leave_the_address(open_in_ruritania) -> None:
    """The place on the page that it names stays in it, whether words came into it or not yet."""
    page = open_in_ruritania("chronicle")
    page.evaluate("location.hash = 'feast-of-the-goat'")
    search = Search(page)
    expect(search.status).to_have_text("")
    page.evaluate(EMPTIED)
    page.evaluate("new Promise((done) => setTimeout(done, 301))")  # when words would be in it
    assert page.url.endswith("/chronicle.html#feast-of-the-goat")
    search.type("edict")
    page.wait_for_url("**/chronicle.html#search=edict")
    page.evaluate(EMPTIED)
    page.wait_for_url("**/chronicle.html#feast-of-the-goat")


def test_the_key_can_be_turned_off(open_in_ruritania) -> None:
    """WCAG 2.1.4: on every page from then on, and on again."""
    page = open_in_ruritania("index")
    page.get_by_role("button", name="Search").click()
    key = page.get_by_role("checkbox", name="The key / opens the search")
    expect(key).to_be_checked()
    key.uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_hidden()
    page.goto(f"{page.address}/chronicle.html")
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_hidden()
    page.get_by_role("button", name="Search").click()
    key.check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_visible()


@pytest.mark.parametrize("name", ["timeline", "figures", "known", "index"])
def test_strange_events_and_addresses_break_nothing(open_page, name: str) -> None:
    """A key that no element took, half an escape, and what others put behind an address."""
    errors: list[str] = []
    page = open_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    fetched: list[str] = []
    page.on("request", lambda one: fetched.append(one.url))
    page.goto(f"{page.address}/{name}.html?fbclid=x&q=#%E0%A4%A", wait_until="networkidle")
    for event in ("keydown", "keyup", "click"):
        page.evaluate(
            "type => document.dispatchEvent(new KeyboardEvent(type, {key: 'a', bubbles: true}))",
            event,
        )
    page.evaluate("location.hash = '%'")
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: '/'}))")
    expect(page.locator("dialog")).to_be_visible()
    assert errors == []
    assert [url for url in fetched if "listing" in url] == []
    if (button := page.locator(".controls__open")).count():
        expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "figures-leaving",
            ["147,000", "147000", "147 000", "147.000", "147’000", "１４７０００", "147k"],
        ),
        ("figures-leaving", ["40–45%", "40-45%", "40 to 45 percent", "40–45 per cent"]),
        ("figures-leaving", ["Vučić", "Vucic", "VUČIĆ"]),
        ("timeline", ["mobilization", "mobilisation", "mobil­ization"]),
        ("timeline", ["21 September 2022", "2022-09-21", "21.09.2022", "Sept 21, 2022"]),
        ("timeline", ["No. 647", "No.647", "№647", "No-647"]),
    ],
)
def test_the_filters_of_lists_compare_words_alike(open_page, name: str, words: list[str]) -> None:
    """Each form shows the rows that the first one shows, and these are some of all."""
    page = open_page(name)
    page.get_by_role("button", name="Filter").click()
    shown = page.locator(".controls output b")
    whole = shown.inner_text()
    told = []
    for one in words:
        page.get_by_role("searchbox", name="Words").fill(one)
        page.wait_for_function(
            "words => new URLSearchParams(location.search).get('q') === words", arg=one
        )
        told.append(shown.inner_text())
    assert told == told[:1] * len(words)
    assert 0 < int(told[0]) < int(whole)


def test_a_filter_takes_no_word_from_within_another(open_page) -> None:
    """wives is not in gives; a word that is begun shows those it begins."""
    page = open_page("timeline")
    page.get_by_role("button", name="Filter").click()
    shown = page.locator(".controls output b")
    page.get_by_role("searchbox", name="Words").fill("wives")
    expect(shown).to_have_text("0")
    page.get_by_role("searchbox", name="Words").fill("Kazakhst")
    expect(shown).not_to_have_text("0")


def test_without_scripts_an_index_takes_its_place(open_page) -> None:
    """A link where the search stands; no button that does nothing."""
    page = open_page("law", java_script_enabled=False)
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    page.get_by_role("banner").get_by_role("link", name="A to Z").click()
    page.wait_for_url("**/a-to-z.html")
    page.get_by_role("link", name="Entries under A").click()
    page.locator("li", has_text=re.compile("^AWOL: ")).get_by_role("link").first.click()
    page.wait_for_url("**/law.html#article-337-2-to-10-days")


def test_the_index_has_every_alias(site: Path) -> None:
    """Of records and pages, each with a link to where it leads, in the order of the alphabet.

    Those of sayings are whole phrases, which are for the search alone.
    """
    page = parsed(site / "a-to-z.html")
    told = {}
    for item in page.select(".a-to-z details > ul > li"):
        word = item.get_text().partition(": ")[0]
        told[word.casefold()] = {link["href"].removeprefix("./") for link in item.select("a")}
    for record in DATA:
        indexed = isinstance(record, Sought) and not isinstance(record, Saying)
        for alias in record.aliases if indexed else []:
            links = told[alias.casefold()]
            assert any(link.endswith(f"#{record.id}") for link in links), (alias, record.id)
    for chapter in CHAPTERS:
        for alias in (chapter.title, *chapter.aliases):
            assert f"{chapter.name}.html" in told[alias.casefold()]
    letters = [one.get_text() for one in page.select(".a-to-z h2")]
    assert letters == sorted(letters) == list(alphabet(DATA, CHAPTERS))


def test_a_place_lists_what_names_it(site: Path) -> None:
    """Its figures' questions, events and disagreements; a newspaper's name is no place."""
    page = parsed(site / "a-to-z.html")
    links = {one["href"] for one in page.find(id="turkey").select("a")}
    assert DATA.address(DATA.disagreements["turkey-immigrants-permits-trips"]) in links
    assert {link.partition("#")[2] for link in links} >= {
        one.id for one in DATA.measures.values() if one.place == "Turkey"
    }
    moscow = page.find(id="moscow").get_text()
    assert "Sobyanin says that Moscow has finished" in moscow
    assert "The Moscow Times reports" not in moscow


def test_each_record_that_has_a_page_is_a_result(site: Path) -> None:
    """With its sort, its name and its doubts."""
    script = (site / "search" / "records.js").read_text(encoding="utf-8")
    head, rows = script.split("explainer.records=", 1)
    labels = json.loads(head.partition("=")[2].split("vocabulary=", 1)[-1])["labels"]
    told = {row[0].partition("#")[2]: row for row in json.loads(rows) if "#" in row[0]}
    kinds = ("sources", "people", "topics", "claims", "events", "penalties", "testimonies")
    for kind in (*kinds, "disagreements", "sayings", "glossary", "places"):
        for record in DATA.of(kind).values():
            _, name, _, text, label, _ = told[record.id]
            assert name == title(record, DATA)
            assert labels[label][0] == ", ".join((sort(record), *doubts(record, DATA)))
            assert text or kind == "people"


def test_an_alias_stands_once(world) -> None:
    """Whatever its capitals; the message names the record and its line."""
    twice = ("identity: named}", "identity: named, aliases: [Boss, boss]}")
    with pytest.raises(Problems, match=r"person minister.*the alias 'Boss' stands twice"):
        load(world(twice))


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        ("penalty", "'aliases' is a list of words by which readers look for the page"),
        ("[a: b]", "'aliases' is a list of words by which readers look for the page"),
        ("['']", "'aliases' is a list of words by which readers look for the page"),
        ("['<b>']", "'aliases' holds a mark that templates read"),
    ],
)
def test_the_words_for_a_page_are_checked(small: Path, aliases: str, message: str) -> None:
    """In its front matter, with the line."""
    page = small / "docs" / "law.md"
    page.write_text(f"---\naliases: {aliases}\n---\n{page.read_text(encoding='utf-8')}")
    checked = run("-m", "macros", "check", cwd=small)
    assert f"docs/law.md:2: {message}" in checked.stdout + checked.stderr
