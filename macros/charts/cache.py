"""Content-addressed cache: what was drawn once is found again under a digest of all it came from.

Nothing else can be found under that name. A build does without: what cannot be kept is not,
and what was not kept whole is made anew.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class Cache:
    """A folder of what was made; without one all is made each time."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def get(self, source: str, suffix: str, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives for a source that names all it depends on, from the folder if there.

        ``suffix`` is that of the file, such as '.svg'.
        """
        if self._folder is None:
            return make()
        kept = self._folder / f"{_digest(source.encode())}{suffix}"
        if (made := _read(kept)) is None:
            made = make()
            _keep(kept, made)
        return made


def _read(kept: Path) -> bytes | None:
    """What was kept, or None where it cannot be read or is not all that was written."""
    try:
        digest, _, made = kept.read_bytes().partition(b"\n")
    except OSError:
        return None
    return made if digest == _digest(made).encode() else None


def _keep(kept: Path, made: bytes) -> None:
    with suppress(OSError):  # the folder is not ours, the disk is full or cannot be written
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_digest(made).encode() + b"\n" + made)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
