"""Unicode confusables: unseen characters, strange spaces, letters of another script.

For example, a Cyrillic letter in an id is told as 'U+0430 (cyrillic small letter a)'.
"""

import re

from macros.problems import named

LONGEST = 20_000  # characters of one value; a long sentence has 300

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufffe\uffff"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAGS = r"\U000e0000-\U000e007f"
_INVISIBLE = r"\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"
HIDDEN = re.compile(f"[{_CONTROLS}{_BIDI}{_TAGS}{_INVISIBLE}]")

# Which quotation marks may end what one begins.
QUOTATION_MARKS = {
    "“": "”“", "„": "“”", "‘": "’‘", "‚": "‘’", "«": "»", "»": "«", '"': '"', "'": "'",
}  # fmt: skip


def flaw(value: str) -> str | None:
    """What must be mended in one value, or None; escapes in YAML can write what a file cannot."""
    if len(value) > LONGEST:
        return f"has {len(value):,} characters, and {LONGEST:,} are the most; shorten it"
    if not value.isprintable() and (found := HIDDEN.search(value)):
        return f"holds {unseen(found[0])}; delete it"
    return None


def spaces(text: str) -> str | None:
    """What the first space of a text is, if it is not a plain one; else None."""
    odd = next((one for one in text if one.isspace() and one not in " \t\n"), None)
    return f"the space {named(odd)}" if odd else None


def strange(word: object) -> str | None:
    """What in a word of letters, digits and hyphens is not what it looks like; else None."""
    text = str(word)
    if text != text.strip(" "):
        return "a space stands at its end" if text.endswith(" ") else "a space stands before it"
    odd = next((one for one in text if ord(one) > 127), None)
    if odd is None:
        return None
    return f"its '{odd}' is {named(odd)}" if odd.isprintable() else f"it holds {named(odd)}"


def enclosed(text: str) -> str | None:
    """The quotation marks in which a whole text stands, if it does; else None."""
    first, last, inner = text[:1], text[-1:], text[1:-1]
    if inner and last in QUOTATION_MARKS.get(first, "") and not {first, last} & set(inner):
        return f"{first} {last}"
    return None


def unseen(character: str) -> str:
    """What a message calls a character that nobody sees."""
    return f"the unseen character {named(character)}"
