"""Who relays whom: the origin of each claim, and the way by which it reached each source.

A source took a claim from the one named in ``via``, or is a copy of another
(``copy_of``); otherwise from whoever said it, who may cite somebody else
(``attributed_to``). Each has one that it took the claim from, so the ways of one
claim make a tree and its origin is the root. A sum has the origins of its parts.

A step is inferred where the text itself does not tell it: it names no ``via``
(``via_inferred``), or has the claim from nobody's hand and names another speaker.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import count

from macros.records import Claim, Evidence, Record
from macros.records.dataset import Dataset, evidence_of


@dataclass(frozen=True)
class Provenance:
    """Where one claim comes from. ``parents`` leads from each id to the one it took it from."""

    claim: Claim
    parents: dict[str, str]

    @property
    def inferred(self) -> frozenset[str]:
        """The ids of the sources whose step from their parent is our reading."""
        return frozenset(
            one.source
            for one in self.claim.evidence
            if one.via_inferred
            or (self.parents.get(one.source) == self.claim.said_by and _names_another(one))
        )

    @property
    def origin(self) -> str:
        """The person or body whose claim it is, or whom they cite."""
        return self.claim.attributed_to or self.claim.said_by

    def way(self, source: str) -> list[str]:
        """The ids from the origin to a source, both included."""
        way = [source]
        while way[-1] in self.parents:
            way.append(self.parents[way[-1]])
        return way[::-1]


def provenance(claim: Claim, data: Dataset) -> Provenance:
    """Where a claim comes from. Raises CycleError when its sources relay each other."""
    parents: dict[str, str] = {}
    for evidence in claim.evidence:
        _follow(evidence, claim, data, parents)
    if claim.attributed_to:
        parents[claim.said_by] = claim.attributed_to
    TopologicalSorter({child: {parent} for child, parent in parents.items()}).prepare()
    return Provenance(claim, parents)


def _follow(evidence: Evidence, claim: Claim, data: Dataset, parents: dict[str, str]) -> None:
    source, before = evidence.source, evidence.via
    while source not in parents or before:
        copied = data.sources[source].copy_of
        before = before or (copied.source if copied else None)
        if before is None:
            if data.people[claim.said_by].identity != "site":  # nobody took our own sum from us
                parents[source] = claim.said_by
            return
        parents[source] = before
        if before in parents:
            return
        source, before = before, None


def _names_another(evidence: Evidence) -> bool:
    return evidence.gives is not None and evidence.gives.speaker is not None


def origins(claim: Claim, data: Dataset) -> list[str]:
    """The ids of the independent origins of a claim; of a sum, those of its parts."""
    parts = [data.claims[id] for id in (*claim.sum_of, *claim.difference_of)]
    found = [id for part in parts for id in origins(part, data)]
    return list(dict.fromkeys(found)) or [provenance(claim, data).origin]


@dataclass(frozen=True)
class Readings:
    """The evidence of a record, one piece a source: who carries it, changed it, was not read."""

    carried: list[Evidence]
    changed: list[Evidence]
    unread: list[Evidence]


def readings(record: Record, data: Dataset) -> Readings:
    """What a record rests on: a source counts once, and as one with that which it may stand for."""
    first: dict[str, Evidence] = {}
    changing = {one.source for one in evidence_of(record) if one.gives}
    for one in evidence_of(record):
        first.setdefault(one.source, one)
    read = [one for one in first.values() if data.sources[one.source].read]
    return Readings(
        carried=[one for one in read if one.source not in changing],
        changed=[one for one in read if one.source in changing],
        unread=[one for one in first.values() if not data.sources[one.source].read],
    )


@dataclass(frozen=True)
class Support:
    """How many sources carry a claim, changed it or were not read, and how many origins it has."""

    carried: int
    changed: int
    unread: int
    origins: int


def support(claim: Claim, data: Dataset) -> Support:
    """On how many documents and origins a claim rests."""
    found = readings(claim, data)
    return Support(
        len(found.carried), len(found.changed), len(found.unread), len(origins(claim, data))
    )


def sums_in_a_circle(data: Dataset) -> list[str]:
    """The ids of claims that are, by way of each other, parts of themselves; or none."""
    parts = {
        claim.id: {*claim.sum_of, *claim.difference_of}
        for claim in data.claims.values()
        if claim.derivation
    }
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def circles(data: Dataset) -> Iterator[tuple[Claim, list[str]]]:
    """Each claim whose sources relay each other, with the ids that they go round."""
    for claim in data.claims.values():
        try:
            provenance(claim, data)
        except CycleError as error:
            yield claim, error.args[1]


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


def relay_map(data: Dataset, claims: Iterable[Claim], pairs: bool = True) -> Map:
    """All relays of some claims, each source one column after the last it took from.

    Without ``pairs`` it leaves out two sources of which one took from the other alone, and
    nobody else from either.
    """
    taken: dict[str, set[str]] = {}
    told: set[tuple[str, str]] = set()
    for claim in claims:
        way = provenance(claim, data)
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
