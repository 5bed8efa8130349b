"""Client-side data: on which page each id stands, and which rows each part of a list has.

For example, search/addresses.js has the ids of each page, for who follows a link to where a record
stood before.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros import wording
from macros.corpus import Corpus
from macros.corpus.pagination import PaginatedList
from macros.records import Claim, Event


def write(data: Corpus, site: Path) -> None:
    """Write ``search/addresses.js``, the ids that each page carries, for those who look in vain.

    And ``search/rows-LIST.js`` for each parted list that readers narrow. Each of its rows is
    [part, id, its words, what it is chosen by as {name: [value, label]}, the days from and until
    which it stood].
    """
    carried: dict[str, list[str]] = {}
    for record in data:
        carried.setdefault(data.page_of(record), []).append(record.id)
    target = "(window.explainer??={}).addresses"
    write_script(site / "search" / "addresses.js", {target: carried})
    for listing in data.paginated.values():
        if listing.narrowed_by:
            target = f'((window.explainer??={{}}).rows??={{}})["{listing.name}"]'
            rows = {target: list(_rows(listing, data))}
            write_script(site / "search" / f"rows-{listing.name}.js", rows)


def write_script(path: Path, assigned: Mapping[str, object]) -> None:
    """Write the values of a script, each by what it is assigned to, such as 'explainer.rows'."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as script:
        for target, value in assigned.items():
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            script.write(f"{target}={text}\n")


def _rows(listing: PaginatedList, data: Corpus) -> Iterator[list[object]]:
    known = listing.kind == "known"
    days = (data.public_by, data.overtaken) if known else ()
    for part, record in ((one.name, record) for one in listing.parts for record in one.records):
        if isinstance(record, Event):
            day = data.begun[record.id].isoformat()
            text = f"{record.title}, {wording.when(record.date)}"
            yield [part, record.id, text, {"category": [record.category.id] * 2}, day]
        elif isinstance(record, Claim):
            stood = [one[record.id].isoformat() for one in days if record.id in one]
            yield [part, record.id, *_told(record, listing, data), *stood]


def _told(claim: Claim, listing: PaginatedList, data: Corpus) -> tuple[str, dict[str, list[str]]]:
    measure, speaker = data.measures[claim.measure], data.people[claim.said_by]
    chosen = {
        "topic": [measure.topic, data.topics[measure.topic].question],
        "speaker": [speaker.id, speaker.name],
        "standing": [claim.standing.value, wording.standing(claim.standing)],
    }
    text = f"{wording.answer(claim, data)}: {measure.question} {speaker.name}"
    return text, {name: chosen[name] for name in listing.narrowed_by}
