"""Memoization: what follows of an object that never changes, found once and kept on it.

For example, the origins of a claim, which pages, pictures and files ask the corpus for.
"""

from collections.abc import Callable, Hashable
from functools import partial, wraps
from typing import Any, TypeVar

from macros.records import Record

_Of = TypeVar("_Of", bound=Record)
_Found = TypeVar("_Found")


def once_a_record(find: Callable[[Any, _Of], _Found]) -> Callable[[Any, _Of], _Found]:
    """A method of one record, whose result is kept under the record's id."""

    @wraps(find)
    def found(self: Any, record: _Of) -> _Found:
        return kept(self, (find.__qualname__, record.id), partial(find, self, record))

    return found


def kept(on: object, key: Hashable, find: Callable[[], _Found]) -> _Found:
    """What is kept on an object under a key; found first, where nothing is."""
    known: dict[Hashable, _Found] = vars(on).setdefault("_kept", {})
    if key not in known:
        known[key] = find()
    return known[key]
