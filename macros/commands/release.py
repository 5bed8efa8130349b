"""``release``: an edition of the records, with a list of what is new, as a changelog of data.

For example, ``python -m macros release 2026-01-31`` says how many are added, changed and withdrawn.
"""

from datetime import date
from pathlib import Path

import click

from macros.checking import load
from macros.commands.parameters import RECORDS, Day
from macros.reading import releases


@click.command("release")
@click.argument("day", type=Day(), metavar="DAY")
@RECORDS
def command(day: date, records: Path) -> None:
    """Write down which ids are released, and what has changed.

    On DAY, such as 2026-01-31, and since the last release.
    """
    releases.keep_order(records, day)
    made = releases.release(load(records, today=day), records, day)
    if made is None:
        click.echo("nothing has changed since the last release")
        return
    counts = ", ".join(
        f"{len(getattr(made, name))} {name}" for name in ("added", "changed", "withdrawn")
    )
    click.echo(f"release of {day}, data version {made.version}: {counts}")
