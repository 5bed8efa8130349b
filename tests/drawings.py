"""What a drawn picture says and how its marks look, for tests to ask."""

import re
from functools import cache
from xml.etree import ElementTree

from conftest import DATA

from macros import charts
from macros.charts.canvas import Size
from macros.corpus import Corpus
from macros.records import Picture


def drawing(picture: Picture, data: Corpus, size: Size) -> ElementTree.Element:
    """A picture as it is drawn for a screen of one size."""
    return ElementTree.fromstring(f"<svg>{charts.draw(picture, data, size).body}</svg>")


@cache
def shipped(id: str, size: Size, alone: str | None = None) -> ElementTree.Element:
    """A picture of our own records, with all of them or one alone; drawn once for all tests."""
    picture = DATA.pictures[id]
    if alone:
        kept = [one for one in picture.draws if one.record == alone]
        picture = picture.model_copy(update={"draws": kept})
    return drawing(picture, DATA, size)


def told(svg: ElementTree.Element) -> str:
    """All that a picture says, in its own order."""
    return " ".join(text.text or "" for text in svg.iter("text"))


def marks(svg: ElementTree.Element, *inks: str) -> list[str]:
    """The shapes that are filled with one of some inks; lines are not filled."""
    found = []

    def walk(element: ElementTree.Element, inherited: str) -> None:
        look = element.get("class", inherited)
        if element.tag == "path" and any(f"fill-{ink}" in look.split() for ink in inks):
            found.extend(re.findall("M[^M]*", element.get("d", "")))
        for child in element:
            walk(child, look)

    walk(svg, "")
    return found


def solid(svg: ElementTree.Element) -> list[str]:
    """The shapes that are filled."""
    return marks(svg, "ink", "soft", "mark")


def hollow(svg: ElementTree.Element) -> list[str]:
    """The shapes that have an outline alone."""
    return marks(svg, "paper")


def dashes(svg: ElementTree.Element) -> int:
    """How many dashed lines there are; what they surround is no line."""
    return sum(
        one.get("d", "").count("M")
        for one in svg.iter("path")
        if one.get("stroke-dasharray")
        and not {"fill-paper", "fill-land"} & set(one.get("class", "").split())
    )
