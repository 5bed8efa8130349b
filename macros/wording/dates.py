"""Date formatting: how a day, a month and an EDTF interval read: 'about 4 October 2022'."""

import re
from datetime import date
from functools import cache

from babel.dates import format_date, format_interval

from macros.records.edtf import Edtf, parse
from macros.wording.languages import LOCALE

_DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?")
_PRECISION = {10: "d MMMM y", 7: "MMMM y", 4: "y"}


def day(value: date) -> str:
    """'4 October 2022'."""
    return format_date(value, _PRECISION[10], locale=LOCALE)


def short_day(value: date) -> str:
    """'4 Oct'."""
    return format_date(value, "d MMM", locale=LOCALE)


def year(value: date) -> str:
    """'2022'."""
    return format_date(value, _PRECISION[4], locale=LOCALE)


def short_month(value: date) -> str:
    """'Oct'."""
    return format_date(value, "MMM", locale=LOCALE)


def short_window(moment: Edtf) -> str:
    """'4 Oct', '21–27 Sept', '21 Sept – about 29 Nov': days of one year, without it.

    What is no such days reads as everywhere else: 'about October 2022'.
    """
    ends = moment.text.split("/")
    if not all(_DAY.fullmatch(end) for end in ends) or moment.first.year != moment.last.year:
        return when(moment)
    if moment.approximate:  # said of the end that it is said of
        days = [short_day(date.fromisoformat(end[:10])) for end in ends]
        told = zip(ends, days, strict=True)
        return " – ".join(f"about {day}" if len(end) > 10 else day for end, day in told)
    if len(ends) == 1:
        return short_day(moment.first)
    return str(format_interval(moment.first, moment.last, "MMMd", locale=LOCALE)).replace(
        "\u2009", " "
    )


def month(value: date) -> str:
    """'October 2022'."""
    return format_date(value, _PRECISION[7], locale=LOCALE)


@cache
def when(moment: Edtf) -> str:
    """An EDTF date as a reader says it, its uncertainty in words."""
    text = moment.text
    if text.startswith("["):
        return _some_day(moment)
    start, _, end = text.partition("/")
    if re.search(r"[~?%]", text) and not end:
        return "about " + when(parse(re.sub(r"[~?%]", "", text)))
    if text.endswith("/.."):
        return f"from {day(moment.first)}"
    if text.startswith("../"):
        return f"until {day(moment.last)}"
    if end:
        if len(start) == len(end) == 10:
            return _interval(moment)
        return f"{when(parse(start))} – {when(parse(end))}"
    return format_date(moment.first, _PRECISION[len(start)], locale=LOCALE)


def _some_day(moment: Edtf) -> str:
    if moment.last == date.max:
        return f"on or after {day(moment.first)}"
    if moment.first == date.min:
        return f"on or before {day(moment.last)}"
    return f"some day in {_interval(moment)}"


def _interval(moment: Edtf) -> str:
    drawn = format_interval(moment.first, moment.last, "yMMMMd", locale=LOCALE)
    return str(drawn).replace("\u2009", " ")  # thin spaces would hide a date from a text search
