"""Base map: land and borders as commands/cut_borders.py left them, projected.

For example, 'DEU-FRA' in borders.json has the lines of that border.
"""

from itertools import accumulate

from macros.charts.projection import Albers
from macros.records.geography import UNITS
from macros.records.subject import Subject

Line = list[tuple[float, float]]


def land(subject: Subject, plane: Albers) -> list[Line]:
    """The rings of all land, seas inside it run the other way."""
    return [_unpacked(ring, plane) for ring in subject.borders.land]


def lines(subject: Subject, codes: set[str], plane: Albers, disputed: bool = False) -> list[Line]:
    """The borders of some countries; those that are in dispute apart."""
    return [
        _unpacked(line, plane)
        for pair, some in subject.borders.borders.items()
        if codes & set(pair.split("-")) and (pair in subject.map.disputed) is disputed
        for line in some
    ]


def _unpacked(packed: list[int], plane: Albers) -> Line:
    xs, ys = (accumulate(packed[start::2]) for start in (0, 1))
    return [plane.at(x / UNITS, y / UNITS) for x, y in zip(xs, ys, strict=True)]
