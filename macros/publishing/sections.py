"""Text extraction: the sections of a built page, each place that can be linked to and its text.

For example, an item of a list that has an id is one, and its first words in bold are its title.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

# Marks and notes beside the text are found where they lead to, not where they stand.
_BESIDE = {
    *("cite", "disagreement__kind", "disagrees-here", "disputed"),
    *("footnote", "footnote-ref", "headerlink", "words"),
}
_GAP = re.compile(r" (?=[,;.:!?)])")  # what is left where a mark was dropped
_ENDS = re.compile("(?=</(?:p|li|[uo]l|div|d[dt]|t[dh]|blockquote|figcaption)>)")
_MARKED = ".//script | .//svg | .//*[@data-unsearched or @class]"  # what may be unread
# A heading has an id, or opens a row or entry that has one.
_HEADINGS = (
    ".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6][@id]"
    " | .//li[@id]/strong[1] | .//td[@id]/h2[1]"
)


@dataclass
class Section:
    """A heading that can be linked to, and what is told under it."""

    id: str  # '' for the page itself
    title: str
    subtitle: str = ""  # what stands beside the title in its heading, such as a question
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is told, on one line."""
        return _line("".join(self.texts))


def sections(page: str) -> list[Section]:
    """The sections of a page's article, without what is marked as excluded.

    A section is told in the largest element that holds its heading and no other, such as
    a row or an entry; else in what follows the heading, until the next one.
    """
    # What stands on a line of its own is a word of its own.
    article = html.fromstring(_ENDS.sub(" ", page)).find(".//article")
    if "data-unsearched" in article.attrib:
        return []
    for unread in filter(_is_unread, article.xpath(_MARKED)):
        unread.drop_tree()
    headings = article.xpath(_HEADINGS)
    held = Counter(around for one in headings for around in (one, *one.iterancestors()))
    return list(_sections(article, Section("", ""), held, set(headings)))


def _is_unread(element: html.HtmlElement) -> bool:
    drawn = element.tag in ("script", "svg") or "data-unsearched" in element.attrib
    return drawn or not _BESIDE.isdisjoint((element.get("class") or "").split())


def _sections(
    element: html.HtmlElement,
    current: Section,
    held: Counter[html.HtmlElement],
    headings: set[html.HtmlElement],
) -> Iterator[Section]:
    current.texts.append(element.text or "")
    for child in element:
        if not held[child]:
            current.texts.append(child.text_content())
        elif held[child] > 1:
            yield from _sections(child, current, held, headings)
        elif child in headings:
            current = _begun(child)
            yield current
        else:
            heading = next(one for one in child.iter() if one in headings)
            section = _begun(heading)
            heading.drop_tree()
            section.texts.append(child.text_content())
            yield section
        current.texts.append(child.tail or "")


def _begun(heading: html.HtmlElement) -> Section:
    beside = [_line(one.text_content()) for one in heading.findall("span")]
    for one in heading.findall("span"):
        one.drop_tree()
    return Section(_id(heading), _line(heading.text_content()), " ".join(beside))


def _id(heading: html.HtmlElement) -> str:
    # The first heading of a page is the page itself.
    return "" if heading.tag == "h1" else heading.get("id") or heading.getparent().get("id")


def _line(text: str) -> str:
    return _GAP.sub("", " ".join(text.split()))
