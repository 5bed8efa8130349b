"""Suggested citation: this site, or one figure of it, as it stands in one edition.

For example, claims/entries-october.txt has one in words, as BibTeX and as RIS.
"""

from dataclasses import dataclass

from macros.exports.edition import LICENCE, Edition
from macros.exports.references import bibtex, of_claim, of_whole, provenance, ris
from macros.records import Claim


@dataclass(frozen=True)
class Citation:
    """One figure, or the whole, in the forms that people cite by."""

    plain: str
    bibtex: str
    ris: str


def citation(claim: Claim, edition: Edition) -> Citation:
    """A figure with who said it, its origin, where it was read and the version of the data."""
    reference = of_claim(claim, edition)
    plain = (
        f"{edition.site.name}. “{reference.title}.” {provenance(claim, edition)} "
        f"Record {claim.id}, {edition.name}, {reference.url or edition.page(claim)}. "
        f"Licence: {LICENCE['name']}."
    )
    return Citation(plain, bibtex.text([reference]), ris.text([reference]))


def whole(edition: Edition) -> Citation:
    """All records, with the version and the day of the data."""
    reference = of_whole(edition)
    return Citation(whole_in_words(edition), bibtex.text([reference]), ris.text([reference]))


def whole_in_words(edition: Edition) -> str:
    """The first of these forms, which a page prints."""
    reference = of_whole(edition)
    told = [reference.title, f"D{edition.name[1:]}", reference.url]
    return f"{'. '.join(filter(None, told))}. Licence: {LICENCE['name']}."


def text(found: Citation) -> str:
    """All forms below each other, to be read and copied from.

    The mark at its start tells a browser that it is UTF-8, where a host does not.
    """
    return (
        f"\ufeff{found.plain}\n\nBibTeX\n\n{found.bibtex}\nRIS\n\n{found.ris.replace(chr(13), '')}"
    )
