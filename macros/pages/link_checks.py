"""Link check: where the links of pages lead, to a file of docs/ and a place on it, or nowhere.

For example, a link to 'law.html' is told: a page is named as it lies in docs/, 'law.md'.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html

from macros.corpus import Corpus
from macros.pages.untrusted_markdown import Link
from macros.problems import Problem, nearest

Places = Mapping[str, Collection[str]]  # the ids that stand on each page, by its name


def places(drawn: str) -> set[str]:
    """Every id in the HTML of a page."""
    return set(html.fromstring(f"<div>{drawn}</div>").xpath("//@id"))


def lost(name: str, links: Iterable[Link], docs: Path, parts: Collection[str]) -> Iterator[Problem]:
    """Each link of docs/``name`` to a page or picture that is not there.

    ``parts`` are the names of pages of which no file is kept.
    """
    for link in links:
        inner = _inner(link)
        if inner is None or not inner.path:
            continue
        if inner.path[0] in "/\\":
            told = "begins at the root of a host, where the site need not be"
        elif not _is_there(inner.path, docs, parts):
            told = "leads to no file in docs/"
        elif link.picture and inner.path.endswith(".md"):
            text = f"'{link.address}' is a page and no picture; write the link without its !"
            yield Problem(f"docs/{name}", link.line, text)
            continue
        else:
            continue
        instead = _instead(inner.path, docs)
        yield Problem(f"docs/{name}", link.line, f"'{link.address}' {told}{instead}")


def misled(
    name: str, links: Iterable[Link], known: Places, unsure: Collection[str], data: Corpus
) -> Iterator[Problem]:
    """Each link of docs/``name`` to a place that is not on the page to which it leads.

    A page that is ``unsure`` may have places of which nobody knows yet.
    """
    for link in links:
        inner = _inner(link)
        if inner is None or not inner.place or inner.place.startswith("fn"):  # of a footnote
            continue
        page = (inner.path or name).removesuffix(".md")
        if page in known and page not in unsure and inner.place not in known[page]:
            told = f"'{link.address}': there is no place '{inner.place}' on {page}.md"
            told += _elsewhere(inner.place, known[page], data)
            yield Problem(f"docs/{name}", link.line, told)


class _Inner(NamedTuple):
    """A link inside the site: the file that it names, '' for its own page, and the place there."""

    path: str
    place: str


def _inner(link: Link) -> _Inner | None:
    try:
        parts = urlsplit(link.address)
    except ValueError:  # forbidden_html.py tells it
        return None
    if parts.scheme or parts.netloc:
        return None
    return _Inner(unquote(parts.path), unquote(parts.fragment))


def _is_there(path: str, docs: Path, parts: Collection[str]) -> bool:
    if path[0] in "/\\" or normpath(path).startswith(".."):
        return False
    return (docs / path).is_file() or (path.endswith(".md") and path.removesuffix(".md") in parts)


def _instead(path: str, docs: Path) -> str:
    """Which file was meant: a page is named as it lies in docs/, not as the site has it."""
    files = sorted(one.relative_to(docs).as_posix() for one in docs.rglob("*.*") if one.is_file())
    meant = PurePosixPath(path)
    name = meant.name if meant.suffix not in ("", ".html") else f"{meant.stem}.md"
    if name in files:
        return f"; write '{name}'"
    return nearest(name, files) or "; name a page or a picture by its file there"


def _elsewhere(place: str, known: Collection[str], data: Corpus) -> str:
    if record := data.get(place):
        return f"; {record.noun} {place} stands on {data.page_of(record)}.md"
    return nearest(place, known) or "; that of a heading is its words, joined by hyphens"
