"""Memoization: what a method finds of a record, found once and kept on the object.

For example, the origins of a claim, which pages, pictures and files ask for.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from macros.records import Record

_Of = TypeVar("_Of", bound=Record)
_Found = TypeVar("_Found")


def once_a_record(find: Callable[[Any, _Of], _Found]) -> Callable[[Any, _Of], _Found]:
    """A method of one record, whose result is kept under the record's id: neither ever changes."""
    place = f"_once_{find.__name__}"

    @wraps(find)
    def found(self: Any, record: _Of) -> _Found:
        known: dict[str, _Found] = vars(self).setdefault(place, {})
        if record.id not in known:
            known[record.id] = find(self, record)
        return known[record.id]

    return found
