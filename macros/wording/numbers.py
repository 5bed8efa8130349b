"""Number formatting: a number, a range and a unit read '120,000', '40–45%', '10 years'."""

from functools import cache
from math import inf

from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from babel.units import format_unit

from macros.records import Number, Qualifier, Unit
from macros.records.ranges import Range
from macros.wording.languages import LOCALE

QUALIFIERS = {
    Qualifier.exactly: "",
    Qualifier.about: "about ",
    Qualifier.nearly: "nearly ",
    Qualifier.at_least: "at least ",
    Qualifier.more_than: "more than ",
    Qualifier.up_to: "up to ",
}
# Shares that were told as a fraction: two digits after the point are nobody's.
_FRACTIONS = {33.33: "a third", 66.67: "two thirds"}


@cache
def number(value: Number) -> str:
    """'318,000'; from a million on '9.7 million' when nothing is lost by it."""
    if abs(value) >= 1_000_000 and value % 1_000 == 0:
        return format_compact_decimal(value, format_type="long", fraction_digits=3, locale=LOCALE)
    return format_decimal(value, locale=LOCALE)


def spread(values: list[Number], unit: Unit) -> str:
    """One value or both ends of a range, with what belongs to a figure of its unit: '40–45%'."""
    first, last = values[0], values[-1]
    if unit.format == "share":
        return _share(values)
    if unit.format == "change":
        return f"{'down' if first < 0 else 'up'} {_share([abs(value) for value in values])}"
    if unit.format == "money":
        ends = [
            format_currency(v, unit.id, unit.style, locale=LOCALE, currency_digits=False)
            for v in values
        ]
        return "–".join([*(end.partition(" ")[0] for end in ends[:-1]), ends[-1]])
    words = number(first) if first == last else f"{number(first)}–{number(last)}"
    return _with_unit(words, f"{unit.format}-{unit.base}", last) if unit.base else words


def _share(values: list[Number]) -> str:
    first, last = values[0], values[-1]
    if first == last and (fraction := _FRACTIONS.get(first)):
        return fraction
    ends = [format_percent(value / 100, "#,##0.##%", locale=LOCALE) for value in values]
    return "–".join([*(end.removesuffix("%") for end in ends[:-1]), ends[-1]])


def _with_unit(words: str, unit: str, count: Number) -> str:
    return words + format_unit(count, unit, locale=LOCALE).removeprefix(
        format_decimal(count, locale=LOCALE)
    )


def is_counted(unit: Unit) -> bool:
    """True of people and things; false of ages, terms, sums of money and distances."""
    return unit.is_whole or unit.is_share


def plural(count: int, noun: str) -> str:
    """'1 source', '1,200 sources'."""
    return f"{number(count)} {noun}" + ("" if count == 1 else "s")


def between(numbers: Range) -> str:
    """'8,000', or '53,000 to 73,000': the numbers of a range, rounded to whole ones."""
    if numbers.high == inf:
        return f"{number(round(numbers.low))} or more"
    low, high = number(round(numbers.low)), number(round(numbers.high))
    return low if low == high else f"{low} to {high}"
