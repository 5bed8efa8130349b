"""JSON serialization: what each record says, with the computed fields that all together give.

The classes here add to a record the fields that are computed. The schema is made
from them; ``record_json`` fills them. For example, a claim gets its 'origin_count',
which no file of records states.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel, Field, create_model

from macros import wording
from macros.exports.edition import Edition
from macros.provenance.memoization import kept
from macros.records import (
    KINDS,
    Claim,
    Event,
    Evidence,
    Gone,
    LegalEdition,
    Model,
    Number,
    Penalty,
    Person,
    Record,
    Saying,
    Source,
    Term,
    Testimony,
)
from macros.records.annotations import sentences
from macros.records.introspection import summary
from macros.records.ranges import ends


class Placed(Model):
    """What is computed for a record of any kind."""

    page: str = Field(description="Its place on the site, relative to the site's root.")
    permalink: str | None = Field(
        default=None, description="Its web address, where the host of this copy gave one."
    )
    disagreements: list[str] = Field(description="The disagreements that name it.")


class Span(Model):
    """All numbers that an answer can mean, both ends included; an absent end is open."""

    low: Number | None = Field(default=None, description="The least.")
    high: Number | None = Field(default=None, description="The most.")


class Relayed(Evidence):
    """Where a claim was read, and how it got there."""

    way: list[str] = Field(
        description="The people and sources from the origin to this source, both included, by id."
    )


class ReadFacts(Placed):
    """What is computed for a record that was read somewhere."""

    source_count: int = Field(description="How many sources carry it as it is told here.")
    changed_count: int = Field(description="How many sources give something else instead.")
    unread_count: int = Field(description="How many sources are known only through others.")


class ClaimFacts(ReadFacts):
    """What is computed for a claim."""

    evidence: list[Relayed] = Field(description="Where it was read, and how it got there.")
    figure: str = Field(description="The answer as a reader says it, with its unit.")
    question: str = Field(description="What its measure asks.")
    topic: str = Field(description="The topic of its measure.")
    unit: str = Field(description="The unit of its measure.")
    range: Span | None = Field(
        default=None, description="What the number can mean, by its qualifier."
    )
    origins: list[str] = Field(
        description="The people and bodies who said it independently of each other."
    )
    origin_count: int = Field(description="How many said it independently of each other.")


class Worded(Term):
    """What an edition threatens, as a reader says it as well."""

    words: str = Field(description="The term in words.")


class Stood(LegalEdition):
    """An edition, with the day on which its time is over."""

    until: str | None = Field(
        default=None, description="The day from which the next stands in its place, in EDTF."
    )
    terms: list[Worded] = Field(  # type: ignore[assignment]  # each is a term, and frozen
        default=[], description="What is threatened: one of these."
    )


class PenaltyFacts(ReadFacts):
    """What is computed for a penalty."""

    editions: list[Stood] = Field(description="How it stood and stands, in the order of days.")


class SayingFacts(ReadFacts):
    """What is computed for a saying."""

    verdict_in_words: str = Field(description="The verdict as a reader sees it.")


class SourceFacts(Placed):
    """What is computed for a source."""

    cited_for: list[str] = Field(description="The records that were read in it.")


class PersonFacts(Placed):
    """What is computed for a person or body."""

    said: list[str] = Field(description="The claims that they made.")


class GoneFacts(Model):
    """What is computed for a withdrawn record."""

    page: str = Field(
        description="The place on the site that says why, relative to the site's root."
    )
    permalink: str | None = Field(
        default=None, description="Its web address, where the host of this copy gave one."
    )


def _claim(claim: Claim, edition: Edition) -> dict[str, Any]:
    measure = edition.measure(claim)
    span = zip(("low", "high"), ends(claim), strict=True)
    return {
        "figure": edition.figure(claim),
        "question": measure.question,
        "topic": measure.topic,
        "unit": measure.unit.id,
        **_made(claim, edition),
        "range": {name: end for name, end in span if end is not None} or None,
        **_read(claim, edition),
        "origins": [one.id for one in edition.data.origins(claim)],
        "origin_count": len(edition.data.origins(claim)),
    }


def _made(claim: Claim, edition: Edition) -> dict[str, Any]:
    """How its number was made, as the claim or its measure says."""
    found = edition.making(claim)
    parts = {name: getattr(found, name) for name in ("sample", "errs")}
    return {"method": found.method and found.method.id, "how": found.how} | {
        name: part and part.model_dump(mode="json", exclude_none=True)
        for name, part in parts.items()
    }


def _read(record: Record, edition: Edition) -> dict[str, Any]:
    found = edition.data.readings(record)
    return {
        "source_count": len(found.carried),
        "changed_count": len(found.changed),
        "unread_count": len(found.unread),
    }


def _saying(saying: Saying, edition: Edition) -> dict[str, Any]:
    return {"verdict_in_words": saying.verdict.words, **_read(saying, edition)}


def _source(source: Source, edition: Edition) -> dict[str, Any]:
    return {"cited_for": [one.id for one in edition.data.cited_for.get(source.id, [])]}


def _person(person: Person, edition: Edition) -> dict[str, Any]:
    return {"said": [one.id for one in edition.data.said_by.get(person.id, [])]}


_FACTS: dict[type[Record], tuple[type[BaseModel], Callable[[Any, Edition], dict[str, Any]]]] = {
    Claim: (ClaimFacts, _claim),
    Event: (ReadFacts, _read),
    Penalty: (PenaltyFacts, _read),
    Testimony: (ReadFacts, _read),
    Saying: (SayingFacts, _saying),
    Source: (SourceFacts, _source),
    Person: (PersonFacts, _person),
    Gone: (GoneFacts, lambda gone, edition: {}),
}


def record_json(record: Record, edition: Edition) -> dict[str, Any]:
    """A record with its computed fields. Numbers are numbers, dates EDTF, and sentences plain.

    What is not known is absent. Small files tell many records again.
    """
    return kept(edition, ("json", record.id), lambda: _computed(record, edition))


def _computed(record: Record, edition: Edition) -> dict[str, Any]:
    fields = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    for loc, sentence in sentences(record):
        _put(fields, loc, edition.prose(sentence))
    if isinstance(record, Claim):
        ways = edition.data.ways(record)
        for one, plain in zip(record.evidence, fields["evidence"], strict=True):
            plain["way"] = ways[one.source]
    if isinstance(record, Penalty):
        for stood, plain in zip(record.editions, fields["editions"], strict=True):
            if until := record.until(stood):
                plain["until"] = until.text
            for term, worded in zip(stood.terms, plain["terms"], strict=True):
                worded["words"] = wording.term(term)
    _, compute = _FACTS.get(type(record), (Placed, lambda *_: {}))
    fields |= {"page": edition.page(record), "permalink": edition.address(record) or None}
    if not isinstance(record, Gone):
        fields["disagreements"] = edition.disagreement_ids(record)
    fields |= compute(record, edition)
    return {name: value for name, value in fields.items() if value is not None}


def _put(fields: Any, loc: tuple[str | int, ...], value: str) -> None:
    *way, last = loc
    for step in way:
        fields = fields[step]
    fields[last] = value


@cache
def model_of(kind: type[Record]) -> type[BaseModel]:
    """The model of a kind of record as it is published."""
    facts, _ = _FACTS.get(kind, (Placed, None))
    return create_model(kind.__name__, __base__=(facts, kind), __doc__=kind.__doc__)


@cache
def dataset_model() -> type[BaseModel]:
    """The model of everything that is published in one file."""
    fields: dict[str, Any] = {
        "schema_": (str, Field(alias="$schema", description="The schema of this file.")),
        "name": (str, Field(description="What the site is called.")),
        "description": (str, Field(description="What it is about.")),
        "version": (str, Field(description="The same for the same records.")),
        "date": (str, Field(description="The day of this edition.")),
        "licence": (str, Field(description="The address of the licence of prose and data.")),
        "site": (str | None, Field(None, description="The web address of the site, where given.")),
    }
    kinds: dict[str, type[Record]] = {**KINDS, "withdrawn": Gone}
    for name, kind in kinds.items():
        model: Any = model_of(kind)
        fields[name] = (list[model], Field(description=f"{summary(kind)} By id, each once."))
    return create_model(
        "Dataset", __base__=Model, __doc__="Every record of the site, of each kind.", **fields
    )


def records_json(edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """Every record with its computed fields, by its kind."""
    data = edition.data
    kinds = {kind: data.of(kind) for kind in KINDS} | {"withdrawn": data.withdrawn}
    return {kind: [record_json(one, edition) for one in kinds[kind].values()] for kind in kinds}
