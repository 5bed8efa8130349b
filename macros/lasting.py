"""Files whose names tell their content, so that a copy of them may be kept for ever."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

NAME = r"\.[0-9a-f]{10}\.[a-z]+$"  # how such a name ends; servers know them by it
_LOADS = re.compile(r'(?<=\bdata-loads=")[^"]*')


class Lasting:
    """The files of a site that its pages load later: those named in ``data-loads``."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._renamed = cache(self._rename)

    def named(self, page: str) -> str:
        """The page, naming them as they are called now: each is renamed when first met."""
        return _LOADS.sub(lambda found: " ".join(map(self._renamed, found[0].split())), page)

    def _rename(self, name: str) -> str:
        file = self._site / name
        content = sha256(file.read_bytes()).hexdigest()[:10]
        file = file.rename(file.with_suffix(f".{content}{file.suffix}"))
        return file.relative_to(self._site).as_posix()


def loaded(page: str) -> list[str]:
    """The files that a page loads when they are asked for, by the names it uses."""
    return [name for found in _LOADS.findall(page) for name in found.split()]


def lasting(site: Path) -> list[str]:
    """The names of the site's files that never change, from its root."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*.*") if file.is_file())
    return sorted(name for name in names if re.search(NAME, name))
