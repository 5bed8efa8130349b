"""Tables of figures: sorted and narrowed with scripts, whole without them and in print."""

from math import inf

import pytest
from conftest import DATA, DESKTOP, PHONE, narrowed
from playwright.sync_api import Page, expect

from macros import wording

# A topic of each list, and somebody who spoke of it more than once.
CHOICES = {
    "figures": ("called-up", "putin"),
    "figures-leaving": ("where-they-went", "kazakh-interior-minister"),
}
GROUPS = """all => all.map(body => [...body.querySelectorAll('tr:not(.cards__group)')]
    .filter(row => row.checkVisibility()).map(row => row.querySelector('h3').id))"""


@pytest.fixture(params=["figures-leaving", pytest.param("figures", marks=pytest.mark.exhaustive)])
def listing(request: pytest.FixtureRequest) -> str:
    """A page that lists the figures of a theme."""
    return request.param


def topic_of(id: str) -> str:
    return DATA.measures[DATA.claims[id].measure].topic


def listed(listing: str) -> list[str]:
    """The ids of the figures that a page lists."""
    of = {id: DATA.topics[topic_of(id)].theme.figures for id in DATA.claims}
    return [id for id, page in of.items() if page == listing]


def groups(page: Page) -> list[list[str]]:
    """The ids of the figures that are shown, topic by topic."""
    return [ids for ids in page.eval_on_selector_all(".figures tbody", GROUPS) if ids]


def at(page: Page, address: str) -> Page:
    """The page, gone to an address with a choice."""
    page.goto(address)
    narrowed(page)
    return page


def shown(page: Page) -> set[str]:
    return {id for ids in groups(page) for id in ids}


def value(id: str) -> float:
    """What a figure is sorted by: its number, or the lower end of a range."""
    claim = DATA.claims[id]
    number = claim.value if claim.value is not None else claim.low
    return inf if number is None else float(number)


def first_day(id: str) -> str:
    when = DATA.claims[id].when
    return when.shown.isoformat() if when else "9999"


@pytest.mark.parametrize(
    ("column", "key", "none"), [("figure", value, inf), ("when", first_day, "9999")]
)
def test_columns_sort_by_what_they_say(open_list, listing, column, key, none) -> None:
    """Figures by number and dates by day, within each topic; what has none comes last."""
    page = open_list(f"{listing}.html", opened=False)
    before = groups(page)
    address = page.url
    up, down = (groups(at(page, f"{address}?sort={one}")) for one in (column, f"-{column}"))
    assert [sorted(ids) for ids in up] == [sorted(ids) for ids in before]
    for rising, falling in zip(up, down, strict=True):
        assert [key(id) for id in rising] == sorted(key(id) for id in rising)
        known = [key(id) for id in falling if key(id) != none]
        assert known == sorted(known, reverse=True)
        assert [key(id) for id in falling[len(known) :]] == [none] * (len(falling) - len(known))


def test_headers_sort_by_keyboard(open_list, listing: str) -> None:
    """Up, down, and back to the order of the page; each is in the address and said aloud."""
    page = open_list(f"{listing}.html", opened=False)
    before = groups(page)
    head = page.get_by_role("columnheader", name="Standing")
    button = head.get_by_role("button")
    button.focus()
    for expected, search in (("ascending", "standing"), ("descending", "-standing")):
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", expected)
        expect(button).to_be_focused()
        assert page.url.endswith(f"?sort={search}")
        assert page.locator("[aria-sort]").count() == 1
        for ids in groups(page):
            told = [wording.standing(DATA.claims[id].standing) for id in ids]
            assert told == sorted(told, reverse=expected == "descending")
    page.keyboard.press("Space")
    assert page.locator("[aria-sort]").count() == 0
    assert groups(page) == before
    page.go_back()
    expect(head).to_have_attribute("aria-sort", "descending")


def test_headers_sort_when_the_form_cannot_be_fetched(open_list, listing: str) -> None:
    """The order is not in the address then, but the table has it."""
    page = open_list(f"{listing}.html", opened=False)
    page.context.set_offline(True)
    head = page.get_by_role("columnheader", name="Standing")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert "?" not in page.url


def test_figures_are_narrowed_by_topic_speaker_and_standing(open_list, listing: str) -> None:
    """Choices add up; the count, the address and the jumps follow, and back undoes one."""
    page = open_list(f"{listing}.html")
    ids = listed(listing)
    topic, speaker = CHOICES[listing]
    on_it = {id for id in ids if topic_of(id) == topic}
    theirs = {id for id in on_it if DATA.claims[id].said_by == speaker}
    stands = {id for id in theirs if DATA.claims[id].standing == "stands"}
    page.get_by_role("combobox", name="Topic").select_option(topic)
    assert shown(page) == on_it
    assert page.locator(".jump a:visible").count() == 1
    page.get_by_role("combobox", name="Speaker").select_option(speaker)
    assert shown(page) == theirs
    page.get_by_role("combobox", name="Standing").select_option("stands")
    assert shown(page) == stands
    assert 0 < len(stands) < len(theirs) < len(on_it) < len(ids)
    expect(page.get_by_role("status")).to_have_text(f"{len(stands)} of {len(ids)} figures")
    assert page.url.endswith(f"?topic={topic}&speaker={speaker}&standing=stands")
    page.reload()
    narrowed(page)
    assert shown(page) == stands
    page.go_back()
    assert shown(page) == theirs
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == set(ids)


def test_choices_are_those_of_the_records_with_their_counts(open_list, listing: str) -> None:
    """Every speaker of a figure can be chosen, by name in the order of the alphabet."""
    page = open_list(f"{listing}.html")
    options = page.get_by_role("combobox", name="Speaker").locator("option").all_inner_texts()[1:]
    speakers = [DATA.people[DATA.claims[id].said_by].name for id in listed(listing)]
    assert sorted(options) == sorted(f"{one} ({speakers.count(one)})" for one in set(speakers))
    page.get_by_role("searchbox", name="Words").fill("no figure says this")
    expect(page.get_by_role("combobox", name="Speaker").locator("option").nth(1)).to_have_text(
        options[0].split(" (")[0] + " (0)"
    )


def test_words_narrow_figures(open_list) -> None:
    """All words must occur somewhere in the row."""
    page = open_list("figures-leaving.html?q=frontex+georgia")
    assert shown(page)
    for row in page.locator("tbody tr:not(.cards__group):visible").all():
        words = row.inner_text().lower()
        assert "frontex" in words and "georgia" in words


def test_on_a_phone_the_order_is_chosen_by_name(open_list, listing: str) -> None:
    """Cards have no headers to press, so none can take the focus unseen."""
    page = open_list(f"{listing}.html", PHONE)
    page.get_by_role("combobox", name="Order").select_option("-figure")
    assert page.url.endswith("?sort=-figure")
    first = [value(id) for id in groups(page)[0]]
    assert first[0] == max(one for one in first if one != inf)
    assert page.locator("thead button:not([tabindex='-1'])").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(DESKTOP)
    expect(page.locator("thead button[tabindex='0']")).to_have_count(6)


def test_in_print_the_table_is_whole(open_list, listing: str) -> None:
    """What readers filtered on the screen does not shorten the sheet."""
    page = open_list(f"{listing}.html?standing=unverified&topic={CHOICES[listing][0]}")
    page.emulate_media(media="print")
    assert shown(page) == set(listed(listing))
    assert page.locator(".controls:visible").count() == 0


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_without_scripts_the_table_is_whole(open_list, listing: str, size) -> None:
    """Every figure is there, and no control that does nothing."""
    page = open_list(f"{listing}.html?topic={CHOICES[listing][0]}", size, java_script_enabled=False)
    assert page.locator("tbody h3:visible").count() == len(listed(listing))
    assert page.locator(".figures :is(form, button, select, output)").count() == 0


def test_a_small_table_sorts_and_has_no_filter(open_list, site) -> None:
    """Each of a page for itself; the script is there once."""
    assert (site / "macros.html").read_text().count("assets/tables.js") == 1
    page = open_list("macros.html")
    assert page.locator(".controls").count() == 0
    table = page.locator(".figures table").first
    table.get_by_role("button", name="When").click()
    days = table.locator("td:nth-child(3) time").evaluate_all(
        "all => all.map(one => one.dateTime.match(/[0-9-]+/)[0])"
    )
    assert days == sorted(days)
    assert page.locator("[aria-sort]").count() == 1


HEIGHTS = "all => all.map(row => Math.round(row.getBoundingClientRect().height))"


def test_cards_are_all_laid_out_soon(open_list) -> None:
    """On a phone the first is there before the last; then each is as high as it is."""
    page = open_list("figures-leaving.html", PHONE, opened=False)
    rows = page.locator(".figures tbody tr")
    expect(page.locator(".figures tbody tr:not(.laid)")).to_have_count(0)
    stepped = rows.evaluate_all(HEIGHTS)
    page = open_list("figures-leaving.html#content", PHONE, opened=False)
    at_once = page.locator(".figures tbody tr").evaluate_all(HEIGHTS)
    assert page.locator(".figures tbody tr.laid").count() == 0
    assert stepped == at_once


def test_a_link_followed_at_once_leads_to_its_card(browser, undivided_address: str) -> None:
    """Even when the phone has found no time yet to lay out the cards above."""
    page = browser.new_page(viewport=PHONE)
    page.add_init_script("window.requestIdleCallback = () => {}")
    page.goto(f"{undivided_address}/figures-leaving.html")
    assert page.locator(".figures tbody tr.laid").count() == 0
    page.locator(".jump a").last.click()
    assert page.locator(".figures tbody tr:not(.laid)").count() == 0
    expect(page.locator(".figures h2").last).to_be_in_viewport()
    page.close()
