"""What a field of a record takes, read off the models: one text or many, which words, whose id."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.records import Model, Sentence, To
from macros.records.edtf import Edtf


@dataclass(frozen=True)
class Shape:
    """One field: its key in YAML, what it takes, and what a contributor is told of it."""

    key: str
    told: str
    example: Any
    required: bool
    many: bool
    model: type[Model] | None  # the mapping that it holds
    words: tuple[str, ...]  # those that it may be, if they are few
    kind: str | None  # of the records that it names by id; '' for any
    prose: bool
    literal: bool  # a number, date or truth value: never quoted


@cache
def shapes(model: type[Model]) -> tuple[Shape, ...]:
    """The fields of a model in their order."""
    return tuple(_shape(name, info) for name, info in model.model_fields.items())


def _shape(name: str, info: FieldInfo) -> Shape:
    parts = list(_parts(info.annotation))
    marks = [*info.metadata, *parts]
    words = [str(word) for part in parts for word in _words(part)]
    to = next((mark for mark in marks if isinstance(mark, To)), None)
    models = [one for one in parts if isinstance(one, type) and issubclass(one, Model)]
    return Shape(
        key=info.alias or name,
        told=info.description or "",
        example=(info.examples or [None])[0],
        required=info.is_required(),
        many=any(get_origin(part) is list for part in parts),
        model=next(iter(models), None),
        words=tuple(words),
        kind=to.kind if to else None,
        prose=any(isinstance(mark, Sentence) for mark in marks),
        literal=any(part in (int, float, bool, Edtf) for part in parts),
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation, all that it is made of, and its marks."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _parts(inner)


def _words(part: Any) -> Iterator[Any]:
    if get_origin(part) is Literal:
        yield from get_args(part)
    elif isinstance(part, type) and issubclass(part, Enum):
        yield from (member.value for member in part)
