"""Claims that circulate: what a record of one must say, and how a reader meets it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import DATA, ROOT, parsed, tree
from lxml.html import HtmlElement

from macros import wording
from macros.checking import load
from macros.corpus import Corpus
from macros.exports import edition_of, jsonld, nameless
from macros.exports.edition import Site
from macros.pages import metadata, social_cards
from macros.pages.macros import lists, single
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.problems import Problems
from macros.provenance.sayings import in_order, is_printed
from macros.reading.host import Host
from macros.records.verdicts import Verdict

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


def with_saying(world, *replacements: tuple[str, str]) -> Corpus:
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
    drawn = soup(lists.sayings(Page(Renderer(data), "heard.md")))
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
    sides are held by it, among those to know first, too."""
    sayings = DATA.sayings.values()
    assert len(sayings) >= 60
    assert sum(one.leading for one in sayings) == 30
    assert {one.verdict for one in sayings} == set(Verdict)
    spoke = {one.said_by for one in sayings}
    assert {"putin", "russian-defence-ministry", "zelensky", "ukrainian-stratcom"} <= spoke
    first = {one.said_by for one in sayings if one.leading}
    assert {"putin", "peskov", "russian-defence-ministry"} <= first
    assert {"ukrainian-stratcom", "ukrainian-military-intelligence"} <= first


def test_the_page_tells_each_with_its_verdict(site: Path) -> None:
    """At its address; without scripts each can be opened, for it is a fold."""
    page = parsed(site / "heard.html")
    for saying in DATA.sayings.values():
        heading = page.find(id=saying.id)
        assert heading.get_text().strip("“”") == saying.told
        verdict = heading.find_parent("summary").select_one(".verdict").get_text()
        assert verdict.lower() == saying.verdict.words


def alone(site: Path, id: str) -> HtmlElement:
    """The page of its own that a saying has."""
    return tree(site / f"saying-{id}.html")


def meta(page: HtmlElement, name: str) -> str:
    (content,) = page.xpath(f"//meta[@property='{name}']/@content")
    return content


def test_others_are_folded_below_those_to_know_first(site: Path) -> None:
    """All of them under each question that has such; each can be opened without scripts."""
    page = parsed(site / "heard.html")
    first = {one.topic for one in DATA.sayings.values() if one.leading}
    for saying in DATA.sayings.values():
        fold = page.find(id=saying.id).find_parent("details", class_="sayings__more")
        assert (fold is None) if saying.leading else (fold is not None or saying.topic not in first)


def test_each_verdict_is_defined_where_it_is_given(site: Path) -> None:
    """On the list for all, and nothing is to be opened for it; on its own page for each."""
    page = parsed(site / "heard.html")
    for verdict in Verdict:
        (told,) = [one for one in page.select(".methods li") if verdict.definition in one.text]
        assert told.strong.text.lower() == verdict.words and not told.find_parent("details")
    for saying in DATA.sayings.values():
        lead = alone(site, saying.id).find_class("lead")[0]
        assert saying.verdict.definition in lead.text_content()


def test_a_link_that_is_shared_never_tells_a_sentence_without_its_verdict(site: Path) -> None:
    """It comes first, so that it stays where a title is cut off; the sentence is in quotation
    marks; the description tells the verdict again, and why."""
    for saying in DATA.sayings.values():
        page = alone(site, saying.id)
        expected = f"{wording.sentence(saying.verdict.words)}: “{saying.told}”"
        assert page.find(".//h1").text_content() == meta(page, "og:title") == expected
        assert page.findtext(".//title").startswith(expected)
        verdict, _, why = meta(page, "og:description").partition(". ")
        assert verdict.lower() == saying.verdict.words
        assert why and why in page.find(".//article").text_content().replace("\n", " ")


def test_a_page_of_its_own_tells_all_that_the_list_tells(site: Path) -> None:
    """In its own words if it is not English, what it goes back to, where it changed and was seen;
    it leads to its place in the list and to the question, and the list leads to it."""
    page = parsed(site / "heard.html")
    for saying in DATA.sayings.values():
        (told,) = alone(site, saying.id).find_class("saying")
        links = set(told.xpath(".//a/@href"))
        fold = page.find(id=saying.id).find_parent("details", class_="fold")
        here = {one["href"] for one in fold.select("a")}
        (shared,) = here - links
        assert shared == f"saying-{saying.id}.html"
        assert links - here == {
            f"heard.html#{saying.id}",
            f"heard.html#heard-{saying.topic}",
            DATA.address(DATA.topics[saying.topic]),
        }
        manner = (
            "printed in these words" if is_printed(saying, DATA) else "what pages say, in short"
        )
        if saying.translation:
            manner = f"in {wording.language(saying.language)}, told here in English"
            assert told.findtext(f".//q[@lang='{saying.language}']") == saying.sentence
        assert manner in told.text_content()


def test_such_a_page_is_in_no_menu_and_search_finds_the_list(site: Path) -> None:
    """One result each: the list, where others stand beside it."""
    assert not parsed(site / "index.html").select('#menu [href^="saying-"]')
    found = (site / "search" / "records.js").read_text(encoding="utf-8")
    assert '"saying-' not in found
    assert all(found.count(f'"heard.html#{id}"') == 1 for id in DATA.sayings)


def test_the_picture_of_a_shared_link_tells_the_verdict_in_a_sign_and_a_word(world) -> None:
    """Both before the sentence and larger; and the address of the page, which tells why."""
    data = with_saying(world)
    site = Site("Called Up", "", Host(url="https://a.example/b/"))
    page = metadata.PageMetadata("saying-million-fled.md", "", "")
    drawn = social_cards.drawn(page, Renderer(data), replace(edition_of(data, ROOT), site=site))
    svg = soup(drawn)
    told = [(one.text, int(one["font-size"])) for one in svg.select("text")]
    assert [text for text, _ in told[1:]] == [
        "Not shown", "What pages say, in short", "“Almost a million fled”",
        "a.example/b/saying-million-fled.html",
    ]  # fmt: skip
    assert told[1][1] == max(size for _, size in told)
    assert svg.select_one("path[stroke]")["d"]


def test_verdicts_have_signs_of_their_own(world) -> None:
    """No two of them share one, for whoever sees no colour and reads no English."""
    drawn = set()
    for saying in {one.verdict: one for one in DATA.sayings.values()}.values():
        page = metadata.PageMetadata(f"saying-{saying.id}.md", "", "")
        svg = soup(social_cards.drawn(page, Renderer(DATA), nameless(DATA)))
        drawn.add(svg.select_one("path[stroke]")["d"])
    assert len(drawn) == len(Verdict)


def test_a_withdrawn_saying_keeps_its_page(world) -> None:
    """It says when and why, and leads to what is to be seen instead; the sentence is gone."""
    gone = (
        "sayings:\n  - id: million-fled\n    withdrawn: "
        "{on: 2023-05-01, because: It was told twice., see: entries-october}\n"
    )
    data = load(world(sayings=gone))
    ((name, markdown),) = [one for one in Renderer(data).generated() if "saying" in one[0]]
    assert name == "saying-million-fled.md" and "# Withdrawn: million-fled" in markdown
    drawn = soup(single.saying(Page(Renderer(data), name), "million-fled"))
    assert "withdrawn on 1 May 2023. It was told twice. See instead:" in drawn.text
    assert drawn.a["href"].endswith("#entries-october")


def test_programs_read_each_as_a_review_of_a_claim(site: Path) -> None:
    """A ClaimReview with the claim, the verdict in words, an author and the page's address."""
    for saying in DATA.sayings.values():
        told = alone(site, saying.id).xpath("//*[@type='application/ld+json']/text()")
        (one,) = [one for one in map(json.loads, told) if one["@type"] == "ClaimReview"]
        assert one["url"] == f"saying-{saying.id}.html"
        assert one["claimReviewed"] == saying.told
        assert one["reviewRating"]["alternateName"] == saying.verdict.words
        assert one["author"]["name"] and one["itemReviewed"]["appearance"]


def test_a_review_names_who_said_it_and_its_own_words() -> None:
    """Where the words are one's own, and where they were translated."""
    edition = edition_of(DATA, ROOT)

    def reviewed(id: str) -> dict:
        return jsonld.review(f"saying-{id}.html", DATA.sayings[id], edition)["itemReviewed"]

    assert reviewed("no-reservists-will-be-called")["author"] == {"name": "Vladimir Putin"}
    assert reviewed("million-fled")["inLanguage"] == "ro"
    assert "author" not in reviewed("million-fled") and "text" not in reviewed("all-men-under-65")
