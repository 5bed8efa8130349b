"""The door to Zensical, as ``__init__.py`` is the one to MkDocs: an extension of Markdown.

Zensical's own macros plugin calls ``define_env`` anew for every page, when Markdown
already reads it, and has no hooks around a page or a build. An extension is there
before; ``python -m macros.zensical`` writes the pages of parts and sayings before a build, and with
the name of the site what stands beside its pages after it.
"""

import shutil
import sys
from functools import cache
from logging import getLogger
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.preprocessors import Preprocessor

from macros import exports, wording
from macros.checking import load
from macros.corpus import scripts
from macros.exports import pictures
from macros.pages import metadata, page_checks, safety
from macros.pages.calls import Calls
from macros.pages.endnotes import Notes
from macros.pages.held_html import Blocks
from macros.pages.history import last_changes
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.problems import Problems
from macros.publishing import search_index
from macros.reading import text_files
from macros.reading.chapters import chapters
from macros.reading.host import Host
from macros.reading.mkdocs_config import extensions
from macros.records import Source, slugs

_DOCS = Path("docs-zensical")  # docs_dir of zensical.yml
_FIRST = 40  # the first of Markdown's own steps has 30

_changes = cache(last_changes)


class Macros(Extension):
    """Gives one page of Zensical's what ``define_env`` gives one of MkDocs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's name
        """Register the macros, and what they need of Markdown."""
        context: Any = md.preprocessors["rendering_context"]  # Zensical's, of this page
        blocks = Blocks()
        calling = _Calling(md, context.page, context.config, blocks)
        md.preprocessors.register(calling, "called-up-macros", _FIRST)
        blocks.extendMarkdown(md)
        Notes().extendMarkdown(md)
        AbbrExtension(glossary=dict(calling.edition.data.abbreviations)).extendMarkdown(md)


class _Calling(Preprocessor):
    def __init__(self, md: Markdown, page: Any, config: Any, blocks: Blocks) -> None:
        super().__init__(md)
        self._page, self._config = page, config
        project = Path(config["root_dir"])
        self._docs = project / "docs"
        self._extensions = extensions(project)
        self.edition = _edition(project)
        self._renderer = _renderer(project, self.edition)
        self._hold = blocks.hold

    def run(self, lines: list[str]) -> list[str]:
        headings: Any = self.md.treeprocessors["toc"]  # by now every extension is there
        headings.slugify = slugs.anchor
        name, markdown = self._page.path, "\n".join(lines)
        generated = Path(name).stem in self.edition.data.generated
        written = markdown if generated else self._checked(name)
        front_matter = written.count("\n") - markdown.count("\n")
        calls = Calls(Page(self._renderer, name, self.edition), front_matter, self._hold)
        jinja = Environment(undefined=calls.undefined)
        drawn = calls.close(jinja.from_string(markdown).render(calls.macros))
        if calls.problems:
            raise Problems(calls.problems)
        self._page.meta |= self._told(drawn, calls.page.linked.sources)
        return drawn.split("\n")

    def _checked(self, name: str) -> str:
        """A page as it was written; raises Problems where it may not be drawn."""
        written = text_files.read(self._docs / name, f"docs/{name}")
        if spoilt := safety.check(f"docs/{name}", written, self._extensions):
            raise Problems(spoilt)
        if noted := page_checks.of_page(self._docs, name, written, self.edition.data):
            raise Problems(noted)
        return written

    def _told(self, markdown: str, sources: list[Source]) -> dict[str, Any]:
        """What the theme prints of the page besides its text."""
        description = self._page.meta.get("description") or self._config["site_description"]
        title = metadata.headline(markdown, self._page.title)
        page = metadata.Page(self._page.path, title, description)
        told = metadata.told(page, sources, self._renderer, self.edition)
        changed = _changes(self._docs, getLogger(__name__).warning).get(self._page.path)
        return told | (
            {"changed": changed, "changed_words": wording.day(changed)} if changed else {}
        )


def makeExtension(**_: Any) -> Macros:  # noqa: N802  # Markdown's name
    """The extension, by the name that Markdown asks a module for."""
    return Macros()


@cache
def _edition(project: Path) -> exports.Edition:
    return exports.edition_of(load(project / "data"), project, Host.of(project))


def _renderer(project: Path, edition: exports.Edition) -> Renderer:
    """One a page: it remembers what it names, and pages may be read side by side."""
    return Renderer(edition.data, chapters(project / "docs"))


def write_pages(project: Path, docs: Path) -> None:
    """Write ``docs`` anew: the pages of the project, and one for each that nobody wrote."""
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(project / "docs", docs)
    renderer = _renderer(project, _edition(project))
    for name, markdown in renderer.generated():
        (docs / name).write_text(markdown, encoding="utf-8")


def write_beside(site: Path) -> None:
    """Write what stands beside the pages of a site that Zensical has built."""
    project = Path.cwd()
    edition = _edition(project)
    search_index.write(edition.data, chapters(project / "docs"), site)
    scripts.write(edition.data, site)
    pictures.write(edition, _renderer(project, edition), site)
    exports.write_beside(edition, site)


if __name__ == "__main__":
    try:
        if sys.argv[1:]:
            write_beside(Path(sys.argv[1]))
        else:
            write_pages(Path.cwd(), _DOCS)
    except Problems as wrong:
        sys.exit(str(wrong))
