"""Base map: land, borders and middles of countries, cut by commands/cut_borders.py, projected.

For example, 'DEU-FRA' in borders.json has the lines of that border.
"""

import json
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from macros.charts.projection import Albers

FILE = Path(__file__).with_name("borders.json")
UNITS = 10  # parts of a degree
# Which members of the United Nations draw otherwise than others: see the glossary.
DISPUTED = frozenset({"SRB-XKX", "ISR-PSE", "ISR-SYR"})

Line = list[tuple[float, float]]


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return read


def middle(code: str) -> tuple[float, float] | None:
    """The longitude and latitude of the middle of a country; None of one that was not cut."""
    at = _read()["middles"].get(code)
    return (at[0], at[1]) if at else None


def land(plane: Albers) -> list[Line]:
    """The rings of all land, seas inside it run the other way."""
    return [_unpacked(ring, plane) for ring in _read()["land"]]


def lines(codes: set[str], plane: Albers, disputed: bool = False) -> list[Line]:
    """The borders of some countries; those that are in dispute apart."""
    return [
        _unpacked(line, plane)
        for pair, some in _read()["borders"].items()
        if codes & set(pair.split("-")) and (pair in DISPUTED) is disputed
        for line in some
    ]


def _unpacked(packed: list[int], plane: Albers) -> Line:
    xs, ys = (accumulate(packed[start::2]) for start in (0, 1))
    return [plane.at(x / UNITS, y / UNITS) for x, y in zip(xs, ys, strict=True)]
