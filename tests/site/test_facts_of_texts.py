"""Every fact of the five texts can be found at the canonical address of its record, next to its
source; so can those of later research.

The facts are listed in facts.yml, and those of later research in facts-*.yml, one an item: the
text that states it, the record that holds it, and the words or figures that must be readable where
the record stands.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import DATA, ROOT, tree, words
from lxml.html import HtmlElement


def listed(name: str) -> list[dict[str, Any]]:
    """The facts of a file."""
    return list(yaml.load((ROOT / "tests" / name).read_text("utf-8"), yaml.CSafeLoader))


OF_TEXTS = listed("facts.yml")
LATER = [
    item for path in sorted((ROOT / "tests").glob("facts-*.yml")) for item in listed(path.name)
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
ON: dict[str, list[dict[str, Any]]] = defaultdict(list)  # the facts that stand on a page
for item in FACTS:
    if item["record"] in addresses:
        ON[addresses[item["record"]].split("#")[0]].append(item)


@lru_cache(1)
def anchors(page: Path) -> dict[str, HtmlElement]:
    """What stands on a page, by its id."""
    return {one.get("id"): one for one in tree(page).xpath("//*[@id]")}


def missing(page: Path, item: dict[str, Any]) -> list[str]:
    """What is not as it should be where a fact stands, in words."""
    _, id = addresses[item["record"]].split("#")
    if id not in anchors(page):
        return [f"nothing stands at #{id}"]
    anchor = anchors(page)[id]
    block = anchor if anchor.tag in BLOCKS else next(anchor.iterancestors(BLOCKS), None)
    if block is None:
        return [f"#{id} stands in no row, item, article or section"]
    text = words(block)
    told = [f"{shown!r} is not read at #{id}" for shown in item["shows"] if shown not in text]
    if len(block.xpath(".//h3 | .//h4")) != 1:
        told.append(f"#{id} shares its {block.tag} with others")
    if addresses[item["text"]] not in block.xpath(".//a/@href"):
        told.append(f"#{id} does not name {item['text']}")
    return told


@pytest.mark.parametrize("page", sorted(ON))
def test_each_fact_stands_at_the_address_of_its_record(site: Path, page: str) -> None:
    """What stands at the record's address links to the text and shows the fact."""
    told = [(item["text"], item["fact"], missing(site / page, item)) for item in ON[page]]
    assert [one for one in told if one[-1]] == []


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
