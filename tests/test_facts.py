"""Every fact of the five texts can be found at the canonical address of its record, next to its
source; so can those of later research.

The facts are listed in facts.yml, and those of later research in facts-*.yml, one an item: the
text that states it, the record that holds it, and the words or figures that must be readable where
the record stands.
"""

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import Tag
from conftest import DATA, ROOT, parsed

OF_TEXTS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/facts.yml").read_text("utf-8"))
LATER: list[dict[str, Any]] = [
    item
    for path in sorted((ROOT / "tests").glob("facts-*.yml"))
    for item in yaml.safe_load(path.read_text("utf-8"))
]
FACTS = [*OF_TEXTS, *LATER]
TEXTS = (
    "pioneer-refugee",
    "newsweek-370k",
    "moscow-times-return",
    "after-russia",
    "euronews247-return",
)
LEAST = 10  # facts of a text
BLOCKS = ["tr", "li", "article", "section"]  # what a record fills on its page

addresses: dict[str, str] = {record.id: DATA.address(record) for record in DATA}
# Facts of one page together, so that it is read once.
FACTS.sort(key=lambda item: addresses.get(item["record"], ""))


@lru_cache(1)
def anchors(page: Path) -> dict[str, Tag]:
    """What stands on a page, by its id."""
    return {str(one["id"]): one for one in parsed(page).select("[id]")}


def block(anchor: Tag) -> Tag:
    """What the record fills: the anchor itself, or what its heading stands in."""
    found = anchor if anchor.name in BLOCKS else anchor.find_parent(BLOCKS)
    assert isinstance(found, Tag), f"{anchor['id']} stands in no row, item, article or section"
    assert len(found.find_all(["h3", "h4"])) == 1, (
        f"{anchor['id']} shares its {found.name} with others"
    )
    return found


def readable(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(
            item,
            id=f"{item['text']}: {item['fact']}",
            marks=() if item["text"] in TEXTS else pytest.mark.slow,
        )
        for item in FACTS
    ],
)
def test_a_fact_stands_at_the_address_of_its_record(site: Path, item: dict[str, Any]) -> None:
    """What stands at the record's address links to the text and shows the fact."""
    page, id = addresses[item["record"]].split("#")
    assert id in anchors(site / page), f"nothing stands at {page}#{id}"
    anchor = anchors(site / page)[id]
    element = block(anchor)
    assert element.find("a", href=addresses[item["text"]]), f"{id} does not name the text"
    text = readable(element)
    assert [words for words in item["shows"] if words not in text] == []


def test_every_fact_names_a_record() -> None:
    """The record of each item exists, and each item says what is to be seen there."""
    assert [item["fact"] for item in FACTS if item["record"] not in addresses] == []
    assert [item["fact"] for item in FACTS if not item["shows"]] == []


def test_every_fact_is_listed_once() -> None:
    """No text states the same fact in two items."""
    counts = Counter((item["text"], item["fact"]) for item in FACTS)
    assert [fact for fact, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("text", TEXTS)
def test_each_text_is_itemised(text: str) -> None:
    """Each of the five texts has at least ten facts, and no other text has any."""
    assert sum(item["text"] == text for item in OF_TEXTS) >= LEAST
    assert {item["text"] for item in OF_TEXTS} == set(TEXTS)
