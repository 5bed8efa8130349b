"""Claim: one answer to the question of a measure, by one speaker, and each source that has it.

For example, 'more than 200,000' entries in two weeks, by a minister.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from macros.records.base import Record
from macros.records.edtf import Edtf
from macros.records.enumerations import ClaimKind, Qualifier, Standing
from macros.records.evidence import Evidence
from macros.records.fields import ClaimId, MeasureId, Number, PersonId, Prose
from macros.records.measures import Erring, HowMade, HowTold, Sampled


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
