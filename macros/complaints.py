"""What the models say of a wrong field, in a contributor's words."""

from typing import Any, get_args

import yaml
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
        case "greater_than_equal" | "less_than_equal":
            least, most = error["ctx"].get("ge"), error["ctx"].get("le")
            bound = f"the most is {most}" if least is None else f"the least is {least}"
            return f"'{field}' is '{given}'; {bound}"
        case "bool_parsing":
            return f"'{field}' is '{given}'; write true or false"
        case _:
            return f"'{field}': {error['msg']}"


def of_yaml(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line on which YAML stops making sense, and what is most likely the cause."""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    since = f" from line {begun.line + 1} on" if begun and begun.line + 1 < line else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        mend = "a tab stands at the beginning of the line; indent with spaces"
    elif "mapping values are not allowed" in problem:
        mend = "a colon with a space after it stands within a text; put the text in quotation marks"
    elif "cannot start any token" in problem:
        mend = "a text begins with a sign that means something else; put it in quotation marks"
    elif "end of stream" in problem or "end of file" in problem:
        mend = f"a quotation mark or bracket that opens{since} is not closed"
    elif "did not find expected" in problem:
        mend = f"look{since} for a quotation mark or bracket not closed, or an indent that differs"
    else:
        mend = "write it as the records around it"
    return line, f"not valid YAML: {problem}; {mend}"


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation) or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner, get_args(annotation))), None)
