"""The pages that are written: what each is called, and by which other words it is looked for."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^# (.+?)(?: \{.*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """A page: 'law', its title, and the words by which readers look for it."""

    name: str
    title: str
    aliases: tuple[str, ...] = ()


def chapters(docs: Path) -> list[Chapter]:
    """The pages under docs/ that are to be found, by name."""
    found = []
    for path in sorted(docs.glob("*.md")):
        text = path.read_text(encoding="utf-8-sig")
        said = _said(text)
        title = _TITLE.search(text)
        if title and not _excluded(said):
            aliases = said.get("aliases")
            words = tuple(aliases) if isinstance(aliases, list) else ()
            found.append(Chapter(path.stem, title[1], words))
    return found


def _said(text: str) -> dict[str, Any]:
    """What a page says of itself before its text, every value a text; markup.py tells mistakes."""
    match = FRONT_MATTER.match(text)
    try:
        said = yaml.load(match[1], yaml.BaseLoader) if match else {}
    except (yaml.YAMLError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _excluded(said: dict[str, object]) -> bool:
    search = said.get("search")
    return isinstance(search, dict) and search.get("exclude") == "true"
