"""Sources and who speaks: documents, where in them a record was read, people and bodies.

For example, an agency's report is a source, 'p3' is the paragraph of it that has a number, and the
minister who said it is a person.
"""

from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from macros.records.base import Model, Record, Sought
from macros.records.edtf import Edtf
from macros.records.enumerations import Qualifier, SourceKind
from macros.records.fields import (
    BodyName,
    Language,
    Locator,
    Number,
    PersonName,
    Printed,
    Prose,
    Quote,
    SourceId,
    Text,
    WebAddress,
)
from macros.records.subject import Subject
from macros.records.validators import QUOTE_WORDS


class Copy(Model):
    """Which document a source reproduces, and how."""

    source: SourceId = Field(description="The id of the source that it reproduces.")
    how: Literal["reprint", "mirror", "translation", "reworded"] = Field(
        description="How it reproduces it."
    )


class Source(Record):
    """A document that says something, and where its text was read."""

    noun = "source"
    publisher: Printed = Field(
        description="Who published it, as they call themselves.", examples=["The Agency"]
    )
    title: Printed | None = Field(
        default=None, description="The headline, as printed.", examples=["Minister counts entries"]
    )
    translation: Text | None = Field(
        default=None,
        description="Our translation of a headline that is not in English.",
        examples=["The minister counts entries"],
    )
    description: Text | None = Field(
        default=None,
        description="What it is, where its headline was not seen.",
        examples=["agency report of the count"],
    )
    authors: list[PersonName] = Field(
        default_factory=list,
        description="The people who signed it, each as printed: given name first.",
        examples=[["Ann Example"]],
    )
    corporate_authors: list[BodyName] = Field(
        default_factory=list,
        description="The bodies that signed it, such as an agency or a ministry.",
        examples=[["Associated Press"]],
    )
    published: Edtf | None = Field(
        default=None,
        description="The day of publication, or as much of it as is known.",
        examples=["2022-10-04"],
    )
    language: Language | None = Field(
        default=None,
        description="The tag of its text's language; it is not known of what was not read.",
        examples=["en"],
    )
    kind: SourceKind = Field(description="What kind of document it is.")
    url: WebAddress | None = Field(
        default=None,
        description="The publisher's own page.",
        examples=["https://agency.example/count"],
    )
    read_at: WebAddress | None = Field(
        default=None,
        description="Where its text was read, if not on the publisher's own page.",
        examples=["https://mirror.example/count"],
    )
    read: bool = Field(
        default=True,
        description="false for a source that is known only through others; leave it out otherwise.",
        examples=[False],
    )
    copy_of: Copy | None = Field(
        default=None, description="Which other source it reproduces, and how."
    )
    archive_url: WebAddress | None = Field(
        default=None, description="An archived copy.", examples=["https://archive.example/count"]
    )
    weak: Text | None = Field(
        default=None,
        description="Why a figure must not rest on it alone.",
        examples=["machine translation"],
    )
    note: Prose | None = Field(default=None, description="What a reader should know about it.")

    @model_validator(mode="after")
    def _named_and_placed(self, info: ValidationInfo) -> Self:
        if not (self.title or self.description):
            raise ValueError("a source needs a 'title', or a 'description' if none was seen")
        if self.read and not (self.url or self.read_at or self.note):
            raise ValueError("say where it was read: 'url', 'read_at', or a 'note' saying why not")
        if self.read and not self.language:
            raise ValueError("say in which 'language' it was read, by its tag, such as en")
        own = (info.context or Subject()).language
        if self.translation and (self.language == own or not self.title):
            raise ValueError(f"'translation' is of a 'title' in another language than '{own}'")
        return self

    @property
    def signed(self) -> list[str]:
        """Everybody who signed it, people first."""
        return [*self.authors, *self.corporate_authors]

    @property
    def address(self) -> str | None:
        """The web address where its text can be read, the publisher's own first."""
        return self.url or self.read_at


class Person(Sought):
    """A person or body that says things."""

    noun = "person"
    name: Printed = Field(
        description="The name as a source printed it; of private people no more than that.",
        examples=["The Minister"],
    )
    role: Text | None = Field(
        default=None,
        description="What they are, in a few words.",
        examples=["Minister of the Interior"],
    )
    affiliation: Text | None = Field(default=None, description="The body they belong to.")
    identity: Literal["named", "pseudonym", "anonymous", "body", "site"] = Field(
        description="Whether the name is their own, a pseudonym, missing, that of a body, or ours."
    )


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
    def _inferred(self) -> Self:
        if self.via_inferred and not self.via:
            raise ValueError("'via_inferred' goes with 'via'; name the source that it took it from")
        return self
