"""Minification: a built site made light; what a page needs is in it, and nothing else is sent.

One request shows a page. Its styles, without the rules that nothing on it can use,
and its scripts stand inside; search and citations are fetched when they are opened.
For example, a page's links to style sheets become one style element.
"""

import re
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import minify_html
import rjsmin

from macros.cache import Cache
from macros.problems import Problem, Problems
from macros.publishing import content_security_policy
from macros.publishing.compression import compress
from macros.publishing.hashed_names import Lasting, loaded
from macros.publishing.http_headers import Headers, is_sealed
from macros.publishing.unused_css import Stylesheet, Vocabulary

_SHEET = re.compile(r'<link rel="stylesheet" href="([^":]+)">\s*')
_SCRIPT = re.compile(r'<script src="([^":]+)" defer></script>\s*')
_BARE_SCRIPT = re.compile(r"(?<=<script>).*?(?=</script>)", re.DOTALL)
# What may stand in a line: lists do where a style says so.
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i"),
    *("input", "ins", "kbd", "label", "mark", "meter", "output", "progress", "q", "s", "samp"),
    *("select", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var", "wbr"),
    *("ul", "ol", "li", "dl", "dt", "dd"),
    "text",  # of a drawing: where none is drawn, its words would run into the next ones
}
_GAP = re.compile(r"(</?([a-z][\w-]*)(?:\s[^<>]*)?>)(\s+)(?=</?([a-z][\w-]*))")
_HELD = str.maketrans({" ": "\ue000", "\n": "\ue001"})
_UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images")  # the theme's own


def lighten(
    site: Path,
    told: Callable[[int, int], None] = lambda done, of: None,
    quality: int | None = None,
    kept: Path | None = None,
) -> None:
    """Make every page of a built site whole, small and sealed; write .br and .gz beside each text.

    ``told`` is called with how many pages, then texts, are done, and of how many. ``quality``
    is that of Brotli where it is not the released one; ``kept`` is a folder for what has been
    compressed, of which the next run takes what has not changed.
    Raises Problems where a page has a policy already, is none, or holds what none can allow.
    """

    @cache
    def read(name: str) -> str:
        # The page for wrong addresses names files from the root, others from beside them.
        return _text(site / name[name.index("assets/") :])

    pages = sorted(site.rglob("*.html"))
    if sealed := next((path for path in pages if is_sealed(_text(path))), None):
        why = "it has a Content-Security-Policy: it is light already, or a template states one"
        mend = "delete that one, and write the site anew with: make site"
        raise Problems([Problem(str(sealed), 0, f"{why}; {mend}")])
    sheet = cache(lambda names: Stylesheet("".join(map(read, names))))
    script = cache(lambda name: _minified_script(read(name)))
    for name in _UNUSED:
        _remove(site / name)
    for path in sorted(site.rglob("*.js")):
        path.write_text(_minified_script(_text(path)), encoding="utf-8")
    lasting, headers = Lasting(site), Headers()
    problems: list[Problem] = []
    for done, path in enumerate(pages):
        told(done, len(pages))
        page = _text(path)
        try:
            _check(page, path)
            later = [read(name) for name in loaded(page) if name.endswith(".css")]
            light = lightened(lasting.named(page), sheet, script, later)
            path.write_text(headers.sealed(light, path), encoding="utf-8")
        except Problems as found:
            problems += found.found
    if problems:
        raise Problems(problems)
    headers.write(site)
    compressed = Cache(kept)
    compress(site, compressed, quality, told)
    compressed.prune()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Problems([_not_built(path, "not UTF-8")]) from None


def _not_built(path: Path, why: str) -> Problem:
    text = f"it is {why}, so that no build has written it; build the site anew"
    return Problem(str(path), 0, text)


def _check(page: str, path: Path) -> None:
    """Raise Problems where a page as it was built cannot be made light: by the lines it has now."""
    if not ("</head>" in page and "</body>" in page):  # where styles and scripts are to stand
        raise Problems([_not_built(path, "cut short")])
    if problems := list(content_security_policy.check(page, str(path))):
        raise Problems(problems)


def lightened(
    page: str,
    sheet: Callable[[tuple[str, ...]], Stylesheet],
    script: Callable[[str], str],
    later: Iterable[str] = (),
) -> str:
    """A page with its styles and scripts inside; both are given by the addresses it names.

    ``later`` are the stylesheets that it loads when they are asked for.
    """
    # At the end, where a deferred script runs as well; each once.
    scripts = "".join(
        f"<script>{script(name)}</script>" for name in dict.fromkeys(_SCRIPT.findall(page))
    )
    page = _SCRIPT.sub("", page).replace("</body>", f"{scripts}</body>")
    page = _BARE_SCRIPT.sub(lambda found: _minified_script(found[0]), page)
    style = sheet(tuple(_SHEET.findall(page))).purged(Vocabulary(page, later))
    page = _SHEET.sub("", page).replace("</head>", f"<style>{style}</style></head>")
    small = minify_html.minify(
        _GAP.sub(_held, page), minify_css=True, keep_html_and_head_opening_tags=True
    )
    # As translate() does, which looks each character up by itself.
    return small.replace("\ue000", " ").replace("\ue001", "\n")


def _held(gap: re.Match[str]) -> str:
    """A space between two inline elements shows; the minifier drops it inside a div."""
    tag, name, space, following = gap.groups()
    if not {name, following} <= _INLINE:
        return gap[0]
    return f"{tag}{space.translate(_HELD)}"


def _minified_script(script: str) -> str:
    return str(rjsmin.jsmin(script, keep_bang_comments=True))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
