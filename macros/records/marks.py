"""The values of a record whose fields are marked: ids of others, and the site's own words.

A model says by the type of a field what stands in it: ``To`` another record, ``Words`` or a
``Sentence`` of the site's own.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from macros.problems import Loc
from macros.records import Model, Record, Sentence, To, Words


def sentences(record: Record) -> Iterator[tuple[Loc, str]]:
    """Each sentence of the site's own prose in a record, with its place."""
    return ((loc, value) for loc, value, mark in marked(record) if isinstance(mark, Sentence))


def own_words(record: Record) -> Iterator[tuple[Loc, str, bool]]:
    """Each text of the site's own in a record, with its place, and whether it is a sentence."""
    for loc, value, mark in marked(record):
        if isinstance(mark, Words):
            yield loc, value, isinstance(mark, Sentence)


def marked(model: Model, *loc: str | int) -> Iterator[tuple[Loc, str, To | Words]]:
    """The values under a model whose types carry a mark, with their places."""
    for name, key, mark in _plan(type(model)):
        value = getattr(model, name)
        if value is None:
            continue
        many = isinstance(value, list)
        for number, item in enumerate(value if many else [value]):
            at = (*loc, key, number) if many else (*loc, key)
            if isinstance(item, Model):
                yield from marked(item, *at)
            elif mark:
                yield at, item, mark


@cache
def _plan(model: type[Model]) -> list[tuple[str, str, To | Words | None]]:
    """The fields of a model that hold marked values or models which may."""
    plan = []
    for name, info in model.model_fields.items():
        marks = [*info.metadata, *_metadata(info.annotation)]
        mark = next((mark for mark in marks if isinstance(mark, To | Words)), None)
        if mark or _holds_model(info.annotation):
            plan.append((name, info.alias or name, mark))
    return plan


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _metadata(inner)


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(map(_holds_model, get_args(annotation)))
