"""Chapters: the pages that are written, what each is called, by what else it is found.

For example, docs/law.md is the chapter 'law'; its first heading is its title, and its 'aliases' are
other words for it.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problems
from macros.reading.text_files import read

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^# (.+?)(?: \{.*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """A page: 'law', its title, and the words by which readers look for it.

    ``description`` says what it tells; ``related`` names the pages that it sends readers to.
    """

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    related: tuple[str, ...] = ()


def chapters(docs: Path) -> list[Chapter]:
    """The pages under docs/ that are to be found, by name."""
    found = []
    for path in sorted(docs.glob("*.md")):
        try:
            text = read(path, path.name)
        except Problems:  # told where pages are checked
            continue
        said = _said(text)
        title = _TITLE.search(text)
        if title and not _excluded(said):
            description = " ".join(str(said.get("description", "")).split())
            related = (one.removesuffix(".md") for one in _list(said, "related"))
            words = _list(said, "aliases")
            found.append(Chapter(path.stem, title[1], words, description, tuple(related)))
    return found


def _list(said: dict[str, Any], key: str) -> tuple[str, ...]:
    found = said.get(key)
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _said(text: str) -> dict[str, Any]:
    """What a page says of itself, every value a text; its mistakes are told elsewhere."""
    match = FRONT_MATTER.match(text)
    try:
        said = yaml.load(match[1], yaml.BaseLoader) if match else {}
    except (yaml.YAMLError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _excluded(said: dict[str, object]) -> bool:
    search = said.get("search")
    return isinstance(search, dict) and search.get("exclude") == "true"
