"""The one canonical address of each record, decided once: ids are links.

Pages are flat and links relative, so that a copy works at a root, under any
path and from ``file://``.
"""

from .dataset import Dataset
from .records import (
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
    Record,
    Source,
    Testimony,
    Theme,
    Topic,
)

_PAGES: dict[type[Record], str] = {
    Source: "sources",
    Person: "people",
    Topic: "figures",
    Measure: "figures",
    Claim: "figures",
    Event: "timeline",
    Penalty: "law",
    Testimony: "returning",
    Correction: "data",
    GlossaryEntry: "glossary",
}
_LISTS: dict[type[Record], str] = {Penalty: "penalties"}  # where list and page differ
# Too many for one light page.
_DISAGREEMENTS = {Theme.call_up: "disagreements", Theme.leaving: "disagreements-leaving"}


def page_of(record: Record, data: Dataset) -> str:
    """The name of the page that carries a record's id, such as 'figures'."""
    if isinstance(record, Gone):
        return pages_of(record)[0]
    if isinstance(record, Picture):
        return record.page
    if isinstance(record, Disagreement):
        whole = _DISAGREEMENTS[data.topics[record.topic].theme]
    else:
        whole = _PAGES[type(record)]
    return _part_of(record, whole, data) if data.shelves else whole


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
    return tuple(_DISAGREEMENTS.values()) if kind is Disagreement else (_PAGES.get(kind, "about"),)


def address(record: Record, data: Dataset) -> str:
    """'figures.html#kazakhstan-entries-4-oct'."""
    return f"{page_of(record, data)}.html#{record.id}"


def disagreements_of(theme: Theme) -> str:
    """The name of the page with the disagreements of one half of the story."""
    return _DISAGREEMENTS[theme]


def disagreements_about(topic: Topic) -> str:
    """'disagreements-leaving.html#about-left', the section with what is disputed of a topic."""
    return f"{_DISAGREEMENTS[topic.theme]}.html#about-{topic.id}"


def is_home(record: Record, page: str, data: Dataset) -> bool:
    """True when a record carries its id on this page, such as 'figures.md'."""
    return page == f"{page_of(record, data)}.md"
