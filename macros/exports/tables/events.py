"""Table of events: a row for each, with its first and last day.

For example, of '2024-05' these are 2024-05-01 and 2024-05-31.
"""

from macros.exports.tables.columns import (
    DISPUTED_BY,
    ID,
    PAGE,
    READ,
    Column,
    Table,
    first,
    last,
    person,
    plain,
    prose,
)

EVENTS = Table(
    "events",
    "Events",
    "One row for each event, the earliest first.",
    lambda edition: edition.data.timeline,
    (
        ID,
        plain("date", "Date", "When it happened, in EDTF.", required=True),
        Column(
            "first_day",
            "First day",
            "The first day on which it can have happened; empty when open.",
            lambda row, ed: first(row.date),
            "date",
        ),
        Column(
            "last_day",
            "Last day",
            "The last day on which it can have happened; empty when open.",
            lambda row, ed: last(row.date),
            "date",
        ),
        plain("title", "Title", "What happened, in a few words.", required=True),
        prose("summary", "Summary", "What happened."),
        plain("category", "Category", "Of which kind it is."),
        plain("place", "Place", "Where."),
        Column(
            "speaker",
            "Speaker",
            "Who spoke, of a statement.",
            lambda row, ed: person(row.speaker, ed),
        ),
        plain("claims", "Figures", "The ids of the figures that belong to it."),
        *READ,
        DISPUTED_BY,
        PAGE,
    ),
)
