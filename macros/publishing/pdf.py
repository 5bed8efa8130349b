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
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from lxml.html import document_fromstring

# The shell is the same browser without the windows that nobody sees: it needs half the time.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_REFERENCES = ("href", "aria-labelledby", "aria-describedby", "for", "popovertarget")
# What serves a screen alone.
_SCREEN_ONLY = "script, template, details.picture__data > summary"
# What offers files that lie beside the pages, and says nothing else.
_OFFERS = ".take, .picture__take"
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


def pages(site: Path) -> Iterator[Path]:
    """The pages of a built site as a reader meets them, from index.html on."""
    name = "index.html"
    while name:
        yield site / name
        page = document_fromstring((site / name).read_bytes())
        name = page.xpath("string(//a[@rel='next']/@href)")


def bound(site: Path) -> str:
    """One HTML document with the text, and the styles, of every page."""
    order = list(pages(site))
    names = {path.name for path in order}
    soups = [BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in order]
    book = soups[0]
    styles = dict.fromkeys(str(style) for one in soups for style in one.select("head style"))
    canonical = book.select_one("link[rel=canonical]")
    home = urljoin(str(canonical["href"]), ".") if canonical else ""
    articles = [
        _chapter(soup, path.name, names, home) for soup, path in zip(soups, order, strict=True)
    ]
    assert book.head and book.body
    # Nor what the home page alone allows to be styled.
    for old in book.head.select("style, script, link, [http-equiv]"):
        old.decompose()
    book.head.append(BeautifulSoup("".join(styles), "html.parser"))
    book.head.append(book.new_tag("style", string=_PAPER))
    book.body.clear()
    for article in articles:
        book.body.append(article)
    return str(book)


def _chapter(soup: BeautifulSoup, name: str, names: set[str], home: str) -> Tag:
    article = soup.select_one("main > article")
    assert article is not None
    for element in article.select(_SCREEN_ONLY if home else f"{_SCREEN_ONLY}, {_OFFERS}"):
        element.decompose()
    for element in article.select("[id]"):
        element["id"] = _placed(name, str(element["id"]))
    for attribute in _REFERENCES:
        for element in article.select(f"[{attribute}]"):
            element[attribute] = _followed(attribute, str(element[attribute]), name, names, home)
    for element in article.select('[href=""]'):
        del element["href"]
    for details in article.select("details"):
        details["open"] = ""
    article["id"] = _placed(name, "")
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
