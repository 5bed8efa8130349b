"""Readability: no sentence too long, none with a double negative, no page too long on average.

For example, 'It was not without reason' is told as a double negative.

Words are counted as readers get them: a figure, date or penalty that is named counts with all
that it prints. Beside what segmentation finds, a paragraph and an item of a list end one.
"""

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from typing import Any, NamedTuple

from macros import wording
from macros.problems import Breach, Problem, shown
from macros.reading import front_matter
from macros.records import Claim, Event, Penalty, Source
from macros.records.dataset import Dataset
from macros.wording.segmentation import FIGURE, spans

MOST = 25  # words of a sentence
MEAN = 15  # words of a page's sentences on average
FEW = 10  # sentences; a page of fewer has no mean

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WORD = re.compile(r"\S*[^\W_]\S*")

_NO = r"\b(?<!or )(?:not|never|no|nobody|none|nothing|nor|cannot|\w+n['’]t)"
# Between the two stands no word that begins another part of the sentence.
_PART = "and|or|but|nor|than|that|which|who|whether|if|because|is|are|was|were|has|have|had|only"
_NEAR = rf"(?:\s+(?!(?:{_PART})\b)[\w’'-]+){{0,4}}?\s+"
# How each reads, what of it has to be there in small letters, and how to mend it.
_DOUBLES = (
    (
        rf"{_NO}{_NEAR}(?:without(?!\s+wh)|unless|except)\b",
        ("without", "unless", "except"),
        "say when or with what it is so",
    ),
    (
        rf"{_NO}{_NEAR}(?:never|nobody|nothing|not(?!\s+only)|no(?!\s+(?:longer|more)))\b",
        (" never", " no"),
        "say what is so",
    ),
    (
        r"\b(?:not|never|nor|\w+n['’]t)\s+(?:\w+ly\s+)?(?:"
        r"un(?!der|til|less\b|i[ofqstv]|anim|cle)\w{4,}|im(?:possible|probable)|illegal|illegitimate"
        r"|in(?:correct|accurate|frequent|significant|visible|valid)|fail(?:ed)?\s+to"
        r"|lack(?:ed)?)\b",
        (" un", " im", " il", " in", " fail", " lack"),
        "say what is so",
    ),
    (r"\b(?:no|not)\s+(?:fewer|less)\s+than\b", ("than",), "write 'at least'"),
)
# Each of them has one of these in it, as most sentences have not.
_NEGATIVE = ("no", "never", "n't", "n’t")
_DOUBLE = [(re.compile(one, re.IGNORECASE), needs, mend) for one, needs, mend in _DOUBLES]

_RAW = re.compile(r"\{%-? *raw *-?%\}.*?\{%-? *endraw *-?%\}|`[^`\n]+`", re.DOTALL)
_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_CALL = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*\)|\[[^\[\]]*\])(?:\{:[^{}]*\})?")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_NO_PROSE = re.compile(r"#|\||\{:|```|~~~|(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)")
_SILENT = {"cite", "as_of", "answer_as_of", "notes"}  # calls that print no words of a sentence
_WORDY = {"claim", "date", "event", "penalty", "term"}  # those that print what stands in it


class Sentence(NamedTuple):
    """A sentence as readers get it, and its line in its file."""

    text: str
    line: int = 1

    @property
    def length(self) -> int:
        """Its words; a quotation that alone has too many is its author's, and counts as one."""
        text = _QUOTED.sub(lambda one: "quoted" if _words(one[0]) > MOST else one[0], self.text)
        return _words(text)


def check_records(data: Dataset) -> Iterator[Breach]:
    """Each sentence of a record that is hard to read."""
    figure = cache(partial(_figure, data))  # most records that are named are so again
    for record, loc, prose in data.sentences:
        for one in split(wording.filled(prose, figure)):
            for told in _flaws(one):
                yield Breach(record.id, told, loc)


def flaws(prose: str, data: Dataset) -> Iterator[str]:
    """What is hard to read in a text of a record."""
    for one in split(wording.filled(prose, partial(_figure, data))):
        yield from _flaws(one)


def check_page(name: str, text: str, data: Dataset) -> Iterator[Problem]:
    """Each sentence of a page that is hard to read, and whether they are long on average."""
    found = page(text, data)
    for one in found:
        yield from (Problem(name, one.line, told) for told in _flaws(one))
    if len(found) < FEW:
        return
    mean = sum(one.length for one in found) / len(found)
    if mean > MEAN:
        longest = sorted(found, key=lambda one: one.length)[-3:]
        lines = ", ".join(str(line) for line in sorted({one.line for one in longest}))
        told = f"its sentences have {mean:.1f} words on average, and {MEAN} are the most"
        yield Problem(name, 1, f"{told}; split long ones, such as those on the lines {lines}")


def page(text: str, data: Dataset) -> list[Sentence]:
    """The sentences of a page without its headings, tables and code."""
    head, body = front_matter.split(text)
    body = _NOTE.sub(lambda one: _lines(one[0]), body)
    body = _RAW.sub(lambda one: "code" + _lines(one[0]), body)
    body = _CALL.sub(lambda one: _printed(one[1], data) + _lines(one[0]), body)
    found: list[Sentence] = []
    for first, block in _blocks(body, head.count("\n") + 1):
        block = _LINK.sub(r"\1", block)
        found += (one._replace(line=first + one.line - 1) for one in split(block))
    return found


def split(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph, each with its line in it."""
    for begun, end in spans(text):
        if _WORD.search(text, begun, end):
            told = text[begun:end].replace(FIGURE, "")
            yield Sentence(" ".join(told.split()), text.count("\n", 0, begun) + 1)


def _flaws(one: Sentence) -> Iterator[str]:
    words = one.text.split()  # of which some may be marks alone
    if len(words) > MOST and (length := one.length) > MOST:
        told = f"the sentence '{_beginning(words)} …' has {length} words, and {MOST} are the most"
        yield f"{told}; make two of it"
    lower = one.text.lower()
    if not any(map(lower.__contains__, _NEGATIVE)):
        return
    bare = _QUOTED.sub("“”", one.text)
    for pattern, needs, mend in _DOUBLE:
        if any(map(lower.__contains__, needs)) and (found := pattern.search(bare)):
            told = f"'{shown(found[0])}' is a double negative, in '{_beginning(words)} …'"
            yield f"{told}; {mend}"
            return


def _beginning(words: list[str]) -> str:
    return shown(" ".join(words[:6]))


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _lines(text: str) -> str:
    return "\n" * text.count("\n")


def _blocks(body: str, line: int) -> Iterator[tuple[int, str]]:
    """Each paragraph and item of a list, with its first line."""
    lines: list[str] = []
    for number, one in enumerate([*body.split("\n"), ""], line):
        ends = not one.strip() or _NO_PROSE.match(one)
        if lines and (ends or _ITEM.match(one)):
            yield number - len(lines), "\n".join(lines)
            lines = []
        if not ends:
            lines.append(_ITEM.sub("", one, count=1) if _ITEM.match(one) else one)


def _printed(call: str, data: Dataset) -> str:
    """What a call on a page prints in its sentence; what draws a block ends it."""
    name, _, rest = " ".join(call.split()).partition("(")
    if name in _SILENT:
        return ""
    if name not in _WORDY:
        return "\n\n"
    given: list[Any] = []
    with suppress(SyntaxError, ValueError):
        given = list(ast.literal_eval(f"({rest.removesuffix(')')},)"))
    id, part = [*map(str, given), "", ""][:2]
    if name in ("event", "term"):
        entry = data.glossary.get(id)
        return part or (entry.term if entry else "word")
    return _figure(data, id, part or ("end" if name == "date" else ""))


def _figure(data: Dataset, id: str, part: str) -> str:
    """What is printed for a record that a text names; a word where that is not known or a list."""
    record, told = data.get(id), ""
    if isinstance(record, Claim | Event | Penalty | Source):
        with suppress(AssertionError, KeyError, ValueError):  # told by the check of names
            told = wording.figure(record, part, data)
    return FIGURE + ("figure" if not told or _words(told) > MOST else told)
