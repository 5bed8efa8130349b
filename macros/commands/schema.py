"""``schema``: data/schema.json, a JSON Schema by which editors complete and check records.

For example, ``python -m macros schema``, once a word of the vocabulary is new.
"""

from pathlib import Path

import click

from macros.commands.parameters import RECORDS
from macros.problems import Problem, Problems
from macros.reading import subject
from macros.records import json_schema


@click.command("schema")
@RECORDS
def command(records: Path) -> None:
    """Write data/schema.json, by which editors check records."""
    path = records / "schema.json"
    if path.is_symlink():  # it would be written elsewhere
        raise Problems([Problem(str(path), 0, "this is a link to another file; delete it")])
    path.write_text(json_schema.text(subject.read(records, {})), encoding="utf-8")
    click.echo(f"{path}: written")
