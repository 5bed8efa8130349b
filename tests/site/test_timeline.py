"""The timeline: whole without scripts and in print, and narrowed with them."""

import re
from datetime import date

import pytest
from conftest import DATA, DESKTOP, PHONE, narrowed, parsed
from playwright.sync_api import Browser, Page, expect

from macros.provenance.publication import begun_by
from macros.records import references
from macros.records.edtf import parse

# The events that are seen, opened, and the links of each to figures that are seen.
OPENED = """() => [...document.querySelectorAll(".event")]
  .filter((event) => event.checkVisibility())
  .map((event) => {
    event.querySelectorAll("details").forEach((one) => { one.open = true; });
    const links = [...event.querySelectorAll("a.figure[href^=figures]")];
    const seen = links.filter((link) => link.checkVisibility({ visibilityProperty: true }));
    return [event.querySelector("h3").id, seen.map((link) => link.getAttribute("href"))];
  })"""


def shown(page: Page) -> list[str]:
    """The ids of the events on the page that are not out of the way."""
    return page.eval_on_selector_all(
        ".event", "all => all.filter(e => e.checkVisibility()).map(e => e.querySelector('h3').id)"
    )


def of(category: str) -> list[str]:
    return [event.id for event in DATA.timeline if event.category.id == category]


ALL = [event.id for event in DATA.timeline]


def test_without_scripts_it_is_whole(open_list) -> None:
    """Every event is there, in order, and no control that does nothing."""
    page = open_list("timeline.html?category=law", PHONE, java_script_enabled=False)
    ids = page.locator(".event h3:visible").evaluate_all("found => found.map(one => one.id)")
    assert ids == ALL
    assert page.locator(".listing :is(form, button, input, output)").count() == 0


def test_in_print_it_is_whole(open_list) -> None:
    """What readers filtered on the screen does not shorten the sheet."""
    page = open_list("timeline.html?category=decree&on=2022-09-24")
    assert page.locator(".later:not(.out)").count() > 0
    page.emulate_media(media="print")
    assert shown(page) == ALL
    assert page.locator(":is(.controls, .later):visible").count() == 0
    assert page.locator(".event .figure").count() == page.locator(".event .figure:visible").count()


def test_each_date_is_drawn_as_what_it_is(undivided) -> None:
    """Its mark says how sure and how long it is, and the page says what each mark means."""
    page = parsed(undivided / "timeline.html")
    named = {one["id"]: one for one in page.select("[id]")}
    for event in DATA.timeline:
        drawn = named[event.id].find_parent("li")
        assert f"mark--{event.date.extent}" in drawn["class"]
        assert drawn.time["datetime"] == event.date.html
    explained = {one["class"][1] for one in page.select(".marks li")}
    assert explained == {f"mark--{event.date.extent}" for event in DATA.timeline}


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_what_is_not_sure_looks_otherwise_and_is_told_so(open_list, options) -> None:
    """Some day within a span is no span: dashes and a hollow mark, and words before the days."""
    page = open_list("timeline.html", opened=False, **options)
    drawn = page.eval_on_selector_all(
        ".event",
        """all => all.map(one => {
          const mark = getComputedStyle(one, "::before");
          const hollow = mark.backgroundColor === getComputedStyle(document.body).backgroundColor;
          return [one.querySelector("h3").id, mark.borderTopStyle, mark.borderBottomStyle, hollow,
            one.querySelector("time").textContent];
        })""",
    )
    assert [one[0] for one in drawn] == ALL
    for id, top, bottom, hollow, words in drawn:
        date = DATA.events[id].date
        sure = date.extent in ("day", "span")
        assert ("dashed" not in (top, bottom)) == sure, id
        assert options.get("forced_colors") or hollow != sure, id
        # A month or a year is read as what it is.
        told = re.match(r"some day|(.* )?about|on or|from|until|([A-Z]\w+ )?\d{4}$", words)
        assert (told is None) == sure, words


def test_a_kind_is_drawn_by_icon_and_word(undivided) -> None:
    """The icons are drawn once on the page, in less than 1 kB."""
    page = parsed(undivided / "timeline.html")
    assert len(str(page.select_one("svg.icons")).encode()) < 1000
    icons = {f"#{one['id']}" for one in page.select("svg.icons symbol")}
    for category in page.select(".event .category"):
        assert category.use["href"] == f"#kind-{category.text.strip()}"
        assert category.use["href"] in icons


def test_kinds_narrow_it_and_are_kept_in_the_address(open_list) -> None:
    """Two kinds show the events of both; going back undoes one choice at a time."""
    page = open_list("timeline.html")
    page.get_by_role("checkbox", name="law").check()
    assert shown(page) == of("law")
    page.get_by_role("checkbox", name="border").check()
    both = [one for one in ALL if one in of("law") + of("border")]
    assert shown(page) == both
    expect(page.get_by_role("status")).to_have_text(f"{len(both)} of {len(ALL)} events")
    assert page.url.endswith("timeline.html?category=law&category=border")
    assert page.locator(".month:visible .event:visible").count() == len(both)
    page.reload()
    narrowed(page)
    assert shown(page) == both
    page.go_back()
    assert shown(page) == of("law")
    assert not page.get_by_role("checkbox", name="border").is_checked()
    page.go_back()
    assert shown(page) == ALL


def test_counts_beside_kinds_follow_the_rest_of_the_choice(open_list) -> None:
    """A kind says how many events it would show, whichever kinds are chosen now."""
    page = open_list("timeline.html?category=law")
    for category in ("law", "statement"):
        label = page.locator(f"label:has([value={category}])")
        expect(label).to_have_text(f"{category} {len(of(category))}")
    page.get_by_role("searchbox", name="Words").fill("nobody says this ever")
    expect(page.locator("label:has([value=law])")).to_have_text("law 0")
    expect(page.get_by_role("status")).to_have_text(f"0 of {len(ALL)} events")


def test_words_narrow_it_while_they_are_typed(open_list) -> None:
    """All words must occur; the field keeps the focus, and one step back undoes the typing."""
    page = open_list("timeline.html")
    field = page.get_by_role("searchbox", name="Words")
    field.press_sequentially("Kazakhstan EXITS")
    found = shown(page)
    assert 0 < len(found) < 10
    for id in found:
        words = page.locator(f".event:has([id='{id}'])").text_content().lower()
        assert "kazakhstan" in words and "exits" in words
    expect(field).to_be_focused()
    assert page.url.endswith("?q=Kazakhstan+EXITS")
    page.go_back()
    assert shown(page) == ALL
    assert field.input_value() == ""


def test_the_page_does_not_scroll_when_the_list_shortens(open_list) -> None:
    """What the reader works with stays where it is on the screen."""
    page = open_list("timeline.html")
    field = page.get_by_role("searchbox", name="Words")
    field.focus()
    page.evaluate(
        "field => scrollBy(0, field.getBoundingClientRect().top - 90)", field.element_handle()
    )
    before = field.bounding_box()["y"]
    page.keyboard.type("nobody says this ever")
    assert (shown(page), field.bounding_box()["y"]) == ([], before)


@pytest.mark.parametrize("day", ["2022-09-22", "2022-11-05", "2023-06-30"])
def test_a_day_shows_what_had_happened_and_what_was_public(open_list, day: str) -> None:
    """By the rule of the records; a sentence whose figure was given later says so."""
    page = open_list(f"timeline.html?on={day}")
    then, public = date.fromisoformat(day), DATA.public_by
    begun = [event for event in DATA.timeline if begun_by(event.date) <= then]
    assert shown(page) == [event.id for event in begun]
    page.locator(".event summary:visible").first.click()
    seen = {id: {one.split("#")[1] for one in links} for id, links in page.evaluate(OPENED)}
    assert len(seen) == len(begun)
    later = 0
    for event in begun:
        named = [id for id, part in references(event.summary) if not part]  # others are dates
        told = {*event.claims, *named}
        assert seen[event.id] == {id for id in told if id in public and public[id] <= then}
        later += sum(id in DATA.claims and id not in seen[event.id] for id in named)
    assert page.locator(".later:visible").count() == later


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2022-09-21", date(2022, 9, 21)),
        ("2022-09-21/2023-03-12", date(2022, 9, 21)),
        ("2022-11", date(2022, 11, 30)),
        ("[2022-09-30..2022-12-31]", date(2022, 12, 31)),
        ("[2022-11-08..]", date(2022, 11, 8)),
    ],
)
def test_an_event_had_happened_when_that_is_certain(moment: str, expected: date) -> None:
    """What lasts is there from its first day; what fell on some day, from the last of them."""
    assert begun_by(parse(moment)) == expected


def test_days_are_stepped_through(open_list) -> None:
    """Earlier and later go to the next day on which something happened."""
    page = open_list("timeline.html?on=2022-09-22")
    page.get_by_role("button", name="Later").click()
    assert page.url.endswith("?on=2022-09-23")
    page.get_by_role("button", name="Earlier").click()
    page.get_by_role("button", name="Earlier").click()
    assert page.url.endswith("?on=2022-09-21")
    page.get_by_role("button", name="Show all").click()
    assert page.url.endswith("timeline.html")
    assert shown(page) == ALL
    assert page.locator(".later:visible").count() == 0


def test_an_address_that_means_nothing_shows_everything(open_list) -> None:
    """Unknown kinds and days are passed over."""
    assert shown(open_list("timeline.html?category=feast&on=soon&more=1")) == ALL


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('.event')?.querySelector('h3').id ?? ''")


def test_arrow_keys_go_from_event_to_event(open_list) -> None:
    """Only while the focus is in the list, and only to events that are shown."""
    page = open_list("timeline.html?category=law")
    page.keyboard.press("ArrowDown")
    assert focused(page) == ""
    page.locator(".event summary:visible").first.focus()
    law = of("law")
    for key, expected in (
        ("ArrowDown", law[1]),
        ("j", law[2]),
        ("ArrowUp", law[1]),
        ("k", law[0]),
        ("k", law[0]),
        ("Control+ArrowDown", law[0]),
    ):
        page.keyboard.press(key)
        assert focused(page) == expected
    page.keyboard.press("j")
    assert page.locator(f"[id='{law[1]}']").evaluate(
        "e => { const {top, bottom} = e.getBoundingClientRect();"
        " return top >= 0 && bottom <= innerHeight }"
    )
    page.get_by_role("searchbox", name="Words").focus()
    page.keyboard.press("j")
    assert page.get_by_role("searchbox", name="Words").input_value() == "j"


def test_focus_moves_on_when_its_event_goes(open_list) -> None:
    """Going back to a narrower choice does not drop the reader at the top of the page."""
    page = open_list("timeline.html?category=law")
    page.get_by_role("button", name="Show all").click()
    page.locator(f".event:has([id='{of('decree')[0]}']) summary").focus()
    page.go_back()
    assert focused(page) in of("law")


def test_a_link_to_an_event_that_is_out_of_the_way_shows_it(open_list) -> None:
    """Whether the page opens at it or the reader follows it there."""
    decree = of("decree")[0]
    page = open_list(f"timeline.html?category=law#{decree}")
    assert shown(page) == ALL
    expect(page.locator(f"[id='{decree}']")).to_be_in_viewport()
    page.get_by_role("checkbox", name="law").check()
    page.evaluate("id => location.hash = id", of("border")[0])
    expect(page.locator(f"[id='{of('border')[0]}']")).to_be_in_viewport()
    assert shown(page) == ALL


SCRIPTED = "document.documentElement?.classList.add('js')"


@pytest.mark.parametrize("name", ["timeline", "figures-leaving", "known"])
def test_nothing_moves_when_the_script_starts(browser: Browser, address: str, name: str) -> None:
    """The list stands where it stood while its controls were still to come, however wide."""
    tops = []
    for blocked in (True, False):
        page = browser.new_context().new_page()
        if blocked:
            page.route("**/controls*.js", lambda route: route.abort())
        page.goto(f"{address}/{name}.html")
        page.evaluate(SCRIPTED)
        assert page.locator(".controls form").count() == (0 if blocked else 1)
        found = {}
        for width in (320, 360, 768, 1024, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            found[width] = page.locator(".parts__index").bounding_box()["y"]
        tops.append(found)
        page.context.close()
    assert tops[0] == tops[1]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_controls_wait_behind_a_button(open_list, size) -> None:
    """It says whether it is open, and works from the keyboard."""
    page = open_list("timeline.html", size, opened=False)
    button = page.get_by_role("button", name="Filter")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("searchbox", name="Words")).to_be_hidden()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_role("checkbox", name="battle").press("Space")
    assert shown(page) == of("battle")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert shown(page) == of("battle")


@pytest.mark.parametrize("name", ["timeline", "figures", "figures-leaving", "known"])
def test_only_who_narrows_a_list_fetches_what_it_takes(open_list, name: str) -> None:
    """One style sheet and four scripts, each once."""
    page = open_list(f"{name}.html", opened=False)
    fetched: list[str] = []
    page.on("request", lambda one: fetched.append(re.sub(r".*/|\.[0-9a-f]{10}", "", one.url)))
    button = page.get_by_role("button", name="Filter")
    for _ in range(3):
        button.click()
    narrowed(page)
    script = {"figures-leaving": "figures"}.get(name, name)
    shared = ["controls.css", "snowball.js", "words.js", "listing.js"]
    assert sorted(fetched) == sorted([*shared, f"{script}.js"])


def test_what_could_not_be_fetched_is_said_and_tried_again(open_list) -> None:
    """On a line that breaks, the button says so; pressed again, it opens."""
    page = open_list("timeline.html", PHONE, opened=False)
    page.context.set_offline(True)
    button = page.locator(".controls__open")
    button.click()
    expect(button).to_have_text("Filter could not be loaded; try again")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.context.set_offline(False)
    button.click()
    narrowed(page)
    expect(button).to_have_text("Filter")


def test_arrow_keys_need_no_filter(open_list) -> None:
    """They go from event to event as soon as the focus is in the list."""
    page = open_list("timeline.html", opened=False)
    with page.expect_response("**/timeline.*js"):
        page.locator(".event summary").first.focus()
    page.wait_for_function("document.querySelectorAll('.controls select, .controls b').length")
    page.keyboard.press("ArrowDown")
    assert focused(page) == ALL[1]


def test_a_record_that_has_moved_is_found_at_its_old_address(open_list) -> None:
    """The figures on leaving stood with the others once; an id that never was leads nowhere."""
    page = open_list("figures.html#kazakhstan-exits-4-oct", PHONE, opened=False)
    page.wait_for_url("**/figures-leaving.html#kazakhstan-exits-4-oct")
    expect(page.locator("#kazakhstan-exits-4-oct")).to_be_in_viewport()
    with page.expect_response("**/addresses.*js"):
        page.evaluate("location.hash = 'no-such-record'")
    page.wait_for_function("window.explainer.addresses")
    assert page.url.endswith("/figures-leaving.html#no-such-record")
