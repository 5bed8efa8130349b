"""``export``: the records as the files that people reuse: CSV, JSON, BibTeX, a calendar, feeds.

For example, ``python -m macros export out`` writes out/sources.bib and all others.
"""

from pathlib import Path

import click

from macros import exports
from macros.checking import load
from macros.commands.parameters import PATH, RECORDS
from macros.problems import Problem, Problems
from macros.reading.host import Host

_READ = ("docs", "macros", "overrides")  # beside the records


@click.command("export")
@click.argument("folder", type=PATH, metavar="DIR")
@RECORDS
def command(folder: Path, records: Path) -> None:
    """Write the records in every format that people reuse.

    Into DIR, as the site has them.
    """
    project = records.resolve().parent
    at, ours = folder.resolve(), [records.resolve(), *(project / name for name in _READ)]
    if any(one in (at, *at.parents) for one in ours):
        told = "the files would stand among those of which the site is made"
        raise Problems([Problem(str(folder), 0, f"{told}; name another folder")])
    exports.write(exports.edition_of(load(records), project, Host.of(project)), folder)
