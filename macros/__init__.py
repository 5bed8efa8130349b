"""How records become pages. This is the door that mkdocs-macros opens; wiring, no logic.

Nothing is imported above, so that ``python -m macros`` works without MkDocs.
"""

import gc
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from logging import getLogger
from pathlib import Path
from threading import Event, Thread
from traceback import print_exc
from typing import Any


def define_env(env: Any) -> None:
    """Read the records and give every page its macros.

    Raises PluginError, which stops a build without a traceback, when a record, a
    call or the code itself is wrong. A preview (``on_error_fail: false``) shows that
    on its pages instead, and goes on.
    """
    from mkdocs.exceptions import PluginError

    stop_writing()
    _forget_modules()
    problems = import_module(".problems", __name__)
    faults = import_module(".preview", __name__)
    tell = getLogger("mkdocs.plugins.macros").error
    preview = faults.Preview(not env.config["on_error_fail"], PluginError, tell)
    env.generated = env.shelves = lambda: []
    env.guard = preview.guard
    env.prove = lambda pages: None
    try:
        _open(env, *_read(Path(env.project_dir) / "data", preview), preview)
        return
    except problems.Problems as found:
        wrong: Exception = PluginError(f"the records have problems:\n{found}")
    except Exception as error:
        wrong = preview.stopped(error)
    if not (preview.on and isinstance(wrong, PluginError)):
        raise wrong from None
    env.pre_macro_functions.append(preview.showing(wrong))


def _read(folder: Path, preview: Any) -> tuple[Any, list[Any]]:
    """The records, and what a preview has to say above all that it draws of them."""
    loading = import_module(".checking", __name__)
    try:
        return loading.load(folder), []
    except loading.Inconsistent as found:
        if not preview.on:
            raise
        return found.data, found.found


def _open(env: Any, data: Any, wrong: list[Any], preview: Any) -> None:
    from markdown.extensions.abbr import AbbrExtension

    docs, proof = Path(env.conf["docs_dir"]), import_module(".pages.page_checks", __name__)
    host, unfit = import_module(".reading.host", __name__).Host.read(Path(env.project_dir))
    settings = import_module(".checking.settings", __name__)
    unset = [*wrong, *settings.check(Path(env.project_dir)), *unfit]
    spoilt = import_module(".pages.safety", __name__).spoilt(docs)
    noted = proof.noted(docs, data, spoilt)
    preview.refuse(one for some in (unset, *spoilt.values(), *noted.values()) for one in some)
    # Records stay to the end of a build, so that nothing need look at them for what to free.
    gc.freeze()
    written = import_module(".reading.chapters", __name__).chapters(Path(env.conf["docs_dir"]))
    renderer = import_module(".pages.renderer", __name__).Renderer(data, written)
    pictures = import_module(".exports.pictures", __name__)
    exports = import_module(".exports", __name__)
    edition = exports.edition_of(data, Path(env.project_dir), host)
    env.conf["site_url"] = env.conf["site_url"] or host.url  # a server of previews has its own
    env.conf["extra"] |= {"host_publisher": host.publisher, "host_contact": host.contact}
    calls_module = import_module(".pages.calls", __name__)
    blocks = import_module(".pages.held_html", __name__).Blocks()
    notes = import_module(".pages.endnotes", __name__).Notes()
    abbreviations = AbbrExtension(glossary=dict(data.abbreviations))
    env.conf["markdown_extensions"] += [blocks, notes, abbreviations]
    anchor = import_module(".records.slugs", __name__).anchor
    env.conf["mdx_configs"].setdefault("toc", {})["slugify"] = anchor
    page_module = import_module(".pages.page", __name__)
    shelves = data.shelves.values()
    env.generated = renderer.generated
    env.shelves = lambda: [
        (f"{shelf.page}.md", [f"{one.name}.md" for one in shelf.volumes]) for shelf in shelves
    ]

    words = import_module(".wording", __name__)
    # A warning would stop a strict build.
    warn = getLogger("mkdocs.plugins.macros").info
    changes = import_module(".pages.history", __name__).last_changes(
        Path(env.conf["docs_dir"]), warn
    )

    metadata = import_module(".pages.metadata", __name__)
    previews = import_module(".pages.social_cards", __name__)
    search = import_module(".publishing.search_index", __name__)
    scripts = import_module(".corpus.scripts", __name__)
    pages: list[Any] = []

    def open_page(env: Any) -> None:
        changed = changes.get(env.page.file.src_uri)
        if changed:
            env.page.meta |= {"changed": changed, "changed_words": words.day(changed)}
        source = env.page.file.content_string
        page = page_module.Page(renderer, env.page.file.src_uri, edition)
        front_matter = source.count("\n") - env.markdown.count("\n")
        env.calls = calls = calls_module.Calls(page, front_matter, blocks.hold)
        env.env.globals |= calls.macros
        env.env.undefined = calls.undefined
        name = f"docs/{env.page.file.src_uri}"
        if wrong := spoilt.get(name):
            env.markdown = calls.refuse(wrong)  # nothing of such a page is run or shown
        env.markdown = calls.refuse([*unset, *noted.get(name, ())]) + env.markdown

    def close_page(env: Any) -> None:
        calls = env.calls
        env.markdown = calls.close(env.markdown)
        description = env.page.meta.get("description") or env.conf["site_description"]
        title = metadata.headline(env.markdown, env.page.title)
        page = metadata.Page(env.page.file.src_uri, title, description)
        if page.stem not in data.volumes:  # a part goes by the picture of its list
            pages.append(page)
        env.page.meta |= metadata.told(page, calls.page.linked.sources, renderer, edition)
        preview.refuse(calls.problems)

    def prove(drawn: Iterable[Any]) -> None:
        pages = {Path(one.file.src_uri).stem: one for one in drawn}
        found = proof.beside(docs, data, {name: one.content for name, one in pages.items()})
        for problem in preview.refuse(found):
            if page := pages.get(Path(problem.path).stem):
                page.content = renderer.markup("problem.html", told=problem) + page.content

    env.prove = lambda drawn: preview.told(partial(prove, drawn))
    env.pre_macro_functions.append(preview.reading(open_page))
    env.post_macro_functions.append(preview.reading(close_page))

    def write_beside(site: Path) -> None:
        steps = [
            partial(search.write, data, written, site),
            partial(scripts.write, data, site),
        ]
        with_exports = env.conf["extra"].get("with_exports", True)
        if with_exports:
            steps.append(partial(exports.write_beside, edition, site))
        steps.append(partial(pictures.write, edition, renderer, site, with_exports))
        if edition.site.url:
            steps.append(partial(previews.write, pages, renderer, edition, site))
        for step in steps:
            if not _stopping.is_set():
                step()

    def close_site(env: Any) -> None:
        site = Path(env.conf["site_dir"])
        write = partial(preview.told, partial(write_beside, site))
        if not preview.on:
            write()
        else:  # a preview shows its pages first
            _writing.append(Thread(target=write))
            _writing[-1].start()

    env.post_build_functions.append(close_site)


def rebuilding(build: Callable[[], None], project: Path, site: Path) -> Callable[[], None]:
    """A preview's next build; where it cannot begin, every page of the site says why."""
    from mkdocs.exceptions import MkDocsException

    def rebuild() -> None:
        try:
            build()
        except Exception as error:
            stop_writing()
            settings = import_module(".checking.settings", __name__)
            told = [*settings.check(project)] or [f"{error}; the terminal says more"]
            if not isinstance(error, MkDocsException):
                print_exc()
            for one in told:
                getLogger("mkdocs.plugins.macros").error(str(one))
            import_module(".preview", __name__).cover(site, told)

    return rebuild


def stop_writing() -> None:
    """Let what a preview writes beside its pages end: the folder may go after that."""
    _stopping.set()
    while _writing:
        _writing.pop().join()
    _stopping.clear()


_writing: list[Thread] = []  # what stands beside the pages of the last preview
_stopping = Event()
_newest = 0  # the latest edit of the modules that are in use, in nanoseconds


def _forget_modules() -> None:
    # A package is imported once, and keeps its modules as attributes as well;
    # a preview must see edits of them.
    global _newest
    newest = max(path.stat().st_mtime_ns for path in Path(__file__).parent.rglob("[!.]*.py"))
    if newest == _newest:
        return
    _newest = newest
    for name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
        del sys.modules[name]
        globals().pop(name.removeprefix(f"{__name__}."), None)
