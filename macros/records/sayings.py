"""Saying: a claim that circulates, in the words in which it does, and what became of it.

For example, 'A million people came' has the verdict 'not shown', and says why.
"""

import re
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from macros.records.base import Sought
from macros.records.evidence import Evidence
from macros.records.fields import (
    Language,
    PersonId,
    Prose,
    Quote,
    RecordId,
    SourceId,
    Text,
    TopicId,
)
from macros.records.subject import Subject
from macros.records.validators import QUOTE_WORDS
from macros.records.verdicts import Verdict

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
