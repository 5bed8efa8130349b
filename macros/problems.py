"""Diagnostics: the one form in which a mistake is told, and the words that help to mend it.

For example, "data/figures.yml:12: 'clams' is not a kind of record; did you mean 'claims'?".
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from markupsafe import Markup, escape


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: the file, its line counted from 1, and what to write instead.

    What stands in no file has its own name for a path, and 0 for a line.
    """

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{self.path}{line}: {self.text}"


Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Breach:
    """A rule broken: by which record, how to mend it, and at which field.

    It is ``drawable`` where the records can be shown all the same.
    """

    id: str
    text: str
    loc: Loc = ()
    drawable: bool = field(default=False, compare=False)


class Problems(Exception):
    """Every problem found, in the order of files and lines, none twice."""

    def __init__(self, found: Iterable[Problem]) -> None:
        self.found = sorted(set(found))
        super().__init__("\n".join(map(str, self.found)))


MARK = 'class="problem"'  # of each problem that a page shows
_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "{}[]*_`~^\\"}  # of Markdown and of calls


def marked(text: object) -> Markup:
    """A problem as HTML that may stand in Markdown: no mark in it emphasizes, no brace calls."""
    told = Markup(escape(str(text)).translate(_MARKS))
    return Markup(f"<strong {MARK}>{{}}</strong>").format(told)


def near(word: str, known: Iterable[str]) -> str | None:
    """The known word that is nearest to one, or None when none is near."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def nearest(word: str, known: Iterable[str]) -> str:
    """'; did you mean 'x'?' for the nearest known word, or '' when none is near.

    With the first of its letters that only looks like one of them.
    """
    close = near(word, known)
    odd = close and next((one for one in word if ord(one) > 127 and one not in close), None)
    other = f" Its '{odd}' is {named(odd)}" if odd else ""
    return f"; did you mean '{close}'?{other}" if close else ""


def named(character: str) -> str:
    """'U+0430 (cyrillic small letter a)'."""
    name = unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X} ({name})"


def a(noun: str) -> str:
    """The noun with its article: 'a claim', 'an event'."""
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def shown(value: object) -> str:
    """A value as a message quotes it: short, on one line, and with nothing hidden in it."""
    line = str(value)[:100].replace("\n", " ")
    text = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line)
    return text if len(text) <= 80 else f"{text[:79]}\N{HORIZONTAL ELLIPSIS}"
