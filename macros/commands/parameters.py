"""Parameter types: folders, a day, how many; what several commands are given, or only one reads.

For example, '2026-01-31' is a day, and neither '2026-01' nor '31.1.2026' is one.
"""

from datetime import date
from pathlib import Path
from typing import Any

import click

from macros.problems import Problem, Problems
from macros.records.edtf import YEARS, parse


class Where(click.Path):
    """The path of a file or a folder; '' is none, such as that of a variable that is not set."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        if not str(value):
            self.fail("it is empty; write a path", param, ctx)
        return super().convert(value, param, ctx)


class Records(Where):
    """A folder that is there."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        folder = super().convert(value, param, ctx)
        if not folder.is_dir():
            text = "no such folder; name the one with the records, such as data"
            raise Problems([Problem(str(folder), 0, text)])
        return folder


PATH = Where()


class Day(click.ParamType[date]):
    """A whole day: '2026-01-31', but neither '2026-01' nor '31.1.2026'."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            if (day := parse(value)).text == day.first.isoformat():
                return day.first
        except ValueError:
            pass
        years = f"of the years {YEARS[0]} to {YEARS[-1]}"
        self.fail(f"'{value}' is not a day {years}; write one such as 2026-01-31", param, ctx)


class Count(click.ParamType[int]):
    """How many there are to be: '50', but not '0'."""

    name = "count"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        if str(value).isdecimal() and int(value) > 0:
            return int(value)
        self.fail(f"'{value}' is not how many; write a number such as 50", param, ctx)


class BuiltSite(click.ParamType[Path]):
    """A folder into which MkDocs has built the site."""

    name = "site"

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:
        folder = Path(value)
        if not all((folder / name).is_file() for name in ("index.html", "404.html")):
            text = "no built site here; write one with: make site"
            raise Problems([Problem(str(folder), 0, text)])
        return folder


RECORDS = click.option(
    "--data",
    "records",
    type=Records(),
    default="data",
    metavar="DIR",
    help="The folder of the records.",
)
SITE = click.argument("site", type=BuiltSite(), metavar="SITE")
