"""``fingerprint``: hashes of a source's text, by which quotes are held against words not kept.

For example, ``python -m macros fingerprint report.txt > data/fingerprints/report.txt``.
"""

from pathlib import Path

import click

from macros.checking.fingerprints import fingerprint
from macros.commands.parameters import PATH
from macros.problems import Problem, Problems


@click.command("fingerprint")
@click.argument("text", type=PATH, metavar="TEXT")
def command(text: Path) -> None:
    """Print the fingerprint of a source's text.

    TEXT is a plain text file; keep what is printed as data/fingerprints/SOURCE-ID.txt. Blank lines
    part paragraphs. Take out headline, byline, section headings and captions before, and mend what
    a page break has parted or joined.
    """
    try:
        click.echo(fingerprint(text.read_text(encoding="utf-8")), nl=False)
    except PermissionError:
        raise
    except OSError as error:
        told = f"{error.strerror}; name a plain text file".lower()
        raise Problems([Problem(str(text), 0, told)]) from None
    except UnicodeDecodeError:
        raise Problems([Problem(str(text), 0, "not UTF-8; save it as UTF-8")]) from None
