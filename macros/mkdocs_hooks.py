"""The pages of parted lists and the guard of templates, for MkDocs; wiring, no logic."""

from typing import Any

from mkdocs.structure.files import File, InclusionLevel


def on_files(files: Any, config: Any) -> Any:
    """Add a page for each part of a list that is too long for one."""
    for name, text in config.plugins["macros"].volumes():
        inclusion = InclusionLevel.NOT_IN_NAV  # the menu names the first page alone
        files.append(File.generated(config, name, content=text, inclusion=inclusion))
    return files


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Let previous and next lead through the parts of a list, after its first page."""
    for first, names in config.plugins["macros"].shelves():
        page = files.get_file_from_path(first).page
        for name in names:
            part = files.get_file_from_path(name).page
            part.previous_page, part.next_page = page, page.next_page
            if page.next_page:
                page.next_page.previous_page = part
            page.next_page, page = part, part
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let a template of the theme that fails tell where; prove the pages, now that all are read."""
    config.plugins["macros"].guard(env)
    pages = (file.page for file in files.documentation_pages())
    config.plugins["macros"].prove(page for page in pages if page and page.content is not None)
    return env
