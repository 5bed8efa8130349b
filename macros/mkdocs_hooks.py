"""MkDocs hooks: how a build begins and ends, and its pages as a whole.

``mkdocs serve`` is a preview by itself. It reads its configuration anew at each edit, so
that it stays one by what stands in the environment. MkDocs imports this file once, before it
can find other modules, and each build may bring these anew: so they are imported where used. For
example, ``on_files`` adds a page for each part of a long list.
"""

import os
import signal
import socket
from collections.abc import Callable
from functools import partial
from logging import getLogger
from pathlib import Path, PurePath
from traceback import print_exc
from typing import Any

from jinja2 import Environment
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import CountHandler

_LOG = getLogger("mkdocs.plugins.macros")
_PROJECT = Path(__file__).parent.parent
_INSTEAD = _PROJECT / "macros" / "pages" / "templates" / "instead.html"
_DOORS = ("macros/__init__.py", "macros/mkdocs_hooks.py")  # which no rebuild imports anew


def _edited(name: str) -> int:
    """When a file was last written, in nanoseconds; 0 where it is gone."""
    path = _PROJECT / name
    return path.stat().st_mtime_ns if path.exists() else 0


_BEGUN = {door: _edited(door) for door in _DOORS}
_server: str | None = None  # "begun" until its first configuration is there, then "running"
_build: Any = None  # of the newest build; in a preview it may still write


def on_startup(command: str, dirty: bool) -> None:
    """Make a preview of whatever a server builds, unless the environment says otherwise."""
    global _server
    _server = "begun" if command == "serve" else None
    if _server:
        os.environ.setdefault("STRICT", "false")


@event_priority(100)
def on_config(config: Any) -> Any:
    """Let a preview go on where a build stops; ask for the server's port before all work."""
    global _server
    _stop()
    _refuse_other_macros(config)
    if os.environ.get("STRICT") == "false":
        config.strict = config.plugins["macros"].config["on_error_fail"] = False
        _count_no_warnings()
    if _server == "begun":
        _server = "running"
        _refuse_taken(*config.dev_addr)
    return config


def _refuse_other_macros(config: Any) -> None:
    # What is not found tells nothing by itself, and the plugin would end in a traceback.
    plugin = config.plugins.get("macros")
    named = [plugin.config["module_name"], *plugin.config["modules"]] if plugin else []
    if not any(isinstance(one, str) and PurePath(one) == PurePath("macros") for one in named):
        told = "nothing draws the calls on pages: no plugin 'macros' looks for them in macros/"
        raise PluginError("\n".join([*_causes(Path(config.config_file_path).parent), told]))


def _count_no_warnings() -> None:
    # A build has begun to count them by now, if it was to be strict.
    log = getLogger("mkdocs")
    for handler in [one for one in log.handlers if isinstance(one, CountHandler)]:
        log.removeHandler(handler)


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            trial.bind((host, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or error
            told = f"nothing can be served at {host}:{port}: {why}"
            raise PluginError(f"{told}; name another port, such as: make serve PORT=8001") from None


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Let a rebuild that fails before any page be told on the pages; the next may succeed."""
    project = Path(config.config_file_path).parent
    server.builder = _rebuilding(builder, project, Path(server.root))
    server.serve_thread.start = uninterrupted(server.serve_thread.start)
    return server


def _rebuilding(build: Callable[[], None], project: Path, folder: Path) -> Callable[[], None]:
    """A preview's next build; where it cannot begin, every page of the folder says why."""

    def rebuild() -> None:
        try:
            build()
        except Exception as error:
            _stop()
            told = _causes(project) or [f"{error}; the terminal says more"]
            if not isinstance(error, MkDocsException):
                print_exc()
            for one in told:
                _LOG.error(one)
            _cover(folder, project / "docs", told)
        for door in _DOORS:
            if _edited(door) != _BEGUN[door]:
                _LOG.error("%s: it is read when a preview begins; start this one again", door)

    return rebuild


def _causes(project: Path) -> list[str]:
    """What is wrong with settings, and each page that MkDocs cannot read, by file and line."""
    try:
        from macros.checking import settings
        from macros.problems import Problems
        from macros.reading import text_files

        found = [*settings.check(project)]
        for path in text_files.files(project / "docs", ".md"):
            try:
                text_files.read(path, path.relative_to(project).as_posix())
            except Problems as problems:
                found += problems.found
        return [str(one) for one in found]
    except Exception:  # a module of ours that cannot be imported is why the build failed
        return []


def _cover(folder: Path, docs: Path, told: list[str]) -> None:
    """Let every page of a site say what is wrong, until the next build.

    MkDocs has emptied the folder where it cannot read a page.
    """
    instead = Environment(autoescape=True).from_string(_INSTEAD.read_text("utf-8"))
    written = [folder / f"{page.stem}.html" for page in docs.glob("*.md")]
    for path in {*folder.rglob("*.html"), *written, folder / "404.html"}:
        path.write_text(instead.render(told=told), encoding="utf-8")


def _stop() -> None:
    """Let the build before write no further."""
    global _build
    if _build:
        _build.stop()
    _build = None


def uninterrupted(act: Callable[[], None]) -> Callable[[], None]:
    """``act`` done whole; an interrupt that comes meanwhile is raised after it.

    MkDocs closes a server whose thread has not told yet that it runs, and the thread then fails.
    """

    def whole() -> None:
        came: list[int] = []
        before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
        try:
            act()
        finally:
            signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)

    return whole


def on_shutdown() -> None:
    """Let the server's folder go only when nothing is written there any more."""
    _stop()


def on_files(files: Any, config: Any) -> Any:
    """Add a page for each part of a list that is too long for one, and for each saying."""
    global _build
    _build = config.plugins["macros"].build
    for name, text in _build.generated() if _build else ():
        inclusion = InclusionLevel.NOT_IN_NAV  # the menu names the whole list alone
        files.append(File.generated(config, name, content=text, inclusion=inclusion))
    return files


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Let previous and next lead through the parts of a list, after its first page."""
    for listing in _build.data.paginated.values() if _build else ():
        page = files.get_file_from_path(f"{listing.page}.md").page
        for one in listing.parts:
            part = files.get_file_from_path(f"{one.name}.md").page
            part.previous_page, part.next_page = page, page.next_page
            if page.next_page:
                page.next_page.previous_page = part
            page.next_page, page = part, part
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let a template of the theme that fails tell where; prove the pages, now that all are read."""
    preview = config.plugins["macros"].preview
    preview.guard(env)
    if _build:
        preview.attempt(partial(_prove, files))
    return env


def _prove(files: Any) -> None:
    pages = [file.page for file in files.documentation_pages() if file.page]
    drawn = {Path(one.file.src_uri).stem: one for one in pages if one.content is not None}
    wrong = _build.prove({name: one.content for name, one in drawn.items()})
    for name, told in wrong.items():
        if page := drawn.get(name):
            page.content = told + page.content


def on_post_build(config: Any) -> None:
    """Write what stands beside the pages."""
    if _build:
        _build.finish(Path(config.site_dir), config.extra.get("with_exports", True))
