"""Slugs: words -> ids, whatever their script, of new records and of the headings of pages.

For example, 'Grüße aus Wien' becomes 'grusse-aus-wien'.
"""

import re

from markdown.extensions import toc
from slugify import slugify

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_APOSTROPHES = (("'", ""), ("\N{RIGHT SINGLE QUOTATION MARK}", ""))
# What every second question or title says, and an id need not.
FILLING = {
    "a", "an", "and", "are", "at", "by", "did", "do", "does", "for", "from", "had", "has", "have",
    "how", "in", "into", "is", "it", "many", "much", "of", "on", "or", "than", "that", "the",
    "their", "there", "they", "to", "was", "were", "what", "when", "where", "which", "who",
    "will", "with",
}  # fmt: skip


def words(text: str, most: int, telling: bool = False) -> str:
    """The first words of a text, joined by hyphens; '' if it has no letter and no digit.

    Only those that say something, where ``telling`` asks for them and there are some.
    """
    every = slugify(text, replacements=_APOSTROPHES).split("-")
    some = [word for word in every if word not in FILLING] if telling else []
    return "-".join((some or every)[:most])


def anchor(heading: str, separator: str) -> str:
    """The id of a heading: Markdown's own, after the letters that it would drop are spelled out.

    A heading in plain letters keeps the one that it has always had.
    """
    return toc.slugify(_FOREIGN.sub(lambda found: slugify(found[0]), heading), separator)
