"""Interpolation: what a sentence prints for a record that it names in braces.

For example, '{entries-october}' prints the number of that claim, and '{entries-october:said}' the
day on which it was said.
"""

from collections.abc import Callable
from string import Formatter

from macros.records import Claim, Event, Penalty, Record, Source
from macros.records.dataset import Dataset
from macros.records.edtf import Edtf
from macros.wording.claims import amount
from macros.wording.dates import when
from macros.wording.penalties import threat


def filled(text: str, told: Callable[[str, str], str], literal: Callable[[str], str] = str) -> str:
    """A text with what ``told`` makes of each id and part in braces.

    ``literal`` makes what is printed of the words around them.
    """
    if "{" not in text and "}" not in text:  # as in most, and parsing takes a while
        return literal(text)
    return "".join(
        literal(words) + (told(id, part or "") if id else "")
        for words, id, part, _ in Formatter().parse(text)
    )


def figure(record: Record, part: str, data: Dataset) -> str:
    """What a sentence prints for a record that it names: a claim's number, a date, a term."""
    if isinstance(record, Penalty):
        return "; ".join(threat(record, part, data))
    if found := moment(record, part):
        return when(found)
    assert isinstance(record, Claim)
    return amount(record, data.measures[record.measure].unit)


def moment(record: Record, part: str) -> Edtf | None:
    """The date that a part of a claim, event or source names; None for the claim's number."""
    if isinstance(record, Event):
        return record.date
    if isinstance(record, Source):
        return record.published
    if not isinstance(record, Claim) or not part:
        return None
    if part == "said" or not record.when:
        return record.said_on if part == "said" else None
    return {"start": record.when.start, "end": record.when.end}.get(part, record.when)
