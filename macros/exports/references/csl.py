"""CSL-JSON: references that citation managers and citeproc read.

For example, a law has the type 'legislation', and an approximate date has 'circa'.
"""

import json
from collections.abc import Iterable
from typing import Any

from macros import wording
from macros.exports.references import Reference, is_span, parts
from macros.exports.references.names import Name
from macros.records import SourceKind
from macros.records.edtf import Edtf

TYPES = {
    SourceKind.law: "legislation",
    SourceKind.statistics: "report",
    SourceKind.official_statement: "report",
    SourceKind.explainer: "webpage",
    None: "dataset",
}


def text(references: Iterable[Reference]) -> str:
    """All references in one file."""
    items = [_item(one) for one in references]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _item(one: Reference) -> dict[str, Any]:
    values = {
        "id": one.id,
        "type": "article-newspaper" if one.in_press else TYPES[one.kind],
        "title": one.title,
        "author": [_name(name) for name in one.authors],
        "container-title" if one.contained else "publisher": one.publisher,
        "issued": date(one.published) if one.published else None,
        "language": one.language,
        "version": one.version,
        "URL": one.url,
        "note": one.note,
    }
    return {name: value for name, value in values.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.whole:
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def date(moment: Edtf) -> dict[str, Any]:
    """A date as CSL has it: what is certain of it, or in words where that is not even the year."""
    if is_span(moment):
        start, _, end = moment.text.partition("/")
        found: dict[str, Any] = {"date-parts": [_digits(start), _digits(end)]}
    elif certain := parts(moment):
        found = {"date-parts": [certain]}
    else:
        return {"literal": wording.when(moment)}
    if moment.approximate or moment.text.startswith("["):
        found["circa"] = True
    return found


def _digits(text: str) -> list[int]:
    return [int(part) for part in text.strip("~?%").split("-")]
