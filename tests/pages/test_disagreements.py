"""Which of a record's disagreements its card names first."""

import pytest
from conftest import DATA, parsed

from macros.checking import load
from macros.checking.conflicts import conflicts
from macros.pages.disagreements import ranked
from macros.provenance.sums import sum_up
from macros.records.ranges import Range
from macros.wording import between

RANKED = ranked(DATA)


@pytest.mark.parametrize(
    ("record", "first"),
    [
        # What contradicts the value itself, before where it was said.
        ("mobilized-total-4-nov", "totals-that-fall-back"),
        ("forbes-600-700k", "kremlin-estimate-or-denial"),
        ("novaya-261k-men", "men-or-all-arrivals"),
        # The parts of a sum are not what is wrong with it.
        ("newsweek-370k-arrivals", "newsweek-sum-windows"),
        ("eu-entries-25-sep", "eu-reported-last-week"),
        ("georgia-entries-29-sep", "georgia-window-before-decree"),
        ("kazakhstan-entries-4-oct", "kazakhstan-last-days-and-two-weeks"),
        # Another answer to the same question, before another question of the topic.
        ("georgia-entries-since-decree", "georgia-window-before-decree"),
        ("finland-entries-3-oct", "finland-totals-differ"),
    ],
)
def test_a_mark_leads_to_what_is_about_the_figure(record: str, first: str) -> None:
    """Its own conflict, then the same question, then the same topic."""
    assert RANKED[record][0].id == first


def test_ranking_loses_and_adds_nothing() -> None:
    """Each record has the disagreements that name it, in whatever order."""
    assert {id: {one.id for one in some} for id, some in RANKED.items()} == {
        id: {one.id for one in some} for id, some in DATA.disagreements_of.items()
    }


def test_a_conflict_of_its_own_comes_before_all_else() -> None:
    """Of every record that a found conflict is about."""
    for conflict in conflicts(DATA):
        for id in set(conflict.ids) - set(conflict.parts):
            covering = RANKED[id][0]
            assert covering.class_ == "conflict", (id, covering.id)


@pytest.mark.parametrize("name", ["index", "call-up", "leaving", "law", "timeline-2022"])
def test_every_figure_that_has_one_is_signed(site, name: str) -> None:
    """With a class, for paper; its card, if it has one, leads to the first."""
    page = parsed(site / f"{name}.html")
    signed = page.select(".differs")
    assert signed
    for figure in signed:
        card = page.select_one(f"#{figure.button['popovertarget']}") if figure.button else None
        id = card["id"].removeprefix("card-") if card else figure["href"].split("#")[1]
        links = [link["href"].split("#")[1] for link in card.select("a")] if card else []
        assert not card or RANKED[id][0].id in links, id
        assert id in RANKED, id
    unsigned = {one["popovertarget"] for one in page.select("label.figure:not(.differs) > button")}
    assert not {id.removeprefix("card-") for id in unsigned} & (RANKED.keys() & DATA.claims.keys())


@pytest.mark.parametrize(
    ("claim", "made"),
    [
        # As Newsweek itself gives its parts.
        ("newsweek-370k-arrivals", "371,000"),
        ("combat-unit-growth-to-7-nov", "9,000"),
        ("combat-unit-growth-pioneer", "8,000"),
        ("kazakhstan-net-4-oct", "53,000"),
        ("kazakhstan-stayed-29-nov", "80,000"),
        ("mobilized-beyond-target-4-nov", "18,000"),
    ],
)
def test_a_sum_is_told_of_the_numbers_as_they_were_stated(claim: str, made: str) -> None:
    """Not of the ranges that they can mean, which are for finding conflicts."""
    stated = DATA.sum(DATA.claims[claim]).as_stated
    assert stated and between(stated) == made


def test_the_parts_of_a_sum_stand_beside_it_as_they_were_summed(site) -> None:
    """Whoever adds up what is shown gets what is told."""
    name = DATA.page_of(DATA.claims["newsweek-370k-arrivals"])
    page = parsed(site / f"{name}.html")
    row = page.select_one("tr:has(#newsweek-370k-arrivals)")
    told = next(one.get_text() for one in row.select("p") if one.get_text().startswith("Sum of"))
    assert " ".join(told.split()) == (
        "Sum of more than 200,000, more than 93,000, 66,000 and at least 12,000 (our sum). "
        "As stated they make 371,000, which is as rough as they are."
    )


def test_a_range_among_the_parts_makes_a_range(world) -> None:
    """Its ends are added or taken away as they were stated."""
    told = "measure: entries, said_by: minister, kind: count, standing: stands"
    more = (
        f"claims:\n  - {{id: parts, {told}, low: 1000, high: 2000, period: 2022-10, "
        "evidence: [{source: agency}]}\n"
    )
    data = load(world(more=more))
    less = data.claims["entries-october"].model_copy(
        update={"difference_of": ["entries-october", "parts"]}
    )
    assert sum_up(less, data).as_stated == Range(198000, 199000)
