"""Configuration check: what can go wrong in mkdocs.yml, in style sheets and scripts.

For example, a page that 'nav' names and docs/ does not have is told by its line.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath

import yaml
from markdown import Markdown

from macros.checking import css, javascript
from macros.problems import Problem, Problems, nearest, shown
from macros.reading.front_matter import mark_in
from macros.reading.mkdocs_config import (
    CONFIG,
    extensions,
    is_tagged,
    listed,
    menu,
    options,
    pairs,
    repeated,
    stated,
    titles,
    unloadable,
)
from macros.reading.text_files import files, misnamed, read
from macros.reading.yaml_nodes import is_text

# Folders of which a build may empty none.
_OURS = ("data", "docs", "macros", "overrides", "tests", "bench", "deploy", ".git", ".github")
_EXTENSIONS = {"attr_list": "attr_list", "footnotes": "footnote"}  # as what each registers
_HOOKS = "macros/mkdocs_hooks.py"
_MODULE = PurePath("macros")
_PLUGIN = "write '- macros:' and below it 'module_name: macros'"
_NO = ("false", "no", "off")  # as YAML has it
_BUILT = {"nav", "theme", "plugins", "hooks"}  # by one of these a site is built
_ELSEWHERE = {"INHERIT", "<<"}  # what these state as well is not read
_CHECKS: dict[str, Callable[[str, str], Iterator[Problem]]] = {
    ".css": css.check,
    ".js": javascript.check,
    ".html": lambda text, name: iter(()),  # what a template says is told where it is drawn
}


def check(project: Path) -> Iterator[Problem]:
    """What a build would not tell, or not where: what is missing or broken beside the pages."""
    try:
        stated(project)
    except Problems as problems:
        yield from problems.found
    yield from _of_names(project)
    said = dict(pairs(project / CONFIG))
    if _BUILT & set(said) and not _ELSEWHERE & set(said):
        yield from _of_needs(project, said)
        yield from _of_module(project)
    yield from _of_output(project, said.get("site_dir"))
    for name in ("docs", "overrides", "macros"):
        yield from misnamed(project / name)
    for path in [*files(project / "overrides"), *files(project / "macros", ".html")]:
        if check_text := _CHECKS.get(path.suffix):
            name = path.relative_to(project).as_posix()
            try:
                yield from check_text(read(path, name), name)
            except Problems as problems:
                yield from problems.found


def _of_needs(project: Path, said: Mapping[str, yaml.Node]) -> Iterator[Problem]:
    """What MkDocs can do without, and the site cannot."""

    def lacking(key: str, told: str) -> Iterator[Problem]:
        if not is_tagged(said.get(key)):
            yield Problem(CONFIG, said[key].start_mark.line + 1 if key in said else 1, told)

    key = "use_directory_urls"
    node = said.get(key)
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value.lower() not in _NO):
        yield from lacking(key, f"links of records lead from page to page; write '{key}: false'")
    hooks = [PurePath(name).as_posix() for _, name in listed(project, "hooks")]
    plugins = [name for _, name in listed(project, "plugins")]
    if _HOOKS not in hooks:
        told = f"files beside the pages are written by a hook; write '- {_HOOKS}'"
        yield from lacking("hooks", told)
    if "macros" not in plugins:
        yield from lacking("plugins", f"calls on pages are drawn by a plugin; {_PLUGIN}")
    if not (named := extensions(project)):
        return  # one is broken, which is told
    known = Markdown(extensions=named).treeprocessors
    for name, registered in _EXTENSIONS.items():
        if registered not in known:
            told = f"pages are written with a Markdown extension; write '- {name}'"
            yield from lacking("markdown_extensions", told)


def _of_module(project: Path) -> Iterator[Problem]:
    """A plugin for calls that would look for them in another module than ours."""
    for name, said in options(project, "macros"):
        pairs = said.value if isinstance(said, yaml.MappingNode) else []
        given = {key.value: node for key, node in pairs if isinstance(key, yaml.ScalarNode)}
        if given.keys() & {"modules", "<<"}:  # what these name is not looked into
            continue
        node = given.get("module_name")
        named = PurePath(node.value) if isinstance(node, yaml.ScalarNode) else None
        if node is None or not (is_tagged(node) or named == _MODULE):
            line = (node or name).start_mark.line + 1
            yield Problem(CONFIG, line, f"calls on pages are drawn by {_MODULE}/; {_PLUGIN}")


def _of_output(project: Path, into: yaml.Node | None) -> Iterator[Problem]:
    """A folder that a build would empty, and that people write in."""
    if not isinstance(into, yaml.ScalarNode):
        return
    at = (project / into.value).resolve()
    ours = [(project / name).resolve() for name in _OURS]
    if at == project.resolve() or any(one in (at, *at.parents) for one in ours):
        told = f"a build would empty '{shown(into.value)}'; name a folder of its own, such as site"
        yield Problem(CONFIG, into.start_mark.line + 1, told)


def _of_names(project: Path) -> Iterator[Problem]:
    """What mkdocs.yml names twice, or what is not there."""
    pages = [path.name for path in files(project / "docs", ".md")]
    sheets = project / "overrides" / "assets"
    known = [path.relative_to(sheets.parent).as_posix() for path in files(sheets, ".css")]
    for line, key in repeated(project):
        yield Problem(CONFIG, line, f"'{shown(key)}' stands twice; keep one")
    for line, name in menu(project):
        if not name:
            told = "this line of 'nav' names no page; write one, as in 'Law: law.md'"
            yield Problem(CONFIG, line, told)
        elif name not in pages:
            told = f"there is no page docs/{name}{nearest(name, pages)}"
            yield Problem(CONFIG, line, told)
    for node in titles(project):
        told = mark_in(node.value)
        if not is_text(node):
            told = "is a title that YAML takes for no word; put it in quotation marks"
        if told:
            line = node.start_mark.line + 1
            yield Problem(CONFIG, line, f"'{shown(node.value)}' under 'nav' {told}")
    for key in ("plugins", "hooks", "markdown_extensions", "extra_css"):
        for line in (line for line, name in listed(project, key) if not name):
            yield Problem(CONFIG, line, f"'{key}' has an item that is no word; write its name")
    for line, name in listed(project, "markdown_extensions"):
        if name and (why := unloadable(name)):
            told = f"the Markdown extension '{name}' cannot be loaded: {why}"
            yield Problem(CONFIG, line, told)
    for line, name in listed(project, "extra_css"):
        if name and not any((project / one / name).is_file() for one in ("overrides", "docs")):
            told = f"there is no style sheet overrides/{name}{nearest(name, known)}"
            yield Problem(CONFIG, line, told)
