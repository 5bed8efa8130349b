"""HTML stash: blocks that pass through Markdown untouched.

Markdown would read every tag of a table of figures, only to put it back: a
quarter of a build. A block is held here instead, and a mark stands in for it, for
example 'EXPLAINER-BLOCK-0' for the first, until Markdown has stashed it with the
other raw HTML of the page.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_HEADING = re.compile(r"^(## .*)$", re.MULTILINE)
_MARK = re.compile(r"EXPLAINER-BLOCK-([0-9]{1,9})")
_BEFORE_RAW_HTML = 25  # Markdown's own reader of raw HTML has 20


class Blocks(Extension):
    """A Markdown extension that keeps the blocks of the pages that are being read."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[str] = []

    def hold(self, drawn: str) -> str:
        """What a block macro drew, with marks for its HTML; its Markdown headings stay."""
        pieces = filter(None, map(str.strip, _HEADING.split(drawn)))
        marked = (one if _HEADING.fullmatch(one) else self._mark(one) for one in pieces)
        return "\n\n" + "\n\n".join(marked) + "\n\n"

    def _mark(self, html: str) -> str:
        self._held.append(html)
        return f"EXPLAINER-BLOCK-{len(self._held) - 1}"

    def extendMarkdown(self, md: Markdown) -> None:  # Markdown's name
        """Register the step that stashes held blocks."""
        md.preprocessors.register(_Stash(md, self._held), "explainer-blocks", _BEFORE_RAW_HTML)


class _Stash(Preprocessor):
    def __init__(self, md: Markdown, held: list[str]) -> None:
        super().__init__(md)
        self._stash = md.htmlStash
        self._held = held

    def run(self, lines: list[str]) -> list[str]:
        return [self._stashed(line) for line in lines]

    def _stashed(self, line: str) -> str:
        mark = _MARK.fullmatch(line)
        # A page may say such a line itself; then it stands for nothing.
        known = mark is not None and int(mark[1]) < len(self._held)
        return self._stash.store(self._held[int(mark[1])]) if mark and known else line
