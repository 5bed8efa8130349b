"""Persistent identifiers: a released id stays, and what became of its record is told.

For example, a released record is not deleted: its id stays, with 'withdrawn' and why.

data/ids.txt is written by a release and by nothing else: a line for each record
that any release had, with its kind, its id and a fingerprint of its content as
of the last one. Beside it data/releases.json tells what each release changed.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath

from macros.problems import Problem, Problems
from macros.reading.text_files import is_there, read
from macros.records import KINDS, Record
from macros.records.dataset import Dataset

IDS = "ids.txt"
RELEASES = "releases.json"
DIGITS = 12

HEADER = "# kind, id and fingerprint of each record released; see macros/reading/releases.py\n"


@dataclass(frozen=True)
class Release:
    """What one release changed, by ids. The first lists nothing: all was new."""

    on: date
    version: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


def fingerprint(record: Record) -> str:
    """The first digits of a hash of all that a record says."""
    return _hash(record.model_dump_json(by_alias=True, exclude_unset=True))


def version(data: Dataset) -> str:
    """The first digits of a hash of all records: equal when they say the same."""
    return _hash("\n".join(_line(kind, record) for kind, record in sorted_records(data)))


def sorted_records(data: Dataset) -> list[tuple[str, Record]]:
    """Every record with its kind, the withdrawn ones too, in the order of kinds and ids."""
    found: list[tuple[str, Record]] = [
        (kind, record) for kind in KINDS for record in data.of(kind).values()
    ]
    found += [(gone.was, gone) for gone in data.withdrawn.values()]
    order = list(KINDS)
    return sorted(found, key=lambda pair: (order.index(pair[0]), pair[1].id))


def released(folder: Path) -> dict[str, tuple[int, str]]:
    """The line and the kind of each id that any release had; empty before there is one."""
    return {id: (number, kind) for number, kind, id, _ in _listed(folder)}


def vanished(
    listed: Mapping[str, tuple[int, str]], data: Dataset, broken: Collection[str], folder: Path
) -> Iterator[Problem]:
    """Each released id that is not there any more, or names another kind of record.

    ``listed`` holds what released() says of ``folder``, ``broken`` the ids of records
    that are there and do not load.
    """
    here = {record.id: kind for kind, record in sorted_records(data)}
    for id, (number, kind) in listed.items():
        if here.get(id) == kind or (id in broken and id not in here):
            continue
        noun = KINDS[kind].noun if kind in KINDS else kind
        if id in here:
            text = f"'{id}' is released as the id of a {noun}; give the new record another"
        else:
            text = (
                f"the {noun} '{id}' is released and its id is a promise; put the record back, "
                "or its id alone, with 'withdrawn: {on: DATE, because: WHY}'"
            )
        yield Problem(_name(folder, IDS), number, text)


def release(data: Dataset, folder: Path, on: date) -> Release | None:
    """Write down what is released ``on`` this day; None when nothing has changed.

    Every id that was listed before is listed still: load() has refused a folder
    where one has vanished. Raises Problems when a later day is released already.
    """
    keep_order(folder, on)
    before = {id: mark for _, _, id, mark in _listed(folder)}
    records = sorted_records(data)
    now = {record.id: fingerprint(record) for _, record in records}
    if now == before:
        return None
    made = Release(on, version(data), **(_changes(data, before, now) if before else {}))
    text = HEADER + "".join(f"{_line(kind, record)}\n" for kind, record in records)
    (folder / IDS).write_text(text, encoding="utf-8")
    entries = [*releases(folder), made]
    text = json.dumps([asdict(one) for one in entries], default=str, indent=1)
    (folder / RELEASES).write_text(f"{text}\n", encoding="utf-8")
    return made


def keep_order(folder: Path, on: date) -> None:
    """Raise Problems when a later day than this one is released already."""
    last = max((one.on for one in releases(folder)), default=on)
    if on < last:
        text = f"{last} is released already, and {on} comes before it; name {last} or a later day"
        line = _text(folder, RELEASES).split(f'"{last}"')[0].count("\n") + 1
        raise Problems([Problem(_name(folder, RELEASES), line, text)])


def releases(folder: Path) -> list[Release]:
    """What each release changed, the first one first; empty before there is one."""
    try:
        entries = json.loads(_text(folder, RELEASES) or "[]")
        return [Release(**{**one, "on": date.fromisoformat(one["on"])}) for one in entries]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _spoilt(folder, RELEASES, getattr(error, "lineno", 1)) from None


def _changes(data: Dataset, before: dict[str, str], now: dict[str, str]) -> dict[str, list[str]]:
    changed = [id for id, mark in now.items() if id in before and before[id] != mark]
    return {
        "added": [id for id in now if id not in before],
        "changed": [id for id in changed if id not in data.withdrawn],
        "withdrawn": [id for id in changed if id in data.withdrawn],
    }


def _listed(folder: Path) -> Iterable[tuple[int, str, str, str]]:
    """Each (line, kind, id, fingerprint) of the list; none before there is one."""
    for number, line in enumerate(_text(folder, IDS).splitlines(), 1):
        if not line.startswith("#"):
            try:
                kind, id, mark = line.split()
            except ValueError:
                raise _spoilt(folder, IDS, number) from None
            yield number, kind, id, mark


def _text(folder: Path, name: str) -> str:
    """What a release wrote into a file; nothing before there was one."""
    path = folder / name
    return read(path, _name(folder, name)) if is_there(path) else ""


def _name(folder: Path, name: str) -> str:
    return PurePath(folder.name, name).as_posix()


def _spoilt(folder: Path, name: str, line: int) -> Problems:
    text = "a release wrote this file, and something else has changed it; take it back from git"
    return Problems([Problem(_name(folder, name), line, text)])


def _line(kind: str, record: Record) -> str:
    return f"{kind} {record.id} {fingerprint(record)}"


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:DIGITS]
