"""Index: each word by which readers look for something, and where it leads.

For example, the person Ann Example stands under E, as 'Example, Ann'.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from macros.corpus import Corpus
from macros.reading.chapters import Chapter
from macros.records import GlossaryEntry, Penalty, Person, Place, Record, Saying, Sought
from macros.wording import record_names


@dataclass
class Entry:
    """A word, what it is the name of, if it is one, and what else to see."""

    word: str
    names: Record | Chapter | None = None
    see: list[Record | Chapter] = field(default_factory=list)


def alphabet(data: Corpus, chapters: Sequence[Chapter]) -> dict[str, list[Entry]]:
    """The entries under each letter, in order; Latin letters first, what has none before them."""
    entries: dict[str, Entry] = {}
    placing = list(_placing(data))
    for word, target, is_name in _words(data, chapters):
        entry = entries.setdefault(word.casefold(), Entry(word))
        if is_name and entry.names is None:
            entry.names = target
            entry.see += about(target, placing) if isinstance(target, Place) else []
        else:
            entry.see.append(target)
    ordered = sorted(entries.values(), key=lambda one: _bare(one.word))
    return {letter: list(some) for letter, some in groupby(ordered, lambda one: _letter(one.word))}


def about(place: Place, texts: Sequence[tuple[Record, str]]) -> list[Record | Chapter]:
    """The measures, events, disagreements and ways of people that name a place, as themselves."""
    named = re.compile(rf"\b{re.escape(place.name)}\b")
    return [record for record, text in texts if named.search(text)]


def _placing(data: Corpus) -> Iterator[tuple[Record, str]]:
    """Each record that may tell of a place, and the words in which it would."""
    bodies = (re.escape(one.name) for one in data.people.values() if one.identity == "body")
    body = re.compile("|".join(sorted(bodies, key=len, reverse=True)) or r"(?!)")

    def named(record: Record, *words: str | None) -> tuple[Record, str]:
        return record, body.sub("", "\n".join(filter(None, words)))  # The London Times is no place

    yield from (named(one, one.place, one.question) for one in data.measures.values())
    yield from (named(one, one.place, one.title) for one in data.timeline)
    yield from (named(one, one.title) for one in data.disagreements.values())
    for one in data.testimonies.values():
        yield named(one, *(stop.place for stop in one.route))


def _words(
    data: Corpus, chapters: Sequence[Chapter]
) -> Iterator[tuple[str, Record | Chapter, bool]]:
    """Each word with what it leads to, and whether it is its name; names come first."""
    # What is said in sentences is no entry of an index.
    sought = [one for one in data if isinstance(one, Sought) and not isinstance(one, Saying)]
    yield from ((one.title, one, True) for one in chapters)
    yield from ((word, one, True) for one in sought for word in _names(one, data))
    yield from ((word, one, False) for one in chapters for word in one.aliases)
    yield from ((word, one, False) for one in sought for word in one.aliases)


def _names(record: Sought, data: Corpus) -> Iterator[str]:
    """What a record is called, if it is called in a word; people by their surname."""
    if isinstance(record, Person):
        *first, last = record.name.split()
        if record.identity == "named" and first:
            yield f"{last}, {' '.join(first)}"
        elif record.identity in ("named", "pseudonym", "body"):
            yield record.name
    elif isinstance(record, Penalty | Place | GlossaryEntry):
        yield record_names.title(record, data)
        if isinstance(record, GlossaryEntry) and record.abbreviation_of:
            yield record.abbreviation_of


def _letter(word: str) -> str:
    first = _bare(word)[:1].upper()
    return first if first.isalpha() else "0–9"


def _bare(word: str) -> str:
    """A word as it is sorted: without marks, capitals and articles."""
    plain = unicodedata.normalize("NFKD", word.casefold().removeprefix("the "))
    return "".join(one for one in plain if not unicodedata.combining(one)).lstrip("\"'[")
