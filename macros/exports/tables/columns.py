"""Table columns: each described once, for the CSV, its Table Schema and the page of the data.

For example, 'source_count' holds integers, and its unit is 'sources'.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from macros.exports.edition import Edition
from macros.provenance.making import Making
from macros.provenance.memoization import kept
from macros.records import Record, Word
from macros.records.edtf import Edtf

Cell = str | int | float | bool | date | None
LIST = " "  # between ids in one cell; ids hold no spaces
NAMES = "; "  # between names in one cell


@dataclass(frozen=True)
class Column:
    """One column: its name, what it means, its type as a Table Schema calls it, and its cells."""

    name: str
    title: str
    description: str
    read: Callable[[Any, Edition], Cell]
    type: str = "string"
    unit: str = ""
    """The unit of its numbers, or the name of the column that tells it in each row."""
    required: bool = False


def _by_id(row: Record) -> tuple[Any, ...]:
    return (row.id,)


@dataclass(frozen=True)
class Table:
    """One table: a row for each thing that ``rows`` yields."""

    name: str
    title: str
    description: str
    rows: Callable[[Edition], Iterable[Any]]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    keyed: Callable[[Any], tuple[Any, ...]] = _by_id
    """The key of a row, of the columns that ``key`` names."""

    @property
    def file(self) -> str:
        """'figures.csv'."""
        return f"{self.name}.csv"

    def cells(self, row: Any, edition: Edition) -> list[Cell]:
        """One row of the table; its excerpts have the same."""
        key = (self.title, *self.keyed(row))
        return kept(edition, key, lambda: [one.read(row, edition) for one in self.columns])


def field(name: str, row: Any, _: Edition) -> Cell:
    return cell(getattr(row, name))


def cell(value: Any) -> Cell:
    """A value of a record as a cell has it: ids of words, and of several with a space between."""
    if isinstance(value, list):
        return LIST.join(map(str, value))
    if isinstance(value, Word):
        return value.id
    return value.text if isinstance(value, Edtf) else value


def plain(name: str, title: str, description: str, type: str = "string", **more: Any) -> Column:
    """A column that holds a field of the record as it is."""
    return Column(name, title, description, partial(field, name), type, **more)


def prose(name: str, title: str, description: str) -> Column:
    def read(row: Any, edition: Edition) -> Cell:
        sentence = getattr(row, name)
        return edition.prose(sentence) if sentence else None

    return Column(name, title, description, read)


def of_measure(name: str, title: str, description: str, **more: Any) -> Column:
    return Column(
        name, title, description, lambda row, ed: cell(getattr(ed.measure(row), name)), **more
    )


def made(
    name: str, title: str, description: str, read: Callable[[Making], Any], **more: Any
) -> Column:
    """A column of how the number of a claim was made."""

    def of_claim(row: Any, edition: Edition) -> Cell:
        return cell(read(edition.making(row)))

    return Column(name, title, description, of_claim, **more)


def first(moment: Edtf | None) -> date | None:
    return moment.first if moment and moment.first != date.min else None


def last(moment: Edtf | None) -> date | None:
    return moment.last if moment and moment.last != date.max else None


def person(id: str | None, edition: Edition) -> Cell:
    return edition.data.people[id].name if id else None


def source_ids(record: Record, edition: Edition) -> str:
    return LIST.join(source.id for source in edition.data.sources_of(record))


ID = plain("id", "Id", "The record's id, which is stable.", required=True)
# What every table has at its end.
READ = (
    Column("sources", "Sources", "The ids of the sources in which it was read.", source_ids),
    Column(
        "source_count",
        "Number of sources",
        "How many sources carry it as it is told here.",
        lambda row, ed: len(ed.data.readings(row).carried),
        "integer",
        "sources",
    ),
    Column(
        "changed_count",
        "Number of sources that changed it",
        "How many sources give something else instead.",
        lambda row, ed: len(ed.data.readings(row).changed),
        "integer",
        "sources",
    ),
    Column(
        "unread_count",
        "Number of sources not read",
        "How many of its sources are known only through others.",
        lambda row, ed: len(ed.data.readings(row).unread),
        "integer",
        "sources",
    ),
)
DISPUTED_BY = Column(
    "disagreements",
    "Disagreements",
    "The ids of the disagreements that name it.",
    lambda row, ed: LIST.join(ed.disagreement_ids(row)),
)
PAGE = Column(
    "page",
    "Page",
    "Its place on the site, relative to the site's root.",
    lambda row, ed: ed.page(row),
)
