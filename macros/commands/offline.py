"""``offline``: a copy of the site to keep, as a zip and as a PDF.

For example, ``python -m macros offline site out``, once the site is light.
"""

from pathlib import Path

import click

from macros.commands.parameters import PATH, SITE
from macros.commands.progress import progress
from macros.publishing.offline import pack
from macros.publishing.pdf import NoBrowser
from macros.reading import subject
from macros.reading.host import Host


@click.command("offline")
@SITE
@click.argument("folder", type=PATH, metavar="DIR")
def command(site: Path, folder: Path) -> None:
    """Pack a light site as one zip, and as one PDF, into DIR."""
    host, slug = Host.of(Path()), subject.read(Path("data"), {}).slug
    try:
        with progress("files written") as told:
            written = pack(site, folder, slug, told, host.epoch or 0)
    except NoBrowser as missing:
        raise click.ClickException(str(missing)) from None
    click.echo("\n".join(f"{path}: {path.stat().st_size:,} bytes" for path in written))
