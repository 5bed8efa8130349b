"""What was public on which day: who may take whose answer's place, and what three days show."""

from datetime import date

import pytest
from conftest import DATA, DESKTOP
from playwright.sync_api import Browser

from macros.checking import load
from macros.provenance.publication import newest

# What stood in public on a day under a question, by the ids of the records.
DAYS = [
    (
        "2022-10-20",
        "withheld-number",
        {
            "withheld-number-peskov",
            "withheld-number-peskov-denial",
            "withheld-number-novaya",
            "withheld-number-meduza",
        },
    ),
    (
        "2022-10-20",
        "mobilized-total",
        {"mobilized-total-4-oct", "mobilized-total-14-oct", "mobilized-total-19-oct"},
    ),
    (
        "2022-12-01",
        "mobilized-total",
        {
            "mobilized-total-1-nov",
            "mobilized-total-21-oct",
            "mobilized-total-4-nov",
            "mobilized-total-7-nov",
            "mobilized-total-mediazona",
            "mobilized-total-mediazona-russia",
        },
    ),
    ("2022-12-01", "men-in-unit-hit", {"makiivka-battalion", "pioneer-400-shelled"}),
    ("2022-12-01", "mobilized-in-zone", {"mobilized-in-zone-1-nov", "mobilized-in-zone-7-nov"}),
    (
        "2024-09-01",
        "mobilized-total",
        {
            "mobilized-total-21-oct",
            "mobilized-total-21-dec",
            "mobilized-total-kavkaz-realii",
            "mobilized-total-7-dec",
            "mobilized-total-mediazona",
            "mobilized-total-mediazona-russia",
            "mobilized-total-mediazona-2023",
            "mobilized-total-delovoi-mir",
            "mobilized-total-ministry-2023",
        },
    ),
    (
        "2024-09-01",
        "returned-share-all-leavers",
        {"returned-share-putin-jun-2023", "returned-share-headhunter-dec-2023"},
    ),
    ("2024-09-01", "returned-share-finion-clients", {"returned-share-finion-may-2024"}),
    # Of a window: a later count by the same monitor is told to supersede the earlier.
    (
        "2024-09-01",
        "detained-at-protests",
        {
            "detained-21-sep",
            "detained-21-sep-0951",
            "detained-21-sep-night",
            "detained-21-sep-reuters",
            "detained-24-sep",
            "detained-24-sep-reuters",
            "detained-by-27-sep",
            "detained-since-21-sep",
        },
    ),
]


@pytest.mark.parametrize(("day", "measure", "expected"), DAYS)
def test_a_day_has_the_newest_answer_of_each_speaker(day: str, measure: str, expected) -> None:
    """Rivals stand together; nobody's answer is taken back by somebody else."""
    on, overtaken = date.fromisoformat(day), DATA.overtaken
    stood = {
        claim.id
        for claim in DATA.claims_of[measure]
        if DATA.public_by.get(claim.id, date.max) <= on < overtaken.get(claim.id, date.max)
    }
    assert stood == expected


@pytest.mark.parametrize("day", sorted({day for day, _, _ in DAYS}))
def test_the_page_shows_what_stood_on_a_day(
    browser: Browser, undivided_address: str, day: str
) -> None:
    """Under the filter each question has these records, and no other that was overtaken."""
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(f"{undivided_address}/known.html?on={day}")
    page.locator(".narrowed").wait_for()
    figures = page.locator(".known tbody tr:visible td:nth-child(2) a.figure")
    shown = set(figures.evaluate_all("links => links.map(one => one.hash.slice(1))"))
    for _, measure, expected in (one for one in DAYS if one[0] == day):
        assert shown & {claim.id for claim in DATA.claims_of[measure]} == expected
    page.context.close()


def test_sums_of_the_site_were_never_public() -> None:
    """Nobody had said them; they stand under no day."""
    ours = {id for id, one in DATA.claims.items() if one.said_by == "this-site"}
    assert ours and ours.isdisjoint(DATA.public_by)


def claims(*rows: str) -> str:
    """Further answers to the measure of the small world, one a row."""
    told = "standing: stands, kind: count, evidence: [{source: agency}]"
    return "claims:\n" + "".join(f"  - {{{row}, measure: entries, {told}}}\n" for row in rows)


LATER = "id: later, value: 300000, as_of: 2022-10-31, said_on: 2022-11-01"
UNVERIFIED = ("standing: stands, kind", "standing: unverified, because: A rumour., kind")
TOTAL = ("behaves: flow", "behaves: cumulative")


@pytest.mark.parametrize(
    ("why", "more", "changes", "expected"),
    [
        ("the same speaker", f"{LATER}, said_by: minister", (TOTAL,), {"entries-october"}),
        ("another speaker", f"{LATER}, said_by: ann", (TOTAL,), set()),
        ("a count of a window", f"{LATER}, said_by: minister", (), set()),
        (
            "a record says so",
            f"{LATER}, said_by: minister, supersedes: entries-october",
            (),
            {"entries-october"},
        ),
        (
            "another whom the speaker cites",
            f"{LATER}, said_by: minister, attributed_to: ann",
            (TOTAL,),
            set(),
        ),
        (
            "the same day",
            "id: later, value: 200500, as_of: 2022-10-04, said_on: 2022-10-04, said_by: minister",
            (TOTAL,),
            set(),
        ),
    ],
)
def test_only_the_same_speaker_takes_an_answer_back(world, why, more, changes, expected) -> None:
    """By a later answer about a running total or a level, or where a record says so."""
    undated = ("    published: 2022-10-04\n", "")
    data = load(world(undated, *changes, more=claims(more)))
    assert set(data.overtaken) == expected, why


def test_an_unverified_answer_takes_no_place_of_one_that_stands(world) -> None:
    """It does of one that is unverified itself."""
    more = claims(f"{LATER}, said_by: minister").replace(*UNVERIFIED)
    undated = ("    published: 2022-10-04\n", "")
    assert load(world(undated, TOTAL, more=more)).overtaken == {}
    doubted = ("    standing: stands\n", "    standing: unverified\n    because: A rumour.\n")
    both = load(world(undated, TOTAL, doubted, more=more))
    assert both.overtaken == {"entries-october": date(2022, 11, 1)}


def test_the_newest_source_is_the_one_whose_first_possible_day_is_last() -> None:
    """Those of no certain day that may be newer are counted; what was not read is not behind it."""
    sources = [
        DATA.sources[id] for id in ("newsweek-370k", "delovoi-mir-302k", "babel-647-classified")
    ]
    assert newest(sources) == (date(2024, 9, 1), False, 1)
    assert newest(sources[:1]) == (date(2022, 10, 4), True, 0)
    assert newest([DATA.sources["frontex-week-1"]]) == (None, False, 0)
