"""``export``: the records as the files that people reuse: CSV, JSON, BibTeX, a calendar, feeds.

For example, ``python -m macros export out`` writes out/sources.bib and all others.
"""

from pathlib import Path

import click

from macros import exports
from macros.checking import load
from macros.commands.parameters import PATH, RECORDS
from macros.reading.host import Host


@click.command("export")
@click.argument("folder", type=PATH, metavar="DIR")
@RECORDS
def command(folder: Path, records: Path) -> None:
    """Write the records in every format that people reuse.

    Into DIR, as the site has them.
    """
    project = records.resolve().parent
    exports.write(exports.edition_of(load(records), project, Host.of(project)), folder)
