"""Deserialization of one mapping: a model that it makes, or all that is wrong with it, by line.

For example, a theme without a title is told on the line of its id.
"""

from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from macros.reading import validation_errors, yaml_fields, yaml_nodes
from macros.records import Model

Made = TypeVar("Made", bound=Model)


def read(
    node: yaml.MappingNode, model: type[Made], met: set[int]
) -> tuple[Made | None, list[tuple[int, str]]]:
    """What a mapping says, None if anything is wrong with it, and that.

    ``met`` holds the nodes of its file that were read before.
    """
    try:
        fields = yaml_fields.read(node, met)
    except yaml_fields.Aliased:
        told = "an alias repeats another value; write the value itself"
        return None, [(yaml_nodes.line_of(node, ()), told)]
    flaws = [(yaml_nodes.line_of(at, ()), text) for at, text in fields.flaws]
    if fields.values is None:
        return None, flaws
    made, found = None, list[Any]()
    try:
        made = model.model_validate(fields.values)
    except ValidationError as errors:
        found = errors.errors()
    for place, loc, text in validation_errors.of_fields(found, fields, model):
        flaws.append((yaml_nodes.line_of(place or node, loc), text))
    return None if flaws else made, flaws
