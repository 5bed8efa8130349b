"""EDTF dates: parse, order, overlap.

Records write dates as Extended Date/Time Format strings (ISO 8601-2, levels 0
to 2): ``2022-09-21``, ``2022-10``, ``2022-09-21/2022-10-04``, ``2022-11~``,
``[2022-11-08..]``. For example, ``2022-10`` can mean any day from the 1st to the
31st. Only the forms that records use are read here: the ``edtf`` package, which
knows all of them, takes 5 ms a date and would double the time of a build. The
tests hold this module against it.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from macros.problems import shown

# What a year may be: far from date.min and date.max, which stand for open ends, and near
# enough that a slip of the finger is most often none of them.
YEARS = range(1800, 2101)

_CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_ENDS = re.compile(r"/|\.\.|,")
_SET = re.compile(r"\[([^,.]*)(\.\.|,)([^,.]*)\]")  # one day of several, or of a span

_QUALIFIERS = frozenset("~?%")


class Extent(StrEnum):
    """How much of the calendar a date takes, and how surely."""

    day = "day"
    span = "span"  # from the first day to the last
    within = "within"  # some day of several; a month or a year is that too
    about = "about"
    since = "since"  # some day, or all days, with no last one known
    until = "until"


@dataclass(frozen=True, order=True)
class Edtf:
    """A date as written, with the first and last day it can mean.

    Ordered by first day, then last day. An open end is ``date.min`` or ``date.max``.
    """

    first: date
    last: date
    text: str = ""

    @property
    def approximate(self) -> bool:
        """True when the text is qualified by ``~``, ``?`` or ``%``."""
        return not _QUALIFIERS.isdisjoint(self.text)

    @property
    def is_day(self) -> bool:
        """True when the text names one calendar day for certain."""
        return self.first == self.last and not self.approximate

    @property
    def html(self) -> str:
        """What HTML's time element can tell: a year, month or day; of others the day shown."""
        return self.text if _PLAIN.fullmatch(self.text) else self.shown.isoformat()

    @property
    def shown(self) -> date:
        """The day by which it is put in order: the first, or the last of an open beginning."""
        return self.last if self.first == date.min else self.first

    @property
    def eve(self) -> date:
        """The day before its first."""
        return self.first - timedelta(1)

    @property
    def start(self) -> "Edtf":
        """Its first day; as much as is told of it where that is approximate."""
        return self._end(0, self.first)

    @property
    def end(self) -> "Edtf":
        """Its last day; as much as is told of it where that is approximate."""
        return self._end(-1, self.last)

    @property
    def by(self) -> date:
        """The day by which it had come for certain: the last, or the first of an open end."""
        return self.first if self.last == date.max else self.last

    @property
    def begun(self) -> date:
        """The first day on which all that it names can have begun: of a span, its last part."""
        if self.last == date.max:
            return self.first
        return parse(_ENDS.split(self.text.strip("[]"))[-1]).first

    @property
    def ended(self) -> date:
        """The first day on which it can be over: of a month or a year, its last."""
        if self.last == date.max or not _ENDS.search(self.text):
            return self.last
        return self.begun

    @property
    def extent(self) -> Extent:
        """What a drawing of it shows."""
        if self.approximate:
            return Extent.about
        if self.is_day:
            return Extent.day
        if self.last == date.max:
            return Extent.since
        if self.first == date.min:
            return Extent.until
        return Extent.span if "/" in self.text else Extent.within

    def overlaps(self, other: "Edtf") -> bool:
        """True when at least one day can belong to both."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Edtf") -> bool:
        """True when every day of this date lies in the other."""
        return other.first <= self.first and self.last <= other.last

    def _end(self, place: int, day: date) -> "Edtf":
        told = _ENDS.split(self.text.strip("[]"))[place]
        return Edtf(day, day, day.isoformat()) if _QUALIFIERS.isdisjoint(told) else parse(told)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            _parse_one,
            core_schema.is_instance_schema(cls),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _: Any, __: GetJsonSchemaHandler) -> dict[str, Any]:
        text = "A date in the Extended Date/Time Format (EDTF, ISO 8601-2)."
        return {"type": "string", "title": "EDTF date", "description": text}


def _parse_one(value: Any) -> Any:
    if isinstance(value, list | dict):
        raise ValueError(
            "a date is one text, such as 2022-09-21 or, in quotation marks, '[2022-11-08..]'"
        )
    return parse(value)


@cache
def parse(text: str) -> Edtf:
    """Return the date that an EDTF string names.

    Raises ValueError, saying what to write instead, when it names none.
    """
    chosen = _SET.fullmatch(str(text))
    start, slash, end = str(text).partition("/")
    try:
        if chosen and (chosen[1] or chosen[3]) and (chosen[2] == ".." or chosen[1] and chosen[3]):
            return _spanning(chosen[1], chosen[3], text)
        if slash:
            if not start or not end or start == end == "..":
                raise ValueError("write '..' for one open end")
            return _spanning(start.removesuffix(".."), end.removesuffix(".."), text)
        return Edtf(*_days(text), text)
    except ValueError as reason:
        raise ValueError(
            f"'{shown(text)}' is not a date ({reason}); write 2022-09-21, 2022-09, "
            "2022-09-21/2022-10-04, 2022-11~ or [2022-11-08..]"
        ) from None


def _spanning(start: str, end: str, text: str) -> Edtf:
    first = _days(start)[0] if start else date.min
    last = _days(end)[1] if end else date.max
    if first > last:
        raise ValueError("its end lies before its start")
    return Edtf(first, last, text)


def _days(text: str) -> tuple[date, date]:
    parts = _CALENDAR.fullmatch(text)
    if parts is None:
        raise ValueError("its form is not known")
    year = int(parts[1])
    if year not in YEARS:
        raise ValueError(f"years go from {YEARS[0]} to {YEARS[-1]}; an end not known is '..'")
    if parts[3]:
        only = date(year, int(parts[2]), int(parts[3]))
        return only, only
    if parts[2]:
        first = date(year, int(parts[2]), 1)
        return first, first.replace(day=calendar.monthrange(year, first.month)[1])
    return date(year, 1, 1), date(year, 12, 31)
