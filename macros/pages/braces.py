"""Jinja expressions of a page: calls of macros with plain values, and nothing else.

For example, a page may hold {{ claim("entries-october") }}, and not {{ 1 + 1 }}.
"""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.pages.macros import MACROS
from macros.problems import Problem, nearest

JINJA = ImmutableSandboxedEnvironment()
_CALL = 'write a call, such as {{ claim("its-id") }}'
_RAW = re.compile(r"\{%-? *raw *-?%\}(.*?)\{%-? *endraw *-?%\}", re.DOTALL)
_UNREAD = re.compile(rf"{_RAW.pattern}|\{{#.*?#\}}", re.DOTALL)  # what is never taken for calls
_BLOCKS = [name for name, one in MACROS.items() if one.block]
_BLOCK = re.compile(
    rf"^(?P<before>.*)\{{\{{[-+]?\s*(?P<name>{'|'.join(_BLOCKS)})"
    r"\s*\([^{}]*\)\s*[-+]?\}\}(?P<after>.*)$",
    re.MULTILINE,
)
# What is printed as it was typed: a span or a fenced block; and what may be, for it is set in.
_CODE = re.compile(
    r"^ *(?P<fence>```+|~~~+).*?^ *(?P=fence)"
    r"|(?<!`)(?P<marks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=marks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_SET_IN = re.compile(r"^ {4,}.*", re.MULTILINE)
_CALLED = re.compile(rf"\{{*\s*((?:{'|'.join(MACROS)})\s*\([^\n{{}}]*\))\s*\}}*")


def check(name: str, text: str) -> Iterator[Problem]:
    """What stands in a page's braces that is not a macro with plain values."""
    try:
        body = JINJA.parse(text).body
    except TemplateSyntaxError as error:
        found = list(_unread(text)) or [(error.lineno, f"{error.message}; {_CALL}")]
        for line, why in found:
            yield Problem(name, line, f"braces that cannot be read: {why}")
        return
    except RecursionError:
        yield Problem(name, 1, "braces are nested too deep")
        return
    for node in body:
        if not isinstance(node, nodes.Output):
            told = f"a page has no logic; {_CALL}, and put logic into a macro"
            # What opens a scope, as 'autoescape' does, has no line: what stands in it has.
            line = node.lineno or next(node.iter_child_nodes()).lineno
            yield Problem(name, line, told)
            continue
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData) and (flaw := _flaw(part)):
                yield Problem(name, part.lineno, flaw)
    bare = _blanked(text)
    code = [one.span() for one in _CODE.finditer(bare)]
    for one in _BLOCK.finditer(bare):
        at = one.start("name")
        alone = not one["before"].strip() and not one["after"].strip()
        set_in = text[one.start()] in " \t"
        if any(start < at < end for start, end in code) or (alone and not set_in):
            continue  # what is in code is told by itself
        told = f"{one['name']}() draws a block"
        mend = "write its call on a line of its own, without a space before it"
        yield Problem(name, bare.count("\n", 0, at) + 1, f"{told}; {mend}")


def in_code(text: str) -> int:
    """The line of the first call of a page in what is printed as it was typed, as far as told."""
    bare = _blanked(text)
    found = (one for some in (_CODE, _SET_IN) for one in some.finditer(bare) if "{{" in one[0])
    first = next(found, None)
    return bare.count("\n", 0, first.start() + first[0].find("{{")) + 1 if first else 1


def meant(text: str) -> str:
    """All that a page asks to be printed as it stands, between raw marks."""
    return "\n".join(_RAW.findall(text))


def left(text: str) -> str | None:
    """What is wrong with a text that readers would get as it was typed; None if it may be meant."""
    told = f"'{text}' would be printed as it stands"
    if call := _CALLED.fullmatch(text):
        return f"{told}; a call has two braces: {{{{ {call[1]} }}}}"
    if text.endswith('")') or text.endswith("')"):
        return None
    if text[0] in "[!":
        return f"{told}; a link is [words](page.md), without a space between"
    if named := re.fullmatch(r"\{\s*([a-z0-9-]+)(?::\w+)?\s*\}", text):
        return f'{told}; a page names a record in a call: {{{{ claim("{named[1]}") }}}}'
    if text.startswith("{:"):
        return f"{told}; attributes stand alone on the line below what they are for"
    return f"{told}; {_CALL}, or put it between backticks"


def _unread(text: str) -> Iterator[tuple[int, str]]:
    """The line of each call that cannot be read, and why.

    Jinja reads on beyond a call that is not closed, and stops at a later one that is right.
    """
    bare = _blanked(text)
    for opening in re.finditer(r"\{\{", bare):
        start = opening.start()
        line = bare.count("\n", 0, start) + 1
        end, following = bare.find("}}", start), bare.find("{{", opening.end())
        if end < 0 or 0 <= following < end:
            yield line, "the call that begins here is not closed; write }} at its end"
            continue
        call = bare[start : end + 2]
        try:
            JINJA.parse(call)
        except TemplateSyntaxError as error:
            quotes = call.count('"') % 2 or call.count("'") % 2
            why = "a quotation mark is missing" if quotes else error.message
            yield line + error.lineno - 1, f"{why}; {_CALL}"


def _blanked(text: str) -> str:
    """A page with spaces for what is never taken for calls."""
    return _UNREAD.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _flaw(node: nodes.Node) -> str | None:
    called = node.node if isinstance(node, nodes.Call) else node
    if not isinstance(called, nodes.Name):
        return f"only a macro with plain values stands in braces; {_CALL}"
    if called.name not in MACROS:
        return f"'{called.name}' is not a macro{nearest(called.name, MACROS)}"
    if not isinstance(node, nodes.Call):
        return f"'{called.name}' is not followed by its values; {_CALL}"
    given = [*node.args, *(one.value for one in node.kwargs)]
    if node.dyn_args or node.dyn_kwargs or not all(isinstance(one, nodes.Const) for one in given):
        return f"{called.name}() takes plain words; {_CALL}"
    for one in given:
        if one.value is None:  # type: ignore[attr-defined]
            return f"{called.name}() takes words, and None is none; leave it out"
        if not isinstance(one.value, str):  # type: ignore[attr-defined]
            told = f"{called.name}() takes words"
            return f"{told}; put {one.value} in quotation marks"  # type: ignore[attr-defined]
    return None
