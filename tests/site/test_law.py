"""The law on any day: which edition of each article stood, in the records and on the page."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import DATA, DESKTOP, PHONE
from playwright.sync_api import Browser, Page, expect

from macros import wording
from macros.checking import load
from macros.pages.lookup import Misuse
from macros.pages.macros import single
from macros.pages.page import Page as Site
from macros.pages.renderer import Renderer
from macros.problems import Problems

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
        assert (id, wording.edition(penalty, edition, DATA)) == (id, expected)


def test_mobilization_is_a_condition_where_the_code_names_it() -> None:
    """Parts on orders, property and looting leave it out; surrender names no condition at all."""
    since = {id: one.newest.conditions for id, one in DATA.penalties.items()}
    without = [*DATA.subject.conditions.values()][1:]
    assert since["article-338-part-3"] == [*DATA.subject.conditions.values()]
    for id in ("article-332-part-2-1", "article-346-part-3", "article-356-1-part-1"):
        assert (since[id], wording.conditions(since[id])) == (without, WAR)
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


def open_all(page: Page) -> None:
    """Opens each article, as a reader could."""
    page.evaluate("document.querySelectorAll('.article').forEach((one) => (one.open = true))")


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"], indirect=True)
@pytest.mark.parametrize("day", DAYS)
def test_the_page_tells_the_law_of_a_day(window: Page, address: str, day: str) -> None:
    """Of each part the edition that stood then, and no other; of one that was not there nothing."""
    page, size = window, window.viewport_size
    page.goto(f"{address}/law.html?on={day}")
    expect(page.get_by_label("As the law stood on")).to_have_value(day)
    if size == PHONE:
        assert shown(page) == {}  # many screens, were they open
        open_all(page)
    found = shown(page)
    for id, expected in DAYS[day].items():
        assert (id, found.get(id)) == (id, None if expected[0] == NONE else expected)
    told = {
        id: wording.edition(one, one.on(date.fromisoformat(day)), DATA)
        for id, one in DATA.penalties.items()
        if one.on(date.fromisoformat(day)).status != "none"
    }
    assert found == told
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


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
        id: wording.edition(one, one.newest, DATA)
        for id, one in DATA.penalties.items()
    }  # fmt: skip
    assert shown(page) == {}  # each article is folded again
    open_all(page)
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


# The table that answers: what each act is threatened with, as a reader has it.
SOLDIERS = "Soldiers, the mobilized included, and reservists on training."
UNREAD = "Only the opening of the law was read: the number and the conditions of the part were"
ACTS = [
    [
        "Refusing to fight Article 332 The article names no time for it.",
        "2 to 3 years in prison With grave consequences: 3 to 10 years in prison",
        "An order disobeyed, with substantial harm: up to 2 years of restricted service, up to "
        "6 months of arrest or up to 2 years in a disciplinary unit "
        "In a group or with grave consequences: up to 5 years in prison",
        SOLDIERS,
    ],
    [
        "Going absent Article 337 In mobilization or war.",
        "Over a month: 5 to 10 years in prison Up to a month: up to 7 years in prison "
        "For 2–10 days: up to 5 years in prison "
        "Longest tier, released from a sentence: 7 to 12 years in prison "
        f"Since 9 January 2026. {UNREAD} not seen.",
        "Over a month: up to 5 years in prison Up to a month: up to 2 years of restricted "
        "service, up to 2 years in a disciplinary unit or up to 3 years in prison "
        "Conscripts, for 2–10 days: up to 6 months of arrest or up to 1 year in a "
        "disciplinary unit",
        f"{SOLDIERS} Longest tier, released from a sentence: Only soldiers who were conditionally "
        "released from a sentence, or whose criminal case is suspended.",
    ],
    [
        "Deserting Article 338 In mobilization or war.",
        "5 to 15 years in prison Released from a sentence: 10 to 20 years in prison "
        f"Since 9 January 2026. {UNREAD} not seen.",
        "Up to 7 years in prison With a service weapon or in a group: up to 10 years in prison",
        f"{SOLDIERS} Released from a sentence: Only soldiers who were conditionally released "
        "from a sentence, or whose criminal case is suspended.",
    ],
    [
        "Surrendering Article 352.1 Of one's own will, where it is not treason. "
        "The article names no time for it.",
        "3 to 10 years in prison",
        "No such article",
        SOLDIERS,
    ],
    [
        "Ignoring a mobilization summons, as a civilian Article 21.5 A fine is no conviction.",
        "No crime found. Mediazona counted 0 convictions in the year after the announcement. "
        "Fine of 10,000 to 30,000 roubles (unverified) Since some day on or after 31 July 2023.",
        "Fine of 500 to 3,000 roubles (unverified)",
        "Citizens, by reports; whether a summons of the mobilization is meant was not read.",
    ],
]
LABELS = ["What for", "Today", "Before 24 September 2022", "Whom it binds"]


def seen(page: Page) -> list[list[str]]:
    """The words of each row of the table, a cell at a time."""
    rows = page.locator(".offences tbody tr").all()
    cells = ([" ".join(c.split()) for c in row.locator("td").all_inner_texts()] for row in rows)
    return list(cells)


def test_the_page_opens_with_its_answer_and_then_the_table(browser: Browser, address: str) -> None:
    """An act a row: terms today and before the law, and whom they bind; then the warning."""
    page = open_on(browser, address, "", java_script_enabled=False)
    assert page.locator(".offences thead th").all_inner_texts() == LABELS
    assert seen(page) == ACTS
    order = page.locator(".lead, .offences, p:has-text('Not legal advice'), article h2, .picture")
    kinds = order.evaluate_all("all => all.map(one => one.className || one.textContent)")
    assert kinds[:2] == ["lead", "cards offences"]
    assert kinds[2].startswith("Not legal advice:")
    headings = [
        "Whom it binds",
        "What changed",
        "picture",
        "The law on any day, article by article",
    ]
    assert kinds[3:7] == headings
    page.context.close()


def test_each_term_of_the_table_leads_to_its_article(browser: Browser, address: str) -> None:
    """Each is what the record says of its edition, and opens the article it is of."""
    acts = DATA.topics["refusing"].offences.acts
    eve = date(2022, 9, 23)
    told = [
        (f"#{one.record}", one.case, wording.edition(penalty, edition, DATA))
        for act in acts
        for one, day in [
            *((one, date.max) for one in act.today),
            *((one, eve) for one in act.before or act.today),
        ]
        for penalty in [DATA.penalties[one.record]]
        for edition in [penalty.on(day)]
        if edition.status != "none"
    ]
    page = open_on(browser, address, "", PHONE)
    terms = page.locator(".offences .term > .figure[href*='#a']:not(.term__case *)")
    texts = [(one.evaluate("one => one.hash"), one.inner_text()) for one in terms.all()]
    ways = [
        (hash, case, wording.listed(some).replace(" and ", " or ")) for hash, case, some in told
    ]
    assert texts == [(hash, way if case else wording.sentence(way)) for hash, case, way in ways]
    article = page.locator(".offences").get_by_role("link", name="Article 338")
    article.click()
    expect(page.locator("[id='article-338-part-3']")).to_be_in_viewport()
    page.context.close()


def test_on_a_phone_the_rows_of_the_table_are_blocks_with_labels(
    browser: Browser, address: str
) -> None:
    """Each cell below the other, under the name of its column; nothing is scrolled sideways."""
    page = open_on(browser, address, "", {"width": 360, "height": 640})
    cells = page.locator(".offences tbody tr").first.locator("td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len({box["x"] for box in boxes}) == 1
    assert boxes == sorted(boxes, key=lambda box: box["y"])
    labels = cells.evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content.replaceAll('\"', ''))"
    )
    assert labels == ["none", *LABELS[1:]]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.context.close()


def test_on_paper_the_table_stands_under_the_names_of_its_columns(
    browser: Browser, address: str
) -> None:
    """From a phone too: a row beside its terms."""
    page = open_on(browser, address, "", {"width": 700, "height": 900})
    page.emulate_media(media="print")
    names = page.locator(".offences thead th")
    assert [one.inner_text() for one in names.all()] == LABELS
    heads = [one.bounding_box()["x"] for one in names.all()]
    row = page.locator(".offences tbody tr").first.locator("td")
    assert [cell.bounding_box()["x"] for cell in row.all()] == heads == sorted(set(heads))
    page.context.close()


def test_a_day_leaves_the_table_as_it_is(browser: Browser, address: str) -> None:
    """It says of which days it is."""
    page = open_on(browser, address, "2022-06-01")
    expect(page.get_by_label("As the law stood on")).to_have_value("2022-06-01")
    assert seen(page) == ACTS
    page.context.close()


def site_of(folder: Path) -> Site:
    """A page that tells of the records in a folder."""
    return Site(Renderer(load(folder)), "about.md")


def told(world, *changes) -> list[list[str]]:
    """The rows of a table in the small world."""
    table = single.offences(site_of(world(*changes)), "travel")
    rows = BeautifulSoup(table, "html.parser").select("tbody tr")
    return [
        [" ".join(cell.get_text(" ", strip=True).split()) for cell in row.select("td")]
        for row in rows
    ]


ORDER = "order: 1}"
ACT = "order: 1, offences: {law: law-signed, acts: [{act: A & B, today: [{record: article-1}]%s}]}}"


def test_a_question_tells_of_offences_where_its_record_names_them(world) -> None:
    """Escaped; a part that was not there before says so."""
    assert told(world, (ORDER, ACT % "")) == [
        ["A & B Article 1", "3 to 10 years in prison", "No such part", "Soldiers"]
    ]
    with pytest.raises(Misuse, match="topic travel tells of no offences; add 'offences' to it"):
        single.offences(site_of(world()), "travel")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (
            [(ORDER, ACT % ", before: [{record: article-1}]")],
            "'article-1' is not what it fell under on 2022-09-23 (none)",
        ),
        (
            [(ORDER, ACT % ""), ("      - {status: none}\n", "")],
            "penalty article-1 tells of no edition that stood on 2022-09-23",
        ),
    ],
)
def test_an_act_fell_under_what_stood_on_the_eve_of_the_law(world, changes, why: str) -> None:
    """By the records of the parts under which it falls today."""
    with pytest.raises(Problems) as found:
        load(world(*changes))
    assert f"topic travel: {why}" in str(found.value)
