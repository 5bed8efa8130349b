"""JavaScript syntax check: a browser runs nothing of a script that cannot be read.

For example, a bracket too many is told by the line from which the script cannot be read.

The minifier of pages parses scripts and leaves alone what it cannot parse, so that the site
needs no other parser. What no grammar tells (a name declared twice, a wrong pattern, a module
where a script is loaded) the tests ask of Node.
"""

import re
from collections.abc import Iterator

import minify_html

from macros.problems import Problem

# Comments, texts and patterns, in which a bracket is only a sign.
_WORDS = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
    r"|(?<=[\s(\[{,;=:!&|?])/(?=[^\s*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/",
    re.DOTALL,
)
_BRACKET = re.compile(r"[()\[\]{}]")
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_DEEPEST = 1_000  # brackets within one another; on some thousands the minifier ends the program


def check(text: str, name: str) -> Iterator[Problem]:
    """The line from which a script cannot be read; ``name`` is its file in messages."""
    if line := _deep_line(text):
        yield Problem(name, line, "brackets are nested too deep here; flatten them")
    elif not _is_read(text):
        lines = text.splitlines()
        read = (n for n in range(len(lines) + 1) if _is_read(_closed("\n".join(lines[:n]))))
        line = min(max(read, default=0) + 1, len(lines))
        told = "browsers cannot read the script from here on, and run nothing of it"
        yield Problem(name, line, f"{told}; look for a bracket, comma or quotation mark")


def _is_read(script: str) -> bool:
    left = "(function   () {"  # which is how it stays where the whole cannot be parsed
    page = "<script>" + left + script + "\n})</script>"
    return left not in minify_html.minify(page, minify_js=True)


def _deep_line(script: str) -> int | None:
    """The first line on which brackets are nested too deep, or None."""
    depth = 0
    bare = _WORDS.sub(lambda found: "\n" * found[0].count("\n"), script)
    for line, content in enumerate(bare.split("\n"), 1):
        for bracket in _BRACKET.findall(content):
            depth += 1 if bracket in _CLOSES else -1
            if depth > _DEEPEST:
                return line
    return None


def _closed(script: str) -> str:
    """The beginning of a script, with the brackets that it leaves open closed."""
    opened: list[str] = []
    for bracket in _BRACKET.findall(_WORDS.sub("", script)):
        if bracket in _CLOSES:
            opened.append(_CLOSES[bracket])
        elif opened:
            opened.pop()
    return script + "\n" + "".join(reversed(opened))
