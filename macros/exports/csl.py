"""References as CSL-JSON, which citation managers and citeproc read."""

import json
from collections.abc import Iterable
from typing import Any

from .. import words
from ..dates import Edtf
from ..records import SourceKind
from .names import parted
from .references import Reference, is_span, parts

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
        "container-title" if one.in_press else "publisher": one.publisher,
        "issued": date(one.published) if one.published else None,
        "language": one.language,
        "version": one.version,
        "URL": one.url,
        "note": one.note,
    }
    if one.body:
        values["author"] = [{"literal": one.body}]
    return {name: value for name, value in values.items() if value}


def _name(name: str) -> dict[str, str]:
    found = parted(name)
    if not found.given:
        return {"literal": name}
    particle = {"non-dropping-particle": found.particle} if found.particle else {}
    return {"family": found.family, "given": found.given, **particle}


def date(moment: Edtf) -> dict[str, Any]:
    """A date as CSL has it: what is certain of it, or in words where that is not even the year."""
    if is_span(moment):
        start, _, end = moment.text.partition("/")
        found: dict[str, Any] = {"date-parts": [_digits(start), _digits(end)]}
    elif certain := parts(moment):
        found = {"date-parts": [certain]}
    else:
        return {"literal": words.when(moment)}
    if moment.approximate or moment.text.startswith("["):
        found["circa"] = True
    return found


def _digits(text: str) -> list[int]:
    return [int(part) for part in text.strip("~?%").split("-")]
