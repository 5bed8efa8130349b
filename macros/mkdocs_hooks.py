"""What MkDocs tells no macro of: how a preview begins and ends, and the pages as a whole.

``mkdocs serve`` is a preview by itself. It reads its configuration anew at each edit, so
that it stays one by what stands in the environment.
"""

import os
import signal
import socket
import sys
from collections.abc import Callable
from logging import getLogger
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import CountHandler

_server: str | None = None  # "begun" until its first configuration is there, then "running"


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
    if os.environ.get("STRICT") == "false":
        config.strict = config.plugins["macros"].config["on_error_fail"] = False
        _count_no_warnings()
    if _server == "begun":
        _server = "running"
        _refuse_taken(*config.dev_addr)
    return config


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
    server.builder = sys.modules["macros"].rebuilding(builder, project, Path(server.root))
    server.serve_thread.start = uninterrupted(server.serve_thread.start)
    return server


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
    if _server and (macros := sys.modules.get("macros")):
        macros.stop_writing()


def on_files(files: Any, config: Any) -> Any:
    """Add a page for each part of a list that is too long for one, and for each saying."""
    for name, text in config.plugins["macros"].generated():
        inclusion = InclusionLevel.NOT_IN_NAV  # the menu names the whole list alone
        files.append(File.generated(config, name, content=text, inclusion=inclusion))
    return files


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Let previous and next lead through the parts of a list, after its first page."""
    for first, names in config.plugins["macros"].shelves():
        page = files.get_file_from_path(first).page
        for name in names:
            part = files.get_file_from_path(name).page
            part.previous_page, part.next_page = page, page.next_page
            if page.next_page:
                page.next_page.previous_page = part
            page.next_page, page = part, part
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let a template of the theme that fails tell where; prove the pages, now that all are read."""
    config.plugins["macros"].guard(env)
    pages = (file.page for file in files.documentation_pages())
    config.plugins["macros"].prove(page for page in pages if page and page.content is not None)
    return env
