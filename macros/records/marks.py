"""Traversal of a record: the values whose types are marked, each with its place.

A model says by the type of a field what stands in it: ``To`` another record, ``Words`` or a
``Sentence`` of the site's own. For example, a claim's 'note' is a sentence.
"""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any

from macros.problems import Loc
from macros.records import Model, Record, Sentence, Words
from macros.records.introspection import marks, models


def sentences(record: Record) -> Iterator[tuple[Loc, str]]:
    """Each sentence of the site's own prose in a record, with its place."""
    return ((loc, value) for loc, value, _ in marked(record, Sentence))


def own_words(record: Record) -> Iterator[tuple[Loc, str, bool]]:
    """Each text of the site's own in a record, with its place, and whether it is a sentence."""
    return ((loc, text, isinstance(mark, Sentence)) for loc, text, mark in marked(record, Words))


def marked(model: Model, sort: type | UnionType) -> list[tuple[Loc, str, Any]]:
    """The values under a model whose types carry a mark of some sort, with their places."""
    found: list[tuple[Loc, str, Any]] = []
    _collect(model, sort, (), found)
    return found


def _collect(
    model: Model, sort: type | UnionType, loc: Loc, found: list[tuple[Loc, str, Any]]
) -> None:
    values = vars(model)
    for name, key, mark in _plan(type(model), sort):
        value = values[name]
        if value is None:
            continue
        if not isinstance(value, list):
            if mark:
                found.append(((*loc, key), value, mark))
            else:
                _collect(value, sort, (*loc, key), found)
        elif mark:
            found += [((*loc, key, number), item, mark) for number, item in enumerate(value)]
        else:
            for number, item in enumerate(value):
                _collect(item, sort, (*loc, key, number), found)


@cache
def _plan(model: type[Model], sort: type | UnionType) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a model that hold such values, or models which may; others are not walked."""
    plan = []
    for name, info in model.model_fields.items():
        mark = next((mark for mark in marks(info) if isinstance(mark, sort)), None)
        if mark or any(_plan(inner, sort) for inner in models(info)):
            plan.append((name, info.alias or name, mark))
    return tuple(plan)
