"""Measure: a question that has a number for an answer, what is counted, and how that was made.

For example, 'How many entries into Ruritania were there?'.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.records.base import Model, Record
from macros.records.edtf import Edtf
from macros.records.enumerations import Behaviour
from macros.records.fields import Label, Number, Prose, Text, TopicId
from macros.records.vocabulary import NamedMethod, NamedUnit


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
    NamedMethod | None,
    Field(
        description="How the number was made, in a word that About explains; a claim's own first.",
        examples=["survey"],
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
        examples=["How many entries into Ruritania were there?"],
    )
    topic: TopicId = Field(description="The topic under which it stands.")
    unit: NamedUnit = Field(description="What is counted.")
    per: Literal["day"] | None = Field(
        default=None, description="For a rate: the time that it is counted over."
    )
    population: Text = Field(
        description="Exactly who or what is counted, and who with them.",
        examples=["Travellers, those who left again included"],
    )
    counted_as: Text | None = Field(
        default=None,
        description="A plural noun to print instead of the unit, where that would mislead.",
    )
    place: Text | None = Field(
        default=None, description="Where it is counted.", examples=["Ruritania"]
    )
    direction: Literal["in", "out", "net"] | None = Field(
        default=None, description="Which way people crossed."
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
        if self.unit.is_share != (self.share_of is not None):
            raise ValueError("'share_of' goes with a unit of percent, and only with it")
        return self
