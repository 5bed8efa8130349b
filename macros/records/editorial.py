"""Editorial records: disagreements, sayings, words, places, pictures, corrections.

For example, a disagreement names two claims, says why they differ, and which of them stands.
"""

import re
from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from macros.records.base import Model, Record, Sought
from macros.records.edtf import Edtf
from macros.records.enumerations import Chart, Reason
from macros.records.fields import (
    ClaimId,
    CountryCode,
    Id,
    Label,
    Language,
    PersonId,
    PlaceId,
    Printed,
    Prose,
    Question,
    Quote,
    RecordId,
    SourceId,
    Text,
    TopicId,
)
from macros.records.sources import Evidence
from macros.records.subject import Subject
from macros.records.validators import QUOTE_WORDS
from macros.records.verdicts import Verdict


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
        default_factory=list,
        description="Sources that show the disagreement, where records do not.",
    )

    @model_validator(mode="after")
    def _verdict(self) -> Self:
        if not self.stands and self.reason != Reason.unresolved:
            raise ValueError(
                "say what 'stands' and why; only 'reason: unresolved' may leave it out"
            )
        return self


# Where one sentence ends and another begins.
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z{])")


class Saying(Sought):
    """A claim that circulates, in the words in which it does, and what became of it."""

    noun = "saying"
    sentence: Quote = Field(
        description=f"The claim in the words in which it circulates, {QUOTE_WORDS} at most.",
        examples=["A million people came"],
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
        default_factory=list,
        description="The ids of records that show it and that no sentence names.",
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
    def _judged(self, info: ValidationInfo) -> Self:
        own = (info.context or Subject()).language
        if (self.language not in (None, own)) != bool(self.translation):
            raise ValueError(
                f"words that are not in '{own}' have a 'language' and a 'translation'; others none"
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
    term: Text = Field(description="The word, as it stands in a sentence.", examples=["entry"])
    abbreviation_of: Text | None = Field(
        default=None,
        description="The words that it shortens.",
        examples=["Ministry of the Interior"],
    )
    definition: Prose = Field(description="What it means here; figures are named in braces.")
    see: list[RecordId] = Field(
        default_factory=list, description="The ids of records that show it."
    )
    evidence: list[Evidence] = Field(
        default_factory=list,
        description="Each source that tells of it, where the definition is a fact.",
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
        examples=["Ruritania, entries"],
    )
    bears_out: list[ClaimId] = Field(
        default_factory=list, description="The ids of the claims whose number it bears out."
    )


class Picture(Record):
    """What a chart draws: the records in it, by id, and how it is to be read."""

    noun = "picture"
    title: Text = Field(
        description="What it shows, in a few words without a figure.",
        examples=["Crossings and the days that they count"],
    )
    page: Id = Field(description="The page on which it stands.", examples=["index"])
    chart: Chart = Field(description="The chart that draws it.")
    reading: Prose = Field(description="How its marks are to be read; it stands above the picture.")
    description: Prose = Field(description="What it shows, for those who do not see it.")
    draws: list[Drawn] = Field(description="The records in it, in order.", min_length=1)
    without: list[PlaceId] = Field(
        default_factory=list,
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
