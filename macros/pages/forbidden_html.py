"""HTML sanitization: what a page's own tags hold that is forbidden, as a browser reads them.

For example, a link to 'javascript:alert(1)' is a hazard, in capitals and with a tab in it as well.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

# Elements that draw, run or fetch; Markdown writes none of them.
_ACTIVE = {
    "script", "style", "iframe", "frame", "object", "embed", "applet", "base", "meta", "link",
    "form", "input", "button", "svg", "math", "template", "audio", "video", "source", "portal",
}  # fmt: skip
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite"}
_RUNNING = re.compile(r"on\w*|srcdoc|srcset|ping|formaction|background", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!?][^\n>]{0,40}")
_HEADINGS = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
_STYLE = re.compile(r"text-align: (?:left|right|center);?")
# What Markdown and calls would not have left, had it been meant for them: braces with what they
# are about if it is near, a call without braces, a link whose address is nowhere or apart.
_LEFT = re.compile(
    r"\{+[^{}\n]{0,60}\}*|(?:\b\w+\([^(){}\n]{0,60}\)\s*)?\}+"
    r"|\b[a-z_]+\([\"'][^(){}\n]{0,60}[\"']\)"
    r"|!?\[[^\[\]\n]{1,60}\](?:\[[^\[\]\n]{0,60}\]| \([^()\s]{0,60}(?:\.md|://)[^()\s]{0,60}\))"
)


def see(drawn: str) -> "Seen":
    """What is to be told of some HTML that Markdown has written of a page."""
    seen = Seen()
    seen.feed(drawn)
    seen.close()
    seen.linked = any(re.search(r"<a |<em>called</em>", one) for one in _HEADINGS.findall(drawn))
    return seen


# Elsewhere lxml reads HTML, but it mends what it reads; here a tag left open is seen as it stands.
class Seen(HTMLParser):
    """The titles, links and pictures of a page, its hazards, and what is left as it was typed.

    ``linked`` says whether a heading holds a link or a call.

    A hazard is an element, attribute or address that could run, fetch or disguise something.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hazards: list[str] = []
        self.left: list[str] = []
        self.linked = False
        self.titles: list[str] = []
        self.links: list[str] = []
        self.pictures: list[str] = []
        self._code = 0
        self._in_title = False

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        self._in_title &= tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.titles[-1] += data
        if self._code:
            return
        # A tag that a page leaves open could be closed by what a macro draws after it.
        if tag := _TAG.search(data):
            self.hazards.append(tag[0])
        self.left += _LEFT.findall(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag == "code"
        if tag == "h1":
            self._in_title = True
            self.titles.append("")
        if tag in _ACTIVE:
            self.hazards.append(f"<{tag}>")
        for name, value in attrs:
            if _RUNNING.fullmatch(name) or (name == "style" and not _STYLE.fullmatch(value or "")):
                self.hazards.append(f"{name}={value}")
            elif name in _ADDRESSES and not _leads_safely(value or "", fetched=tag == "img"):
                self.hazards.append(value or "")
            elif name in ("href", "src"):
                (self.pictures if tag == "img" else self.links).append(value or "")


def _leads_safely(address: str, fetched: bool) -> bool:
    """Whether a browser would follow an address to a page, as browsers read addresses."""
    try:
        urlsplit(address)
    except ValueError:  # nobody can say where it leads
        return False
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address).replace("\\", "/").lower()
    if bare.startswith("//"):
        return False
    scheme = re.match(r"[^/?#]*?:", bare)
    return scheme is None or (not fetched and scheme[0] in ("http:", "https:", "mailto:"))
