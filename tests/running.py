"""The commands of the project, as whoever works on it runs them."""

import contextlib
import gc
import io
import logging
import os
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import mkdocs.__main__
from mkdocs.commands import build
from mkdocs.utils import DuplicateFilter
from playwright.sync_api import Page

from macros import __main__ as commands

ROOT = Path(__file__).parent.parent
# For whatever is awaited: it comes long before, or never. No test says how fast a machine is.
PATIENCE = float(os.environ.get("PATIENCE", 600))  # seconds

THOROUGH = "THOROUGH" in os.environ  # whether all is tried, and not a specimen of each kind

# Coverage, where it is asked for, follows the processes of pytest; what those start runs twice as
# fast without it, and has its lines run in them as well. WATCHED is for what has not.
WATCHED: dict[str, str] = {}
if "PYTEST_XDIST_WORKER" in os.environ and "COVERAGE_PROCESS_CONFIG" in os.environ:
    WATCHED["COVERAGE_PROCESS_CONFIG"] = os.environ.pop("COVERAGE_PROCESS_CONFIG")


def _mkdocs(given: list[str]) -> int | None:
    for said in build.log.filters:
        if isinstance(said, DuplicateFilter):  # what it told one build it would not tell the next
            said.msgs.clear()
    for name, log in logging.root.manager.loggerDict.items():
        if name.startswith("mkdocs") and isinstance(log, logging.Logger):
            log.disabled = False  # as import-linter leaves all that it finds
    return mkdocs.__main__.cli.main(given, prog_name="mkdocs")


MAINS: dict[str, Callable[[list[str]], int | None]] = {"macros": commands.main, "mkdocs": _mkdocs}


def run(*command: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of the project, as Python is given it: what it says, and how it ends.

    One of MAINS runs in this process, which takes a quarter of the time, unless the folder has
    code of its own or Python itself is told something.
    """
    is_for_python = any(name.startswith(("PYTHON", "LC_")) for name in environment)
    if command[0] == "-m" and command[1] in MAINS and not is_for_python and _is_ours(cwd):
        return run_here(*command[1:], cwd=cwd, **environment)
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def run_here(
    name: str, *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A command in this process. MkDocs keeps some things in mind from one to the next."""
    own = {"NO_MKDOCS_2_WARNING": "1", **environment}
    with contextlib.chdir(cwd), _streams() as (out, err), _as_a_process(own):
        status = _status(MAINS[name], list(arguments))
    return subprocess.CompletedProcess((name, *arguments), status, out.getvalue(), err.getvalue())


def until(
    holds: Callable[[], bool],
    ended: Callable[[], int | None] = lambda: None,
    every: float = 0.05,
    page: Page | None = None,
) -> bool:
    """Whether something came to hold, before what should bring it about has ended.

    It is asked ``every`` so many seconds, and given up as lost after a very long time;
    meanwhile a page that is given is heard.
    """
    lost = time.monotonic() + PATIENCE
    while not holds():
        if ended() is not None or time.monotonic() > lost:
            return False
        if page:
            page.wait_for_timeout(1000 * every)
        else:
            time.sleep(every)
    return True


def _is_ours(folder: Path) -> bool:
    """Whether a folder has the very code and templates that the tests have imported, or none.

    What it has besides, such as styles, is read where it is.
    """
    kinds = [("macros", ""), ("overrides", ".html")]
    pairs = [(folder / name, ROOT / name, ending) for name, ending in kinds]
    return all(
        stamps(theirs, ending) == stamps(ours, ending)
        or _files(theirs, ending) == _files(ours, ending)
        for theirs, ours, ending in pairs
        if theirs.is_dir()
    )


def stamps(folder: Path, ending: str) -> dict[str, tuple[int, int]]:
    """When each file was written, and its size: a copy has the same, what is edited has not."""
    start = len(str(folder))
    stats = ((name[start:], os.stat(name)) for name in _names(folder, ending))
    return {name: (stat.st_mtime_ns, stat.st_size) for name, stat in stats}


def _files(folder: Path, ending: str) -> dict[str, bytes]:
    start = len(str(folder))
    return {name[start:]: Path(name).read_bytes() for name in _names(folder, ending)}


def _names(folder: Path, ending: str) -> Iterator[str]:
    for room, _, names in os.walk(folder):
        if not room.endswith("__pycache__"):
            yield from (f"{room}/{name}" for name in names if name.endswith(ending))


def _status(main: Callable[[list[str]], int | None], given: list[str]) -> int:
    try:
        return main(given) or 0
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else bool(end.code)
    except Exception:
        traceback.print_exc()
        return 1


@contextlib.contextmanager
def _streams():
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield out, err


@contextlib.contextmanager
def _as_a_process(environment: dict[str, str]):
    """An environment and a path of its own; it ends when its threads do, and frees all it holds."""
    before, path = set(threading.enumerate()), sys.path.copy()
    with patch.dict(os.environ, environment):
        yield
        for thread in set(threading.enumerate()) - before:
            if not thread.daemon:
                thread.join()
    sys.path[:] = path
    gc.unfreeze()
