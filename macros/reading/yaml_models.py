"""A YAML mapping -> an instance of a model, or all that is wrong with it, each with its line."""

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
    made, found = None, list[Any]()
    try:
        made = model.model_validate(fields.values or {})
    except ValidationError as errors:
        found = errors.errors()
    needed = {error["loc"] for error in found if error["type"] == "missing"}
    for loc, (at, value) in fields.empty.items():
        text = validation_errors.of_empty(loc, value, loc in needed)
        flaws.append((yaml_nodes.line_of(at, ()), text))
    if fields.values is not None:
        for loc, text in validation_errors.of_model(found, model, fields.hides):
            flaws.append((yaml_nodes.line_of(node, loc), text))
    return None if flaws else made, flaws
