"""sitemap.xml and robots.txt: which pages there are, for those who index them.

Both name absolute addresses, so that neither is there when the host gave none.
"""

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as xml

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[str], url: str) -> str:
    """Every page by its address; no day, because the one of the build says nothing of it."""
    root = xml.Element("urlset", {"xmlns": _NAMESPACE})
    for page in sorted(pages):
        address = url if page == "index.html" else url + page
        xml.SubElement(xml.SubElement(root, "url"), "loc").text = address
    xml.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml.tostring(root, encoding="unicode")}\n'


def robots(url: str) -> str:
    """Everybody may read everything, and where the list of pages is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"


def write(folder: Path, url: str) -> None:
    """Write both beside the pages of a built site, or see to it that neither is there."""
    for name in ("sitemap.xml", "sitemap.xml.gz", "robots.txt"):
        (folder / name).unlink(missing_ok=True)
    if url:
        pages = (path.name for path in folder.glob("*.html") if path.name != "404.html")
        (folder / "sitemap.xml").write_bytes(sitemap(pages, url).encode())
        (folder / "robots.txt").write_bytes(robots(url).encode())
