"""One model a kind of record; no I/O.

Field names are the field's own terms. Keys and enum values are snake_case,
ids are kebab-case. A field that is absent is unknown. Instances are frozen.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from string import Formatter
from typing import Annotated, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from macros.problems import shown
from macros.records import values
from macros.records.edtf import Edtf
from macros.records.methods import Method
from macros.records.verdicts import Verdict


@dataclass(frozen=True)
class To:
    """Marks a field that names a record, and of which kind; '' for any."""

    kind: str


class Words:
    """Marks a field in the site's own words, which are plain text."""


class Sentence(Words):
    """Marks a field of the site's own prose, which names records in braces."""


# Where one sentence ends and another begins.
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z{])")

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID)]
SourceId = Annotated[Id, To("sources")]
PersonId = Annotated[Id, To("people")]
PlaceId = Annotated[Id, To("places")]
TopicId = Annotated[Id, To("topics")]
MeasureId = Annotated[Id, To("measures")]
ClaimId = Annotated[Id, To("claims")]
PenaltyId = Annotated[Id, To("penalties")]
EventId = Annotated[Id, To("events")]
RecordId = Annotated[Id, To("")]
# Words as somebody printed them, whatever they look like; and words of the site.
Printed = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Text = Annotated[Printed, Words()]
# What a reader would ask.
Question = Annotated[
    Text,
    AfterValidator(values.question),
    WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"\?$"}),
]
Number = Annotated[int | float, BeforeValidator(values.number), WithJsonSchema({"type": "number"})]
WebAddress = Annotated[
    str,
    AfterValidator(values.web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
PersonName = Annotated[Printed, AfterValidator(values.person)]
BodyName = Annotated[Printed, AfterValidator(values.body)]
Locator = Annotated[Text, AfterValidator(values.locator)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Quote = Annotated[Printed, AfterValidator(values.quote)]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"),
    AfterValidator(values.language),
]
# Sentences of the site. A number or date in them is named, not typed:
# {claim}, {event} or {penalty}; {claim:end}, {claim:start} or {claim:said} for its dates;
# {penalty:2022-09-23} for what it threatened on a day.
Prose = Annotated[Printed, AfterValidator(values.sentence), Sentence()]
# The same without names in braces, for where nothing fills them in.
Label = Annotated[Printed, AfterValidator(values.label), Sentence()]


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
    months = "months"
    weeks = "weeks"
    days = "days"
    percent = "percent"  # a part of a whole
    RUB = "RUB"
    USD = "USD"
    miles = "miles"
    percent_change = "percent_change"  # by how much more or less than before

    @property
    def is_whole(self) -> bool:
        """True of people and things, which are counted; false of what is measured."""
        measured = (
            "years",
            "months",
            "weeks",
            "days",
            "percent",
            "percent_change",
            "RUB",
            "USD",
            "miles",
        )
        return self.value not in measured


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
    disciplinary_unit = "disciplinary_unit"
    forced_labour = "forced_labour"
    compulsory_work = "compulsory_work"
    ban = "ban"  # on posts or activities
    aggravating = "aggravating"


class TermUnit(StrEnum):
    years = "years"
    months = "months"
    hours = "hours"
    RUB = "RUB"
    years_of_income = "years_of_income"
    months_of_income = "months_of_income"

    @property
    def is_money(self) -> bool:
        """True of what a fine is counted in."""
        return self in (TermUnit.RUB, TermUnit.years_of_income, TermUnit.months_of_income)


class Condition(StrEnum):
    mobilization = "mobilization"
    martial_law = "martial_law"
    wartime = "wartime"
    armed_conflict = "armed_conflict"
    hostilities = "hostilities"


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
    statement_or_act = "statement_or_act"  # what was said, and what a text or an act says
    unresolved = "unresolved"


class Chart(StrEnum):
    counts = "counts"  # totals of days, against a target
    answers = "answers"  # rival answers, each as far as it reaches
    windows = "windows"  # crossings, each with the days that it counts
    sentences = "sentences"  # terms before and after
    shares = "shares"  # parts of groups
    events = "events"  # events over totals
    route = "route"  # a number from hand to hand
    course = "course"  # numbers in the course of time
    map = "map"  # numbers at the countries that they are of


class Model(BaseModel):
    """A strict, frozen mapping: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Withdrawn(Model):
    """Why a record no longer counts, and which one to see instead."""

    on: Edtf = Field(
        description="The day on which the record was withdrawn.", examples=["2024-03-01"]
    )
    because: Text = Field(description="Why it no longer counts.")
    see: RecordId | None = Field(default=None, description="The record that takes its place.")


class Record(Model):
    """What every kind has: an id that is never reused."""

    noun: ClassVar[str]  # how messages and pages call one of the kind
    id: Id = Field(
        description="Lower-case words joined by hyphens; as a link it never changes.",
        examples=["kazakhstan-entries-4-oct"],
    )


class Sought(Record):
    """A record that readers also look for by other words than its own."""

    aliases: list[Text] = Field(
        default=[],
        description="Other words that readers look for it by, in English or Russian.",
        examples=[["call-up paper", "повестка"]],
    )

    @field_validator("aliases")
    @classmethod
    def _each_once(cls, aliases: list[str]) -> list[str]:
        for alias in aliases:
            if [one.casefold() for one in aliases].count(alias.casefold()) > 1:
                raise ValueError(f"the alias '{shown(alias)}' stands twice; once is enough")
        return aliases


class Gone(Record):
    """What is left of a withdrawn record: nothing that it said, for it may have named somebody."""

    model_config = ConfigDict(extra="ignore")

    noun = "withdrawn record"
    was: str = Field(description="The kind of record that it was, such as 'claims'.")
    withdrawn: Withdrawn = Field(description="When and why, and what to see instead.")


class Theme(StrEnum):
    """The two halves of the story; long lists are parted by them."""

    call_up = "call_up"
    leaving = "leaving"


class Copy(Model):
    """Which document a source reproduces, and how."""

    source: SourceId = Field(description="The id of the source that it reproduces.")
    how: Literal["reprint", "mirror", "translation", "reworded"] = Field(
        description="How it reproduces it."
    )


class Source(Record):
    """A document that says something, and where its text was read."""

    noun = "source"
    publisher: Printed = Field(
        description="Who published it, as they call themselves.", examples=["Newsweek"]
    )
    title: Printed | None = Field(
        default=None, description="The headline, as printed.", examples=["Minister counts entries"]
    )
    translation: Text | None = Field(
        default=None,
        description="Our translation of a headline that is not in English.",
        examples=["The minister counts entries"],
    )
    description: Text | None = Field(
        default=None,
        description="What it is, where its headline was not seen.",
        examples=["agency report of the count"],
    )
    authors: list[PersonName] = Field(
        default=[],
        description="The people who signed it, each as printed: given name first.",
        examples=[["Ann Example"]],
    )
    corporate_authors: list[BodyName] = Field(
        default=[],
        description="The bodies that signed it, such as an agency or a ministry.",
        examples=[["Associated Press"]],
    )
    published: Edtf | None = Field(
        default=None,
        description="The day of publication, or as much of it as is known.",
        examples=["2022-10-04"],
    )
    language: Language | None = Field(
        default=None,
        description="The tag of its text's language; it is not known of what was not read.",
        examples=["en"],
    )
    kind: SourceKind = Field(description="What kind of document it is.")
    url: WebAddress | None = Field(
        default=None,
        description="The publisher's own page.",
        examples=["https://agency.example/count"],
    )
    read_at: WebAddress | None = Field(
        default=None,
        description="Where its text was read, if not on the publisher's own page.",
        examples=["https://mirror.example/count"],
    )
    read: bool = Field(
        default=True,
        description="false for a source that is known only through others; leave it out otherwise.",
        examples=[False],
    )
    copy_of: Copy | None = Field(
        default=None, description="Which other source it reproduces, and how."
    )
    archive_url: WebAddress | None = Field(
        default=None, description="An archived copy.", examples=["https://archive.example/count"]
    )
    weak: Text | None = Field(
        default=None,
        description="Why a figure must not rest on it alone.",
        examples=["machine translation"],
    )
    note: Prose | None = Field(default=None, description="What a reader should know about it.")

    @model_validator(mode="after")
    def _named_and_placed(self) -> Self:
        if not (self.title or self.description):
            raise ValueError("a source needs a 'title', or a 'description' if none was seen")
        if self.read and not (self.url or self.read_at or self.note):
            raise ValueError("say where it was read: 'url', 'read_at', or a 'note' saying why not")
        if self.read and not self.language:
            raise ValueError("say in which 'language' it was read, by its tag, such as en")
        if self.translation and (self.language == "en" or not self.title):
            raise ValueError("'translation' is of a 'title' in another language than English")
        return self

    @property
    def signed(self) -> list[str]:
        """Everybody who signed it, people first."""
        return [*self.authors, *self.corporate_authors]

    @property
    def address(self) -> str | None:
        """The web address where its text can be read, the publisher's own first."""
        return self.url or self.read_at


class Person(Sought):
    """A person or body that says things."""

    noun = "person"
    name: Printed = Field(
        description="The name as a source printed it; of private people no more than that.",
        examples=["Marat Akhmetzhanov"],
    )
    role: Text | None = Field(
        default=None,
        description="What they are, in a few words.",
        examples=["Minister of the Interior of Kazakhstan"],
    )
    affiliation: Text | None = Field(default=None, description="The body they belong to.")
    identity: Literal["named", "pseudonym", "anonymous", "body", "site"] = Field(
        description="Whether the name is their own, a pseudonym, missing, that of a body, or ours."
    )


class Looked(Model):
    """When something was last looked for, and what was found: a state of affairs ages."""

    on: Edtf = Field(
        description="The day on which it was last looked for.", examples=["2024-03-01"]
    )
    through: Edtf | None = Field(
        default=None,
        description="The last time of which enough could be read, where that is earlier.",
        examples=["2024-01"],
    )
    where: Label | None = Field(
        default=None,
        description="Where it was looked for; it stands after 'in'.",
        examples=["the openings of published pages"],
    )
    found: Prose = Field(
        description="What was found, or that nothing was; figures are named in braces.",
        examples=["no decree that ends it"],
    )

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if not self.on.is_day:
            raise ValueError("say the day on which it was last looked for, such as 2024-03-01")
        return self


class Leads(Model):
    """Which answer to a headline question is the main one, and why that one."""

    record: ClaimId = Field(
        description="The id of the claim that is the main one.",
        examples=["kazakhstan-entries-4-oct"],
    )
    because: Prose = Field(
        description="Why it is named before the others.",
        examples=["It counts the days after the announcement alone."],
    )


class Charge(Model):
    """A part of an article under which an act may be punished, and in which case."""

    record: PenaltyId = Field(
        description="The id of the penalty.", examples=["article-332-part-2-1"]
    )
    case: Prose | None = Field(
        default=None,
        description="In which case, where that is not all that the act says.",
        examples=["with grave consequences"],
    )


class Offence(Model):
    """An act as people speak of it, and what it is threatened with today and before a law."""

    act: Text = Field(description="The act, in a few words.", examples=["Refusing to fight"])
    told: Prose | None = Field(
        default=None,
        description="What more belongs to it, and when it holds.",
        examples=["The code names no time for it."],
    )
    no_crime: Prose | None = Field(
        default=None,
        description="Where no crime was found in it: that, and by whom.",
        examples=["No crime found."],
    )
    today: list[Charge] = Field(
        description="The parts under which it falls today, the plain case first.", min_length=1
    )
    before: list[Charge] = Field(
        default=[],
        description="Those under which it fell before the law, where they are others.",
    )


class Offences(Model):
    """Acts side by side: what each is threatened with today, and was before a law."""

    law: EventId = Field(
        description="The id of the event from which the terms of today stand.",
        examples=["365-fz-signed"],
    )
    acts: list[Offence] = Field(description="The acts, in the order of the table.", min_length=1)


class Topic(Sought):
    """A headline question, and how the measures under it differ."""

    noun = "topic"
    question: Text = Field(
        description="A headline question that people ask.", examples=["Where did they go?"]
    )
    theme: Theme = Field(description="The half of the story that it belongs to.")
    order: int = Field(description="Its place among the topics; a whole number.", examples=[1])
    note: Prose | None = Field(
        default=None, description="How the measures under it differ; figures are named in braces."
    )
    use: Prose | None = Field(
        default=None,
        description="Which of its figures to use for what, in one line; they are named in braces.",
        examples=["For how many crossed, the entries; for how many stayed, the level."],
    )
    leads: Leads | None = Field(
        default=None, description="Which of its figures is the main one, and why that one."
    )
    looked: Looked | None = Field(
        default=None,
        description="When the state of affairs was last looked at, and what was found.",
    )
    offences: Offences | None = Field(
        default=None,
        description="Of the law: acts, and what each is threatened with.",
    )


class Sample(Model):
    """Whom a survey asked."""

    people: int | None = Field(
        default=None, ge=1, description="How many people were asked.", examples=[1600]
    )
    days: Edtf | None = Field(
        default=None,
        description="The days on which they were asked.",
        examples=["2022-09-21/2022-10-04"],
    )
    how: Label | None = Field(
        default=None, description="How they were found and asked.", examples=["by telephone"]
    )
    error: Number | None = Field(
        default=None,
        description="The margin of error as told, in percentage points to either side.",
        examples=[3.4],
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("'sample' is empty; say how many were asked, when or how, or drop it")
        return self


class Errs(Model):
    """Which way a number errs, as an answer to the headline question."""

    towards: Literal["low", "high", "either"] = Field(
        description="low: the true number is likely above it; high: below it; either: both can be."
    )
    because: Prose = Field(
        description="Why, as the rest of a sentence.", examples=["returns are not taken off"]
    )


# Of a measure and of a claim; what a claim says itself stands before what its measure says.
HowMade = Annotated[
    Method | None,
    Field(
        description="How the number was made, in a word that About explains; a claim's own first.",
        examples=["border_count"],
    ),
]
HowTold = Annotated[
    Prose | None,
    Field(
        description="More on how it was made, in one sentence.",
        examples=["Weddings without the usual wait were set against a census."],
    ),
]
Sampled = Annotated[Sample | None, Field(description="For a survey: whom it asked.")]
Erring = Annotated[Errs | None, Field(description="Which way the number errs, and why.")]


class Measure(Record):
    """One question with one unit and population, so that its answers compare."""

    noun = "measure"
    question: Text = Field(
        description="The one question that its claims answer.",
        examples=["How many times did Russian citizens enter Kazakhstan?"],
    )
    topic: TopicId = Field(description="The topic under which it stands.")
    unit: Unit = Field(description="What is counted.")
    per: Literal["day"] | None = Field(
        default=None, description="For a rate: the time that it is counted over."
    )
    population: Text = Field(
        description="Exactly who or what is counted, and who with them.",
        examples=["Russian citizens, those who left again included"],
    )
    counted_as: Text | None = Field(
        default=None,
        description="A plural noun to print instead of the unit, where that would mislead.",
    )
    place: Text | None = Field(
        default=None, description="Where it is counted.", examples=["Kazakhstan"]
    )
    direction: Literal["in", "out", "net"] | None = Field(
        default=None, description="Which way a border was crossed."
    )
    share_of: Text | None = Field(
        default=None,
        description="With a unit of percent, and only with it: the whole that it is a share of.",
    )
    behaves: Behaviour = Field(
        description="flow: within a window; cumulative: a total that never falls; level: on a day."
    )
    method: HowMade = None
    how: HowTold = None
    sample: Sampled = None
    errs: Erring = None

    @model_validator(mode="after")
    def _share(self) -> Self:
        shared = self.unit in (Unit.percent, Unit.percent_change)
        if shared != (self.share_of is not None):
            raise ValueError("'share_of' goes with a unit of percent, and only with it")
        return self


class Gives(Model):
    """What a source says instead, where it changed what it passes on."""

    value: Number | None = Field(
        default=None, description="The number that this source gives instead.", examples=[98000]
    )
    low: Number | None = Field(default=None, description="The lower end that it gives instead.")
    high: Number | None = Field(default=None, description="The upper end that it gives instead.")
    qualifier: Qualifier | None = Field(
        default=None, description="The word that it puts before the number instead."
    )
    unit: Text | None = Field(
        default=None, description="What it says is counted instead.", examples=["net inflow"]
    )
    population: Text | None = Field(
        default=None, description="Who it says is counted instead.", examples=["men"]
    )
    period: Text | None = Field(
        default=None,
        description="The time that it gives instead, in words, where it names no window.",
        examples=["since the announcement"],
    )
    window: Edtf | None = Field(
        default=None,
        description="The window that it gives instead.",
        examples=["2022-09-21/2022-10-04"],
    )
    date: Edtf | None = Field(
        default=None, description="The date that it gives instead.", examples=["2022-11-07"]
    )
    speaker: Text | None = Field(default=None, description="Whom it names as the speaker instead.")
    certainty: Text | None = Field(
        default=None, description="How sure it makes it.", examples=["acknowledged"]
    )
    cause: Text | None = Field(default=None, description="The cause that it gives.")
    condition: Text | None = Field(default=None, description="The condition that it adds or drops.")
    place: Text | None = Field(default=None, description="The place that it gives instead.")
    wording: Text | None = Field(default=None, description="Any other words that it uses instead.")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("'gives' is empty; say what the source gives instead, or drop it")
        return self


class Evidence(Model):
    """Where a record was read, in which words, and what changed on the way."""

    source: SourceId = Field(
        description="The id of the source in which it was read.", examples=["newsweek-370k"]
    )
    or_: SourceId | None = Field(
        default=None,
        description="The id of another source, where it was not noted which of the two has it.",
        alias="or",
    )
    locator: Locator | None = Field(
        default=None, description="Where in the source: p3 is its third paragraph.", examples=["p3"]
    )
    quote: Quote | None = Field(
        default=None,
        description="The words that matter, 25 at most, as read or as translated.",
        examples=["more than 200 thousand"],
    )
    language: Language | None = Field(
        default=None, description="The language of the quote; English when absent.", examples=["ru"]
    )
    original: Quote | None = Field(default=None, description="The words before translation.")
    via: SourceId | None = Field(
        default=None, description="The id of the source that this one took it from."
    )
    via_inferred: bool = Field(
        default=False,
        description="true where its own text does not name 'via': that it took it there is ours.",
        examples=[True],
    )
    gives: Gives | None = Field(
        default=None,
        description="What this source says instead, where it changed what it passes on.",
    )

    @model_validator(mode="after")
    def _inferred(self) -> Self:
        if self.via_inferred and not self.via:
            raise ValueError("'via_inferred' goes with 'via'; name the source that it took it from")
        return self


class Claim(Record):
    """One answer to a measure."""

    noun = "claim"
    measure: MeasureId = Field(
        description="The id of the measure that it answers.", examples=["kazakhstan-entries"]
    )
    value: Number | None = Field(
        default=None,
        description="The number as stated, in digits; instead of it 'low' and 'high' for a range.",
        examples=[200000],
    )
    low: Number | None = Field(default=None, description="The lower end of a range, as stated.")
    high: Number | None = Field(default=None, description="The upper end of a range, as stated.")
    qualifier: Qualifier = Field(
        default=Qualifier.exactly, description="The word that the speaker put before the number."
    )
    period: Edtf | None = Field(
        default=None,
        description="The days that the number describes, for what happened within a window.",
        examples=["2022-09-21/2022-10-04"],
    )
    as_of: Edtf | None = Field(
        default=None,
        description="The day that the number describes; not that of the article.",
        examples=["2022-10-04"],
    )
    said_by: PersonId = Field(
        description="The id of the person or body that said it.",
        examples=["kazakh-interior-minister"],
    )
    said_on: Edtf | None = Field(
        default=None, description="The day on which it was said.", examples=["2022-10-04"]
    )
    attributed_to: PersonId | None = Field(
        default=None, description="Whom the speaker cites for it."
    )
    kind: ClaimKind = Field(description="What kind of statement it is.")
    method: HowMade = None
    how: HowTold = None
    sample: Sampled = None
    errs: Erring = None
    denies: list[ClaimId] = Field(
        default=[], description="For a denial: the ids of the claims that it denies."
    )
    sum_of: list[ClaimId] = Field(default=[], description="The ids of the claims that it adds up.")
    difference_of: list[ClaimId] = Field(
        default=[], description="The ids of two claims whose difference it is."
    )
    # Who did the sum: the source, or we; or the source merely sets it beside its parts.
    derivation: Literal["stated", "inferred", "beside"] | None = Field(
        default=None,
        description="stated: the source did the sum; inferred: we did; beside: nobody did.",
    )
    cause_given: Prose | None = Field(default=None, description="The cause that the speaker gave.")
    supersedes: ClaimId | None = Field(
        default=None, description="The id of the claim by the same speaker that it corrects."
    )
    standing: Standing = Field(description="Whether it can be relied on as what its speaker said.")
    because: Prose | None = Field(
        default=None, description="Why it does not stand; needed unless it stands."
    )
    note: Prose | None = Field(default=None, description="What a reader should know about it.")
    evidence: list[Evidence] = Field(description="Each source that carries it.", min_length=1)

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
            if self.method or self.how or self.sample or self.errs:
                raise ValueError("a denial gives no number; leave out how one was made")
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


class Event(Sought):
    """Something that happened."""

    noun = "event"
    date: Edtf = Field(description="When it happened.", examples=["2022-09-21"])
    title: Text = Field(
        description="What happened, in one line without a figure.", examples=["The law is signed"]
    )
    summary: Prose = Field(description="Two or three sentences; figures are named in braces.")
    category: Category = Field(description="What kind of event it is.")
    speaker: PersonId | None = Field(
        default=None, description="For a statement: the id of whoever made it."
    )
    place: Text | None = Field(default=None, description="Where it happened.", examples=["Moscow"])
    claims: list[ClaimId] = Field(
        default=[], description="The ids of the claims that belong to it."
    )
    evidence: list[Evidence] = Field(description="Each source that tells of it.", min_length=1)


def _one_of(words: type[StrEnum]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}"


class Punishment(Model):
    """A sanction and its measure."""

    sanction: Sanction = Field(description="What is threatened.")
    min: Number | None = Field(default=None, description="The least.", examples=[3])
    max: Number | None = Field(default=None, description="The most.", examples=[10])
    unit: TermUnit | None = Field(
        default=None, description="What 'min' and 'max' count; needed where they are given."
    )

    @model_validator(mode="after")
    def _measured(self) -> Self:
        for name in ("min", "max"):
            if (number := getattr(self, name)) is not None and number < 0:
                raise ValueError(f"'{name}' is {number}, which is less than nothing; mend it")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"'min' ({self.min}) is above 'max' ({self.max})")
        if self.sanction == Sanction.aggravating:
            if self.min is not None or self.max is not None or self.unit:
                raise ValueError("what is aggravating has no 'min', 'max' or 'unit' of its own")
            return self
        if self.max is None:
            raise ValueError("a term has a 'max'; or write 'status: not_seen' of its edition")
        if self.unit is None:
            raise ValueError(f"a term says what 'max' counts, in 'unit': {_one_of(TermUnit)}")
        if (self.sanction == Sanction.fine) != self.unit.is_money or (
            self.sanction == Sanction.compulsory_work
        ) != (self.unit == TermUnit.hours):
            raise ValueError(f"'unit' is {self.unit}, and 'sanction' is {self.sanction}; mend one")
        return self


class Addition(Punishment):
    """What is imposed beside another sanction."""

    optional: bool = Field(
        default=False,
        description="true where the court may leave it out; leave it out otherwise.",
        examples=[True],
    )


class Term(Punishment):
    """One of the sanctions between which a court may choose."""

    with_: list[Addition] = Field(
        default=[],
        description="What goes with it; two fines here are a choice between them.",
        alias="with",
    )


class LegalEdition(Model):
    """An article's part as it stands from one day until its next edition: terms and conditions."""

    since: Edtf | None = Field(
        default=None,
        description="The day from which it stands; the first alone may lack it: it stood before.",
        examples=["2022-09-24"],
    )
    by: RecordId | None = Field(
        default=None,
        description="The id of the event or glossary entry of the law that made it.",
        examples=["365-fz-signed"],
    )
    status: Literal["known", "none", "not_seen", "unverified"] = Field(
        default="known",
        description="none: there was no such part; not_seen: no text of it was seen; "
        "unverified: weak sources alone tell of it.",
    )
    binds: Prose | None = Field(
        default=None, description="Whom it binds, if not whom the article binds."
    )
    conditions: list[Condition] = Field(
        default=[], description="When it holds, where it names a time: in any one of these."
    )
    fell_under: list[PenaltyId] = Field(
        default=[],
        description="Where there was no such part: the ids of those that the same act fell under.",
    )
    terms: list[Term] = Field(default=[], description="What is threatened: one of these.")
    release: Prose | None = Field(
        default=None, description="Who may be released from liability, by the article itself."
    )
    note: Prose | None = Field(default=None, description="What a reader should know about it.")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.since) != bool(self.by):
            raise ValueError("'since' and 'by' go together: from which day, and by which law")
        if self.status in ("known", "unverified"):
            if not self.terms:
                raise ValueError("an edition has 'terms'; or write 'status: none' or 'not_seen'")
        elif self.terms or self.conditions:
            raise ValueError(f"an edition that is {self.status} has no 'terms' or 'conditions'")
        if self.fell_under and self.status != "none":
            raise ValueError("'fell_under' goes with 'status: none'")
        return self


class Penalty(Sought):
    """What a part of an article threatens for one conduct, edition by edition."""

    noun = "penalty"
    code: Text = Field(
        description="The code or law that the article is of.", examples=["Criminal Code"]
    )
    article: Text = Field(
        description="The article, with its part and point.", examples=["332, part 2.1"]
    )
    offence: Text | None = Field(
        default=None,
        description="What the article is about, in few words; the same in all its parts.",
        examples=["Absence without leave"],
    )
    conduct: Prose = Field(description="What is punished.")
    binds: Prose = Field(description="Whom it binds.")
    editions: list[LegalEdition] = Field(
        description="How it stood and stands, in the order of days.", min_length=1
    )
    note: Prose | None = Field(default=None, description="What a reader should know about it.")
    evidence: list[Evidence] = Field(description="Each source that tells of it.", min_length=1)

    @field_validator("editions")
    @classmethod
    def _in_order(cls, editions: list[LegalEdition]) -> list[LegalEdition]:
        for one, after in pairwise(editions):
            if after.since is None:
                raise ValueError("only the first edition, as it stood before, has no 'since'")
            if one.since and one.since.first == after.since.first:
                raise ValueError(f"two editions are of {after.since}; make one of them")
            if one.since and one.since.first > after.since.first:
                raise ValueError(f"{after.since} stands after {one.since}; put the earlier first")
        return editions

    @property
    def newest(self) -> LegalEdition:
        """The edition that stands since no other has taken its place."""
        return self.editions[-1]

    def on(self, day: date) -> LegalEdition | None:
        """The edition that stands on a day, as far as is known; the first of no day stood ever."""
        stood = [one for one in self.editions if one.since is None or one.since.first <= day]
        return stood[-1] if stood else None

    def until(self, edition: LegalEdition) -> Edtf | None:
        """The day from which the next edition stands in the place of one."""
        after = self.editions[self.editions.index(edition) + 1 :]
        return after[0].since if after else None

    @property
    def number(self) -> str:
        """'332' of '332, part 2.1'."""
        return self.article.partition(", ")[0]

    @property
    def part(self) -> str:
        """'part 2.1' of '332, part 2.1'; '' of an article that has none."""
        return self.article.partition(", ")[2]


class Stop(Model):
    """A place on somebody's way."""

    place: Printed = Field(description="A place, as told.", examples=["the border with Kazakhstan"])
    when: Printed | None = Field(
        default=None, description="When they were there, as told.", examples=["at night"]
    )


class Testimony(Record):
    """What one person told a journalist about leaving or coming back."""

    noun = "testimony"
    person: PersonId = Field(description="The id of whoever told it.")
    age: int | None = Field(
        default=None, ge=0, le=120, description="Their age, as printed.", examples=[26]
    )
    occupation: Printed | None = Field(
        default=None, description="What they do, as printed.", examples=["school teacher"]
    )
    from_: Printed | None = Field(
        default=None, description="Where they come from, as printed.", alias="from"
    )
    route: list[Stop] = Field(default=[], description="The places on their way, in order.")
    why_left: Prose | None = Field(default=None, description="Why they left, in their own account.")
    returned: Literal["returned", "plans_to", "not_before_war_ends", "abroad", "left_earlier"] = (
        Field(description="Whether they came back; abroad: they were away when they told it.")
    )
    why: Prose | None = Field(default=None, description="Why they came back, or do not.")
    claims: list[ClaimId] = Field(
        default=[], description="The ids of claims that they made, such as what it cost."
    )
    evidence: list[Evidence] = Field(description="Each source that printed it.", min_length=1)


class Disagreement(Sought):
    """Where sources differ, why, and what stands."""

    noun = "disagreement"
    title: Question = Field(
        description="What a reader would ask, in a few words without a figure.",
        examples=["Are they entries or people?"],
    )
    topic: TopicId = Field(description="The topic that it is about.")
    class_: Literal["conflict", "confusion"] = Field(
        description="conflict: not all can hold; confusion: different things taken for one.",
        alias="class",
    )
    records: list[RecordId] = Field(description="The ids of the records that differ.", min_length=1)
    reason: Reason = Field(description="Why they differ.")
    explanation: Prose = Field(
        description="What differs and why, in plain words; figures are named in braces."
    )
    stands: Prose | None = Field(
        default=None,
        description="The short answer, then why; only an unresolved disagreement may leave it out.",
    )
    evidence: list[Evidence] = Field(
        default=[], description="Sources that show the disagreement, where records do not."
    )

    @model_validator(mode="after")
    def _verdict(self) -> Self:
        if not self.stands and self.reason != Reason.unresolved:
            raise ValueError(
                "say what 'stands' and why; only 'reason: unresolved' may leave it out"
            )
        return self


class Saying(Sought):
    """A claim that circulates, in the words in which it does, and what became of it."""

    noun = "saying"
    sentence: Quote = Field(
        description="The claim in the words in which it circulates, 25 at most.",
        examples=["A million men fled"],
    )
    language: Language | None = Field(
        default=None, description="The language of these words; English when absent."
    )
    translation: Text | None = Field(
        default=None, description="Our translation of words that are not in English."
    )
    topic: TopicId = Field(description="The topic under which it stands.")
    leading: bool = Field(
        default=False,
        description="true for one of those to know first; leave it out otherwise.",
        examples=[True],
    )
    said_by: PersonId | None = Field(
        default=None, description="The id of whoever said it, where the words are one's own."
    )
    verdict: Verdict = Field(description="What became of it when it was held against the records.")
    because: Prose = Field(
        description="Why, in one to three sentences; figures and days are named in braces."
    )
    shown_by: list[RecordId] = Field(
        default=[], description="The ids of records that show it and that no sentence names."
    )
    original: RecordId | None = Field(
        default=None,
        description="The id of the claim, event, penalty, term or source that it goes back to.",
    )
    changed_at: SourceId | None = Field(
        default=None, description="The id of the page on the way at which it became another."
    )
    evidence: list[Evidence] = Field(description="Each page that carries it.", min_length=1)

    @property
    def told(self) -> str:
        """The claim in English."""
        return self.translation or self.sentence

    @model_validator(mode="after")
    def _judged(self) -> Self:
        if (self.language not in (None, "en")) != bool(self.translation):
            raise ValueError(
                "words that are not in English have a 'language' and a 'translation'; others none"
            )
        if (count := len(_SENTENCE_END.split(self.because))) > 3:
            raise ValueError(f"'because' has {count} sentences; say it in three at most")
        if self.verdict == Verdict.true_of_something_else and not self.original:
            raise ValueError("say in 'original' of what it is true; name the record of that")
        if self.changed_at and not self.original:
            raise ValueError("'changed_at' goes with 'original': what it was before it changed")
        if self.changed_at and self.verdict == Verdict.holds:
            raise ValueError("what holds was not changed on the way; leave out 'changed_at'")
        return self


class GlossaryEntry(Sought):
    """A word as this site uses it. With evidence it tells a fact; without, only a usage."""

    noun = "term"
    term: Text = Field(
        description="The word, as it stands in a sentence.", examples=["partial mobilization"]
    )
    abbreviation_of: Text | None = Field(
        default=None,
        description="The words that it shortens.",
        examples=["Federal Security Service"],
    )
    definition: Prose = Field(description="What it means here; figures are named in braces.")
    see: list[RecordId] = Field(default=[], description="The ids of records that show it.")
    evidence: list[Evidence] = Field(
        default=[], description="Each source that tells of it, where the definition is a fact."
    )


class Place(Sought):
    """A place that readers look for; the records that name it are found by its aliases too."""

    noun = "place"
    name: Text = Field(description="The name as this site prints it.", examples=["Turkey"])
    country: CountryCode | None = Field(
        default=None,
        description="Of a country, its three letters by ISO 3166; maps show it by them.",
        examples=["TUR"],
    )


class Drawn(Model):
    """A record in a picture, its name there, and the claims whose number it bears out."""

    record: RecordId = Field(description="The id of the record that is drawn.")
    label: Label | None = Field(
        default=None,
        description="Its name in the picture, without a figure.",
        examples=["Kazakhstan, entries"],
    )
    bears_out: list[ClaimId] = Field(
        default=[], description="The ids of the claims whose number it bears out."
    )


class Picture(Record):
    """What a chart draws: the records in it, by id, and how it is to be read."""

    noun = "picture"
    title: Text = Field(
        description="What it shows, in a few words without a figure.",
        examples=["Crossings and the days that they count"],
    )
    page: Id = Field(description="The page on which it stands.", examples=["call-up"])
    chart: Chart = Field(description="The chart that draws it.")
    reading: Prose = Field(description="How its marks are to be read; it stands above the picture.")
    description: Prose = Field(description="What it shows, for those who do not see it.")
    draws: list[Drawn] = Field(description="The records in it, in order.", min_length=1)
    without: list[PlaceId] = Field(
        default=[],
        description="Of a map, the countries for which no number was found; they get a ring.",
    )


class Correction(Record):
    """What was wrong on the site, in the words of its day, and what it says now.

    The words are kept as they were: a record that changes again does not change them.
    """

    noun = "correction"
    date: Edtf = Field(description="The day on which it was mended.", examples=["2024-03-01"])
    record: RecordId = Field(description="The id of the record that was wrong.")
    was: Printed = Field(
        description="What the site said, in its words then.", examples=["200,000 people came"]
    )
    is_: Text = Field(
        description="What it says since.", examples=["people came in 200,000 times"], alias="is"
    )
    noticed_by: Text | None = Field(
        default=None, description="Who noticed it, if they want to be named."
    )

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
    "sayings": Saying,
    "glossary": GlossaryEntry,
    "places": Place,
    "pictures": Picture,
    "corrections": Correction,
}
