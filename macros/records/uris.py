"""URIs (RFC 3986): web addresses in ASCII, whatever letters they are written with.

For example, 'https://münchen.example/' becomes 'https://xn--mnchen-3ya.example/'.
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

# Reserved marks part an address, and what is encoded already stays as it is (RFC 3986).
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")


def uri(address: str) -> str:
    """The URI of an address that may hold any letters (an IRI, RFC 3987).

    The letters of its host are in Punycode, all others encoded with percent signs.
    Raises ValueError for a host, a port or a percent sign that cannot be.
    """
    if _BROKEN.search(address):
        raise ValueError("a % begins two digits, such as %20; write %25 for the sign itself")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("no address has such a host or port; copy it anew") from None
    if ".." in host or host.startswith("."):
        raise ValueError("its host has two dots in a row, or begins with one; take one out")
    if not host.isascii():
        # Few addresses have such a host; by these rules browsers find it.
        import idna

        try:
            host = idna.encode(host, uts46=True).decode()
        except idna.IDNAError:
            raise ValueError("no host has such letters; copy it anew") from None
        parts = parts._replace(netloc=host if port is None else f"{host}:{port}")
    return quote(urlunsplit(parts), safe=_KEPT)
