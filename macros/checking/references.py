"""Referential integrity: each id that a record or a sentence names leads to a record that fits.

For example, a claim is told whose 'said_by' is the id of a source, and not of a person.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from macros.checking.laws import flaw_of_day
from macros.problems import Breach, Loc, a, nearest
from macros.records import (
    ID,
    KINDS,
    Claim,
    Correction,
    Event,
    Gone,
    Penalty,
    Record,
    Sentence,
    To,
    references,
)
from macros.records.annotations import annotated
from macros.records.dataset import Dataset

# What a sentence may ask of a record it names in braces, and of which kind.
PARTS: dict[type[Record], tuple[str, ...]] = {
    Claim: ("", "when", "start", "end", "said"),
    Event: ("",),
}
_ID = re.compile(ID)
# What may name a record twice, as 'a + a' does; that it is no part of itself is told with cycles.
_SUMS = ("sum_of", "difference_of")


def meant(named: Iterable[str], ids: Collection[str]) -> set[str]:
    """Those of the ``named`` that no record has, each near an id that cannot be one as it is."""
    wrong = [id.casefold() for id in ids if not _ID.fullmatch(id)]
    absent = set(named) - set(ids) if wrong else set()
    return {id for id in absent if get_close_matches(id, wrong, n=1, cutoff=0.75)}


def named_in(data: Dataset) -> Iterator[str]:
    """Each id by which a record names another."""
    return (id for record in data for _, id, _ in _links(record))


def references_lead_somewhere(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Each id that a record names is the id of another, of the right kind, and is named once.

    In one list, that is; of evidence and what a picture draws, where all else is the same too.
    """
    for record in data:
        listed: list[tuple[Loc, str]] = []
        for loc, id, kind in _links(record):
            target = data.get(id)
            if kind is not None and loc[0] not in _SUMS:
                if target is record:
                    yield Breach(record.id, f"'{id}' is the record itself; name another", loc)
                elif len(loc) > 1:
                    listed.append((loc, id))
            if target is not None:
                if kind and not isinstance(target, KINDS[kind]):
                    text = f"'{id}' is {a(target.noun)}; name {a(KINDS[kind].noun)} here"
                    yield Breach(record.id, text, loc)
            elif id in data.withdrawn:
                if not isinstance(record, Correction):
                    yield Breach(record.id, _gone(data.withdrawn[id]), loc)
            elif id not in ids:
                known = data.of(kind) if kind else ids
                noun = a(KINDS[kind].noun if kind else "record")
                text = f"'{id}' is not the id of {noun}{nearest(id, known)}"
                yield Breach(record.id, text, loc)
        if len({id for _, id in listed}) < len(listed):
            yield from _repeated(record, listed)


def withdrawn_records_lead_somewhere(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What is to be seen instead of a withdrawn record is there, and another record."""
    for gone in data.withdrawn.values():
        see = gone.withdrawn.see
        if see == gone.id:
            text = f"'{see}' is the record itself; name another, or leave 'see' out"
            yield Breach(gone.id, text, ("withdrawn", "see"))
        elif see and see not in ids:
            text = f"'{see}' is not the id of another record{nearest(see, ids)}"
            yield Breach(gone.id, text, ("withdrawn", "see"))


def sentences_ask_what_records_know(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A sentence names claims, events and penalties, and asks for a part they have."""
    for record, loc, prose in data.sentences:
        for id, part in references(prose):
            target = data.get(id)
            if target is None:
                continue  # told as a dangling reference, or broken itself
            parts = PARTS.get(type(target))
            if isinstance(target, Penalty):
                if part and (why := flaw_of_day(target, part)):
                    yield Breach(record.id, f"'{{{id}:{part}}}': {why}", loc)
            elif parts is None:
                text = f"'{{{id}}}' is {a(target.noun)}; name a claim, an event or a penalty"
                yield Breach(record.id, text, loc)
            elif part not in parts:
                options = ", ".join(f"{{{id}:{known}}}" for known in parts if known) or id
                text = f"'{{{id}:{part}}}': write {{{id}}} or {options}"
                yield Breach(record.id, text, loc)
            elif isinstance(target, Claim) and _asks_unknown_date(target, part):
                text = f"'{{{id}:{part}}}': the claim does not say that date"
                yield Breach(record.id, text, loc)


def _gone(gone: Gone) -> str:
    see = gone.withdrawn.see if gone.withdrawn.see != gone.id else None
    return f"'{gone.id}' is withdrawn; " + (f"name '{see}' instead" if see else "take it out")


def _asks_unknown_date(claim: Claim, part: str) -> bool:
    if part == "said":
        return claim.said_on is None
    return part != "" and claim.when is None


def _repeated(record: Record, listed: Iterable[tuple[Loc, str]]) -> Iterator[Breach]:
    """What stands in a list of a record a second time: an id, or an item that is the same."""
    met = set[tuple[Loc, str]]()
    for loc, id in listed:
        is_item = isinstance(loc[-1], int)
        field = loc[:-1] if is_item else loc[:1]
        if (field, id) in met and (is_item or _stands_above(record, loc)):
            text = f"'{id}' stands twice in '{field[-1]}'; once is enough"
            yield Breach(record.id, text, loc)
        met.add((field, id))


def _stands_above(record: Record, loc: Loc) -> bool:
    """Whether what a record says at some place of a list it says in an item before as well."""
    field, number, *_ = loc
    if not isinstance(number, int):
        return False
    some: list[object] = getattr(record, str(field))
    return some[number] in some[:number]


def _links(record: Record) -> Iterator[tuple[Loc, str, str | None]]:
    """Each (field, id, kind) by which a record names another; a sentence asks for no kind."""
    for loc, value, said in annotated(record, To | Sentence):
        if isinstance(said, To):
            yield loc, value, said.kind
        else:
            yield from ((loc, id, None) for id, _ in references(value))
