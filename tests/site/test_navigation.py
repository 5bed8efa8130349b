"""Getting about: the bar that stays, the way to the top, what is folded, what is read next."""

import re
from pathlib import Path

import pytest
import yaml
from conftest import DESKTOP, ROOT, parsed
from playwright.sync_api import Browser, Page, expect
from running import until

from macros.reading.chapters import chapters

SMALL = {"width": 360, "height": 640}
LONG = ["index", "law", "leaving", "timeline-2022", "heard"]
CHAPTERS = {one.name: one for one in chapters(ROOT / "docs")}
NAV = yaml.load(re.sub("!ENV", "", (ROOT / "mkdocs.yml").read_text("utf-8")), yaml.BaseLoader)[
    "nav"
]
STORY = [Path(name).stem for line in NAV[0]["The story"] for name in line.values()]

BAR = "document.querySelector('.top').getBoundingClientRect()"
# The headings on the way to which the bar would lie over them.
COVERED = f"""async () => {{
  const covered = [];
  const frame = () => new Promise(requestAnimationFrame);
  for (const one of document.querySelectorAll("main :is(h2, h3)[id]")) {{
    if (!one.checkVisibility()) continue;
    location.hash = one.id;
    await frame();
    const bar = {BAR};
    if (bar.top < -5 || one.getBoundingClientRect().top < bar.bottom) covered.push(one.id);
  }}
  return covered;
}}"""


@pytest.mark.parametrize("name", LONG)
def test_the_bar_covers_no_heading(open_page, name: str) -> None:
    """On a phone it stays in sight, and a heading that a link leads to stands below it."""
    page: Page = open_page(name, viewport=SMALL)
    assert page.evaluate(COVERED) == []
    assert page.evaluate(f"{BAR}.bottom") < SMALL["height"] / 12


UNDER = """(place) => {
  const stops = [...document.querySelectorAll("main a[href], main button, main summary")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }));
  window.stop = stops[Math.floor(stops.length * place)];
  stops[stops.indexOf(stop) + 1].focus({ preventScroll: true });
  scrollBy({ top: stop.getClientRects()[0].top - 3, behavior: "instant" });
}"""
REACHED = f"[document.activeElement === stop, stop.getClientRects()[0].top - {BAR}.bottom]"


@pytest.mark.parametrize("name", LONG)
def test_the_bar_covers_nothing_that_has_the_focus(open_page, name: str) -> None:
    """WCAG 2.4.11: what lies under it comes out when the keyboard goes back to it."""
    page: Page = open_page(name, viewport=SMALL)
    for place in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        page.evaluate(UNDER, place)
        page.keyboard.press("Shift+Tab")
        reached, below = page.evaluate(REACHED)
        assert reached and below >= -1, page.evaluate("stop.outerHTML")


def test_the_bar_needs_no_script(open_page) -> None:
    """It stays where scripts are off."""
    page: Page = open_page("law", viewport=SMALL, java_script_enabled=False)
    page.evaluate("scrollTo(0, 2000)")
    expect(page.get_by_role("button", name="Menu")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Contents")).to_be_in_viewport()


@pytest.mark.parametrize(
    "size", [(320, 256), (640, 360), (330, 700)], ids=["400 %", "turned", "narrow"]
)
def test_the_bar_leaves_a_small_screen_to_the_text(open_page, size: tuple[int, int]) -> None:
    """Where few lines are seen, or where it takes two of them, it goes with the page."""
    page: Page = open_page("law", viewport={"width": size[0], "height": size[1]})
    page.evaluate("scrollTo(0, 2000)")
    page.wait_for_function("scrollY === 2000")
    assert page.evaluate(f"{BAR}.bottom") <= 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_link_leads_to_the_top(open_page, scripts: bool) -> None:
    """From the end of a page, and from its contents; the next Tab begins there as well."""
    page: Page = open_page("law", viewport=SMALL, java_script_enabled=scripts)
    link = page.get_by_role("link", name="Top of this page")
    link.focus()
    assert page.evaluate("scrollY") > 2000
    page.keyboard.press("Enter")
    assert until(lambda: page.evaluate("scrollY") == 0, page=page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.evaluate("scrollTo(0, 2000)")
    page.get_by_role("button", name="Contents").click()
    page.locator("#contents").get_by_role("link", name="Top", exact=True).click()
    expect(page.locator("h1")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["index", "again", "heard"])  # the entry of a page is bold
def test_the_menu_is_two_named_lines(open_page, name: str) -> None:
    """On a desktop the story stands on one line and the record on the next, each with its name."""
    page: Page = open_page(name, viewport=DESKTOP)
    for name, entries in (("The story", len(STORY)), ("The record", len(NAV[1]["The record"]))):
        label = page.locator("#menu > p").filter(has_text=name)
        shown = page.locator(f"#menu > p:text-is('{name}') + ul > li")
        expect(shown).to_have_count(entries)
        line = label.bounding_box()["y"]
        assert {round(one.bounding_box()["y"] - line) // 8 for one in shown.all()} == {0}


def test_what_is_opened_by_a_fold_above_it(browser: Browser, released_address: str) -> None:
    """Closed, a list takes no room and no stop of the keyboard; its fold opens and closes it."""
    page = browser.new_page(viewport=SMALL)
    for name in ("leaving", "index"):
        page.goto(f"{released_address}/{name}.html")
        for what in (".words", ".footnote"):
            fold, shown = page.locator(f"{what} > details"), page.locator(f"{what} > details + *")
            summary = fold.locator("summary")
            assert shown.evaluate("one => one.offsetHeight") == 0
            expect(shown.locator("li").first).to_be_hidden()
            summary.focus()
            page.keyboard.press("Tab")
            assert page.evaluate("!document.activeElement.closest('.words > ul, .footnote > ol')")
            summary.focus()
            page.keyboard.press("Enter")
            expect(shown.locator("li").first).to_be_visible()
            page.keyboard.press("Tab")
            assert page.evaluate("Boolean(document.activeElement.closest('ul, ol'))")
            summary.focus()
            page.keyboard.press("Enter")
            expect(shown.locator("li").first).to_be_hidden()
            page.emulate_media(media="print")
            expect(shown.locator("li").last).to_be_visible()
            page.emulate_media(media="screen")
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_link_to_a_note_opens_the_notes(open_page, scripts: bool) -> None:
    """With the page, and on it; with scripts they can be closed again."""
    page: Page = open_page(viewport=SMALL, java_script_enabled=scripts)
    page.goto(f"{page.address}/leaving.html#fn:meduza-300k-arrivals")
    note = page.locator("[id='fn:meduza-300k-arrivals']")
    expect(note).to_be_in_viewport()
    expect(note.locator(".card")).to_be_visible()
    page.goto(f"{page.address}/leaving.html")
    expect(note).to_be_hidden()
    page.evaluate("location.hash = 'fn:meduza-300k-arrivals'")
    expect(note).to_be_in_viewport()
    expect(note).to_be_visible()
    if scripts:
        page.locator(".footnote summary").click()
        expect(note).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_card_opens_while_its_list_is_folded(open_page, scripts: bool) -> None:
    """It is drawn, reached by keyboard and heard, and the list that it is of stays folded."""
    page: Page = open_page("leaving", viewport=SMALL, java_script_enabled=scripts)
    for opener, what in (("label.figure", ".footnote"), ("label.term", ".words")):
        button = page.locator(f"article p {opener} > button").first
        button.focus()
        page.keyboard.press("Enter")
        card = page.locator(f"{what} .card:popover-open")
        box = card.bounding_box()
        assert box["height"] > 60 and box["y"] + box["height"] <= SMALL["height"] + 1
        assert "Close" in card.aria_snapshot()
        expect(
            page.locator(f"{what} li > p > a, {what} .card:not(:popover-open)").first
        ).to_be_hidden()
        page.keyboard.press("Tab")
        expect(card.get_by_role("link").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(button).to_be_focused()


@pytest.mark.parametrize("name", [one for one in STORY if one != "timeline"])  # which has parts
def test_a_chapter_ends_with_what_to_read_next(site: Path, name: str) -> None:
    """The next in the story and what it tells, what is related to it, and the one before."""
    foot = parsed(site / f"{name}.html")
    foot = foot.select_one("footer.foot")
    told = [one.get_text(" ").split() for one in foot.select(".foot__next li")]
    place = STORY.index(name)
    words = []
    if place + 1 < len(STORY):
        words.append(("Next", CHAPTERS[STORY[place + 1]].description))
    words += [
        ("Related", f"{CHAPTERS[one].title} {CHAPTERS[one].description}")
        for one in CHAPTERS[name].related
    ]
    beside = [one for one in told if one[0] != "Previous"]
    for (kind, end), line in zip(words, beside[-len(words) :], strict=True):
        assert line[0] == kind and " ".join(line).endswith(end)
    links = [one["href"] for one in foot.select(".foot__next a")]
    assert len(links) == len(set(links))
    before = foot.select_one("li:last-child > a")
    assert before.get("rel") == (["prev"] if place else ["next"])


def test_each_chapter_has_something_related() -> None:
    """One page or two that are not its neighbours in the story; home and the timeline lead on."""
    for place, name in enumerate(STORY):
        related = CHAPTERS[name].related
        assert len(related) <= 2 and (related or name in ("index", "timeline")), name
        assert not {*related} & {*STORY[max(0, place - 1) : place + 2]}, name
