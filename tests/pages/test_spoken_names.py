"""What is heard of links, headings and notes, and which way words are read."""

import re
from itertools import compress

import pytest
from bs4 import BeautifulSoup
from conftest import DATA
from markdown import Markdown
from playwright.sync_api import Browser, Page, expect

from macros import wording
from macros.checking import load
from macros.pages.endnotes import Notes
from macros.pages.macros import citations, inline, lists, single
from macros.pages.page import Page as Prose
from macros.pages.renderer import Renderer

CITING = ["index", "call-up", "law", "leaving", "returning", "ending", "about"]


def heard(page: Page, *roles: str) -> list[str]:
    """The names by which a browser gives the elements of these roles to a screen reader."""
    page.locator("main").wait_for()
    session = page.context.new_cdp_session(page)
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    told, waiting = [], list(nodes)[:1]  # the root comes first, the rest level by level
    while waiting:
        one = nodes[waiting.pop()]
        waiting += [id for id in reversed(one.get("childIds", [])) if id in nodes]
        if not one["ignored"] and one["role"]["value"] in roles:
            told.append(line(one["name"]["value"]))
    return told


def line(text: str) -> str:
    """A text as it is read on one line."""
    return " ".join(text.split())


def test_a_heading_is_heard_by_its_words_alone(visited) -> None:
    """Nothing that leads to it is added to them, and no two words run together."""
    page: Page = visited().page
    headings = heard(page, "heading")
    # What stands beside another on the page stands apart from it in the name.
    written = page.locator("h1:visible, h2:visible, h3:visible, h4:visible").all_inner_texts()
    assert sorted(headings) == sorted(map(line, written))
    assert [one for one in headings if "#" in one or "ermanent" in one] == []


def test_no_name_is_a_sign(visited) -> None:
    """What can be followed or pressed is called by words; a figure alone by its number or year."""
    page: Page = visited().page
    names = heard(page, "link", "button", "doc-noteref", "doc-backlink")
    figures = {wording.counted(one, DATA.measures[one.measure]) for one in DATA.claims.values()}
    figures |= {
        wording.amount(one, DATA.measures[one.measure].unit) for one in DATA.claims.values()
    }
    figures |= {wording.when(one.when) for one in DATA.claims.values() if one.when}
    figures |= {one.publisher for one in DATA.sources.values()}  # a newspaper may be called 7x7
    figures |= set(map(line, page.locator(".figure").all_inner_texts()))
    assert [one for one in names if not re.search(r"[^\W\d_]{2}", one) and one not in figures] == []


@pytest.mark.parametrize("name", CITING)
def test_notes_are_told_as_notes(open_page, name: str) -> None:
    """Called 'Note 1' in the text, under a heading, each with its way back; by their own roles.

    Of a figure the card is heard, and not the number that comes on paper.
    """
    page: Page = open_page(name)
    notes = page.locator("[role=doc-endnotes]")
    expect(notes).to_have_count(1)
    notes.locator("summary").click()
    expect(notes.get_by_role("heading", name="Notes", exact=True)).to_be_visible()
    marks = page.locator("main .footnote-ref")
    called = marks.evaluate_all("marks => marks.map((mark) => mark.ariaLabel)")
    assert list(dict.fromkeys(called)) == [
        f"Note {number}" for number in range(1, notes.locator("ol > li").count() + 1)
    ]
    shown = marks.evaluate_all("marks => marks.map((mark) => mark.checkVisibility())")
    assert heard(page, "doc-noteref") == list(compress(called, shown))
    back = heard(page, "doc-backlink")
    assert len(back) == len(set(back)) == len(called)
    assert back[0].startswith("Back to note 1 in the text")


def test_ways_back_from_a_note_that_is_called_twice_differ() -> None:
    """Each says which of the places it leads to."""
    md = Markdown(extensions=["footnotes", Notes()])
    page = BeautifulSoup(
        md.convert("A[^a] and b[^b], again[^a].\n\n[^a]: One.\n\n[^b]: Two."), "lxml"
    )
    links = page.select("[role=doc-backlink]")
    assert [(link["aria-label"], link["href"]) for link in links] == [
        ("Back to note 1 in the text, place 1 of 2", "#fnref:a"),
        ("Back to note 1 in the text, place 2 of 2", "#fnref2:a"),
        ("Back to note 2 in the text", "#fnref:b"),
    ]
    assert [link["aria-label"] for link in page.select("[role=doc-noteref]")] == [
        "Note 1", "Note 2", "Note 1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "id"),
    [
        *(
            (DATA.page_of(DATA.get(id)), id)
            for id in (
                "article-338-part-3",
                "mobilized-total-28-oct",
                "decree-647",
                "newsweek-370k",
                "putin",
                "summons",
                "testimony-yuri",
                "prison-longest-term",
            )
        ),
        ("about", "what-standing-means"),
    ],
)
def test_a_record_is_linked_by_its_own_words(open_page, name: str, id: str) -> None:
    """The link to it is reached by keyboard or finger; its mark shows to whoever comes to it."""
    page: Page = open_page(name)
    link = page.locator(f'main a[href="#{id}"]').first
    mark = "one => getComputedStyle(one, '::before').content"
    page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
    assert link.evaluate(mark) == "none"
    link.hover()
    assert "#" in link.evaluate(mark)
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")  # the focus shows when it comes by keyboard
    link.focus()
    assert "#" in link.evaluate(mark)
    page.keyboard.press("Enter")
    assert page.url.endswith(f"{name}.html#{id}")
    assert link.inner_text().strip()


# Letters of text that is read from the right, and the place of the mark that ends it.
MISPLACED = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const left = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  };
  while (walk.nextNode()) {
    const node = walk.currentNode, text = node.data;
    const first = text.search(/[\\u0600-\\u06ff]/), mark = text.indexOf("!", first);
    if (first < 0 || mark < 0 || !node.parentElement.checkVisibility()) continue;
    found.push([node.parentElement.outerHTML, left(node, mark) < left(node, first)]);
  }
  return found;
}"""
ARABIC = "دخل 9 شخصا إلى جورجيا!"


@pytest.mark.parametrize(
    "printed",
    [
        "title: Minister counts entries",
        "publisher: The Agency",
        "name: The Minister",
        "name: Ann",
        "quote: more than 200 thousand",
        "quote: I was afraid",
        "quote: net inflow",
    ],
)
def test_what_is_read_from_the_right_keeps_its_end(world, browser: Browser, printed: str) -> None:
    """Titles, publishers, names and quotes, wherever they are shown: the last mark is leftmost."""
    text = ARABIC.replace("9", "200000") if "200" in printed else ARABIC  # as the claim has it
    data = load(world((printed, f"{printed.split(':')[0]}: {text}")))
    renderer = Renderer(data)
    pages = [Prose(renderer, f"{name}.md") for name in ("about", *PAGES_OF_RECORDS)]
    drawn = [
        "".join(
            (
                *(
                    lists.sources(one),
                    lists.people(one),
                    lists.timeline(one),
                    lists.figures(one, theme="leaving"),
                ),
                *(single.testimony(one, "testimony-ann"), single.disagreement(one, "net-or-gross")),
                *(
                    lists.penalties(one),
                    lists.retellings(one),
                    lists.known(one),
                    lists.measures(one, "travel"),
                ),
                *(inline.claim(one, "entries-october"), inline.event(one, "law-signed", "signed")),
                *(
                    inline.cite(one, "agency"),
                    inline.penalty(one, "article-1"),
                    citations.notes(one),
                ),
            )
        )
        for one in pages
    ]
    page = browser.new_page()
    page.set_content(f"<!doctype html><meta charset=utf-8><body>{''.join(drawn)}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    shown = page.evaluate(MISPLACED)
    assert shown
    assert [html for html, right in shown if not right] == []
    page.close()


LISTS = ("sources", "people", "timeline", "figures-leaving", "disagreements-leaving")
PAGES_OF_RECORDS = [*LISTS, "returning", "law"]
