"""Sentence segmentation: where a text parts into its sentences.

An abbreviation, an initial or a number with a point ends none; a quoted sentence does, with
the marks that close it. For example, 'See No. 5 of it. It is new.' is two sentences.
"""

import re
from collections.abc import Iterator

FIGURE = "\x02"  # set before a figure, which may begin a sentence with a small letter

# What may end a sentence, before what may begin another; a record in braces is a figure.
_END = re.compile(rf"([.?!…][”\"’)\]*_]*)\s+(?=[A-Z0-9“\"(\[*_{{{FIGURE}])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:No|Nos|Mr|Mrs|Ms|Dr|Prof|St|Art|Gen|Col|Lt|vs|cf|ca|approx|incl))\.$"
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each sentence of a paragraph."""
    begun = 0
    for end in _END.finditer(text):
        if end[1] != "." or not _ABBREVIATION.search(text, begun, end.end(1)):
            yield begun, end.end(1)
            begun = end.end()
    yield begun, len(text)


def opening(prose: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest of it; both as they stand, braces and all."""
    _, end = next(spans(prose))
    return prose[:end], prose[end:].strip()
