"""A table as JSON: a list of rows, each with the cells that are not empty by their columns."""

from pydantic_core import to_json

from .edition import Edition
from .tables import Table


def text(table: Table, edition: Edition) -> str:
    """The whole table."""
    names = [column.name for column in table.columns]
    rows = [
        {
            name: cell
            for name, cell in zip(names, table.cells(row, edition), strict=True)
            if cell not in (None, "")
        }
        for row in table.rows(edition)
    ]
    return to_json(rows, indent=1).decode() + "\n"
