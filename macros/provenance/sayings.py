"""Sorting and verbatim matching of sayings: their order, and whether their words were printed so.

For example, a headline prints the same words though it has capitals and other punctuation.
"""

import re

from macros.records import Saying
from macros.records.dataset import Dataset


def in_order(data: Dataset) -> list[Saying]:
    """Every saying by question; within one, those to know first come first."""
    place = {topic.id: number for number, topic in enumerate(data.topics_in_order)}
    return sorted(data.sayings.values(), key=lambda one: (place[one.topic], not one.leading))


def is_printed(saying: Saying, data: Dataset) -> bool:
    """True where a page that carries it prints these very words, in a headline or a quotation."""
    words = _bare(saying.sentence)
    printed = (
        text
        for one in saying.evidence
        for text in (one.quote, one.original, data.sources[one.source].title)
    )
    return any(words in _bare(text) for text in printed if text)


def _bare(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "
