"""EDTF dates: parse, order, overlap.

Records write dates as Extended Date/Time Format strings (ISO 8601-2):
``2022-09-21``, ``2022-10``, ``2022-09-21/2022-10-04``, ``2022-11~``,
``[2022-11-08..]``. Days, months, years and spans of them are read with the
standard library, because a grammar-based parse of each takes milliseconds;
everything else goes to the ``edtf`` package, the reference implementation.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, order=True)
class Edtf:
    """A date as written, with the first and last day it can mean.

    Ordered by first day, then last day. ``approximate`` is true for ``~``,
    ``?`` and ``%``; an open end is ``date.min`` or ``date.max``.
    """

    first: date
    last: date
    text: str = ""
    approximate: bool = False

    @property
    def is_day(self) -> bool:
        """True when the text names one calendar day for certain."""
        return self.first == self.last and not self.approximate

    @property
    def shown(self) -> date:
        """The day by which it is put in order: the first, or the last of an open beginning."""
        return self.last if self.first == date.min else self.first

    def overlaps(self, other: "Edtf") -> bool:
        """True when at least one day can belong to both."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Edtf") -> bool:
        """True when every day of this date lies in the other."""
        return other.first <= self.first and self.last <= other.last

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            parse, core_schema.is_instance_schema(cls)
        )


@lru_cache(maxsize=None)
def parse(text: str) -> Edtf:
    """Return the date that an EDTF string names.

    Raises ValueError, saying what to write instead, when it names none.
    """
    start, slash, end = text.partition("/")
    try:
        if not slash and _CALENDAR.fullmatch(text):
            return Edtf(*_days(text), text)
        if _CALENDAR.fullmatch(start) and _CALENDAR.fullmatch(end):
            return _ordered(_days(start)[0], _days(end)[1], text)
        return _by_grammar(text)
    except ValueError as reason:
        raise ValueError(
            f"'{text}' is not a date ({reason}); write 2022-09-21, 2022-09, "
            "2022-09-21/2022-10-04, 2022-11~ or [2022-11-08..]"
        ) from None


def _days(text: str) -> tuple[date, date]:
    year, month, day = _CALENDAR.fullmatch(text).groups()  # type: ignore[union-attr]
    if day:
        only = date(int(year), int(month), int(day))
        return only, only
    if month:
        first = date(int(year), int(month), 1)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return date(int(year), 1, 1), date(int(year), 12, 31)


def _ordered(first: date, last: date, text: str, approximate: bool = False) -> Edtf:
    if first > last:
        raise ValueError("its end lies before its start")
    return Edtf(first, last, text, approximate)


def _by_grammar(text: str) -> Edtf:
    # Imported here: four records in five need only the calendar above.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        first, last = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, AttributeError, TypeError):
        raise ValueError("EDTF does not know this form") from None
    return _ordered(
        date.min if isinstance(first, float) else date(*first[:3]),
        date.max if isinstance(last, float) else date(*last[:3]),
        text,
        any(mark in text for mark in "~?%"),
    )
