"""The released site as hosts serve it: by a real nginx with the configuration of deploy/."""

import asyncio
import functools
import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
import yaml
from conftest import (
    DATA,
    PAGES,
    QUICK,
    ROOT,
    copied,
    keeping,
    linked,
    parsed,
    run,
    specimens,
    told_in_few_words,
    tree,
)
from running import PATIENCE, until

from bench.hosting import nginx
from macros.checking import load
from macros.commands import links
from macros.problems import Problems
from macros.publishing.content_security_policy import Policy
from macros.publishing.hashed_names import lasting
from macros.publishing.http_headers import ALWAYS, BINARY_TYPES, TYPES
from macros.publishing.lighten import lighten

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture(scope="session")
def by_nginx(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the released site, by nginx."""
    with nginx(released, tmp_path_factory.mktemp("nginx")) as (address, _):
        yield address


def get(address: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """An answer as it was sent, not decompressed."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=names)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


# What a server says


@pytest.mark.parametrize("path", ["/", "/timeline.html", "/assets/mark.svg", "/no/such/page"])
def test_every_answer_carries_the_headers(by_nginx: str, path: str) -> None:
    """Pages, files and wrong addresses alike; over plain HTTP there is no HSTS."""
    answer, _ = get(by_nginx, path)
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert re.findall(r"script-src[^;]*unsafe[^;]*", policy) == []
    assert answer.headers["Strict-Transport-Security"] is None
    assert not re.search(r"\d", answer.headers["Server"])


@pytest.mark.parametrize("name", [*PAGES, "404"])
def test_the_header_and_the_page_tell_one_policy(by_nginx: str, released: Path, name: str) -> None:
    """The header adds only what a page cannot say of itself, and every script has its hash."""
    text = (released / f"{name}.html").read_text(encoding="utf-8")
    (said,) = tree(released / f"{name}.html").xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    answer, _ = get(by_nginx, f"/{name}.html")
    assert answer.headers["Content-Security-Policy"] == f"{said}; frame-ancestors 'none'"
    assert said == str(Policy.of(text))
    assert "unsafe" not in said
    # Before anything that it is about.
    assert text.index("Content-Security-Policy") < min(
        text.index(tag) for tag in ("<script", "<style", "<link") if tag in text
    )


def test_what_the_build_compressed_is_sent(by_nginx: str, released: Path) -> None:
    """Brotli where it is understood, gzip elsewhere, the file itself to the rest."""
    sent = {
        given: get(by_nginx, "/timeline.html", Accept_Encoding=given)
        for given in ("gzip, deflate, br", "gzip", "identity")
    }
    whole = (released / "timeline.html").read_bytes()
    for (answer, content), coding, suffix in zip(
        sent.values(), ("br", "gzip", None), (".br", ".gz", ""), strict=True
    ):
        assert answer.headers["Content-Encoding"] == coding
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert content == (released / f"timeline.html{suffix}").read_bytes()
        assert answer.headers["Vary"] == "Accept-Encoding"
    assert brotli.decompress(sent["gzip, deflate, br"][1]) == whole


def test_every_file_has_its_type_and_its_time(by_nginx: str, released: Path) -> None:
    """Text says its charset; what is named by its content is kept a year, the rest minutes."""
    kept = set(lasting(released))
    # Search, citations and filters, each with its styles; and where which record stands.
    assert {re.sub(r"\.[0-9a-f]{10}", "", name) for name in kept} == {
        *("assets/search.css", "assets/search.js", "assets/finding.js", "assets/words.js"),
        *("assets/vendor/minisearch.js", "assets/vendor/snowball.js"),
        *("search/records.js", "search/addresses.js"),
        *("assets/cite.css", "assets/cite.js"),
        *("assets/controls.css", "assets/listing.js"),
        *("assets/timeline.js", "assets/figures.js", "assets/parts.js", "assets/law.js"),
        *(f"search/rows-{name}.js" for name, one in DATA.paginated.items() if one.narrowed_by),
    }
    files = [file for file in released.rglob("[!.]*.*") if file.is_file()]
    suffixes = {file.suffix: file for file in files if file.parent.name != ".host"}
    del suffixes[".br"], suffixes[".gz"]
    for file in [*suffixes.values(), *(released / name for name in kept)]:
        name = file.relative_to(released).as_posix()
        answer, _ = get(by_nginx, f"/{name}")
        suffix = file.suffix[1:]
        expected = BINARY_TYPES.get(suffix) or f"{TYPES[suffix]}; charset=utf-8"
        assert (name, answer.headers["Content-Type"]) == (name, expected)
        times = "max-age=31536000, immutable" if name in kept else "max-age=300"
        assert (name, answer.headers["Cache-Control"]) == (name, f"public, {times}")


def test_data_may_be_read_from_other_sites(by_nginx: str, released: Path) -> None:
    """Tables and feeds, but no page."""
    table = next((released / "data").rglob("*.csv")).relative_to(released)
    assert get(by_nginx, f"/{table}")[0].headers["Access-Control-Allow-Origin"] == "*"
    assert get(by_nginx, "/index.html")[0].headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/a/b/c.html", "/assets/", "/.host/Caddyfile", "/.git/config"),
        *("/_headers", "/_redirects", "/.assetsignore"),
    ],
)
def test_what_is_not_for_readers_is_not_there(by_nginx: str, released: Path, path: str) -> None:
    """One page answers, with the status of what is missing."""
    answer, content = get(by_nginx, path)
    assert (answer.status, content) == (404, (released / "404.html").read_bytes())


@pytest.mark.slow
def test_a_fingerprint_follows_the_content(site: Path, tmp_path: Path) -> None:
    """Another text gives the search another name, and every page names it so."""
    older, newer = (specimens(site, tmp_path / name) for name in ("older", "newer"))
    records = newer / "search" / "records.js"
    records.write_text(f"{records.read_text(encoding='utf-8')}'newer'", encoding="utf-8")
    for one in (older, newer):
        lighten(one, quality=QUICK)
    (name,) = set(lasting(newer)) - set(lasting(older))  # the rest keep theirs
    assert re.fullmatch(r"search/records\.[0-9a-f]{10}\.js", name)
    for page in newer.glob("*.html"):
        loads = " ".join(tree(page).xpath("//@data-loads")).split()
        assert name in loads
        assert [one for one in loads if not (newer / one).is_file()] == []


# What a browser does under it


def errors_of(page) -> list[str]:
    errors: list[str] = []
    page.on(
        "console",
        lambda message: (
            errors.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def search(page, words: str) -> str:
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Search the figures, events and texts").fill(words)
    found = page.locator(".search__found a")
    found.first.wait_for()
    return found.first.inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_under_its_policy(browser, by_nginx: str, name: str) -> None:
    """No error and no warning in the console: styles hold, the theme switches, and it lets in all
    that the search takes."""
    context = browser.new_context()
    page = context.new_page()
    errors = errors_of(page)
    page.goto(f"{by_nginx}/{name}.html")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
    page.locator("[data-switches=theme]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.get_by_role("button", name="Search").click()
    # The last script of those that it takes has run.
    assert until(lambda: page.evaluate("Boolean(explainer.search)"), page=page)
    assert errors == []
    context.close()


@pytest.mark.parametrize(
    "name",
    [
        "index",
        *(pytest.param(one, marks=pytest.mark.exhaustive) for one in PAGES if one != "index"),
    ],
)
def test_the_search_finds_under_a_policy(browser, by_nginx: str, name: str) -> None:
    """Its index is made of all texts, and evaluates none as code; a page has its own policy."""
    context = browser.new_context()
    page = context.new_page()
    errors = errors_of(page)
    page.goto(f"{by_nginx}/{name}.html")
    assert "147,000" in search(page, "Kazakhstan 147,000")
    assert errors == []
    context.close()


def test_the_policy_stops_a_script_that_slips_in(browser, by_nginx: str, tmp_path: Path) -> None:
    """Neither markup nor an address runs: the browser refuses it and says so."""
    context = browser.new_context()
    page = context.new_page()
    errors = errors_of(page)
    page.goto(f"{by_nginx}/index.html")
    page.evaluate(
        """() => {
          const slip = document.createRange().createContextualFragment(
            '<script>window.slipped = 1</' + 'script><img src=x onerror="window.slipped = 1">' +
            '<a id="slip" href="javascript:window.slipped = 1">x</a>');
          document.body.append(slip);
          document.getElementById("slip").click();
        }"""
    )

    def is_refused() -> bool:
        said = "\n".join(errors)
        ways = ("inline script", "inline event handler", "JavaScript URL")
        told = [re.search(rf"{way} violates the following Content Security", said) for way in ways]
        return all(told) and "404" in said  # so that onerror has had its turn

    assert until(is_refused, page=page), errors
    assert page.evaluate("window.slipped") is None
    context.close()


@pytest.mark.parametrize("where", ["a disk", "a path", "a wrong address"])
def test_one_build_works_from(
    browser, ruritania_released: Path, where: str, tmp_path: Path
) -> None:
    """Pages, search and links, at a root, below a path and from a disk; 404 needs nothing else."""
    context = browser.new_context()
    page = context.new_page()
    errors = errors_of(page)
    if where == "a disk":
        page.goto((ruritania_released / "index.html").as_uri())
        assert "120 wheels" in search(page, "wheels 120")
        page.locator(".search__found a").first.click()
        page.wait_for_url(re.compile(re.escape(ruritania_released.as_uri())))
    elif where == "a path":
        (tmp_path / "one").mkdir()
        (tmp_path / "one" / "two").symlink_to(ruritania_released)
        with plain(tmp_path) as address:
            page.goto(f"{address}/one/two/index.html")
            assert "120 wheels" in search(page, "wheels 120")
            page.locator(".search__found a").first.click()
            page.wait_for_url(re.compile(re.escape(f"{address}/one/two/")))
    else:
        shutil.copy(ruritania_released / "404.html", tmp_path)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "404.html").as_uri())
        assert page.get_by_role("heading", level=1).inner_text() == "There is no such page here"
        assert [url for url in asked if not url.startswith("data:")] == [page.url]
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
    assert errors == []
    context.close()


@pytest.fixture(scope="module")
def at_a_root(made_once, code: Path) -> Path:
    """The site of the small world for an address without a path."""

    def build(folder: Path) -> None:
        project = told_in_few_words(copied(folder, records=False, code=False))
        host = {"SITE_URL": "https://example.org/", "EXPORTS": "false"}
        keeping(linked(project, code), "at_a_root")
        built = run("-m", "mkdocs", "build", "-q", cwd=project, **host)
        assert built.returncode == 0, built.stderr

    return made_once("at_a_root", build) / "site"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("built", "begin"), [("site", "/"), ("at_a_root", "/"), ("hosted", "/a/called-up/")]
)
def test_links_of_the_404_page_work_at_any_depth(request, built: str, begin: str) -> None:
    """They begin at the root, or at the path of SITE_URL."""
    page = parsed(request.getfixturevalue(built) / "404.html")
    links = [link["href"] for link in page.select("a[href]")]
    targets = [link for link in links if not re.match(r"#|[a-z]+:", link)]
    assert [target for target in targets if not re.match(rf"{begin}[\w-]+\.html", target)] == []
    assert f"{begin}timeline.html" in targets


@contextmanager
def plain(folder: Path) -> Iterator[str]:
    """A folder as Python's own server serves it."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


# What the build refuses


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<p onclick="x()">a</p>', "<p> has the attribute onclick, which the policy forbids"),
        ('<p style="color:red">a</p>', "<p> has the attribute style, which the policy forbids"),
    ],
)
def test_what_no_hash_can_allow_is_not_made_light(tmp_path: Path, body: str, told: str) -> None:
    """Every page that has some is named, with the line in the file that the build has left."""
    pages = [tmp_path / "index.html", tmp_path / "law.html"]
    for path in pages:
        path.write_text(
            f'<!doctype html>\n<head>\n<meta charset="utf-8">\n</head>\n<body>{body}</body>',
            encoding="utf-8",
        )
    before = [path.read_text(encoding="utf-8") for path in pages]
    with pytest.raises(Problems) as problems:
        lighten(tmp_path, quality=QUICK)
    said = [str(one).partition("; ")[0] for one in problems.value.found]
    assert said == [f"{path}:5: {told}" for path in pages]
    assert [path.read_text(encoding="utf-8") for path in pages] == before


def test_a_hash_is_of_exactly_what_stands_inside() -> None:
    """As browsers compute it; scripts that are files, and data, need none."""
    page = "<style>p{}</style><script>1</script><script src=a.js></script>"
    policy = Policy.of(page + '<script type="application/ld+json">{}</script>')
    assert policy.scripts == {"'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"}
    assert len(policy.styles) == 1


def test_a_policy_allows_nothing_that_a_page_does_not_need() -> None:
    """Its own scripts and styles, and files of its host; no base, no object, no frame."""
    policy = Policy(frozenset({"'sha256-a'"}), frozenset({"'sha256-b'"}))
    assert policy.header().split("; ") == [
        "default-src 'none'",
        "script-src 'self' 'sha256-a'",
        "style-src 'self' 'sha256-b'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]


def test_a_line_too_long_for_a_host_leaves_styles_to_the_pages() -> None:
    """Scripts keep their hashes."""
    many = Policy(frozenset({"'sha256-a'"}), frozenset(f"'sha256-{n}'" for n in range(99)))
    header = many.header(limit=500)
    assert len(header) <= 500
    assert "script-src 'self' 'sha256-a';" in header
    assert "style-src 'self' 'unsafe-inline';" in header
    assert "style-src 'self' 'sha256-0'" in many.header(limit=5000)


def test_static_hosts_read_every_line(released: Path) -> None:
    """_headers is within what Cloudflare reads: 100 rules, 2,000 characters a line."""
    lines = (released / "_headers").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 2000
    assert len([line for line in lines if line.startswith("/")]) <= 100
    assert [line for line in lines if not re.match(r"#|/|  [\w-]+: \S", line)] == []
    assert "  Strict-Transport-Security: max-age=31536000" in lines
    policies = [line for line in lines if "script-src" in line]
    assert policies and not any(re.search("script-src[^;]*unsafe-inline", one) for one in policies)


@pytest.mark.skipif(not shutil.which("caddy"), reason="Debian's package caddy is not installed")
def test_caddy_takes_its_configuration(released: Path, tmp_path: Path) -> None:
    """With what the build wrote."""
    text = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    (tmp_path / "Caddyfile").write_text(text.replace("/srv/called-up/current", str(released)))
    told = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")],
        capture_output=True,
        text=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert told.returncode == 0, told.stderr


# Under load


async def _reader(address: str, path: str, expected: bytes, times: int) -> None:
    """One connection gets exactly what it asks for, so many times; any loss is raised."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\n\r\n".encode()
    count = 0
    while count < times:
        reader, writer = await asyncio.open_connection(host, port)
        ends = False
        while count < times and not ends:  # a server may end a connection, if it says so
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(re.findall(r"Content-Length: (\d+)", head)[0])
            assert head.startswith("HTTP/1.1 200 ")
            assert await reader.readexactly(length) == expected
            ends = "Connection: close" in head
            count += 1
        writer.close()
        await writer.wait_closed()


def test_no_request_is_lost_under_load(by_nginx: str, released: Path) -> None:
    """64 connections at once ask 100 times each, every answer whole; make bench counts more."""
    expected = (released / "timeline.html.br").read_bytes()

    async def load() -> None:
        await asyncio.gather(
            *(_reader(by_nginx, "/timeline.html", expected, times=100) for _ in range(64))
        )

    with ThreadPoolExecutor(1) as apart:  # the browser has a loop in this thread
        apart.submit(lambda: asyncio.run(load())).result(PATIENCE)


# What runs elsewhere


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_pinned_and_may_do_little(path: Path) -> None:
    """Actions by commit with their version told, read-only by default, with an end, one at once."""
    text = path.read_text(encoding="utf-8")
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {"contents": "read"}
    assert "group" in flow["concurrency"]
    for job in flow["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 60
        assert set(job.get("permissions", {}).values()) <= {"read", "write"}
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            # Text from outside belongs in the environment, never in a script.
            assert "${{" not in step.get("run", "")
    uses = re.findall(r"uses: (.*)", text)
    assert [one for one in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", one)] == []
    assert "pull_request_target" not in text


def test_workflows_agree_on_each_action() -> None:
    """One commit an action, in all of them; writing is left to two jobs."""
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    uses = set(re.findall(r"uses: (.*)", text))
    assert len({one.split("@")[0] for one in uses}) == len(uses)
    assert sorted(re.findall(r"([\w-]+): write", text)) == ["id-token", "issues", "pages"]


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-tools"])
def test_pins_are_compiled_with_hashes(name: str) -> None:
    """What the .in file names is pinned so, everything has hashes, no index or path is named."""
    pins = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    given = (ROOT / f"{name}.in").read_text(encoding="utf-8")
    plain_name = functools.partial(re.sub, r"[-_.]+", "-")
    pinned = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", pins, re.MULTILINE))
    wanted = re.findall(r"^([\w.-]+)==(\S+)", given, re.MULTILINE)
    assert [(n, v) for n, v in wanted if pinned.get(plain_name(n).lower()) != v] == []
    blocks = re.split(r"^(?=[\w.-]+==)", pins, flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"https?:|file:|--index|--find|^/", pins, re.MULTILINE) == []


# Links


class _Publisher(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = int(re.sub(r"\D", "", self.path) or 200)
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_links_tell_gone_from_turned_away_and_silent(monkeypatch) -> None:
    """A page that is gone, one that shuns machines, one that does not answer today."""
    monkeypatch.setattr(links, "WAIT", PATIENCE)  # a busy machine is not a silent publisher
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Publisher) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}"
        given = {f"{here}/{name}": (f"source-{name}",) for name in ("200", "404", "403", "503")}
        given["http://127.0.0.1:1/"] = ("source-none",)
        answers = links.ask(given, pause=0)
        server.shutdown()
    assert [(one.meaning, *one.sources) for one in answers] == [
        ("answers", "source-200"),
        ("gone", "source-404"),
        ("silent", "source-none"),
        ("silent", "source-503"),
        ("turned away", "source-403"),
    ]
    told = links.report(answers)
    assert told.startswith("## Gone")
    assert f"- `{here}/404` (404), source: source-404" in told
    assert "source-200" not in told


def test_links_asks_what_the_sources_give(world) -> None:
    """Each address once, with every source that gives it."""

    assert links.addresses(load(world())) == {
        "https://agency.example/count": ("agency",),
        "https://mirror.example/blog?a=1&b=2": ("blog",),
    }
