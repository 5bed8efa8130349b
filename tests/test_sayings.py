"""Claims that circulate: what a record of one must say, and how a reader meets it."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT

from macros.dataset import Dataset
from macros.exports import edition_of, jsonld
from macros.load import load
from macros.pages import Page
from macros.problems import Problems
from macros.render import Renderer
from macros.sayings import in_order, is_printed
from macros.verdicts import Verdict

DATA = load(ROOT / "data")
SAYING = """\
sayings:
  - id: million-fled
    sentence: Almost a million fled
    topic: travel
    verdict: not_shown
    because: Only {entries-october} entries were counted.
    original: entries-october
    changed_at: blog
    evidence: [{source: blog}]
"""


def with_saying(world, *replacements: tuple[str, str]) -> Dataset:
    """The small world with one saying more."""
    text = SAYING
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return load(world(sayings=text))


@pytest.mark.parametrize(
    ("replacement", "message"),
    [
        (("not_shown", "flase"), "'verdict' is 'flase'.*one of holds, true_of_something_else"),
        (("Almost a million fled", "a " * 26), "the quote has 26 words; 25 are the most"),
        (("topic: travel", "topic: travel\n    language: ru"), "a 'language' and a 'translation'"),
        (
            ("counted.", "counted. One more. {entries-october} more. And one."),
            "'because' has 4 sentences; say it in three at most",
        ),
        (("    original: entries-october\n", ""), "'changed_at' goes with 'original'"),
        (("not_shown", "holds"), "what holds was not changed on the way"),
        (("changed_at: blog", "changed_at: agency"), "no page here is 'agency'; name one of blog"),
        (("original: entries-october", "original: travel"), "'travel' is a topic; name a claim"),
        (("{entries-october}", "200,000"), "'200,000' is typed by hand"),
    ],
)  # fmt: skip
def test_a_saying_says_what_became_of_it_and_why(world, replacement, message: str) -> None:
    """In few words, by records, with a verdict that is known; each message says what to write."""
    with pytest.raises(Problems, match=message):
        with_saying(world, replacement)


def test_what_is_true_of_something_else_says_of_what(world) -> None:
    """Such a verdict without the record of that is refused."""
    without = "    original: entries-october\n    changed_at: blog\n"
    with pytest.raises(Problems, match="say in 'original' of what it is true"):
        with_saying(world, ("not_shown", "true_of_something_else"), (without, ""))


def test_a_verdict_rests_on_a_record(world) -> None:
    """Unless it is that nothing public can tell."""
    bare = (
        ("Only {entries-october} entries were counted.", "Nobody knows."),
        ("    original: entries-october\n    changed_at: blog\n", ""),
    )
    with pytest.raises(Problems, match="names no record; name what shows it in braces"):
        with_saying(world, *bare)
    assert with_saying(world, *bare, ("not_shown", "cannot_be_checked")).sayings


def test_a_sentence_is_told_once(world) -> None:
    """Whatever its capitals and marks: pages that carry it stand together."""
    again = SAYING.partition("\n")[2].replace("million-fled", "again").replace("fled\n", "FLED.\n")
    with pytest.raises(Problems, match="saying million-fled has the same sentence"):
        load(world(sayings=SAYING + again))


def test_only_words_that_a_page_prints_stand_in_quotation_marks(world) -> None:
    """In its headline or in what is quoted of it, with the same words in the same order."""
    headline = (
        ("Almost a million fled", "minister counts entries!"),
        ("source: blog", "source: agency"),
    )
    data = with_saying(world, *headline, ("changed_at: blog", "changed_at: agency"))
    assert is_printed(data.sayings["million-fled"], data)
    data = with_saying(world)
    assert not is_printed(data.sayings["million-fled"], data)


def soup(drawn: str) -> BeautifulSoup:
    return BeautifulSoup(drawn, "html.parser")


def test_a_saying_is_folded_below_its_words_and_its_verdict(world) -> None:
    """The address opens it; inside is why, what it goes back to and where it was seen."""
    data = with_saying(world)
    drawn = soup(Page(Renderer(data), "heard.md").sayings())
    fold = drawn.select_one("details")
    assert fold.select_one("summary > h3")["id"] == "million-fled"
    assert fold.summary.get_text(" ", strip=True) == "Almost a million fled Not shown"
    text = " ".join(fold.get_text().split())
    assert "Only more than 200,000 entries were counted." in text
    assert "Goes back to more than 200,000 border crossings. It changed at A Blog." in text
    assert "Seen in: A Blog (weak)" in text


def test_those_to_know_first_stand_first_under_each_question() -> None:
    """The questions stand in their order, and every saying is told once."""
    places = [DATA.topics[one.topic].order for one in in_order(DATA)]
    assert places == sorted(places) and len(places) == len(DATA.sayings)
    for topic in DATA.topics:
        leading = [one.leading for one in in_order(DATA) if one.topic == topic]
        assert leading == sorted(leading, reverse=True)


def test_the_shipped_sayings_are_many_and_of_all_sides() -> None:
    """At least sixty, thirty of them to know first; each verdict is given, and officials of both
    sides are held by it."""
    sayings = DATA.sayings.values()
    assert len(sayings) >= 60
    assert sum(one.leading for one in sayings) == 30
    assert {one.verdict for one in sayings} == set(Verdict)
    spoke = {one.said_by for one in sayings}
    assert {"putin", "russian-defence-ministry", "zelensky", "ukrainian-stratcom"} <= spoke


def test_the_page_tells_each_with_its_verdict(site: Path) -> None:
    """At its address; without scripts each can be opened, for it is a fold."""
    page = soup((site / "heard.html").read_text(encoding="utf-8"))
    for saying in DATA.sayings.values():
        heading = page.find(id=saying.id)
        assert heading.get_text().strip("“”") == saying.told
        verdict = heading.find_parent("summary").select_one(".verdict").get_text()
        assert verdict.lower() == saying.verdict.words


def test_programs_read_each_as_a_review_of_a_claim(site: Path) -> None:
    """A ClaimReview with the claim, the verdict in words, an author and an address of its own."""
    page = soup((site / "heard.html").read_text(encoding="utf-8"))
    told = [json.loads(one.string) for one in page.select('script[type="application/ld+json"]')]
    reviews = next(one["@graph"] for one in told if "@graph" in one)
    assert {one["@type"] for one in reviews} == {"ClaimReview"}
    assert [one["url"] for one in reviews] == [f"heard.html#{id}" for id in DATA.sayings]
    for one, saying in zip(reviews, DATA.sayings.values(), strict=True):
        assert one["claimReviewed"] == saying.told
        assert one["reviewRating"]["alternateName"] == saying.verdict.words
        assert one["author"]["name"] and one["itemReviewed"]["appearance"]


def test_a_review_names_who_said_it_and_its_own_words() -> None:
    """Where the words are one's own, and where they were translated."""
    edition = edition_of(DATA, ROOT)
    graph = jsonld.reviews("heard.html", DATA.sayings.values(), edition)["@graph"]
    reviews = {one["url"].partition("#")[2]: one["itemReviewed"] for one in graph}
    assert reviews["no-reservists-will-be-called"]["author"] == {"name": "Vladimir Putin"}
    assert reviews["million-fled"]["inLanguage"] == "ro"
    assert "author" not in reviews["million-fled"] and "text" not in reviews["all-men-under-65"]
