"""Label placement: words beside the marks of a map, so that none meets another or a mark.

For example, words with no room at their mark stand further off, and a line leads to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import cos, hypot, sin, tau
from random import Random

from macros.charts import clipping
from macros.charts.canvas import Size
from macros.charts.clipping import Box, Point
from macros.charts.map_symbols import APART, Mark

_LEADS = 12.0  # beyond this a line leads from a mark to its words
_GAPS = (4, 8, 14, 20, 28, 38, 50, 64, 80, 98, 118, 140, 165, 190, 220)  # from a mark to its words
_WAYS = 24  # directions in which its words are tried
_STARTS = 5  # how often places for words are looked for in another order, if need be
_TRIES = 300  # how often they are looked for in one, and ...
_FIRST = 150  # ... how often if there is none for some

Leader = tuple[Point, Point]  # a line from a mark to its words


@dataclass(eq=False)
class Spot:
    """Where the words of a mark stand, the line that leads there, and how far off it is."""

    mark: Mark
    box: Box
    align: str
    leader: Leader | None
    cost: float
    known: dict["Spot", bool] = field(default_factory=dict)  # whether it meets another

    @cached_property
    def reach(self) -> Box:
        """The words and the line together."""
        xs, ys = zip(*(self.leader or ()), self.box[:2], self.box[2:], strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def covers(self, mark: Mark) -> bool:
        """True of words that a mark is under, and of a line through it, unless it is their own."""
        near = APART + mark.radius
        if _away((mark.x, mark.y), self.box) < near:
            return True
        lead = self.leader if mark is not self.mark else None
        return lead is not None and _off((mark.x, mark.y), lead) < near

    def meets(self, other: "Spot") -> bool:
        """True of words or lines that meet those of another; the same two are tried many times."""
        if other not in self.known:
            self.known[other] = other.known[self] = self._meets(other)
        return self.known[other]

    def _meets(self, other: "Spot") -> bool:
        return _meet(self.reach, other.reach) and (
            _meet(self.box, other.box)
            or bool(self.leader and _enters(self.leader, other.box))
            or bool(other.leader and _enters(other.leader, self.box))
            or bool(self.leader and other.leader and _cross(self.leader, other.leader))
        )


def settled(free: list[list[Spot]]) -> list[Spot] | None:
    """For each mark one of its places, so that none meet: as near to the marks as can be found.

    Where words are far from some mark, it is tried again in another order.
    """
    if not all(free):
        return None
    found: list[list[Spot]] = []
    for start in range(_STARTS):
        spots = _searched(free, Random(start))  # the same in every build
        if spots is None and not found:
            return None
        found += [] if spots is None else [spots]
        if not any(one.leader for one in found[-1]):
            break
    return min(found, key=lambda spots: sum(one.cost for one in spots))


def _searched(free: list[list[Spot]], random: Random) -> list[Spot] | None:
    """Such places from one start.

    Again and again a few are taken away and placed anew, and that is kept unless it is worse (a
    large neighbourhood search). Where one has no place, it takes any, and what is there gives way.
    """
    best: dict[int, Spot] = {}
    everyone = range(len(free))
    for number in range(_TRIES):
        missing = [one for one in everyone if one not in best]
        if missing and number == _FIRST:
            return None
        if missing:
            one = random.choice(missing)
            taken = random.choice(free[one])
            spots = {n: spot for n, spot in best.items() if not spot.meets(taken)} | {one: taken}
        else:
            moved = random.sample(everyone, min(3, len(free)))
            spots = {n: spot for n, spot in best.items() if n not in moved}
        left = [one for one in everyone if one not in spots]
        for one in random.sample(left, len(left)):
            _place(one, free, spots)
        worse = len(spots) < len(best) if missing else _cost(spots) >= _cost(best)
        if not worse and (missing or len(spots) == len(best)):
            best = spots
    return [best[one] for one in everyone] if len(best) == len(free) else None


def _place(one: int, free: list[list[Spot]], spots: dict[int, Spot]) -> None:
    """Give a mark the best place that is left, if there is any."""
    left = (spot for spot in free[one] if not any(map(spot.meets, spots.values())))
    if found := next(left, None):
        spots[one] = found


def _cost(spots: dict[int, Spot]) -> float:
    return sum(one.cost for one in spots.values())


def free_spots(mark: Mark, marks: list[Mark], frame: Box, size: Size) -> list[Spot]:
    """Where the words of a mark could stand without meeting any mark, the best place first."""
    return sorted(
        (one for one in _tries(mark, frame, size) if not any(one.covers(other) for other in marks)),
        key=lambda one: one.cost,
    )


def _tries(mark: Mark, frame: Box, size: Size) -> Iterator[Spot]:
    """Where on the map the words of a mark could stand, beside it rather than above or below."""
    half, tall = mark.reach(size)
    for gap in _GAPS:
        for number in range(_WAYS):
            right, down = cos(tau * number / _WAYS), sin(tau * number / _WAYS)
            far = mark.radius + gap
            x, y = mark.x + right * far, mark.y + down * far
            start = mark.x + right * mark.radius, mark.y + down * mark.radius
            end = x - right * APART, y - down * APART
            leader = (start, end) if gap > _LEADS else None
            for align, left, top in _around(x, y, right, down, half, tall, size.line / 2):
                box = (left, top, left + 2 * half, top + 2 * tall)
                if is_in(box, frame):
                    aside = abs(top + tall - y) / 20 + abs(down) * 4
                    yield Spot(mark, box, align, leader, gap + gap**2 / 40 + aside)


def _around(
    x: float, y: float, right: float, down: float, half: float, tall: float, line: float
) -> Iterator[tuple[str, float, float]]:
    """How words can hang at a point: their alignment, and their left and upper edge."""
    if abs(right) > 0.4:
        align, left = ("left", x) if right > 0 else ("right", x - 2 * half)
        for top in (y - tall, y - line, y - 2 * tall + line):
            yield align, left, top
    if abs(down) > 0.6:
        top = y if down > 0 else y - 2 * tall
        yield "center", x - half, top
        yield "left", x - 2 * line, top
        yield "right", x - 2 * half + 2 * line, top


def is_in(box: Box, frame: Box) -> bool:
    """True of words that do not leave the map."""
    left, top, right, bottom = (end - edge for end, edge in zip(box, frame, strict=True))
    return left >= APART and top >= APART and right <= -APART and bottom <= -APART


def _meet(one: Box, two: Box) -> bool:
    """True of words that overlap, or stand too near to be told apart."""
    return (
        one[0] < two[2] + 2 * APART
        and two[0] < one[2] + 2 * APART
        and one[1] < two[3] + APART
        and two[1] < one[3] + APART
    )


def _away(at: Point, box: Box) -> float:
    """From a point to a box of words."""
    left, top, right, bottom = box
    return hypot(max(left - at[0], 0, at[0] - right), max(top - at[1], 0, at[1] - bottom))


def _off(at: Point, line: Leader) -> float:
    """From a point to a line."""
    (x, y), (x2, y2) = line
    along = (at[0] - x) * (x2 - x) + (at[1] - y) * (y2 - y)
    part = min(max(along / ((x2 - x) ** 2 + (y2 - y) ** 2), 0), 1)
    return hypot(x + part * (x2 - x) - at[0], y + part * (y2 - y) - at[1])


def _enters(line: Leader, box: Box) -> bool:
    """True of a line that comes near to words."""
    left, top, right, bottom = box
    around = left - APART, top - APART, right + APART, bottom + APART
    return clipping.segment(*line, around) is not None


def _cross(one: Leader, two: Leader) -> bool:
    """True of lines that cross."""
    return _side(one, two[0]) != _side(one, two[1]) and _side(two, one[0]) != _side(two, one[1])


def _side(line: Leader, at: Point) -> bool:
    (x, y), (x2, y2) = line
    return (x2 - x) * (at[1] - y) > (y2 - y) * (at[0] - x)
