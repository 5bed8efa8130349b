"""Sentences: what stands around figures, such as a list of names or where a note leads back."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

NOTES = "Notes"  # the heading of those at the end of a page


def sentence(text: str) -> str:
    """A phrase as a sentence begins: its first letter raised, names in it as they are."""
    return text[:1].upper() + text[1:]


def stop(text: str) -> str:
    """The full stop that a sentence needs after a text: none where the text ends with a mark."""
    return "" if text.rstrip().endswith((".", "?", "!", "…")) else "."


def locator(text: str) -> str:
    """Where in a source something stands: 'paragraph 3' for 'p3'."""
    return re.sub(r"^p(?=\d)", "paragraph ", text)


def host(address: str) -> str:
    """'rferl.org': the site that an address leads to."""
    return (urlsplit(address).hostname or "").removeprefix("www.").removesuffix(".")


def note(number: int) -> str:
    """What is heard of the mark of a note: 'Note 3'."""
    return f"Note {number}"


def back(number: int, place: int, of: int) -> str:
    """What is heard of the way back from a note to where it is called, once or several times."""
    back = f"Back to note {number} in the text"
    return back if of == 1 else f"{back}, place {place} of {of}"


def listed(names: Sequence[str]) -> str:
    """'A, B and C'."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
