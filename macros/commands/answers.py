"""What the check would say of one field of a new record, before there is a record."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.checking import plain_text, typed_figures
from macros.checking.rules import BODIES
from macros.corpus import Corpus
from macros.problems import a, nearest
from macros.reading.messages import told
from macros.records import KINDS, Model, references
from macros.records.introspection import Shape


def flaw(model: type[Model], shape: Shape, value: Any, data: Corpus) -> str:
    """Why a field of a model does not take a value beside the records that are there, or ''."""
    return (
        _of_form(model, shape.key, value)
        or _of_prose(model, shape, value, data)
        or _of_names(shape, [value] if isinstance(value, str) else value, data)
    )


def _of_form(model: type[Model], key: str, value: Any) -> str:
    try:
        _field(model, key).validate_python(value)
    except ValidationError as errors:
        found: list[Any] = [{**one, "loc": (key, *one["loc"])} for one in errors.errors()]
        return "\n".join(told(one, KINDS["claims"]) for one in found)
    return ""


@cache
def _field(model: type[Model], key: str) -> TypeAdapter[Any]:
    fields = ((info.alias or name, info) for name, info in model.model_fields.items())
    return TypeAdapter(next(info for name, info in fields if name == key).rebuild_annotation())


def _of_prose(model: type[Model], shape: Shape, value: Any, data: Corpus) -> str:
    title = shape.key if shape.key == typed_figures.plain_field(model) else ""
    if not (title or shape.prose):
        return ""
    found = [plain_text.flaw(value, shape.prose, data), *typed_figures.flaws(value, data, title)]
    return "\n".join(filter(None, found))


def _of_names(shape: Shape, texts: list[str], data: Corpus) -> str:
    if shape.prose:
        return _strange((id for text in texts for id, _ in references(text)), "", data)
    if shape.kind is None:
        return ""
    person = data.people.get(texts[0]) if shape.key == "person" else None
    if person and person.identity in BODIES:
        return f"'{person.id}' is a body; what is told of themselves is told by a person"
    return _strange(texts, shape.kind, data)


def _strange(named: Iterable[str], kind: str, data: Corpus) -> str:
    known = data.of(kind) if kind else {one.id: one for one in data}
    noun = a(KINDS[kind].noun if kind else "record")
    strange = next((one for one in named if one not in known), None)
    return f"'{strange}' is not the id of {noun}{nearest(strange, known)}" if strange else ""
