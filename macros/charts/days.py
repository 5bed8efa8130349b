"""Time axis: a scale of days, the months on it, and spans whole only as far as they are certain.

For example, '2024-05/2024-06-10' is broken off at its start, for which no day is named.
"""

from datetime import date, timedelta

from macros import wording
from macros.records.edtf import Edtf

DAY = timedelta(days=1)
_MONTHS = 14  # whose names have room
_TIP = 10  # pixels of an end that is not certain, at most


def months(first: date, last: date) -> list[tuple[date, str]]:
    """Each month that begins between two days, with its name; a January has its year as well.

    Of many months there is no room for the names: then each year.
    """
    days = (first + DAY * number for number in range((last - first).days))
    found = [day for day in days if day.day == 1]
    if len(found) > _MONTHS:
        return [(day, wording.year(day)) for day in found if day.month == 1]
    return [(day, _name(day)) for day in found]


def _name(month: date) -> str:
    return wording.short_month(month) + (f" {wording.year(month)}" if month.month == 1 else "")


def pieces(moment: Edtf, start: float, end: float) -> list[tuple[float, float]]:
    """What is drawn of a span, from where to where: an end that is not certain is broken off.

    Some day of several, and about a day, is broken all along.
    """
    begins, _, ends = moment.text.partition("/")
    if not ends:
        certain = moment.is_day
        return [(start, end)] if certain else _broken(start, end)
    tip = min(_TIP, (end - start) / 3)
    from_, to = start, end
    broken: list[tuple[float, float]] = []
    if _vague(begins):
        from_ += tip
        broken += _tip(from_, start)
    if _vague(ends):
        to -= tip
        broken += _tip(to, end)
    return [(from_, to), *broken]


def _vague(end: str) -> bool:
    """True of the end of a span that is about then, or some day of a month or year."""
    return len(end) != len("2022-09-21")


def _tip(inner: float, outer: float) -> list[tuple[float, float]]:
    width = outer - inner
    return [(inner + width * near, inner + width * far) for near, far in ((0.25, 0.5), (0.75, 1))]


def _broken(start: float, end: float) -> list[tuple[float, float]]:
    middle, width = (start + end) / 2, max(end - start, _TIP)
    count = max(2, round(width / 6))
    step = width / (count - 0.4)
    first = middle - width / 2
    return [(first + step * one, first + step * (one + 0.6)) for one in range(count)]
