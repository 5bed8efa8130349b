"""Front matter: what a page may say of itself in YAML, and how to tell it when it is none.

For example, a page may say 'aliases: [punishment, sentence]'; 'lang: en' is refused.
"""

import re
from collections.abc import Iterator

import yaml

from macros.problems import Problem, nearest, shown
from macros.reading.chapters import FRONT_MATTER
from macros.reading.yaml_errors import cause
from macros.reading.yaml_nodes import is_text

_KEYS = {"title", "description", "hide", "search", "aliases", "related"}
_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}
_LANGUAGES = {"language", "lang", "locale"}
_SPECIAL = re.compile(r'[<>"{}]|&#|&\w+;')
_RULE = re.compile(r"[-\N{EN DASH}\N{EM DASH}]+")  # what somebody may have meant by ---
_KEY = re.compile(r"(\w+):(?:\s|$)")


def split(text: str) -> tuple[str, str]:
    """The front matter of a page, '' if it has none, and the Markdown below it."""
    match = FRONT_MATTER.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)


def check(name: str, text: str) -> Iterator[Problem]:
    """What is wrong with a page's front matter; ``name`` is the page's file in messages."""
    match = FRONT_MATTER.match(text)
    if match is None:
        yield from _of_lost(name, text)
        return
    try:
        root = yaml.compose(match[1], yaml.BaseLoader)
    except yaml.YAMLError as error:
        line, why = cause(error, match[1])
        yield Problem(name, line + 1, f"the front matter is {why}")
        return
    except RecursionError:
        yield Problem(name, 2, "the front matter is nested too deep; write lines of 'key: value'")
        return
    if root is not None and not isinstance(root, yaml.MappingNode):
        yield Problem(name, 2, "front matter is lines of 'key: value', such as 'description: ...'")
        return
    met = list[object]()
    for key, value in root.value if root else []:
        line = key.start_mark.line + 2
        if key.value not in list(_KEYS):
            yield Problem(name, line, _unknown(shown(key.value)))
        elif key.value in met:
            yield Problem(name, line, f"'{key.value}' stands twice; keep one")
        elif tag := next((one.tag for one in _nodes(key, value) if one.tag not in _TAGS), ""):
            yield Problem(name, line, f"'{key.value}' has the tag {shown(tag)}; take that out")
        elif key.value in ("title", "description") and not (value.value and is_text(value)):
            told = f"'{key.value}' is plain words; write some"
            yield Problem(name, line, f"{told}, in quotation marks if YAML takes them for others")
        elif key.value == "aliases" and not _are_words(value):
            told = "'aliases' is a list of words by which readers look for the page"
            yield Problem(name, line, f"{told}; write [geese, poultry]")
        elif key.value == "related" and not _are_words(value):
            told = "'related' is a list of pages that readers may want to read next"
            yield Problem(name, line, f"{told}; write [index.md, sources.md]")
        elif told := next(filter(None, (mark_in(one.value) for one in _scalars(value))), ""):
            yield Problem(name, line, f"'{key.value}' {told}")
        met.append(key.value)


def related(text: str) -> list[tuple[int, str]]:
    """The pages that a page whose front matter is sound sends readers to, each with its line."""
    match = FRONT_MATTER.match(text)
    root = yaml.compose(match[1], yaml.BaseLoader) if match else None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return [
        (one.start_mark.line + 2, one.value)
        for key, value in pairs
        if key.value == "related"
        for one in _scalars(value)
    ]


def mark_in(words: str) -> str:
    """What is wrong with words that the shell of a page prints, or ''."""
    told = 'holds a mark that templates read (one of < > " { } or an &entity;)'
    return f"{told}; say it in plain words" if _SPECIAL.search(words) else ""


def _nodes(*some: yaml.Node) -> list[yaml.Node]:
    """Some nodes, and all within them, each once: an alias may lead back to where it stands."""
    found, left = dict[int, yaml.Node](), [*some]
    while left:
        node = left.pop()
        if id(node) not in found:
            found[id(node)] = node
            if isinstance(node, yaml.MappingNode):
                left += (one for pair in node.value for one in pair)
            elif isinstance(node, yaml.SequenceNode):
                left += node.value
    return [*found.values()]


def _scalars(value: yaml.Node) -> list[yaml.ScalarNode]:
    """A value, or those of a list, that are plain words."""
    found = value.value if isinstance(value, yaml.SequenceNode) else [value]
    return [one for one in found if isinstance(one, yaml.ScalarNode)]


def _are_words(value: yaml.Node) -> bool:
    whole = isinstance(value, yaml.SequenceNode) and len(_scalars(value)) == len(value.value)
    return whole and all(one.value.strip() for one in _scalars(value))


def _unknown(key: str) -> str:
    if key == "template":
        return "'template' is not front matter, for all pages have one; take it out"
    if key.lower() in _LANGUAGES:
        told = "the site has one language, which is 'language' of 'theme' in mkdocs.yml"
        return f"'{key}' is not front matter; {told}; take it out"
    return f"'{key}' is not front matter{nearest(key, _KEYS)} ({', '.join(sorted(_KEYS))})"


def _of_lost(name: str, text: str) -> Iterator[Problem]:
    """Front matter that readers would get as prose, for one of its two lines of --- is missing."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    opening = [pair for pair in lines if pair[1]][:2]
    rules = [line for line in opening[:1] if _RULE.fullmatch(line[1])]
    first = next((_KEY.match(line) for _, line in opening[len(rules) :]), None)
    closed = any(_RULE.fullmatch(line) for _, line in lines[opening[0][0] :]) if opening else False
    if first is None or not (first[1] in _KEYS | _LANGUAGES or rules or closed):
        return
    number, line = opening[0]
    if not rules:
        told = "front matter is begun by a line of ---; write it above this one"
    elif number > 1:
        told = "front matter begins on the first line of a page; take out what is above it"
    elif line != "---":
        told = f"front matter is begun by a line of three hyphens; write --- for {line}"
    else:
        told = "the front matter that begins here is not ended; write a line of --- below it"
    yield Problem(name, number, told)
