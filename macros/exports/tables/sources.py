"""Table of sources: a row for each document, read or known through others.

For example, a row whose 'read' is false is known through others alone.
"""

from macros.exports.tables.columns import (
    DISPUTED_BY,
    ID,
    LIST,
    NAMES,
    PAGE,
    Column,
    Table,
    plain,
    prose,
)

SOURCES = Table(
    "sources",
    "Sources",
    "One row for each document.",
    lambda edition: edition.data.sources.values(),
    (
        ID,
        plain("publisher", "Publisher", "Who published it.", required=True),
        plain("title", "Title", "Its headline, in its own language."),
        plain("translation", "Translation", "The headline in English, in this site's translation."),
        plain("description", "Description", "What it is, where its headline was not seen."),
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
        plain("published", "Published", "When it was published, in EDTF."),
        plain("language", "Language", "The language of its text, as a tag; empty where unread."),
        plain("kind", "Kind", "What kind of document it is."),
        plain("url", "Publisher's page", "The publisher's own page."),
        plain("read_at", "Read at", "Where its text was read, if elsewhere."),
        plain("read", "Read", "False when it is known only through others.", "boolean"),
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
        plain("archive_url", "Archived copy", "An archived copy."),
        plain("weak", "Weak", "Why a figure must not rest on it alone."),
        prose("note", "Note", "What else is to be known of it."),
        Column(
            "cited_for",
            "Cited for",
            "The ids of the records that were read in it.",
            lambda row, ed: LIST.join(one.id for one in ed.data.cited_for.get(row.id, [])),
        ),
        DISPUTED_BY,
        PAGE,
    ),
)
