"""What the models say of a wrong field, in a contributor's words."""

from typing import Any, get_args

from pydantic import BaseModel

from .problems import a, nearest
from .records import Record
from .texts import shown


def told(error: Any, model: type[Record]) -> str:
    """One Pydantic error of a record of ``model`` in words, and what to write instead."""
    loc = error["loc"]
    field = next((step for step in reversed(loc) if isinstance(step, str)), "")
    given = shown(error["input"])
    match error["type"]:
        case "extra_forbidden":
            within = [step for step in loc[:-1] if isinstance(step, str)]
            noun = f"'{within[-1]}'" if within else a(model.noun)
            known = _model_at(model, loc[:-1]).model_fields.items()
            names = [info.alias or name for name, info in known]
            return f"'{field}' is not a field of {noun}{nearest(field, names)}"
        case "missing":
            return f"'{field}' is missing"
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"].replace(" or ", ", ")
            words = [word.strip("' ") for word in expected.split(",")]
            return f"'{field}' is '{given}'{nearest(given, words)} (one of {', '.join(words)})"
        case "string_pattern_mismatch" if field == "language":
            return f"'{field}' is '{given}'; write a language tag such as en or ru"
        case "string_pattern_mismatch":
            return f"'{field}' is '{given}'; an id is lower-case words joined by hyphens"
        case "value_error":
            return (f"'{field}': " if field else "") + str(error["ctx"]["error"])
        case "string_type":
            return f"'{field}' must be one text, not a list or mapping"
        case "list_type":
            return f"'{field}' must be a list; begin each item with '- '"
        case "model_type" | "model_attributes_type":
            return f"'{field}' must be a mapping of 'key: value' lines"
        case "too_short":
            return f"'{field}' is an empty list; give at least one"
        case "int_parsing" | "int_from_float":
            return f"'{field}' is '{given}'; write a whole number in digits"
        case "bool_parsing":
            return f"'{field}' is '{given}'; write true or false"
        case _:
            return f"'{field}': {error['msg']}"


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation) or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner, get_args(annotation))), None)
