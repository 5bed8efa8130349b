"""MkDocs configuration: mkdocs.yml as it was written, what it states, and on which line.

MkDocs reads it as well, but without lines, and not before there is a build. For example, ``menu``
gives each page that 'nav' leads to, with its line.
"""

import re
from contextlib import suppress
from fnmatch import fnmatch
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from macros.problems import Problem, Problems
from macros.reading.text_files import is_there, read
from macros.reading.yaml_errors import cause
from macros.reading.yaml_nodes import TOO_DEEP, deep_line

CONFIG = "mkdocs.yml"
_DEEPEST = 100  # mappings and lists; PyYAML reads some more, and then ends in a RecursionError
_USUAL = ["toc", "tables", "fenced_code"]  # MkDocs has them without being told


def stated(project: Path) -> dict[str, Any]:
    """What mkdocs.yml states, every value as text; nothing where there is no such file.

    Raises Problems where it cannot be read.
    """
    config = project / CONFIG
    if not is_there(config):
        return {}
    text = read(config, config.name)
    try:
        told = yaml.BaseLoader("").construct_document(root) if (root := _composed(text)) else None
    except yaml.YAMLError as error:
        raise Problems([Problem(config.name, *cause(error, text))]) from None
    return told if isinstance(told, dict) else {}


@lru_cache(maxsize=1)  # it is asked for more than once by each check and each build
def _composed(text: str) -> yaml.Node | None:
    # By PyYAML itself, as MkDocs reads it: libyaml takes tabs that it refuses.
    if line := deep_line(text, yaml.BaseLoader, _DEEPEST):
        raise Problems([Problem(CONFIG, line, TOO_DEEP)])
    return yaml.compose(text, yaml.BaseLoader)


def menu(project: Path) -> list[tuple[int, str]]:
    """The pages that the menu leads to, each with the line on which it is named."""
    pages = (one for is_title, one in _menu(project) if not is_title)
    named = sorted((one.start_mark.line + 1, str(one.value)) for one in pages)
    return [(line, name) for line, name in named if not re.match(r"[a-z]+:", name)]


def titles(project: Path) -> list[yaml.ScalarNode]:
    """What the menu calls pages and groups of them."""
    return [one for is_title, one in _menu(project) if is_title]


def _menu(project: Path) -> list[tuple[bool, yaml.ScalarNode]]:
    """The titles and the pages of the menu, each with whether it is a title."""
    nav = dict(pairs(project / CONFIG)).get("nav")
    nodes = [(False, nav)] if nav and nav.value else []  # MkDocs takes an empty one for none
    found, met = list[tuple[bool, yaml.ScalarNode]](), set[yaml.Node]()
    while nodes:
        is_title, node = nodes.pop()
        if node in met:  # an alias, which may even repeat what it stands in
            continue
        met.add(node)
        if isinstance(node, yaml.SequenceNode):
            nodes += ((False, one) for one in node.value)
        elif isinstance(node, yaml.MappingNode):
            nodes += ((number == 0, one) for two in node.value for number, one in enumerate(two))
        elif isinstance(node, yaml.ScalarNode):
            found.append((is_title, node))
    return found


def apart(project: Path, page: str) -> bool:
    """Whether a page is meant to stand where the menu does not lead: it is 'not_in_nav'."""
    said = dict(pairs(project / CONFIG)).get("not_in_nav")
    lines = said.value.split() if isinstance(said, yaml.ScalarNode) else []
    return any(fnmatch(page, line.lstrip("/")) for line in lines)


def extensions(project: Path) -> list[str]:
    """The names of the Markdown extensions that the site is written with; none if one is broken."""
    if _top(project / CONFIG) is None:
        return []
    named = listed(project, "markdown_extensions")
    usual = [*_USUAL, "attr_list", "admonition", "def_list", "footnotes"]
    names = dict.fromkeys([*_USUAL, *(name for _, name in named)]) if named else usual
    return [] if any(map(unloadable, names)) else list(names)


@cache
def unloadable(extension: str) -> str:
    """Why a Markdown extension cannot be used, or ''."""
    try:
        Markdown(extensions=[extension])
    except Exception as error:  # whatever an extension raises as it loads
        return str(error)
    return ""


def listed(project: Path, key: str) -> list[tuple[int, str]]:
    """The words of a list in mkdocs.yml, or the keys of what is a mapping, each with its line.

    Of an item that is no word it is ''; what a host's environment names (!ENV) is left out.
    """
    return [
        (name.start_mark.line + 1, name.value if isinstance(name, yaml.ScalarNode) else "")
        for name, _ in _items(project, key)
        if not is_tagged(name)
    ]


def is_tagged(node: yaml.Node | None) -> bool:
    """Whether a value, or a part of a list, is not known before a build: it has a tag, as !ENV."""
    parts = node.value if isinstance(node, yaml.SequenceNode) else []
    return any(one is not None and one.tag.startswith("!") for one in (node, *parts))


def options(project: Path, plugin: str) -> list[tuple[yaml.Node, yaml.Node | None]]:
    """The name of a plugin wherever mkdocs.yml lists it, and what it says of it, if anything."""
    return [(name, said) for name, said in _items(project, "plugins") if name.value == plugin]


def _items(project: Path, key: str) -> list[tuple[yaml.Node, yaml.Node | None]]:
    """The items of a list or mapping: the name of each, and what stands below it."""
    node = dict(pairs(project / CONFIG)).get(key)
    items = [node] if isinstance(node, yaml.MappingNode) else []
    if isinstance(node, yaml.SequenceNode):
        items = node.value
    found: list[tuple[yaml.Node, yaml.Node | None]] = []
    for item in items:
        if isinstance(item, yaml.MappingNode) and item.value:
            found += item.value
        else:
            found.append((item, None))
    return found


def pairs(config: Path) -> list[tuple[str, yaml.Node]]:
    """What a configuration says at its top; nothing of one that cannot be read (``stated``)."""
    return [(key.value, node) for key, node in _top(config) or []]


def repeated(project: Path) -> list[tuple[int, str]]:
    """The keys that stand again at the top of mkdocs.yml, each with the line on which it does."""
    keys = [key for key, _ in _top(project / CONFIG) or []]
    met = [key.value for key in keys]
    again = [key for number, key in enumerate(keys) if key.value in {*met[:number]} - {"<<"}]
    return [(key.start_mark.line + 1, key.value) for key in again]


def _top(config: Path) -> list[tuple[yaml.ScalarNode, yaml.Node]] | None:
    """What a configuration says at its top; None of one that cannot be read."""
    with suppress(Problems, yaml.YAMLError):
        root = _composed(read(config, config.name)) if is_there(config) else None
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        return [(key, node) for key, node in pairs if isinstance(key, yaml.ScalarNode)]
    return None
