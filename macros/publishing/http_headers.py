"""HTTP headers: what a server says with each file, its type, how long it holds, what it may do.

Written into the site for hosts that read it: ``_headers``, ``_redirects`` and
``.assetsignore`` for static hosts, and below ``.host/`` what deploy/ includes into nginx
and Caddy. None of them is served. Where a host says nothing, each page says what it may
run by itself. For example, a file with a hash in its name is sent as 'immutable'.
"""

import re
from functools import reduce
from operator import or_
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.problems import Problem, Problems
from macros.publishing.content_security_policy import NO_PAGE, Policy
from macros.publishing.hashed_names import NAME, lasting

_CHARSET = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)
_POLICY = re.compile(r"<meta http-equiv=\"?Content-Security-Policy\"?[^>]*>", re.IGNORECASE)
_LINE = 1900  # of _headers: Cloudflare Pages cuts at 2,000 characters

_UNUSED_FEATURES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "usb"),
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED_FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OVER_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
PAGES_HOLD = "public, max-age=300"
LASTING_HOLD = "public, max-age=31536000, immutable"

# Anybody may read these from a page of their own.
DATA = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ics": "text/calendar",
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
TYPES = {
    "html": "text/html",
    "txt": "text/plain",
    "css": "text/css",
    "js": "text/javascript",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    **DATA,
}
BINARY_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "zip": "application/zip",
}

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates" / "host"),
    autoescape=False,  # the names of files and hashes, in formats that are not HTML
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


class Headers:
    """What servers say with the pages of a site: their policies, by their names.

    Servers know a page by its name alone, wherever below their root the site stands.
    """

    def __init__(self) -> None:
        self._policies: dict[str, Policy] = {}

    def sealed(self, page: str, path: Path) -> str:
        """The page with its policy, before all that the policy is about; it must not change after.

        Raises Problems where it has no place for one.
        """
        policy = Policy.of(page)
        if not _CHARSET.search(page):
            raise Problems([Problem(str(path), 1, 'the page has no <meta charset="utf-8">')])
        self._policies[path.name] = self._policies.get(path.name, Policy()) | policy
        meta = _TEMPLATES.get_template("policy.html").render(policy=policy).strip()
        return _CHARSET.sub(lambda charset: charset[0] + meta, page, count=1)

    def write(self, site: Path) -> None:
        """Write into a site what servers say with its pages, and with all else that it holds."""
        suffixes = {file.suffix.removeprefix(".") for file in site.rglob("*.*") if file.is_file()}
        context = {
            "policies": {name: policy.header() for name, policy in self._policies.items()},
            "all_pages": reduce(or_, self._policies.values(), Policy()).header(_LINE),
            "no_page": NO_PAGE,
            "always": ALWAYS,
            "over_https": OVER_HTTPS,
            "pages_hold": PAGES_HOLD,
            "lasting_hold": LASTING_HOLD,
            "lasting": lasting(site),
            "lasting_name": NAME,
            "data": list(DATA),
            "types": {name: f"{type_}; charset=utf-8" for name, type_ in TYPES.items()}
            | BINARY_TYPES,
            "suffixes": suffixes,
        }
        folder = site / ".host"
        folder.mkdir(exist_ok=True)
        for template, file in (
            ("headers.txt", site / "_headers"),
            ("redirects.txt", site / "_redirects"),
            ("assetsignore.txt", site / ".assetsignore"),
            ("nginx-maps.conf", folder / "nginx-maps.conf"),
            ("nginx-headers.conf", folder / "nginx-headers.conf"),
            ("Caddyfile", folder / "Caddyfile"),
        ):
            file.write_text(_TEMPLATES.get_template(template).render(context), encoding="utf-8")


def is_sealed(page: str) -> bool:
    """Whether a page has a policy, which no build gives it."""
    return bool(_POLICY.search(page))
