"""What a visit tells of a page that comes in pieces."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import PHONE
from playwright.sync_api import Browser
from visits import Visit

# The next piece is asked for when those above it have been drawn.
BEGINNING = """<!doctype html><link rel=icon href=data:,>
<style>body { font: 16px/20px monospace } p { width: 20ch } .low { padding-top: 200px }</style>
<script>
const draw = () => new Promise(requestAnimationFrame);
const ask = async (times) => {
  for (; times; times--) {
    await draw();
    await draw();
    await fetch("/next");
  }
};
</script>
"""


@contextmanager
def in_pieces(*pieces: str) -> Iterator[str]:
    """The address of a page of which each piece is sent when the one before it has been drawn."""
    drawn = threading.Semaphore(1)
    ask = f"{BEGINNING}<script>ask({len(pieces) - 1})</script>"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/next":
                drawn.release()
                return
            self.wfile.write(ask.encode())
            for piece in pieces:
                drawn.acquire()
                self.wfile.write(piece.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@pytest.mark.parametrize("end", [(), ("<p>The end.",)], ids=["last", "not last"])
@pytest.mark.parametrize(
    ("first", "rest", "is_told"),
    [
        ("<p>Twenty thousand peo", "ple left.</p>", False),
        ("<p>Twenty thousand people", " left.</p>", False),
        ("<p>Twenty thousand", "<style>p { padding-top: 35px }</style>", True),
        ("<p class=low>Twenty thousand", "<style>.low { padding-top: 0 }</style>", True),
    ],
    ids=["a word that was cut", "words that follow", "pushed down", "pulled up"],
)
def test_what_moves_while_a_page_comes_is_told(
    browser: Browser, first: str, rest: str, is_told: bool, end: tuple[str, ...]
) -> None:
    """All but a word that was cut, which takes the next line once it is whole."""
    with in_pieces(first, rest, *end) as address:
        visit = Visit(browser, address, bad_line=True, viewport=PHONE)
        visit.context.close()
    assert bool(visit.shifts) == is_told, visit.shifts
