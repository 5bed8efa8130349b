"""``python -m macros new``: a record begun, with what it lacks asked for."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.checking import Inconsistent, load
from macros.commands.asking import Asking, agreed, chosen, command
from macros.commands.drafts import drawn, place_for, suggested
from macros.corpus import Corpus
from macros.problems import Problem, Problems
from macros.reading.messages import told
from macros.records import KINDS, Model, Record
from macros.records.introspection import Shape, shapes


def add_to(commands: Any) -> None:
    """Add the command, with one of its own for each kind of record."""
    parser = commands.add_parser(
        "new",
        help="begin a record: a commented skeleton in the right file",
        description="On a terminal it asks for what the flags leave out.",
    )
    parser.set_defaults(run=lambda given: _run_without_kind(given, parser))
    kinds = parser.add_subparsers(metavar="KIND", dest="noun")
    for kind, model in KINDS.items():
        one = kinds.add_parser(model.noun, help=(model.__doc__ or "").splitlines()[0])
        one.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
        one.add_argument("--file", type=Path, help="where to write it, if not with its kind")
        one.add_argument("--bare", action="store_true", help="without comments")
        one.add_argument(
            "--anyway", action="store_true", help="write it though the check would refuse it"
        )
        for path, shape in _flags(model):
            # Percent signs would be read as formats.
            help = shape.told.replace("%", "%%")
            choices = f" ({', '.join(shape.words)})" if shape.words else ""
            one.add_argument(
                f"--{'.'.join(path)}",
                dest=".".join(path),
                action="append" if shape.many else "store",
                metavar=shape.key.upper(),
                help=help + choices + (" (may be given again)" if shape.many else ""),
            )
        one.set_defaults(run=lambda given, kind=kind: _run(kind, given))


def _flags(model: type[Model], *before: str) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Each flag of a kind: its path of keys, and the field at its end."""
    for shape in shapes(model):
        if shape.model is None:
            yield (*before, shape.key), shape
        else:
            yield from _flags(shape.model, *before, shape.key)


def _run_without_kind(given: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    nouns = [model.noun for model in KINDS.values()]
    if not sys.stdin.isatty():
        parser.error(f"say what to begin: {', '.join(nouns)}")
    about = {model.noun: (model.__doc__ or "").splitlines()[0] for model in KINDS.values()}
    try:
        noun = chosen("What is new?", about, input)
    except (EOFError, KeyboardInterrupt):
        return _stopped()
    main = argparse.ArgumentParser(prog="python -m macros")
    add_to(main.add_subparsers())
    status: int = (again := main.parse_args(["new", noun])).run(again)
    return status


def _run(kind: str, given: argparse.Namespace) -> int:
    try:
        data, known = _read(given.data)
        place = place_for(kind, given.data, given.file)
    except Problems as problems:
        print(f"{problems}\nMend these first; then a new record can be checked.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    ask = input if sys.stdin.isatty() else None
    pages = sorted(path.stem for path in (given.data.parent / "docs").glob("*.md"))
    answers = _nested(vars(given))
    try:
        wrong = _completed(kind, answers, data, Asking(data, pages, ask) if ask else None)
        if wrong:
            print("\n".join(wrong), file=sys.stderr)
            return 1
        record = drawn(kind, answers, given.bare)
        text, line = place.with_record(record)
        after = _problems(given.data, place.path, text)
        refused = _more(after, known)
        if refused and not given.anyway:
            print(f"{Problems(refused)}\nThe check would say this of it.", file=sys.stderr)
            if ask is None or not agreed("Write it all the same? [y/N] ", ask):
                print("Nothing was written. --anyway writes it all the same.", file=sys.stderr)
                if ask:  # what has been typed is not lost
                    print(f"\n{record}", end="")
                return 1
    except (EOFError, KeyboardInterrupt):
        return _stopped()
    place.path.write_bytes(text.encode("utf-8"))
    noun = KINDS[kind].noun
    print(f"{place.path}:{line}: {noun} {answers['id']} is written.")
    if not given.bare and [one for one in shapes(KINDS[kind]) if not answers.get(one.key)]:
        print("Write down what you know of what it has in comments, and delete the rest of them.")
    if after:
        print(f"{Problems(after)}\nThis is to be mended still.")
    print(f"Then: {command('check')}")
    return 0


def _read(folder: Path) -> tuple[Corpus, list[Problem]]:
    """The records, and what is wrong with them that another record may mend."""
    try:
        return load(folder), []
    except Inconsistent as found:
        print(f"{found}\nThis is so already; a record such as a disagreement may mend it.\n")
        return found.data, found.found


def _stopped() -> int:
    print("\nNothing was written.", file=sys.stderr)
    return 1


def _problems(folder: Path, path: Path, text: str) -> list[Problem]:
    """What the check would say of the records with this text in a file."""
    try:
        load(folder, {path: text.removeprefix("\ufeff")})
    except Problems as problems:
        return problems.found
    return []


def _more(after: list[Problem], before: list[Problem]) -> list[Problem]:
    """The problems that were not there before, perhaps on another line."""
    known = {(one.path, one.text) for one in before}
    return [one for one in after if (one.path, one.text) not in known]


def _nested(flags: dict[str, Any]) -> dict[str, Any]:
    """The values of flags as a record: 'editions.terms.max' is in the first term of 'editions'."""
    record: dict[str, Any] = {}
    for name, value in flags.items():
        if value is None or name in ("data", "file", "bare", "anyway", "run", "noun", "command"):
            continue
        *way, key = name.split(".")
        inner = record
        for step in way:
            inner = inner.setdefault(step, {})
        inner[key] = value
    return record


def _listed(model: type[Model], record: dict[str, Any]) -> None:
    """Make lists of one item of the mappings that flags gave where a field holds many."""
    for shape in shapes(model):
        inner = record.get(shape.key)
        if shape.model and isinstance(inner, dict):
            _listed(shape.model, inner)
            record[shape.key] = [inner] if shape.many else inner


def _completed(kind: str, record: dict[str, Any], data: Corpus, asking: Asking | None) -> list[str]:
    """Ask for what a record lacks; what is wrong with it in the end."""
    model = KINDS[kind]
    _listed(model, record)
    if asking:
        print(f"A new {model.noun}. Enter leaves out what is not known; Ctrl-C stops.")
        asking.fields(model, model.noun, record)
    if not record.get("id"):
        id = suggested(kind, record, (one.id for one in data))
        record["id"] = asking.id(id) if asking else id
    while wrong := _wrong(model, record, data):
        named = [one for one in shapes(model) if any(f"'{one.key}'" in text for text in wrong)]
        if not asking or not named:
            return [*wrong, _advice(named)] if named and not asking else wrong
        print("\n".join(wrong))
        for shape in named:
            asking.field(model, shape, record)
    return []


def _advice(named: list[Shape]) -> str:
    flags = ", ".join(
        f"--{one.key}.{inner.key}" if one.model else f"--{one.key}"
        for one in named
        for inner in (shapes(one.model) if one.model else [one])
        if inner is one or inner.required
    )
    return f"Give {flags}; or run it on a terminal, and it asks."


def _wrong(model: type[Record], record: dict[str, Any], data: Corpus) -> list[str]:
    id = str(record.get("id"))
    if data.get(id):
        return [f"'id': {id} is taken; choose another"]
    try:
        model.model_validate(record)
    except ValidationError as errors:
        return [told(error, model) for error in errors.errors()]
    return []
