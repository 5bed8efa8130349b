"""Endnotes: the notes of a page, with links to them and back, by names that can be heard.

Markdown calls them '1' and '↩', which tells nobody who hears or speaks them what they are.
For example, the mark of the third note is heard as 'Note 3'.
"""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros import wording

_AFTER_CONTENTS = 4  # Markdown's table of contents has 5, and would list the heading


class Notes(Extension):
    """A Markdown extension that gives footnotes the roles of DPUB-ARIA, names and a fold."""

    def extendMarkdown(self, md: Markdown) -> None:  # Markdown's name
        """Register the step that names what Markdown's own footnotes have drawn."""
        md.treeprocessors.register(_Named(md), "explainer-notes", _AFTER_CONTENTS)


class _Named(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                link.set("role", "doc-noteref")
                link.set("aria-label", wording.note(int(link.text or "")))
        for notes in root.iter("div"):
            if notes.get("class") == "footnote":
                notes.set("role", "doc-endnotes")
                notes.set("aria-label", wording.NOTES)
                line, listed = notes  # as Markdown draws them
                notes.remove(line)
                notes.insert(0, _fold(wording.NOTES))
                for number, note in enumerate(listed, 1):
                    _lead_back(number, note)


def _fold(heading: str) -> Element:
    # Beside the list: a card is a popover of it, and inside closed details none is ever drawn.
    fold = Element("details", {"class": "fold fold--below"})
    SubElement(SubElement(fold, "summary"), "h2").text = heading
    return fold


def _lead_back(number: int, note: Element) -> None:
    links = [one for one in note.iter("a") if one.get("class") == "footnote-backref"]
    for place, link in enumerate(links, 1):
        link.attrib.pop("title")
        link.set("role", "doc-backlink")
        link.set("aria-label", wording.back(number, place, len(links)))
