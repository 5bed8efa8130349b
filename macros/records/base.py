"""Base models: what every kind of record has, and what is left of one that was withdrawn.

For example, a withdrawn record keeps its id, its kind and why it is withdrawn, and nothing that it
said.
"""

from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from macros.problems import shown
from macros.records.edtf import Edtf
from macros.records.fields import Id, Label, Prose, RecordId, Text


class Model(BaseModel):
    """A strict, frozen mapping: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    noun: ClassVar[str]  # how messages and pages call one of the kind


class Withdrawn(Model):
    """Why a record no longer counts, and which one to see instead."""

    on: Edtf = Field(
        description="The day on which the record was withdrawn.", examples=["2024-03-01"]
    )
    because: Text = Field(description="Why it no longer counts.")
    see: RecordId | None = Field(default=None, description="The record that takes its place.")


class Record(Model):
    """What every kind has: an id that is never reused."""

    id: Id = Field(
        description="Lower-case words joined by hyphens; as a link it never changes.",
        examples=["ruritania-entries-4-oct"],
    )


class Sought(Record):
    """A record that readers also look for by other words than its own."""

    aliases: list[Text] = Field(
        default_factory=list,
        description="Other words that readers look for it by, in any language.",
        examples=[["entries", "Einreisen"]],
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

    noun = "withdrawn record"
    was: str = Field(description="The kind of record that it was, such as 'claims'.")
    withdrawn: Withdrawn = Field(description="When and why, and what to see instead.")


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
        examples=["no newer count"],
    )

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if not self.on.is_day:
            raise ValueError("say the day on which it was last looked for, such as 2024-03-01")
        return self
