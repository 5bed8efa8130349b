"""What can go wrong beside pages and records: mkdocs.yml and the style sheets it names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from .misread import cause
from .problems import Problem, Problems, nearest
from .texts import files, read

_USUAL = ["toc", "tables", "fenced_code"]  # MkDocs has them without being told
_WORDS = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)


def check(project: Path) -> Iterator[Problem]:
    """What a build would not tell: an extension or a style sheet that is missing or broken."""
    named = _values(project / "mkdocs.yml")
    for line, name in named.get("markdown_extensions", []):
        try:
            Markdown(extensions=[name])
        except Exception as error:  # whatever an extension raises as it loads
            told = f"the Markdown extension '{name}' cannot be loaded: {error}"
            yield Problem("mkdocs.yml", line, told)
    sheets = project / "overrides" / "assets"
    known = [path.relative_to(sheets.parent).as_posix() for path in files(sheets, ".css")]
    for line, name in named.get("extra_css", []):
        if not any((project / folder / name).is_file() for folder in ("overrides", "docs")):
            told = f"there is no style sheet overrides/{name}{nearest(name, known)}"
            yield Problem("mkdocs.yml", line, told)
    for path in files(sheets, ".css"):
        yield from _unbalanced(path, path.relative_to(project).as_posix())


def extensions(project: Path) -> list[str]:
    """The names of the Markdown extensions that the site is written with."""
    named = _values(project / "mkdocs.yml").get("markdown_extensions")
    usual = [*_USUAL, "attr_list", "admonition", "def_list", "footnotes"]
    return list(dict.fromkeys([*_USUAL, *(name for _, name in named)])) if named else usual


def stated(project: Path) -> dict[str, Any]:
    """What mkdocs.yml states, every value as text; nothing where there is no such file.

    Raises Problems where it cannot be read.
    """
    config = project / "mkdocs.yml"
    if not config.is_file():
        return {}
    text = read(config, config.name)
    try:
        told = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise Problems([Problem(config.name, *cause(error, text))]) from None
    return told if isinstance(told, dict) else {}


def _values(config: Path) -> dict[str, list[tuple[int, str]]]:
    """The lists of a configuration: each value with its line. MkDocs tells what YAML cannot be."""
    if not config.is_file():
        return {}
    try:
        root = yaml.compose(config.read_text(encoding="utf-8"), yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    found: dict[str, list[tuple[int, str]]] = {}
    for key, node in getattr(root, "value", []):
        if isinstance(node, yaml.SequenceNode):
            items = [
                one.value[0][0] if isinstance(one, yaml.MappingNode) else one for one in node.value
            ]
            found[key.value] = [(one.start_mark.line + 1, str(one.value)) for one in items]
    return found


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
