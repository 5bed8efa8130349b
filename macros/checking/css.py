"""CSS syntax check: a brace, quotation mark or comment without its other end loses rules.

For example, a { that is not closed is told by its line.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import tinycss2
from tinycss2.ast import Node

from macros.problems import Problem

_OPENED_BY = {"{} block": "{", "() block": "(", "[] block": "[", "function": "("}
_CLOSERS = {sign: f"this {sign} closes nothing; delete it" for sign in "})]"}
_ERRORS = {
    "bad-string": "a quotation mark of this line is not closed",
    "eof-in-string": "a quotation mark of this line is not closed",
    "bad-url": "this url( is not closed, or its address needs quotation marks",
    "eof-in-url": "this url( is not closed; all rules below it are lost",
}


def check(text: str, name: str) -> Iterator[Problem]:
    """What has no other end; ``name`` is the sheet's file in messages."""
    for line, told in _flaws(text):
        yield Problem(name, line, told)


@lru_cache(maxsize=100)  # a preview asks again of every sheet
def _flaws(text: str) -> tuple[tuple[int, str], ...]:
    # What is closed is closed before the line that follows the sheet.
    parts = tinycss2.parse_component_value_list(f"{text}\n")
    unclosed = _unclosed(parts)
    # What closes nothing may be what closes that.
    known = _ERRORS if unclosed else _ERRORS | _CLOSERS
    told = {(one.source_line, known[one.kind]) for one in _errors(parts) if one.kind in known}
    return tuple(sorted(told | {unclosed} if unclosed else told))


def _unclosed(parts: Sequence[Node]) -> tuple[int, str] | None:
    """The innermost part that does not end before the sheet does; its line, and what it is."""
    found = None
    while parts and parts[-1].type in _OPENED_BY:
        found = parts[-1]
        parts = _within(found)
    if parts and parts[-1].type == "comment":
        return parts[-1].source_line, "this /* is not closed; all rules below it are lost"
    if found is None:
        return None
    sign = _OPENED_BY[found.type]
    return found.source_line, f"this {sign} is not closed; all rules below it are lost"


def _errors(parts: Sequence[Node]) -> Iterator[Node]:
    left = [*parts]
    while left:
        one = left.pop()
        if one.type == "error":
            yield one
        left += _within(one)


def _within(part: Node) -> Sequence[Node]:
    found: Sequence[Node] = getattr(part, "content", None) or getattr(part, "arguments", None) or ()
    return found
