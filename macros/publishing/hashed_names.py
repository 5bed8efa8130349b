"""Cache busting: files whose names hold a hash of their content, so that a copy may be kept.

For example, search.1a2b3c4d5e.js, which never changes, stands beside search.js.
"""

import re
import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path

NAME = r"\.[0-9a-f]{10}\.[a-z]+$"  # how such a name ends; servers know them by it
_LOADS = re.compile(r'(?<=\bdata-loads=")[^"]*')


class Lasting:
    """The files of a site that its pages load later: those named in ``data-loads``.

    Each keeps its plain name as well: a page of an earlier release, still open or kept by a
    browser, finds no file by the name that it knows, and falls back to that one.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._copied = cache(self._copy)

    def named(self, page: str) -> str:
        """The page, naming them by their content: each is copied when first met."""
        return _LOADS.sub(lambda found: " ".join(map(self._copied, found[0].split())), page)

    def _copy(self, name: str) -> str:
        file = self._site / name
        content = sha256(file.read_bytes()).hexdigest()[:10]
        copy = shutil.copy(file, file.with_suffix(f".{content}{file.suffix}"))
        return Path(copy).relative_to(self._site).as_posix()


def loaded(page: str) -> list[str]:
    """The files that a page loads when they are asked for, by the names it uses."""
    return [name for found in _LOADS.findall(page) for name in found.split()]


def lasting(site: Path) -> list[str]:
    """The names of the site's files that never change, from its root."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*.*") if file.is_file())
    return sorted(name for name in names if re.search(NAME, name))


def plain(name: str) -> str:
    """The name that a lasting file has in every release."""
    return re.sub(r"\.[0-9a-f]{10}(?=\.[a-z]+$)", "", name)
