"""PDF: the whole explainer as one document, for print.

Pages stand in the order of their 'next' links. Ids and links carry the page's
name, so that a footnote or a record is still found where it stands: for example,
'law.html#terms' becomes '#law--terms'. What lies beside the pages is linked to where
the site is, if it has an address.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urljoin

from lxml.html import HtmlElement, document_fromstring, tostring
from lxml.html.builder import STYLE

# The shell is the same browser without the windows that nobody sees: it needs half the time.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_REFERENCES = ("href", "aria-labelledby", "aria-describedby", "for", "popovertarget")
# What serves a screen alone.
_SCREEN_ONLY = ".//script | .//template"
# What offers files that lie beside the pages, and says nothing else.
_OFFERS = ("take", "picture__take")
# What the document has once for all pages or not at all; 'http-equiv' is what the home page
# alone allows to be styled.
_OF_ONE_PAGE = ".//style | .//script | .//link | .//*[@http-equiv]"
# A reader's own printer says how large its paper is; here nobody does.
_PAPER = "@page { size: A4; }"


class NoBrowser(Exception):
    """There is no Chromium; the message says what to install."""


def browser() -> str:
    """The path of a Chromium of this machine. Raises NoBrowser when there is none."""
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        raise NoBrowser(
            "Chromium is not installed; for example: apt-get install chromium-headless-shell"
        )
    return path


def pages(site: Path) -> dict[Path, HtmlElement]:
    """The pages of a built site as a reader meets them, from index.html on."""
    found: dict[Path, HtmlElement] = {}
    name = "index.html"
    while name:
        page = found[site / name] = document_fromstring((site / name).read_text("utf-8"))
        name = page.xpath("string(//a[@rel='next']/@href)")
    return found


def bound(site: Path) -> str:
    """One HTML document with the text, and the styles, of every page."""
    found = pages(site)
    names, trees = {path.name for path in found}, [*found.values()]
    book = trees[0]
    styles = dict.fromkeys(css for tree in trees for css in tree.xpath("/html/head/style/text()"))
    canonical = book.xpath("string(//link[@rel='canonical']/@href)")
    home = urljoin(canonical, ".") if canonical else ""
    chapters = [_chapter(tree, path.name, names, home) for path, tree in found.items()]
    for old in book.head.xpath(_OF_ONE_PAGE):
        old.drop_tree()
    book.head.extend(STYLE(style) for style in (*styles, _PAPER))
    book.body[:] = chapters
    return str(tostring(book, encoding="unicode", doctype="<!doctype html>"))


def _chapter(page: HtmlElement, name: str, names: set[str], home: str) -> HtmlElement:
    article = page.find(".//main/article")
    offers = () if home else (one for offer in _OFFERS for one in article.find_class(offer))
    for element in (*article.xpath(_SCREEN_ONLY), *offers):
        element.drop_tree()
    for element in article.xpath(".//*[@id]"):
        element.set("id", _placed(name, element.get("id")))
    for attribute in _REFERENCES:
        for element in article.xpath(f".//*[@{attribute}]"):
            value = _followed(attribute, element.get(attribute), name, names, home)
            element.set(attribute, value)
    for element in article.xpath(".//*[@href='']"):
        del element.attrib["href"]
    for details in article.iter("details"):
        details.set("open", "")
    article.set("id", _placed(name, ""))
    return article


def _placed(name: str, id: str) -> str:
    return f"{name.removesuffix('.html')}--{id}"


def _followed(attribute: str, value: str, name: str, names: set[str], home: str) -> str:
    """Where an attribute of a page leads in the document; '' where nothing is known to be."""
    if attribute != "href":
        return " ".join(_placed(name, id) for id in value.split())
    if re.match(r"[a-z]+:", value):
        return value
    target, _, id = value.partition("#")
    if (target or name) in names:
        return "#" + _placed(target or name, id)
    return urljoin(home, value) if home else ""


def print_pdf(site: Path, pdf: Path) -> None:
    """Print the bound pages. Raises NoBrowser when there is no Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "book.html"
        page.write_text(bound(site), encoding="utf-8")
        subprocess.run(
            [
                browser(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                # On a busy machine some lines were printed half a pixel lower than others.
                "--disable-font-subpixel-positioning",
                "--no-pdf-header-footer",
                "--generate-pdf-document-outline",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={pdf.resolve()}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )
