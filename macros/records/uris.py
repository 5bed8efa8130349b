"""URIs (RFC 3986): web addresses in ASCII, whatever letters they are written with."""

from urllib.parse import quote, urlsplit, urlunsplit

# Reserved marks part an address, and what is encoded already stays as it is (RFC 3986).
_KEPT = "!#$%&'()*+,/:;=?@[]~"


def uri(address: str) -> str:
    """The URI of an address that may hold any letters (an IRI, RFC 3987).

    The letters of its host are in Punycode, all others encoded with percent signs.
    Raises ValueError for a host or port that cannot be.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port
    if not host.isascii():
        # Few addresses have such a host; by these rules browsers find it.
        import idna

        host = idna.encode(host, uts46=True).decode()
        parts = parts._replace(netloc=host if port is None else f"{host}:{port}")
    return quote(urlunsplit(parts), safe=_KEPT)
