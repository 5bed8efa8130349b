"""Canonical addresses: on which page each record carries its id, so that ids are links.

For example, a claim has the address 'figures.html#entries-october'.

Pages are flat and links relative, so that a copy works at a root, under any
path and from ``file://``. Which page is the home of what, the subject says.
"""

from macros.records import (
    KINDS,
    Claim,
    Disagreement,
    Gone,
    Measure,
    Penalty,
    Picture,
    Record,
    Testimony,
    Theme,
    Topic,
)
from macros.records.dataset import Dataset
from macros.records.subject import Subject

_LISTS: dict[type[Record], str] = {Penalty: "penalties"}  # where list and page differ
_KINDS = {model: kind for kind, model in KINDS.items()}
_OF_FIGURES = (Topic, Measure, Claim)


def page_of(record: Record, data: Dataset) -> str:
    """The name of the page with the whole list in which a record stands, such as 'figures'."""
    if isinstance(record, Gone):
        return pages_of(record, data.subject)[0]
    if isinstance(record, Picture):
        return record.page
    if isinstance(record, Testimony) and record.returned.page:
        return record.returned.page
    if isinstance(record, Disagreement):
        return theme_of(record, data).disagreements
    if isinstance(record, _OF_FIGURES):
        return theme_of(record, data).figures
    return data.subject.home(_KINDS[type(record)])


def list_of(record: Record, page: str) -> str:
    """The name of the list in which a record stands on a page: 'penalties' on 'law'."""
    return _LISTS.get(type(record), page)


def theme_of(record: Record, data: Dataset) -> Theme:
    """The theme of a topic, or of what stands under one."""
    if isinstance(record, Claim):
        record = data.measures[record.measure]
    if isinstance(record, Measure | Disagreement):
        record = data.topics[record.topic]
    assert isinstance(record, Topic)
    return record.theme


def pages_of(gone: Gone, subject: Subject) -> tuple[str, ...]:
    """The names of the pages on which a withdrawn record can have stood."""
    kind = KINDS[gone.was]
    if kind is Disagreement:
        return tuple(subject.disagreements)
    if issubclass(kind, _OF_FIGURES):
        return tuple(subject.figures)
    if kind is Picture:
        return (subject.home("about"),)
    own = (one.page for one in subject.outcomes.values() if one.page)
    return (subject.home(gone.was), *(own if kind is Testimony else ()))


def disagreements_about(topic: Topic) -> str:
    """'disagreements.html#about-travel', the section with what is disputed of a topic."""
    return f"{topic.theme.disagreements}.html#about-{topic.id}"
