"""Dataset: every record by its id, and the relations that records write only once.

For example, a claim names its measure, and ``claims_of`` has all claims of each measure.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from macros.problems import Loc
from macros.records import (
    KINDS,
    Claim,
    ClaimKind,
    Correction,
    Disagreement,
    Event,
    Evidence,
    GlossaryEntry,
    Gone,
    Measure,
    Penalty,
    Person,
    Picture,
    Place,
    Record,
    Saying,
    Source,
    Standing,
    Testimony,
    Topic,
)
from macros.records.annotations import sentences
from macros.records.edtf import Edtf
from macros.records.subject import Subject


@dataclass(frozen=True)
class Dataset:
    """What is known. Each mapping keeps the order of the files."""

    sources: dict[str, Source] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    penalties: dict[str, Penalty] = field(default_factory=dict)
    testimonies: dict[str, Testimony] = field(default_factory=dict)
    disagreements: dict[str, Disagreement] = field(default_factory=dict)
    sayings: dict[str, Saying] = field(default_factory=dict)
    glossary: dict[str, GlossaryEntry] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    corrections: dict[str, Correction] = field(default_factory=dict)
    # Apart from all others: what is withdrawn is compared, counted and drawn no more.
    withdrawn: dict[str, Gone] = field(default_factory=dict)
    subject: Subject = field(default_factory=Subject)

    def of(self, kind: str) -> Mapping[str, Record]:
        """The records of one kind, such as 'claims', by id."""
        records: Mapping[str, Record] = getattr(self, kind)
        return records

    def __iter__(self) -> Iterator[Record]:
        for kind in KINDS:
            yield from self.of(kind).values()

    def __len__(self) -> int:
        return sum(len(self.of(kind)) for kind in KINDS)

    def get(self, id: str) -> Record | None:
        """The record with this id, of whatever kind."""
        return self._by_id.get(id)

    def sources_of(self, record: Record) -> list[Source]:
        """The sources in which a record was read, each once."""
        named = ((one.source, one.or_) for one in evidence_of(record))
        return [self.sources[id] for id in dict.fromkeys(chain.from_iterable(named)) if id]

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self}

    @cached_property
    def sentences(self) -> list[tuple[Record, Loc, str]]:
        """Every sentence of the site's own prose, with the record and the place where it stands."""
        return [(record, loc, text) for record in self for loc, text in sentences(record)]

    @cached_property
    def measures_of(self) -> Mapping[str, list[Measure]]:
        """The measures of each topic, by its id."""
        found: defaultdict[str, list[Measure]] = defaultdict(list)
        for measure in self.measures.values():
            found[measure.topic].append(measure)
        return found

    @cached_property
    def claims_of(self) -> Mapping[str, list[Claim]]:
        """The claims that answer each measure, earliest first, what has no date last, by its id."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.measure].append(claim)
        for claims in found.values():
            claims.sort(key=_by_time)
        return found

    @cached_property
    def claims_in_order(self) -> list[Claim]:
        """Every claim, by topic and measure, as they are told."""
        return [
            claim
            for topic in self.topics_in_order
            for measure in self.measures_of.get(topic.id, [])
            for claim in self.claims_of.get(measure.id, [])
        ]

    @cached_property
    def disagreements_on(self) -> Mapping[str, list[Disagreement]]:
        """The disagreements under each topic, by its id."""
        found: defaultdict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in self.disagreements.values():
            found[disagreement.topic].append(disagreement)
        return found

    @cached_property
    def timeline(self) -> list[Event]:
        """Every event, earliest first."""
        return sorted(
            self.events.values(), key=lambda event: (event.date.shown, event.date.last, event.id)
        )

    @cached_property
    def topics_in_order(self) -> list[Topic]:
        """Every topic, in the order in which they are told."""
        return sorted(self.topics.values(), key=lambda topic: topic.order)

    @cached_property
    def sources_in_order(self) -> list[Source]:
        """Every source, by kind and publisher."""
        return sorted(
            self.sources.values(), key=lambda one: (one.kind.value, one.publisher.casefold())
        )

    @cached_property
    def saying_on(self) -> Mapping[str, Saying | Gone]:
        """The saying that each page tells alone, by the page's name; withdrawn ones keep theirs."""
        gone = [one for one in self.withdrawn.values() if one.was == "sayings"]
        told: list[Saying | Gone] = [*self.sayings.values(), *gone]
        return {f"saying-{one.id}": one for one in told}

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """What each abbreviation of the glossary stands for."""
        entries = self.glossary.values()
        return {one.term: one.abbreviation_of for one in entries if one.abbreviation_of}

    @cached_property
    def cited_for(self) -> Mapping[str, list[Record]]:
        """The records that rest on each source, once each, by its id."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self:
            for source in self.sources_of(record):
                found[source.id].append(record)
        return found

    @cached_property
    def said_by(self) -> Mapping[str, list[Claim]]:
        """The claims that each person or body made, by its id."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.said_by].append(claim)
        return found

    @cached_property
    def denials_of(self) -> Mapping[str, list[Claim]]:
        """The claims that deny each claim, by its id."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for id in claim.denies:
                found[id].append(claim)
        return found

    @cached_property
    def disagreements_of(self) -> Mapping[str, list[Disagreement]]:
        """The disagreements that name each record, by its id."""
        found: defaultdict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in self.disagreements.values():
            for id in disagreement.records:
                found[id].append(disagreement)
        return found


def evidence_of(record: Record) -> list[Evidence]:
    """Where a record was read; empty for kinds that carry no evidence."""
    found: list[Evidence] = vars(record).get("evidence", [])
    return found


def _by_time(claim: Claim) -> tuple[object, ...]:
    """Of one day, what stands comes first and denials last; whatever has no date, after all."""
    when, said = claim.when or claim.said_on, claim.said_on
    return (
        *_last_day(when),
        claim.kind == ClaimKind.denial,
        claim.standing != Standing.stands,
        *_last_day(said),
        claim.id,
    )


def _last_day(moment: Edtf | None) -> tuple[bool, date]:
    return (False, moment.last) if moment else (True, date.max)
