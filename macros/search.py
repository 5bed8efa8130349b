"""The texts that search looks through, as a script.

The generator's search writes JSON, which a page opened from a disk may not fetch; a
script it may load.
"""

import json
from pathlib import Path

from markupsafe import Markup

SCRIPT = "search/records.js"


def write_script(site: Path, index: str = "search/search_index.json", key: str = "docs") -> None:
    """Write an index again as ``search/records.js``: [address, title, text] a section.

    The index is a file of the built site that has its sections under ``key``.
    """
    sections = json.loads((site / index).read_text(encoding="utf-8"))[key]
    records = [[one["location"], _plain(one["title"]), _plain(one["text"])] for one in sections]
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    (site / SCRIPT).parent.mkdir(exist_ok=True)
    (site / SCRIPT).write_text(f"(window.calledUp??={{}}).records={text}\n", encoding="utf-8")


def _plain(html: str) -> str:
    return Markup(html).striptags()
