"""Orphan check: each record stands at its address, for its home page has the call that shows it.

For example, where the home of events has no call of timeline(), the line of its notes is told.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from macros.corpus import Corpus
from macros.corpus.addresses import theme_of
from macros.pages.link_checks import Places
from macros.problems import Problem
from macros.records import (
    Claim,
    Correction,
    Disagreement,
    Event,
    GlossaryEntry,
    Measure,
    Penalty,
    Person,
    Picture,
    Place,
    Record,
    Saying,
    Source,
    Testimony,
    Topic,
)

# The call by which its home shows a record of each kind. A measure has no row of its own:
# it stands with the first of its claims.
_SHOWN_BY: dict[type[Record], str] = {
    Source: "sources()",
    Person: "people()",
    Event: "timeline()",
    Penalty: "penalties()",
    Testimony: 'testimony("{id}")',
    Correction: "corrections()",
    GlossaryEntry: "glossary()",
    Place: "a_to_z()",
    Picture: 'picture("{id}")',
    Topic: 'figures(theme="{theme}")',
    Measure: "",
    Claim: 'figures(theme="{theme}")',
    Disagreement: 'disagreements("{theme}")',
    Saying: "sayings()",
}


def homeless(docs: Path, known: Places, unsure: Collection[str], data: Corpus) -> list[Problem]:
    """What each page lacks on which records have their addresses; one problem a call.

    A page that is ``unsure`` may lack nothing, once it can be drawn.
    """
    missing: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in data:
        page = data.page_of(record)
        listing = data.list_by_part.get(page)
        if listing and listing.is_indexed and not isinstance(record, Measure | Topic):
            page = listing.page  # which names each row, and leads to the parts
        if page not in unsure and record.id not in known.get(page, ()):
            missing[page, _call(record, data)].append(record)
    return [
        _told(docs / f"{page}.md", call, some, page in known)
        for (page, call), some in missing.items()
    ]


def _told(page: Path, call: str, records: list[Record], drawn: bool) -> Problem:
    more = f" and {len(records) - 1} more" if len(records) > 1 else ""
    named = f"{records[0].noun} {records[0].id}{more}"
    if not drawn:
        text = f"there is no such page, and it is the home of {named}; write it"
    elif not call:
        text = f"no row here is of {named}, and links lead to one; write a claim that answers it"
    else:
        text = f"nothing here shows {named}, and links lead to it here; add {{{{ {call} }}}}"
    name = f"{page.parent.name}/{page.name}"
    return Problem(name, _line(page, call.partition("(")[0] or "figures"), text)


def _call(record: Record, data: Corpus) -> str:
    themed = isinstance(record, Topic | Measure | Claim | Disagreement)
    theme = theme_of(record, data) if themed else ""
    return _SHOWN_BY[type(record)].format(id=record.id, theme=theme)


def _line(page: Path, macro: str) -> int:
    """The line of a page's last call of a macro, else of its notes, else its last line."""
    lines = page.read_text(encoding="utf-8-sig").splitlines() if page.is_file() else []
    for name in (macro, "notes"):
        called = re.compile(rf"\{{\{{\s*{name}\(")
        if found := [number for number, line in enumerate(lines, 1) if called.search(line)]:
            return found[-1]
    return max(1, len(lines))
