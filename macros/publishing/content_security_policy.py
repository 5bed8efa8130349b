"""Content-Security-Policy: a page may run its own scripts and styles, named by SHA-256.

For example, "script-src 'self' 'sha256-...'" is that of a page with one script inside.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from lxml.html import HtmlElement, document_fromstring

from macros.problems import Problem

# What a browser would run; any other type of script is data that it only keeps.
_RUNS = {"", "module", "importmap", "speculationrules", "text/javascript"}

_NO_FRAMES = "; frame-ancestors 'none'"


@dataclass(frozen=True)
class Policy:
    """A Content-Security-Policy: the hashes of what stands inside, the rest from the site alone."""

    scripts: frozenset[str] = field(default_factory=frozenset)
    styles: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, page: str) -> Self:
        """What this page needs."""
        elements = list(document_fromstring(page).iter("*"))
        return cls(
            frozenset(_hash(one.text or "") for one in elements if _runs(one)),
            frozenset(_hash(one.text or "") for one in elements if one.tag == "style"),
        )

    def __or__(self, other: "Policy") -> "Policy":
        return Policy(self.scripts | other.scripts, self.styles | other.styles)

    def __str__(self) -> str:
        """As a page's own meta element says it."""
        return self._text(sorted(self.styles))

    def header(self, limit: int | None = None) -> str:
        """As a server says it, which alone can forbid frames.

        Some hosts cut a longer line than the limit. There the hashes of styles
        are left to each page's own policy, which holds as well.
        """
        text = str(self) + _NO_FRAMES
        if limit is None or len(text) <= limit:
            return text
        return self._text(["'unsafe-inline'"]) + _NO_FRAMES

    def _text(self, styles: list[str]) -> str:
        return "; ".join(
            (
                "default-src 'none'",
                " ".join(("script-src 'self'", *sorted(self.scripts))),
                " ".join(("style-src 'self'", *styles)),
                "img-src 'self' data:",
                "connect-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
            )
        )


# A file that is opened by itself, such as a picture, runs nothing.
NO_PAGE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"'sha256-{digest.decode()}'"


def _runs(element: HtmlElement) -> bool:
    """Whether an element is a script that stands in the page."""
    return (
        element.tag == "script"
        and element.get("src") is None
        and element.get("type", "").lower() in _RUNS
    )


def check(page: str, path: str) -> Iterator[Problem]:
    """Each attribute of a page that no hash can allow, by its line; ``path`` is its file."""
    for element in document_fromstring(page).iter("*"):
        for name in element.attrib:
            if name == "style" or name.startswith("on"):
                told = f"<{element.tag}> has the attribute {name}, which the policy forbids; "
                mend = "use a class" if name == "style" else "listen in a script file"
                yield Problem(path, element.sourceline, told + mend)
