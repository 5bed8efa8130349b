"""The glossary: written once, listed with permalinks, opened in sentences, fed to abbreviations."""

import pytest
from bs4 import BeautifulSoup
from conftest import DATA, run
from playwright.sync_api import Browser, expect

from macros.checking import load
from macros.pages.lookup import Misuse
from macros.pages.macros import citations, inline, words
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.problems import Problems

WORDS = """\
glossary:
  - id: trip
    term: trip
    definition: One exit, such as each of {entries-october}.
    see: [net-or-gross]
    evidence: [{source: agency}]
  - id: bg
    term: BG
    abbreviation_of: Border Guard
    definition: It counts entries.
    evidence: [{source: agency}]
  - id: drift
    term: drift
    definition: What a source changed.
"""


def prose(folder) -> Page:
    return Page(Renderer(load(folder)), "glossary.md")


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_the_glossary_lists_words_of_the_subject_apart_from_this_sites(world) -> None:
    """Sorted, each with its id; those that tell a fact say where it was read."""
    drawn = words.glossary(prose(world(glossary=WORDS)))
    subject, own = drawn.split("## Words of this site")
    assert "## Words of the subject" in subject
    assert [entry["id"] for entry in soup(subject).select("h3")] == ["bg", "trip"]
    assert [entry["id"] for entry in soup(own).select("h3")] == ["drift"]
    entry = soup(subject).select("li")[1]
    assert [link["href"] for link in entry.select("a")] == [
        "#trip",
        "figures-leaving.html#entries-october",
        "disagreements-leaving.html#net-or-gross",
        "sources.html#agency",
    ]
    assert "Border Guard. It counts entries." in soup(subject).li.text
    assert "Read in" in subject and "Read in" not in own


def test_a_word_opens_its_definition_written_once(world) -> None:
    """The sentence's own words or the term itself; two uses share one card."""
    page = prose(world(glossary=WORDS))
    drawn = inline.term(page, "trip", "trips"), inline.term(page, "trip")
    assert [(soup(one).label.text, soup(one).button["popovertarget"]) for one in drawn] == [
        ("trips", "card-trip"),
        ("trip", "card-trip"),
    ]
    assert page.uncited == ["trip"]
    (card,) = soup(citations.notes(page)).select("ul > li > [popover]")
    assert card["id"] == "card-trip"
    assert card.a["href"] == "glossary.html#trip"
    assert "One exit, such as each of more than 200,000." in card.text
    assert page.uncited == []


def test_an_unknown_word_names_the_nearest(world) -> None:
    """As for every macro."""
    with pytest.raises(Misuse, match="'tripp' is not the id of a term; did you mean 'trip'?"):
        inline.term(prose(world(glossary=WORDS)), "tripp")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("What a source", "What 3 sources", "'3' is typed by hand"),
        ("[net-or-gross]", "[net-or-gros]", "'net-or-gros' is not the id of a record"),
        ("{source: agency}", "{source: agnecy}", "'agnecy' is not the id of a source"),
        ("term: drift", "trem: drift", "'trem' is not a field of a term"),
    ],
)
def test_a_wrong_entry_is_told(world, old: str, new: str, message: str) -> None:
    """Its definition is prose of the site, and its relations lead somewhere."""
    with pytest.raises(Problems) as told:
        load(world(glossary=WORDS.replace(old, new, 1)))
    assert message in str(told.value)


def test_the_words_of_a_term_are_prose_too(world, tmp_path) -> None:
    """A figure typed into them is refused, as one typed beside them is."""
    folder = world(glossary=WORDS)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text('Some {{ term("trip", "700 trips") }}.\n')
    checked = run("-m", "macros", "check", "--data", str(folder))
    assert "docs/page.md:1: '700' is typed by hand" in checked.stderr


def test_abbreviations_come_from_the_glossary_in_prose_alone(site) -> None:
    """Each has the title that its entry gives; HTML blocks stay as they are drawn."""
    known = DATA.abbreviations
    page = soup((site / "leaving.html").read_text(encoding="utf-8"))
    found = {(one.text, one["title"]) for one in page.select("article abbr")}
    assert {"FSB", "EU"} <= {short for short, _ in found}
    assert found <= set(known.items())
    assert not page.select("table abbr, .disagreement abbr")


def test_a_definition_opens_and_leads_to_its_entry(browser: Browser, address: str) -> None:
    """Without a script: the word opens its card, and the card links to the glossary."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/law.html")
    page.get_by_role("button", name="desertion").click()
    card = page.locator(".card:popover-open")
    expect(card).to_contain_text("The offence of Article 338")
    card.locator("a").first.click()
    expect(page).to_have_url(f"{address}/glossary.html#desertion")
    expect(page.locator("#desertion")).to_be_in_viewport()
    page.context.close()
