"""Reproducible build of a PDF: what is printed twice is the same to the byte.

Chromium writes into it when and by what it was printed, and names the elements of the
structure tree by a counter that on a busy machine stands elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pikepdf

_NODE = re.compile(r"node\d{8}")  # as Chromium names an element of the structure tree


def make_reproducible(pdf: Path) -> None:
    """Rewrite the file without what differs from one printing to the next."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        for key in ("/CreationDate", "/ModDate", "/Creator", "/Producer"):
            if key in document.docinfo:
                del document.docinfo[key]
        _renumber(document)
        document.save(
            pdf,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )


def _renumber(document: pikepdf.Pdf) -> None:
    """Name the elements of the structure tree by their order, from one on."""
    places = [place for one in document.objects for place in _named_nodes(one)]
    names = sorted({str(holder[key]) for holder, key in places})
    new = {name: f"node{number:08}" for number, name in enumerate(names, 1)}
    for holder, key in places:
        holder[key] = pikepdf.String(new[str(holder[key])])


def _named_nodes(holder: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, Any]]:
    """Where in an object, down to the next that has a number of its own, such a name stands."""
    if isinstance(holder, pikepdf.Dictionary):
        items: Iterable[tuple[Any, Any]] = list(holder.items())
    elif isinstance(holder, pikepdf.Array):
        items = list(enumerate(holder))
    else:
        return
    for key, value in items:
        if isinstance(value, pikepdf.String):
            if _NODE.fullmatch(str(value)):
                yield holder, key
        elif isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _named_nodes(value)
