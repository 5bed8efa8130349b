"""Events and testimonies: what happened, and what one person told of themselves.

For example, 'The law is signed' is an event; a testimony has the places on one person's way.
"""

from pydantic import Field

from macros.records.base import Model, Record, Sought
from macros.records.edtf import Edtf
from macros.records.fields import ClaimId, PersonId, Printed, Prose, Text
from macros.records.sources import Evidence
from macros.records.vocabulary import NamedCategory, NamedOutcome


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


class Stop(Model):
    """A place on somebody's way."""

    place: Printed = Field(description="A place, as told.", examples=["the border with Ruritania"])
    when: Printed | None = Field(
        default=None, description="When they were there, as told.", examples=["at night"]
    )


class Testimony(Record):
    """What one person told a journalist about leaving or coming back."""

    noun = "testimony"
    person: PersonId = Field(description="The id of whoever told it.")
    age: int | None = Field(
        default=None, ge=0, le=120, description="Their age, as printed.", examples=[26]
    )
    occupation: Printed | None = Field(
        default=None, description="What they do, as printed.", examples=["school teacher"]
    )
    from_: Printed | None = Field(
        default=None, description="Where they come from, as printed.", alias="from"
    )
    route: list[Stop] = Field(
        default_factory=list, description="The places on their way, in order."
    )
    why_left: Prose | None = Field(default=None, description="Why they left, in their own account.")
    returned: NamedOutcome = Field(description="What became of them.")
    why: Prose | None = Field(default=None, description="Why they came back, or do not.")
    claims: list[ClaimId] = Field(
        default_factory=list, description="The ids of claims that they made, such as what it cost."
    )
    evidence: list[Evidence] = Field(description="Each source that printed it.", min_length=1)
