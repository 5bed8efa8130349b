"""From saving a file to the page that shows it: a record of ours, a page of stock's.

Both previews run at once and are edited by turns; neither works while the other is timed.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
EDITS = 7
PATIENCE = 60.0  # seconds for a preview to show anything at all


@dataclass
class Preview:
    """A site under ``mkdocs serve``: the file that is edited, and the page that shows it."""

    address: str
    file: Path
    page: str
    words: str  # what stands in both and is changed

    def edit(self) -> float:
        """Change the words, and tell how many seconds it takes until the page has them."""
        changed = f"{self.words.rstrip('!')}{'!' * (1 + self.words.count('!'))}"
        text = self.file.read_text(encoding="utf-8").replace(self.words, changed, 1)
        start = time.perf_counter()
        self.file.write_text(text, encoding="utf-8")
        self.words = changed
        self.wait()
        return time.perf_counter() - start

    def wait(self) -> None:
        """Return when the page has the words. Raises TimeoutError when it never does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address}/{self.page}.html") as answer:
                    if self.words in answer.read().decode():
                        return
            except (urllib.error.URLError, ConnectionError):
                pass  # it is not up yet, or building
            time.sleep(0.02)
        raise TimeoutError(f"{self.page}.html never had {self.words!r}")


def compare(folder: Path, stock: Path) -> tuple[float, float]:
    """The median seconds of ours and of stock's, edited by turns."""
    ours = folder / "preview"
    for name in ("docs", "data", "macros", "overrides"):
        shutil.copytree(ROOT / name, ours / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", ours)
    with (
        served(ours, ours / "data" / "people.yml", "people", "Joel Hickman") as one,
        served(stock, stock / "docs" / "call-up.md", "call-up", "Sent to the war") as other,
    ):
        told = [(one.edit(), other.edit()) for _ in range(EDITS)]
    mine, theirs = zip(*told, strict=True)
    return statistics.median(mine), statistics.median(theirs)


@contextmanager
def served(project: Path, file: Path, page: str, words: str) -> Iterator[Preview]:
    """A project's preview, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
        cwd=project,
        env={**os.environ, "STRICT": "false", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        preview = Preview(f"http://127.0.0.1:{port}", file, page, words)
        preview.wait()
        yield preview
    finally:
        server.terminate()
        server.wait(10)
