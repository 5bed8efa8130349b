"""Every number and date in the prose of a page comes from a record."""

import re
from pathlib import Path

import pytest
from conftest import ROOT

# Digits that name a thing and count nothing.
NAMES = {
    r"Decree No\. 647": "the number of a decree",
    r"Law (365|421|437)-FZ": "the number of a law",
    r"Article 328": "the number of an article",
    r"[Pp]oint 7": "the number of a point of the decree",
    r"EuroNews247": "the name of a site",
    r"version 4\.0": "the version of a licence",
}


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_no_figure_is_typed_by_hand(page: Path) -> None:
    """Outside macro calls a page has no digits, but for names that contain some."""
    prose = re.sub(r"\{\{.*?\}\}", "", page.read_text(), flags=re.S)
    for name in NAMES:
        prose = re.sub(name, "", prose)
    assert re.findall(r".*\d.*", prose) == []
