"""``lighten``: a built site minified and compressed, as it is to be served.

For example, ``python -m macros lighten site`` after a build into that folder.
"""

from pathlib import Path

import click

from macros.commands.parameters import SITE
from macros.commands.progress import progress
from macros.publishing.lighten import lighten

KEPT = Path(".cache/compressed")


@click.command("lighten")
@SITE
def command(site: Path) -> None:
    """Make a built site light: one small file a page, compressed."""
    with progress("files") as told:
        lighten(site, told, kept=KEPT)
