"""``new``: a scaffold; a record begun in the right file, with what it lacks asked for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from macros.checking import load, load_drawable
from macros.commands.groups import Group
from macros.commands.new.answers import command as command_line
from macros.commands.new.asking import Form, chosen
from macros.commands.new.drafts import drawn
from macros.commands.new.ids import suggested
from macros.commands.new.places import place_for
from macros.commands.parameters import PATH, RECORDS
from macros.corpus import Corpus
from macros.problems import Problem, Problems
from macros.reading.validation_errors import message
from macros.reading.vocabulary import FILE
from macros.records import KINDS, Model, Record
from macros.records.introspection import Shape, shapes

_ABOUT = {model.noun: (model.__doc__ or "").splitlines()[0] for model in KINDS.values()}


class Kinds(Group):
    """A command for each kind of record; which one, it asks on a terminal."""

    what = "kind of record"

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        if not args and not sys.stdin.isatty():
            context.fail(f"say what to begin: {', '.join(_ABOUT)}")
        with _told_if_stopped():
            return super().parse_args(context, args or [chosen("What is new?", _ABOUT)])


class Flag(click.Option):
    """A field of a record on the command line: '--evidence.source', the source in its evidence."""

    def __init__(self, path: tuple[str, ...], shape: Shape) -> None:
        words = f" ({', '.join(shape.enum)})" if shape.enum else ""
        if shape.vocabulary:
            words = f" (one of '{shape.vocabulary}' in {FILE})"
        super().__init__(
            [f"--{'.'.join(path)}", "__".join(("", *path))],  # which no parameter of ours is called
            multiple=shape.is_list,
            metavar=shape.key.upper(),
            help=shape.description + words + (" (may be given again)" if shape.is_list else ""),
        )


def _command(kind: str, model: type[Record]) -> click.Command:
    command = click.Command(model.noun, callback=partial(_begin, kind), help=_ABOUT[model.noun])
    command.params = [Flag(path, shape) for path, shape in _fields(model)]
    for option in (
        click.option("--anyway", is_flag=True, help="Write it though the check would refuse it."),
        click.option("--bare", is_flag=True, help="Without comments."),
        click.option("--file", type=PATH, help="Where to write it, if not with its kind."),
        RECORDS,
    ):
        command = option(command)
    return command


def _fields(model: type[Model], *before: str) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Each field that holds no mapping, and the path of keys to it."""
    for shape in shapes(model):
        if shape.model is None:
            yield (*before, shape.key), shape
        else:
            yield from _fields(shape.model, *before, shape.key)


def _begin(
    kind: str, records: Path, file: Path | None, bare: bool, anyway: bool, **flags: Any
) -> None:
    try:
        data, known = load_drawable(records)
        place = place_for(kind, records, file)
    except Problems as problems:
        click.echo(f"{problems}\nMend these first; then a new record can be checked.", err=True)
        raise click.exceptions.Exit(1) from None
    if known:
        so = "This is so already; a record such as a disagreement may mend it."
        click.echo(f"{Problems(known)}\n{so}\n")
    pages = sorted(path.stem for path in (records.parent / "docs").glob("*.md"))
    form = Form(data, pages) if sys.stdin.isatty() else None
    record = _nested(flags)
    with _told_if_stopped():
        _complete(kind, record, data, form)
        draft = drawn(kind, record, data.subject, bare)
        text, line = place.with_record(draft)
        after = _problems(records, place.path, text)
        refused = _more(after, known)
        if refused and not anyway:
            click.echo(f"{Problems(refused)}\nThe check would say this of it.", err=True)
            if not (form and click.confirm("Write it all the same?")):
                click.echo("Nothing was written. --anyway writes it all the same.", err=True)
                if form:  # what has been typed is not lost
                    click.echo(f"\n{draft}", nl=False)
                raise click.exceptions.Exit(1)
    place.path.write_bytes(text.encode("utf-8"))
    click.echo(f"{place.path}:{line}: {KINDS[kind].noun} {record['id']} is written.")
    if not bare and [one for one in shapes(KINDS[kind]) if not record.get(one.key)]:
        rest = "Write down what you know of what it has in comments, and delete the rest of them."
        click.echo(rest)
    if after:
        click.echo(f"{Problems(after)}\nThis is to be mended still.")
    click.echo(f"Then: {command_line('check')}")


@contextmanager
def _told_if_stopped() -> Iterator[None]:
    try:
        yield
    except click.Abort:
        click.echo("\nNothing was written.", err=True)
        raise click.exceptions.Exit(1) from None


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
    """The values of flags as a record: '__editions__terms__max' is in the first of its terms."""
    record: dict[str, Any] = {}
    for name, value in flags.items():
        if value not in (None, ()):
            *way, key = name.split("__")[1:]
            inner = record
            for step in way:
                inner = inner.setdefault(step, {})
            inner[key] = list(value) if isinstance(value, tuple) else value
    return record


def _listed(model: type[Model], record: dict[str, Any]) -> None:
    """Make lists of one item of the mappings that flags gave where a field holds many."""
    for shape in shapes(model):
        inner = record.get(shape.key)
        if shape.model and isinstance(inner, dict):
            _listed(shape.model, inner)
            record[shape.key] = [inner] if shape.is_list else inner


def _complete(kind: str, record: dict[str, Any], data: Corpus, form: Form | None) -> None:
    """Ask for what a record lacks; without a terminal, what is wrong with it ends the command."""
    model = KINDS[kind]
    _listed(model, record)
    if form:
        click.echo(f"A new {model.noun}. Enter leaves out what is not known; Ctrl-C stops.")
        form.fields(model, model.noun, record)
    if not record.get("id"):
        id = suggested(kind, record, (one.id for one in data))
        record["id"] = form.id(id) if form else id
    while wrong := _wrong(model, record, data):
        named = [one for one in shapes(model) if any(f"'{one.key}'" in text for text in wrong)]
        if not form or not named:
            advice = [_advice(named)] if named and not form else []
            raise click.ClickException("\n".join([*wrong, *advice]))
        click.echo("\n".join(wrong))
        for shape in named:
            form.field(model, shape, record)


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
        model.model_validate(record, context=data.subject)
    except ValidationError as errors:
        return [message(error, model) for error in errors.errors()]
    return []


command = Kinds(
    "new",
    subcommand_metavar="KIND [FLAGS]...",
    help=(
        "Begin a record: a commented skeleton in the right file.\n\n"
        "On a terminal it asks for what the flags leave out."
    ),
    commands=[_command(kind, model) for kind, model in KINDS.items()],
)
