"""YAML files -> Dataset; the only reader of records. Every problem says file and line."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any

import yaml
from pydantic import ValidationError

from . import fingerprints, ids, prose, rules
from .complaints import told
from .dataset import Dataset
from .problems import Loc, Problem, Problems, a, nearest
from .records import KINDS, Gone, Record

# libyaml reads the records about ten times as fast; scalars stay strings, so
# that NO is not false and 2022-09-21 not a date before the models have seen them.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNKNOWN = {"", "~", "null", "Null", "NULL", "n/a", "N/A"}


def load(folder: Path) -> Dataset:
    """Return every record under ``folder``, checked one by one and against each other.

    Raises Problems with all that is wrong; paths in it are relative to the
    folder that holds ``folder``.
    """
    reading = _Reading(folder)
    paths = sorted(folder.rglob("*.yml"))
    if not paths:
        raise Problems([Problem(folder.as_posix(), 1, "no .yml file with records is here")])
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


@dataclass(frozen=True)
class _Spot:
    """Where a record stands: its file, and its place in the list of its kind."""

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
    data: Dataset = field(default_factory=Dataset)
    problems: list[Problem] = field(default_factory=list)
    # A broken record's id too: what names it is not dangling.
    ids: dict[str, _Spot] = field(default_factory=dict)

    def read(self, path: Path) -> None:
        """Add the records of one file."""
        root = self._compose(path)
        if root is None:
            return
        if not isinstance(root, yaml.MappingNode):
            text = "the file is not a mapping of kinds to lists of records"
            self._tell(path, root, (), text)
            return
        for key, node in root.value:
            if key.value not in KINDS:
                known = nearest(key.value, KINDS)
                self._tell(path, key, (), f"'{key.value}' is not a kind of record{known}")
            elif not isinstance(node, yaml.SequenceNode):
                text = f"'{key.value}' is not a list; begin each record with '- id:'"
                self._tell(path, key, (), text)
            else:
                for index, item in enumerate(node.value):
                    label = _label(KINDS[key.value].noun, item, index)
                    self._add(_Spot(path, key.value, index, label), item)

    def check(self) -> None:
        """Tell every breach of a rule, on the line of the field that breaks it."""
        found = rules.check(self.data, self.ids.keys())
        if not found and not self.problems:
            prints = self.folder / "fingerprints"
            self.problems += fingerprints.stray(self.data, prints)
            self.problems += ids.vanished(self.data, self.folder)
            found = [*fingerprints.check(self.data, prints), *prose.check_records(self.data)]
        breaches = [(self.ids[one.id], one) for one in found]
        breaches.sort(key=lambda pair: pair[0].path)
        for path, some in groupby(breaches, lambda pair: pair[0].path):
            root = self._compose(path)
            for spot, breach in some:
                node = _node_at(root, spot)
                self._tell(path, node, breach.loc, f"{spot.label}: {breach.text}")

    def _add(self, spot: _Spot, node: yaml.Node) -> None:
        model: type[Record] = KINDS[spot.kind]
        if not isinstance(node, yaml.MappingNode):
            text = f"{spot.label}: {a(model.noun)} is a mapping; begin it with 'id:'"
            self._tell(spot.path, node, (), text)
            return
        fields = self._plain(spot, node)
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

    def _plain(self, spot: _Spot, node: yaml.Node) -> Any:
        """The node as dicts, lists and strings; what YAML lets pass is told here."""
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(spot, item) for item in node.value]
        if not isinstance(node, yaml.MappingNode):
            return node.value
        fields: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in fields:
                text = f"{spot.label}: '{key.value}' stands twice; keep one"
                self._tell(spot.path, key, (), text)
            elif isinstance(value, yaml.ScalarNode) and not value.style and value.value in _UNKNOWN:
                text = f"{spot.label}: '{key.value}' is empty; leave out what is not known"
                self._tell(spot.path, key, (), text)
            else:
                fields[key.value] = self._plain(spot, value)
        return fields

    def _compose(self, path: Path) -> yaml.Node | None:
        try:
            root: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), _Loader)
        except UnicodeDecodeError as error:
            text = f"byte {error.start} is not UTF-8; save the file as UTF-8"
            self.problems.append(Problem(self._name(path), 1, text))
            return None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            text = getattr(error, "problem", None) or str(error).splitlines()[0]
            line = mark.line + 1 if mark else 1
            self.problems.append(Problem(self._name(path), line, f"not valid YAML: {text}"))
            return None
        return root

    def _tell(self, path: Path, node: yaml.Node, loc: Loc, text: str) -> None:
        self.problems.append(Problem(self._name(path), _line(node, loc), text))

    def _name(self, path: Path) -> str:
        return (PurePath(self.folder.name) / path.relative_to(self.folder)).as_posix()


def _label(noun: str, item: yaml.Node, index: int) -> str:
    if isinstance(item, yaml.MappingNode):
        for key, value in item.value:
            if key.value == "id" and isinstance(value.value, str):
                return f"{noun} {value.value}"
    return f"{noun} number {index + 1} of its list"


def _node_at(root: Any, spot: _Spot) -> yaml.Node:
    lists: Iterator[Any] = (node for key, node in root.value if key.value == spot.kind)
    node: yaml.Node = next(lists).value[spot.index]
    return node


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
