"""Insertion point: where a new record is to stand, at the end of the list of its kind.

For example, a new claim stands below the last one, and where there is none in a new claims.yml.
"""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.problems import Problem, Problems
from macros.reading.text_files import LOADER, read
from macros.reading.yaml_records import record_files
from macros.records.json_schema import MODELINE


@dataclass(frozen=True)
class Place:
    """Where a record of a kind is to stand: before an offset of a file's text."""

    path: Path
    text: str
    offset: int
    heading: str = ""  # what must stand before the first record of its kind
    indent: str = "  "
    parted: bool = True  # by an empty line from what stands before

    def with_record(self, drawn: str) -> tuple[str, int]:
        """The text of the file with one record more, and the line on which it begins."""
        before, after = self.text[: self.offset], self.text[self.offset :]
        newline = "\r\n" if "\r\n" in self.text else "\n"
        gap = "" if not before or before.endswith("\n") else newline
        gap += newline if self.parted and not self.heading and before.strip() else ""
        block = gap + (self.heading + textwrap.indent(drawn, self.indent)).replace("\n", newline)
        line = (before + gap + self.heading).count("\n") + 1
        return before + block + (
            newline if after.strip() and not after.startswith(("\n", "\r")) else ""
        ) + after, line


def place_for(kind: str, folder: Path, file: Path | None = None) -> Place:
    """Where the folder keeps records of a kind; at the end of their list, or in a new file.

    Raises Problems when their list is not written line by line, or ``file`` is none from which
    records are read.
    """
    if file and not (file.suffix == ".yml" and file.resolve().is_relative_to(folder.resolve())):
        text = f"records are read from files under {folder} that end in .yml; name one of them"
        raise Problems([Problem(str(file), 0, text)])
    for path in [file] if file else record_files(folder):
        if not path.is_file():
            continue
        root = yaml.compose(read(path, str(path)), LOADER)
        text = path.read_bytes().decode("utf-8")
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        for number, (key, node) in enumerate(pairs):
            if key.value == kind:
                if node.value == []:
                    return _in_empty(path, text, key.start_mark.line)
                if not isinstance(node, yaml.SequenceNode) or node.flow_style:
                    text = f"write '{kind}' as a list of lines that begin with -"
                    raise Problems([Problem(str(path), key.start_mark.line + 1, text)])
                last = pairs[number + 1][0].start_mark.line if number + 1 < len(pairs) else None
                indent = " " * node.value[0].start_mark.column
                return Place(path, text, _end(text, last), indent=indent[: max(0, len(indent) - 2)])
    path = file or folder / f"{kind}.yml"
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    heading = f"{kind}:\n" if text else f"{MODELINE}schema.json\n{kind}:\n"
    return Place(path, text, len(text), heading)


def _in_empty(path: Path, text: str, line: int) -> Place:
    """In a list that is written as [] on its line; the brackets are all that goes."""
    lines = text.splitlines(keepends=True)
    lines[line] = re.sub(r" *\[ *\]", "", lines[line], count=1)
    return Place(path, "".join(lines), sum(map(len, lines[: line + 1])), parted=False)


def _end(text: str, next_line: int | None) -> int:
    """Where a list ends: before the comments that belong to what comes next."""
    lines = text.splitlines(keepends=True)
    end = len(lines) if next_line is None else next_line
    while end and (not lines[end - 1].strip() or (next_line and lines[end - 1].startswith("#"))):
        end -= 1
    return sum(map(len, lines[:end]))
