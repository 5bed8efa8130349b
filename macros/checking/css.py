"""CSS syntax check: a brace too many or too few loses all rules after it.

For example, a { that is not closed is told by its line.
"""

import re
from collections.abc import Iterator

from macros.problems import Problem

_WORDS = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)


def check(text: str, name: str) -> Iterator[Problem]:
    """The brace that has no other; ``name`` is the sheet's file in messages."""
    bare = _WORDS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    open_lines: list[int] = []
    for line, content in enumerate(bare.splitlines(), 1):
        for brace in re.findall(r"[{}]", content):
            if brace == "{":
                open_lines.append(line)
            elif not open_lines:
                yield Problem(name, line, "this } closes nothing; delete it")
                return
            else:
                open_lines.pop()
    if open_lines:
        yield Problem(name, open_lines[-1], "this { is not closed; all rules below it are lost")
