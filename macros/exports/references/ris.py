"""RIS: references for Zotero, EndNote and other citation managers.

For example, a law has 'TY  - STAT' as its first line.
"""

from collections.abc import Iterable
from typing import Any

from macros.exports.references import Reference
from macros.records import SourceKind

_TYPES = {
    SourceKind.law: "STAT",
    SourceKind.statistics: "RPRT",
    SourceKind.official_statement: "GOVDOC",
    SourceKind.explainer: "ELEC",
    None: "DATA",
}


def text(references: Iterable[Reference]) -> str:
    """All references in one file."""
    import rispy  # slow to load, and a check of pages writes none

    class Writer(rispy.RisWriter):  # type: ignore[misc]
        """Lines as the format wants them, and no number before a reference."""

        NEWLINE = "\r\n"

        def set_header(self, count: int) -> str:
            return ""

    fields = [_fields(one) for one in references]
    return str(rispy.dumps(fields, implementation=Writer))


def _fields(one: Reference) -> dict[str, Any]:
    parts = one.parts
    # Laws have no publisher in Zotero.
    publisher = f"Published by {one.publisher}. " if one.kind == SourceKind.law else ""
    note = (publisher + one.note).strip()
    digits = [f"{part:02}" for part in parts]
    values: dict[str, Any] = {
        "type_of_reference": "NEWS" if one.in_press else _TYPES[one.kind],
        "id": one.id,
        "title": one.title,
        "authors": [name.inverted for name in one.authors],
        # Of a web page Zotero keeps the title of its site alone, EndNote the publisher.
        "secondary_title": one.publisher if one.contained else "",
        "publisher": "" if one.in_press else one.publisher,
        "year": str(parts[0]) if parts else "",
        # The slashes stand for what is not known: year/month/day/more.
        "date": "/".join([*digits, "", "", ""][:3]) + "/" if parts else "",
        "edition": one.version,
        "language": one.language,
        "urls": [one.url] if one.url else [],
        "notes": [note] if note else [],
    }
    return {name: value for name, value in values.items() if value}
