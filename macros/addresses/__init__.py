"""The one canonical address of each record, decided once: ids are links.

Pages are flat and links relative, so that a copy works at a root, under any
path and from ``file://``.
"""

import json
from pathlib import Path

from macros.records import (
    KINDS,
    Claim,
    Correction,
    Disagreement,
    Event,
    GlossaryEntry,
    Gone,
    Measure,
    Penalty,
    Person,
    Picture,
    Place,
    Record,
    Saying,
    Source,
    Testimony,
    Theme,
    Topic,
)
from macros.records.dataset import Dataset

_PAGES: dict[type[Record], str] = {
    Source: "sources",
    Person: "people",
    Event: "timeline",
    Saying: "heard",
    Penalty: "law",
    Correction: "data",
    GlossaryEntry: "glossary",
    Place: "a-to-z",
}
_LISTS: dict[type[Record], str] = {Penalty: "penalties"}  # where list and page differ
_TESTIMONIES = ("returning", "abroad")  # of those who were away when they told it, the second
# Too many for one light page: each half of the story has its own.
_FIGURES = {Theme.call_up: "figures", Theme.leaving: "figures-leaving"}
_DISAGREEMENTS = {Theme.call_up: "disagreements", Theme.leaving: "disagreements-leaving"}
_HALVES: dict[type[Record], dict[Theme, str]] = {
    Topic: _FIGURES,
    Measure: _FIGURES,
    Claim: _FIGURES,
    Disagreement: _DISAGREEMENTS,
}


def page_of(record: Record, data: Dataset) -> str:
    """The name of the page that carries a record's id, such as 'figures'."""
    if isinstance(record, Gone):
        return pages_of(record)[0]
    if isinstance(record, Picture):
        return record.page
    if isinstance(record, Testimony):
        return _TESTIMONIES[record.returned == "abroad"]
    halves = _HALVES.get(type(record))
    whole = halves[_theme(record, data)] if halves else _PAGES[type(record)]
    return _part_of(record, whole, data) if data.shelves else whole


def _theme(record: Record, data: Dataset) -> Theme:
    if isinstance(record, Claim):
        record = data.measures[record.measure]
    if isinstance(record, Measure | Disagreement):
        record = data.topics[record.topic]
    assert isinstance(record, Topic)
    return record.theme


def _part_of(record: Record, whole: str, data: Dataset) -> str:
    """The part of a list that carries a record's id; a question stays on the first page."""
    name = _LISTS.get(type(record), whole)
    if isinstance(record, Measure):
        answers = data.claims_of.get(record.id)
        return _part_of(answers[0], whole, data) if answers else whole
    return data.volume_of.get(name, {}).get(record.id, whole)


def pages_of(gone: Gone) -> tuple[str, ...]:
    """The names of the pages on which a withdrawn record can have stood."""
    kind = KINDS[gone.was]
    if kind is Testimony:
        return _TESTIMONIES
    halves = _HALVES.get(kind)
    return tuple(halves.values()) if halves else (_PAGES.get(kind, "about"),)


def address(record: Record, data: Dataset) -> str:
    """'figures-leaving.html#kazakhstan-entries-4-oct'."""
    return f"{page_of(record, data)}.html#{record.id}"


def figures_of(theme: Theme) -> str:
    """The name of the page with the figures of one half of the story."""
    return _FIGURES[theme]


def disagreements_of(theme: Theme) -> str:
    """The name of the page with the disagreements of one half of the story."""
    return _DISAGREEMENTS[theme]


def disagreements_about(topic: Topic) -> str:
    """'disagreements-leaving.html#about-left', the section with what is disputed of a topic."""
    return f"{_DISAGREEMENTS[topic.theme]}.html#about-{topic.id}"


def is_home(record: Record, page: str, data: Dataset) -> bool:
    """True when a record carries its id on this page, such as 'figures.md'."""
    return page == f"{page_of(record, data)}.md"


def write(data: Dataset, site: Path) -> None:
    """Write ``search/addresses.js``: the ids that each page carries, for those who look in vain."""
    carried: dict[str, list[str]] = {}
    for record in data:
        carried.setdefault(page_of(record, data), []).append(record.id)
    text = json.dumps(carried, ensure_ascii=False, separators=(",", ":"))
    path = site / "search" / "addresses.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"(window.calledUp??={{}}).addresses={text}\n", encoding="utf-8")
