"""Writes the stock site's pages: one for each of ours, with the same records as plain tables."""

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
}
PAGES = {
    "index": [],
    "timeline": ["events"],
    "call-up": [],
    "ending": [],
    "law": ["penalties"],
    "leaving": ["claims"],
    "returning": ["testimonies"],
    "figures": ["claims"],
    "figures-leaving": [],
    "disagreements": ["disagreements"],
    "disagreements-leaving": [],
    "retellings": ["claims"],
    "known": ["claims"],
    "sources": ["sources"],
    "people": ["people"],
    "about": [],
    "data": [],
    "glossary": ["glossary"],
    "macros": [],
}


def write(docs: Path, prose: Path) -> None:
    """Fill ``docs`` with the stock pages; their prose is ours without its macro calls."""
    docs.mkdir(parents=True)
    for name, kinds in PAGES.items():
        lines = [
            line for line in (prose / f"{name}.md").read_text().splitlines() if "{" not in line
        ]
        for kind in kinds:
            columns = TABLES[kind]
            row = " | ".join(f"{{{{ r.{column} }}}}" for column in columns)
            head = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
            loop = f"{{% for r in {kind} %}}| {row} |\n{{% endfor %}}"
            lines += ["", f"## {kind}", "", *head, loop]
        (docs / f"{name}.md").write_text("\n".join(lines) + "\n")
