"""Name parsing: a name in its parts, as reference formats ask for them.

For example, 'Martin Luther King, Jr.' has the family name 'King' and the suffix 'Jr.'.
"""

from dataclasses import dataclass

from macros.records import Source
from macros.records.validators import SUFFIX


@dataclass(frozen=True)
class Name:
    """The parts of a name; that of a body, or of who has but one, is ``family`` alone."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def whole(self) -> bool:
        """True when there is nothing to part."""
        return not (self.given or self.suffix)

    @property
    def inverted(self) -> str:
        """'van Brugen, Isabel', 'King, Martin Luther, Jr.', and 'Associated Press,'.

        The comma says that all before it is one name: without it, reference managers take
        the last word of a body for its family name. A comma within would part it.
        """
        if self.whole:
            return f"{self.family.replace(',', _COMMA)}," if " " in self.family else self.family
        family = f"{self.particle} {self.family}".strip()
        return ", ".join(filter(None, [family, self.given, self.suffix]))


_COMMA = "\N{SINGLE LOW-9 QUOTATION MARK}"  # looks like a comma, and parts nothing


def signed(source: Source) -> tuple[Name, ...]:
    """Everybody who signed a source, people first."""
    return (*map(parted, source.authors), *map(Name, source.corporate_authors))


def parted(name: str) -> Name:
    """The parts of a person's name that is printed in its usual order, by the rules of BibTeX."""
    # Slow to load, and a check of pages parts no name.
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    suffix = SUFFIX.search(name)
    bare = SUFFIX.sub("", name)
    found = parse_single_name_into_parts(bare, strict=False)
    told = suffix[1] if suffix else ""
    if not found.first:
        return Name(bare, suffix=told)
    return Name(" ".join(found.last), " ".join(found.first), " ".join(found.von), told)
