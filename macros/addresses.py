"""The one canonical address of each record, decided once: ids are links.

Pages are flat and links relative, so that a copy works at a root, under any
path and from ``file://``.
"""

from .records import (
    Claim,
    Disagreement,
    Event,
    GlossaryEntry,
    Measure,
    Penalty,
    Person,
    Record,
    Source,
    Testimony,
    Topic,
)

PAGES: dict[type[Record], str] = {
    Source: "sources",
    Person: "sources",
    Topic: "figures",
    Measure: "figures",
    Claim: "figures",
    Event: "timeline",
    Penalty: "law",
    Testimony: "returning",
    Disagreement: "disagreements",
    GlossaryEntry: "glossary",
}


def address(record: Record) -> str:
    """'figures.html#kazakhstan-entries-4-oct'."""
    return f"{PAGES[type(record)]}.html#{record.id}"


def is_home(record_type: type[Record], page: str) -> bool:
    """True when records of the type carry their ids on this page, such as 'figures.md'."""
    return page == f"{PAGES[record_type]}.md"
