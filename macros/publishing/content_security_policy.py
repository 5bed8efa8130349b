"""Content-Security-Policy: a page may run its own scripts and styles, named by SHA-256."""

import base64
import hashlib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

from macros.problems import Problem, Problems

# What a browser would run; any other type of script is data that it only keeps.
_RUNS = {"", "module", "importmap", "speculationrules", "text/javascript"}

_NO_FRAMES = "; frame-ancestors 'none'"


@dataclass(frozen=True)
class Policy:
    """A Content-Security-Policy: the hashes of what stands inside, the rest from the site alone."""

    scripts: frozenset[str] = field(default_factory=frozenset)
    styles: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, page: str, path: str) -> Self:
        """What this page needs; Problems where it has what no hash can allow."""
        inside = _Inside(path)
        inside.feed(page)
        inside.close()
        if inside.problems:
            raise Problems(inside.problems)
        return cls(*(frozenset(map(_hash, inside.texts[tag])) for tag in ("script", "style")))

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


class _Inside(HTMLParser):
    """The scripts and styles that stand in a page, and what of it no hash can allow."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.problems: list[Problem] = []
        self._path = path
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in given:
            if name == "style" or name.startswith("on"):
                told = f"<{tag}> has the attribute {name}, which the policy forbids; "
                mend = "use a class" if name == "style" else "listen in a script file"
                self.problems.append(Problem(self._path, self.getpos()[0], told + mend))
        runs = "src" not in given and (given.get("type") or "").lower() in _RUNS
        self._open = tag if tag == "style" or (tag == "script" and runs) else ""
        if self._open:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data
