"""Addresses in any letters: checked, asked and exported in those that programs know."""

import http.server
import threading

import pytest
from conftest import DATA

from macros.checking import load
from macros.commands import links
from macros.problems import Problems
from macros.records.uris import uri


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/wiki/Жар", "https://a.example/wiki/%D0%96%D0%B0%D1%80"),
        ("https://a.example/%D0%96?q=a+b#x", "https://a.example/%D0%96?q=a+b#x"),
        ("https://a.example/?год=2022&x=[1]", "https://a.example/?%D0%B3%D0%BE%D0%B4=2022&x=[1]"),
        ("https://пример.рф:8080/a", "https://xn--e1afmkfd.xn--p1ai:8080/a"),
        ("https://Straße.example/", "https://xn--strae-oqa.example/"),
        ("https://[::1]:8080/ж", "https://[::1]:8080/%D0%B6"),
        ("https://A.example", "https://A.example"),
    ],
)
def test_an_address_is_written_in_ascii(address: str, expected: str) -> None:
    """Its host in Punycode, the rest in percent signs; what is encoded already stays."""
    assert uri(address) == expected
    assert uri(expected) == expected


def test_known_addresses_stay_as_they_are() -> None:
    """None of the records' own is written otherwise than it was read."""
    assert [one for one in links.addresses(DATA) if uri(one) != one] == []


DOTS = "its host has two dots in a row, or begins with one; take one out"
LETTERS = "no host has such letters; copy it anew"
HOST = "no address has such a host or port; copy it anew"
SIGNS = "copy it anew, without a name of a user and without quotation marks or brackets"


@pytest.mark.parametrize(
    ("address", "mend"),
    [
        ("https://пример..рф/", DOTS),
        ("https://a..example/", DOTS),
        ("https://☃.example/", LETTERS),
        ("https://[::1/", HOST),
        ("https://a.example:port/", HOST),
        ("https://a.example:99999/", HOST),
        ("https://user:pw@a.example/", SIGNS),
        ("https://a.example/<b>", SIGNS),
        ("https://a.example/%zz", "a % begins two digits, such as %20; write %25 for the sign"),
        ("agency.example/", "write one that begins with https://"),
    ],
)
def test_an_address_that_cannot_be_is_refused(world, address: str, mend: str) -> None:
    """With its file, its line and why, before anybody is asked for it."""
    folder = world(("https://agency.example/count", f"'{address}'"))
    with pytest.raises(Problems) as problems:
        load(folder)
    assert str(problems.value).startswith(
        f"data/world.yml:8: source agency: 'url': '{address}' is not a web address; {mend}"
    )


class _Publisher(http.server.BaseHTTPRequestHandler):
    """Has one page, and sends who asks for another there by the letters of its name."""

    def do_GET(self) -> None:
        found = self.path == "/%D0%B6"
        self.send_response(200 if found else 302)
        self.send_header("Location", "/ж".encode().decode("latin-1"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_links_asks_for_an_address_in_any_letters() -> None:
    """In its path, after a redirection and in its host; it is reported as the record has it."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Publisher) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_port
        hosts = ("127.0.0.1", "\N{FULLWIDTH LATIN SMALL LETTER L}ocalhost")
        given = {f"http://{host}:{port}/{path}": ("a",) for host in hosts for path in ("ж", "away")}
        answers = links.ask(given, pause=0)
        server.shutdown()
    assert {(one.meaning, one.address) for one in answers} == {("answers", one) for one in given}
