"""Topics: headline questions, which of their figures leads, and acts side by side.

For example, under 'Where did they go?' one figure leads, and the topic says why that one.
"""

from pydantic import Field

from macros.records.base import Looked, Model, Sought
from macros.records.fields import ClaimId, EventId, PenaltyId, Prose, Text
from macros.records.vocabulary import NamedTheme


class Leads(Model):
    """Which answer to a headline question is the main one, and why that one."""

    record: ClaimId = Field(
        description="The id of the claim that is the main one.",
        examples=["ruritania-entries-4-oct"],
    )
    because: Prose = Field(
        description="Why it is named before the others.",
        examples=["It counts the days after the announcement alone."],
    )


class Charge(Model):
    """A part of an article under which an act may be punished, and in which case."""

    record: PenaltyId = Field(description="The id of the penalty.", examples=["article-1-part-2"])
    case: Prose | None = Field(
        default=None,
        description="In which case, where that is not all that the act says.",
        examples=["with grave consequences"],
    )


class Offence(Model):
    """An act as people speak of it, and what it is threatened with today and before a law."""

    act: Text = Field(description="The act, in a few words.", examples=["Crossing at night"])
    told: Prose | None = Field(
        default=None,
        description="What more belongs to it, and when it holds.",
        examples=["The code names no time for it."],
    )
    no_crime: Prose | None = Field(
        default=None,
        description="Where no crime was found in it: that, and by whom.",
        examples=["No crime found."],
    )
    today: list[Charge] = Field(
        description="The parts under which it falls today, the plain case first.", min_length=1
    )
    before: list[Charge] = Field(
        default_factory=list,
        description="Those under which it fell before the law, where they are others.",
    )


class Offences(Model):
    """Acts side by side: what each is threatened with today, and was before a law."""

    law: EventId = Field(
        description="The id of the event from which the terms of today stand.",
        examples=["law-signed"],
    )
    acts: list[Offence] = Field(description="The acts, in the order of the table.", min_length=1)


class Topic(Sought):
    """A headline question, and how the measures under it differ."""

    noun = "topic"
    question: Text = Field(
        description="A headline question that people ask.", examples=["Where did they go?"]
    )
    theme: NamedTheme = Field(description="The part of the story that it belongs to.")
    order: int = Field(description="Its place among the topics; a whole number.", examples=[1])
    note: Prose | None = Field(
        default=None, description="How the measures under it differ; figures are named in braces."
    )
    use: Prose | None = Field(
        default=None,
        description="Which of its figures to use for what, in one line; they are named in braces.",
        examples=["For how many crossed, the entries; for how many stayed, the level."],
    )
    leads: Leads | None = Field(
        default=None, description="Which of its figures is the main one, and why that one."
    )
    looked: Looked | None = Field(
        default=None,
        description="When the state of affairs was last looked at, and what was found.",
    )
    offences: Offences | None = Field(
        default=None,
        description="Of the law: acts, and what each is threatened with.",
    )
