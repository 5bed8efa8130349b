"""Colophon macros: which edition of the data this is, its files, who answers for it, what changed.

For example, {{ data_version() }} prints 'Data version 1a2b3c4d5e6f of 2 May 2024'.
"""

from itertools import groupby

from macros import exports
from macros.exports.tables import TABLES
from macros.pages.lookup import require
from macros.pages.macros.registry import macro
from macros.pages.page import Page

SHOWN = 12  # of the records that a release has changed; its feed has all


@macro()
def contact(page: Page) -> str:
    """Who answers for this copy, and how to reach them, as far as they say so."""
    return page.inline("contact.html", host=page.edition.site.host)


@macro()
def data_version(page: Page) -> str:
    """The version of the data and its day."""
    return page.inline("data_version.html", edition=page.edition)


@macro()
def repository(page: Page) -> str:
    """Where the records' own files are, when whoever hosts this copy says so."""
    return page.inline("repository.html", code=page.edition.site.host.code)


@macro(block=True)
def corrections(page: Page) -> str:
    """What was wrong on the site and has been mended, the newest first."""
    newest_first = sorted(
        page.data.corrections.values(), key=lambda one: (one.date, one.id), reverse=True
    )
    return page.block("corrections.html", corrections=newest_first)


@macro(block=True)
def data_files(page: Page) -> str:
    """Every file of the data, and what is in it; those of one content together."""
    contents = groupby(exports.FILES, lambda file: file.about)
    return page.block(
        "data_files.html",
        contents=[(about, list(files)) for about, files in contents],
        edition=page.edition,
    )


@macro(block=True)
def data_columns(page: Page, table: str | None = None) -> str:
    """Every column of the tables, or of one, with its type, its unit and its meaning."""
    if table is not None:
        require(table, [one.name for one in TABLES], "a table")
    tables = [one for one in TABLES if table in (None, one.name)]
    return page.block("data_columns.html", tables=tables)


@macro(block=True)
def data_citation(page: Page) -> str:
    """How to cite the whole."""
    return page.block("data_citation.html", plain=exports.citations.whole_in_words(page.edition))


@macro(block=True)
def data_changes(page: Page) -> str:
    """What each release changed, the newest first."""
    return page.block("data_changes.html", releases=page.edition.releases[::-1], shown=SHOWN)
