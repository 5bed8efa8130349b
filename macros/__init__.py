"""How records become pages. This is the door that mkdocs-macros opens; wiring, no logic.

Nothing is imported above, so that ``python -m macros`` works without MkDocs.
"""

import gc
import sys
from functools import partial
from importlib import import_module
from logging import getLogger
from pathlib import Path
from threading import Thread
from typing import Any


def define_env(env: Any) -> None:
    """Read the records and give every page its macros.

    Raises PluginError, which stops a build without a traceback, when a record, a
    call or the code itself is wrong. A preview (``on_error_fail: false``) shows that
    on its pages instead, and goes on.
    """
    from mkdocs.exceptions import PluginError

    while _writing:
        _writing.pop().join()
    _forget_modules()
    problems = import_module(".problems", __name__)
    faults = import_module(".faults", __name__)
    tell = getLogger("mkdocs.plugins.macros").error
    preview = faults.Preview(not env.config["on_error_fail"], PluginError, tell)
    env.volumes = env.shelves = lambda: []
    env.guard = preview.guard
    try:
        data = import_module(".load", __name__).load(Path(env.project_dir) / "data")
        _open(env, data, preview)
        return
    except problems.Problems as found:
        wrong: Exception = PluginError(f"the records have problems:\n{found}")
    except Exception as error:
        wrong = preview.stopped(error)
    if not (preview.on and isinstance(wrong, PluginError)):
        raise wrong from None
    env.pre_macro_functions.append(preview.showing(wrong))


def _open(env: Any, data: Any, preview: Any) -> None:
    from markdown.extensions.abbr import AbbrExtension
    from mkdocs.exceptions import PluginError

    problems = import_module(".problems", __name__)
    spoilt = import_module(".markup", __name__).spoilt(Path(env.conf["docs_dir"]))
    unset = list(import_module(".settings", __name__).check(Path(env.project_dir)))
    host, unfit = import_module(".host", __name__).Host.read(Path(env.project_dir))
    unset += unfit
    unset += import_module(".reserved", __name__).check_pages(Path(env.conf["docs_dir"]), data)
    if (spoilt or unset) and not preview.on:
        told = problems.Problems(one for some in (unset, *spoilt.values()) for one in some)
        raise PluginError(f"the site has problems:\n{told}")
    # Records stay to the end of a build, so that nothing need look at them for what to free.
    gc.freeze()
    kept = Path(env.project_dir) / ".cache" / "pictures"
    written = import_module(".chapters", __name__).chapters(Path(env.conf["docs_dir"]))
    renderer = import_module(".render", __name__).Renderer(data, kept, written)
    pictures = import_module(".pictures", __name__)
    exports = import_module(".exports", __name__)
    edition = exports.edition_of(data, Path(env.project_dir), host)
    env.conf["site_url"] = env.conf["site_url"] or host.url  # a server of previews has its own
    env.conf["extra"] |= {"host_publisher": host.publisher, "host_contact": host.contact}
    calls_module = import_module(".calls", __name__)
    blocks = import_module(".blocks", __name__).Blocks()
    notes = import_module(".notes", __name__).Notes()
    abbreviations = AbbrExtension(glossary=dict(data.abbreviations))
    env.conf["markdown_extensions"] += [blocks, notes, abbreviations]
    calls = calls_module.Calls(renderer, blocks.hold, edition)

    for name in (*calls_module.MACROS, *calls_module.OF_PARTS):
        env.macro(calls.macro(name), name)

    shelves = data.shelves.values()
    env.volumes = lambda: [
        (f"{one.name}.md", renderer.volume(shelf, one))
        for shelf in shelves
        for one in shelf.volumes
    ]
    env.shelves = lambda: [
        (f"{shelf.page}.md", [f"{one.name}.md" for one in shelf.volumes]) for shelf in shelves
    ]

    words = import_module(".words", __name__)
    # A warning would stop a strict build.
    warn = getLogger("mkdocs.plugins.macros").info
    changes = import_module(".history", __name__).last_changes(Path(env.conf["docs_dir"]), warn)

    metadata = import_module(".metadata", __name__)
    previews = import_module(".previews", __name__)
    search = import_module(".search", __name__)
    addresses = import_module(".addresses", __name__)
    volumes = import_module(".volumes", __name__)
    pages: list[Any] = []

    def open_page(env: Any) -> None:
        renderer.told.clear()
        changed = changes.get(env.page.file.src_uri)
        if changed:
            env.page.meta |= {"changed": changed, "changed_words": words.day(changed)}
        source = env.page.file.content_string
        calls.open(env.page.file.src_uri, source.count("\n") - env.markdown.count("\n"))
        env.env.undefined = calls.undefined()
        if wrong := spoilt.get(f"docs/{env.page.file.src_uri}"):
            env.markdown = calls.refuse(wrong)  # nothing of such a page is run or shown
        env.markdown = calls.refuse(unset) + env.markdown

    def close_page(env: Any) -> None:
        env.markdown = calls.close(env.markdown)
        description = env.page.meta.get("description") or env.conf["site_description"]
        title = metadata.headline(env.markdown, env.page.title)
        page = metadata.Page(env.page.file.src_uri, title, description)
        if page.stem not in data.volumes:  # a part goes by the picture of its list
            pages.append(page)
        env.page.meta |= metadata.told(page, renderer, edition)
        if calls.problems:
            found = problems.Problems(calls.problems)
            if not preview.on:
                raise PluginError(f"the site has problems:\n{found}")
            for problem in found.found:
                preview.say(problem)
            calls.problems.clear()

    env.pre_macro_functions.append(preview.reading(open_page))
    env.post_macro_functions.append(preview.reading(close_page))

    def write_beside(site: Path) -> None:
        search.write(data, written, site)
        addresses.write(data, site)
        volumes.write(data, site)
        if env.conf["extra"].get("with_exports", True):
            exports.write_beside(edition, site)
        pictures.write(renderer, site)
        if edition.site.url:
            previews.write(pages, edition.site.short_name, renderer, site)

    def close_site(env: Any) -> None:
        site = Path(env.conf["site_dir"])
        write = partial(preview.told, partial(write_beside, site))
        if not preview.on:
            write()
        else:  # a preview shows its pages first
            _writing.append(Thread(target=write))
            _writing[-1].start()

    env.post_build_functions.append(close_site)


_writing: list[Thread] = []  # what stands beside the pages of the last preview
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
