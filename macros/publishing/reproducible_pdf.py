"""Reproducible build of a PDF: what is printed twice is the same to the byte.

For example, the day of printing is taken out.

Chromium writes into it when and by what it was printed, and names the elements of the
structure tree, and the resources of pages, by counters that on a busy machine stand elsewhere.
There it also makes two areas of some links that it makes one of else.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pikepdf

_NODE = re.compile(r"node\d{8}")  # as Chromium names an element of the structure tree
# A graphics state, pattern, drawing or font: its kind, and the number that its object had.
_RESOURCE = re.compile(rb"/[GPXF]\d+\b")


def make_reproducible(pdf: Path) -> None:
    """Rewrite the file without what differs from one printing to the next."""
    with pikepdf.open(pdf) as document:
        for key in ("/CreationDate", "/ModDate", "/Creator", "/Producer"):
            if key in document.docinfo:
                del document.docinfo[key]
        if "/StructTreeRoot" in document.Root:
            _join_links(document, document.Root.StructTreeRoot)
        _rename_elements(document)
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and "/Resources" in one:
                _rename_resources(one)
        # Numbered anew from the root on: objects are packed by their numbers.
        plain = BytesIO()
        document.save(
            plain, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
    with pikepdf.open(plain) as document:
        document.save(
            pdf,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )


def _join_links(document: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    """Make one area of any two of a link that touch, and number what is left anew."""
    listed = list(tree.ParentTree.Nums)
    parents: dict[Any, pikepdf.Object] = dict(zip(listed[::2], listed[1::2], strict=True))
    for page in document.pages:
        areas: list[pikepdf.Object] = []
        for area in page.obj.get("/Annots", []):
            link = parents.get(area.get("/StructParent"))  # what is hidden from the ear has none
            before = areas[-1] if areas else None
            other = before and parents.get(before.get("/StructParent"))
            if before and link and _is(link, other) and _touch(before, area):
                before.Rect[2] = area.Rect[2]
                del parents[area.StructParent]
                link.K = pikepdf.Array(one for one in link.K if not _leads_to(one, area))
            else:
                areas.append(area)
        if areas:
            page.obj.Annots = pikepdf.Array(areas)
    new = {old: number for number, old in enumerate(parents)}
    for one in document.objects:
        for key in ("/StructParent", "/StructParents"):
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and one.get(key) in new:
                one[key] = new[one[key]]
    tree.ParentTree.Nums = pikepdf.Array(x for old in parents for x in (new[old], parents[old]))
    tree.ParentTreeNextKey = len(new)


def _touch(one: pikepdf.Object, other: pikepdf.Object) -> bool:
    """Whether an area ends where another, as high on the page, begins, and leads where it does."""
    left, bottom, right, top = one.Rect
    touch = [right, bottom, top] == [other.Rect[0], other.Rect[1], other.Rect[3]]
    return touch and all(one.get(key) == other.get(key) for key in ("/A", "/Dest"))


def _leads_to(child: Any, area: pikepdf.Object) -> bool:
    return isinstance(child, pikepdf.Dictionary) and "/Obj" in child and _is(child.Obj, area)


def _is(one: pikepdf.Object, other: pikepdf.Object | None) -> bool:
    return other is not None and one.objgen == other.objgen


def _rename_elements(document: pikepdf.Pdf) -> None:
    """Name the elements of the structure tree by their order, from one on."""
    places = [place for one in document.objects for place in _named_nodes(one)]
    names = sorted({str(holder[key]) for holder, key in places})
    new = {name: f"node{number:08}" for number, name in enumerate(names, 1)}
    for holder, key in places:
        holder[key] = pikepdf.String(new[str(holder[key])])


def _rename_resources(drawn: pikepdf.Object) -> None:
    """Name what a page, or a drawing on one, is drawn with by the order in which it is used."""
    content = drawn if isinstance(drawn, pikepdf.Stream) else drawn.Contents
    text = content.read_bytes()
    kinds = {
        kind: {name.encode(): one for name, one in named.items()}
        for kind, named in drawn.Resources.items()
        if isinstance(named, pikepdf.Dictionary)
    }
    unused = sorted(filter(_RESOURCE.fullmatch, chain.from_iterable(kinds.values())))
    names = dict.fromkeys([*_RESOURCE.findall(text), *unused])
    new = {name: b"%s%d" % (name[:2], number) for number, name in enumerate(names)}
    content.write(_RESOURCE.sub(lambda found: new[found[0]], text))
    for kind, named in kinds.items():
        drawn.Resources[kind] = pikepdf.Dictionary(
            {new.get(name, name).decode(): one for name, one in named.items()}
        )


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
