"""Module of mkdocs-macros: MkDocs calls ``define_env``, and build.py makes pages of records.

Nothing is imported above, so that ``python -m macros`` works without MkDocs.
"""

import sys
from logging import getLogger
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Give every page its macros, and mkdocs_hooks.py the build as ``env.build``.

    Raises PluginError, which stops a build without a traceback, when a record, a page,
    a setting or the code itself is wrong. A preview (``on_error_fail: false``) shows that on
    its pages instead, and goes on.
    """
    forget_changed_modules()
    from mkdocs.exceptions import PluginError

    from macros.preview import Preview

    log = getLogger("mkdocs.plugins.macros")
    env.build, env.preview = None, Preview(not env.config["on_error_fail"], PluginError, log.error)
    try:
        from macros.build import Build  # here, so that a mistake in any module is told

        # A warning would stop a strict build.
        env.build = Build(Path(env.project_dir), env.preview, log.info)
    except Exception as error:
        instead = env.preview.instead(error)
        env.pre_macro_functions.append(lambda env: setattr(env, "markdown", instead))
    else:
        _install(env)


def _install(env: Any) -> None:
    build, conf = env.build, env.conf
    conf["site_url"] = conf["site_url"] or build.host.url  # a server of previews has its own
    conf["extra"] |= {"host_publisher": build.host.publisher, "host_contact": build.host.contact}
    conf["markdown_extensions"] += build.extensions
    conf["mdx_configs"].setdefault("toc", {})["slugify"] = build.slugify

    def open_page(env: Any) -> None:
        file, markdown, env.calls = env.page.file, env.markdown, None

        def read() -> str:
            env.calls, opened = build.open(file.src_uri, file.content_string, markdown)
            env.env.globals |= env.calls.macros
            env.env.undefined = env.calls.undefined
            return str(opened)

        env.markdown = env.preview.page(read)

    def close_page(env: Any) -> None:
        calls, page, drawn = env.calls, env.page, env.markdown
        if calls:  # else the page is not to be shown
            env.markdown = env.preview.page(
                lambda: build.close(calls, drawn, page.title, page.meta)
            )

    env.pre_macro_functions.append(open_page)
    env.post_macro_functions.append(close_page)


def _newest() -> int:
    """The latest edit of a module, in nanoseconds."""
    return max(path.stat().st_mtime_ns for path in Path(__file__).parent.rglob("[!.]*.py"))


def forget_changed_modules() -> None:
    """Let modules be imported anew if one has been edited; else a preview sees no edit of them."""
    global _imported
    if (newest := _newest()) == _imported:
        return
    _imported = newest
    # A package keeps its modules as attributes as well.
    for name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
        del sys.modules[name]
        globals().pop(name.removeprefix(f"{__name__}."), None)


_imported = _newest()  # the latest edit of those that are in use
