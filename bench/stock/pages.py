"""Writes the stock site's pages: one for each of ours, with the same records as plain tables."""

from pathlib import Path

TABLES = {
    "sources": "| {{ r.publisher }} | {{ r.title or r.description }} | {{ r.published }} | {{ r.url or r.read_at }} |",
    "people": "| {{ r.name }} | {{ r.role }} | {{ r.identity }} | |",
    "claims": "| {{ r.value or r.low }} | {{ r.measure }} | {{ r.period or r.as_of }} | {{ r.said_by }} {% for e in r.evidence %}{{ e.source }} {{ e.quote }} {% endfor %} |",
    "events": "| {{ r.date }} | {{ r.title }} | {{ r.summary }} | {% for e in r.evidence %}{{ e.source }} {% endfor %} |",
    "penalties": "| {{ r.article }} | {{ r.conduct }} | {{ r.binds }} | {% for t in r.terms %}{{ t.edition }} {{ t.min }} {{ t.max }} {% endfor %} |",
    "testimonies": "| {{ r.person }} | {{ r.age }} | {{ r.why_left }} | {{ r.why }} |",
    "disagreements": "| {{ r.title }} | {{ r.reason }} | {{ r.explanation }} | {{ r.stands }} |",
}
PAGES = {
    "index": [],
    "timeline": ["events"],
    "call-up": ["claims"],
    "law": ["penalties"],
    "leaving": ["claims"],
    "returning": ["testimonies"],
    "figures": ["claims"],
    "disagreements": ["disagreements"],
    "sources": ["sources", "people"],
    "about": [],
}


def write(docs: Path, prose: Path) -> None:
    """Fill ``docs`` with the stock pages; their prose is ours without its macro calls."""
    docs.mkdir(parents=True)
    for name, kinds in PAGES.items():
        lines = [line for line in (prose / f"{name}.md").read_text().splitlines() if "{" not in line]
        for kind in kinds:
            loop = f"{{% for r in {kind} %}}{TABLES[kind]}\n{{% endfor %}}"
            lines += ["", f"## {kind}", "", "| a | b | c | d |", "|---|---|---|---|", loop]
        (docs / f"{name}.md").write_text("\n".join(lines) + "\n")
