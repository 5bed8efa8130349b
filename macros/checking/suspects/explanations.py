"""Explanations: what the records of a pair say, and why they are suspected, in words.

For example, a pair is suspected for 'the same number, or nearly, of different things'.
"""

from collections.abc import Iterator

from macros import wording
from macros.checking.suspects.ranking import Ids
from macros.checking.suspects.relays import hedge, printed
from macros.problems import shown
from macros.records import Claim, Event, Evidence, Penalty, Qualifier, Record, Source
from macros.records.dataset import Dataset, evidence_of
from macros.records.ranges import stated
from macros.wording import record_names

_REASONS = {
    "number": "the same number, or nearly, of different things",
    "question": "two answers to one question",
    "words": "two questions in nearly the same words",
    "group": "alike in unit, place, days and size, by whatever name",
    "part": "the smaller may be a part of the larger",
    "retold": "what a source makes of one is what the other is about",
    "law": "near conduct, or the same term",
    "offence": "near the conduct that the article is about",
    "subject": "near in day and in subject",
}


def because(signal: str, ids: Ids, data: Dataset) -> str:
    """Why a signal suspects a pair; of a source, what it says instead or leaves out."""
    record, source = data.get(ids[0]), data.sources.get(ids[1])
    if not (record and source):
        return _REASONS[signal]
    of_source = [one for one in evidence_of(record) if one.source == source.id]
    if signal == "relay":
        return f"{source.publisher} {'; '.join(_changes(record, of_source))}"
    assert isinstance(record, Claim)
    text, lacking = next(found for one in of_source if (found := printed(record, one, data))[1])
    return f"“{shown(text)}” has the number without “{'” and “'.join(lacking)}”"


def says(id: str, data: Dataset) -> str:
    """What a record says, in words."""
    record = data.get(id)
    if isinstance(record, Claim):
        by = data.people[record.said_by].name
        when = f", {wording.when(record.when)}" if record.when else ""
        question = data.measures[record.measure].question
        return f"{question} {wording.answer(record, data)}{when}, {by}"
    if isinstance(record, Event):
        return f"{record.title}, {wording.when(record.date)}"
    if isinstance(record, Penalty):
        terms = wording.edition(record, record.newest, data)
        title = record_names.title(record, data)
        return f"{title}, {', '.join(terms)}: {_filled(record.conduct, data)}"
    if isinstance(record, Source):
        return f"{record.publisher}, {record_names.title(record, data)}"
    return record_names.title(record, data) if record else ""


def _changes(record: Record, evidence: list[Evidence]) -> Iterator[str]:
    """What a source says instead, and the word before a number that it drops."""
    for gives in (one.gives for one in evidence if one.gives):
        if drift := wording.drift(gives):
            yield drift
        before = record.qualifier if isinstance(record, Claim) else Qualifier.exactly
        given = gives.qualifier or (Qualifier.exactly if stated(gives) else before)
        if given == Qualifier.exactly != before:
            yield f"drops “{hedge(before)}”"


def _filled(prose: str, data: Dataset) -> str:
    """A sentence with each figure that it names."""
    return wording.filled(
        prose,
        lambda id, _: wording.answer(claim, data) if (claim := data.claims.get(id)) else id,
    )
