"""Testimony: what one person told a journalist about leaving or coming back.

For example, it has the places on their way, in order.
"""

from pydantic import Field

from macros.records.base import Model, Record
from macros.records.evidence import Evidence
from macros.records.fields import ClaimId, PersonId, Printed, Prose
from macros.records.vocabulary import NamedOutcome


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
