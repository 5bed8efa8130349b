"""The texts that search looks through, as a script.

A page opened from a disk may not fetch JSON; a script it may load. The theme's own
indexing takes a fourth of a build of many records, and reads more tags than are needed.
"""

import json
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

SCRIPT = "search/records.js"
_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<end>/)?(?P<tag>[a-zA-Z][\w:-]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_ID = re.compile(r"\bid=\"([^\"]*)\"")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = {"script", "style", "object"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
}  # fmt: skip


@dataclass
class Section:
    """A heading that can be linked to, and what is told under it."""

    anchor: str
    depth: int  # of the element that holds it; what follows that is told elsewhere
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class Index:
    """What search knows of each page."""

    def __init__(self) -> None:
        self._records: list[tuple[str, str, str]] = []

    def add(self, url: str, title: str, html: str) -> None:
        """Add the sections of a page, without what is marked as excluded."""
        for section in sections(html):
            anchor = f"#{section.anchor}" if section.anchor else ""
            name = _line(section.title) or title
            self._records.append((f"{url}{anchor}", name, _line(section.text)))

    def write(self, site: Path) -> None:
        """Write ``search/records.js``: [address, title, text] a section."""
        text = json.dumps(self._records, ensure_ascii=False, separators=(",", ":"))
        path = site / SCRIPT
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"(window.calledUp??={{}}).records={text}\n", encoding="utf-8")


def sections(html: str) -> list[Section]:
    """The sections of a page, each until the element that holds its heading ends."""
    reading = _Reading()
    for token in _TOKEN.finditer(html):
        text = token["text"]
        if text is not None:
            reading.tell(text)
        elif token["tag"]:
            tag, rest = token["tag"].lower(), token["rest"]
            if token["end"]:
                reading.end(tag)
            elif tag not in _VOID and not rest.endswith("/"):
                reading.begin(tag, rest)
    return reading.found


class _Reading:
    def __init__(self) -> None:
        self.found: list[Section] = []
        self._open: list[str] = []
        self._under: list[Section] = []  # whose holders are open, the nearest last
        self._silent = 0  # how deep the outermost element stands that is not told
        self._heading = 0  # likewise of the heading that is being read
        self._permalink = 0

    def begin(self, tag: str, rest: str) -> None:
        self._open.append(tag)
        depth = len(self._open)
        if self._silent:
            return
        if tag in _SILENT or "data-search-exclude" in rest:
            self._silent = depth
        elif tag in _HEADINGS and (id := _ID.search(rest)):
            if tag != "h1" and not self.found:
                self._put(Section("", 0))
            self._put(Section(id[1] if self.found else "", depth))
            self._heading = depth
        elif tag == "a" and 'class="headerlink"' in rest:
            self._permalink = depth

    def end(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            return
        depth = len(self._open)
        if self._under and self._under[-1].depth > depth and len(self._under) > 1:
            self._under = [one for one in self._under if one.depth <= depth] or self._under[:1]
        if self._silent == depth:
            self._silent = 0
        if self._heading == depth:
            self._heading = 0
        if self._permalink == depth:
            self._permalink = 0
        self._open.pop()

    def tell(self, text: str) -> None:
        if self._silent:
            return
        if not self._under:
            self._put(Section("", 0))
        if not self._heading:
            self._under[-1].text.append(text)
        elif not self._permalink:
            self._under[-1].title.append(text)

    def _put(self, section: Section) -> None:
        self.found.append(section)
        self._under.append(section)


def _line(texts: list[str]) -> str:
    return " ".join(unescape("".join(texts)).split())
