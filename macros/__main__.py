"""``python -m macros check``: the records without MkDocs."""

import argparse
import sys
from pathlib import Path

from .load import load
from .problems import Problems
from .records import KINDS


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when records have problems."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the records.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read every record and print what is wrong")
    check.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    return _check(parser.parse_args(arguments).data)


def _check(folder: Path) -> int:
    try:
        data = load(folder)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    counts = ", ".join(f"{len(data.of(kind))} {kind}" for kind in KINDS)
    print(f"{folder}: {counts}; no problem found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
