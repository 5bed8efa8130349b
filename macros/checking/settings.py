"""Configuration check: what can go wrong in mkdocs.yml, in style sheets and scripts.

For example, a page that 'nav' names and docs/ does not have is told by its line.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.checking import css, javascript
from macros.problems import Problem, Problems, nearest, shown
from macros.reading.front_matter import mark_in
from macros.reading.mkdocs_config import CONFIG, listed, menu, stated, titles, unloadable
from macros.reading.text_files import files, misnamed, read

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
    for name in ("docs", "overrides", "macros"):
        yield from misnamed(project / name)
    for path in [*files(project / "overrides"), *files(project / "macros", ".html")]:
        if check_text := _CHECKS.get(path.suffix):
            name = path.relative_to(project).as_posix()
            try:
                yield from check_text(read(path, name), name)
            except Problems as problems:
                yield from problems.found


def _of_names(project: Path) -> Iterator[Problem]:
    """What mkdocs.yml names that is not there."""
    pages = [path.name for path in files(project / "docs", ".md")]
    sheets = project / "overrides" / "assets"
    known = [path.relative_to(sheets.parent).as_posix() for path in files(sheets, ".css")]
    for line, name in menu(project):
        if name not in pages:
            told = f"there is no page docs/{name}{nearest(name, pages)}"
            yield Problem(CONFIG, line, told)
    for line, title in titles(project):
        if told := mark_in(title):
            yield Problem(CONFIG, line, f"'{shown(title)}' under 'nav' {told}")
    for line, name in listed(project, "markdown_extensions"):
        if why := unloadable(name):
            told = f"the Markdown extension '{name}' cannot be loaded: {why}"
            yield Problem(CONFIG, line, told)
    for line, name in listed(project, "extra_css"):
        if not any((project / folder / name).is_file() for folder in ("overrides", "docs")):
            told = f"there is no style sheet overrides/{name}{nearest(name, known)}"
            yield Problem(CONFIG, line, told)
