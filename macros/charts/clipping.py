"""Clipping: what of a line (Liang-Barsky) or of an area (Sutherland-Hodgman) lies in a box.

For example, a border that leaves a map ends at its edge, and goes on where it comes back.
"""

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Line = Sequence[Point]
Box = tuple[float, float, float, float]  # the least x and y, the greatest x and y


def segment(one: Point, two: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line that lies in a box, or None."""
    (x, y), (x2, y2) = one, two
    first, last = 0.0, 1.0
    for start, step, low, high in ((x, x2 - x, box[0], box[2]), (y, y2 - y, box[1], box[3])):
        if step:
            ends = sorted(((low - start) / step, (high - start) / step))
            first, last = max(first, ends[0]), min(last, ends[1])
        elif not low <= start <= high:
            return None
    if first > last:
        return None
    return _between(one, two, first), _between(one, two, last)


def line(points: Line, box: Box) -> list[list[Point]]:
    """The parts of a line that lie in a box."""
    parts: list[list[Point]] = []
    for pair in pairwise(points):
        if kept := segment(*pair, box):
            if parts and parts[-1][-1] == kept[0]:
                parts[-1].append(kept[1])
            else:
                parts.append([*kept])
    return parts


def area(ring: Line, box: Box) -> list[Point]:
    """The part of a ring that lies in a box; where that is in pieces, the edge of it joins them."""
    points = list(ring)
    for axis, edge, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        kept: list[Point] = []
        for one, two in zip(points, points[1:] + points[:1], strict=True):
            if inside := sign * (one[axis] - edge) >= 0:
                kept.append(one)
            if inside != (sign * (two[axis] - edge) >= 0):
                kept.append(_between(one, two, (edge - one[axis]) / (two[axis] - one[axis])))
        points = kept
    return points


def _between(one: Point, two: Point, part: float) -> Point:
    if part in (0, 1):  # its own end, to the last digit
        return two if part else one
    return one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])
