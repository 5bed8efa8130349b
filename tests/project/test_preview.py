"""A preview shows what is wrong, whatever it is, and goes on when it is mended."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, run
from running import PATIENCE, until

from macros.mkdocs_hooks import uninterrupted

# What is said of mistakes is said without the files of data beside the pages.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "EXPORTS": "false"}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """``mkdocs serve`` on a copy of the project, and what its pages show."""

    def __init__(self, project: Path) -> None:
        self.port = free_port()
        self.project = project
        self.log = project / "serve.log"
        self.room = project / "room"  # for the server's own folder
        self.room.mkdir()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=project, stdout=log, stderr=subprocess.STDOUT,
                env={**os.environ, **QUIET, "TMPDIR": str(self.room)},
                # What a shell starts in the background has interrupts ignored, else.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )  # fmt: skip

    def page(self, name: str = "leaving") -> BeautifulSoup:
        """A page as it is served now."""
        address = f"http://127.0.0.1:{self.port}/{name}.html"
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return BeautifulSoup(answer.read(), "html.parser")

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, for as long as the server runs."""
        assert until(holds, self.process.poll), self.log.read_text()

    def tells(self, message: str, drawn: bool) -> bool:
        """Whether a page has the message, and its text if and only if it can be drawn."""
        page = self.page()
        return message in page.get_text() and bool(page.select_one("article .as-of")) == drawn

    def serves(self) -> bool:
        return "Serving on" in self.log.read_text()

    def listens(self) -> bool:
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", self.port)) == 0

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def stop(self) -> int:
        """Press Ctrl-C; how the server ends."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(project: Path) -> Iterator[Server]:
    server = Server(project)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.wait()


CLAIM = "  - id: entries-october\n"
RIVAL = """\
  - id: rival
    measure: entries
    value: 2000
    period: 2022-09-21/2022-10-04
    said_by: minister
    kind: count
    standing: stands
    evidence: [{source: agency}]

"""
MISTAKES = [
    ("data/world.yml", "identity: named", "identity: nmaed", "did you mean 'named'?", False),
    ("data/world.yml", CLAIM, RIVAL + CLAIM, "write a disagreement of 'class: conflict'", True),
    ("docs/leaving.md", "{{ notes() }}", "About 5.\n\n{{ notes() }}", "is typed by hand", True),
    ("mkdocs.yml", "hooks: [", "hooks: [[", "mkdocs.yml:", False),
    ("mkdocs.yml", "- attr_list", "- atr_list", "the Markdown extension 'atr_list'", False),
    ("mkdocs.yml", "name: material", "name: matrial", "the terminal says more", False),
]  # fmt: skip


@pytest.mark.slow
def test_a_server_shows_each_mistake_until_it_is_mended(small: Path) -> None:
    """By itself, without a word of ours in the environment; from its first build on.

    What can be drawn is, below the mistake. What stops a build stops no server.
    """
    file, old, new, *_ = MISTAKES[0]
    (small / file).write_text((small / file).read_text().replace(old, new, 1))
    with serving(small) as server:
        server.until(server.serves)
        for file, old, new, message, drawn in MISTAKES:
            if new not in (small / file).read_text():
                server.edit(file, old, new)
            # The build before, if it still runs, may say it on a page that it draws.
            server.until(lambda told=(message, drawn): server.tells(*told))
            server.edit(file, new, old)
            server.until(lambda: bool(server.page().select_one("article .as-of")))
            server.until(lambda message=message: message not in server.page().get_text())
        said = server.log.read_text()
        assert "Traceback" not in said
        assert all(message in said for *_, message, _ in MISTAKES)
        assert server.stop() == 0


@pytest.mark.slow
@pytest.mark.usefixtures("own_code")
def test_a_server_outlives_what_tells_mistakes(small: Path) -> None:
    """Its pages say what stopped the build though the modules that word a mistake are broken."""
    with serving(small) as server:
        server.until(server.serves)
        for name in ("preview.py", "problems.py", "reading/text_files.py", "checking/settings.py"):
            module = small / "macros" / name
            whole = module.read_text()
            module.write_text(f"{whole}\n)\n")
            server.until(lambda module=module: module.name in server.page().get_text())
            module.write_text(whole)
            server.until(lambda: bool(server.page().select_one("article .as-of")))
        assert server.stop() == 0


@pytest.mark.slow
def test_a_server_names_a_page_that_is_no_text(small: Path) -> None:
    """MkDocs has emptied its folder by then: each page is there all the same, and says it."""
    page = small / "docs" / "about.md"
    whole = page.read_bytes()
    told = "docs/about.md:2: byte 4 is not UTF-8; save the file as UTF-8"
    with serving(small) as server:
        server.until(server.serves)
        page.write_bytes(b"# x\n\xff\n")
        server.until(lambda: told in server.log.read_text())
        server.until(lambda: told in server.page().get_text())
        page.write_bytes(whole)
        server.until(lambda: bool(server.page().select_one("article .as-of")))
        assert server.stop() == 0


@pytest.mark.slow
@pytest.mark.usefixtures("own_code")
def test_a_server_says_what_it_does_not_read_anew(small: Path) -> None:
    """The door itself was imported by MkDocs: its edit is seen by the next server."""
    with serving(small) as server:
        server.until(server.serves)
        server.edit("macros/__init__.py", "import sys", "import sys  # edited")
        told = "macros/__init__.py: it is read when a preview begins; start this one again"
        server.until(lambda: told in server.log.read_text())
        assert server.stop() == 0


def test_a_contradiction_stands_above_every_page(small: Path) -> None:
    """It may be looked at while its disagreement is written; a build refuses it."""
    figures = small / "data" / "world.yml"
    figures.write_text(figures.read_text().replace(CLAIM, RIVAL + CLAIM, 1))
    built = run("-m", "mkdocs", "build", cwd=small, STRICT="false")
    assert built.returncode == 0, built.stderr
    for name in ("index", "figures-leaving"):
        page = BeautifulSoup((small / "site" / f"{name}.html").read_text(), "html.parser")
        assert "write a disagreement of 'class: conflict'" in page.select(".problem")[0].text
        assert page.select_one("h1")
    assert page.select_one("#rival").text.startswith("2,000")
    assert run("-m", "mkdocs", "build", cwd=small).returncode != 0


def test_what_cannot_be_followed_is_not_drawn(small: Path) -> None:
    """A sum that is a part of itself has no value that a page could show."""
    figures = small / "data" / "world.yml"
    circle = RIVAL.replace("2000\n", "2000\n    sum_of: [rival, rival]\n    derivation: stated\n")
    figures.write_text(figures.read_text().replace(CLAIM, circle + CLAIM, 1))
    built = run("-m", "mkdocs", "build", cwd=small, STRICT="false")
    assert built.returncode == 0, built.stderr
    page = BeautifulSoup((small / "site" / "leaving.html").read_text(), "html.parser")
    assert page.h1.text.startswith("This page cannot be shown yet")
    assert "is a part of itself" in page.select(".problem")[0].parent.parent.text


def test_a_taken_port_is_told_before_any_work(small: Path) -> None:
    """With what to write instead, and nothing built."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        served = run("-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", cwd=small)
    assert served.returncode == 1
    assert f"nothing can be served at 127.0.0.1:{port}: Address already in use" in served.stderr
    assert "name another port, such as: make serve PORT=8001" in served.stderr
    assert "Traceback" not in served.stderr and "macros" not in served.stderr.partition("ERROR")[2]


def test_make_serve_takes_another_port() -> None:
    """Two copies of the project can be previewed at once."""
    for given, port in (([], 8000), (["PORT=8123"], 8123)):
        told = subprocess.run(
            ["make", "--dry-run", "--old-file=.venv/site", "serve", *given],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert f"127.0.0.1:{port}" in told.stdout


def test_an_interrupt_waits_until_the_server_has_begun() -> None:
    """A server that is closed between its thread's start and its first word fails in the thread."""
    done = []

    def begin() -> None:
        signal.raise_signal(signal.SIGINT)
        done.append("begun")

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            uninterrupted(begin)()
    finally:
        signal.signal(signal.SIGINT, before)
    assert done == ["begun"]


@pytest.mark.slow
@pytest.mark.usefixtures("own_code")
def test_a_server_may_be_stopped_at_once(small: Path) -> None:
    """While files are still written beside the pages: their folder goes after that."""
    search = small / "macros" / "publishing" / "search_index.py"
    written = search.read_text()
    with socket.create_server(("127.0.0.1", 0)) as gate:
        gate.settimeout(PATIENCE)
        wait = f"__import__('socket').create_connection({gate.getsockname()}).recv(1)"
        search.write_text(written.replace("    records = ", f"    {wait}\n    records = ", 1))
        assert wait in search.read_text()
        with serving(small) as server:
            with gate.accept()[0]:  # the writer waits until this is closed
                server.until(server.serves)
                server.process.send_signal(signal.SIGINT)
                server.until(lambda: not server.listens())
            assert server.process.wait(PATIENCE) == 0
    said = server.log.read_text()
    assert "Traceback" not in said and "ERROR" not in said
    assert list(server.room.glob("mkdocs_*")) == []


def test_a_server_may_be_strict(small: Path) -> None:
    """For whoever says so: it stops at the first mistake, as a build does."""
    (small / "docs" / "law.md").write_text("# The law\n\n{{ clam() }}\n")
    served = run("-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{free_port()}", cwd=small,
                 STRICT="true")  # fmt: skip
    assert served.returncode == 1
    assert "docs/law.md:3: 'clam' is not a macro; did you mean 'claim'?" in served.stderr
