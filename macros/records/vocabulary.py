"""Controlled vocabulary: the words of one subject, such as its themes, units and categories.

Each is a record of data/vocabulary.yml. A field names a word by its id and holds the word itself
once it is read: for example, the unit of a measure knows whether it counts people.
"""

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from babel.numbers import format_currency
from babel.units import UnknownUnitError, format_unit
from pydantic import Field, GetCoreSchemaHandler, StringConstraints, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from macros.records.base import Record
from macros.records.fields import Id, Label

OF_WORDS = "x-words"  # of a schema: which words of the vocabulary a text may be
# Words of a file that other programs read: they may be codes such as EUR.
WordId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*$")]


class Word(Record):
    """A word that records may use."""

    kind: ClassVar[str]  # the list of data/vocabulary.yml in which it stands
    id: WordId = Field(
        description="The word as records write it; letters, digits and underscores.",
        examples=["persons"],
    )

    def __str__(self) -> str:
        return self.id

    def __hash__(self) -> int:
        return hash((self.kind, self.id))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Word) and (self.kind, self.id) == (other.kind, other.id)

    @property
    def about(self) -> str:
        """What `make new` says beside the word; '' where the word says it itself."""
        return ""

    @property
    def slug(self) -> str:
        """The word as ids and names of files have it: 'by-sea' for 'by_sea'."""
        return self.id.replace("_", "-")


class Theme(Word):
    """A part of the story; long lists are parted by it."""

    noun, kind = "theme", "themes"
    title: Label = Field(description="What it is about, in few words.", examples=["Travel"])
    figures: Id = Field(
        default="figures", description="The page with its figures.", examples=["figures"]
    )
    disagreements: Id = Field(
        default="disagreements",
        description="The page with its disagreements.",
        examples=["disagreements"],
    )

    @property
    def about(self) -> str:
        """Beside the word."""
        return self.title


class Category(Word):
    """A kind of event."""

    noun, kind = "category", "categories"
    icon: Label | None = Field(
        default=None,
        description="Its sign: an SVG path in a square of 24 units.",
        examples=["M4 3h16v10H4z"],
    )


def _keeps_numbers(pattern: str) -> bool:
    """Whether a pattern for money prints each digit of a number, and no more."""
    try:
        told = format_currency(1234567, "XXX", pattern, locale="en", currency_digits=False)
    except ValueError:  # it is no pattern
        return False
    return re.search(r"(?<![\d-])1234567(?!\d)", told.replace(",", "")) is not None


def _is_measured(unit: str) -> bool:
    try:
        format_unit(1, unit, locale="en")
    except UnknownUnitError:
        return False
    return True


class Unit(Word):
    """What a number counts, and how it reads."""

    noun, kind = "unit", "units"
    one: Label | None = Field(
        default=None,
        description="Of what is counted, the noun for one; the sentence around a number has it.",
        examples=["person"],
    )
    many: Label | None = Field(
        default=None, description="The noun for several.", examples=["people"]
    )
    format: Literal["count", "share", "change", "money", "duration", "length"] = Field(
        default="count",
        description="count: a whole number of people or things; share: percent of a whole; change: "
        "percent more or less; money, duration and length read with their unit.",
    )
    people: bool = Field(
        default=False,
        description="true where people are counted and no things; leave it out otherwise.",
        examples=[True],
    )
    shape: Literal["circle", "square", "diamond"] | None = Field(
        default=None, description="Its mark where rival answers are drawn; without it, none are."
    )
    mapped: bool = Field(default=False, description="true where maps may draw it.", examples=[True])
    running: bool = Field(
        default=False,
        description="true where it may be drawn in the course of time.",
        examples=[True],
    )
    style: Label | None = Field(
        default=None,
        description="Of money, the pattern of its numbers (CLDR); the id is its code.",
        examples=["$#,##0"],
    )
    base: Label | None = Field(
        default=None,
        description="Of a duration or a length, what it is measured in (CLDR).",
        examples=["year"],
    )

    @property
    def is_whole(self) -> bool:
        """True of people and things, which are counted; false of what is measured."""
        return self.format == "count"

    @property
    def is_share(self) -> bool:
        """True of percentages: of a whole, or of what was before."""
        return self.format in ("share", "change")

    @property
    def plain(self) -> str:
        """The word in a message: 'border posts' for 'border_posts'."""
        return self.id.replace("_", " ")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.is_whole != bool(self.one) or bool(self.one) != bool(self.many):
            raise ValueError("'one' and 'many' go with 'format: count', and only with it")
        if (self.format in ("duration", "length")) != bool(self.base):
            raise ValueError("'base' goes with a duration or a length, and only with it")
        if (self.format == "money") != bool(self.style):
            raise ValueError("'style' goes with 'format: money', and only with it")
        if self.style and not _keeps_numbers(self.style):
            raise ValueError(f"'style' is '{self.style}', which alters numbers; write #,##0 in it")
        if self.base and not _is_measured(f"{self.format}-{self.base}"):
            told = f"'base' is '{self.base}', which is no {self.format} of CLDR"
            raise ValueError(f"{told}; write one, such as year or kilometer")
        if not self.is_whole and (self.people or self.shape or self.mapped or self.running):
            raise ValueError("what is not counted is not 'people', and has no 'shape' and no map")
        return self


class Method(Word):
    """How a number was made."""

    noun, kind = "method", "methods"
    words: Label = Field(description="What readers see.", examples=["survey"])
    definition: Label = Field(
        description="What it means, in one sentence.", examples=["Answers of people."]
    )
    asks: bool = Field(
        default=False,
        description="true of a survey, which says whom it asked; leave it out otherwise.",
        examples=[True],
    )
    adds_up: bool = Field(
        default=False,
        description="true where somebody worked it out from other numbers.",
        examples=[True],
    )
    unnamed: bool = Field(
        default=False,
        description="true where whoever told it is not named; pictures say that already.",
        examples=[True],
    )

    @property
    def about(self) -> str:
        """Beside the word."""
        return self.definition


class Outcome(Word):
    """What became of whoever gave a testimony."""

    noun, kind = "outcome", "outcomes"
    says: Label = Field(description="It, as a sentence.", examples=["Came back."])
    page: Id | None = Field(
        default=None, description="The page of such testimonies, if not that of all the others."
    )

    @property
    def about(self) -> str:
        """Beside the word."""
        return self.says


class TermUnit(Word):
    """What a penalty is counted in."""

    noun, kind = "unit of terms", "term_units"
    one: Label = Field(description="The noun for one.", examples=["year"])
    many: Label = Field(description="The noun for several.", examples=["years"])
    format: Literal["time", "money", "work"] = Field(
        default="time", description="What it is a unit of."
    )


class Sanction(Word):
    """What a penalty threatens."""

    noun, kind = "sanction", "sanctions"
    before: Label | None = Field(
        default=None, description="The words before its measure.", examples=["fine of"]
    )
    after: Label | None = Field(
        default=None, description="The words after its measure.", examples=["in prison"]
    )
    whole: Label | None = Field(
        default=None,
        description="Of one that has no measure, all that is said of it.",
        examples=["aggravating circumstance"],
    )
    format: Literal["time", "money", "work"] = Field(
        default="time", description="What it is measured by."
    )
    drawn_in: WordId | None = Field(
        default=None,
        description="Of the sanction that pictures compare, the unit of terms that they draw.",
        examples=["years"],
    )

    @model_validator(mode="after")
    def _worded(self) -> Self:
        if sum(map(bool, (self.before, self.after, self.whole))) != 1:
            raise ValueError("a sanction has one of 'before', 'after' and 'whole'")
        return self


class Condition(Word):
    """When a penalty holds."""

    noun, kind = "condition", "conditions"
    words: Label = Field(description="It, as the end of a sentence.", examples=["in an emergency"])


WORDS: dict[str, type[Word]] = {
    one.kind: one for one in (Theme, Category, Unit, Method, Outcome, TermUnit, Sanction, Condition)
}


class ByName:
    """Annotates a field that names a word by its id: validation puts the word in the id's place.

    The context of a validation is the subject, which knows the words.
    """

    def __get_pydantic_core_schema__(
        self, source: type[Word], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        kind = source.kind

        def found(value: Any, info: core_schema.ValidationInfo) -> Word:
            if isinstance(value, source):
                return value
            if info.context is None:
                raise LookupError(f"{kind} are words of a subject: validate with it as the context")
            words = info.context.of(kind)
            if isinstance(value, str) and value in words:
                word: Word = words[value]
                return word
            if not isinstance(value, str):
                raise PydanticKnownError("string_type")
            if not words:
                raise PydanticCustomError(
                    "no_words",
                    "no word of it is known; write them as '{kind}' of data/vocabulary.yml",
                    {"kind": kind},
                )
            raise PydanticKnownError("enum", {"expected": ", ".join(words)})

        return core_schema.with_info_plain_validator_function(
            found,
            serialization=core_schema.to_string_ser_schema(),
            metadata={"pydantic_js_functions": [lambda *_: {"type": "string", OF_WORDS: kind}]},
        )


NamedTheme = Annotated[Theme, ByName()]
NamedCategory = Annotated[Category, ByName()]
NamedUnit = Annotated[Unit, ByName()]
NamedMethod = Annotated[Method, ByName()]
NamedOutcome = Annotated[Outcome, ByName()]
NamedTermUnit = Annotated[TermUnit, ByName()]
NamedSanction = Annotated[Sanction, ByName()]
NamedCondition = Annotated[Condition, ByName()]
