"""Source: a document that says something, where its text was read, and what it is a copy of.

For example, an agency's report of a count, and the blog that reprints it.
"""

from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from macros.records.base import Model, Record
from macros.records.edtf import Edtf
from macros.records.enumerations import SourceKind
from macros.records.fields import (
    BodyName,
    Language,
    PersonName,
    Printed,
    Prose,
    SourceId,
    Text,
    WebAddress,
)
from macros.records.subject import Subject


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
