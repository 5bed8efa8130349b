"""YAML serialization: what is known of a new record, and in comments what else it may have.

For example, '# as_of: 2022-10-04' stands below a claim of which no day is known, with what it
means.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from macros.records import KINDS, Model
from macros.records.introspection import Shape, shapes
from macros.records.subject import Subject

_WIDTH = 88  # where a line ends at its next space
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_FEW = 12  # words that a field may be, which fit on the line of its comment
_ANY = "\N{HORIZONTAL ELLIPSIS}"  # where any text may stand
_LONG = 76  # a text that is folded if it is longer
_UNBROKEN = 10_000
_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_RESOLVER = yaml.resolver.Resolver()


class _Emitter(yaml.SafeDumper):
    """PyYAML's, with items set in below their key, and double quotes for what needs some."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def drawn(kind: str, given: Mapping[str, Any], subject: Subject, bare: bool = False) -> str:
    """A record as an item of a list; what it lacks stands below in comments unless ``bare``."""
    model = KINDS[kind]
    item = yaml.SequenceNode(_LIST, [_mapping(model, given)], flow_style=False)
    return _emitted(item) + ("" if bare else "".join(_comments(model, given, subject)))


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
    if shape.model and shape.is_list:
        return yaml.SequenceNode(
            _LIST, [_mapping(shape.model, one) for one in value], None, None, False
        )
    if shape.model:
        return _mapping(shape.model, value)
    if shape.is_list:
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


def _comments(model: type[Model], given: Mapping[str, Any], subject: Subject) -> Iterator[str]:
    """A line for each field that is not given: how it is written, and what it says."""
    for shape in shapes(model):
        if given.get(shape.key) in _NOTHING:
            pair = yaml.MappingNode(
                _MAP, [(_scalar(shape.key), _outline(shape, subject))], flow_style=False
            )
            yield f"  # {_emitted(pair, _UNBROKEN).rstrip()}  # {shape.description}\n"


def _outline(shape: Shape, subject: Subject) -> yaml.Node:
    """How the value of an empty field would be written, on one line."""
    if shape.model:
        inner = [one for one in shapes(shape.model) if one.required] or shapes(shape.model)[:1]
        written = yaml.MappingNode(
            _MAP, [(_scalar(one.key), _outline(one, subject)) for one in inner], flow_style=True
        )
        return _flow_list([written]) if shape.is_list else written
    if isinstance(shape.example, list) or shape.is_list:
        return _flow_list(_scalar(one) for one in shape.example or [_ANY])
    if 0 < len(words := shape.choices(subject)) <= _FEW:
        return _scalar(" | ".join(words))
    example = str(shape.example).lower() if isinstance(shape.example, bool) else shape.example
    return _scalar(_ANY if example is None else example, literal=True)
