"""Configuration check: what can go wrong in mkdocs.yml, in style sheets and scripts.

For example, a page that 'nav' names and docs/ does not have is told by its line.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from macros.checking import css, javascript
from macros.problems import Problem, Problems, near, nearest, shown
from macros.reading.front_matter import mark_in
from macros.reading.mkdocs_config import CONFIG, listed, menu, pairs, stated, titles, unloadable
from macros.reading.text_files import files, misnamed, read
from macros.reading.yaml_nodes import is_text

# What must be among the lists of mkdocs.yml.
_NEEDED = {
    "hooks": ("macros/mkdocs_hooks.py",),
    "plugins": ("macros",),
    "markdown_extensions": ("attr_list", "footnotes"),
}
_OURS = ("data", "docs", "macros", "overrides")  # folders that a build only reads
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
    yield from _of_needs(project)
    for name in ("docs", "overrides", "macros"):
        yield from misnamed(project / name)
    for path in [*files(project / "overrides"), *files(project / "macros", ".html")]:
        if check_text := _CHECKS.get(path.suffix):
            name = path.relative_to(project).as_posix()
            try:
                yield from check_text(read(path, name), name)
            except Problems as problems:
                yield from problems.found


def _of_needs(project: Path) -> Iterator[Problem]:
    """What MkDocs can do without, and the site cannot."""
    said = dict(pairs(project / CONFIG))
    if "plugins" not in said:  # nothing is built by these settings
        return
    folders = said.get("use_directory_urls")
    if not isinstance(folders, yaml.ScalarNode) or folders.value != "false":
        line = folders.start_mark.line + 1 if folders else 1
        told = "links of records lead from page to page"
        yield Problem(CONFIG, line, f"{told}; write 'use_directory_urls: false'")
    for key, needed in _NEEDED.items():
        named = [name for _, name in listed(project, key)]
        for name in needed:
            if name not in named and not near(name, named):
                line = said[key].start_mark.line + 1 if key in said else 1
                told = f"the site is not whole without '{name}' among its '{key}'"
                yield Problem(CONFIG, line, f"{told}; write '- {name}'")
    into = said.get("site_dir")
    if isinstance(into, yaml.ScalarNode) and into.value.strip("./") in _OURS:
        told = f"a build would empty '{into.value}'"
        yield Problem(CONFIG, into.start_mark.line + 1, f"{told}; name another folder")


def _of_names(project: Path) -> Iterator[Problem]:
    """What mkdocs.yml names that is not there."""
    pages = [path.name for path in files(project / "docs", ".md")]
    sheets = project / "overrides" / "assets"
    known = [path.relative_to(sheets.parent).as_posix() for path in files(sheets, ".css")]
    for line, name in menu(project):
        if name not in pages:
            told = f"there is no page docs/{name}{nearest(name, pages)}"
            yield Problem(CONFIG, line, told)
    for node in titles(project):
        told = mark_in(node.value)
        if not is_text(node):
            told = "is a title that YAML takes for no word; put it in quotation marks"
        if told:
            line = node.start_mark.line + 1
            yield Problem(CONFIG, line, f"'{shown(node.value)}' under 'nav' {told}")
    for line, name in listed(project, "markdown_extensions"):
        if why := unloadable(name):
            told = f"the Markdown extension '{name}' cannot be loaded: {why}"
            yield Problem(CONFIG, line, told)
    for line, name in listed(project, "extra_css"):
        if not any((project / folder / name).is_file() for folder in ("overrides", "docs")):
            told = f"there is no style sheet overrides/{name}{nearest(name, known)}"
            yield Problem(CONFIG, line, told)
