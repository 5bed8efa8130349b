"""YAML syntax errors: the line to mend, which is often the one before, and how.

For example, the line that has no colon is told, where YAML stops at the one below it.
"""

import re

import yaml

from macros.records.characters import spaces

_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:(?=\s|$)")  # as a line of a record begins
_GLUED = re.compile(r"\s*(?:- )?([a-z_]+):(?!//)(\S.*)")
_DASHED = re.compile(r"\s*-(?=[a-z_]+:)")
_BRACED = re.compile(r"[^:]*:\s+[\[{].*[\]}]\s*[^\s,\]}#]")
_BEGUN = re.compile(r"\s*(?:- +)*")  # up to the first field of a line
_COLONLESS = re.compile(r"(?P<dash>\s*- )[a-z_]+ [^\s:][^:]*")
_NO_COLON = "no colon stands in this line; write it as the records around it"
_STRUCTURE = re.compile(r"[^\S\n]*(?:-[^\S\n]+)?(?:[\w-]+:[^\S\n]*)?")


def cause(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line on which a text stops making sense, and what is most likely the cause."""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    since = begun.line + 1 if begun else line
    lines = text.splitlines()
    since = min(since, max(1, len(lines)))
    if line > len(lines):  # what was opened there is not closed before the end
        return since, f"not valid YAML: {problem}; {_mend('end of file', '', since, since)}"
    found = (
        _of_spaces(lines, line)
        or _of_colon(problem, lines, since)
        or _of_colonless(problem, lines, line)
        or _of_indent(problem, lines, line, mark.column if mark else 0)
        or (line, _mend(problem, lines[line - 1] if line <= len(lines) else "", line, since))
    )
    return found[0], f"not valid YAML: {problem}; {found[1]}"


def _of_spaces(lines: list[str], line: int) -> tuple[int, str] | None:
    """A space of another kind where YAML knows the plain one alone; told a line late, or two."""
    for number in range(line, max(0, line - 3), -1):
        here = lines[number - 1] if number <= len(lines) else ""
        structure = _STRUCTURE.match(here)
        if structure and (odd := spaces(structure[0])):
            return number, f"{odd} stands where YAML needs a plain one; type a space instead"
    return None


def _of_colon(problem: str, lines: list[str], line: int) -> tuple[int, str] | None:
    """A field that has no colon, or no space after it; YAML reads on and misses it a line late."""
    if problem != "could not find expected ':'" or line > len(lines):
        return None
    here = lines[line - 1]
    if re.fullmatch(r"={7}|\|{7}.*", here):
        return line, "git left this line where it could not merge two versions; delete it"
    if glued := _GLUED.match(here):
        return line, f"no space stands after the colon; write '{glued[1]}: {glued[2]}'"
    if here.lstrip().startswith(("{", "[")):
        return line, "begin this item of a list with '- '"
    return line, _NO_COLON


def _of_colonless(problem: str, lines: list[str], line: int) -> tuple[int, str] | None:
    """A record begun without a colon; YAML misses it at the first field of the line below."""
    begun = _COLONLESS.fullmatch(lines[line - 2]) if line > 1 else None
    if begun is None or "mapping values are not allowed" not in problem:
        return None
    return (line - 1, _NO_COLON) if _indent(lines[line - 1]) == begun.end("dash") else None


def _of_indent(problem: str, lines: list[str], line: int, column: int) -> tuple[int, str] | None:
    """A line that begins too far to the left or right, or without its dash."""
    here = lines[line - 1] if line <= len(lines) else ""
    before = next((one for one in lines[line - 2 :: -1] if one.strip()), "") if line > 1 else ""
    deep, usual = _indent(here), len(_BEGUN.match(before)[0])  # type: ignore[index]
    if "mapping values are not allowed" in problem:
        if (field := _FIELD.match(here)) and column == field.end() - 1 and deep > usual:
            return line, _differs(deep, usual)
        return None
    if "did not find expected" not in problem or "\t" in here[:deep] or _BRACED.match(here):
        return None
    if here.lstrip().startswith(("{", "[")) and before.lstrip().startswith("- "):
        return line, "begin this item of a list with '- '"
    if _DASHED.match(here):
        return line, "no space stands after the dash; write '- ' before the field"
    dashes = [_indent(one) for one in lines[: line - 1] if one.lstrip().startswith("- ")]
    if here.lstrip().startswith("- "):
        if deep == usual and not before.lstrip().startswith("- "):
            return line - 1, "begin this item of a list with '- ' as well"
        return (line, _differs(deep, dashes[-1])) if dashes and dashes[-1] != deep else None
    if deep in dashes and deep != usual:
        return line, f"an indent that differs, or no dash: write '- ' before it, or {usual} spaces"
    return (line, _differs(deep, usual)) if deep != usual else None


def _differs(deep: int, usual: int) -> str:
    return f"an indent that differs: {deep} spaces here, and {usual} on the line before"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mend(problem: str, here: str, line: int, since: int) -> str:
    of = f" from line {since} on" if since < line else ""
    if "\t" in here[: _indent(here)]:
        return "a tab stands at the beginning of the line; indent with spaces"
    if _BRACED.match(here):
        return "a text that begins with a bracket goes on after it; put it in quotation marks"
    if "mapping values are not allowed" in problem:
        return "a colon with a space after it stands within a text; put the text in quotation marks"
    if "'\\t'" in problem:
        return "a tab stands where YAML needs a space; type one instead"
    if "cannot start any token" in problem:
        return "a text begins with a sign that means something else; put it in quotation marks"
    if "undefined alias" in problem:
        return "a text begins with *, which names an alias; put it in quotation marks"
    if "another document" in problem:
        return "this line begins another document; delete it"
    if "end of stream" in problem or "end of file" in problem:
        return f"a quotation mark or bracket that opens{of} is not closed"
    if "did not find expected" in problem:
        return f"look{of} for a quotation mark or bracket not closed, or an indent that differs"
    return "write it as the records around it"
