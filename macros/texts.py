"""Files -> text; the only reader of what people write. What could hide in a text is refused."""

import os
import re
from pathlib import Path
from typing import Any

import yaml

from .problems import Problem, Problems, named

# libyaml reads the records about ten times as fast; scalars stay strings, so
# that NO is not false and 2022-09-21 not a date before the models have seen them.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

LARGEST = 64_000_000  # bytes of one file
LONGEST = 20_000  # characters of one value; a long sentence has 300

_BESIDE = re.compile(r"\..*|.*~|#.*#", re.DOTALL)
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufffe\uffff"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAGS = r"\U000e0000-\U000e007f"
_INVISIBLE = r"\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"
_HIDDEN = re.compile(f"[{_CONTROLS}{_BIDI}{_TAGS}{_INVISIBLE}]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)

# Which quotation marks may end what one begins.
_MARKS = {"“": "”“", "„": "“”", "‘": "’‘", "‚": "‘’", "«": "»", "»": "«", '"': '"', "'": "'"}


def files(folder: Path, suffix: str = "") -> list[Path]:
    """Every file under a folder that somebody wrote, in order; links stand for themselves.

    All of them, or those whose names end in ``suffix``. Left out is what editors and
    systems lay beside them: whatever begins with a dot, such as ``.#law.md``, ``._law.md``
    or ``.ipynb_checkpoints/``, and the copies ``law.md~`` and ``#law.md#``.
    """
    found: list[Path] = []
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _BESIDE.fullmatch(name)]
        links = [name for name in folders if Path(at, name).is_symlink()]  # not followed
        found += [Path(at, name) for name in (*names, *links) if not _BESIDE.fullmatch(name)]
    return sorted(path for path in found if path.name.endswith(suffix))


def read(path: Path, name: str) -> str:
    """The text of a file, which ``name`` stands for in messages.

    Raises Problems when it is a link to elsewhere, too large, not UTF-8, cannot be
    read at all, or holds a character that nobody sees.
    """
    if path.is_symlink():
        raise Problems([Problem(name, 1, "this is a link to another file; put the text here")])
    try:
        if (size := path.stat().st_size) > LARGEST:
            text = f"the file has {size:,} bytes, and {LARGEST:,} are the most; split it"
            raise Problems([Problem(name, 1, text)])
        content = path.read_bytes()
    except OSError as error:
        text = f"the file cannot be read ({error.strerror}); give it back, or delete it"
        raise Problems([Problem(name, 1, text)]) from None
    try:
        text = content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        told = f"byte {error.start} is not UTF-8; save the file as UTF-8"
        raise Problems([Problem(name, line, told)]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONFLICT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        told = f"'{found[0][:7]}' marks where git could not merge two versions"
        mend = "keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        raise Problems([Problem(name, line, f"{told}; {mend}")])
    if found := _HIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Problems([Problem(name, line, f"{_unseen(found[0])}; delete it")])
    return text


def flaw(value: str) -> str | None:
    """What must be mended in one value, or None; escapes in YAML can write what a file cannot."""
    if len(value) > LONGEST:
        return f"has {len(value):,} characters, and {LONGEST:,} are the most; shorten it"
    if not value.isprintable() and (found := _HIDDEN.search(value)):
        return f"holds {_unseen(found[0])}; delete it"
    return None


def shown(value: object) -> str:
    """A value as a message quotes it: short, on one line, and with nothing hidden in it."""
    line = str(value)[:100].replace("\n", " ")
    text = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line)
    return text if len(text) <= 80 else f"{text[:79]}\N{HORIZONTAL ELLIPSIS}"


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
    if inner and last in _MARKS.get(first, "") and not {first, last} & set(inner):
        return f"{first} {last}"
    return None


def _unseen(character: str) -> str:
    return f"the unseen character {named(character)}"
