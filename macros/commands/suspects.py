"""``suspects``: record linkage; the pairs of records that may be one, ranked for an editor.

For example, ``python -m macros suspects --most 10`` tells the ten likeliest.
"""

from pathlib import Path

import click

from macros.checking import load_drawable, suspects
from macros.commands.parameters import RECORDS, Count
from macros.reading.yaml_records import places


@click.command("suspects")
@RECORDS
@click.option("--most", type=Count(), default=50, metavar="N", help="How many; 50 unless said.")
def command(records: Path, most: int) -> None:
    """Rank the pairs of records that readers may take for one.

    Those that no disagreement covers, a line each: where both records stand, what they say, and
    why they are suspected. An editor decides.
    """
    data, _ = load_drawable(records)  # what is wrong is a conflict most often; the check tells it
    stand = places(records)
    for rank, suspect in enumerate(suspects.suspects(data, most), 1):
        click.echo(f"{rank}. {suspects.line(suspect, data, stand)}")
