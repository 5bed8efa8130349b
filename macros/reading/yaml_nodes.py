"""YAML composition: text -> nodes, and where each of them stands.

For example, ('evidence', 0, 'quote') is the place of a claim's first quote, and stands on a line.
"""

import re
from itertools import chain, islice
from typing import Any

import yaml

from macros.problems import Loc, Problem, Problems
from macros.reading import yaml_errors
from macros.reading.text_files import LOADER

DEEPEST = 16  # mappings and lists within a record; around it are its file, its kind and a list
TOO_DEEP = "this is nested too deep; flatten it"
EMPTY = frozenset({"", "~", "null", "Null", "NULL", "n/a", "N/A"})  # as YAML or people write it

# libyaml composes by recursion and would end the whole program on a deep file.
# Nodes are as deep as brackets that are open and columns that are indented, at most.
_OPENED = 1_000
_CLOSED_ON_ITS_LINE = re.compile(r"""\[[^][{}"'#\n]*\]|\{[^][{}"'#\n]*\}""")
# What may begin an anchor, but for the & of an address; the sign first, which most texts lack.
_ANCHOR = re.compile(r"&(?<![\w=%./-]&)\S")
_INDENTED = re.compile(r"\n[ \t?:-]{200}")  # found faster than by the beginning of a line


def compose(text: str, name: str) -> yaml.Node | None:
    """The node of a file, which ``name`` stands for; None when it holds comments alone.

    Raises Problems when it cannot be read.
    """
    try:
        if _may_be_deep(text) and (line := deep_line(text, LOADER, DEEPEST + 3)):
            raise Problems([Problem(name, line, TOO_DEEP)])
        if _ANCHOR.search(text) and (line := _anchor_line(text)):
            told = (
                "YAML takes what begins with & for a name, and drops it; put it in quotation marks"
            )
            raise Problems([Problem(name, line, told)])
        root: yaml.Node | None = yaml.compose(text, LOADER)
    except yaml.YAMLError as error:
        line, told = yaml_errors.cause(error, text)
        raise Problems([Problem(name, line, told)]) from None
    return root


def may_repeat(text: str) -> bool:
    """Whether a value of a file may stand for another: without an anchor none can."""
    return _ANCHOR.search(text) is not None


def is_void(root: yaml.Node | None) -> bool:
    """Whether a file says nothing: comments alone, or '---', or an empty mapping."""
    if isinstance(root, yaml.ScalarNode):
        return not root.style and root.value in EMPTY
    return root is None or root.value == []


def id_of(item: yaml.Node) -> str | None:
    """The id of a record, as far as its node has one."""
    if isinstance(item, yaml.MappingNode):
        for key, value in item.value:
            if key.value == "id" and isinstance(value.value, str):
                return value.value
    return None


def item(root: Any, kind: str, index: int) -> yaml.Node:
    """The node of the record at some place among those of its kind in a file."""
    lists = (node.value for key, node in root.value if key.value == kind)
    found: yaml.Node = next(islice(chain.from_iterable(lists), index, None))
    return found


def line_of(node: yaml.Node, loc: Loc) -> int:
    """The line of what stands at a place below a node."""
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


def alias_line(text: str) -> int:
    """The line of the first alias in a text."""
    aliases = (one for one in yaml.parse(text, LOADER) if isinstance(one, yaml.AliasEvent))
    return next(aliases).start_mark.line + 1  # type: ignore[union-attr]


def _anchor_line(text: str) -> int | None:
    """The line of the first anchor in a text without aliases, which is none."""
    line = None
    for event in yaml.parse(text, LOADER):
        if isinstance(event, yaml.AliasEvent):
            return None
        if line is None and getattr(event, "anchor", None):
            line = event.start_mark.line + 1  # type: ignore[union-attr]
    return line


def _may_be_deep(text: str) -> bool:
    """Whether a look at its brackets and indents cannot tell that a file is flat."""
    if _INDENTED.search(f"\n{text}"):
        return True
    for _ in range(2):
        if text.count("[") + text.count("{") <= _OPENED:
            return False
        text = _CLOSED_ON_ITS_LINE.sub("", text)
    return text.count("[") + text.count("{") > _OPENED


def deep_line(text: str, loader: type[yaml.BaseLoader], deepest: int) -> int | None:
    """The first line on which nodes stand deeper than that, or None; read without recursion."""
    depth = 0
    for event in yaml.parse(text, loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > deepest:
                return event.start_mark.line + 1  # type: ignore[union-attr]
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def is_text(node: yaml.Node | None) -> bool:
    """Whether YAML reads words, and not a number, a day, 'yes', or nothing."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    try:
        return bool(node.style) or isinstance(yaml.safe_load(node.value), str)
    except yaml.YAMLError:  # what is no value by itself, such as '#'
        return True
    except ValueError:  # such as a day that there is not
        return False
