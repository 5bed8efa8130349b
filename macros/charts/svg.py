"""Vega-Lite -> SVG as a page wants it: classes instead of colours, text in lines, no noise.

Vega takes half a second to start, a third of a whole build. What it drew is therefore
kept by the specification, the version of the library and this module.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

from macros.charts.cache import Cache
from macros.charts.panel import LINKS, Spec

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SAYS_NOTHING = {
    "aria-label", "aria-roledescription", "aria-hidden", "role", "class", "font-family",
    "font-size", "pointer-events", "stroke-miterlimit",
}  # fmt: skip
_DEFAULTS = {
    "opacity": "1", "stroke": "none", "text-anchor": "start", "stroke-width": "1",
    "font-weight": "normal",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


@dataclass(frozen=True)
class Drawing:
    """A drawn picture: what stands inside its svg element, and the size of that."""

    width: int
    height: int
    body: Markup


class Drawer:
    """Draws specifications, each once; ``folder`` keeps what was drawn for the next build."""

    def __init__(self, folder: Path | None = None) -> None:
        self._cache = Cache(folder)

    def draw(self, spec: Spec) -> Drawing:
        """The picture that a specification describes."""
        text = json.dumps(spec, sort_keys=True)
        body = self._cache.get(f"{_maker()}\n{text}", ".svg", lambda: _drawn(text).encode())
        return Drawing(spec["width"], spec["height"], Markup(body.decode()))


@cache
def _maker() -> str:
    """All besides the specification that a drawing depends on."""
    return f"{version('vl-convert-python')} {Path(__file__).read_text(encoding='utf-8')}"


def _drawn(text: str) -> str:
    import vl_convert  # slow to import, and not needed when all is kept

    return cleaned(vl_convert.vegalite_to_svg(text))


def cleaned(svg: str) -> str:
    """What stands inside an svg element that Vega wrote, as a page wants it."""
    root = ElementTree.fromstring(svg)
    pieces = [_group(group) for group in root.iter(f"{_SVG}g") if _is_marks(group)]
    return "".join(ElementTree.tostring(piece, encoding="unicode") for piece in pieces)


def _is_marks(group: ElementTree.Element) -> bool:
    return "role-mark" in group.get("class", "")


def _group(marks: ElementTree.Element) -> ElementTree.Element:
    """One group of marks that look alike, with what they share said once."""
    items = [_plain(item) for item in marks]
    if "mark-shape" in marks.get("class", ""):
        for item, named in zip(items, marks, strict=True):
            item.set("d", _stepped(item.get("d", "")))
            item.set("transform", named.get("aria-label", ""))
    bare = [item[0] if item.tag == "a" else item for item in items]
    shared = {
        name: value
        for name, value in bare[0].items()
        if name not in ("d", "x", "y", "transform") and all(one.get(name) == value for one in bare)
    }
    for item in bare:
        for name in shared:
            del item.attrib[name]
    if all(item.tag == "path" and set(item.attrib) == {"d"} for item in items):
        path = ElementTree.Element("path", {"d": "".join(item.get("d", "") for item in items)})
        items = [path]
    if len(items) == 1:
        bare[0] = items[0][0] if items[0].tag == "a" else items[0]
        bare[0].attrib.update(shared)
        return items[0]
    group = ElementTree.Element("g", shared)
    group.extend(_joined(items))
    return group


def _joined(items: list[ElementTree.Element]) -> list[ElementTree.Element]:
    """The marks, with the lines of one link in one link: it is reached and heard once."""
    joined: list[ElementTree.Element] = []
    for item in items:
        href = item.get("href")
        if href and joined and joined[-1].get("href") == href:
            joined[-1].extend(item)
        else:
            joined.append(item)
    return joined


def _plain(item: ElementTree.Element) -> ElementTree.Element:
    """A mark without what says nothing; colours are classes."""
    tag = item.tag.removeprefix(_SVG)
    if tag == "a":
        href = item.get(_HREF, "").removeprefix(LINKS)
        inside = _plain(item[0])
        if not href:
            return inside
        link = ElementTree.Element("a", {"href": href})
        link.append(inside)
        return link
    kept = {
        name: _rounded(value)
        for name, value in item.items()
        if name not in _SAYS_NOTHING and _DEFAULTS.get(name) != value
    }
    inks = [f"{kind}-{kept.pop(kind)}" for kind in ("fill", "stroke") if kind in kept]
    place = re.fullmatch(r"translate\(([^,]+),([^)]+)\)", kept.pop("transform", ""))
    x, y = place.groups() if place else ("0", "0")
    plain = ElementTree.Element(tag, {"class": " ".join(inks)} if inks else {})
    if tag == "text":
        plain.text = item.text
        plain.tail = "\n"  # or its words run into the next ones where no SVG is drawn
        kept |= {"x": f"{float(x):.0f}", "y": f"{float(y):.0f}"}  # text needs no half pixels
    elif tag == "line":
        plain.tag = "path"
        right, down = kept.pop("x2", "0"), kept.pop("y2", "0")
        kept["d"] = f"M{x},{y}l{right},{down}"
    elif place:
        kept["transform"] = f"translate({x},{y})"
    plain.attrib.update(kept)
    return plain


def _stepped(path: str) -> str:
    """A path of straight lines in steps from point to point, which are shorter than places."""
    stepped = []
    for line in filter(None, path.replace("Z", "").split("M")):
        points = [tuple(round(float(part)) for part in at.split(",")) for at in line.split("L")]
        steps = [(x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise(points)]
        if told := " ".join(f"{x} {y}" for x, y in steps if (x, y) != (0, 0)):
            stepped.append(f"M{points[0][0]} {points[0][1]}l{told}".replace(" -", "-"))
    return "".join(stepped)


def _rounded(value: str) -> str:
    """Numbers with one decimal at most: a tenth of a pixel is not seen."""
    return _NUMBER.sub(lambda number: f"{round(float(number[0]), 1):g}", value)
