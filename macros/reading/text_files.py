"""Text files: read as UTF-8, with plain line ends; what could hide in a text is refused.

For example, a zero-width space is told by its line.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

import yaml

from macros.problems import Problem, Problems
from macros.records.characters import HIDDEN, unseen

# libyaml reads the records about ten times as fast.
_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAGS = {
    yaml.ScalarNode: yaml.BaseLoader.DEFAULT_SCALAR_TAG,
    yaml.SequenceNode: yaml.BaseLoader.DEFAULT_SEQUENCE_TAG,
    yaml.MappingNode: yaml.BaseLoader.DEFAULT_MAPPING_TAG,
}


class _Strings(_BASE):  # type: ignore[misc]
    """Reads every scalar as a string, so that NO is not false before the models have seen it.

    Its nodes are those of yaml.BaseLoader, without a look for resolvers that it does not have.
    """

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """The tag of a node that has none of its own."""
        return _TAGS[kind]

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing depends on where a node stands."""


LOADER: Any = _Strings

LARGEST = 64_000_000  # bytes of one file

_FOLDER = "this is a folder, and has the name of a file; rename it, or delete it"
_NAMED_AS_FILE = re.compile(r".+\.[a-zA-Z].*", re.DOTALL)  # but not as v1.2 is

_BESIDE = re.compile(r"\..*|.*~|#.*#", re.DOTALL)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def files(folder: Path, suffix: str = "") -> list[Path]:
    """Every file under a folder that somebody wrote, in order; links stand for themselves.

    All of them, or those whose names end in ``suffix``. Left out is what editors and
    systems lay beside them: whatever begins with a dot, such as ``.#law.md``, ``._law.md``
    or ``.ipynb_checkpoints/``, and the copies ``law.md~`` and ``#law.md#``.
    """
    found: list[Path] = []
    for at, folders, names in _walked(folder):
        links = [path for path in (Path(at, name) for name in folders) if path.is_symlink()]
        found += [*(Path(at, name) for name in names if not _BESIDE.fullmatch(name)), *links]
    return sorted(path for path in found if path.name.endswith(suffix))


def is_there(path: Path) -> bool:
    """Whether anything has this name, be it a link to nowhere."""
    return os.path.lexists(path)


def misnamed(folder: Path) -> list[Problem]:
    """Each folder under a folder that has the name of a file: one may be read or written by it."""
    return [
        Problem((PurePath(folder.name) / path.relative_to(folder)).as_posix(), 1, _FOLDER)
        for at, folders, _ in _walked(folder)
        for path in (Path(at, name) for name in folders if _NAMED_AS_FILE.fullmatch(name))
        if not path.is_symlink()  # which is told as a link
    ]


def _walked(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each folder of a tree with those in it and its files, but for what was laid beside them."""
    for at, folders, names in os.walk(folder):  # which follows no link
        folders[:] = [name for name in folders if not _BESIDE.fullmatch(name)]
        yield at, folders, names


def read(path: Path, name: str) -> str:
    """The text of a file, which ``name`` stands for in messages.

    Raises Problems when it is a link to elsewhere, a folder, too large, not UTF-8, cannot be
    read at all, or holds a character that nobody sees.
    """
    if path.is_symlink():
        raise Problems([Problem(name, 1, "this is a link to another file; put the text here")])
    if path.is_dir():
        raise Problems([Problem(name, 1, _FOLDER)])
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
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (found := _CONFLICT.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        told = f"'{found[0][:7]}' marks where git could not merge two versions"
        mend = "keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        raise Problems([Problem(name, line, f"{told}; {mend}")])
    if found := HIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Problems([Problem(name, line, f"{unseen(found[0])}; delete it")])
    return text
