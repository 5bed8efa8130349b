"""Input validation: a value from outside is returned as it should be written, or refused.

All raise Unfit, which says what is wrong with the value and what to write instead. For example, of
'example.org' as a web address it says: write https://example.org.
"""

import re
from urllib.parse import quote, urlsplit

from macros.records.characters import flaw

_MOST = 200  # characters of a name
_LAST_SECOND = 4_354_819_199  # of 2107, the last year that a zip can tell

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|[0-9a-f]*:[0-9a-f:.]+")  # a name, or IPv6
_SCHEMELESS = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?")
_MAIL = re.compile(r"[^\s@<>()\[\],;:\\\"'?&#%/]+@[\w-]+(?:\.[\w-]+)*")
_KEPT = "!$&'()*+,/:;=@~"  # in a path, as RFC 3986 has it


class Unfit(Exception):
    """What is wrong with a value, and what to write instead; it follows the value."""


def folder(value: str) -> str:
    """The address of a folder on the web, which ends in a slash."""
    address = _bare(value)
    page = address.rpartition("/")[2]
    if page.endswith((".html", ".htm")):
        raise Unfit(f"names a page; write its folder, {address.removesuffix(page)}")
    return f"{address.removesuffix('/')}/"


def page(value: str) -> str:
    """The address of a page of a repository, without a slash at its end."""
    address = _bare(value).rstrip("/")
    if address.endswith(".git"):
        read = address.removesuffix(".git")
        raise Unfit(f"is where to clone from; write where to read it, {read}")
    return address


def path(value: str) -> str:
    """A path below an address, without slashes around it."""
    inner = _trimmed(value).strip("/")
    if "://" in inner or re.search(r"[?#]|(^|/)\.\.?(/|$)", inner):
        raise Unfit("is not a path; write one such as edit/main/docs")
    return _written(inner, _quoted(inner))


def contact(value: str) -> str:
    """An address for e-mail, or one on the web."""
    value = _trimmed(value)
    if (mail := value.removeprefix("mailto:")) != value:
        raise Unfit(f"is a link; write the address in it, {mail}")
    if _MAIL.fullmatch(value):
        return value
    if "://" in value or _SCHEMELESS.fullmatch(value):
        return _web(value)
    raise Unfit(
        "is no address; write one for e-mail, such as desk@example.org, or one on the web, "
        "such as https://example.org/contact"
    )


def name(value: str) -> str:
    """A name of somebody: one line of text."""
    value = _trimmed(value)
    if "\n" in value or len(value) > _MOST:
        raise Unfit(f"is no name; write one line of {_MOST} characters at most")
    if wrong := flaw(value):
        raise Unfit(wrong)
    if "://" in value:
        raise Unfit("is an address; write a name here, and the address as CONTACT")
    return value


def seconds(value: str) -> str:
    """Whole seconds since 1970."""
    if not re.fullmatch(r"[0-9]{1,10}", value) or int(value) > _LAST_SECOND:
        raise Unfit(
            f"is no moment; write whole seconds since 1970, {_LAST_SECOND} at most, "
            "as 'git log -1 --format=%ct' prints them"
        )
    return value


def _bare(value: str) -> str:
    """A web address without query and fragment."""
    address = _web(value)
    if more := re.search(r"[?#].*", address):
        raise Unfit(f"has more than a path; write {address.removesuffix(more[0])}")
    return address


def _web(value: str) -> str:
    if re.search(r"\s", _trimmed(value)):
        raise Unfit("holds white space, which no address has; take it out")
    scheme, place, rest = _parts(value)
    if not place:
        if _SCHEMELESS.fullmatch(value):
            raise Unfit(f"is not a whole web address; write https://{value}")
        raise Unfit("is not a web address; write one that begins with https://")
    rest = _quoted(rest, "?#") or "/"
    if "@" in value.split("/")[2]:
        raise Unfit(f"names a user, whom every reader would see; write {scheme}://{place}{rest}")
    if re.search(r"/\.\.?(/|$)", re.split("[?#]", rest)[0]):
        raise Unfit("goes up and down in its path; write the address that it leads to")
    _written(value.removesuffix("/"), f"{scheme}://{place}{rest}".removesuffix("/"))
    return value


def _parts(value: str) -> tuple[str, str, str]:
    """The scheme of a web address, its host with its port, and the rest; all '' of another text."""
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode()
    except ValueError:
        return "", "", ""
    shown = f"[{host}]" if ":" in host else host
    is_web = parts.scheme in ("http", "https") and _HOST.fullmatch(host)
    if not is_web or re.search(r"[\x00-\x1f\x7f\\]", value.partition("://")[2]):
        return "", "", ""
    rest = value.partition("://")[2].removeprefix(parts.netloc)
    return parts.scheme, shown + (f":{port}" if port is not None else ""), rest


def _quoted(path: str, more: str = "") -> str:
    """A path with all letters encoded that no address has; what is encoded stays so."""
    return re.sub(r"%25(?=[0-9A-Fa-f]{2})", "%", quote(path, safe=_KEPT + more))


def _trimmed(value: str) -> str:
    if not value.strip():
        raise Unfit("is white space; write a value, or leave it unset")
    if value != value.strip():
        raise Unfit(f"has white space around it; write {value.strip()}")
    return value


def _written(value: str, mend: str) -> str:
    if value != mend:
        raise Unfit(f"is not written as browsers write it; write {mend}")
    return value
