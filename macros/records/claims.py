"""Measures and claims: questions that have a number for an answer, and the answers.

For example, 'How many entries into Ruritania were there?' is a measure, and 'more than 200,000' on
one day, by one speaker, is a claim.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.records.base import Model, Record
from macros.records.edtf import Edtf
from macros.records.enumerations import Behaviour, ClaimKind, Qualifier, Standing
from macros.records.fields import ClaimId, Label, MeasureId, Number, PersonId, Prose, Text, TopicId
from macros.records.sources import Evidence
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


class Claim(Record):
    """One answer to a measure."""

    noun = "claim"
    measure: MeasureId = Field(
        description="The id of the measure that it answers.", examples=["ruritania-entries"]
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
        examples=["interior-minister"],
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
        default_factory=list, description="For a denial: the ids of the claims that it denies."
    )
    sum_of: list[ClaimId] = Field(
        default_factory=list, description="The ids of the claims that it adds up."
    )
    difference_of: list[ClaimId] = Field(
        default_factory=list, description="The ids of two claims whose difference it is."
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
        if self.sum_of and self.difference_of:
            raise ValueError("a claim is a 'sum_of' others or their 'difference_of', not both")
        if len(self.sum_of) == 1:
            raise ValueError("'sum_of' names two claims or more, which it adds up")
        if len(self.difference_of) not in (0, 2):
            raise ValueError("'difference_of' names two claims: one, and what is taken from it")
        if self.standing != Standing.stands and not self.because:
            raise ValueError(f"a claim that is {self.standing} says why, in 'because'")
        return self

    @property
    def when(self) -> Edtf | None:
        """The moment or window that the number describes."""
        return self.period or self.as_of
