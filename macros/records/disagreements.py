"""Disagreement: where sources differ, why, and what stands.

For example, it names two claims, and says that one counts entries and the other people.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from macros.records.base import Sought
from macros.records.enumerations import Reason
from macros.records.evidence import Evidence
from macros.records.fields import (
    Prose,
    Question,
    RecordId,
    TopicId,
)


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
