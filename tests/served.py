"""A folder over HTTP as a good host serves it: what was compressed beforehand is sent so."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or what follows the headers waits until they are confirmed

    def log_message(self, *_: object) -> None:
        pass


class _Compressed(_Quiet):
    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        status = 200
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", 404
        twin = Path(f"{path}.br")
        small = "br" in self.headers.get("Accept-Encoding", "") and twin.is_file()
        content = (twin if small else path).read_bytes() if path.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        if small:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path, compressed: bool = False) -> Iterator[str]:
    """The folder's address on loopback, for as long as it is used."""
    handler = functools.partial(_Compressed if compressed else _Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
