"""Penalties: what a part of an article threatens, edition by edition.

For example, up to 3 years until a law is changed, and 2 to 5 from that day on.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from macros.records.base import Model, Sought
from macros.records.edtf import Edtf
from macros.records.evidence import Evidence
from macros.records.fields import Number, PenaltyId, Prose, RecordId, Text
from macros.records.vocabulary import NamedCondition, NamedSanction, NamedTermUnit


def _one_of(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


class Punishment(Model):
    """A sanction and its measure."""

    sanction: NamedSanction = Field(description="What is threatened.")
    min: Number | None = Field(default=None, description="The least.", examples=[3])
    max: Number | None = Field(default=None, description="The most.", examples=[10])
    unit: NamedTermUnit | None = Field(
        default=None, description="What 'min' and 'max' count; needed where they are given."
    )

    @model_validator(mode="after")
    def _measured(self, info: ValidationInfo) -> Self:
        for name in ("min", "max"):
            if (number := getattr(self, name)) is not None and number < 0:
                raise ValueError(f"'{name}' is {number}, which is less than nothing; mend it")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"'min' ({self.min}) is above 'max' ({self.max})")
        if self.sanction.whole:
            if self.min is not None or self.max is not None or self.unit:
                told = f"what is {self.sanction} has no 'min', 'max' or 'unit' of its own"
                raise ValueError(told)
            return self
        if self.max is None:
            raise ValueError("a term has a 'max'; or write 'status: not_seen' of its edition")
        if self.unit is None:
            units = info.context.term_units if info.context else ("years",)
            raise ValueError(f"a term says what 'max' counts, in 'unit': {_one_of(units)}")
        if self.sanction.format != self.unit.format:
            raise ValueError(f"'unit' is {self.unit}, and 'sanction' is {self.sanction}; mend one")
        return self

    @property
    def is_drawn(self) -> bool:
        """True of what pictures compare: of one sanction, in one unit."""
        return self.unit is not None and self.unit.id == self.sanction.drawn_in


class Addition(Punishment):
    """What is imposed beside another sanction."""

    optional: bool = Field(
        default=False,
        description="true where the court may leave it out; leave it out otherwise.",
        examples=[True],
    )


class Term(Punishment):
    """One of the sanctions between which a court may choose."""

    with_: list[Addition] = Field(
        default_factory=list,
        description="What goes with it; two fines here are a choice between them.",
        alias="with",
    )


class LegalEdition(Model):
    """An article's part as it stands from one day until its next edition: terms and conditions."""

    since: Edtf | None = Field(
        default=None,
        description="The day from which it stands; the first alone may lack it: it stood before.",
        examples=["2022-09-24"],
    )
    by: RecordId | None = Field(
        default=None,
        description="The id of the event or glossary entry of the law that made it.",
        examples=["law-signed"],
    )
    status: Literal["known", "none", "not_seen", "unverified"] = Field(
        default="known",
        description="none: there was no such part; not_seen: no text of it was seen; "
        "unverified: weak sources alone tell of it.",
    )
    binds: Prose | None = Field(
        default=None, description="Whom it binds, if not whom the article binds."
    )
    conditions: list[NamedCondition] = Field(
        default_factory=list,
        description="When it holds, where it names a time: in any one of these.",
    )
    fell_under: list[PenaltyId] = Field(
        default_factory=list,
        description="Where there was no such part: the ids of those that the same act fell under.",
    )
    terms: list[Term] = Field(default_factory=list, description="What is threatened: one of these.")
    release: Prose | None = Field(
        default=None, description="Who may be released from liability, by the article itself."
    )
    note: Prose | None = Field(default=None, description="What a reader should know about it.")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.since) != bool(self.by):
            raise ValueError("'since' and 'by' go together: from which day, and by which law")
        if self.status in ("known", "unverified"):
            if not self.terms:
                raise ValueError("an edition has 'terms'; or write 'status: none' or 'not_seen'")
        elif self.terms or self.conditions:
            raise ValueError(f"an edition that is {self.status} has no 'terms' or 'conditions'")
        if self.fell_under and self.status != "none":
            raise ValueError("'fell_under' goes with 'status: none'")
        return self


class Penalty(Sought):
    """What a part of an article threatens for one conduct, edition by edition."""

    noun = "penalty"
    code: Text = Field(
        description="The code or law that the article is of.", examples=["Penal Code"]
    )
    article: Text = Field(
        description="The article, with its part and point.", examples=["1, part 2"]
    )
    offence: Text | None = Field(
        default=None,
        description="What the article is about, in few words; the same in all its parts.",
        examples=["Unlawful entry"],
    )
    conduct: Prose = Field(description="What is punished.")
    binds: Prose = Field(description="Whom it binds.")
    editions: list[LegalEdition] = Field(
        description="How it stood and stands, in the order of days.", min_length=1
    )
    note: Prose | None = Field(default=None, description="What a reader should know about it.")
    evidence: list[Evidence] = Field(description="Each source that tells of it.", min_length=1)

    @field_validator("editions")
    @classmethod
    def _in_order(cls, editions: list[LegalEdition]) -> list[LegalEdition]:
        for one, after in pairwise(editions):
            if after.since is None:
                raise ValueError("only the first edition, as it stood before, has no 'since'")
            if one.since and one.since.first == after.since.first:
                raise ValueError(f"two editions are of {after.since}; make one of them")
            if one.since and one.since.first > after.since.first:
                raise ValueError(f"{after.since} stands after {one.since}; put the earlier first")
        return editions

    @property
    def newest(self) -> LegalEdition:
        """The edition that stands since no other has taken its place."""
        return self.editions[-1]

    def on(self, day: date) -> LegalEdition | None:
        """The edition that stands on a day, as far as is known; the first of no day stood ever."""
        stood = [one for one in self.editions if one.since is None or one.since.first <= day]
        return stood[-1] if stood else None

    def until(self, edition: LegalEdition) -> Edtf | None:
        """The day from which the next edition stands in the place of one."""
        after = self.editions[self.editions.index(edition) + 1 :]
        return after[0].since if after else None

    @property
    def number(self) -> str:
        """'332' of '332, part 2.1'."""
        return self.article.partition(", ")[0]

    @property
    def part(self) -> str:
        """'part 2.1' of '332, part 2.1'; '' of an article that has none."""
        return self.article.partition(", ")[2]
