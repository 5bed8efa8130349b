"""Page linting: what is wrong with the pages of docs/, each by itself and beside the others.

For example, a page to which the menu does not lead is told.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown import Markdown
from markupsafe import Markup

from macros.charts.canvas import Drawing
from macros.checking import home_pages, readability, reserved_ids, typed_figures
from macros.corpus import Corpus
from macros.exports import nameless
from macros.pages import home_checks, link_checks, untrusted_markdown
from macros.pages.calls import Calls
from macros.pages.html_stash import Blocks
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.problems import MARK, Problem, Problems, marked, nearest
from macros.reading import front_matter, text_files
from macros.reading.chapters import chapters
from macros.reading.mkdocs_config import apart, extensions, menu
from macros.records import slugs


def check(docs: Path, data: Corpus) -> list[Problem]:
    """Everything that is wrong with docs/, without a build."""
    spoilt = untrusted_markdown.spoilt(docs)
    told = [one for some in spoilt.values() for one in some]
    if not extensions(docs.parent):
        return told
    told += [one for some in noted(docs, data, spoilt).values() for one in some]
    if lost := list(home_pages.check(docs.parent, data)):
        return [*told, *lost]  # whatever leads there would be told as well
    drawn, found = _drawn(docs, data, spoilt)
    told += [*found, *beside(docs, data, drawn)]
    return told or list(typed_figures.check_allowances(docs, data))


def noted(docs: Path, data: Corpus, spoilt: Collection[str]) -> dict[str, list[Problem]]:
    """What else is wrong with each page, by its file; of one that is spoilt, its figures alone."""
    found: dict[str, list[Problem]] = {}
    for name, text in _pages(docs):
        path = f"docs/{name}"
        figures = typed_figures.check_page(path, text, data)
        found[path] = list(figures) if path in spoilt else of_page(docs, name, text, data)
    for one in reserved_ids.check_pages(docs, data):
        found.setdefault(one.path, []).append(one)
    return found


def of_page(docs: Path, name: str, text: str, data: Corpus) -> list[Problem]:
    """A page's figures typed by hand, its links to no file, and whether the menu leads to it.

    What it is related to are pages too.
    """
    listed = [page for _, page in menu(docs.parent)]
    found = [*typed_figures.check_page(f"docs/{name}", text, data)]
    found += readability.check_page(f"docs/{name}", text, data)
    found += link_checks.lost(name, _links(docs, name, text), docs, data.list_parts)
    if listed and name not in listed and not apart(docs.parent, name):
        told = "the menu does not lead to this page; name it in mkdocs.yml, under nav"
        found.append(Problem(f"docs/{name}", 1, told))
    if name == "README.md":
        told = "MkDocs makes index.html of a page of this name; call this one index.md, or another"
        found.append(Problem(f"docs/{name}", 1, told))
    if name == "404.md" or Path(name).stem in data.generated:
        told = "the site has a page of this name that nobody writes; rename this one"
        found.append(Problem(f"docs/{name}", 1, told))
    pages = sorted(path.name for path in docs.glob("[!.]*.md"))
    for line, page in front_matter.related(text):
        if page not in pages:
            told = f"'related' names '{page}', which is no page in docs/{nearest(page, pages)}"
            found.append(Problem(f"docs/{name}", line, told))
    return found


def beside(docs: Path, data: Corpus, drawn: Mapping[str, str]) -> list[Problem]:
    """Links of pages to no place, and records that no page shows; ``drawn`` is HTML by page.

    Of a page that shows a problem already, nobody knows what stands on it once that is mended.
    """
    known = {name: link_checks.places(one) for name, one in drawn.items()}
    unsure = {name for name, one in drawn.items() if MARK in one}
    found = home_checks.homeless(docs, known, unsure, data)
    for name, text in _pages(docs):
        found += link_checks.misled(name, _links(docs, name, text), known, unsure, data)
    return found


def _pages(docs: Path, spoilt: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """The file and the text of each page that can be read, but for those that are spoilt."""
    for path in sorted(docs.glob("[!.]*.md")):
        if f"docs/{path.name}" not in spoilt:
            with suppress(Problems):  # pages/untrusted_markdown.py tells them
                yield path.name, text_files.read(path, f"docs/{path.name}")


def _links(docs: Path, name: str, text: str) -> tuple[untrusted_markdown.Link, ...]:
    named = tuple(extensions(docs.parent))
    return untrusted_markdown.read(f"docs/{name}", text, named).links


def _drawn(
    docs: Path, data: Corpus, spoilt: Mapping[str, list[Problem]]
) -> tuple[dict[str, str], list[Problem]]:
    """The HTML of each page, with an empty frame for each picture; and what calls get wrong."""
    renderer, blocks = Renderer(data, chapters(docs), _empty), Blocks()
    edition, problems = nameless(data), list[Problem]()
    configs: dict[str, dict[str, Any]] = {"toc": {"slugify": slugs.anchor}}
    named = extensions(docs.parent)
    md = Markdown(extensions=[*named, blocks], extension_configs=configs)
    drawn = {Path(name).stem: "".join(map(marked, some)) for name, some in spoilt.items()}
    for name, text in [*_pages(docs, spoilt), *renderer.list_parts()]:
        calls = Calls(Page(renderer, name, edition), hold=blocks.hold)
        jinja = ImmutableSandboxedEnvironment(undefined=calls.undefined)
        written = calls.close(jinja.from_string(text).render(calls.macros))
        problems += calls.problems
        drawn[Path(name).stem] = md.reset().convert(front_matter.split(written)[1])
    return drawn, problems


def _empty(*_: object) -> Drawing:
    return Drawing(0, 0, Markup())  # to draw them takes long
