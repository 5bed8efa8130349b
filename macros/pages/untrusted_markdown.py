"""Untrusted Markdown: a page may hold Markdown, and calls of macros with plain values.

A page comes from whoever sends one in, so it runs no logic and carries no HTML:
what a reader gets as HTML is drawn from records, or written by Markdown.
For example, a page with <b> in it is refused; ** makes the same words bold.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import Preprocessor

from macros.pages import braces, forbidden_html
from macros.pages.macros import MACROS
from macros.problems import Problem, Problems, shown
from macros.reading import front_matter, text_files
from macros.reading.mkdocs_config import extensions

_IN_CODE = re.compile(r"<code[^>]*>[^<]*\*called\*")
_SUFFIXES = {".md", ".png", ".jpg", ".jpeg", ".webp", ".avif"}
_BEFORE_RAW_HTML, _AFTER_RAW_HTML = 20.5, 19.5  # Markdown's own reader of raw HTML has 20


class Link(NamedTuple):
    """A link or a picture that a page has written itself: its line, and where it leads."""

    line: int
    address: str
    picture: bool = False


class Page(NamedTuple):
    """A page as it is written: what is wrong with it, and where its own links lead."""

    problems: tuple[Problem, ...]
    links: tuple[Link, ...]


def check_pages(docs: Path) -> Iterator[Problem]:
    """Everything under docs/ that a page may not hold, or that is no page."""
    named = extensions(docs.parent)
    if not named:  # one of them is broken, which checking/settings.py tells
        return
    for path in text_files.files(docs):
        name = (PurePath(docs.name) / path.relative_to(docs)).as_posix()
        if path.suffix.lower() not in _SUFFIXES or path.suffix in (".MD", ".Md"):
            known = ", ".join(sorted(_SUFFIXES))
            yield Problem(name, 1, f"the site would publish this file; docs/ holds {known} alone")
        elif path.suffix.lower() == ".md" and path.parent != docs:
            told = "no link of a record or menu would lead from a folder to the pages beside it"
            yield Problem(name, 1, f"{told}; move the page to {docs.name}/{path.name}")
        elif path.suffix.lower() == ".md" or path.is_symlink():
            try:
                yield from check(name, text_files.read(path, name), named)
            except Problems as problems:
                yield from problems.found


def spoilt(docs: Path) -> dict[str, list[Problem]]:
    """The problems of each page that has some, by its file."""
    found = sorted(check_pages(docs))
    return {name: list(some) for name, some in groupby(found, lambda one: one.path)}


def check(name: str, text: str, named: list[str]) -> list[Problem]:
    """What one page may not hold; ``name`` is its file in messages."""
    return list(read(name, text, tuple(named)).problems)


@lru_cache(maxsize=100)  # a preview asks again of every page when one has changed
def read(name: str, text: str, named: tuple[str, ...]) -> Page:
    """A page as it is written; its links are not known before its calls can be read."""
    found = [*front_matter.check(name, text), *braces.check(name, text)]
    if found:
        return Page(tuple(found), ())
    _, body = front_matter.split(text)
    drawn, raw = _drawn(body, list(named))
    seen = forbidden_html.see(drawn)
    if raw:
        found = list(_of_raw_html(name, text, raw))
    else:
        found = [*_of_hazards(name, text, seen), *_of_headings(name, text, seen)]
        if _IN_CODE.search(drawn):
            told = "a call is drawn in code too, as HTML; write {% raw %} before it and"
            mend = "{% endraw %} after it to have it printed"
            found.append(Problem(name, braces.in_code(text), f"{told} {mend}"))
    return Page(tuple(sorted(set(found))), tuple(sorted(set(_links(text, seen)))))


def _links(text: str, seen: forbidden_html.Seen) -> Iterator[Link]:
    for one in seen.links:
        yield from (Link(line, one) for line in _lines_of(text, one))
    lines = text.splitlines()
    for one in seen.pictures:  # what is drawn here may be linked to there
        places = _lines_of(text, one)
        drawn = [line for line in places if "![" in lines[line - 1]]
        yield from (Link(line, one, picture=True) for line in drawn or places)


def _of_raw_html(name: str, text: str, raw: list[str]) -> Iterator[Problem]:
    for one in raw:
        told = f"HTML does not belong in a page: {shown(one.strip())}"
        mend = "write Markdown, put code between backticks, or a note to editors in {# #}"
        yield Problem(name, _line_of(text, one), f"{told}; {mend}")


def _of_hazards(name: str, text: str, seen: forbidden_html.Seen) -> Iterator[Problem]:
    for one in seen.hazards:
        yield Problem(name, _line_of(text, one), f"{shown(one)} could run or fetch "
                      "something for the reader; link to a page of the site or with http://, "
                      "https:// or mailto:, and put code between backticks")  # fmt: skip
    meant = braces.meant(text)
    for one in (one for one in seen.left if one not in meant):
        if flaw := braces.left(shown(one)):
            yield Problem(name, _line_of(text, one), flaw)


def _of_headings(name: str, text: str, seen: forbidden_html.Seen) -> Iterator[Problem]:
    """A page has one title; a heading is plain words."""
    titles = seen.titles
    if not titles:
        yield Problem(name, 1, "the page has no title; begin it with a line such as '# Title'")
    for earlier, one in zip(titles, titles[1:], strict=False):
        lines = _lines_of(text, one)
        line = lines[-1] if one == earlier else lines[0]
        yield Problem(name, line, f"a page has one title; write '## {shown(one)}' instead")
    for line, heading in enumerate(text.splitlines(), 1):
        if heading.startswith("# ") and re.search(r"[<>]", html.unescape(heading)):
            yield Problem(name, line, "a page's title holds no < or >; say it in words")
        if seen.linked and re.match(r"#.*(?:\{\{|\])", heading):
            yield Problem(name, line, "a heading is a link to itself and holds no other, "
                          "nor a macro; put that into the text below it")  # fmt: skip


def _drawn(body: str, named: list[str]) -> tuple[str, list[str]]:
    """A page's HTML with a word for each call, and the raw HTML that it carries."""
    # Only what can be read as calls comes here: there is nothing to run but these. The word
    # is an element, as what macros draw is, so that attributes written after it find one.
    calls: dict[str, Any] = {name: lambda *_, **__: "*called*" for name in MACROS}
    body = braces.JINJA.from_string(body).render(calls)
    seen = _RawHtml()
    md = Markdown(extensions=[*named, seen])
    try:
        return md.convert(body), seen.found
    except RecursionError:
        return "", ["quotations or lists that are nested too deep"]


def _line_of(text: str, part: str) -> int:
    """The line on which some text stands, as near as it can be told."""
    first = next((line for line in part.strip().splitlines() if line), "")
    for one in (part, first, first.split("=")[0], first.split(":")[0]):
        if one and (place := text.lower().find(one.lower())) >= 0:
            return text.count("\n", 0, place) + 1
    return 1


def _lines_of(text: str, whole: str) -> list[int]:
    """Every line on which some words stand between spaces or brackets."""
    standing = re.compile(rf"(?<![^\s(<#]){re.escape(whole)}(?![^\s)>#])")
    lines = [line for line, one in enumerate(text.splitlines(), 1) if standing.search(one)]
    return lines or [_line_of(text, whole)]


class _RawHtml(Extension):
    """Notes what a page carries as raw HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # Markdown's name
        """Stand before and after the reader of HTML blocks, and in place of that of inline HTML."""
        before = _Stashed(md)
        md.preprocessors.register(before, "before-html", _BEFORE_RAW_HTML)
        md.preprocessors.register(_Stashed(md, before, self.found), "after-html", _AFTER_RAW_HTML)
        inline = _InlineHtml(self.found, md)
        md.inlinePatterns.register(inline, "html", 90)


class _Stashed(Preprocessor):
    """Counts what is stashed, and notes what came since another counted."""

    def __init__(
        self, md: Markdown, since: "_Stashed | None" = None, found: list[str] | None = None
    ) -> None:
        super().__init__(md)
        self._stash, self._since = md.htmlStash, since
        self._found = found if found is not None else []
        self.count = 0

    def run(self, lines: list[str]) -> list[str]:
        self.count = self._stash.html_counter
        if self._since is not None:
            new = self._stash.rawHtmlBlocks[self._since.count :]
            self._found += [str(one) for one in new if str(one).strip()]
        return lines


class _InlineHtml(HtmlInlineProcessor):
    def __init__(self, found: list[str], md: Markdown) -> None:
        super().__init__(HTML_RE, md)
        self._found = found

    def handleMatch(  # type: ignore[override]  # Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        self._found.append(m[1])
        return super().handleMatch(m, data)
