"""A table as CSV (RFC 4180, UTF-8)."""

import csv
from datetime import date
from enum import Enum
from io import StringIO

from .edition import Edition
from .tables import Cell, Table

# What a spreadsheet takes for the beginning of a formula. An apostrophe before it
# is its sign for text; numbers are written as numbers and need none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def text(table: Table, edition: Edition) -> str:
    """The whole table, with a header."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows(edition):
        writer.writerow(map(_cell, table.cells(row, edition)))
    return out.getvalue()


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Enum():
            return str(cell.value)
        case str():
            return f"'{cell}" if cell.startswith(_FORMULA) else cell
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
