"""ContextObject in Span (COinS): a reference on a page, where Zotero reads it.

https://archive.org/details/z39.88-2004, key/encoded-value format, Dublin Core. Zotero
takes the source for the publication, and a creator with a comma for an inverted name.
For example, a pair of it is 'rft.creator=King, Martin Luther, Jr.'.
"""

import re

from macros.exports.references import Reference
from macros.exports.references.csl import TYPES

# Only what would part the pairs is encoded, as Zotero parts them: at every '='. Titles and
# addresses that stand on the page as well then cost next to nothing when it is compressed.
_PARTING = re.compile(r'[%&+#="<>]')
_ZOTERO = {"article-newspaper": "newspaperArticle", "legislation": "statute"}


def text(one: Reference) -> str:
    """The value of the span's title attribute, not yet escaped for HTML."""
    kind = "article-newspaper" if one.in_press else TYPES[one.kind]
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _ZOTERO.get(kind, kind)),
        ("rft.title", one.title),
        *(("rft.creator", name.inverted) for name in one.authors),
        ("rft.source" if one.contained else "rft.publisher", one.publisher),
        ("rft.date", "-".join(f"{part:02}" for part in one.parts)),
        ("rft.language", one.language),
        ("rft.identifier", one.url),
    ]
    return "&".join(f"{name}={_encoded(value)}" for name, value in pairs if value)


def _encoded(value: str) -> str:
    return _PARTING.sub(lambda mark: f"%{ord(mark[0]):02X}", value)
