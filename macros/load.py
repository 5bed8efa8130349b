"""YAML files -> Dataset; the only reader of records. Every problem says file and line."""

from pathlib import Path, PurePath
from typing import Any, Iterator, get_args

import yaml
from pydantic import BaseModel, ValidationError

from . import rules
from .dataset import Dataset
from .places import Place, Problem, Problems, a, nearest
from .records import KINDS, Record

# libyaml reads the records about ten times as fast; scalars stay strings, so
# that NO is not false and 2022-09-21 not a date before the models have seen them.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNKNOWN = {"", "~", "null", "Null", "NULL", "n/a", "N/A"}


def load(folder: Path) -> Dataset:
    """Return every record under ``folder``, checked one by one and against each other.

    Raises Problems with all that is wrong; paths in it are relative to the
    folder that holds ``folder``.
    """
    problems: list[Problem] = []
    data = Dataset()
    ids: dict[str, Place] = {}  # a broken record's id too: what names it is not dangling
    paths = sorted(folder.rglob("*.yml"))
    if not paths:
        raise Problems([Problem(folder.as_posix(), 1, "no .yml file with records is here")])
    for path in paths:
        for kind, place, fields in _records(path, folder, problems):
            _add(kind, place, fields, data, ids, problems)
    problems += rules.check(data, ids.keys())
    if problems:
        raise Problems(problems)
    return data


def _records(
    path: Path, folder: Path, problems: list[Problem]
) -> Iterator[tuple[str, Place, dict[str, Any]]]:
    """The kind, place and plain fields of each record in one file."""
    name = PurePath(folder.name) / path.relative_to(folder)
    root = _compose(path, name, problems)
    if root is None:
        return
    file = Place(name, root)
    if not isinstance(root, yaml.MappingNode):
        problems.append(file.problem("the file is not a mapping of kinds to lists of records"))
        return
    for key, node in root.value:
        if key.value not in KINDS:
            text = f"'{key.value}' is not a kind of record{nearest(key.value, KINDS)}"
            problems.append(file.problem(text, key.value))
        elif not isinstance(node, yaml.SequenceNode):
            text = f"'{key.value}' is not a list; begin each record with '- id:'"
            problems.append(file.problem(text, key.value))
        else:
            for number, item in enumerate(node.value, 1):
                noun = KINDS[key.value].noun
                place = Place(name, item, _label(noun, item, number))
                if isinstance(item, yaml.MappingNode):
                    yield key.value, place, _plain(item, place, problems)
                else:
                    problems.append(place.problem(f"{a(noun)} is a mapping; begin it with 'id:'"))


def _compose(path: Path, name: PurePath, problems: list[Problem]) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), _Loader)
    except UnicodeDecodeError as error:
        text = f"byte {error.start} is not UTF-8; save the file as UTF-8"
        problems.append(Problem(name.as_posix(), 1, text))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        text = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 1
        problems.append(Problem(name.as_posix(), line, f"not valid YAML: {text}"))
        return None
    return root


def _label(noun: str, item: yaml.Node, number: int) -> str:
    if isinstance(item, yaml.MappingNode):
        for key, value in item.value:
            if key.value == "id" and isinstance(value.value, str):
                return f"{noun} {value.value}"
    return f"{noun} number {number} of its list"


def _plain(node: yaml.Node, place: Place, problems: list[Problem], *loc: str | int) -> Any:
    """The node as dicts, lists and strings; what YAML lets pass is told here."""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, place, problems, *loc, n) for n, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    fields: dict[str, Any] = {}
    for key, value in node.value:
        at = Place(place.path, key, place.label)
        if key.value in fields:
            problems.append(at.problem(f"'{key.value}' stands twice; keep one"))
        elif isinstance(value, yaml.ScalarNode) and not value.style and value.value in _UNKNOWN:
            text = f"'{key.value}' is empty; leave out what is not known"
            problems.append(at.problem(text))
        else:
            fields[key.value] = _plain(value, place, problems, *loc, key.value)
    return fields


def _add(
    kind: str,
    place: Place,
    fields: dict[str, Any],
    data: Dataset,
    ids: dict[str, Place],
    problems: list[Problem],
) -> None:
    id = fields.get("id")
    if isinstance(id, str):
        if id in ids:
            first = ids[id].problem("")
            text = f"the id is taken at {first.path}:{first.line}; choose another"
            problems.append(place.problem(text, "id"))
            return
        ids[id] = place
    try:
        record = KINDS[kind].model_validate(fields)
    except ValidationError as errors:
        problems += [_told(error, KINDS[kind], place) for error in errors.errors()]
        return
    data.of(kind)[record.id] = record  # type: ignore[index]
    data.places[record.id] = place


def _told(error: Any, model: type[Record], place: Place) -> Problem:
    """One complaint of the models in words, on the line it is about."""
    loc = error["loc"]
    field = next((step for step in reversed(loc) if isinstance(step, str)), "")
    match error["type"]:
        case "extra_forbidden":
            owner = _model_at(model, loc[:-1])
            within = [step for step in loc[:-1] if isinstance(step, str)]
            noun = f"'{within[-1]}'" if within else a(model.noun)
            names = [info.alias or name for name, info in owner.model_fields.items()]
            text = f"'{field}' is not a field of {noun}{nearest(field, names)}"
        case "missing":
            text = f"'{field}' is missing"
        case "enum" | "literal_error":
            expected = error["ctx"]["expected"]
            known = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
            text = f"'{field}' is '{error['input']}'{nearest(str(error['input']), known)}"
            text += f" (one of {', '.join(known)})"
        case "string_pattern_mismatch" if field == "language":
            text = f"'{field}' is '{error['input']}'; write a language tag such as en or ru"
        case "string_pattern_mismatch":
            text = f"'{field}' is '{error['input']}'; an id is lower-case words joined by hyphens"
        case "value_error":
            text = (f"'{field}': " if field else "") + str(error["ctx"]["error"])
        case "string_type":
            text = f"'{field}' must be one text, not a list or mapping"
        case "list_type":
            text = f"'{field}' must be a list; begin each item with '- '"
        case "model_type" | "model_attributes_type":
            text = f"'{field}' must be a mapping of 'key: value' lines"
        case "too_short":
            text = f"'{field}' is an empty list; give at least one"
        case "int_parsing" | "int_from_float":
            text = f"'{field}' is '{error['input']}'; write a whole number in digits"
        case "bool_parsing":
            text = f"'{field}' is '{error['input']}'; write true or false"
        case _:
            text = f"'{field}': {error['msg']}"
    return place.problem(text, *loc)


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation) or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner, get_args(annotation))), None)
