"""Plain-text check: a record holds no call, Markdown or HTML, and is read as it stands.

For example, 'a *great* many' is told, for Markdown would mark it up.
"""

import html
import re
from collections.abc import Iterator

from markdown import Markdown

from macros.problems import Breach, shown
from macros.records.annotations import own_words
from macros.records.dataset import Dataset

# Without one of these, Markdown makes nothing of a text.
_ANY_MARK = re.compile(r"[*_`\[<&\\#>]|^\s*(?:[-+]|[0-9]+[.)])\s|\n\s", re.MULTILINE)
_SIGN = re.compile(r"[*_`\[<&\\#>\n]")  # the same of one line, found faster
_ITEM = re.compile(r"\s*(?:[-+]|[0-9]+[.)])\s")
_MOST = 100  # such marks in one text; Markdown would take minutes to read thousands
_CALL = re.compile(r"\{\{[^{}]*\}\}|\{[%#][^{}]*[%#]\}")
_WORD = re.compile(r"[\w ]+")  # in doubled braces, which print single ones
_NAMED = re.compile(r"\{[^{}]*[a-z][^{}]*\}")
_CALLED = re.compile(r"\(\s*[\"']([a-z0-9-]+)")
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
_PARAGRAPHS = re.compile(r"</?p>")
_TAG = re.compile(r"<(?:/?[A-Za-z]|!--)[^>]*>|&(?:#\w+|\w+);")
_WITHIN = re.compile(r"<\w+(?:[^>]*[^>/])?>\s*([^<\s][^<]*)")

_MARKDOWN = Markdown()
_BRACELESS = "say it without braces"
_MEND = "a record is plain text, so write the words alone"


def check(data: Dataset) -> Iterator[Breach]:
    """Each text of the site's own in a record that is not plain."""
    for record in (*data, *data.withdrawn.values()):
        for loc, text, is_sentence in own_words(record):
            if told := flaw(text, is_sentence, data):
                yield Breach(record.id, told, loc)


def flaw(text: str, is_sentence: bool, data: Dataset) -> str | None:
    """What in one text is not plain, or None."""
    return _of_braces(text, is_sentence, data) or _of_marks(text)


def _of_braces(text: str, is_sentence: bool, data: Dataset) -> str | None:
    if "{" not in text:
        return None
    for call in _CALL.findall(text):
        bare = call[2:-2].strip()
        if bare != call[2:-2] or not _WORD.fullmatch(bare) or data.get(bare):
            named = bare if data.get(bare) else (_CALLED.search(call) or ["", "its-id"])[1]
            mend = f"name the record as {{{named}}}" if is_sentence else _BRACELESS
            return f"'{shown(call)}' is a call, and those stand in pages alone; {mend}"
    if not is_sentence and (brace := _NAMED.search(text)):
        return f"'{shown(brace[0])}': no record is named here; {_BRACELESS}"
    return None


def _of_marks(text: str) -> str | None:
    """What Markdown would make of a text that is not the text."""
    if not (_SIGN.search(text) or _ITEM.match(text)):
        return None
    marks = _ANY_MARK.findall(text)
    if not marks:
        return None
    if len(marks) > _MOST:
        return f"has {len(marks)} signs that mark up a page, such as '{marks[0].strip()}'; {_MEND}"
    if tag := _TAG.search(text):
        return f"'{shown(tag[0])}' is HTML; {_MEND}"
    if note := _FOOTNOTE.search(text):
        return f"'{shown(note[0])}' is Markdown; {_MEND}"
    bare = "\n".join(line.rstrip() for line in text.splitlines())
    try:
        drawn = _PARAGRAPHS.sub("", _MARKDOWN.reset().convert(bare))
    except RecursionError:
        return f"'{shown(text)}' is lists within lists; {_MEND}"
    if "<" in drawn:
        within = _WITHIN.search(drawn)
        part = html.unescape(within[1]) if within else text
        return f"'{shown(part.strip())}' is marked up as in Markdown; {_MEND}"
    if html.unescape(drawn).split() != bare.split():
        return f"a backslash in '{shown(text)}' is Markdown; {_MEND}"
    return None
