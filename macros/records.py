"""One model a kind of record; no I/O.

Field names are the field's own terms. Keys and enum values are snake_case,
ids are kebab-case. A field that is absent is unknown. Instances are frozen.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from .dates import Edtf

QUOTE_WORDS = 25  # at most; the same limit for every source


@dataclass(frozen=True)
class To:
    """Marks a field that names a record, and of which kind; '' for any."""

    kind: str


class Sentence:
    """Marks a field of the site's own prose, which names records in braces."""


def _number(value: Any) -> Any:
    if isinstance(value, int | float) or re.fullmatch(r"-?\d+(\.\d+)?", str(value)):
        return value
    raise ValueError(f"'{value}' is not a number; write digits only, such as 200000")


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+[^\s]*", value):
        raise ValueError(f"'{value}' is not a web address; write one that begins with https://")
    return value


def _short(value: str) -> str:
    if (words := len(value.split())) > QUOTE_WORDS:
        raise ValueError(f"the quote has {words} words; {QUOTE_WORDS} are the most")
    return value


def _prose(value: str) -> str:
    try:
        list(Formatter().parse(value))
    except ValueError as reason:
        raise ValueError(
            f"{reason}; name a record as {{id}}, and write a brace itself twice"
        ) from None
    return value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceId = Annotated[Id, To("sources")]
PersonId = Annotated[Id, To("people")]
TopicId = Annotated[Id, To("topics")]
MeasureId = Annotated[Id, To("measures")]
ClaimId = Annotated[Id, To("claims")]
RecordId = Annotated[Id, To("")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Number = Annotated[int | float, BeforeValidator(_number)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Quote = Annotated[Text, AfterValidator(_short)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
# Sentences of the site. A number or date in them is named, not typed:
# {claim}, {event} or {penalty}; {claim:end}, {claim:start} or {claim:said} for its dates.
Prose = Annotated[Text, AfterValidator(_prose), Sentence()]


def references(prose: str) -> list[tuple[str, str]]:
    """The (id, part) pairs that a sentence names in braces; part may be ''."""
    return [(field, spec or "") for _, field, spec, _ in Formatter().parse(prose) if field]


class SourceKind(StrEnum):
    news = "news"
    explainer = "explainer"
    opinion = "opinion"
    law = "law"
    official_statement = "official_statement"
    statistics = "statistics"
    student_press = "student_press"


class Unit(StrEnum):
    persons = "persons"
    border_crossings = "border_crossings"
    trips = "trips"
    documents = "documents"
    cases = "cases"
    votes = "votes"
    regions = "regions"
    places = "places"
    years = "years"
    weeks = "weeks"
    days = "days"
    percent = "percent"
    RUB = "RUB"
    USD = "USD"
    miles = "miles"


class Behaviour(StrEnum):
    flow = "flow"  # what happened within a window
    cumulative = "cumulative"  # a running total; it never falls
    level = "level"  # how it stood on a day


class Qualifier(StrEnum):
    exactly = "exactly"
    about = "about"
    nearly = "nearly"
    at_least = "at_least"
    more_than = "more_than"
    up_to = "up_to"


class ClaimKind(StrEnum):
    target = "target"
    count = "count"  # type: ignore[assignment]  # str.count is not used of it
    estimate = "estimate"
    forecast = "forecast"
    opinion = "opinion"
    denial = "denial"


class Standing(StrEnum):
    stands = "stands"
    superseded = "superseded"
    misreported = "misreported"
    unverified = "unverified"


class Category(StrEnum):
    decree = "decree"
    law = "law"
    battle = "battle"
    border = "border"
    statement = "statement"
    protest = "protest"
    draft = "draft"


class Sanction(StrEnum):
    prison = "prison"
    fine = "fine"
    restriction = "restriction"
    arrest = "arrest"
    aggravating = "aggravating"


class TermUnit(StrEnum):
    years = "years"
    months = "months"
    RUB = "RUB"


class Reason(StrEnum):
    different_population = "different_population"
    different_unit = "different_unit"
    different_period = "different_period"
    different_date = "different_date"
    different_offence = "different_offence"
    arithmetic = "arithmetic"
    relay_drift = "relay_drift"
    translation = "translation"
    superseded = "superseded"
    unresolved = "unresolved"


class Model(BaseModel):
    """A strict, frozen mapping: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Withdrawn(Model):
    """Why a record no longer counts, and which one to see instead."""

    on: Edtf
    because: Text
    see: RecordId | None = None


class Record(Model):
    """What every kind has: an id that is never reused."""

    noun: ClassVar[str]  # how messages and pages call one of the kind
    id: Id
    withdrawn: Withdrawn | None = None


class Copy(Model):
    """Which document a source reproduces, and how."""

    source: SourceId
    how: Literal["reprint", "mirror", "translation", "reworded"]


class Source(Record):
    """A document that says something, and where its text was read."""

    noun = "source"
    publisher: Text
    title: Text | None = None
    description: Text | None = None  # what it is, where its headline was not seen
    authors: list[Text] = []
    published: Edtf | None = None
    language: Language
    kind: SourceKind
    url: WebAddress | None = None  # the publisher's own
    read_at: WebAddress | None = None  # where its text was read, if elsewhere
    read: bool = True  # false: known only through others
    copy_of: Copy | None = None
    archive_url: WebAddress | None = None
    weak: Text | None = None  # why a figure must not rest on it alone
    note: Prose | None = None

    @model_validator(mode="after")
    def _named_and_placed(self) -> Self:
        if not (self.title or self.description):
            raise ValueError("a source needs a 'title', or a 'description' if none was seen")
        if self.read and not (self.url or self.read_at or self.note):
            raise ValueError("say where it was read: 'url', 'read_at', or a 'note' saying why not")
        return self

    @property
    def address(self) -> str | None:
        """The web address where its text can be read, the publisher's own first."""
        return self.url or self.read_at


class Person(Record):
    """A person or body that says things."""

    noun = "person"
    name: Text
    role: Text | None = None
    affiliation: Text | None = None
    identity: Literal["named", "pseudonym", "anonymous", "body"]


class Topic(Record):
    """A headline question, and how the measures under it differ."""

    noun = "topic"
    question: Text
    order: int
    note: Prose | None = None


class Measure(Record):
    """One question with one unit and population, so that its answers compare."""

    noun = "measure"
    question: Text
    topic: TopicId
    unit: Unit
    per: Literal["day"] | None = None
    population: Text
    counted_as: Text | None = None  # plural noun, where the unit's own word would mislead
    place: Text | None = None
    direction: Literal["in", "out", "net"] | None = None
    share_of: Text | None = None
    behaves: Behaviour

    @model_validator(mode="after")
    def _share(self) -> Self:
        if (self.unit == Unit.percent) != (self.share_of is not None):
            raise ValueError("'share_of' goes with the unit 'percent', and only with it")
        return self


class Gives(Model):
    """What a source says instead, where it changed what it passes on."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier | None = None
    unit: Text | None = None
    population: Text | None = None
    period: Text | None = None  # in words, where it names no window
    window: Edtf | None = None
    date: Edtf | None = None
    speaker: Text | None = None
    certainty: Text | None = None
    cause: Text | None = None
    condition: Text | None = None
    place: Text | None = None
    wording: Text | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("'gives' is empty; say what the source gives instead, or drop it")
        return self


class Evidence(Model):
    """Where a record was read, in which words, and what changed on the way."""

    source: SourceId
    locator: Text | None = None
    quote: Quote | None = None
    language: Language | None = None  # of the quote; English when absent
    original: Quote | None = None  # the words before translation
    via: SourceId | None = None
    gives: Gives | None = None


class Claim(Record):
    """One answer to a measure."""

    noun = "claim"
    measure: MeasureId
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier = Qualifier.exactly
    period: Edtf | None = None
    as_of: Edtf | None = None
    said_by: PersonId
    said_on: Edtf | None = None
    attributed_to: PersonId | None = None
    kind: ClaimKind
    denies: list[ClaimId] = []
    sum_of: list[ClaimId] = []
    difference_of: list[ClaimId] = []
    # Who did the sum: the source, or we; or the source merely sets it beside its parts.
    derivation: Literal["stated", "inferred", "beside"] | None = None
    cause_given: Prose | None = None
    supersedes: ClaimId | None = None
    standing: Standing
    because: Prose | None = None
    note: Prose | None = None
    evidence: Annotated[list[Evidence], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        ranged = self.low is not None and self.high is not None
        if (self.low is None) != (self.high is None):
            raise ValueError("'low' and 'high' go together")
        if ranged and self.low > self.high:  # type: ignore[operator]
            raise ValueError(f"'low' ({self.low}) is above 'high' ({self.high})")
        if self.kind == ClaimKind.denial:
            if not self.denies:
                raise ValueError("a denial names what it 'denies'")
        elif ranged == (self.value is not None):
            raise ValueError("a claim has a 'value', or a 'low' and a 'high'; not both")
        if self.period and self.as_of:
            raise ValueError("a claim has a 'period' or an 'as_of', not both")
        if bool(self.sum_of or self.difference_of) != bool(self.derivation):
            raise ValueError("'derivation' goes with 'sum_of' or 'difference_of'")
        if self.standing != Standing.stands and not self.because:
            raise ValueError(f"a claim that is {self.standing} says why, in 'because'")
        return self

    @property
    def when(self) -> Edtf | None:
        """The moment or window that the number describes."""
        return self.period or self.as_of


class Event(Record):
    """Something that happened."""

    noun = "event"
    date: Edtf
    title: Text
    summary: Prose
    category: Category
    speaker: PersonId | None = None
    place: Text | None = None
    claims: list[ClaimId] = []
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class Term(Model):
    """What one edition of the code threatens, as far as it is known."""

    edition: Literal["before", "after"]
    part: Text | None = None
    sanction: Sanction = Sanction.prison
    min: Number | None = None
    max: Number | None = None
    unit: TermUnit = TermUnit.years
    status: Literal["known", "none", "not_verified"]
    note: Prose | None = None

    @model_validator(mode="after")
    def _terms(self) -> Self:
        stated = self.min is not None or self.max is not None
        if stated and self.status != "known":
            raise ValueError(f"a term that is {self.status} has no 'min' or 'max'")
        if self.status == "known" and self.sanction != Sanction.aggravating and self.max is None:
            raise ValueError("a known term has a 'max'; or write 'status: not_verified'")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"'min' ({self.min}) is above 'max' ({self.max})")
        return self


class Penalty(Record):
    """What an article threatens for one conduct, before and after the law."""

    noun = "penalty"
    article: Text
    conduct: Prose
    binds: Prose
    in_force_from: Edtf | None = None
    terms: Annotated[list[Term], Field(min_length=1)]
    note: Prose | None = None
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class Stop(Model):
    """A place on somebody's way."""

    place: Text
    when: Text | None = None


class Testimony(Record):
    """What one person told a journalist about leaving or coming back."""

    noun = "testimony"
    person: PersonId
    age: int | None = None
    occupation: Text | None = None
    from_: Annotated[Text | None, Field(alias="from")] = None
    route: list[Stop] = []
    why_left: Prose | None = None
    returned: Literal["returned", "plans_to", "not_before_war_ends", "left_earlier"]
    why: Prose | None = None
    claims: list[ClaimId] = []
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class Disagreement(Record):
    """Where sources differ, why, and what stands."""

    noun = "disagreement"
    title: Text
    topic: TopicId
    class_: Annotated[Literal["conflict", "confusion"], Field(alias="class")]
    records: Annotated[list[RecordId], Field(min_length=1)]
    reason: Reason
    explanation: Prose
    stands: Prose | None = None
    evidence: list[Evidence] = []

    @model_validator(mode="after")
    def _verdict(self) -> Self:
        if not self.stands and self.reason != Reason.unresolved:
            raise ValueError(
                "say what 'stands' and why; only 'reason: unresolved' may leave it out"
            )
        return self


class GlossaryEntry(Record):
    """A word as this site uses it. With evidence it tells a fact; without, only a usage."""

    noun = "term"
    term: Text
    abbreviation_of: Text | None = None
    definition: Prose
    see: list[RecordId] = []
    evidence: list[Evidence] = []


KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "people": Person,
    "topics": Topic,
    "measures": Measure,
    "claims": Claim,
    "events": Event,
    "penalties": Penalty,
    "testimonies": Testimony,
    "disagreements": Disagreement,
    "glossary": GlossaryEntry,
}
