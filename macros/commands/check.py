"""``check``: a linter; every mistake of records, pages, settings, styles, scripts and changelog.

For example, ``python -m macros check`` tells each by file and line.
"""

from pathlib import Path

import click

from macros.checking import changelog, load_drawable, maps, settings
from macros.commands.parameters import RECORDS
from macros.pages import page_checks, untrusted_markdown
from macros.problems import Problem, Problems
from macros.reading.text_files import is_there
from macros.records import KINDS


@click.command("check")
@RECORDS
def command(records: Path) -> None:
    """Tell what is wrong with all that is not Python.

    Those are records, pages, settings, styles, scripts and the changelog.
    """
    docs = records.parent / "docs"
    # Without a folder of pages records stand alone, and no page is there that settings could name.
    told = [*settings.check(records.parent)] if docs.is_dir() else []
    try:
        data, found = load_drawable(records)
        told += found
        if docs.is_dir():
            told += page_checks.check(docs, data)
        elif is_there(docs):
            told.append(Problem("docs", 1, "this is no folder; put the pages into one"))
        told += maps.check(records.parent, data)
        told += changelog.check(records.parent / "CHANGELOG.md", data)
    except Problems as problems:
        told += problems.found
        told += untrusted_markdown.check_pages(docs)  # which needs no records
    if told:
        raise Problems(told)
    counts = ", ".join(f"{len(data.of(kind))} {kind}" for kind in KINDS)
    click.echo(f"{records}: {counts}; no problem found")
