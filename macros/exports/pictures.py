"""Picture export: SVG, PNG, CSV and JSON of each picture, and whom it rests on.

For example, pictures/entries.svg and .png show one, .csv and .json tell the numbers in it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from macros import wording
from macros.cache import Cache
from macros.charts import WIDE, png
from macros.charts.canvas import Drawing, Size
from macros.charts.penalties import earlier
from macros.charts.posters import Poster
from macros.charts.relay_tree import hands
from macros.corpus import Corpus
from macros.exports.edition import LICENCE, Edition
from macros.exports.tables import csv_files, json_files
from macros.exports.tables.columns import Cell
from macros.records import (
    Chart,
    Claim,
    Event,
    Gives,
    LegalEdition,
    Penalty,
    Person,
    Picture,
    Record,
    Source,
    Term,
)
from macros.records.ranges import stated

FOLDER = "pictures"
COLUMNS = (
    "record", "kind", "what", "since", "qualifier", "low", "high", "unit", "when", "who",
    "standing", "address",
)  # fmt: skip


class Artist(Protocol):
    """Who draws pictures and tells sentences; pages have one."""

    def picture(self, picture: Picture, size: Size) -> Drawing:
        """A picture as it is drawn for a screen of one size."""

    def plain(self, text: str) -> str:
        """The site's own sentence, with each record in it as its figure and its doubt."""


def write(edition: Edition, artist: Artist, site: Path, images: Cache | None = None) -> None:
    """Write an SVG, a CSV, a JSON and, where ``images`` may be kept, a PNG of every picture."""
    data, folder = edition.data, site / FOLDER
    folder.mkdir(exist_ok=True)
    for picture in data.pictures.values():
        whole = poster(picture, edition, artist)
        for suffix, text in (
            ("svg", whole.svg()),
            ("csv", table(picture, data)),
            ("json", listed(picture, data)),
        ):
            path = folder / f"{picture.id}.{suffix}"
            path.write_text(text, encoding="utf-8", newline="")
        if images:
            image = png.kept(whole.svg(still=True), whole.scale, images)
            (folder / f"{picture.id}.png").write_bytes(image)


def poster(picture: Picture, edition: Edition, artist: Artist) -> Poster:
    """A picture with all that it needs where its page is not around it."""
    site = [edition.site.short_name, f"data of {wording.day(edition.day)}", LICENCE["name"]]
    said = [" · ".join(filter(None, [*site, edition.address(picture)]))]
    names = [
        one.name if isinstance(one, Person) else one.publisher
        for one in credits(picture, edition.data)
    ]
    if names:
        said.insert(0, f"Said or written by {', '.join(names)}")
    shows, reading = map(artist.plain, (picture.description, picture.reading))
    return Poster(picture.title, shows, reading, artist.picture(picture, WIDE), said)


def table(picture: Picture, data: Corpus) -> str:
    """The numbers of a picture as CSV, as they stand in the records."""
    return csv_files.written(COLUMNS, _cells(picture, data))


def listed(picture: Picture, data: Corpus) -> str:
    """The same as JSON: a list of rows, each with the cells that are not empty."""
    return json_files.written(COLUMNS, _cells(picture, data))


def _cells(picture: Picture, data: Corpus) -> Iterator[list[Cell]]:
    for row in rows(picture, data):
        yield [row.get(name) for name in COLUMNS]


def rows(picture: Picture, data: Corpus) -> list[dict[str, Cell]]:
    """What a picture draws, as it stands in the records."""
    found = [
        {"record": record.id, "kind": record.noun} | row | _place(record, data)
        for record in records(picture, data)
        for row in _rows(record, data)
    ]
    if picture.chart == Chart.route:
        found += _handed(picture, data)
    for place in (data.places[id] for id in picture.without):
        told = f"{place.name}: no count found"
        row: dict[str, Cell] = {"record": place.id, "kind": place.noun, "what": told}
        found.append(row | _place(place, data))
    return found


def records(picture: Picture, data: Corpus) -> list[Record]:
    """Everything that a picture draws, in its order, claims borne out included."""
    ids = [id for one in picture.draws for id in (one.record, *one.bears_out)]
    return [record for id in dict.fromkeys(ids) if (record := data.get(id))]


def credits(picture: Picture, data: Corpus) -> list[Person | Source]:
    """Who said the numbers of a picture; of penalties, and of events alone, where they stand."""
    found: dict[str, Person | Source] = {}
    drawn = records(picture, data)
    dated = all(isinstance(one, Event) for one in drawn)
    for record in drawn:
        if isinstance(record, Claim):
            found.setdefault(data.people[record.said_by].name, data.people[record.said_by])
        elif isinstance(record, Penalty):
            for source in data.sources_of(record):
                found.setdefault(source.publisher, source)
        elif dated:
            for source in data.sources_of(record)[:1]:
                found.setdefault(source.publisher, source)
    return list(found.values())


def _rows(record: Record, data: Corpus) -> Iterator[dict[str, Cell]]:
    if isinstance(record, Claim):
        measure = data.measures[record.measure]
        yield {
            "what": measure.question,
            "unit": measure.unit.id,
            "when": record.when.text if record.when else None,
            "who": data.people[record.said_by].name,
            "standing": record.standing,
            **_number(record),
        }
    elif isinstance(record, Event):
        yield {"what": record.title, "when": record.date.text}
    elif isinstance(record, Penalty):
        yield from _terms(record, data)


def _terms(penalty: Penalty, data: Corpus) -> Iterator[dict[str, Cell]]:
    """What each edition threatens; first, what the act fell under before there was such a part."""
    for other, term in earlier(penalty, data):
        what = f"{penalty.article}, under {wording.part(other, penalty)}"
        yield _term(what, other.editions[0], term)
    for edition in penalty.editions:
        yield from (_term(penalty.article, edition, one) for one in edition.terms)
        if not edition.terms:
            yield _term(penalty.article, edition)


def _term(what: str, edition: LegalEdition, term: Term | None = None) -> dict[str, Cell]:
    told: dict[str, Cell] = {
        "what": what,
        "since": edition.since.text if edition.since else None,
        "standing": edition.status,
    }
    unit = term.unit.id if term and term.unit else None
    return told | ({"low": term.min, "high": term.max, "unit": unit} if term else {})


def _handed(picture: Picture, data: Corpus) -> Iterator[dict[str, Cell]]:
    """What each source made of a number, where it made something else of it."""
    claim = data.claims[picture.draws[0].record]
    for hand in hands(claim, data):
        if hand.evidence:
            source = data.sources[hand.id]
            yield {
                "record": hand.id,
                "kind": source.noun,
                "what": source.publisher,
                **_number(hand.gives or claim),
                **_place(source, data),
            }


def _number(answer: Claim | Gives) -> dict[str, Cell]:
    low, high = stated(answer) or (None, None)
    return {"qualifier": answer.qualifier, "low": low, "high": high}


def _place(record: Record, data: Corpus) -> dict[str, Cell]:
    return {"address": data.address(record)}
