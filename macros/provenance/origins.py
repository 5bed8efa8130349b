"""Provenance graph: who relays whom, the origin of each claim, and its way to each source.

A source took a claim from the one named in ``via``, or is a copy of another
(``copy_of``); otherwise from whoever said it, who may cite somebody else
(``attributed_to``). Each has one that it took the claim from, so the ways of one
claim make a tree and its origin is the root. A sum has the origins of its parts.
For example, a claim came from a ministry by an agency to the paper that copied the agency.

A step is inferred where the text itself does not tell it: it names no ``via``
(``via_inferred``), or has the claim from nobody's hand and names another speaker.
"""

from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from macros.records import Claim, Evidence, Record
from macros.records.dataset import Dataset, evidence_of


@dataclass(frozen=True)
class Provenance:
    """Where one claim comes from. ``parents`` leads from each id to the one it took it from."""

    claim: Claim
    parents: dict[str, str]

    @cached_property
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


def trace(claim: Claim, data: Dataset) -> Provenance:
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
