"""The texts that search looks through, as a script, read off the pages of a built site.

A page opened from a disk may not fetch JSON; a script it may load.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

SCRIPT = "search/records.js"
_UNREAD = ".//*[@data-unsearched or @class='headerlink' or self::script or self::svg]"
_ENDS = re.compile("(?=</(?:p|li|[uo]l|div|d[dt]|t[dh]|blockquote|figcaption)>)")
_HEADINGS = ".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6][@id]"


@dataclass
class Section:
    """A heading that can be linked to, and what is told under it."""

    anchor: str
    title: str
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is told, on one line."""
        return _line("".join(self.texts))


def write(site: Path) -> None:
    """Write ``search/records.js``: [address, title, text] for each section of each page."""
    records = [
        [f"{path.name}{one.anchor}", one.title, one.text]
        for path in sorted(site.glob("*.html"))
        if path.name != "404.html"
        for one in sections(path.read_text(encoding="utf-8"))
    ]
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    script = site / SCRIPT
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f"(window.calledUp??={{}}).records={text}\n", encoding="utf-8")


def sections(page: str) -> list[Section]:
    """The sections of a page's article, without what is marked as excluded.

    A section is told in the largest element that holds its heading and no other, such as
    a row or an entry; else in what follows the heading, until the next one.
    """
    # What stands on a line of its own is a word of its own.
    article = html.fromstring(_ENDS.sub(" ", page)).find(".//article")
    if "data-unsearched" in article.attrib:
        return []
    for unread in article.xpath(_UNREAD):
        unread.drop_tree()
    headings = article.xpath(_HEADINGS)
    held = Counter(around for one in headings for around in (one, *one.iterancestors()))
    return list(_sections(article, Section("", ""), held, set(headings)))


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
            current = Section(_anchor(child), _line(child.text_content()))
            yield current
        else:
            heading = next(one for one in child.iter() if one in headings)
            section = Section(_anchor(heading), _line(heading.text_content()))
            heading.drop_tree()
            section.texts.append(child.text_content())
            yield section
        current.texts.append(child.tail or "")


def _anchor(heading: html.HtmlElement) -> str:
    # The first heading of a page is the page itself.
    return "" if heading.tag == "h1" else f"#{heading.get('id')}"


def _line(text: str) -> str:
    return " ".join(text.split())
