"""YAML files -> Dataset; the only reader of records. Every problem says file and line."""

import gc
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain, groupby, islice
from pathlib import Path, PurePath
from typing import Any

import yaml
from pydantic import ValidationError

from . import checks, complaints, fingerprints, ids, texts
from .complaints import told
from .dataset import Dataset
from .problems import Loc, Problem, Problems, a, nearest
from .records import KINDS, Gone, Record
from .texts import LOADER

_UNKNOWN = {"", "~", "null", "Null", "NULL", "n/a", "N/A"}

# What stands beside the records: written by a release, by ``make schema`` and by hand.
_READ_ELSEWHERE = re.compile(r"(?:ids\.txt|(?:releases|schema)\.json|fingerprints/[^/]*\.txt)")
_YAML = re.compile(r"\.ya?ml(?:\.|$)", re.IGNORECASE)

# libyaml composes by recursion and would end the whole program on a deep file.
# Nodes are as deep as brackets that are open and columns that are indented, at most.
_DEEPEST = 16
_OPENED = 1_000
_CLOSED_ON_ITS_LINE = re.compile(r"""\[[^][{}"'#\n]*\]|\{[^][{}"'#\n]*\}""")
_INDENTED = re.compile(r"^[ \t?:-]{200}", re.MULTILINE)


def load(
    folder: Path, unsaved: Mapping[Path, str] | None = None, today: date | None = None
) -> Dataset:
    """Return every record under ``folder``, checked one by one and against each other.

    ``unsaved`` holds texts that are read instead of those of their files. What has
    happened has done so by ``today``: by the clock's day if none is given, or that of
    the last release where the clock is behind it. Raises Problems with all that is
    wrong; paths in it are relative to the folder that holds ``folder``.
    """
    reading = _Reading(folder, unsaved or {}, today)
    paths = sorted({*texts.files(folder, ".yml"), *reading.unsaved})
    reading.overlooked()
    if not paths:
        none = Problem(folder.as_posix(), 1, "no .yml file with records is here")
        raise Problems([none, *reading.problems])
    with _collector_paused():
        for path in paths:
            reading.read(path)
        reading.check()
    if reading.problems:
        raise Problems(reading.problems)
    return reading.data


@contextmanager
def _collector_paused() -> Iterator[None]:
    # Records hold no cycles, and walking them over and over as they grow in
    # number is what would make reading slower than linear.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Flawed(Exception):
    """A record that is told already, and not worth reading on."""


@dataclass(frozen=True)
class _Spot:
    """Where a record stands: its file, and its place among those of its kind there."""

    path: Path
    kind: str
    index: int
    label: str


@dataclass
class _Reading:
    """What has been read of a folder so far, and all that is wrong with it.

    Lines are looked up only when a problem is told: keeping every YAML node for
    them would triple the time that a large folder takes.
    """

    folder: Path
    unsaved: Mapping[Path, str]
    today: date | None
    data: Dataset = field(default_factory=Dataset)
    problems: list[Problem] = field(default_factory=list)
    # A broken record's id too: what names it is not dangling.
    ids: dict[str, _Spot] = field(default_factory=dict)
    # A node that is met again is an alias; a few can stand for a million.
    met: set[int] = field(default_factory=set)
    whole: bool = True  # a file that cannot be read would make all that names its records wrong

    def overlooked(self) -> None:
        """Tell every file of the folder that nothing reads."""
        for path in texts.files(self.folder):
            place = path.relative_to(self.folder).as_posix()
            if path.suffix == ".yml" or _READ_ELSEWHERE.fullmatch(place):
                continue
            if path.is_dir():
                text = "this is a link to another folder; put its files here, or delete it"
            elif _YAML.search(path.name):
                text = "records stand in files that end in .yml; rename this one, or delete it"
            else:
                text = "nothing reads this file; move it elsewhere, or its records into a .yml file"
            if path.is_dir() or _YAML.search(path.name):
                self.whole = False  # records that are unread are not missing
            self.problems.append(Problem(self._name(path), 1, text))

    def read(self, path: Path) -> None:
        """Add the records of one file."""
        self.met.clear()
        try:
            root = self._compose(path)
        except Problems as problems:
            self.problems += problems.found
            self.whole = False
            return
        if _is_void(root):  # known to hold nothing, so the rules hold of all other files
            text = "the file holds no record; begin it with a kind, such as 'claims:', or delete it"
            self.problems.append(Problem(self._name(path), 1, text))
        elif not isinstance(root, yaml.MappingNode):
            assert root is not None
            self._unread(path, root, "the file is not a mapping of kinds to lists of records")
        else:
            self._read_kinds(path, root)

    def _read_kinds(self, path: Path, root: yaml.MappingNode) -> None:
        read: Counter[str] = Counter()  # a kind may have several lists
        for key, node in root.value:
            name = _key(key)
            if name not in KINDS:
                known = nearest(name, KINDS)
                self._unread(path, key, f"'{name}' is not a kind of record{known}")
            elif not isinstance(node, yaml.SequenceNode):
                self._unread(path, key, f"'{name}' is not a list; begin each record with '- id:'")
            else:
                for index, item in enumerate(node.value, read[name]):
                    label = _label(KINDS[name].noun, item, index)
                    self._add(_Spot(path, name, index, label), item)
                read[name] += len(node.value)

    def _unread(self, path: Path, node: yaml.Node, text: str) -> None:
        """Tell why records are not read; whoever names one of them is not to blame."""
        self._tell(path, node, (), text)
        self.whole = False

    def check(self) -> None:
        """Tell every breach of a rule, on the line of the field that breaks it."""
        if not self.whole:
            return
        try:
            released, today = ids.released(self.folder), self.today or self._clock()
        except Problems as problems:
            self.problems += problems.found
            return
        prints = self.folder / "fingerprints"
        found = checks.check(self.data, self.ids, released, prints, today)
        self.problems += ids.vanished(self.data, self.folder, broken=self.ids)
        if not self.problems:  # the source of a fingerprint may be too broken to load
            self.problems += fingerprints.stray(self.data, prints)
        breaches = [(self.ids[one.id], one) for one in found]
        breaches.sort(key=lambda pair: pair[0].path)
        for path, some in groupby(breaches, lambda pair: pair[0].path):
            root = self._compose(path)
            for spot, breach in some:
                node = _node_at(root, spot)
                self._tell(path, node, breach.loc, f"{spot.label}: {breach.text}")

    def _clock(self) -> date:
        return max([date.today(), *(one.on for one in ids.releases(self.folder))])

    def _add(self, spot: _Spot, node: yaml.Node) -> None:
        model: type[Record] = KINDS[spot.kind]
        if not isinstance(node, yaml.MappingNode):
            text = f"{spot.label}: {a(model.noun)} is a mapping; begin it with 'id:'"
            self._tell(spot.path, node, (), text)
            return
        try:
            fields = self._plain(spot, node)
        except _Flawed:
            self.ids.setdefault(_id(node) or "", spot)
            return
        id = fields.get("id")
        if isinstance(id, str):
            if id in self.ids:
                first = self._first_place(self.ids[id])
                text = f"{spot.label}: the id is taken at {first}; choose another"
                self._tell(spot.path, node, ("id",), text)
                return
            self.ids[id] = spot
        records: Any = self.data.of(spot.kind)
        if "withdrawn" in fields:
            model, records, fields = Gone, self.data.withdrawn, {**fields, "was": spot.kind}
        try:
            record = model.model_validate(fields)
        except ValidationError as errors:
            for error in errors.errors():
                self._tell(spot.path, node, error["loc"], f"{spot.label}: {told(error, model)}")
            return
        records[record.id] = record

    def _first_place(self, spot: _Spot) -> str:
        node = _node_at(self._compose(spot.path), spot)
        return f"{self._name(spot.path)}:{_line(node, ('id',))}"

    def _plain(self, spot: _Spot, node: yaml.Node, depth: int = 0) -> Any:
        """The node as dicts, lists and strings; what YAML lets pass is told here."""
        if id(node) in self.met:
            self._tell_aliases(spot)
            raise _Flawed
        self.met.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if depth > _DEEPEST:
            self._tell(spot.path, node, (), f"{spot.label}: this is nested too deep; flatten it")
            raise _Flawed
        if isinstance(node, yaml.SequenceNode):
            return [self._checked(spot, "", item, depth) for item in node.value]
        fields: dict[str, Any] = {}
        for key, value in node.value:
            name = _key(key)
            if name != key.value:
                text = f"{spot.label}: '{name}' is not a field; a field is one word before a colon"
                self._tell(spot.path, key, (), text)
            elif name in fields:
                text = f"{spot.label}: '{name}' stands twice; keep one"
                self._tell(spot.path, key, (), text)
            elif isinstance(value, yaml.ScalarNode) and not value.style and value.value in _UNKNOWN:
                text = f"{spot.label}: '{name}' is empty; leave out what is not known"
                self._tell(spot.path, key, (), text)
            else:
                fields[name] = self._checked(spot, name, value, depth)
        return fields

    def _checked(self, spot: _Spot, name: str, node: yaml.Node, depth: int) -> Any:
        value = self._plain(spot, node, depth + 1)
        if isinstance(value, str) and (flaw := texts.flaw(value)):
            self._tell(spot.path, node, (), f"{spot.label}: {_quoted(name)}{flaw}")
            raise _Flawed
        return value

    def _tell_aliases(self, spot: _Spot) -> None:
        text = f"{spot.label}: an alias repeats another value; write the value itself"
        for event in yaml.parse(self._text(spot.path), LOADER):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1  # type: ignore[union-attr]
                self.problems.append(Problem(self._name(spot.path), line, text))
                return

    def _text(self, path: Path) -> str:
        unsaved = self.unsaved.get(path)
        return texts.read(path, self._name(path)) if unsaved is None else unsaved

    def _compose(self, path: Path) -> yaml.Node | None:
        """The node of a file, or None of one that holds nothing but comments.

        Raises Problems when it cannot be read.
        """
        text = self._text(path)
        try:
            if _may_be_deep(text) and (line := _deep_line(text)):
                told = "this is nested too deep; a file is a mapping of kinds to lists of records"
                raise Problems([Problem(self._name(path), line, told)])
            root: yaml.Node | None = yaml.compose(text, LOADER)
        except yaml.YAMLError as error:
            line, told = complaints.of_yaml(error, text)
            raise Problems([Problem(self._name(path), line, told)]) from None
        return root

    def _tell(self, path: Path, node: yaml.Node, loc: Loc, text: str) -> None:
        self.problems.append(Problem(self._name(path), _line(node, loc), text))

    def _name(self, path: Path) -> str:
        return (PurePath(self.folder.name) / path.relative_to(self.folder)).as_posix()


def _may_be_deep(text: str) -> bool:
    """Whether a look at its brackets and indents cannot tell that a file is flat."""
    for _ in range(2):
        text = _CLOSED_ON_ITS_LINE.sub("", text)
    return text.count("[") + text.count("{") > _OPENED or bool(_INDENTED.search(text))


def _deep_line(text: str) -> int | None:
    """The first line on which nodes stand too deep, or None; read without recursion."""
    depth = 0
    for event in yaml.parse(text, LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST + 3:  # the file, its kinds and their lists
                return event.start_mark.line + 1  # type: ignore[union-attr]
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _is_void(root: yaml.Node | None) -> bool:
    """Whether a file says nothing: comments alone, or '---', or an empty mapping."""
    if isinstance(root, yaml.ScalarNode):
        return not root.style and root.value in _UNKNOWN
    return root is None or root.value == []


def _quoted(name: str) -> str:
    return f"'{name}' " if name else "a value "


def _key(node: yaml.Node) -> str:
    return _shown(node.value) if isinstance(node, yaml.ScalarNode) else "a list or mapping"


_shown = lru_cache(texts.shown)  # a few names stand on most lines


def _label(noun: str, item: yaml.Node, index: int) -> str:
    id = _id(item)
    return f"{noun} {texts.shown(id)}" if id else f"{noun} number {index + 1} of its list"


def _id(item: yaml.Node) -> str | None:
    if isinstance(item, yaml.MappingNode):
        for key, value in item.value:
            if key.value == "id" and isinstance(value.value, str):
                return value.value
    return None


def _node_at(root: Any, spot: _Spot) -> yaml.Node:
    lists: Iterator[list[yaml.Node]]
    lists = (node.value for key, node in root.value if key.value == spot.kind)
    return next(islice(chain.from_iterable(lists), spot.index, None))


def _line(node: yaml.Node, loc: Loc) -> int:
    # Follows the path as far as the file goes: a missing key has no line of its own.
    line = node.start_mark.line + 1
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            match = [pair for pair in node.value if pair[0].value == step]
            if not match:
                return line
            line, node = match[0][0].start_mark.line + 1, match[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
