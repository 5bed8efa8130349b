"""JSON table: a list of rows, each with the cells that are not empty by their columns.

For example, a figure without a 'low' has no such key.
"""

from collections.abc import Iterable, Sequence

from pydantic_core import to_json

from macros.exports.edition import Edition
from macros.exports.tables.columns import Cell, Table


def text(table: Table, edition: Edition) -> str:
    """The whole table."""
    rows = (table.cells(row, edition) for row in table.rows(edition))
    return written([column.name for column in table.columns], rows)


def written(names: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Rows of cells, in which each is told by the name of its column."""
    told = [
        {name: cell for name, cell in zip(names, row, strict=True) if cell not in (None, "")}
        for row in rows
    ]
    return to_json(told, indent=1).decode() + "\n"
