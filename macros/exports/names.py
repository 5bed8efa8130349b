"""A person's name in its parts, as reference formats ask for them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """The parts of a name; only ``family`` when it has but one."""

    family: str
    given: str = ""
    particle: str = ""

    @property
    def inverted(self) -> str:
        """'van Brugen, Isabel'."""
        family = f"{self.particle} {self.family}".strip()
        return f"{family}, {self.given}" if self.given else family


def parted(name: str) -> Name:
    """The parts of a name that is printed in its usual order, by the rules of BibTeX."""
    # Slow to load, and a check of pages parts no name.
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    found = parse_single_name_into_parts(name)
    return Name(" ".join(found.last), " ".join(found.first), " ".join(found.von))
