"""Derived facts: what follows of the records, each computed once and asked for here alone.

For example, the origins of a claim that three sources have, two of them from the third.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cached_property
from typing import Self

from macros.provenance.making import Making, making
from macros.provenance.memoization import once_a_record
from macros.provenance.origins import Provenance, Readings, Support, readings, trace
from macros.provenance.publication import begun_by, overtaken_days, public_by, public_since
from macros.provenance.sayings import is_printed
from macros.provenance.sums import Sum, sum_up
from macros.records import Claim, Person, Record, Saying, Source
from macros.records.dataset import Dataset


class Findings(Dataset):
    """The records, and where each claim comes from, when it was public and how it was made.

    Records do not change once they are here, so that whatever was found is kept.
    """

    @classmethod
    def from_dataset(cls, data: Dataset) -> Self:
        """The same records, with what follows of them."""
        return cls(**{one.name: getattr(data, one.name) for one in fields(data)})

    @once_a_record
    def provenance(self, claim: Claim) -> Provenance:
        """Who took the claim from whom. Raises CycleError when its sources relay each other."""
        return trace(claim, self)

    @once_a_record
    def origins(self, claim: Claim) -> list[Person]:
        """Whose claim it is, independently of each other; of a sum, whose its parts are."""
        found = {one.id: one for part in self.sum(claim).parts for one in self.origins(part)}
        return [*found.values()] or [self.people[self.provenance(claim).origin]]

    @once_a_record
    def sum(self, claim: Claim) -> Sum:
        """What a sum or difference is made of, and what its parts make."""
        return sum_up(claim, self)

    @once_a_record
    def ways(self, claim: Claim) -> Mapping[str, list[str]]:
        """The ids from the origin of a claim to each of its sources, by the source's."""
        found = self.provenance(claim)
        return {one.source: found.way(one.source) for one in claim.evidence}

    @once_a_record
    def steps(self, claim: Claim) -> Mapping[str, list[Source]]:
        """The sources by which a claim reached each of them, itself last, by its id."""
        return {
            source: [self.sources[id] for id in way if id in self.sources]
            for source, way in self.ways(claim).items()
        }

    @once_a_record
    def readings(self, record: Record) -> Readings:
        """Who carries a record, who changed it, and what was not read of it."""
        return readings(record, self)

    @once_a_record
    def support(self, claim: Claim) -> Support:
        """On how many documents and origins a claim rests."""
        found = self.readings(claim)
        carried, changed, unread = map(len, (found.carried, found.changed, found.unread))
        return Support(carried, changed, unread, len(self.origins(claim)))

    @once_a_record
    def making(self, claim: Claim) -> Making:
        """How the claim's number was made."""
        return making(claim, self.measures[claim.measure])

    @once_a_record
    def is_printed(self, saying: Saying) -> bool:
        """True where a page that carries a saying prints these very words."""
        return is_printed(saying, self)

    @cached_property
    def begun(self) -> Mapping[str, date]:
        """The day by which each event was under way or over for certain, by its id."""
        return {event.id: begun_by(event.date) for event in self.events.values()}

    @cached_property
    def public_by(self) -> Mapping[str, date]:
        """The day by which each claim was public, by its id; without those of no known day."""
        days = ((claim.id, public_by(claim, self)) for claim in self.claims.values())
        return {id: day for id, day in days if day}

    @cached_property
    def public_since(self) -> frozenset[str]:
        """The ids of claims dated "then or later" alone: nothing tells by which day."""
        return frozenset(id for id, claim in self.claims.items() if public_since(claim, self))

    @cached_property
    def overtaken(self) -> Mapping[str, date]:
        """The day from which a newer answer stood in a claim's place, by its id."""
        return overtaken_days(self, self.public_by)
