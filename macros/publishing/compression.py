"""Precompression: each text of a site as Brotli and as gzip beside it, as servers send them.

For example 'law.html.br' and 'law.html.gz' beside 'law.html'. The same text gives the same
bytes on every day.
"""

import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import brotli

from macros.cache import Cache

PAGES = 11  # quality of Brotli: the best, for what every reader waits for
SEARCH = 10  # a third of the time, for two bytes more in a hundred
REUSED = 8  # a fiftieth of the time, for eleven bytes more in a hundred
_BY_FOLDER = {"search": SEARCH, "data": REUSED, "pictures": REUSED}

_HOW = Path(__file__).read_bytes()  # of which what is kept is made as well

_TEXT = {
    ".html",
    ".css",
    ".js",
    ".json",
    ".svg",
    ".txt",
    ".xml",
    ".csv",
    ".ics",
    ".atom",
    ".bib",
    ".ris",
}


def compress(
    site: Path,
    cache: Cache,
    quality: int | None = None,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """Write .br and .gz beside each text of a site; ``quality`` is that of all, for tests.

    ``told`` is called with how many are done, and of how many.
    """
    texts = sorted(one for one in site.rglob("*") if one.suffix in _TEXT and one.is_file())
    for done, path in enumerate(texts, 1):
        best = released_quality(path.relative_to(site))
        _compress(path, cache, best if quality is None else quality)
        told(done, len(texts))


def is_compressed(path: Path) -> bool:
    """Whether beside a file stands the gzip of what it holds, as it does once it is compressed."""
    content = path.read_bytes()
    with suppress(OSError, EOFError, zlib.error):
        packed = path.with_name(f"{path.name}.gz").read_bytes()
        return packed != b"" and gzip.decompress(packed) == content  # of b"" gzip makes b""
    return False


def released_quality(path: Path) -> int:
    """The quality at which a file of a released site is compressed, by its path there."""
    return _BY_FOLDER.get(path.parts[0], PAGES)


def _compress(path: Path, cache: Cache, quality: int) -> None:
    content = path.read_bytes()
    level = min(quality + 1, 9)  # gzip's best for all that is released, and less in haste
    packed = gzip.compress(content, compresslevel=level, mtime=0)
    path.with_name(f"{path.name}.gz").write_bytes(packed)
    made_of = f"{brotli.__version__} {quality}\n".encode() + _HOW + content
    make = partial(_brotli, content, quality)
    # What is made as fast as it is read need not be kept.
    compressed = cache.get(made_of, make) if quality > REUSED else make()
    path.with_name(f"{path.name}.br").write_bytes(compressed)


def _brotli(content: bytes, quality: int) -> bytes:
    compressed: bytes = brotli.compress(content, quality=quality)
    return compressed
