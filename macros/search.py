"""The texts that search looks through, as a script.

The search plugin writes JSON, which a page opened from a disk may not fetch; a
script it may load.
"""

import json
from pathlib import Path

from markupsafe import Markup

SCRIPT = "search/records.js"


def write_script(site: Path) -> None:
    """Write the plugin's index again as ``search/records.js``: [address, title, text] a section."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    records = [
        [one["location"], _plain(one["title"]), _plain(one["text"])] for one in index["docs"]
    ]
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    (site / SCRIPT).write_text(f"(window.calledUp??={{}}).records={text}\n", encoding="utf-8")


def _plain(html: str) -> str:
    return Markup(html).striptags()
