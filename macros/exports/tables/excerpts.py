"""Table excerpts: what stands together on a page has files of exactly its rows.

For example, tables/events-law.csv has the events of the category 'law'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from macros.exports.edition import Edition
from macros.exports.tables import DISAGREEMENTS, EVENTS, FIGURES
from macros.exports.tables.columns import Table
from macros.records import Record

KNOWN = "known"
FOLDER = "tables"


def part(table: Table, id: str) -> str:
    """The name of the files with the rows of a table that belong to a topic, category ..."""
    return f"{FOLDER}/{table.name}-{id.replace('_', '-')}"


def parts(edition: Edition) -> dict[str, Table]:
    """Each part as a table of its own, by the name of its files below their folder."""
    return {
        name.removeprefix(f"{FOLDER}/"): replace(table, name=name, rows=partial(_these, rows))
        for table, id, rows in _parts(edition)
        for name in [part(table, id)]
    }


def _these(rows: Sequence[Record], _: Edition) -> Sequence[Record]:
    return rows


def _parts(edition: Edition) -> Iterator[tuple[Table, str, Sequence[Record]]]:
    data = edition.data
    answers = {id: data.claims_of.get(id, []) for id in data.measures}
    for topic in data.topics:
        yield FIGURES, topic, [one for m in data.measures_of[topic] for one in answers[m.id]]
    for measure, claims in answers.items():
        yield FIGURES, measure, claims
    yield FIGURES, KNOWN, [data.claims[id] for id in data.public_by]
    for category in data.subject.categories.values():
        yield EVENTS, category.id, [one for one in data.timeline if one.category == category]
    for theme in data.subject.themes.values():
        about = [one.id for one in data.topics_in_order if one.theme == theme]
        measures = [one for topic in about for one in data.measures_of[topic]]
        yield FIGURES, theme.id, [one for m in measures for one in answers[m.id]]
        some = [one for one in data.disagreements.values() if one.topic in about]
        yield DISAGREEMENTS, theme.id, some
