"""Table of penalties: a row for each term of each edition of a law.

For example, a fine that goes with a prison term has a row of its own, whose 'added_to' is the
number of that term.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from macros import wording
from macros.exports.edition import Edition
from macros.exports.tables.columns import (
    DISPUTED_BY,
    ID,
    PAGE,
    READ,
    Cell,
    Column,
    Table,
    plain,
    prose,
)
from macros.records import LegalEdition, Penalty, Punishment, Term


@dataclass(frozen=True)
class PenaltyTerm:
    """A row of the table of penalties: one term of one edition, numbered from 1 in its penalty.

    What goes with a term has a row of its own, ``added_to`` the term's; an edition without
    terms has one without a term.
    """

    penalty: Penalty
    number: int
    edition: LegalEdition
    term: Punishment | None = None
    added_to: int | None = None


def _terms(edition: Edition) -> Iterable[PenaltyTerm]:
    for penalty in edition.data.penalties.values():
        numbers = count(1)
        for one in penalty.editions:
            for term in one.terms:
                first = next(numbers)
                yield PenaltyTerm(penalty, first, one, term)
                for more in term.with_:
                    yield PenaltyTerm(penalty, next(numbers), one, more, first)
            if not one.terms:
                yield PenaltyTerm(penalty, next(numbers), one)


def _penalty(column: Column) -> Column:
    """A column of the penalty, for each of its terms."""
    return replace(column, read=lambda row, edition: column.read(row.penalty, edition))


def _legal(column: Column) -> Column:
    """A column of the edition in which the term stands."""
    return replace(column, read=lambda row, edition: column.read(row.edition, edition))


def _term(column: Column) -> Column:
    """A column of the term itself; empty where there is none."""
    return replace(column, read=lambda row, edition: row.term and column.read(row.term, edition))


def _until(row: PenaltyTerm, _: Edition) -> Cell:
    until = row.penalty.until(row.edition)
    return until.text if until else None


def _binds(row: PenaltyTerm, edition: Edition) -> Cell:
    return edition.prose(row.edition.binds or row.penalty.binds)


def _worded(row: PenaltyTerm, _: Edition) -> Cell:
    if row.term is None:
        return {"none": wording.NO_SUCH_PART}.get(row.edition.status, wording.NOT_SEEN)
    return wording.term(row.term) if isinstance(row.term, Term) else wording.punishment(row.term)


PENALTIES = Table(
    "penalties",
    "Penalties",
    "One row for each term, so that each number has a cell of its own: a penalty has as many rows "
    "as it has terms in all its editions, and terms of one edition are a choice. What goes with a "
    "term has a row of its own.",
    _terms,
    (
        _penalty(ID),
        Column(
            "term",
            "Term",
            "The number of the term within the penalty.",
            lambda row, ed: row.number,
            "integer",
            required=True,
        ),
        _penalty(plain("code", "Code", "The code or law that the article is of.")),
        _penalty(plain("article", "Article", "The article, with its part and point.")),
        _penalty(plain("offence", "Offence", "What the article is about, in few words.")),
        _penalty(prose("conduct", "Conduct", "What is punished.")),
        Column("binds", "Binds", "Whom it binds in this edition.", _binds),
        _legal(
            plain(
                "since",
                "Since",
                "From which day the edition stands, in EDTF; empty of one that stood before.",
            )
        ),
        Column(
            "until", "Until", "The day from which the next stands in its place, in EDTF.", _until
        ),
        _legal(plain("by", "By", "The id of the event or glossary entry of the law that made it.")),
        _legal(plain("conditions", "Conditions", "When it holds, where it names a time: any of.")),
        _legal(
            plain(
                "status",
                "Status",
                "Known, no such part, no text of it seen, or told by weak sources alone.",
                required=True,
            )
        ),
        _legal(
            plain(
                "fell_under",
                "Fell under",
                "Where there was no such part: the ids of those that the same act fell under.",
            )
        ),
        _term(plain("sanction", "Sanction", "What is threatened.")),
        _term(plain("min", "Least", "The least; empty when none is set.", "number", unit="unit")),
        _term(plain("max", "Most", "The most.", "number", unit="unit")),
        _term(plain("unit", "Unit", "The unit of both.")),
        Column(
            "added_to",
            "Added to",
            "The number of the term that it goes with, of what is imposed beside another.",
            lambda row, ed: row.added_to,
            "integer",
        ),
        Column(
            "optional",
            "Optional",
            "Whether what goes with a term may be left out.",
            lambda row, ed: getattr(row.term, "optional", None),
            "boolean",
        ),
        Column("words", "In words", "The term in words.", _worded),
        _legal(prose("release", "Release", "Who may be released, by the article itself.")),
        _legal(prose("note", "Note", "What else is to be known of the edition.")),
        *map(_penalty, READ),
        _penalty(DISPUTED_BY),
        _penalty(PAGE),
    ),
    ("id", "term"),
    lambda row: (row.penalty.id, row.number),
)
