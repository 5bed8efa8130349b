"""Annotated fields of a record: the values whose types say more than a type, each with its place.

A model says by the type of a field what stands in it: ``To`` another record, ``Words`` or a
``Sentence`` of the site's own. For example, a claim's 'note' is a sentence.
"""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any

from macros.problems import Loc
from macros.records import Model, Record, Sentence, Words
from macros.records.introspection import metadata, models


def sentences(record: Record) -> Iterator[tuple[Loc, str]]:
    """Each sentence of the site's own prose in a record, with its place."""
    return ((loc, value) for loc, value, _ in annotated(record, Sentence))


def own_words(record: Record) -> Iterator[tuple[Loc, str, bool]]:
    """Each text of the site's own in a record, with its place, and whether it is a sentence."""
    return ((loc, text, isinstance(said, Sentence)) for loc, text, said in annotated(record, Words))


def annotated(model: Model, sort: type | UnionType) -> list[tuple[Loc, str, Any]]:
    """The values under a model of which an annotation of some sort says more, with their places."""
    found: list[tuple[Loc, str, Any]] = []
    _collect(model, sort, (), found)
    return found


def _collect(
    model: Model, sort: type | UnionType, loc: Loc, found: list[tuple[Loc, str, Any]]
) -> None:
    values = vars(model)
    for name, key, said in _plan(type(model), sort):
        value = values[name]
        if value is None:
            continue
        if not isinstance(value, list):
            if said:
                found.append(((*loc, key), value, said))
            else:
                _collect(value, sort, (*loc, key), found)
        elif said:
            found += [((*loc, key, number), item, said) for number, item in enumerate(value)]
        else:
            for number, item in enumerate(value):
                _collect(item, sort, (*loc, key, number), found)


@cache
def _plan(model: type[Model], sort: type | UnionType) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a model that hold such values, or models which may; others are not walked."""
    plan = []
    for name, info in model.model_fields.items():
        said = next((one for one in metadata(info) if isinstance(one, sort)), None)
        if said or any(_plan(inner, sort) for inner in models(info)):
            plan.append((name, info.alias or name, said))
    return tuple(plan)
