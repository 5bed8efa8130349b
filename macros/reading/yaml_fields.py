"""YAML construction: nodes -> dicts, lists and strings; what YAML lets pass is found here.

For example, a field that stands twice in a record, which PyYAML takes without a word.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from macros.problems import Loc, shown
from macros.reading.yaml_nodes import DEEPEST, EMPTY, TOO_DEEP
from macros.records.characters import LONGEST, QUOTATION_MARKS, enclosed, flaw, spaces

# What people write where they know nothing, whether in quotation marks or not.
_BLANK = EMPTY | {"?", "??", "???", "-", "–", "—", "...", "…", "NA", "unknown", "Unknown"}
_BLANK |= {"TBD", "tbd", "TODO", "todo", "XXX"}
_TAG = yaml.BaseLoader.DEFAULT_SCALAR_TAG

shown = lru_cache(shown)  # a few names stand on most lines


class Aliased(Exception):
    """A value that stands for another; a few can stand for a million."""


class _Flawed(Exception):
    """A record that is told already, and not worth reading on."""


@dataclass
class Fields:
    """What a record says, and what is wrong with it before any model has seen it."""

    values: dict[str, Any] | None = None  # None when it is not worth reading on
    flaws: list[tuple[yaml.Node, str]] = field(default_factory=list)
    empty: dict[Loc, tuple[yaml.Node, str]] = field(default_factory=dict)  # with what is written
    begun: list[str] = field(default_factory=list)  # ids of records that lack their dash
    _spoilt: set[Loc] = field(default_factory=set)  # mappings with a key that is told

    def spoil(self, loc: Loc, node: yaml.Node, text: str) -> None:
        """Note what is wrong with a key of the mapping at ``loc``."""
        self.flaws.append((node, text))
        self._spoilt.add(loc)

    def flawed(self, node: yaml.Node, text: str) -> _Flawed:
        """Note what is wrong with a value, so that the record is not read on."""
        self.flaws.append((node, text))
        return _Flawed()

    def hides(self, loc: Loc, kind: str) -> bool:
        """True when what a model complains of only follows from what is told already."""
        if kind == "missing":
            return loc in self.empty or loc[:-1] in self._spoilt
        told = (*self.empty, *((*spoilt, "") for spoilt in self._spoilt))
        return any(len(one) > len(loc) and one[: len(loc)] == loc for one in told)


def read(node: yaml.MappingNode, met: set[int] | None) -> Fields:
    """The fields of a record; ``met`` holds the nodes of its file that were read before.

    It is None where the file has no anchor. Raises Aliased when one of them is met again.
    """
    fields = Fields()
    with suppress(_Flawed):
        fields.values = _mapping(node, (), fields, met)
    return fields


def quoted(node: yaml.Node) -> str:
    """A word of a file as messages quote it; what is no word is not quoted whole."""
    return shown(node.value) if isinstance(node, yaml.ScalarNode) else "a list or mapping"


def _value(node: yaml.Node, loc: Loc, fields: Fields, met: set[int] | None) -> Any:
    if isinstance(node, yaml.MappingNode) and len(loc) <= DEEPEST:
        return _mapping(node, loc, fields, met)
    if met is not None:
        _meet(node, met)
    if isinstance(node, yaml.ScalarNode):
        return node.value if _is_clear(node) else _scalar(node, loc, fields)
    if len(loc) > DEEPEST:
        raise fields.flawed(node, TOO_DEEP)
    for item in node.value:
        if isinstance(item, yaml.ScalarNode) and not item.style and item.value in EMPTY:
            raise fields.flawed(item, f"{_name(loc)}has an empty item; delete it")
    return [_value(item, (*loc, at), fields, met) for at, item in enumerate(node.value)]


def _mapping(
    node: yaml.MappingNode, loc: Loc, fields: Fields, met: set[int] | None
) -> dict[str, Any]:
    if met is not None:
        _meet(node, met)
    values: dict[str, Any] = {}
    for name_node, value in node.value:
        name = quoted(name_node)
        if name != name_node.value:
            fields.spoil(loc, name_node, _no_field(name, name_node))
        elif name in values or (fields.empty and (*loc, name) in fields.empty):
            if name == quoted(node.value[0][0]):  # what follows belongs to it
                fields.spoil(loc, name_node, f"'{name}' stands twice; {_begun(name, loc)}")
                fields.begun += [value.value] if name == "id" and not loc else []
                break
            fields.spoil(loc, name_node, f"'{name}' stands twice; keep one")
        elif isinstance(value, yaml.ScalarNode) and (blank := value.value.strip()) in _BLANK:
            fields.empty[(*loc, name)] = name_node, blank
        elif isinstance(value, yaml.ScalarNode) and _is_clear(value):
            if met is not None:
                _meet(value, met)
            values[name] = value.value
        else:
            values[name] = _value(value, (*loc, name), fields, met)
    return values


def _is_clear(node: yaml.ScalarNode) -> bool:
    """Whether a glance shows that a text has no flaw, as most have none."""
    value: str = node.value
    return (
        node.tag is _TAG
        and value.isprintable()
        and value[:1] not in QUOTATION_MARKS
        and len(value) <= LONGEST
    )


def _scalar(node: yaml.ScalarNode, loc: Loc, fields: Fields) -> str:
    value: str = node.value
    if wrong := flaw(value):
        raise fields.flawed(node, f"{_name(loc)}{wrong}")
    if node.tag != _TAG:
        told = f"{_name(loc)}begins with {shown(node.tag)}, which YAML takes for a tag"
        raise fields.flawed(node, f"{told}; put the text in quotation marks")
    plain = not node.style and loc[-1] not in ("quote", "original")  # of which the model tells
    if plain and (marks := enclosed(value)):
        told = f"{_name(loc)}stands in {marks}, which YAML takes for a part of the text"
        mend = "write straight ones instead, or around them if the text is itself quoted"
        raise fields.flawed(node, f"{told}; {mend}")
    return value


def _meet(node: yaml.Node, met: set[int]) -> None:
    place = id(node)
    if place in met:
        raise Aliased
    met.add(place)


def _no_field(name: str, node: yaml.Node) -> str:
    told = f"'{name}' is not a field; a field is one word before a colon"
    odd = spaces(node.value) if isinstance(node, yaml.ScalarNode) else None
    return f"{told}; {odd} stands in it" if odd else told


def _begun(name: str, loc: Loc) -> str:
    item = "item" if loc else "record"
    return f"begin another {item} with '- {name}:', or keep one"


def _name(loc: Loc) -> str:
    return f"'{loc[-1]}' " if loc and isinstance(loc[-1], str) else "a value "
