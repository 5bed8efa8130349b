"""The tables: each column described once, for the CSV, its Table Schema and the Data page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count
from typing import Any

from macros import wording
from macros.exports.edition import Edition
from macros.provenance.making import Making
from macros.records import LegalEdition, Penalty, Punishment, Record, Term
from macros.records.edtf import Edtf
from macros.records.ranges import ends

Cell = str | int | float | bool | date | None
LIST = " "  # between ids in one cell; ids hold no spaces
NAMES = "; "  # between names in one cell


@dataclass(frozen=True)
class Column:
    """One column: its name, what it means, its type as a Table Schema calls it, and its cells."""

    name: str
    title: str
    description: str
    read: Callable[[Any, Edition], Cell]
    type: str = "string"
    unit: str = ""
    """The unit of its numbers, or the name of the column that tells it in each row."""
    required: bool = False


def _by_id(row: Record) -> tuple[Any, ...]:
    return (row.id,)


@dataclass(frozen=True)
class Table:
    """One table: a row for each thing that ``rows`` yields."""

    name: str
    title: str
    description: str
    rows: Callable[[Edition], Iterable[Any]]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    keyed: Callable[[Any], tuple[Any, ...]] = _by_id
    """The key of a row, of the columns that ``key`` names."""

    @property
    def file(self) -> str:
        """'figures.csv'."""
        return f"{self.name}.csv"

    def cells(self, row: Any, edition: Edition) -> list[Cell]:
        """One row of the table."""
        key = (self.title, *self.keyed(row))
        if key not in edition.made:
            edition.made[key] = [column.read(row, edition) for column in self.columns]
        cells: list[Cell] = edition.made[key]
        return cells


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


def _field(name: str, row: Any, _: Edition) -> Cell:
    value = getattr(row, name)
    if isinstance(value, list):
        return LIST.join(value)
    return value.text if isinstance(value, Edtf) else value


def _plain(name: str, title: str, description: str, type: str = "string", **more: Any) -> Column:
    """A column that holds a field of the record as it is."""
    return Column(name, title, description, partial(_field, name), type, **more)


def _prose(name: str, title: str, description: str) -> Column:
    def read(row: Any, edition: Edition) -> Cell:
        sentence = getattr(row, name)
        return edition.prose(sentence) if sentence else None

    return Column(name, title, description, read)


def _of_measure(name: str, title: str, description: str, **more: Any) -> Column:
    return Column(name, title, description, lambda row, ed: getattr(ed.measure(row), name), **more)


def _made(
    name: str, title: str, description: str, read: Callable[[Making], Any], **more: Any
) -> Column:
    """A column of how the number of a claim was made."""

    def cell(row: Any, edition: Edition) -> Cell:
        found: Cell = read(edition.making(row))
        return found

    return Column(name, title, description, cell, **more)


def _first(moment: Edtf | None) -> date | None:
    return moment.first if moment and moment.first != date.min else None


def _last(moment: Edtf | None) -> date | None:
    return moment.last if moment and moment.last != date.max else None


def _person(id: str | None, edition: Edition) -> Cell:
    return edition.data.people[id].name if id else None


def _source_ids(record: Record, edition: Edition) -> str:
    return LIST.join(source.id for source in edition.data.sources_of(record))


ID = _plain("id", "Id", "The record's id, which is stable.", required=True)
# What every table has at its end.
_READ = (
    Column("sources", "Sources", "The ids of the sources in which it was read.", _source_ids),
    Column(
        "source_count",
        "Number of sources",
        "How many sources carry it as it is told here.",
        lambda row, ed: len(ed.data.readings(row).carried),
        "integer",
        "sources",
    ),
    Column(
        "changed_count",
        "Number of sources that changed it",
        "How many sources give something else instead.",
        lambda row, ed: len(ed.data.readings(row).changed),
        "integer",
        "sources",
    ),
    Column(
        "unread_count",
        "Number of sources not read",
        "How many of its sources are known only through others.",
        lambda row, ed: len(ed.data.readings(row).unread),
        "integer",
        "sources",
    ),
)
_DISAGREEMENTS = Column(
    "disagreements",
    "Disagreements",
    "The ids of the disagreements that name it.",
    lambda row, ed: LIST.join(ed.disputes(row)),
)
_PAGE = Column(
    "page",
    "Page",
    "Its place on the site, relative to the site's root.",
    lambda row, ed: ed.page(row),
)

FIGURES = Table(
    "figures",
    "Figures",
    "One row for each claim: one answer to one question, by one speaker.",
    lambda edition: edition.data.claims.values(),
    (
        ID,
        Column(
            "topic",
            "Topic",
            "The headline question that it belongs to.",
            lambda row, ed: ed.data.topics[ed.measure(row).topic].question,
        ),
        _plain("measure", "Measure", "The id of the question that it answers.", required=True),
        _of_measure("question", "Question", "The question that it answers."),
        Column(
            "figure", "Figure", "The answer as a reader says it.", lambda row, ed: ed.figure(row)
        ),
        _plain("value", "Value", "The number as stated.", "number", unit="unit"),
        _plain("low", "Low", "The lower end of a range as stated.", "number", unit="unit"),
        _plain("high", "High", "The upper end of a range as stated.", "number", unit="unit"),
        _plain("qualifier", "Qualifier", "How the number was qualified."),
        Column(
            "least",
            "Least",
            "The least that the number can mean, by its qualifier; empty when open.",
            lambda row, ed: ends(row)[0],
            "number",
            "unit",
        ),
        Column(
            "most",
            "Most",
            "The most that the number can mean, by its qualifier; empty when open.",
            lambda row, ed: ends(row)[1],
            "number",
            "unit",
        ),
        _of_measure("unit", "Unit", "What is counted.", required=True),
        _of_measure("per", "Per", "The time to which a rate refers."),
        _of_measure("population", "Population", "Who or what is counted."),
        _of_measure("place", "Place", "Where."),
        _of_measure("direction", "Direction", "Which way, for movements."),
        _of_measure("share_of", "Share of", "The whole, of a share in percent."),
        _of_measure(
            "behaves", "Behaves", "A flow within a window, a running total, or a level on a day."
        ),
        _plain("kind", "Kind", "What kind of statement it is."),
        _made(
            "method",
            "Method",
            "How the number was made, in a word that the page About and method explains.",
            lambda made: made.method,
        ),
        _made("how", "How", "More on how it was made.", lambda made: made.how),
        _made(
            "sample_people",
            "People asked",
            "How many people a survey asked.",
            lambda made: made.sample and made.sample.people,
            type="integer",
        ),
        _made(
            "sample_days",
            "Days of asking",
            "The days on which a survey asked, in EDTF.",
            lambda made: made.sample and made.sample.days and made.sample.days.text,
        ),
        _made(
            "sample_how",
            "Asked how",
            "How a survey found and asked people.",
            lambda made: made.sample and made.sample.how,
        ),
        _made(
            "sample_error",
            "Margin of error",
            "The margin of error that a survey tells, to either side.",
            lambda made: made.sample and made.sample.error,
            type="number",
            unit="percentage points",
        ),
        _made(
            "errs",
            "Errs",
            "Which way it errs as an answer to the headline question: low, high or either.",
            lambda made: made.errs and made.errs.towards,
        ),
        _made(
            "errs_because",
            "Errs because",
            "Why it errs that way.",
            lambda made: made.errs and made.errs.because,
        ),
        _plain("period", "Period", "The window that the number describes, in EDTF."),
        _plain("as_of", "As of", "The day that the number describes, in EDTF."),
        Column(
            "first_day",
            "First day",
            "The first day that it can describe; empty when open or not stated.",
            lambda row, ed: _first(row.when),
            "date",
        ),
        Column(
            "last_day",
            "Last day",
            "The last day that it can describe; empty when open or not stated.",
            lambda row, ed: _last(row.when),
            "date",
        ),
        _plain("said_by", "Said by", "The id of who said it.", required=True),
        Column(
            "speaker",
            "Speaker",
            "The name of who said it.",
            lambda row, ed: _person(row.said_by, ed),
        ),
        _plain("said_on", "Said on", "When it was said, in EDTF."),
        Column(
            "public_by",
            "Public by",
            "The day by which it had been said or published; empty for a sum of this site's own.",
            lambda row, ed: ed.data.public_by.get(row.id),
            "date",
        ),
        Column(
            "attributed_to",
            "Attributed to",
            "Whom the speaker cites.",
            lambda row, ed: _person(row.attributed_to, ed),
        ),
        _plain("standing", "Standing", "Whether it is as stated (stands).", required=True),
        _prose("because", "Because", "Why its standing is so."),
        _prose("note", "Note", "What else is to be known of it."),
        _prose("cause_given", "Cause given", "The cause that the speaker gives."),
        _plain("denies", "Denies", "The ids of the claims that it denies."),
        _plain("sum_of", "Sum of", "The ids of the claims of which it is the sum."),
        _plain(
            "difference_of",
            "Difference of",
            "The id of a claim, and of those that were taken away from it.",
        ),
        _plain("derivation", "Derivation", "Who did the sum."),
        _plain("supersedes", "Supersedes", "The id of the claim that it corrects."),
        *_READ,
        Column(
            "origins",
            "Origins",
            "The ids of those who said it independently of each other.",
            lambda row, ed: LIST.join(one.id for one in ed.data.origins(row)),
        ),
        Column(
            "origin_count",
            "Number of origins",
            "How many said it independently of each other.",
            lambda row, ed: len(ed.data.origins(row)),
            "integer",
            "origins",
        ),
        _DISAGREEMENTS,
        _PAGE,
    ),
)

EVENTS = Table(
    "events",
    "Events",
    "One row for each event, the earliest first.",
    lambda edition: edition.data.timeline,
    (
        ID,
        _plain("date", "Date", "When it happened, in EDTF.", required=True),
        Column(
            "first_day",
            "First day",
            "The first day on which it can have happened; empty when open.",
            lambda row, ed: _first(row.date),
            "date",
        ),
        Column(
            "last_day",
            "Last day",
            "The last day on which it can have happened; empty when open.",
            lambda row, ed: _last(row.date),
            "date",
        ),
        _plain("title", "Title", "What happened, in a few words.", required=True),
        _prose("summary", "Summary", "What happened."),
        _plain("category", "Category", "Of which kind it is."),
        _plain("place", "Place", "Where."),
        Column(
            "speaker",
            "Speaker",
            "Who spoke, of a statement.",
            lambda row, ed: _person(row.speaker, ed),
        ),
        _plain("claims", "Figures", "The ids of the figures that belong to it."),
        *_READ,
        _DISAGREEMENTS,
        _PAGE,
    ),
)


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
        _penalty(_plain("code", "Code", "The code or law that the article is of.")),
        _penalty(_plain("article", "Article", "The article, with its part and point.")),
        _penalty(_plain("offence", "Offence", "What the article is about, in few words.")),
        _penalty(_prose("conduct", "Conduct", "What is punished.")),
        Column("binds", "Binds", "Whom it binds in this edition.", _binds),
        _legal(
            _plain(
                "since",
                "Since",
                "From which day the edition stands, in EDTF; empty of one that stood before.",
            )
        ),
        Column(
            "until", "Until", "The day from which the next stands in its place, in EDTF.", _until
        ),
        _legal(
            _plain("by", "By", "The id of the event or glossary entry of the law that made it.")
        ),
        _legal(_plain("conditions", "Conditions", "When it holds, where it names a time: any of.")),
        _legal(
            _plain(
                "status",
                "Status",
                "Known, no such part, no text of it seen, or told by weak sources alone.",
                required=True,
            )
        ),
        _legal(
            _plain(
                "fell_under",
                "Fell under",
                "Where there was no such part: the ids of those that the same act fell under.",
            )
        ),
        _term(_plain("sanction", "Sanction", "What is threatened.")),
        _term(_plain("min", "Least", "The least; empty when none is set.", "number", unit="unit")),
        _term(_plain("max", "Most", "The most.", "number", unit="unit")),
        _term(_plain("unit", "Unit", "The unit of both.")),
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
        _legal(_prose("release", "Release", "Who may be released, by the article itself.")),
        _legal(_prose("note", "Note", "What else is to be known of the edition.")),
        *map(_penalty, _READ),
        _penalty(_DISAGREEMENTS),
        _penalty(_PAGE),
    ),
    ("id", "term"),
    lambda row: (row.penalty.id, row.number),
)

SOURCES = Table(
    "sources",
    "Sources",
    "One row for each document.",
    lambda edition: edition.data.sources.values(),
    (
        ID,
        _plain("publisher", "Publisher", "Who published it.", required=True),
        _plain("title", "Title", "Its headline, in its own language."),
        _plain(
            "translation", "Translation", "The headline in English, in this site's translation."
        ),
        _plain("description", "Description", "What it is, where its headline was not seen."),
        Column(
            "authors",
            "Authors",
            "The people who signed it, as printed.",
            lambda row, ed: NAMES.join(row.authors),
        ),
        Column(
            "corporate_authors",
            "Corporate authors",
            "The bodies that signed it.",
            lambda row, ed: NAMES.join(row.corporate_authors),
        ),
        _plain("published", "Published", "When it was published, in EDTF."),
        _plain("language", "Language", "The language of its text, as a tag; empty where unread."),
        _plain("kind", "Kind", "What kind of document it is."),
        _plain("url", "Publisher's page", "The publisher's own page."),
        _plain("read_at", "Read at", "Where its text was read, if elsewhere."),
        _plain("read", "Read", "False when it is known only through others.", "boolean"),
        Column(
            "copy_of",
            "Copy of",
            "The id of the document that it reproduces.",
            lambda row, ed: row.copy_of and row.copy_of.source,
        ),
        Column(
            "copied_how",
            "Copied how",
            "In which way.",
            lambda row, ed: row.copy_of and row.copy_of.how,
        ),
        _plain("archive_url", "Archived copy", "An archived copy."),
        _plain("weak", "Weak", "Why a figure must not rest on it alone."),
        _prose("note", "Note", "What else is to be known of it."),
        Column(
            "cited_for",
            "Cited for",
            "The ids of the records that were read in it.",
            lambda row, ed: LIST.join(one.id for one in ed.data.cited_for.get(row.id, [])),
        ),
        _DISAGREEMENTS,
        _PAGE,
    ),
)

DISAGREEMENTS = Table(
    "disagreements",
    "Disagreements",
    "One row for each disagreement: where sources differ, why, and the answer.",
    lambda edition: edition.data.disagreements.values(),
    (
        ID,
        _plain("title", "Title", "On what sources differ, as a question.", required=True),
        Column(
            "topic",
            "Topic",
            "The headline question that it is about.",
            lambda row, ed: ed.data.topics[row.topic].question,
        ),
        Column(
            "class",
            "Class",
            "Records that cannot both be true (conflict), or that speak of different things.",
            lambda row, ed: row.class_,
            required=True,
        ),
        _plain("reason", "Reason", "Why they differ.", required=True),
        _plain("records", "Records", "The ids of the records that differ.", required=True),
        _prose("explanation", "Explanation", "Why they differ, in plain words."),
        _prose("stands", "Answer", "The answer to the question, and why."),
        *_READ,
        _PAGE,
    ),
)

SAYINGS = Table(
    "sayings",
    "Sayings",
    "One row for each claim that circulates: what became of it, why, and what it goes back to.",
    lambda edition: edition.data.sayings.values(),
    (
        ID,
        _plain("sentence", "Sentence", "The claim as it circulates.", required=True),
        _plain("language", "Language", "The tag of its language; English where empty."),
        _plain("translation", "Translation", "Our translation, where it is not in English."),
        Column(
            "topic",
            "Topic",
            "The headline question that it is about.",
            lambda row, ed: ed.data.topics[row.topic].question,
        ),
        Column("said_by", "Said by", "Who said it.", lambda row, ed: _person(row.said_by, ed)),
        Column("verdict", "Verdict", "What became of it.", lambda row, ed: row.verdict.words),
        _prose("because", "Because", "Why, in one to three sentences."),
        _plain("shown_by", "Shown by", "The ids of further records that show it."),
        _plain("original", "Original", "The id of the record that it goes back to."),
        _plain("changed_at", "Changed at", "The id of the source at which it changed."),
        *_READ,
        _PAGE,
    ),
)

TABLES = (FIGURES, EVENTS, PENALTIES, DISAGREEMENTS, SAYINGS, SOURCES)
