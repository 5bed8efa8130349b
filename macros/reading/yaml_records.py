"""Deserialization: YAML files -> records, and where each stands; the only reader of records.

For example, ``places`` says that the record 'entries-october' stands at 'data/figures.yml:764'.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from macros.problems import Breach, Loc, Problem, Problems, a, nearest, shown
from macros.reading import (
    allowed_figures,
    releases,
    subject,
    text_files,
    validation_errors,
    vocabulary,
    yaml_fields,
    yaml_nodes,
)
from macros.reading.yaml_fields import Fields, quoted
from macros.records import KINDS, WORDS, Gone, Record
from macros.records.dataset import Dataset

# What stands beside the records: written by a release, by commands and by hand.
_READ_ELSEWHERE = re.compile(
    r"(?:ids\.txt|(?:releases|schema|borders)\.json|fingerprints/[^/]*\.txt)"
)
_YAML = re.compile(r"\.ya?ml(?:\.|$)", re.IGNORECASE)


def read(folder: Path, unsaved: Mapping[Path, str] | None = None) -> "Reading":
    """Every record under ``folder``, and what is wrong with each by itself.

    ``unsaved`` holds texts that are read instead of those of their files. Paths in problems
    are relative to the folder that holds ``folder``. Raises Problems where there is no file, or
    where words on which all records rest are not read.
    """
    reading = Reading(folder, unsaved or {})
    paths = sorted({*record_files(folder), *reading.unsaved} - {folder / vocabulary.FILE})
    reading.overlooked()
    if not paths:
        none = Problem(folder.as_posix(), 1, "no .yml file with records is here")
        raise Problems([none, *reading.problems])
    try:
        known = subject.read(folder, reading.unsaved)
    except subject.Flawed as flawed:
        known = flawed.subject
        reading.problems += flawed.found
        reading.whole &= flawed.whole
    reading.data = Dataset(subject=known)
    for path in paths:
        reading.read(path)
    return reading


def record_files(folder: Path) -> list[Path]:
    """The files that hold records: not the words that they use, nor the figures that prose may."""
    others = (folder / vocabulary.FILE, folder / allowed_figures.FILE)
    return [path for path in text_files.files(folder, ".yml") if path not in others]


def places(folder: Path) -> dict[str, str]:
    """Where each record under ``folder`` stands, by its id: 'data/figures.yml:764'."""
    found = {}
    for path in record_files(folder):
        name = _name(path, folder)
        root: Any = yaml_nodes.compose(text_files.read(path, name), name)
        for item in chain.from_iterable(some.value for _, some in root.value):
            if id := yaml_nodes.id_of(item):
                found[id] = f"{name}:{yaml_nodes.line_of(item, ('id',))}"
    return found


class _Spot(NamedTuple):
    """Where a record stands: its file, and its place among those of its kind there."""

    path: Path
    kind: str
    number: int
    id: str | None

    @property
    def label(self) -> str:
        """What messages call it: 'claim entries-october'."""
        noun = KINDS[self.kind].noun
        number = f"number {self.number + 1} of its list"
        return f"{noun} {shown(self.id) if self.id else number}"


@dataclass
class Reading:
    """What has been read of a folder so far, and all that is wrong with it.

    Lines are looked up only when a problem is told: keeping every YAML node for
    them would triple the time that a large folder takes.
    """

    folder: Path
    unsaved: Mapping[Path, str]
    data: Dataset = field(default_factory=Dataset)
    problems: list[Problem] = field(default_factory=list)
    # A broken record's id too: what names it is not dangling.
    ids: dict[str, _Spot] = field(default_factory=dict)
    # A node that is met again is an alias; a few can stand for a million. None where none can be.
    met: set[int] | None = None
    whole: bool = True  # a file that cannot be read would make all that names its records wrong

    def overlooked(self) -> None:
        """Tell every file of the folder that nothing reads, and every folder named as a file is."""
        self.problems += text_files.misnamed(self.folder)
        for path in text_files.files(self.folder):
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
        try:
            text = self._text(path)
            root = yaml_nodes.compose(text, self._name(path))
        except Problems as problems:
            self.problems += problems.found
            self.whole = False
            return
        self.met = set() if yaml_nodes.may_repeat(text) else None
        if yaml_nodes.is_void(root):  # known to hold nothing, so the rules hold of all other files
            told = "the file holds no record; begin it with a kind, such as 'claims:', or delete it"
            self.problems.append(Problem(self._name(path), 1, told))
        elif not isinstance(root, yaml.MappingNode):
            assert root is not None
            self._unread(path, root, "the file is not a mapping of kinds to lists of records")
        else:
            self._read_kinds(path, root)

    def _read_kinds(self, path: Path, root: yaml.MappingNode) -> None:
        read: Counter[str] = Counter()  # a kind may have several lists
        for key_node, node in root.value:
            name = quoted(key_node)
            if name in WORDS:
                told = f"'{name}' are words; they stand in {self.folder.name}/{vocabulary.FILE}"
                self._unread(path, key_node, told)
            elif name not in KINDS:
                known = nearest(name, KINDS)
                self._unread(path, key_node, f"'{name}' is not a kind of record{known}")
            elif not isinstance(node, yaml.SequenceNode):
                self._unread(
                    path, key_node, f"'{name}' is not a list; begin each record with '- id:'"
                )
            else:
                for index, item in enumerate(node.value, read[name]):
                    self._add(_Spot(path, name, index, yaml_nodes.id_of(item)), item)
                read[name] += len(node.value)

    def _unread(self, path: Path, node: yaml.Node, text: str) -> None:
        """Tell why records are not read; whoever names one of them is not to blame."""
        self._tell(path, node, (), text)
        self.whole = False

    def problems_of(self, breaches: Iterable[Breach]) -> Iterator[Problem]:
        """Each breach of a rule, on the line of the field that breaks it."""
        some = sorted(((self.ids[one.id], one) for one in breaches), key=lambda pair: pair[0].path)
        for path, group in groupby(some, lambda pair: pair[0].path):
            root = self._compose(path)
            for spot, breach in group:
                line = yaml_nodes.line_of(yaml_nodes.item(root, spot.kind, spot.number), breach.loc)
                yield Problem(self._name(path), line, f"{spot.label}: {breach.text}")

    @cached_property
    def released(self) -> dict[str, tuple[int, str]]:
        """The line and kind of each released id; none when their list is spoilt, which is told."""
        try:
            return releases.released(self.folder)
        except Problems as problems:
            self.problems += problems.found
            return {}

    def _add(self, spot: _Spot, node: yaml.Node) -> None:
        model: type[Record] = KINDS[spot.kind]
        if not isinstance(node, yaml.MappingNode):
            text = f"{spot.label}: {a(model.noun)} is a mapping; begin it with 'id:'"
            self._tell(spot.path, node, (), text)
            return
        try:
            read = yaml_fields.read(node, self.met)
        except yaml_fields.Aliased:
            line = yaml_nodes.alias_line(self._text(spot.path))
            text = f"{spot.label}: an alias repeats another value; write the value itself"
            self.problems.append(Problem(self._name(spot.path), line, text))
            read = Fields()
        for at, text in read.flaws:
            self._tell(spot.path, at, (), f"{spot.label}: {text}")
        id = spot.id or ""
        if id and id in self.ids:
            self._tell_twice(id, spot)
            return
        for one in (id, *read.begun):
            self.ids.setdefault(one, spot)
        if read.values is not None:
            self._model(spot, node, read, model)

    def _tell_twice(self, id: str, spot: _Spot) -> None:
        """Tell an id that two records have where it was not released; neither is read on."""
        first = self.ids[id]
        records: Any = self.data.of(first.kind)
        records.pop(id, self.data.withdrawn.pop(id, None))
        _, kind = self.released.get(id, (0, ""))
        new, old = (first, spot) if kind == spot.kind != first.kind else (spot, first)
        place = f"{self._name(old.path)}:{yaml_nodes.line_of(self._node(old), ('id',))}"
        text = f"{new.label}: the id is taken at {place}; choose another"
        self._tell(new.path, self._node(new), ("id",), text)

    def _node(self, spot: _Spot) -> yaml.Node:
        return yaml_nodes.item(self._compose(spot.path), spot.kind, spot.number)

    def _model(self, spot: _Spot, node: yaml.Node, read: Fields, model: type[Record]) -> None:
        values: dict[str, Any] = read.values or {}
        records: Any = self.data.of(spot.kind)
        if "withdrawn" in values:
            model, records, values = Gone, self.data.withdrawn, {**values, "was": spot.kind}
        try:
            record = model.model_validate(values, context=self.data.subject)
            if not (read.flaws or read.empty):
                records[record.id] = record
                return
            found = []
        except ValidationError as errors:
            found = errors.errors()
        for at, loc, text in validation_errors.of_fields(found, read, model):
            self._tell(spot.path, at or node, loc, f"{spot.label}: {text}")

    def _text(self, path: Path) -> str:
        unsaved = self.unsaved.get(path)
        return text_files.read(path, self._name(path)) if unsaved is None else unsaved

    def _compose(self, path: Path) -> yaml.Node | None:
        return yaml_nodes.compose(self._text(path), self._name(path))

    def _tell(self, path: Path, node: yaml.Node, loc: Loc, text: str) -> None:
        self.problems.append(Problem(self._name(path), yaml_nodes.line_of(node, loc), text))

    def _name(self, path: Path) -> str:
        return _name(path, self.folder)


def _name(path: Path, folder: Path) -> str:
    return (PurePath(folder.name) / path.relative_to(folder)).as_posix()
