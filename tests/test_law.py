"""The law on any day: which edition of each article stood, in the records and on the page."""

from datetime import date

import pytest
from conftest import DESKTOP, PHONE, ROOT
from playwright.sync_api import Browser, Page, expect

from macros import words
from macros.load import load
from macros.problems import Problems
from macros.records import Condition

DATA = load(ROOT / "data")

NONE = "no such part"
WAR = "under martial law, in wartime, in armed conflict or in combat"
DESERTION_BEFORE = [
    NONE,
    "under part 1, up to 7 years in prison",
    "under part 2, up to 10 years in prison",
]
ABSENCE_BEFORE = [NONE, "under part 4, up to 5 years in prison"]
# What articles threatened on a day, by the ids of their records.
DAYS = {
    "2022-06-01": {
        "article-328": [
            "fine of up to 200,000 roubles",
            "fine of up to 18 months of income",
            "up to 2 years of forced labour",
            "up to 6 months of arrest",
            "up to 2 years in prison",
        ],
        "article-332-part-2-1": [
            NONE,
            "under part 1, up to 2 years of restricted service, up to 6 months of arrest, "
            "up to 2 years in a disciplinary unit",
        ],
        "article-337-over-a-month": ABSENCE_BEFORE,
        "article-338-part-1": ["up to 7 years in prison"],
        "article-338-part-3": DESERTION_BEFORE,
        "article-342-part-2": ["up to 7 years in prison with a ban on posts for up to 3 years"],
        "article-347-part-1": ["not seen"],
        "article-352-1": [NONE],
        "administrative-21-5": ["fine of 500 to 3,000 roubles (unverified)"],
    },
    "2022-09-23": {"article-338-part-3": DESERTION_BEFORE},
    "2022-09-24": {"article-338-part-3": ["5 to 15 years in prison"]},
    "2022-10-01": {
        "article-332-part-2-1": ["2 to 3 years in prison"],
        "article-337-2-to-10-days": ["up to 5 years in prison"],
        "article-337-over-a-month": ["5 to 10 years in prison"],
        "article-338-part-1": ["up to 7 years in prison"],
        "article-338-part-3": ["5 to 15 years in prison"],
        "article-342-part-4": [
            "5 to 10 years in prison with or without a ban on posts for up to 3 years"
        ],
        "article-347-part-2": ["up to 5 years in prison"],
        "article-352-1": ["3 to 10 years in prison"],
        "administrative-21-5": ["fine of 500 to 3,000 roubles (unverified)"],
    },
    "2025-06-01": {
        "article-337-part-2-2": [NONE, "under part 2.1, up to 5 years in prison"],
        "article-338-part-3": ["5 to 15 years in prison"],
        "article-338-released": [NONE, "under part 3, 5 to 15 years in prison"],
        "administrative-21-5": ["fine of 10,000 to 30,000 roubles (unverified)"],
        "administrative-21-5-part-1-1": [NONE],
    },
    "2026-01-01": {
        "article-338-released": [NONE, "under part 3, 5 to 15 years in prison"],
        "administrative-21-5-part-1-1": ["fine of 10,000 to 20,000 roubles"],
    },
    "2026-01-10": {
        "article-337-part-2-2": ["2 to 6 years in prison"],
        "article-337-released-middle": ["3 to 8 years in prison"],
        "article-337-released-longest": ["7 to 12 years in prison"],
        "article-337-over-a-month": ["5 to 10 years in prison"],
        "article-338-part-3": ["5 to 15 years in prison"],
        "article-338-released": ["10 to 20 years in prison"],
        "article-339-part-3": ["5 to 10 years in prison"],
        "article-339-released": ["7 to 12 years in prison"],
    },
}


@pytest.mark.parametrize("day", DAYS)
def test_a_day_has_the_edition_that_stood_then(day: str) -> None:
    """From its own day on, until that of the next; before, what the same act fell under."""
    for id, expected in DAYS[day].items():
        penalty = DATA.penalties[id]
        edition = penalty.on(date.fromisoformat(day))
        assert (id, words.edition(penalty, edition, DATA)) == (id, expected)


def test_mobilization_is_a_condition_where_the_code_names_it() -> None:
    """Parts on orders, property and looting leave it out; surrender names no condition at all."""
    since = {id: one.newest.conditions for id, one in DATA.penalties.items()}
    without = [*Condition][1:]
    assert since["article-338-part-3"] == [*Condition]
    for id in ("article-332-part-2-1", "article-346-part-3", "article-356-1-part-1"):
        assert (since[id], words.conditions(since[id])) == (without, WAR)
    assert since["article-352-1"] == []


def test_a_law_of_one_group_binds_nobody_else() -> None:
    """What Law 534-FZ made says so of each part; the terms for everybody stand beside it."""
    made = [one for one in DATA.penalties.values() if one.newest.by == "534-fz-signed"]
    assert len(made) == 5
    assert {one.binds.partition(" ")[0] for one in made} == {"Only"}
    assert all(one.newest.since.text == "2026-01-09" for one in made)


def open_on(browser: Browser, address: str, day: str, size=DESKTOP, **more) -> Page:
    """The page of the law in a new window, with a day in its address."""
    page = browser.new_context(viewport=size, **more).new_page()
    page.goto(f"{address}/law.html" + (f"?on={day}" if day else ""))
    return page


def shown(page: Page) -> dict[str, list[str]]:
    """The terms that can be seen in each row, by the id of its record."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".penalties tr:has(h4)")]
          .filter((row) => row.checkVisibility())
          .map((row) => [row.querySelector("h4").id, [...row.querySelectorAll(".term")]
            .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }))
            .map((one) => one.textContent.trim())]))"""
    )


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("day", DAYS)
def test_the_page_tells_the_law_of_a_day(browser: Browser, address: str, day: str, size) -> None:
    """Of each part the edition that stood then, and no other; of one that was not there nothing."""
    page = open_on(browser, address, day, size)
    expect(page.get_by_label("As the law stood on")).to_have_value(day)
    found = shown(page)
    for id, expected in DAYS[day].items():
        assert (id, found.get(id)) == (id, None if expected[0] == NONE else expected)
    told = {
        id: words.edition(one, one.on(date.fromisoformat(day)), DATA)
        for id, one in DATA.penalties.items()
        if one.on(date.fromisoformat(day)).status != "none"
    }
    assert found == told
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.context.close()


def test_a_day_is_chosen_step_by_step_and_let_go(browser: Browser, address: str) -> None:
    """Earlier goes to the last day of a change, its address holds it; then all is as before."""
    page = open_on(browser, address, "")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("button", name="Earlier").click()
    page.wait_for_url("**/law.html?on=2026-01-09")
    page.get_by_role("button", name="Earlier").click()
    page.wait_for_url("**/law.html?on=2026-01-01")
    assert "article-338-released" not in shown(page)
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url("**/law.html")
    newest = {
        id: words.edition(one, one.newest, DATA)
        for id, one in DATA.penalties.items()
    }  # fmt: skip
    assert shown(page) == {}  # each article is folded again
    page.evaluate("document.querySelectorAll('.article').forEach((one) => (one.open = true))")
    assert shown(page) == newest
    page.context.close()


def test_without_scripts_each_edition_has_its_day(browser: Browser, address: str) -> None:
    """An article opens to the newest; the earlier are folded below, and open by themselves."""
    page = open_on(browser, address, "", java_script_enabled=False)
    row = page.locator("tr:has(#article-338-part-3)")
    expect(row).to_be_hidden()
    page.get_by_role("heading", name="Article 338: Desertion").click()
    days = [
        " ".join(one.split()) for one in row.locator(".edition__day, summary").all_inner_texts()
    ]
    assert days == ["Since 24 September 2022", "Before 24 September 2022"]
    assert row.locator("a", has_text="Since 24").get_attribute("href").endswith("#365-fz-signed")
    before = row.get_by_text("no such part")
    expect(before).to_be_hidden()
    row.locator("summary").click()
    expect(before).to_be_visible()
    assert before.get_by_role("link").evaluate_all("all => all.map(one => one.hash)") == [
        "#article-338-part-1",
        "#article-338-part-2",
    ]
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_into_an_article_opens_it(browser: Browser, address: str, scripts: bool) -> None:
    """From another page and from the same, that part can be seen."""
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{address}/law.html#article-332-part-2-1")
    expect(page.locator("[id='article-332-part-2-1']")).to_be_in_viewport()
    expect(page.locator("[id='article-338-part-3']")).to_be_hidden()
    page.locator("a[href$='#article-338-part-3']:visible").first.click()
    expect(page.locator("[id='article-338-part-3']")).to_be_in_viewport()
    page.context.close()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("before", "'before' is not a day; write one such as 2022-09-23, or none for the newest"),
        ("2022-09-23", "penalty article-1 tells of no edition that stood on 2022-09-23"),
    ],
)
def test_a_sentence_asks_for_a_day_of_which_something_is_told(world, day: str, why: str) -> None:
    """It names a day, and an edition stood then; the day of the first is one."""
    alone = ("      - {status: none}\n", "")
    with pytest.raises(Problems, match=rf"event count-published: '\{{article-1:{day}\}}': {why}"):
        load(world(alone, ("The minister speaks.", f"It was {{article-1:{day}}}.")))
    load(world(alone, ("The minister speaks.", "It was {article-1:2022-09-24}.")))
