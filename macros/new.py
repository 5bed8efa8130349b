"""``python -m macros new``: a record begun, with what it lacks asked for."""

import argparse
import sys
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .complaints import told
from .dataset import Dataset
from .drafts import drawn, place_for, suggested
from .load import load
from .problems import Problems, a
from .records import KINDS, Model, Record
from .shapes import Shape, shapes

# Asked for though a record may lack them, because most have them.
_WORTH_ASKING = {
    "source": ("title", "published", "url", "authors"),
    "claim": ("value", "period", "as_of", "said_on"),
    "person": ("role",),
    "evidence": ("locator", "quote"),
    "term": ("sanction", "min", "max", "unit"),
    "testimony": ("age",),
    "disagreement": ("stands",),
}
_MANY = 12  # of known ids, the most that a list shows

_Ask = Callable[[str], str]


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
        elif not before:
            yield from _flags(shape.model, shape.key)


def _run_without_kind(given: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    nouns = [model.noun for model in KINDS.values()]
    if not sys.stdin.isatty():
        parser.error(f"say what to begin: {', '.join(nouns)}")
    try:
        noun = _chosen("What is new?", nouns, _asked)
    except (EOFError, KeyboardInterrupt):
        return _stopped()
    main = argparse.ArgumentParser(prog="python -m macros")
    add_to(main.add_subparsers())
    status: int = (again := main.parse_args(["new", noun])).run(again)
    return status


def _run(kind: str, given: argparse.Namespace) -> int:
    try:
        data = load(given.data)
        place = place_for(kind, given.data, given.file)
    except Problems as problems:
        print(f"{problems}\nMend these first; then a new record can be checked.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    ask = _asked if sys.stdin.isatty() else None
    answers = _nested(vars(given))
    try:
        wrong = _completed(kind, answers, data, ask)
        if wrong:
            print("\n".join(wrong), file=sys.stderr)
            return 1
        text, line = place.with_record(drawn(kind, answers, given.bare))
        refused = _refused(given.data, place.path, text)
        if refused and not given.anyway:
            print(f"{refused}\nThe check would say this of it.", file=sys.stderr)
            if ask is None or ask("Write it all the same? [y/N] ").strip().lower() != "y":
                print("Nothing was written. --anyway writes it all the same.", file=sys.stderr)
                return 1
    except (EOFError, KeyboardInterrupt):
        return _stopped()
    place.path.write_bytes(text.encode("utf-8"))
    noun = KINDS[kind].noun
    print(f"{place.path}:{line}: {noun} {answers['id']} is written.")
    if empty := [one.key for one in shapes(KINDS[kind]) if not answers.get(one.key)]:
        told = "Write down what you know of these, and delete what is left in comments"
        print(f"{told}: {', '.join(empty)}.\nThen: python -m macros check")
    return 0


def _stopped() -> int:
    print("\nNothing was written.", file=sys.stderr)
    return 1


def _refused(folder: Path, path: Path, text: str) -> Problems | None:
    """What the check would say of the records with this text in a file."""
    try:
        load(folder, {path: text.removeprefix("\ufeff")})
    except Problems as problems:
        return problems
    return None


def _nested(flags: dict[str, Any]) -> dict[str, Any]:
    """The values of flags as a record: 'evidence.source' is in the first item of 'evidence'."""
    record: dict[str, Any] = {}
    for name, value in flags.items():
        if value is None or name in ("data", "file", "bare", "anyway", "run", "noun", "command"):
            continue
        key, _, inner = name.partition(".")
        if inner:
            record.setdefault(key, {})[inner] = value
        else:
            record[key] = value
    return record


def _completed(kind: str, record: dict[str, Any], data: Dataset, ask: _Ask | None) -> list[str]:
    """Ask for what a record lacks; what is wrong with it in the end."""
    model = KINDS[kind]
    for shape in shapes(model):
        if shape.model and shape.many and isinstance(record.get(shape.key), dict):
            record[shape.key] = [record[shape.key]]
    if ask:
        print(f"A new {model.noun}. Enter leaves out what is not known; Ctrl-C stops.")
        _ask_all(model, model.noun, record, data, ask)
    if not record.get("id"):
        id = suggested(kind, record, (one.id for one in data))
        record["id"] = (ask(f"id [{id}]: ").strip() if ask else "") or id
    while wrong := _wrong(model, record, data):
        named = [one for one in shapes(model) if any(f"'{one.key}'" in text for text in wrong)]
        if not ask or not named:
            return [*wrong, _advice(named)] if named and not ask else wrong
        print("\n".join(wrong))
        for shape in named:
            _ask_one(shape, record, data, ask)
    return []


def _advice(named: list[Shape]) -> str:
    flags = ", ".join(
        f"--{one.key}.{inner.key}" if one.model else f"--{one.key}"
        for one in named
        for inner in (shapes(one.model) if one.model else [one])
        if inner is one or inner.required
    )
    return f"Give {flags}; or run it on a terminal, and it asks."


def _wrong(model: type[Record], record: dict[str, Any], data: Dataset) -> list[str]:
    id = str(record.get("id"))
    if data.get(id):
        return [f"'id': {id} is taken; choose another"]
    try:
        model.model_validate(record)
    except ValidationError as errors:
        return [told(error, model) for error in errors.errors()]
    return []


def _ask_all(
    model: type[Model], noun: str, record: dict[str, Any], data: Dataset, ask: _Ask
) -> None:
    """Ask for every field that is needed, or that most records have."""
    for shape in shapes(model):
        worth = shape.required or shape.key in _WORTH_ASKING.get(noun, ())
        if worth and shape.key != "id" and not record.get(shape.key):
            _ask_one(shape, record, data, ask)


def _ask_one(shape: Shape, record: dict[str, Any], data: Dataset, ask: _Ask) -> None:
    """Ask until the answer is one that the field takes, or empty."""
    if shape.model:
        print(f"\n{shape.key}: {shape.told}")
        inner: dict[str, Any] = {}
        noun = shape.key.removesuffix("s") if shape.many else shape.key
        _ask_all(shape.model, noun, inner, data, ask)
        if inner:
            record[shape.key] = [inner] if shape.many else inner
        return
    while True:
        answer = _answer(shape, data, ask)
        if not answer:
            if shape.required:
                print(f"{shape.key} is needed.")
                continue
            record.pop(shape.key, None)
            return
        record[shape.key] = [one.strip() for one in answer.split(";")] if shape.many else answer
        return


def _answer(shape: Shape, data: Dataset, ask: _Ask) -> str:
    question = f"\n{shape.key}: {shape.told}"
    if shape.words:
        return _chosen(question, list(shape.words), ask, shape.required)
    if shape.kind is not None and not shape.many:
        return _known(question, shape.kind, data, ask)
    example = "" if shape.example is None or shape.many else f" For example: {shape.example}"
    hint = " Several are parted by ;" if shape.many else ""
    return ask(f"{question}{example}{hint}\n> ").strip()


def _chosen(question: str, words: list[str], ask: _Ask, required: bool = True) -> str:
    """One of a few words, by its number or by itself."""
    listed = "\n".join(f"  {number:2} {word}" for number, word in enumerate(words, 1))
    while True:
        answer = ask(f"{question}\n{listed}\n> ").strip()
        if answer in words or (not answer and not required):
            return answer
        if answer.isdecimal() and 1 <= int(answer) <= len(words):
            return words[int(answer) - 1]
        question = f"'{answer}' is none of these; write its number or the word"


def _known(question: str, kind: str, data: Dataset, ask: _Ask) -> str:
    """The id of a known record, or '': by the id, by its number, or by a part of its name."""
    records = {one.id: _called(one) for one in (data.of(kind) if kind else {}).values()}
    records = records or {one.id: _called(one) for one in data}
    noun = KINDS[kind].noun if kind else "record"
    shown: list[str] = list(records) if len(records) <= _MANY else []
    print(f"{question}\n  Write its id, or some of its name to look for {a(noun)}.")
    while True:
        for number, id in enumerate(shown, 1):
            print(f"  {number:2} {id}  {records[id]}")
        answer = ask("> ").strip()
        if not answer or answer in records:
            return answer
        if answer.isdecimal() and 1 <= int(answer) <= len(shown):
            return shown[int(answer) - 1]
        shown = _near(answer, records)
        if not shown:
            print(f"  No {noun} is called that; add one first with: python -m macros new {noun}")


def _near(answer: str, records: dict[str, str]) -> list[str]:
    words = answer.lower().split()
    found = [
        id for id, name in records.items() if all(word in f"{id} {name}".lower() for word in words)
    ]
    found += [one for one in get_close_matches(answer, records, n=5) if one not in found]
    return found[:_MANY]


def _called(record: Record) -> str:
    """How a list calls a record beside its id."""
    names = ("name", "title", "question", "description", "measure", "article", "person")
    name = next((str(value) for key in names if (value := getattr(record, key, None))), "")
    publisher = getattr(record, "publisher", "")
    return (f"{publisher}, {name}" if publisher else name)[:70]


def _asked(question: str) -> str:
    return input(question)
