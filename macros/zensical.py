"""Adapter for Zensical, as ``__init__.py`` is the one for MkDocs: an extension of Markdown.

Zensical's own macros plugin calls ``define_env`` anew for every page, when Markdown
already reads it, and has no hooks around a page or a build. An extension is there
before; ``python -m macros.zensical`` writes the pages of parts and sayings before a build, and
``python -m macros.zensical site-zensical`` what stands beside the pages of that folder after it.
"""

import os
import shutil
import sys
from functools import cache
from logging import getLogger
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from macros.build import Build
from macros.preview import Preview

_DOCS = Path("docs-zensical")  # docs_dir of zensical.yml
_FIRST = 40  # the first of Markdown's own steps has 30


@cache  # one a process: Zensical reads its pages one after another
def _build(project: Path) -> Build:
    log = getLogger(__name__)
    preview = Preview(os.environ.get("STRICT") == "false", SystemExit, log.error)
    try:
        return Build(project, preview, log.warning)
    except Exception as error:
        raise preview.stopped(error) from None


class Macros(Extension):
    """Gives one page of Zensical's what ``define_env`` gives one of MkDocs."""

    def extendMarkdown(self, md: Markdown) -> None:  # Markdown's name
        """Register the macros, and what they need of Markdown."""
        context: Any = md.preprocessors["rendering_context"]  # Zensical's, of this page
        build = _build(Path(context.config["root_dir"]))
        md.preprocessors.register(_Calling(md, context.page, build), "explainer-macros", _FIRST)
        for extension in build.extensions:
            extension.extendMarkdown(md)


class _Calling(Preprocessor):
    def __init__(self, md: Markdown, page: Any, build: Build) -> None:
        super().__init__(md)
        self._page, self._build = page, build

    def run(self, lines: list[str]) -> list[str]:
        headings: Any = self.md.treeprocessors["toc"]  # by now every extension is there
        headings.slugify = self._build.slugify
        return self._build.preview.page(lambda: self._drawn("\n".join(lines))).split("\n")

    def _drawn(self, markdown: str) -> str:
        page, build = self._page, self._build
        written = (build.docs.parent / _DOCS / page.path).read_text(encoding="utf-8")
        calls, opened = build.open(page.path, written, markdown)
        jinja = Environment(undefined=calls.undefined)
        drawn = jinja.from_string(opened).render(calls.macros)
        return build.close(calls, drawn, page.title, page.meta)


def makeExtension(**_: Any) -> Macros:  # Markdown's name
    """The extension, by the name that Markdown asks a module for."""
    return Macros()


def begin(project: Path) -> None:
    """Write the pages that Zensical reads: those of docs/, and one for each that nobody wrote."""
    build, docs = _build(project), project / _DOCS
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(build.docs, docs)
    for name, markdown in build.generated():
        (docs / name).write_text(markdown, encoding="utf-8")


def finish(project: Path, folder: Path) -> None:
    """Prove the pages that Zensical has built, and write what stands beside them."""
    build = _build(project)
    pages = {path.stem: path for path in folder.glob("*.html") if path.is_file()}
    build.prove({name: path.read_text(encoding="utf-8") for name, path in pages.items()})
    build.finish(folder)


if __name__ == "__main__":
    if sys.argv[1:]:
        finish(Path.cwd(), Path(sys.argv[1]))
    else:
        begin(Path.cwd())
