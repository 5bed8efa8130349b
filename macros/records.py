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
    WithJsonSchema,
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


def _plain(value: str) -> str:
    if "{" in value or "}" in value:
        raise ValueError("a label names no record; say it without braces")
    return value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceId = Annotated[Id, To("sources")]
PersonId = Annotated[Id, To("people")]
TopicId = Annotated[Id, To("topics")]
MeasureId = Annotated[Id, To("measures")]
ClaimId = Annotated[Id, To("claims")]
RecordId = Annotated[Id, To("")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Number = Annotated[int | float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Quote = Annotated[Text, AfterValidator(_short)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
# Sentences of the site. A number or date in them is named, not typed:
# {claim}, {event} or {penalty}; {claim:end}, {claim:start} or {claim:said} for its dates.
Prose = Annotated[Text, AfterValidator(_prose), Sentence()]
# The same without names in braces, for where nothing fills them in.
Label = Annotated[Text, AfterValidator(_plain), Sentence()]


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


class Chart(StrEnum):
    counts = "counts"  # totals of days, against a target
    answers = "answers"  # rival answers, each as far as it reaches
    windows = "windows"  # crossings, each with the days that it counts
    sentences = "sentences"  # terms before and after
    shares = "shares"  # parts of groups
    events = "events"  # events over totals
    route = "route"  # a number from hand to hand


class Model(BaseModel):
    """A strict, frozen mapping: unknown keys are refused."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=True
    )


class Withdrawn(Model):
    """Why a record no longer counts, and which one to see instead."""

    on: Edtf
    """The day on which it was withdrawn."""
    because: Text
    """Why, in words."""
    see: RecordId | None = None
    """The record to see instead."""


class Record(Model):
    """What every kind has: an id that is never reused."""

    noun: ClassVar[str]  # how messages and pages call one of the kind
    id: Id
    """Stable and never reused; links and citations end in it."""


class Gone(Record):
    """What is left of a withdrawn record: nothing that it said, for it may have named somebody."""

    model_config = ConfigDict(extra="ignore")

    noun = "withdrawn record"
    was: str
    """The kind of record that it was, such as 'claims'."""
    withdrawn: Withdrawn
    """When and why, and what to see instead."""


class Theme(StrEnum):
    """The two halves of the story; long lists are parted by them."""

    call_up = "call_up"
    leaving = "leaving"


class Copy(Model):
    """Which document a source reproduces, and how."""

    source: SourceId
    """The document that it reproduces."""
    how: Literal["reprint", "mirror", "translation", "reworded"]
    """In which way."""


class Source(Record):
    """A document that says something, and where its text was read."""

    noun = "source"
    publisher: Text
    """Who published it."""
    title: Text | None = None
    """Its headline, in its own language."""
    description: Text | None = None
    """What it is, where its headline was not seen."""
    authors: list[Text] = []
    """Who signed it, as printed."""
    published: Edtf | None = None
    """When it was published."""
    language: Language
    """The language of its text, as a tag."""
    kind: SourceKind
    """What kind of document it is."""
    url: WebAddress | None = None
    """The publisher's own page."""
    read_at: WebAddress | None = None
    """Where its text was read, if elsewhere."""
    read: bool = True
    """False when it is known only through others."""
    copy_of: Copy | None = None
    """The document that it reproduces, and how."""
    archive_url: WebAddress | None = None
    """An archived copy."""
    weak: Text | None = None
    """Why a figure must not rest on it alone."""
    note: Prose | None = None
    """What else is to be known of it."""

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
    """As a source printed it; of a private person no more than that."""
    role: Text | None = None
    """What the person or body is."""
    affiliation: Text | None = None
    """To which body the person belongs."""
    identity: Literal["named", "pseudonym", "anonymous", "body"]
    """Whether the name is the person's own."""


class Topic(Record):
    """A headline question, and how the measures under it differ."""

    noun = "topic"
    question: Text
    """The headline question."""
    theme: Theme
    """To which half of the story it belongs."""
    order: int
    """Its place among the topics."""
    note: Prose | None = None
    """How the measures under it differ."""


class Measure(Record):
    """One question with one unit and population, so that its answers compare."""

    noun = "measure"
    question: Text
    """What is asked."""
    topic: TopicId
    """The headline question that it belongs to."""
    unit: Unit
    """What is counted."""
    per: Literal["day"] | None = None
    """The time to which a rate refers."""
    population: Text
    """Who or what is counted."""
    counted_as: Text | None = None
    """A plural noun, where the unit's own word would mislead."""
    place: Text | None = None
    """Where."""
    direction: Literal["in", "out", "net"] | None = None
    """Which way, for movements."""
    share_of: Text | None = None
    """The whole, of a share in percent."""
    behaves: Behaviour
    """A flow within a window, a running total, or a level on a day."""

    @model_validator(mode="after")
    def _share(self) -> Self:
        if (self.unit == Unit.percent) != (self.share_of is not None):
            raise ValueError("'share_of' goes with the unit 'percent', and only with it")
        return self


class Gives(Model):
    """What a source says instead, where it changed what it passes on."""

    value: Number | None = None
    """The number that it gives."""
    low: Number | None = None
    """The lower end that it gives."""
    high: Number | None = None
    """The upper end that it gives."""
    qualifier: Qualifier | None = None
    """How it qualifies the number."""
    unit: Text | None = None
    """The unit that it names."""
    population: Text | None = None
    """Whom it says was counted."""
    period: Text | None = None
    """The time in words, where it names no window."""
    window: Edtf | None = None
    """The window that it gives."""
    date: Edtf | None = None
    """The date that it gives."""
    speaker: Text | None = None
    """Who it says said it."""
    certainty: Text | None = None
    """How certain it makes it."""
    cause: Text | None = None
    """The cause that it gives."""
    condition: Text | None = None
    """The condition that it adds or drops."""
    place: Text | None = None
    """The place that it gives."""
    wording: Text | None = None
    """What else it worded otherwise."""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("'gives' is empty; say what the source gives instead, or drop it")
        return self


class Evidence(Model):
    """Where a record was read, in which words, and what changed on the way."""

    source: SourceId
    """The document in which it was read."""
    locator: Text | None = None
    """Where in the document, such as p3 for its third paragraph."""
    quote: Quote | None = None
    """Its words."""
    language: Language | None = None
    """The language of the quote; English when absent."""
    original: Quote | None = None
    """The words before translation."""
    via: SourceId | None = None
    """The source from which it took this."""
    gives: Gives | None = None
    """What it says instead, where it changed what it passes on."""


class Claim(Record):
    """One answer to a measure."""

    noun = "claim"
    measure: MeasureId
    """The question that it answers."""
    value: Number | None = None
    """The number as stated."""
    low: Number | None = None
    """The lower end of a range as stated."""
    high: Number | None = None
    """The upper end of a range as stated."""
    qualifier: Qualifier = Qualifier.exactly
    """How the number was qualified."""
    period: Edtf | None = None
    """The window that the number describes."""
    as_of: Edtf | None = None
    """The day that the number describes."""
    said_by: PersonId
    """Who said it."""
    said_on: Edtf | None = None
    """When it was said."""
    attributed_to: PersonId | None = None
    """Whom the speaker cites."""
    kind: ClaimKind
    """What kind of statement it is."""
    denies: list[ClaimId] = []
    """The claims that it denies."""
    sum_of: list[ClaimId] = []
    """The claims of which it is the sum."""
    difference_of: list[ClaimId] = []
    """The claim from which the others after it were taken away."""
    derivation: Literal["stated", "inferred", "beside"] | None = None
    """Who did the sum: the source, or we; or the source merely sets it beside its parts."""
    cause_given: Prose | None = None
    """The cause that the speaker gives."""
    supersedes: ClaimId | None = None
    """The claim of the same speaker that it corrects."""
    standing: Standing
    """Whether it is what its speaker said, in a source that is not weak."""
    because: Prose | None = None
    """Why it stands so."""
    note: Prose | None = None
    """What else is to be known of it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Where it was read."""

    @property
    def retold(self) -> bool:
        """True when a source changed it in passing it on."""
        return any(evidence.gives for evidence in self.evidence)

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
    """When it happened."""
    title: Text
    """What happened, in a few words."""
    summary: Prose
    """What happened."""
    category: Category
    """Of which kind it is."""
    speaker: PersonId | None = None
    """Who spoke, of a statement."""
    place: Text | None = None
    """Where."""
    claims: list[ClaimId] = []
    """The figures that belong to it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Where it was read."""


class Term(Model):
    """What one edition of the code threatens, as far as it is known."""

    edition: Literal["before", "after"]
    """Before the law or after it."""
    part: Text | None = None
    """The part of the article."""
    sanction: Sanction = Sanction.prison
    """What is threatened."""
    min: Number | None = None
    """The least."""
    max: Number | None = None
    """The most."""
    unit: TermUnit = TermUnit.years
    """The unit of both."""
    status: Literal["known", "none", "not_verified"]
    """Known, no such offence, or no text of it was seen."""
    note: Prose | None = None
    """What else is to be known of it."""

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
    """The article of the Criminal Code of Russia."""
    conduct: Prose
    """What is punished."""
    binds: Prose
    """Whom it binds."""
    in_force_from: Edtf | None = None
    """From which day."""
    terms: Annotated[list[Term], Field(min_length=1)]
    """What each edition of the code threatens."""
    note: Prose | None = None
    """What else is to be known of it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Where it was read."""


class Stop(Model):
    """A place on somebody's way."""

    place: Text
    """Where."""
    when: Text | None = None
    """When, in the person's words."""


class Testimony(Record):
    """What one person told a journalist about leaving or coming back."""

    noun = "testimony"
    person: PersonId
    """Who told it."""
    age: int | None = None
    """In years."""
    occupation: Text | None = None
    """As printed."""
    from_: Annotated[Text | None, Field(alias="from")] = None
    """The place that the person left."""
    route: list[Stop] = []
    """The places on the way."""
    why_left: Prose | None = None
    """Why, as told."""
    returned: Literal["returned", "plans_to", "not_before_war_ends", "left_earlier"]
    """Whether the person came back."""
    why: Prose | None = None
    """Why or why not, as told."""
    claims: list[ClaimId] = []
    """The figures that belong to it."""
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    """Where it was read."""


class Disagreement(Record):
    """Where sources differ, why, and what stands."""

    noun = "disagreement"
    title: Text
    """On what sources differ."""
    topic: TopicId
    """The headline question that it is about."""
    class_: Annotated[Literal["conflict", "confusion"], Field(alias="class")]
    """A conflict, which a machine finds, or a confusion of two things that are taken for one."""
    records: Annotated[list[RecordId], Field(min_length=1)]
    """Those that differ."""
    reason: Reason
    """Why they differ."""
    explanation: Prose
    """The same in plain words."""
    stands: Prose | None = None
    """What stands, and why."""
    evidence: list[Evidence] = []
    """The words that it rests on."""

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
    """The word, as it stands in a sentence."""
    abbreviation_of: Text | None = None
    """The words that it shortens."""
    definition: Prose
    """What it means here."""
    see: list[RecordId] = []
    """Records that show it."""
    evidence: list[Evidence] = []
    """Where it was read, when the definition is a fact."""


class Drawn(Model):
    """A record in a picture, its name there, and the claims whose number it bears out."""

    record: RecordId
    """The record that is drawn."""
    label: Label | None = None
    """Its name in the picture."""
    bears_out: list[ClaimId] = []
    """The claims whose number it bears out."""


class Picture(Record):
    """What a chart draws: the records in it, by id, and how it is to be read."""

    noun = "picture"
    title: Text
    """What it shows, in a few words."""
    page: Id
    """The page where it stands, such as 'call-up'."""
    chart: Chart
    """The chart that draws it."""
    reading: Prose
    """How its marks are to be read; it stands above the picture."""
    description: Prose
    """What it shows, for those who do not see it."""
    draws: Annotated[list[Drawn], Field(min_length=1)]
    """The records in it."""


class Correction(Record):
    """What was wrong on the site, in the words of its day, and what it says now.

    The words are kept as they were: a record that changes again does not change them.
    """

    noun = "correction"
    date: Edtf
    """The day on which it was mended."""
    record: RecordId
    """The record that was wrong."""
    was: Text
    """What it said."""
    is_: Annotated[Text, Field(alias="is")]
    """What it says since."""
    noticed_by: Text | None = None
    """Who noticed it, when they want to be named."""

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if not self.date.is_day:
            raise ValueError("a correction has the day on which it was made as its 'date'")
        return self


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
    "pictures": Picture,
    "corrections": Correction,
}
