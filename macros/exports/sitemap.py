"""Sitemap and robots.txt: which pages there are, for those who index them.

For example, law.html is named, and 404.html is not. Both name absolute addresses, so that neither
is there when the host gave none.
"""

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as xml

from macros.exports.edition import Site

# The page for wrong addresses, and the manual for those who write pages.
_UNLISTED = {"404.html", "macros.html"}
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[str], site: Site) -> str:
    """Each page by its address; no day, because the one of the build says nothing of it."""
    root = xml.Element("urlset", {"xmlns": _NAMESPACE})
    for page in sorted(pages):
        xml.SubElement(xml.SubElement(root, "url"), "loc").text = site.address(page)
    xml.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml.tostring(root, encoding="unicode")}\n'


def robots(site: Site) -> str:
    """Everybody may read everything, and where the list of pages is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.address('sitemap.xml')}\n"


def write(folder: Path, site: Site) -> None:
    """Write both beside the pages of a built site, or see to it that neither is there."""
    for name in ("sitemap.xml", "sitemap.xml.gz", "robots.txt"):
        (folder / name).unlink(missing_ok=True)
    if site.url:
        pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
        (folder / "sitemap.xml").write_bytes(sitemap(pages - _UNLISTED, site).encode())
        (folder / "robots.txt").write_bytes(robots(site).encode())
