"""What a page may hold: Markdown, and calls of macros with plain values.

A page comes from whoever sends one in, so it runs no logic and carries no HTML:
what a reader gets as HTML is drawn from records, or written by Markdown.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.preprocessors import Preprocessor

from . import settings, texts
from .chapters import FRONT_MATTER
from .pages import MACROS
from .problems import Problem, Problems, nearest

_SUFFIXES = {".md", ".png", ".jpg", ".jpeg", ".webp", ".avif"}
_KEYS = {"title", "description", "hide", "search", "template", "aliases"}
_SPECIAL = re.compile(r'[<>"{}]|&#|&\w+;')
_CALL = 'write a call, such as {{ claim("its-id") }}'
_BEFORE_RAW_HTML, _AFTER_RAW_HTML = 20.5, 19.5  # Markdown's own reader of raw HTML has 20
_JINJA = ImmutableSandboxedEnvironment()

# Elements that draw, run or fetch; Markdown writes none of them.
_ACTIVE = {
    "script", "style", "iframe", "frame", "object", "embed", "applet", "base", "meta", "link",
    "form", "input", "button", "svg", "math", "template", "audio", "video", "source", "portal",
}  # fmt: skip
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite"}
_RUNNING = re.compile(r"on\w*|srcdoc|srcset|ping|formaction|background", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!?][^\n>]{0,40}")
_HEADINGS = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
_STYLE = re.compile(r"text-align: (?:left|right|center);?")


def check_pages(docs: Path) -> Iterator[Problem]:
    """Everything under docs/ that a page may not hold, or that is no page; settings first."""
    wrong = list(settings.check(docs.parent))
    if wrong:
        yield from wrong
        return
    extensions = settings.extensions(docs.parent)
    for path in texts.files(docs):
        name = (PurePath(docs.name) / path.relative_to(docs)).as_posix()
        if path.suffix.lower() not in _SUFFIXES:
            known = ", ".join(sorted(_SUFFIXES))
            yield Problem(name, 1, f"the site would publish this file; docs/ holds {known} alone")
        elif path.suffix.lower() == ".md" or path.is_symlink():
            try:
                yield from check(name, texts.read(path, name), extensions)
            except Problems as problems:
                yield from problems.found


def spoilt(docs: Path) -> dict[str, list[Problem]]:
    """The problems of each page that has some, by its file."""
    found = sorted(check_pages(docs))
    return {name: list(some) for name, some in groupby(found, lambda one: one.path)}


def check(name: str, text: str, extensions: list[str]) -> list[Problem]:
    """What one page may not hold; ``name`` is its file in messages."""
    return list(_check(name, text, tuple(extensions)))


@lru_cache(maxsize=100)  # a preview asks again of every page when one has changed
def _check(name: str, text: str, extensions: tuple[str, ...]) -> tuple[Problem, ...]:
    found = [*_of_front_matter(name, text), *_of_calls(name, text)]
    return tuple(found or sorted(set(_of_markdown(name, text, list(extensions)))))


def hazards(drawn: str) -> list[str]:
    """Each element, attribute or address in HTML that could run, fetch or disguise something."""
    reader = _Hazards()
    reader.feed(drawn)
    reader.close()
    return reader.found


def _of_front_matter(name: str, text: str) -> Iterator[Problem]:
    match = FRONT_MATTER.match(text)
    if match is None:
        return
    try:
        root = yaml.compose(match[1], yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        yield Problem(name, 2, "the front matter is not valid YAML")
        return
    for key, value in getattr(root, "value", []):
        line = key.start_mark.line + 2
        if key.value not in list(_KEYS):
            known = f"{nearest(texts.shown(key.value), _KEYS)} ({', '.join(sorted(_KEYS))})"
            yield Problem(name, line, f"'{texts.shown(key.value)}' is not front matter{known}")
        elif key.value == "aliases" and not _are_words(value):
            told = "'aliases' is a list of words by which readers look for the page"
            yield Problem(name, line, f"{told}; write [punishment, sentence]")
        elif any(_SPECIAL.search(one.value) for one in _scalars(value)):
            told = 'holds a mark that templates read (one of < > " { } or an &entity;)'
            yield Problem(name, line, f"'{key.value}' {told}; say it in plain words")


def _scalars(value: yaml.Node) -> list[yaml.ScalarNode]:
    """A value, or those of a list, that are plain words."""
    found = value.value if isinstance(value, yaml.SequenceNode) else [value]
    return [one for one in found if isinstance(one, yaml.ScalarNode)]


def _are_words(value: yaml.Node) -> bool:
    whole = isinstance(value, yaml.SequenceNode) and len(_scalars(value)) == len(value.value)
    return whole and all(one.value.strip() for one in _scalars(value))


def _of_calls(name: str, text: str) -> Iterator[Problem]:
    """What stands in a page's braces that is not a macro with plain values."""
    try:
        body = _JINJA.parse(text).body
    except TemplateSyntaxError as error:
        told = f"braces that cannot be read: {error.message}; {_CALL}"
        yield Problem(name, error.lineno, told)
        return
    except RecursionError:
        yield Problem(name, 1, "braces are nested too deep")
        return
    for node in body:
        if not isinstance(node, nodes.Output):
            told = f"a page has no logic; {_CALL}, and put logic into a macro"
            yield Problem(name, node.lineno, told)
            continue
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData) and (flaw := _flaw_of_call(part)):
                yield Problem(name, part.lineno, flaw)


def _flaw_of_call(node: nodes.Node) -> str | None:
    called = node.node if isinstance(node, nodes.Call) else node
    if not isinstance(called, nodes.Name):
        return f"only a macro with plain values stands in braces; {_CALL}"
    if called.name not in MACROS:
        return f"'{called.name}' is not a macro{nearest(called.name, MACROS)}"
    if not isinstance(node, nodes.Call):
        return f"'{called.name}' is not followed by its values; {_CALL}"
    given = [*node.args, *(one.value for one in node.kwargs), node.dyn_args, node.dyn_kwargs]
    if not all(one is None or isinstance(one, nodes.Const) for one in given):
        return f"{called.name}() takes plain values: words or numbers; {_CALL}"
    return None


def _of_markdown(name: str, text: str, extensions: list[str]) -> Iterator[Problem]:
    front = FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    drawn, raw = _drawn(body, extensions)
    for one in raw:
        told = f"HTML does not belong in a page: {texts.shown(one.strip())}"
        mend = "write Markdown, put code between backticks, or a note to editors in {# #}"
        yield Problem(name, _line_of(text, one), f"{told}; {mend}")
    if not raw:
        for one in hazards(drawn):
            yield Problem(name, _line_of(text, one), f"{texts.shown(one)} could run or fetch "
                          "something for the reader; link to a page of the site or with http://, "
                          "https:// or mailto:, and put code between backticks")  # fmt: skip
        for line, heading in enumerate(text.splitlines(), 1):
            if heading.startswith("# ") and re.search(r"[<>]", html.unescape(heading)):
                yield Problem(name, line, "a page's title holds no < or >; say it in words")
        if any(re.search(r"<a |<em>called</em>", one) for one in _HEADINGS.findall(drawn)):
            for line, heading in enumerate(text.splitlines(), 1):
                if re.match(r"#.*(?:\{\{|\])", heading):
                    yield Problem(name, line, "a heading is a link to itself and holds no other, "
                                  "nor a macro; put that into the text below it")  # fmt: skip


def _drawn(body: str, extensions: list[str]) -> tuple[str, list[str]]:
    """A page's HTML with a word for each call, and the raw HTML that it carries."""
    # Only what has passed _of_calls comes here: there is nothing to run but these. The word
    # is an element, as what macros draw is, so that attributes written after it find one.
    calls: dict[str, Any] = {name: lambda *_, **__: "*called*" for name in MACROS}
    body = _JINJA.from_string(body).render(calls)
    seen = _RawHtml()
    md = Markdown(extensions=[*extensions, seen])
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


class _RawHtml(Extension):
    """Notes what a page carries as raw HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's name
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
        from markdown.inlinepatterns import HTML_RE

        super().__init__(HTML_RE, md)
        self._found = found

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        self._found.append(m[1])
        return super().handleMatch(m, data)


class _Hazards(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._code = 0

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        # A tag that a page leaves open could be closed by what a macro draws after it.
        if not self._code and (tag := _TAG.search(data)):
            self.found.append(tag[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag == "code"
        if tag in _ACTIVE:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if _RUNNING.fullmatch(name) or (name == "style" and not _STYLE.fullmatch(value or "")):
                self.found.append(f"{name}={value}")
            elif name in _ADDRESSES and not _leads_safely(value or "", fetched=tag == "img"):
                self.found.append(value or "")


def _leads_safely(address: str, fetched: bool) -> bool:
    """Whether a browser would follow an address to a page, as browsers read addresses."""
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address).replace("\\", "/").lower()
    if bare.startswith("//"):
        return False
    scheme = re.match(r"[^/?#]*?:", bare)
    return scheme is None or (not fetched and scheme[0] in ("http:", "https:", "mailto:"))
