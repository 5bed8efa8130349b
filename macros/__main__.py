"""``python -m macros check | suspects | new | export | release ...``: what needs no MkDocs."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

_ELSEWHERE = (
    f"this is not the Python of the project. Write: .venv/bin/python -m macros "
    f"{' '.join(sys.argv[1:])}\n'make facts' installs it, if there is none yet."
)
if sys.version_info < (3, 11):  # noqa: UP036  # that of somebody else may be older
    sys.exit(f"Python {sys.version_info.major}.{sys.version_info.minor}: {_ELSEWHERE}")
try:
    from macros.checking import Inconsistent, changelog, load, suspects
    from macros.checking.fingerprints import fingerprint
    from macros.commands import links, new
    from macros.pages import page_checks
    from macros.problems import Problem, Problems
    from macros.reading import releases
    from macros.reading.host import Host
    from macros.reading.yaml_records import places
    from macros.records import KINDS, json_schema
    from macros.records.edtf import parse
except ModuleNotFoundError as missing:
    if str(missing.name).startswith(f"{__package__}."):
        raise
    sys.exit(f"{missing}: {_ELSEWHERE}")


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
    rank = commands.add_parser(
        "suspects",
        help="rank the pairs of records that readers may take for one and no disagreement covers",
        description="A line each: where both records stand, what they say, and why they are "
        "suspected. An editor decides.",
    )
    rank.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    rank.add_argument(
        "--most", type=_count, default=50, metavar="N", help="how many; 50 unless said"
    )
    rank.set_defaults(run=lambda given: _suspects(given.data, given.most))
    export = commands.add_parser(
        "export", help="write the records in every format that people reuse, as the site has them"
    )
    export.add_argument("folder", type=Path, metavar="DIR", help="where the files go")
    export.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    export.set_defaults(run=lambda given: _export(given.data, given.folder))
    release = commands.add_parser(
        "release", help="write down which ids are released, and what has changed since the last one"
    )
    release.add_argument("day", type=_day, metavar="DAY", help="such as 2026-01-31")
    release.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    release.set_defaults(run=lambda given: _release(given.data, given.day))
    light = commands.add_parser(
        "lighten", help="make a built site light: one small file a page, compressed as well"
    )
    light.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    light.set_defaults(run=lambda given: _lighten(given.site))
    keep = commands.add_parser("offline", help="pack a light site as one zip, and as one PDF")
    keep.add_argument("site", type=Path, metavar="SITE", help="the folder of the built site")
    keep.add_argument("to", type=Path, metavar="DIR", help="where to write them")
    keep.set_defaults(run=lambda given: _offline(given.site, given.to))
    ask = commands.add_parser(
        "links", help="ask every outside address of the sources whether it still answers"
    )
    ask.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    ask.set_defaults(run=lambda given: _links(given.data))
    shape = commands.add_parser(
        "schema", help="write data/schema.json, by which editors complete and check records"
    )
    shape.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    shape.set_defaults(run=lambda given: json_schema.write(given.data))
    new.add_to(commands)
    given = parser.parse_args(arguments)
    status: int = given.run(given)
    return status


def _check(folder: Path) -> int:
    docs = folder.parent / "docs"
    told: list[Problem] = []
    try:
        try:
            data = load(folder)
        except Inconsistent as found:
            data, told = found.data, found.found
        told += page_checks.check(docs, data) if docs.is_dir() else []
        told += changelog.check(folder.parent / "CHANGELOG.md", data)
    except Problems as problems:
        told += problems.found
    if told:
        print(Problems(told), file=sys.stderr)
        return 1
    counts = ", ".join(f"{len(data.of(kind))} {kind}" for kind in KINDS)
    print(f"{folder}: {counts}; no problem found")
    return 0


def _suspects(folder: Path, most: int) -> int:
    try:
        try:
            data = load(folder)
        except Inconsistent as found:  # by conflicts, most often, and those the check tells
            data = found.data
        stand = places(folder)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    for rank, suspect in enumerate(suspects.suspects(data, most), 1):
        print(f"{rank}. {suspects.line(suspect, data, stand)}")
    return 0


def _count(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is not how many; write a number such as 50")


def _fingerprint(text: Path) -> int:
    try:
        print(fingerprint(text.read_text(encoding="utf-8")), end="")
    except (OSError, UnicodeDecodeError) as error:
        print(f"{text}: {getattr(error, 'strerror', None) or 'not UTF-8'}", file=sys.stderr)
        return 1
    return 0


def _export(records: Path, folder: Path) -> int:
    from macros import exports  # their libraries are not needed to check records

    try:
        project = records.resolve().parent
        edition = exports.edition_of(load(records), project, Host.of(project))
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    exports.write(edition, folder)
    return 0


def _day(text: str) -> date:
    try:
        if (day := parse(text)).text == day.first.isoformat():
            return day.first
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"'{text}' is not a day; write one such as 2026-01-31")


def _release(records: Path, day: date) -> int:
    try:
        releases.keep_order(records, day)
        made = releases.release(load(records, today=day), records, day)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    if made is None:
        print("nothing has changed since the last release")
        return 0
    counts = ", ".join(
        f"{len(getattr(made, name))} {name}" for name in ("added", "changed", "withdrawn")
    )
    print(f"release of {day}, data version {made.version}: {counts}")
    return 0


def _lighten(site: Path) -> int:
    from macros.publishing.lighten import lighten  # its libraries are not needed to check records

    if not _is_site(site):
        return 1
    try:
        with _progress("files") as told:
            lighten(site, told)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    return 0


def _links(records: Path) -> int:
    try:
        data = load(records)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1

    with _progress("addresses asked") as told:
        answers = links.ask(links.addresses(data), told=told)
    print(links.report(answers) or f"{len(answers)} addresses, and all answer")
    return 1 if any(one.meaning == "gone" for one in answers) else 0


def _offline(site: Path, folder: Path) -> int:
    from macros.publishing.offline import pack
    from macros.publishing.pdf import NoBrowser

    if not _is_site(site):
        return 1
    try:
        host = Host.of(Path())
        with _progress("files written") as told:
            written = pack(site, folder, told, host.epoch or 0)
    except (NoBrowser, Problems) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print("\n".join(f"{path}: {path.stat().st_size:,} bytes" for path in written))
    return 0


@contextmanager
def _progress(noun: str) -> Iterator[Callable[[int, int], None]]:
    """What a command tells of how far it is: '3 of 18 pages', on a terminal and nowhere else."""
    shown = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shown:
            print(f"\r{done} of {of} {noun}", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown:
            print(file=sys.stderr)


def _is_site(folder: Path) -> bool:
    if all((folder / name).is_file() for name in ("index.html", "404.html")):
        return True
    print(f"{folder}: no built site here; write one with: make site", file=sys.stderr)
    return False


if __name__ == "__main__":
    sys.exit(main())
