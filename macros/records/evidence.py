"""Evidence: where a record was read, in which words, and what changed on the way.

For example, 'p3' of an agency's report has a number, which a blog passes on as another.
"""

from typing import Self

from pydantic import Field, model_validator

from macros.records.base import Model
from macros.records.edtf import Edtf
from macros.records.enumerations import Qualifier
from macros.records.fields import (
    Language,
    Locator,
    Number,
    Quote,
    SourceId,
    Text,
)
from macros.records.validators import QUOTE_WORDS


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
        description="The id of the source in which it was read.", examples=["agency-count"]
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
        description=f"The words that matter, {QUOTE_WORDS} at most, as read or as translated.",
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
    def _sources_fit(self) -> Self:
        if self.via_inferred and not self.via:
            raise ValueError("'via_inferred' goes with 'via'; name the source that it took it from")
        if self.or_ == self.source:
            raise ValueError("'or' is 'source' once more; name the other source, or leave it out")
        return self
