"""Subject: a site's vocabulary, maps, slug and language, and which page is home of what.

What is said of one subject alone stands in data/vocabulary.yml, in data/borders.json and in
mkdocs.yml; code asks here. For example, events may have their home on 'timeline'.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_DNS, UUID, uuid5

from macros.records.geography import Borders, MapFrame
from macros.records.vocabulary import (
    Category,
    Condition,
    Method,
    Outcome,
    Sanction,
    TermUnit,
    Theme,
    Unit,
    Word,
)

# What has a page of its own beside the kinds of records: figures by day of publication, the story
# of each that was changed, what the site is, and the files of its data.
VIEWS = ("known", "retellings", "about", "data")


@dataclass(frozen=True)
class Allowance:
    """Words that carry a figure and may be typed, and where the list says so."""

    path: str
    line: int
    words: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Subject:
    """What code knows of a subject; each mapping of words keeps the order of their file."""

    themes: Mapping[str, Theme] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    term_units: Mapping[str, TermUnit] = field(default_factory=dict)
    sanctions: Mapping[str, Sanction] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    language: str = "en"
    """The tag of the language in which the site itself is written."""
    slug: str = "records"
    """What files and citations of the whole are called."""
    named: UUID | None = None
    """The namespace that is stated, from which the ids in feeds and calendars are made."""
    homes: Mapping[str, str] = field(default_factory=dict)
    """The page that is stated as the home of a kind of records, or as a view."""
    map: MapFrame = field(default_factory=MapFrame)
    borders: Borders = field(default_factory=Borders)
    allowed: tuple[Allowance, ...] = ()

    def of(self, kind: str) -> Mapping[str, Word]:
        """The words of one kind, such as 'units', by id."""
        words: Mapping[str, Word] = getattr(self, kind)
        return words

    def home(self, kind: str) -> str:
        """The name of the page that is home of a kind of records: 'law' of 'penalties'."""
        return self.homes.get(kind, kind)

    @property
    def namespace(self) -> UUID:
        """The namespace of ids: as it is stated, or made of the slug."""
        return self.named or uuid5(NAMESPACE_DNS, self.slug)

    @property
    def drawn_sanction(self) -> Sanction | None:
        """The sanction whose terms pictures compare."""
        return next((one for one in self.sanctions.values() if one.drawn_in), None)

    def units_with(self, what: str) -> str:
        """'persons, cases or documents': the units that say something of themselves, in words.

        ``what`` is a field of them, such as 'mapped'.
        """
        *others, last = [one.plain for one in self.units.values() if getattr(one, what)] or [
            f"what has a unit with '{what}'"
        ]
        return f"{', '.join(others)} or {last}" if others else last

    @property
    def figures(self) -> list[str]:
        """The names of the pages with the figures of each theme, each once."""
        return list(dict.fromkeys(theme.figures for theme in self.themes.values()))

    @property
    def disagreements(self) -> list[str]:
        """The names of the pages with the disagreements of each theme, each once."""
        return list(dict.fromkeys(theme.disagreements for theme in self.themes.values()))
