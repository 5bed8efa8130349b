"""``export``: the records as the files that people reuse: CSV, JSON, BibTeX, a calendar, feeds.

For example, ``python -m macros export out`` writes out/sources.bib and all others.
"""

from pathlib import Path

import click

from macros import exports
from macros.checking import load
from macros.commands.parameters import PATH, RECORDS
from macros.problems import Problem, Problems
from macros.reading import yaml_records
from macros.reading.host import Host


@click.command("export")
@click.argument("folder", type=PATH, metavar="DIR")
@RECORDS
def command(folder: Path, records: Path) -> None:
    """Write the records in every format that people reuse.

    Into DIR, as the site has them.
    """
    if yaml_records.record_files(folder) or [*folder.glob("*.md")]:
        told = "this folder holds records or pages, among which the files would stand"
        raise Problems([Problem(str(folder), 0, f"{told}; name another")])
    project = records.resolve().parent
    exports.write(exports.edition_of(load(records), project, Host.of(project)), folder)
