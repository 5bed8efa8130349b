"""Event: something that happened, on a day or in a time as far as that is known.

For example, 'The law is signed'.
"""

from pydantic import Field

from macros.records.base import Sought
from macros.records.edtf import Edtf
from macros.records.evidence import Evidence
from macros.records.fields import ClaimId, PersonId, Prose, Text
from macros.records.vocabulary import NamedCategory


class Event(Sought):
    """Something that happened."""

    noun = "event"
    date: Edtf = Field(description="When it happened.", examples=["2022-09-21"])
    title: Text = Field(
        description="What happened, in one line without a figure.", examples=["The law is signed"]
    )
    summary: Prose = Field(description="Two or three sentences; figures are named in braces.")
    category: NamedCategory = Field(description="What kind of event it is.")
    speaker: PersonId | None = Field(
        default=None, description="For a statement: the id of whoever made it."
    )
    place: Text | None = Field(
        default=None, description="Where it happened.", examples=["Strelsau"]
    )
    claims: list[ClaimId] = Field(
        default_factory=list, description="The ids of the claims that belong to it."
    )
    evidence: list[Evidence] = Field(description="Each source that tells of it.", min_length=1)
