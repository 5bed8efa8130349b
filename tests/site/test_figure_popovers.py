"""A figure in a sentence opens a card: its own note, in a native popover that needs no script."""

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from conftest import DATA, parsed
from playwright.sync_api import Browser, Page, expect

from macros.checking import load
from macros.pages.macros import citations, inline, single
from macros.pages.page import Page as Prose
from macros.pages.renderer import Renderer

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}
CITING = ["index", "call-up", "law", "leaving", "returning", "abroad", "asylum"]
OPEN = ".card:popover-open"


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def opened(browser: Browser, address: str, name: str = "call-up", **context) -> Page:
    """A page on which the card of the first figure has been opened."""
    page = browser.new_context(**{"viewport": DESKTOP, **context}).new_page()
    page.goto(f"{address}/{name}.html")
    page.locator("article .figure > button").first.click()
    return page


def test_a_card_tells_all_that_a_reader_asks_first(world) -> None:
    """How it was made, what it counts, who said it, when, where it was read, and what differs."""
    made = (
        "    behaves: flow\n",
        "    behaves: flow\n    method: border_count\n    how: Guards counted to {law-signed}.\n"
        "    errs: {towards: high, because: returns are not taken off}\n",
    )
    one = Prose(Renderer(load(world(made))), "about.md")
    inline.claim(one, "entries-october")
    card = soup(citations.notes(one)).select_one("span[popover]#card-entries-october")
    assert [" ".join(line.text.split()) for line in card.select(":scope > span")] == [
        "more than 200,000 border crossings as stated",
        "Border count. Guards counted to 24 September 2022. "
        "Likely too high: returns are not taken off.",
        "Count for 21 Sept – 4 Oct 2022, in these days: Citizens of Ruritania.",
        "Said by The Minister, minister, 4 October 2022.",
        "Read in The Agency; changed by A Blog. "
        "1 source has it, 1 changed it; both from The Minister.",
        "Sources disagree: Net or gross?",
    ]
    assert card.a["href"] == "figures-leaving.html#entries-october"


def test_a_card_of_a_survey_says_whom_it_asked(world) -> None:
    """In the same breath as its method."""
    asked = (
        "    kind: count\n",
        "    kind: estimate\n    method: survey\n    sample: {people: 8500, days: 2023-06, "
        "how: online, error: 3.5}\n",
    )
    one = Prose(Renderer(load(world(asked))), "about.md")
    inline.claim(one, "entries-october")
    second = soup(citations.notes(one)).select("#card-entries-october > span")[1]
    assert " ".join(second.text.split()) == (
        "Survey: 8,500 asked, June 2023, online, error up to 3.5 points."
    )


def test_a_card_says_why_a_figure_is_unverified_before_it_lists_outlets(world) -> None:
    """The reason first, then by whom it was denied."""
    doubted = (
        "    standing: stands\n",
        "    standing: unverified\n    because: Nobody says who counted {law-signed}.\n",
    )
    denial = (
        "claims:\n  - {id: no, measure: entries, said_by: ann, said_on: 2022-10-05, kind: denial, "
        "denies: [entries-october], standing: stands, evidence: [{source: agency}]}\n"
        "disagreements:\n  - {id: denied, title: Was it denied?, topic: travel, class: conflict, "
        "records: [no, entries-october], reason: unresolved, explanation: One denies it.}\n"
    )
    one = Prose(Renderer(load(world(doubted, more=denial))), "about.md")
    inline.claim(one, "entries-october")
    lines = soup(citations.notes(one)).select("#card-entries-october > span")
    told = [" ".join(line.text.split()) for line in lines]
    assert told[0] == "more than 200,000 border crossings unverified"
    assert told[3:6] == [
        "Unverified: Nobody says who counted 24 September 2022.",
        "Denied by Ann, 5 October 2022.",
        "Read in The Agency; changed by A Blog. "
        "1 source has it, 1 changed it; both from The Minister.",
    ]
    assert told[-1] == "Sources disagree: Was it denied?; Net or gross?"


def test_a_card_names_the_nearest_disagreements_and_where_the_others_are(world) -> None:
    """Two, and how many more the record has."""
    more = "disagreements:\n" + "".join(
        f"  - {{id: more-{word}, title: More of {word}?, topic: travel, class: confusion, records: "
        "[entries-october], reason: different_unit, explanation: One., stands: One.}\n"
        for word in ("days", "people")
    )
    one = Prose(Renderer(load(world(more=more))), "about.md")
    inline.claim(one, "entries-october")
    last = soup(citations.notes(one)).select("#card-entries-october > span")[-1]
    assert (
        " ".join(last.text.split()) == "Sources disagree: More of days?; More of people?; 1 more."
    )
    assert last.select("a")[-1]["href"] == "figures-leaving.html#entries-october"


def test_a_card_of_a_penalty_has_its_editions(world) -> None:
    """The article, the conduct, the terms of each edition, and where they were read."""
    one = Prose(Renderer(load(world())), "about.md")
    inline.penalty(one, "article-1")
    card = soup(citations.notes(one)).select_one("span[popover]#card-article-1")
    assert [" ".join(line.text.split()) for line in card.select(":scope > span")] == [
        "Article 1, part 2, Penal Code",
        "Refusing",
        "Since 24 September 2022: 3 to 10 years in prison.",
        "Before 24 September 2022: no such part.",
        "Read in The Agency.",
    ]


def test_a_figure_cited_twice_has_one_card(world) -> None:
    """Two buttons, one note."""
    one = Prose(Renderer(load(world())), "about.md")
    buttons = soup(
        inline.claim(one, "entries-october") + inline.claim(one, "entries-october")
    ).select("button")
    assert [button["popovertarget"] for button in buttons] == ["card-entries-october"] * 2
    assert len(soup(citations.notes(one)).select("[popover]")) == 1


def test_what_a_penalty_says_is_escaped_for_markdown(world) -> None:
    """A card stands in Markdown, so the prose in it is no markup."""
    one = Prose(Renderer(load(world(("conduct: Refusing", "conduct: Refusing an *order")))), "a.md")
    inline.penalty(one, "article-1")
    notes = citations.notes(one)
    assert "*order" not in notes and "an *order" in soup(notes).text


@pytest.mark.parametrize("name", CITING)
def test_every_figure_of_a_sentence_opens_a_card_of_its_page(site, name: str) -> None:
    """Each button names a popover that is there, made of phrasing content, and has its record."""
    page = parsed(site / f"{name}.html")
    buttons = page.select("article button[popovertarget]")
    popovers = page.select("[popover]")
    assert len(buttons) >= 5
    for button in buttons:
        (card,) = [one for one in popovers if one.get("id") == button["popovertarget"]]
        assert {tag.name for tag in card.find_all(True)} <= {
            "span",
            "bdi",
            "button",
            "a",
            "abbr",
            "cite",
            "time",
            "q",
        }
        assert card.a["href"].split("#")[1] == card["id"].removeprefix("card-")


# Of what stands beside a figure, all that is on another line.
TORN = """() => [...document.querySelectorAll("article :is(p, li) label")]
.flatMap((word) => {
  const range = document.createRange();
  const walk = document.createTreeWalker(word.closest("p, li"), NodeFilter.SHOW_TEXT);
  walk.currentNode = word.lastChild;
  while (word.contains(walk.nextNode()));
  const next = walk.currentNode;
  if (!/^[.,;:)]/.test(next.data)) return [];
  range.setStart(next, 0);
  range.setEnd(next, 1);
  const [place, box] = [range.getBoundingClientRect(), [...word.getClientRects()].at(-1)];
  return place.top < box.bottom ? [] : [word.textContent + next.data.slice(0, 9)];
})"""


@pytest.mark.parametrize("name", CITING)
def test_nothing_is_torn_from_its_figure(browser: Browser, address: str, name: str) -> None:
    """However wide the page, no line begins with a comma."""
    page = browser.new_page()
    page.goto(f"{address}/{name}.html")
    assert page.locator("article :is(p, li) label").count() > 5
    for width in range(320, 500, 6):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate(TORN) == []
    page.close()


FIRST_LETTER = """one => {
  const { x, y } = one.getClientRects()[0];
  return [x + 2, y + 8];
}"""

# Of each figure and each word of the glossary: whether it is several words, how many lines it
# takes, and whether a mark before or after it is torn off.
WORDS = """() => [...document.querySelectorAll("article p > label")].map((term) => {
  const range = document.createRange();
  const torn = (node, at, line) => {
    if (node?.nodeType !== 3 || !/[“”"'(),.;:]/.test(node.data.at(at))) return false;
    const place = at < 0 ? node.data.length + at : at;
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    const mark = range.getBoundingClientRect();
    return mark.bottom <= line.top || mark.top >= line.bottom;
  };
  const lines = [...term.getClientRects()];
  const before = torn(term.previousSibling, -1, lines[0]);
  const after = torn(term.nextSibling, 0, lines.at(-1));
  return [term.textContent.includes(" "), lines.length, before || after];
})"""


@cache
def words_of(browser: Browser, address: str, name: str) -> list[tuple[bool, int, bool]]:
    """What WORDS tells of a page, of many widths together."""
    page = browser.new_page()
    page.goto(f"{address}/{name}.html")
    told = []
    for width in range(320, 500, 6):
        page.set_viewport_size({"width": width, "height": 700})
        told += page.evaluate(WORDS)
    page.close()
    return told


@pytest.mark.parametrize("name", CITING)
def test_no_mark_is_torn_from_what_opens_a_card(browser: Browser, address: str, name: str) -> None:
    """No quotation mark ends a line before it, and no comma begins one after it."""
    told = words_of(browser, address, name)
    assert told
    assert [one for one in told if one[2]] == []


@pytest.mark.parametrize("name", ["index", "law"])
def test_what_opens_a_card_breaks_as_text_does(browser: Browser, address: str, name: str) -> None:
    """Several words may stand on two lines, so that the first of these is not left short."""
    told = words_of(browser, address, name)
    assert {lines for several, lines, _ in told if several} == {1, 2}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_word_of_the_glossary_opens_its_card(
    browser: Browser, address: str, scripts: bool
) -> None:
    """By a click on the word or by keyboard, where its focus is seen; no script is needed."""
    page = browser.new_context(viewport=DESKTOP, java_script_enabled=scripts).new_page()
    page.goto(f"{address}/index.html")
    word = page.locator("article .term", has_text="reservists")
    word.click()
    expect(page.locator(OPEN)).to_contain_text("reservist")
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    page.get_by_role("button", name="Definition of reservists").press("Enter")
    expect(page.locator(OPEN)).to_contain_text("reservist")
    page.keyboard.press("Escape")
    assert word.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("opener", ["label.figure", "label.term"])
def test_a_card_has_a_button_that_closes_it(
    browser: Browser, address: str, opener: str, scripts: bool
) -> None:
    """On a phone it is in sight however long the card is, and in reach of a thumb."""
    page = browser.new_context(viewport=PHONE, java_script_enabled=scripts).new_page()
    page.goto(f"{address}/index.html")
    openers = page.locator(f"article p {opener}").all()
    assert len(openers) >= 2
    for one in openers:
        one.scroll_into_view_if_needed()
        page.mouse.click(*one.evaluate(FIRST_LETTER))
        close = page.locator(OPEN).get_by_role("button", name="Close")
        expect(close).to_be_in_viewport(ratio=1)
        box = close.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44
        close.click()
        expect(page.locator(OPEN)).to_have_count(0)
    assert page.get_by_role("button", name="Close").count() == 0
    page.context.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_card_opens_within_the_screen_and_the_page_stays(
    browser: Browser, address: str, size
) -> None:
    """No jump: the figure is where it was, and the card wholly in sight."""
    page = browser.new_context(viewport=size).new_page()
    page.goto(f"{address}/call-up.html")
    figure = page.locator("article .figure > button").nth(4)
    figure.scroll_into_view_if_needed()
    before = figure.bounding_box(), page.evaluate("scrollY")
    figure.click()
    assert (figure.bounding_box(), page.evaluate("scrollY")) == before
    box = page.locator(OPEN).bounding_box()
    assert min(box["x"], box["y"]) >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]
    page.context.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_list_keeps_room_for_a_card_that_is_open(browser: Browser, address: str, size) -> None:
    """The page gets no shorter, or it would jump under a reader who is near its end."""
    page = browser.new_context(viewport=size).new_page()
    page.goto(f"{address}/call-up.html")
    page.locator("details").evaluate_all("folds => folds.forEach((one) => (one.open = true))")
    height = "document.documentElement.scrollHeight"
    before = page.evaluate(height)
    for card in page.locator(".card").all():
        card.evaluate("card => card.showPopover()")
        assert page.evaluate(height) >= before - 1
    page.context.close()


def test_a_card_is_worked_by_keyboard(browser: Browser, address: str) -> None:
    """Enter opens it, Tab goes into it, Escape closes it and gives the focus back."""
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(f"{address}/call-up.html")
    figure = page.locator("article .figure > button").first
    figure.focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(f"{OPEN} a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(figure).to_be_focused()
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_card_needs_no_script(browser: Browser, address: str, scripts: bool) -> None:
    """It opens, a click outside closes it, and from its note in the list a link leads back."""
    page = opened(browser, address, java_script_enabled=scripts)
    expect(page.locator(OPEN)).to_be_visible()
    page.mouse.click(1400, 500)
    expect(page.locator(OPEN)).to_have_count(0)
    page.locator("summary", has_text="Notes").click()
    note = page.locator(".footnote li:has(.card)").first
    note.scroll_into_view_if_needed()
    expect(note.locator(".card")).to_contain_text("Read in")
    figure = page.locator("article label.figure").first
    expect(figure).not_to_be_in_viewport()
    note.locator("a.footnote-backref").first.click()
    expect(figure).to_be_in_viewport()
    expect(page.locator("label:has(+ sup:target)")).to_have_count(1)
    page.context.close()


def test_a_figure_reads_as_text(browser: Browser, address: str) -> None:
    """It is a part of its sentence, in its font; its button adds no words to it, and no box."""
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(f"{address}/index.html")
    figure = page.locator("article label.figure").first
    style = figure.evaluate(
        """label => { const own = getComputedStyle(label);
            const around = getComputedStyle(label.parentElement);
            return [own.fontFamily == around.fontFamily, own.fontSize == around.fontSize,
                own.display, getComputedStyle(label.querySelector("button")).opacity]; }"""
    )
    assert style == [True, True, "inline", "0"]
    sentence = "article p:has(> label.figure)"
    words = " ".join(page.locator(sentence).first.inner_text().split())
    assert re.search(r"such as 300,000, opens what", words)
    page.context.close()


@pytest.mark.parametrize("name", CITING)
def test_a_text_without_its_controls_still_has_its_figures(site, name: str) -> None:
    """Where a browser shows the text alone, as in a view for reading, it leaves out buttons."""
    page = soup((site / f"{name}.html").read_text(encoding="utf-8"))
    words = [label.text for label in page.select("article :is(p, li) > label")]
    for button in page.select("button"):
        button.decompose()
    assert [label.text for label in page.select("article :is(p, li) > label")] == words
    assert all(word.strip() for word in words) and len(words) >= 5


# What stands behind each figure, date or words that lead to a record.
BEHIND = """() =>
  [...document.querySelectorAll("article :is(.figure, .standing, .noted) + sup > a")]
  .filter((mark) => mark.checkVisibility()).length"""
SIGNED = """() => [...document.querySelectorAll("article .differs")]
  .filter((figure) => getComputedStyle(figure, "::after").content.includes("≠")).length"""
CITED = """() => [...document.querySelectorAll("article .footnote-ref")]
  .filter((mark) => !mark.parentElement.matches(":is(.figure, .standing, .noted) + sup"))
  .map((mark) => mark.checkVisibility())"""


@pytest.mark.parametrize("name", CITING)
def test_on_the_screen_the_underline_is_the_one_mark(open_page, name: str) -> None:
    """Numbers of notes and ≠ come on paper; a source that is cited alone keeps its number."""
    page = open_page(name)
    assert (page.evaluate(BEHIND), page.evaluate(SIGNED)) == (0, 0)
    cited = page.evaluate(CITED)
    assert all(cited)
    page.emulate_media(media="print")
    notes, signs = page.evaluate(BEHIND), page.evaluate(SIGNED)
    assert notes == page.locator("article .footnote-ref").count() - len(cited)
    assert signs == page.locator("article .differs").count() > 0
    assert page.evaluate(CITED) == cited


@pytest.mark.parametrize("name", CITING)
def test_a_hidden_number_stands_behind_what_leads_to_its_record(site, name: str) -> None:
    """To the card of the same figure, or to the record of the same event or source."""
    page = parsed(site / f"{name}.html")
    hidden = page.select("article :is(label.figure, .standing, .noted) + sup > .footnote-ref")
    assert hidden
    for mark in hidden:
        id = mark["href"].removeprefix("#fn:")
        before = mark.parent.find_previous_sibling(["a", "label"])
        leads = f"card-{id}" if before.name == "label" else before["href"].split("#")[1]
        opened = before.button["popovertarget"] if before.name == "label" else id
        assert leads == opened


def test_notes_are_whole_in_print_and_closed(browser: Browser, address: str) -> None:
    """Each note is words in its place in the list, on screen and on paper."""
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(f"{address}/law.html")
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        for card in page.locator(".footnote .card").all():
            assert card.evaluate("card => getComputedStyle(card).display") == "inline"
            assert card.evaluate("card => getComputedStyle(card).position") == "static"
    page.context.close()


def test_what_disagrees_here_is_what_the_page_cites_and_does_not_show(world) -> None:
    """A link to each disagreement about a cited record, under a heading; shown in full, it goes."""
    one = Prose(Renderer(load(world())), "about.md")
    assert citations.disagrees_here(one).strip() == ""
    inline.claim(one, "entries-october")
    citations.notes(one)
    drawn = citations.disagrees_here(one)
    assert drawn.strip().startswith("## What disagrees here\n")
    assert [link["href"] for link in soup(drawn).select("li > a")] == [
        "disagreements-leaving.html#net-or-gross"
    ]
    single.disagreement(one, "net-or-gross")
    assert citations.disagrees_here(one).strip() == ""


@pytest.mark.parametrize("name", ["call-up", "law", "leaving", "returning"])
def test_a_page_shows_or_links_each_disagreement_it_touches(site, name: str) -> None:
    """No cited figure hides that sources differ on it."""
    page = parsed(site / f"{name}.html")
    data = DATA
    cards = [card["id"].removeprefix("card-") for card in page.select(".footnote [popover]")]
    due = {data.address(one) for id in cards for one in data.disagreements_of.get(id, [])}
    places = page.select(".disagreement__title a, .disagrees-here a")
    assert due <= {link["href"] for link in places}
