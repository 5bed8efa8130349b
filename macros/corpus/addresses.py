"""Canonical addresses: on which page each record carries its id, so that ids are links.

Pages are flat and links relative, so that a copy works at a root, under any
path and from ``file://``.
"""

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
    """The name of the page with the whole list in which a record stands, such as 'figures'."""
    if isinstance(record, Gone):
        return pages_of(record)[0]
    if isinstance(record, Picture):
        return record.page
    if isinstance(record, Testimony):
        return _TESTIMONIES[record.returned == "abroad"]
    halves = _HALVES.get(type(record))
    return halves[_theme(record, data)] if halves else _PAGES[type(record)]


def list_of(record: Record, page: str) -> str:
    """The name of the list in which a record stands on a page: 'penalties' on 'law'."""
    return _LISTS.get(type(record), page)


def _theme(record: Record, data: Dataset) -> Theme:
    if isinstance(record, Claim):
        record = data.measures[record.measure]
    if isinstance(record, Measure | Disagreement):
        record = data.topics[record.topic]
    assert isinstance(record, Topic)
    return record.theme


def pages_of(gone: Gone) -> tuple[str, ...]:
    """The names of the pages on which a withdrawn record can have stood."""
    kind = KINDS[gone.was]
    if kind is Testimony:
        return _TESTIMONIES
    halves = _HALVES.get(kind)
    return tuple(halves.values()) if halves else (_PAGES.get(kind, "about"),)


def figures_of(theme: Theme) -> str:
    """The name of the page with the figures of one half of the story."""
    return _FIGURES[theme]


def disagreements_of(theme: Theme) -> str:
    """The name of the page with the disagreements of one half of the story."""
    return _DISAGREEMENTS[theme]


def disagreements_about(topic: Topic) -> str:
    """'disagreements-leaving.html#about-left', the section with what is disputed of a topic."""
    return f"{_DISAGREEMENTS[topic.theme]}.html#about-{topic.id}"
