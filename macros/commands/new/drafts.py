"""A new record as text: commented, valid, and put where its kind stands."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date

from macros.reading.text_files import LOADER, files, read
from macros.records import KINDS, Model
from macros.records.introspection import Shape, shapes
from macros.records.json_schema import MODELINE
from macros.records.slugs import words

_WIDTH = 100
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_INDENT = "  "
_FEW = 12  # words that a field may be, which fit on the line of its comment
_ANY = "\N{HORIZONTAL ELLIPSIS}"  # where any text may stand
_LONG = _WIDTH - 24  # a text that is folded
_UNBROKEN = 10_000
_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_RESOLVER = yaml.resolver.Resolver()
_NAMES = {
    "claims": ("measure", "as_of", "period", "said_on"),
    "penalties": ("article",),
    "sources": ("publisher", "published", "title"),
}
# Kinds whose names are questions or sentences; of these an id keeps the telling words.
_SENTENCES = ("topics", "measures", "events", "disagreements", "sayings")
_PREFIXES = {
    "penalties": "article",
    "testimonies": "testimony",
    "pictures": "picture",
    "corrections": "correction",
}


@dataclass(frozen=True)
class Place:
    """Where a record of a kind is to stand: before an offset of a file's text."""

    path: Path
    text: str
    offset: int
    heading: str = ""  # what must stand before the first record of its kind
    indent: str = _INDENT
    parted: bool = True  # by an empty line from what stands before

    def with_record(self, drawn: str) -> tuple[str, int]:
        """The text of the file with one record more, and the line on which it begins."""
        before, after = self.text[: self.offset], self.text[self.offset :]
        newline = "\r\n" if "\r\n" in self.text else "\n"
        gap = "" if not before or before.endswith("\n") else newline
        gap += newline if self.parted and not self.heading and before.strip() else ""
        block = gap + (self.heading + textwrap.indent(drawn, self.indent)).replace("\n", newline)
        line = (before + gap + self.heading).count("\n") + 1
        return before + block + (
            newline if after.strip() and not after.startswith(("\n", "\r")) else ""
        ) + after, line


def place_for(kind: str, folder: Path, file: Path | None = None) -> Place:
    """Where the folder keeps records of a kind; at the end of their list, or in a new file.

    Raises ValueError when their list is not written line by line.
    """
    for path in [file] if file else files(folder, ".yml"):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8")
        root = yaml.compose(read(path, path.name), LOADER)
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        for number, (key, node) in enumerate(pairs):
            if key.value == kind:
                if node.value == []:
                    return _in_empty(path, text, key.start_mark.line)
                if not isinstance(node, yaml.SequenceNode) or node.flow_style:
                    raise ValueError(f"{path}: write '{kind}' as a list of lines that begin with -")
                last = pairs[number + 1][0].start_mark.line if number + 1 < len(pairs) else None
                indent = " " * node.value[0].start_mark.column
                return Place(path, text, _end(text, last), indent=indent[: max(0, len(indent) - 2)])
    path = file or folder / f"{kind}.yml"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    heading = f"{kind}:\n" if text else f"{MODELINE}schema.json\n{kind}:\n"
    return Place(path, text, len(text), heading)


def _in_empty(path: Path, text: str, line: int) -> Place:
    """In a list that is written as [] on its line; the brackets are all that goes."""
    lines = text.splitlines(keepends=True)
    lines[line] = re.sub(r" *\[ *\]", "", lines[line], count=1)
    return Place(path, "".join(lines), sum(map(len, lines[: line + 1])), parted=False)


def _end(text: str, next_line: int | None) -> int:
    """Where a list ends: before the comments that belong to what comes next."""
    lines = text.splitlines(keepends=True)
    end = len(lines) if next_line is None else next_line
    while end and (not lines[end - 1].strip() or (next_line and lines[end - 1].startswith("#"))):
        end -= 1
    return sum(map(len, lines[:end]))


class _Emitter(yaml.SafeDumper):
    """PyYAML's, with items set in below their key, and double quotes for what needs some."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def drawn(kind: str, given: Mapping[str, Any], bare: bool = False) -> str:
    """A record as an item of a list; what it lacks stands below in comments unless ``bare``."""
    model = KINDS[kind]
    item = yaml.SequenceNode(_LIST, [_mapping(model, given)], flow_style=False)
    return _emitted(item) + ("" if bare else "".join(_comments(model, given)))


def _emitted(node: yaml.Node, width: int = _WIDTH) -> str:
    text: str = yaml.serialize(node, Dumper=_Emitter, width=width, allow_unicode=True)
    return text


def _mapping(model: type[Model], given: Mapping[str, Any]) -> yaml.MappingNode:
    pairs = [
        (_scalar(shape.key), _value(shape, value))
        for shape in shapes(model)
        if (value := given.get(shape.key)) not in _NOTHING
    ]
    return yaml.MappingNode(_MAP, pairs, flow_style=False)


def _value(shape: Shape, value: Any) -> yaml.Node:
    if shape.model and shape.many:
        return yaml.SequenceNode(
            _LIST, [_mapping(shape.model, one) for one in value], None, None, False
        )
    if shape.model:
        return _mapping(shape.model, value)
    if shape.many:
        return _flow_list(_scalar(one, shape.literal) for one in value)
    scalar = _scalar(value, shape.literal)
    if len(scalar.value) > _LONG and " " in scalar.value:
        scalar.style = ">"
    return scalar


def _flow_list(nodes: Iterable[yaml.Node]) -> yaml.Node:
    return yaml.SequenceNode(_LIST, list(nodes), flow_style=True)


def _scalar(value: Any, literal: bool = False) -> yaml.ScalarNode:
    """One value; a number, day or truth value has no quotes, and other text that looks so has."""
    text = " ".join(str(value).split())
    own = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(own if literal else _TEXT, text)


def _comments(model: type[Model], given: Mapping[str, Any]) -> Iterator[str]:
    """A line for each field that is not given: how it is written, and what it says."""
    for shape in shapes(model):
        if given.get(shape.key) in _NOTHING:
            pair = yaml.MappingNode(_MAP, [(_scalar(shape.key), _outline(shape))], flow_style=False)
            yield f"{_INDENT}# {_emitted(pair, _UNBROKEN).rstrip()}  # {shape.told}\n"


def _outline(shape: Shape) -> yaml.Node:
    """How the value of an empty field would be written, on one line."""
    if shape.model:
        inner = [one for one in shapes(shape.model) if one.required] or shapes(shape.model)[:1]
        written = yaml.MappingNode(
            _MAP, [(_scalar(one.key), _outline(one)) for one in inner], flow_style=True
        )
        return _flow_list([written]) if shape.many else written
    if isinstance(shape.example, list) or shape.many:
        return _flow_list(_scalar(one) for one in shape.example or [_ANY])
    if 0 < len(shape.words) <= _FEW:
        return _scalar(" | ".join(shape.words))
    example = str(shape.example).lower() if isinstance(shape.example, bool) else shape.example
    return _scalar(_ANY if example is None else example, literal=True)


def suggested(kind: str, given: Mapping[str, Any], taken: Iterable[str]) -> str:
    """An id from what is known of a record, that no record has."""
    names = [str(given[key]) for key in _NAMES.get(kind, ()) if given.get(key)][:2]
    if not names:
        texts = (
            given.get(one.key) for one in shapes(KINDS[kind]) if one.required and not one.literal
        )
        names = [str(text) for text in texts if text and isinstance(text, str)][:1]
    stem = "-".join(filter(None, [_PREFIXES.get(kind, ""), *(_slug(kind, one) for one in names)]))
    stem = stem or KINDS[kind].noun
    known, id, number = set(taken), stem, 2
    while id in known:
        id, number = f"{stem}-{number}", number + 1
    return id


def _slug(kind: str, text: str) -> str:
    if day := re.fullmatch(r"(?:.*/)?(\d{4}-\d\d-\d\d)", text):
        return format_date(date.fromisoformat(day[1]), "d-MMM", locale="en").lower()
    told = kind in _SENTENCES
    return words(text, 4 if told else 6, telling=told)
