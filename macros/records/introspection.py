"""Introspection of the models: what a field takes, as its annotation says it.

One text or many, which words, whose id: for example, 'denies' takes many ids of claims.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.records import Model, Sentence, To, Word
from macros.records.edtf import Edtf
from macros.records.subject import Subject


@dataclass(frozen=True)
class Shape:
    """One field: its key in YAML, what it takes, and what a contributor is told of it."""

    key: str
    description: str
    example: Any
    required: bool
    is_list: bool
    model: type[Model] | None  # the mapping that it holds
    enum: tuple[str, ...]  # the words that it may be, if they are few
    kind: str | None  # of the records that it names by id; '' for any
    prose: bool
    literal: bool  # a number, date or truth value: never quoted
    vocabulary: str  # of which kind of the subject's words it names one; '' of none

    def choices(self, subject: Subject) -> tuple[str, ...]:
        """The words that it may be, those of a subject too; none where there are many."""
        return tuple(subject.of(self.vocabulary)) if self.vocabulary else self.enum


@cache
def shapes(model: type[Model]) -> tuple[Shape, ...]:
    """The fields of a model in their order."""
    return tuple(_shape(name, info) for name, info in model.model_fields.items())


def _shape(name: str, info: FieldInfo) -> Shape:
    parts = list(_parts(info.annotation))
    words = [str(word) for part in parts for word in _words(part)]
    to = next((one for one in metadata(info) if isinstance(one, To)), None)
    return Shape(
        key=info.alias or name,
        description=info.description or "",
        example=(info.examples or [None])[0],
        required=info.is_required(),
        is_list=any(get_origin(part) is list for part in parts),
        model=next(models(info), None),
        enum=tuple(words),
        kind=to.kind if to else None,
        prose=any(isinstance(one, Sentence) for one in metadata(info)),
        literal=any(part in (int, float, bool, Edtf) for part in parts),
        vocabulary=next((part.kind for part in parts if _is_word(part)), ""),
    )


def summary(model: type[BaseModel]) -> str:
    """The first line of a model's description."""
    return (model.__doc__ or "").strip().partition("\n")[0]


def metadata(info: FieldInfo) -> Iterator[Any]:
    """All that a field's annotation says beside types."""
    yield from info.metadata
    for part in _parts(info.annotation):
        yield from getattr(part, "__metadata__", ())


def models(info: FieldInfo) -> Iterator[type[Model]]:
    """The models of the mappings that a field holds."""
    for part in _parts(info.annotation):
        if isinstance(part, type) and issubclass(part, Model) and not _is_word(part):
            yield part


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation, and all that it is made of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _parts(inner)


def _is_word(part: Any) -> bool:
    """True of a word of the vocabulary, which a record names by its id."""
    return isinstance(part, type) and issubclass(part, Word)


def _words(part: Any) -> Iterator[Any]:
    if get_origin(part) is Literal:
        yield from get_args(part)
    elif isinstance(part, type) and issubclass(part, Enum):
        yield from (member.value for member in part)
