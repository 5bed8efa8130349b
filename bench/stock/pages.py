"""Writes the stock site's pages: one for each of ours, with the same records as plain tables."""

from collections.abc import Mapping, Sequence
from pathlib import Path

TABLES = {
    "sources": ["publisher", "title", "published", "url"],
    "people": ["name", "role", "identity", "affiliation"],
    "claims": ["value", "measure", "period", "said_by", "evidence"],
    "events": ["date", "title", "summary", "evidence"],
    "penalties": ["article", "conduct", "binds", "terms"],
    "testimonies": ["person", "age", "why_left", "why"],
    "disagreements": ["title", "reason", "explanation", "stands"],
    "glossary": ["term", "definition", "evidence"],
    "sayings": ["sentence", "verdict", "because", "evidence"],
}
LISTS = {
    "timeline": "events",
    "law": "penalties",
    "returning": "testimonies",
    "figures": "claims",
    "disagreements": "disagreements",
    "retellings": "claims",
    "known": "claims",
    "sources": "sources",
    "people": "people",
    "glossary": "glossary",
    "heard": "sayings",
}


def write(docs: Path, prose: Path, parts: Mapping[str, Sequence[str]]) -> None:
    """Fill ``docs`` with the stock pages; their prose is ours without its macro calls.

    A list that ours parts stands on as many pages here, with as many rows on each.
    """
    docs.mkdir(parents=True)
    for page in prose.glob("*.md"):
        lines = [line for line in page.read_text().splitlines() if "{" not in line]
        names = parts.get(page.stem, [])
        if page.stem in LISTS and not names:
            lines += _table(LISTS[page.stem], "")
        (docs / page.name).write_text("\n".join(lines) + "\n")
        for number, name in enumerate(names):
            rows = (
                _table(LISTS[page.stem], f"[{number}::{len(names)}]") if page.stem in LISTS else []
            )
            (docs / f"{name}.md").write_text("\n".join([f"# {name}", *rows]) + "\n")


def _table(kind: str, part: str) -> list[str]:
    columns = TABLES[kind]
    row = " | ".join(f"{{{{ r.{column} }}}}" for column in columns)
    head = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    loop = f"{{% for r in {kind}{part} %}}| {row} |\n{{% endfor %}}"
    return ["", f"## {kind}", "", *head, loop]
