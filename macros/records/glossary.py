"""Glossary entry: a word as this site uses it.

For example, 'entry' is defined as a person's crossing of a border, each time anew.
"""

from pydantic import Field

from macros.records.base import Sought
from macros.records.evidence import Evidence
from macros.records.fields import (
    Prose,
    RecordId,
    Text,
)


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
