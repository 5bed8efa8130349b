"""Where in a file something stands, and the one form in which a problem is told."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath
from typing import Iterable

import yaml


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: the file, its line counted from 1, and what to write instead."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class Problems(Exception):
    """Every problem found, in the order of files and lines."""

    def __init__(self, found: Iterable[Problem]) -> None:
        self.found = sorted(set(found))
        super().__init__("\n".join(map(str, self.found)))


@dataclass(frozen=True)
class Place:
    """A node of a YAML file and what its record is called."""

    path: PurePath
    node: yaml.Node
    label: str = ""

    def problem(self, text: str, *loc: str | int) -> Problem:
        """A problem of the field at ``loc``, on the line where that field begins."""
        label = f"{self.label}: " if self.label else ""
        return Problem(self.path.as_posix(), _line(self.node, loc), label + text)


def _line(node: yaml.Node, loc: tuple[str | int, ...]) -> int:
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


def nearest(word: str, known: Iterable[str]) -> str:
    """'; did you mean 'x'?' for the nearest known word, or '' when none is near."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def a(noun: str) -> str:
    """The noun with its article: 'a claim', 'an event'."""
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"
