"""The control that cites a figure, in a real browser and without scripts."""

import json
from pathlib import Path

import pytest
from conftest import DATA
from playwright.sync_api import Browser, Page, expect

CLAIM = "kazakhstan-entries-4-oct"


@pytest.fixture
def opened(browser: Browser, address: str, request):
    """The page on which the figure stands."""
    options = {"viewport": {"width": 360, "height": 780}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(f"{address}/{DATA.page_of(DATA.claims[CLAIM])}.html")
    yield page
    context.close()


def test_the_control_opens_the_citation(opened: Page, site: Path) -> None:
    """In words, as BibTeX and as RIS, each to be copied by keyboard; Escape leads back."""
    citation = json.loads((site / "data" / "claims" / f"{CLAIM}.json").read_text("utf-8"))
    link = opened.locator(f"tr:has(#{CLAIM}) a.cite")
    link.focus()
    opened.keyboard.press("Enter")
    dialog = opened.get_by_role("dialog", name="Cite this figure")
    expect(dialog).to_be_visible()
    for label, name in (("In words", "plain"), ("BibTeX", "bibtex"), ("RIS", "ris")):
        expected = citation["citation"][name].replace("\r", "").strip()
        assert dialog.get_by_label(label, exact=True).input_value() == expected
    dialog.get_by_role("button", name="Copy: BibTeX").click()
    expect(dialog.locator("output").nth(1)).to_have_text("Copied")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert opened.evaluate("document.querySelector('dialog').scrollWidth") <= 360
    opened.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()


def test_without_its_file_the_control_is_a_link(opened: Page) -> None:
    """What cannot be fetched is opened: the same citation as a text."""
    opened.route("**/*.json", lambda route: route.abort())
    opened.reload()  # a page that is open may ask past a route
    opened.locator(f"tr:has(#{CLAIM}) a.cite").click()
    opened.wait_for_url(f"**/data/claims/{CLAIM}.txt")
    text = opened.locator("body").inner_text()
    assert (
        text.startswith("Called Up: ") and "“" in text and "@misc" in text and "TY  - DATA" in text
    )
