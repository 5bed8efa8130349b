"""Directed acyclic graph of sources: who took a figure from whom, laid out in columns.

For example, a paper stands in the column after the agency from which it took one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import count

from macros.provenance.findings import Findings
from macros.records import Claim


@dataclass(frozen=True)
class Stop:
    """A source on the map of relays: its column, from 0 at the first, and its row."""

    source: str
    column: int
    row: int


@dataclass(frozen=True)
class Map:
    """Every source that relays another or is relayed, and who took something from whom."""

    stops: dict[str, Stop]
    relays: list[tuple[str, str]]  # from, to
    inferred: frozenset[tuple[str, str]] = frozenset()  # those that no text tells

    @property
    def columns(self) -> int:
        """How many columns the map has."""
        return 1 + max((stop.column for stop in self.stops.values()), default=0)


def relay_map(data: Findings, claims: Iterable[Claim], pairs: bool = True) -> Map:
    """All relays of some claims, each source one column after the last it took from.

    Without ``pairs`` it leaves out two sources of which one took from the other alone, and
    nobody else from either.
    """
    taken: dict[str, set[str]] = {}
    told: set[tuple[str, str]] = set()
    for claim in claims:
        way = data.provenance(claim)
        for child, parent in way.parents.items():
            if child in data.sources and parent in data.sources:
                taken.setdefault(child, set()).add(parent)
                if child not in way.inferred:
                    told.add((parent, child))
    if not pairs:
        taken = _without_pairs(taken)
    columns: dict[str, int] = {}
    for id in TopologicalSorter(taken).static_order():
        columns[id] = max((columns[parent] + 1 for parent in taken.get(id, ())), default=0)
    given: dict[str, list[str]] = {}
    for child, parents in taken.items():
        for parent in parents:
            given.setdefault(parent, []).append(child)
    stops: dict[str, Stop] = {}
    rows = count()
    for first in (id for id in data.sources if columns.get(id) == 0):
        _place(first, given, columns, stops, rows)
    relays = [(parent, child) for child in taken for parent in sorted(taken[child])]
    return Map(stops, relays, frozenset(relays) - told)


def _without_pairs(taken: dict[str, set[str]]) -> dict[str, set[str]]:
    takers = Counter(parent for parents in taken.values() for parent in parents)
    return {
        child: parents
        for child, parents in taken.items()
        if len(parents) > 1
        or takers[child]
        or any(takers[parent] > 1 or parent in taken for parent in parents)
    }


def _place(
    id: str,
    given: dict[str, list[str]],
    columns: dict[str, int],
    stops: dict[str, Stop],
    rows: Iterator[int],
    row: int | None = None,
) -> None:
    """A source, then those that took from it: the first beside it, the others below."""
    if id in stops:
        return
    stops[id] = Stop(id, columns[id], next(rows) if row is None else row)
    for number, child in enumerate(given.get(id, [])):
        beside = number == 0 and columns[child] == columns[id] + 1
        _place(child, given, columns, stops, rows, stops[id].row if beside else None)
