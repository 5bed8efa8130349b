"""Interval arithmetic: the range of numbers that each qualifier allows, and sums of ranges.

Ends belong to a range: whoever rounds does not mean the last digit. For example, 'about 50,000' can
mean 45,000 to 55,000, and 'at least 50,000' has no upper end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from macros.records import Claim, Gives, Number, Qualifier

# As factors of the stated number. How far "about" and its like reach is a choice,
# wide enough that two roundings of one count meet and narrow enough that two counts
# of different things do not: "about 50,000" meets 49,000 and not 41,000.
MEANINGS: dict[Qualifier, tuple[float, float]] = {
    Qualifier.exactly: (1, 1),  # as counted
    Qualifier.about: (0.9, 1.1),  # a rounding in either direction
    Qualifier.nearly: (0.9, 1),  # just below: rounded up
    Qualifier.more_than: (1, 1.1),  # just above: rounded down
    Qualifier.at_least: (1, inf),  # a floor; the speaker says nothing of the ceiling
    Qualifier.up_to: (0, 1),  # a ceiling; the speaker says nothing of the floor
}


def plain_number(number: float) -> Number:
    """The number without the dust of binary fractions, and an integer where it is one."""
    rounded = round(number, 9)
    return int(rounded) if rounded == int(rounded) else rounded


@dataclass(frozen=True)
class Range:
    """All numbers from ``low`` to ``high``, both included."""

    low: float
    high: float

    def meets(self, other: "Range") -> bool:
        """True when one number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Range") -> "Range":
        return Range(self.low - other.high, self.high - other.low)


def stated(answer: Claim | Gives) -> tuple[float, float] | None:
    """The least and the most that an answer names, as it names them; None without a number."""
    low = answer.value if answer.low is None else answer.low
    high = answer.value if answer.high is None else answer.high
    return None if low is None or high is None else (low, high)


def range_of(answer: Claim | Gives) -> Range | None:
    """The numbers that an answer can mean; None for one without a number."""
    ends = stated(answer)
    if ends is None:
        return None
    low, high = ends
    least, most = MEANINGS[answer.qualifier or Qualifier.exactly]
    first, last = sorted((low * least, high * most))
    return Range(first, last)


def ends(answer: Claim | Gives) -> tuple[int | float | None, int | float | None]:
    """The least and the most that an answer can mean; None for an end that is open."""
    numbers = range_of(answer)
    if numbers is None:
        return None, None
    low, high = (None if end == inf else plain_number(end) for end in (numbers.low, numbers.high))
    return low, high


def total(ranges: Iterable[Range]) -> Range:
    """The range of a sum."""
    return sum(ranges, start=Range(0, 0))
