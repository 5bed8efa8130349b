"""Build pipeline: the steps around each page, around all pages, and around their folder.

A static site generator reads Markdown and writes HTML; what it reads is made here, the same
for every generator. For example, it opens ``law.md``, draws the calls in it by their macros, and
closes it.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

from markdown.extensions.abbr import AbbrExtension

from macros import exports, wording
from macros.cache import Cache
from macros.checking import Inconsistent, home_pages, load, maps, settings
from macros.corpus import Corpus, scripts
from macros.exports import pictures
from macros.pages import metadata, page_checks, social_cards, untrusted_markdown
from macros.pages.calls import Calls
from macros.pages.endnotes import Notes
from macros.pages.history import last_changes
from macros.pages.html_stash import Blocks
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.preview import Preview
from macros.problems import Problem
from macros.publishing import search_index
from macros.reading.chapters import chapters
from macros.reading.host import Host
from macros.records.slugs import anchor


class Build:
    """The pages of one build, read one after another, and what stands beside them.

    Records, pages and settings are checked first: what is wrong ends a build, and stands on
    the pages of a preview. ``note`` is told what is no mistake.
    """

    slugify = staticmethod(anchor)  # the id of each heading

    def __init__(self, project: Path, preview: Preview, note: Callable[[str], object]) -> None:
        self.preview = preview
        data, wrong = _read(project / "data", preview)
        self.data = data
        self.docs = project / "docs"
        self.host, unfit = Host.read(project)
        set_up = [*settings.check(project), *maps.check(project, data)]
        self._everywhere = [*wrong, *set_up, *home_pages.check(project, data), *unfit]
        self._spoilt = untrusted_markdown.spoilt(self.docs)
        self._noted = page_checks.noted(self.docs, data, self._spoilt)
        some = (self._everywhere, *self._spoilt.values(), *self._noted.values())
        preview.refuse(one for found in some for one in found)
        # Records stay to the end of a build, so that nothing need look at them for what to free.
        gc.freeze()
        self._chapters = chapters(self.docs)
        self._renderer = Renderer(data, self._chapters)
        self._edition = exports.edition_of(data, project, self.host)
        self._changes = last_changes(self.docs, note)
        self._images = Cache(project / ".cache" / "images")
        self._blocks = Blocks()
        abbreviations = AbbrExtension(glossary=dict(data.abbreviations))
        self.extensions = [self._blocks, Notes(), abbreviations]  # of Markdown
        self._stopping = Event()
        self._writer: Thread | None = None

    def generated(self) -> Iterator[tuple[str, str]]:
        """The Markdown of each page that nobody wrote, by the name of its file."""
        return self._renderer.generated()

    def open(self, name: str, written: str, markdown: str) -> tuple[Calls, str]:
        """What a page may call, and its Markdown below what is wrong with it.

        ``written`` is its whole file, whose lines are counted in messages.
        """
        front_matter = written.count("\n") - markdown.count("\n")
        page = Page(self._renderer, name, self._edition)
        calls, path = Calls(page, front_matter, self._blocks.hold), f"docs/{name}"
        if spoilt := self._spoilt.get(path):
            markdown = calls.refuse(spoilt)  # nothing of such a page is run or shown
        return calls, calls.refuse([*self._everywhere, *self._noted.get(path, ())]) + markdown

    def close(self, calls: Calls, drawn: str, title: str, meta: dict[str, Any]) -> str:
        """A page's Markdown once its calls are drawn; ``meta`` gets what its shell prints.

        ``title`` is what the menu calls it.
        """
        markdown, edition = calls.close(drawn), self._edition
        description = meta.get("description") or edition.site.summary
        page = metadata.PageMetadata(
            calls.page.name, metadata.headline(markdown, title), description
        )
        meta |= {
            "headline": page.title,
            "edit": metadata.edit(page, edition),
            "head": metadata.head(page, self._renderer, edition),
            "cited": metadata.cited(page, calls.page.linked.sources, self._renderer, edition),
            "onward": metadata.onward(page, self._renderer),
        }
        if changed := self._changes.get(page.name):
            meta |= {"changed": changed, "changed_words": wording.day(changed)}
        self.preview.refuse(calls.problems)
        return markdown

    def prove(self, drawn: Mapping[str, str]) -> dict[str, str]:
        """What a preview has to say of all pages together, as HTML by page: dead links, say.

        ``drawn`` is their HTML. Raises that in a build.
        """
        found = self.preview.refuse(page_checks.beside(self.docs, self.data, drawn))
        by_page: dict[str, str] = {}
        for problem in found:
            name = Path(problem.path).stem
            told = self._renderer.markup("problem.html", told=problem)
            by_page[name] = told + by_page.get(name, "")
        return by_page

    def finish(self, folder: Path, with_exports: bool = True) -> None:
        """Write what stands beside the pages; a preview does so while it shows them."""
        steps = self._steps(folder, with_exports)
        write = partial(self.preview.attempt, partial(self._write, steps))
        if not self.preview.on:
            write()
        else:
            self._writer = Thread(target=write)
            self._writer.start()

    def stop(self) -> None:
        """Write no further; the folder may go after that."""
        self._stopping.set()
        if self._writer:
            self._writer.join()

    def _write(self, steps: Iterable[Callable[[], None]]) -> None:
        for step in steps:
            if self._stopping.is_set():
                return
            step()

    def _steps(self, folder: Path, with_exports: bool) -> Iterator[Callable[[], None]]:
        renderer, edition, images = self._renderer, self._edition, self._images
        yield partial(search_index.write, self.data, self._chapters, folder)
        yield partial(scripts.write, self.data, folder)
        if with_exports:
            yield partial(exports.write_beside, edition, folder)
        yield partial(pictures.write, edition, renderer, folder, images if with_exports else None)
        if self.host.url:
            yield partial(social_cards.write, renderer, edition, folder, images)
        if with_exports:  # without, most of them were not asked for
            yield images.prune


def _read(folder: Path, preview: Preview) -> tuple[Corpus, list[Problem]]:
    """The records, and what a preview has to say above all that it draws of them."""
    try:
        return load(folder), []
    except Inconsistent as found:
        if not preview.on:
            raise
        return found.data, found.found
