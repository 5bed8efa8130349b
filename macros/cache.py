"""A cache on disk: bytes that take long to make, kept under the SHA-256 of all they are made of.

What is made of the same has the same name, so that nothing in it can be out of date. For
example, a page compressed at some quality by some version of Brotli.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


class Cache:
    """What is asked for in one run: made once, and read where an earlier run has made it."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` is where it is kept; without one, all is forgotten with the run."""
        self._folder = folder
        self._known: dict[str, bytes] = {}

    def get(self, made_of: bytes, make: Callable[[], bytes]) -> bytes:
        """What ``make`` returns, where that depends on nothing but ``made_of``."""
        name = sha256(made_of).hexdigest()
        if name not in self._known:
            self._known[name] = self._kept(name, make)
        return self._known[name]

    def prune(self) -> None:
        """Delete what this run did not ask for."""
        for path in self._folder.glob("*") if self._folder else ():
            if path.name not in self._known:
                with suppress(OSError):  # another run may have been faster
                    path.unlink()

    def _kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        if not self._folder:
            return make()
        path = self._folder / name
        with suppress(OSError):
            return path.read_bytes()
        made = make()
        with suppress(OSError):  # where nothing may be written, it is made each time
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(f"{name}.{os.getpid()}")
            unfinished.write_bytes(made)
            unfinished.replace(path)  # at once, so that nobody reads a half of it
        return made
