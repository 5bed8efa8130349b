"""``python -m macros check | new | schema | fingerprint | lighten``: what needs no MkDocs."""

import argparse
import sys
from pathlib import Path

from . import calls, markup, new, prose, schema
from .fingerprints import fingerprint
from .load import load
from .problems import Problems
from .records import KINDS


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when records have problems."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the records.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check",
        help="read every record, and docs/ beside them",
    )
    check.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    check.set_defaults(run=lambda given: _check(given.data))
    make = commands.add_parser(
        "fingerprint",
        help="print the fingerprint of a source's text, to be kept as "
        "data/fingerprints/SOURCE-ID.txt",
        description="Blank lines part paragraphs. Take out headline, byline, section headings and "
        "captions before, and mend what a page break has parted or joined.",
    )
    make.add_argument("text", type=Path, metavar="TEXT", help="a plain text file")
    make.set_defaults(run=lambda given: _fingerprint(given.text))
    light = commands.add_parser(
        "lighten", help="make a built site light: one small file a page, compressed as well"
    )
    light.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    light.set_defaults(run=lambda given: _lighten(given.site))
    shape = commands.add_parser(
        "schema", help="write data/schema.json, by which editors complete and check records"
    )
    shape.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    shape.set_defaults(run=lambda given: schema.write(given.data))
    new.add_to(commands)
    given = parser.parse_args(arguments)
    status: int = given.run(given)
    return status


def _check(folder: Path) -> int:
    docs = folder.parent / "docs"
    try:
        data = load(folder)
        if docs.is_dir():
            told = list(markup.check_pages(docs))
            if not told:
                told = [
                    *calls.check_pages(docs, data),
                    *prose.check_pages(docs, data),
                    *prose.check_allowances(docs, data),
                ]
            if told:
                raise Problems(told)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    counts = ", ".join(f"{len(data.of(kind))} {kind}" for kind in KINDS)
    print(f"{folder}: {counts}; no problem found")
    return 0


def _fingerprint(text: Path) -> int:
    try:
        print(fingerprint(text.read_text(encoding="utf-8")), end="")
    except (OSError, UnicodeDecodeError) as error:
        print(f"{text}: {getattr(error, 'strerror', None) or 'not UTF-8'}", file=sys.stderr)
        return 1
    return 0


def _lighten(site: Path) -> int:
    from .light import lighten  # its libraries are not needed to check records

    if not (site / "index.html").is_file():
        print(f"{site}: no built site here; write one with: make site", file=sys.stderr)
        return 1
    lighten(site)
    return 0


if __name__ == "__main__":
    sys.exit(main())
