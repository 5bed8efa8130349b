"""What can go wrong beside pages and records: mkdocs.yml, style sheets and scripts."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from markdown import Markdown

from . import scripts
from .problems import Problem, nearest

_USUAL = ["toc", "tables", "fenced_code"]  # MkDocs has them without being told
_WORDS = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)


def check(project: Path) -> Iterator[Problem]:
    """What a build would not tell, or not where: what is missing or broken beside the pages."""
    named = _values(project / "mkdocs.yml")
    for line, name in named.get("markdown_extensions", []):
        if why := _unloadable(name):
            told = f"the Markdown extension '{name}' cannot be loaded: {why}"
            yield Problem("mkdocs.yml", line, told)
    pages = sorted(path.name for path in (project / "docs").glob("*.md"))
    for line, name in menu(project).items():
        if name not in pages:
            told = f"there is no page docs/{name}{nearest(name, pages)}"
            yield Problem("mkdocs.yml", line, told)
    sheets = project / "overrides" / "assets"
    known = [f"assets/{path.name}" for path in sorted(sheets.glob("*.css"))]
    for line, name in named.get("extra_css", []):
        if not any((project / folder / name).is_file() for folder in ("overrides", "docs")):
            told = f"there is no style sheet overrides/{name}{nearest(name, known)}"
            yield Problem("mkdocs.yml", line, told)
    for path in sorted(sheets.glob("*.css")):
        yield from _unbalanced(path, path.relative_to(project).as_posix())
    for path in sorted(sheets.rglob("*.js")):
        yield from scripts.check(path, path.relative_to(project).as_posix())


def extensions(project: Path) -> list[str]:
    """The names of the Markdown extensions that the site is written with; none if one is broken."""
    named = _values(project / "mkdocs.yml").get("markdown_extensions")
    usual = [*_USUAL, "attr_list", "admonition", "def_list", "footnotes"]
    names = dict.fromkeys([*_USUAL, *(name for _, name in named)]) if named else usual
    return [] if any(map(_unloadable, names)) else list(names)


def menu(project: Path) -> dict[int, str]:
    """The pages that the menu leads to, by the line on which it names them."""
    nodes = [node for key, node in _pairs(project / "mkdocs.yml") if key == "nav"]
    found = {}
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            nodes += (value for _, value in node.value)
        elif not re.match(r"[a-z]+:", node.value):
            found[node.start_mark.line + 1] = str(node.value)
    return dict(sorted(found.items()))


@cache
def _unloadable(extension: str) -> str:
    """Why a Markdown extension cannot be used, or ''."""
    try:
        Markdown(extensions=[extension])
    except Exception as error:  # whatever an extension raises as it loads
        return str(error)
    return ""


def _values(config: Path) -> dict[str, list[tuple[int, str]]]:
    """The lists of a configuration: each value with its line."""
    found: dict[str, list[tuple[int, str]]] = {}
    for key, node in _pairs(config):
        if isinstance(node, yaml.SequenceNode):
            items = [
                one.value[0][0] if isinstance(one, yaml.MappingNode) else one for one in node.value
            ]
            found[key] = [(one.start_mark.line + 1, str(one.value)) for one in items]
    return found


def _pairs(config: Path) -> list[tuple[str, yaml.Node]]:
    """What a configuration says at its top; MkDocs tells what YAML cannot be."""
    if not config.is_file():
        return []
    try:
        root = yaml.compose(config.read_text(encoding="utf-8"), yaml.BaseLoader)
    except yaml.YAMLError:
        return []
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return [(key.value, node) for key, node in pairs]


def _unbalanced(path: Path, name: str) -> Iterator[Problem]:
    text = path.read_text(encoding="utf-8")
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
