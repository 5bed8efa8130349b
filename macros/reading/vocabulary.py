"""Vocabulary parser: a file -> the words of a subject; what is wrong with one is told by its line.

For example, 'themes' of data/vocabulary.yml become themes, and a theme without a title is told.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

import yaml

from macros.problems import Problem, Problems, a, nearest, shown
from macros.reading import text_files, yaml_models, yaml_nodes
from macros.reading.yaml_fields import quoted
from macros.records.vocabulary import WORDS, Sanction, Word

FILE = "vocabulary.yml"


def read(folder: Path, unsaved: Mapping[Path, str]) -> dict[str, dict[str, Word]]:
    """The words of each kind by id, in the order of the file; none where there is no file.

    Raises Problems with all that is wrong, for all records rest on them.
    """
    path, name = folder / FILE, PurePath(folder.name, FILE).as_posix()
    if not text_files.is_there(path) and path not in unsaved:
        return {}
    file = _parsed(name, unsaved.get(path) or text_files.read(path, name))
    if file.problems:
        raise Problems(file.problems)
    return file.words


def line(folder: Path, kind: str, id: str, field: str) -> int:
    """The line on which a word of the file says something; that of the word, if it says nothing."""
    name = PurePath(folder.name, FILE).as_posix()
    root: Any = yaml_nodes.compose(text_files.read(folder / FILE, name), name)
    found = (item for key, node in root.value if key.value == kind for item in node.value)
    return next(
        (yaml_nodes.line_of(item, (field,)) for item in found if yaml_nodes.id_of(item) == id), 1
    )


@lru_cache(maxsize=1)  # a preview reads it again whenever something else has changed
def _parsed(name: str, text: str) -> "_File":
    return _File(name, text)  # whose words nobody changes


class _File:
    """What has been read of the vocabulary, and all that is wrong with it."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.words: dict[str, dict[str, Word]] = {}
        self.problems: list[Problem] = []
        self._lines: dict[tuple[str, str], int] = {}
        self._met: set[int] = set()
        root = yaml_nodes.compose(text, name)
        if isinstance(root, yaml.MappingNode):
            for kind, node in root.value:
                self._list(kind, node)
        elif root is not None:
            self._tell(root, "the file is not a mapping of kinds to lists of words")
        self.problems += self._of_sanctions()

    def _list(self, kind: yaml.Node, node: yaml.Node) -> None:
        name = quoted(kind)
        if name not in WORDS:
            self._tell(kind, f"'{name}' is not a kind of word{nearest(name, WORDS)}")
        elif name in self.words:
            self._tell(kind, f"'{name}' stands twice; make one list of both")
        elif not isinstance(node, yaml.SequenceNode):
            self._tell(kind, f"'{name}' is not a list; begin each word with '- id:'")
        else:
            self.words[name] = {}
            for item in node.value:
                self._word(name, item)

    def _word(self, kind: str, node: yaml.Node) -> None:
        model = WORDS[kind]
        id = yaml_nodes.id_of(node)
        label = f"{model.noun} {shown(id) if id else 'without an id'}"
        if not isinstance(node, yaml.MappingNode):
            self._tell(node, f"{label}: {a(model.noun)} is a mapping; begin it with 'id:'")
            return
        word, flaws = yaml_models.read(node, model, self._met)
        for line, text in flaws:
            self._tell(line, f"{label}: {text}")
        if word:
            self.words[kind].setdefault(word.id, word)
        if id and (kind, id) in self._lines:
            taken = f"{self.name}:{self._lines[kind, id]}"
            self._tell(node, f"{label}: the id is taken at {taken}; choose another")
        if id:
            self._lines.setdefault((kind, id), yaml_nodes.line_of(node, ("id",)))

    def _of_sanctions(self) -> Iterator[Problem]:
        """Each sanction that is drawn in a unit which is none."""
        units = self.words.get("term_units", {})
        for id, one in self.words.get("sanctions", {}).items():
            if isinstance(one, Sanction) and one.drawn_in and one.drawn_in not in units:
                text = f"sanction {id}: 'drawn_in' is '{one.drawn_in}', which is no unit of terms"
                line = self._lines["sanctions", id]
                yield Problem(self.name, line, text + nearest(one.drawn_in, units))

    def _tell(self, place: yaml.Node | int, text: str) -> None:
        line = place if isinstance(place, int) else yaml_nodes.line_of(place, ())
        self.problems.append(Problem(self.name, line, text))
