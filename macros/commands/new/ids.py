"""Slug generation: an id made of what is known of a new record, such as 'the-paper-5-oct'."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from macros import wording
from macros.records import KINDS
from macros.records.introspection import shapes
from macros.records.slugs import words

_NAMES = {
    "claims": ("measure", "as_of", "period", "said_on"),
    "penalties": ("article",),
    "sources": ("publisher", "published", "title"),
}
# Kinds whose names are questions or sentences; of these an id keeps the telling words.
_SENTENCES = ("topics", "measures", "events", "disagreements", "sayings")
_PREFIXES = {
    "penalties": "article",
    "testimonies": "testimony",
    "pictures": "picture",
    "corrections": "correction",
}


def suggested(kind: str, given: Mapping[str, Any], taken: Iterable[str]) -> str:
    """An id from what is known of a record, that no record has."""
    names = [str(given[key]) for key in _NAMES.get(kind, ()) if given.get(key)][:2]
    if not names:
        texts = (
            given.get(one.key) for one in shapes(KINDS[kind]) if one.required and not one.literal
        )
        names = [str(text) for text in texts if text and isinstance(text, str)][:1]
    stem = "-".join(filter(None, [_PREFIXES.get(kind, ""), *(_slug(kind, one) for one in names)]))
    stem = stem or KINDS[kind].noun
    known, id, number = set(taken), stem, 2
    while id in known:
        id, number = f"{stem}-{number}", number + 1
    return id


def _slug(kind: str, text: str) -> str:
    if day := re.fullmatch(r"(?:.*/)?(\d{4}-\d\d-\d\d)", text):
        on = date.fromisoformat(day[1])
        return f"{on.day}-{wording.short_month(on)[:3]}".lower()  # 'Sept' as 'sep', as all ids do
    told = kind in _SENTENCES
    return words(text, 4 if told else 6, telling=told)
