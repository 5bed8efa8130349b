"""Validation errors: what the models say of a wrong field, in a contributor's words.

For example, of an unknown field: "'qualifer' is not a field of a claim; did you mean 'qualifier'?".
"""

from collections.abc import Iterator
from typing import Any

import yaml

from macros.problems import Loc, a, near, nearest, shown
from macros.reading.yaml_fields import Fields
from macros.reading.yaml_nodes import EMPTY
from macros.records import Gone, Model, Word
from macros.records.characters import strange
from macros.records.introspection import shapes


def of_fields(
    errors: list[Any], fields: Fields, model: type[Model]
) -> Iterator[tuple[yaml.Node | None, Loc, str]]:
    """Each empty field of an instance of ``model``, with its node, then each error, with its place.

    An error that follows from another, or from a flaw that is told already, is left out.
    """
    needed = {error["loc"] for error in errors if error["type"] == "missing"}
    for loc, (node, value) in fields.empty.items():
        yield node, (), _of_empty(loc, value, loc in needed)
    meant = {_meant(error, model) for error in errors}
    for error in errors:
        loc, kind = error["loc"], error["type"]
        if not fields.hides(loc, kind) and not (kind == "missing" and loc in meant):
            yield None, loc, message(error, model)


def _of_empty(loc: Loc, value: str, needed: bool) -> str:
    given = "is empty" if value in EMPTY else f"is '{value}', which says nothing"
    mend = "write what it is, for a record needs it" if needed else "leave out what is not known"
    return f"'{loc[-1]}' {given}; {mend}"


def message(error: Any, model: type[Model]) -> str:
    """One Pydantic error of an instance of ``model`` in words, and what to write instead."""
    loc = error["loc"]
    field = next((step for step in reversed(loc) if isinstance(step, str)), "")
    given = shown(error["input"])
    match error["type"]:
        case "extra_forbidden" if issubclass(model, Gone) and len(loc) == 1:
            told = f"'{field}' is still here, and may name somebody"
            return f"{told}; take out all but the id and 'withdrawn'"
        case "extra_forbidden":
            within = [step for step in loc[:-1] if isinstance(step, str)]
            noun = f"'{within[-1]}'" if within else a(model.noun)
            return f"'{field}' is not a field of {noun}{nearest(field, _names(model, loc[:-1]))}"
        case "missing":
            return f"'{field}' is missing"
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"].replace(" or ", ", ")
            words = [word.strip("' ") for word in expected.split(",")]
            return f"'{field}' is '{given}'{nearest(given, words)} (one of {', '.join(words)})"
        case "string_pattern_mismatch" if field == "language":
            return f"'{field}' is '{given}'; write a language tag such as en or ru"
        case "string_pattern_mismatch" if field == "country":
            return f"'{field}' is '{given}'; write its three letters by ISO 3166, such as TUR"
        case "string_pattern_mismatch":
            odd = f"; {why}" if (why := strange(error["input"])) else ""
            form = "an id is lower-case words joined by hyphens"
            if field == "id" and issubclass(model, Word):
                form = "a word is letters and digits joined by underscores"
            return f"'{field}' is '{given}'; {form}{odd}"
        case "value_error":
            return (f"'{field}': " if field else "") + str(error["ctx"]["error"])
        case "string_type":
            return f"'{field}' must be one text, not a list or mapping"
        case "string_too_short":
            return f"'{field}' is empty; write what it is, or leave the field out"
        case "string_unicode":
            return f"'{field}' is no text that can be written as UTF-8; type it anew"
        case "list_type":
            return f"'{field}' must be a list; begin each item with '- '"
        case "model_type" | "model_attributes_type":
            return f"'{field}' must be a mapping of 'key: value' lines"
        case "too_short":
            return f"'{field}' is an empty list; give at least one"
        case "int_parsing" | "int_from_float" | "int_type":
            return f"'{field}' is '{given}'; write a whole number in digits"
        case "float_parsing" | "finite_number" | "float_type":
            return f"'{field}' is '{given}'; write a number in digits"
        case "greater_than_equal" | "less_than_equal":
            least, most = error["ctx"].get("ge"), error["ctx"].get("le")
            bound = f"the most is {most}" if least is None else f"the least is {least}"
            return f"'{field}' is '{given}'; {bound}"
        case "bool_parsing" | "bool_type":
            return f"'{field}' is '{given}'; write true or false"
        case _:
            return f"'{field}': {error['msg']}"


def _meant(error: Any, model: type[Model]) -> Loc | None:
    """The place of the field that a key which is none was to be."""
    if error["type"] != "extra_forbidden":
        return None
    *within, field = error["loc"]
    close = near(str(field), _names(model, tuple(within)))
    return (*within, close) if close else None


def _names(model: type[Model], loc: Loc) -> list[str]:
    """The fields of the mapping that stands at a place of a record."""
    for step in loc:
        inner = (shape.model for shape in shapes(model) if shape.key == step)
        model = next(inner, None) or model
    return [shape.key for shape in shapes(model)]
