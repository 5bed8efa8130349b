"""CSV (RFC 4180): tables that a spreadsheet opens rightly, as UTF-8 with a mark, no formula.

For example, a text '=1+1' gets an apostrophe before it.
"""

import csv
import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from io import StringIO

from macros.exports.edition import Edition
from macros.exports.tables.columns import Cell, Table

# Excel takes a file for UTF-8 by it, and for the letters of its own country without.
_BOM = "\ufeff"
# Where a spreadsheet may part a cell as well: Excel in German takes semicolons for commas.
_PARTING = re.compile(r"([;\t\r\n])")
# What it takes for the beginning of a formula, with what it leaves out before it. An
# apostrophe is its sign for text; where some are printed there, one more is put before.
_FORMULA = re.compile(r"""([\s"]*)('*[=+\-@＝＋－＠])""")


def text(table: Table, edition: Edition) -> str:
    """The whole table, with a header."""
    rows = (table.cells(row, edition) for row in table.rows(edition))
    return written((column.name for column in table.columns), rows)


def written(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A header and rows of cells. Numbers are written as numbers, and need no guard."""
    out = StringIO()
    out.write(_BOM)
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows:
        writer.writerow(map(_cell, row))
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
            return _guarded(cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _guarded(text: str) -> str:
    """The text with an apostrophe before each sign that would begin a formula."""
    return "".join(
        f"{found[1]}'{part[found.end(1) :]}" if (found := _FORMULA.match(part)) else part
        for part in _PARTING.split(text)
    )
