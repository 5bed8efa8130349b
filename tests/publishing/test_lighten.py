"""What is released is light, and is the same site."""

import base64
import gzip
import io
import os
import pty
import re
import shutil
import subprocess
import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import brotli
import pytest
from conftest import POPOVERS, ROOT, SIZES, SPECIMENS, THOROUGH, keeping, run, specimens
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect
from running import PATIENCE

from macros.cache import Cache
from macros.publishing.compression import compress, is_compressed
from macros.publishing.lighten import lighten, lightened
from macros.publishing.unused_css import Stylesheet, Vocabulary

VERSION = r"\.[0-9a-f]{10}(?=\.)"  # in the name of a file that may be kept for ever
LISTS = {"law", "heard", "retellings", "a-to-z", "macros"}
FOR_HOSTS = {"_headers", "_redirects", ".assetsignore"}


def budget(name: str) -> int:
    return 20_000 if name == "index" else 30_000 if name in LISTS else 24_000


def sent(file: Path, most: int) -> int:
    """How many bytes are sent of a file: exactly where that may be more than so many.

    What is compressed in haste is no smaller than what is released.
    """
    hasty = Path(f"{file}.br").stat().st_size
    return hasty if hasty <= most else len(brotli.compress(file.read_bytes()))


def test_a_page_is_whole_within_its_budget(visited, released: Path, name: str) -> None:
    """At most 24,000 bytes (20,000 at home, 30,000 for lists) and 3 requests, to nobody else.

    Scrolled to its end it has fetched nothing more.
    """
    visit = visited()
    address = re.match(r"http://[^/]+", visit.page.url)[0]
    # Chromium may ask for the icon now, later or never, so it is counted here.
    icon = visit.page.evaluate("document.querySelector('link[rel=icon]').href")
    asked = [one for one in visit.requests if not one.url.startswith("data:") and one.url != icon]
    urls = [request.url for request in asked]
    if not icon.startswith("data:"):
        urls.append(icon)
    assert [url for url in urls if not url.startswith(address)] == []
    assert len(urls) <= 3
    files = [released / url.removeprefix(f"{address}/") for url in urls]
    assert sum(sent(file, budget(name) - 1000) for file in files) <= budget(name)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_jumps(visited, size: str) -> None:
    """The layout shift is 0 to the end of the page, though it comes in pieces on a bad line.

    A piece may end within a line of text that its rest makes longer, so what is shifted
    by less than a thousandth is let pass; or within a word, which may take the next line once
    it is whole; or with a space, which has no place before a word follows and cannot be seen.
    """
    assert [shift for shift in visited(size).shifts if shift[0] >= 0.001] == []


def test_only_who_opens_search_fetches_it(open_in_ruritania) -> None:
    """Its scripts, its texts and the libraries come when it is opened, and nothing else does."""
    page: Page = open_in_ruritania("index")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(page.address)))
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("wheels")
    page.locator(".search__found a").first.wait_for()
    plain = {re.sub(VERSION, "", path) for path in fetched}
    assert sorted(plain - {"/assets/mark.svg"}) == [  # the icon, if it comes this late
        "/assets/finding.js",
        "/assets/search.css",
        "/assets/search.js",
        "/assets/vendor/minisearch.js",
        "/assets/vendor/snowball.js",
        "/assets/words.js",
        "/search/records.js",
    ]


def test_what_is_opened_has_its_styles(open_page, released_address: str) -> None:
    """No rule of them is taken for unused because what it is for is not on the page yet."""
    page: Page = open_page()
    page.goto(f"{released_address}/figures-called-up.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("border")
    found = page.locator(".search ol")
    expect(found.locator("li").first).to_be_visible()
    assert found.evaluate("one => getComputedStyle(one).listStyleType") == "none"
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("link", name="Cite", exact=True).first.click()
    form = page.locator(".citation__form").first
    expect(form).to_be_visible()
    assert form.evaluate("one => getComputedStyle(one).display") == "grid"
    page.keyboard.press("Escape")
    page.goto(f"{released_address}/figures.html")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("searchbox", name="Words").fill("no figure says this")
    expect(page.locator(".parts__index")).to_be_hidden()
    narrows = page.locator(".controls__form")
    assert narrows.evaluate("one => getComputedStyle(one).display") == "flex"


def test_no_page_is_heavy(released: Path) -> None:
    """Parts of lists, too: at most 30,000 bytes each, and three of four at most 20,000."""
    sizes = {path.name: sent(path, 30_000) for path in released.glob("*.html")}
    assert {name: size for name, size in sizes.items() if size > 30_000} == {}
    assert sum(size <= 20_000 for size in sizes.values()) >= len(sizes) * 3 / 4


def test_no_page_is_longer_than_40_screens_of_a_phone(
    browser: Browser, released: Path, released_address: str
) -> None:
    """Parts of lists, too; a screen is 360 by 640 px, and what is folded stays so.

    Where not all is tried, the heaviest stand for the longest.
    """
    page = browser.new_page(viewport={"width": 360, "height": 640})
    screens = {}
    paths = sorted(released.glob("*.html"), key=lambda path: -path.stat().st_size)
    for path in paths if THOROUGH else paths[:20]:
        page.goto(f"{released_address}/{path.name}")
        screens[path.name] = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    page.close()
    assert len(paths) > 40
    assert {name: count for name, count in screens.items() if count > 40} == {}


def test_each_text_is_compressed_beside_itself(released: Path) -> None:
    """Each file that is text has .br and .gz, and both decode to it."""
    twins = {path: path.read_bytes() for path in released.rglob("*") if path.is_file()}
    for path, content in twins.items():
        if path.suffix in (".br", ".gz") or not _is_text(content):
            continue
        if path.parent.name == ".host" or path.name in FOR_HOSTS:  # told to servers, not sent
            continue
        assert brotli.decompress(twins[path.with_name(f"{path.name}.br")]) == content
        assert gzip.decompress(twins[path.with_name(f"{path.name}.gz")]) == content


def test_a_quality_is_that_of_all(tmp_path: Path) -> None:
    """What only tests look at need not be small."""
    for name in ("law.html", "data/figures.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("What is told of the law is told of the law. " * 99, encoding="utf-8")
        compress(tmp_path, Cache(), quality=0)
        told = brotli.compress(path.read_bytes(), quality=0)
        assert told == path.with_name(f"{path.name}.br").read_bytes()


def test_a_page_that_cannot_be_read_is_not_told_as_heavy(tmp_path: Path) -> None:
    """The system says why it gives none; only of a .gz that it does not give, there is none."""
    (tmp_path / "law.html").mkdir()
    with pytest.raises(IsADirectoryError):
        is_compressed(tmp_path / "law.html")


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


@pytest.mark.slow
def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Lightened twice, every file is the same to the byte, though sets are walked otherwise.

    As released it is compressed: at Brotli's best what every reader waits for, in less time
    what searchers do, in least what is taken away.
    """
    one, other = (specimens(site, tmp_path / name) for name in ("one", "other"))
    for copy in (one, other):
        for name in {*SPECIMENS} - {"index", "law", "404"}:
            (copy / f"{name}.html").unlink()
        (copy / "data").mkdir(exist_ok=True)
        shutil.copy(site / "data" / "figures.csv", copy / "data")
    lighten(one, kept=keeping(one.parent, "same_bytes") / ".cache" / "here")
    for name, quality in (("law.html", 11), ("search/records.js", 10), ("data/figures.csv", 8)):
        content = (one / name).read_bytes()
        told = brotli.compress(content, quality=quality), gzip.compress(content, mtime=0)
        assert told == tuple((one / f"{name}.{end}").read_bytes() for end in ("br", "gz"))
    elsewhere = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "1"}  # with what is kept there
    done = run("-m", "macros", "lighten", str(other), cwd=tmp_path, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert _files(one) == _files(other)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("index.html", b"\xff", "not UTF-8"),
        ("assets/base.css", b"\xff", "not UTF-8"),
        ("assets/cite.js", b"\xff", "not UTF-8"),
        ("assets/search.css", b"\xff", "not UTF-8"),
        ("index.html", b"", "cut short"),
        ("404.html", b"\n", "cut short"),
        ("404.html", b"<!doctype html><!-- x -->", "cut short"),
        ("404.html", b"<html><head><meta charset=utf-8>", "cut short"),
        ("404.html", b"<html><head><meta charset=utf-8></head><body><p>x", "cut short"),
        ("404.html", b"<meta charset=utf-8><body><p>x</body>", "cut short"),
    ],
)
def test_what_no_build_writes_is_told_by_its_name(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    """A page that is cut short; a page, a style or a script of another encoding, loaded at once
    or when it is asked for."""
    head = '<meta charset=utf-8><link rel="stylesheet" href="assets/base.css">'
    asks = '<p data-loads="assets/search.css">x'
    (tmp_path / "assets").mkdir()
    for one in ("index.html", "404.html"):
        (tmp_path / one).write_text(page_of(asks, head), encoding="utf-8")
    for one in ("assets/base.css", "assets/search.css", "assets/cite.js"):
        (tmp_path / one).touch()
    (tmp_path / name).write_bytes(content)
    done = run("-m", "macros", "lighten", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{tmp_path / name}: it is {why}, so that no build has written it; build the site anew\n"
    )


@pytest.mark.parametrize("on_a_terminal", [True, False])
def test_progress_is_told_on_a_terminal_alone(tmp_path: Path, on_a_terminal: bool) -> None:
    """How many files are done; elsewhere nothing, so that a log holds results alone."""
    site = tmp_path / "site"
    site.mkdir()
    for name in ("index.html", "404.html"):
        (site / name).write_text(page_of("<p>x", "<meta charset=utf-8>"), encoding="utf-8")
    ours, theirs = pty.openpty()
    errors = theirs if on_a_terminal else subprocess.PIPE
    done = subprocess.run(
        [sys.executable, "-m", "macros", "lighten", str(site)],
        cwd=tmp_path,  # what is kept for the site itself is not of these pages
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=errors,
        timeout=PATIENCE,
    )
    os.close(theirs)
    told = os.read(ours, 10_000) if on_a_terminal else done.stderr
    os.close(ours)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (b" files" in told) == bool(told) == on_a_terminal


@pytest.mark.slow
def test_a_light_site_that_is_built_anew_is_made_light(small: Path) -> None:
    """A build leaves nothing of the site before that would keep it from being so."""
    for _ in range(2):
        for command in (("mkdocs", "build", "--quiet", "--clean"), ("macros", "lighten", "site")):
            done = run("-m", *command, cwd=small, EXPORTS="false")
            assert (done.returncode, done.stderr) == (0, "")


def _files(folder: Path) -> dict[Path, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in paths}


CONTENT = """() => {
  const squeezed = (text) => text.replace(/\\s+/g, " ").trim();
  const kept = [...document.body.querySelectorAll("*:not(script)")];
  const without = document.body.cloneNode(true);
  without.querySelectorAll("script").forEach((script) => script.remove());
  return {
    seen: squeezed(document.body.innerText),
    all: without.textContent.replace(/\\s+/g, ""),
    elements: kept.map((one) => [one.localName, ...[...one.attributes]
      .filter(({ value }) => value !== "")
      .map(({ name, value }) => `${name}=${squeezed(value)}`).sort()].join(" ")),
  };
}"""


def test_no_content_is_dropped(visited) -> None:
    """What is seen, all text, and each element with its attributes are those of the build."""
    light = visited().page.evaluate(CONTENT)
    heavy = visited(built=True).page.evaluate(CONTENT)
    assert light["seen"] == heavy["seen"]
    assert light["all"] == heavy["all"]
    elements = [re.sub(VERSION, "", one) for one in light["elements"]]
    assert Counter(elements) == Counter(heavy["elements"])


LOOK = """() => {
  const properties = ["appearance", "align-items", "background-color", "background-image",
    "border-collapse", "border-top", "border-right", "border-bottom", "border-left",
    "border-radius", "box-shadow", "clip-path", "color", "content", "cursor", "display", "fill",
    "flex", "float", "font", "gap", "grid-template-columns", "hyphens", "justify-content",
    "letter-spacing", "list-style", "margin", "max-width", "opacity", "order", "outline",
    "overflow", "padding", "position", "stroke", "text-align", "text-decoration",
    "text-transform", "transform", "vertical-align", "visibility", "white-space", "z-index"];
  const look = (style) => properties.map((name) => style.getPropertyValue(name)).join(";");
  const kind = (one) => `${one?.localName}.${one?.getAttribute("class")}`;
  const found = [], seen = new Map();
  for (const one of document.querySelectorAll("html, body, body :not(script)")) {
    const { x, y, width, height } = one.getBoundingClientRect();
    const name = `${kind(one.parentElement)} ${kind(one)}`;
    found.push([name, x, y, width, height].join(" "));
    seen.set(name, (seen.get(name) ?? 0) + 1);
    if (seen.get(name) > 3) continue;
    for (const part of [null, "::before", "::after", "::marker"]) {
      const style = getComputedStyle(one, part);
      if (!part || style.content !== "none") found.push([name, part, look(style)].join(" "));
    }
  }
  return found.join("\\n");
}"""


def test_the_look_is_the_same(visited) -> None:
    """On a phone in the dark, on a desktop in the light: places, styles, the first screen's pixels.

    What opens over the page, as contents and menu do, is compared open. Styles are compared
    of the first three elements of each kind. A screenshot of a whole page would take half
    a minute, so below the first screen places and styles must do.
    """
    light, heavy = pages = visited().page, visited(built=True).page
    for size, scheme in zip(SIZES.values(), ("dark", "light"), strict=True):
        for page in pages:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        looks = (page.evaluate(LOOK).split("\n") for page in pages)
        assert [(one, other) for one, other in zip_longest(*looks) if one != other] == []
        assert difference(*map(screen, pages)) <= EDGES
        for number in light.evaluate(POPOVERS):
            for page in pages:
                page.evaluate(TOGGLED, number)
            assert difference(*map(screen, pages)) <= EDGES
            for page in pages:
                page.evaluate(TOGGLED, number)


TOGGLED = "number => document.querySelectorAll('[popover]')[number].togglePopover()"

# An edge that lies between two pixels is drawn on the one or the other by chance.
EDGES = 0.001


def screen(page: Page) -> bytes:
    """What is seen now, as a PNG that was made in haste."""
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
    session.detach()
    return base64.b64decode(taken["data"])


def difference(one: bytes, other: bytes) -> float:
    """The share of the pixels of two screenshots that differ."""
    if one == other:
        return 0
    pictures = (Image.open(io.BytesIO(content)).convert("RGB") for content in (one, other))
    changed = ImageChops.difference(*pictures).convert("L").point(lambda level: 255 * (level > 0))
    return changed.histogram()[255] / (changed.width * changed.height)


def page_of(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


def purged(css: str, body: str = "", head: str = "") -> str:
    """What remains of a sheet for a page, with single quotes and no idle semicolon."""
    kept = Stylesheet(css).purged(Vocabulary(page_of(body, head)))
    return re.sub(";+(?=[;}])", "", kept.replace('"', "'"))


@pytest.mark.parametrize(
    ("css", "body"),
    [
        (".card{color:red}", "<p class='big card'>"),
        ("p > .card + em{color:red}", "<p><b class=card></b><em></em>"),
        ("#menu{color:red}", "<nav id=menu>"),
        (":is(.menu,.contents) a{color:red}", "<nav class=contents><a href=x>"),
        (":where(nav,main) ul{color:red}", "<main><ul>"),
        ("p:not(.gone){color:red}", "<p>"),
        (".page:not(.wide):has(> .contents){color:red}", "<div class=page><nav class=contents>"),
        ("p::before{content:'x'}", "<p>"),
        (".search::backdrop{color:red}", "<dialog class=search>"),
        ("::selection{color:red}", ""),
        ("details::details-content{color:red}", "<details>"),
        ("[popover]:popover-open{color:red}", "<div popover>"),
        ("[aria-current]{color:red}", "<a aria-current=page>"),
        ("[rel='next']{color:red}", "<a rel=next>"),
        ("[href^='https:']{color:red}", "<a href='https://a.example'>"),
        ("table tbody tr{color:red}", "<table><tr><td>1</table>"),
        (":root[data-theme='dark']{color:red}", "<script>root.dataset.theme='dark'</script>"),
        ("th[aria-sort]{color:red}", "<th><script>th.setAttribute('aria-sort', x)</script>"),
        (".js .needs{color:red}", "<i class=needs></i><script>c.add('js')</script>"),
        (".row--late{color:red}", "<script>row.className = `row--${kind}`</script>"),
        ("ol.found>li{color:red}", "<script>make('ol', {className: 'found'}, make('li'))</script>"),
        ("linearGradient{color:red}", "<svg><linearGradient/></svg>"),
    ],
)
def test_a_rule_that_may_match_stays(css: str, body: str) -> None:
    """Whatever can be on the page now, or put there by its scripts, keeps its rules."""
    assert purged(css, body) == css


@pytest.mark.parametrize(
    "css",
    [
        ".gone{color:red}",
        "p.gone{color:red}",
        ".gone p{color:red}",
        "#gone{color:red}",
        "video{color:red}",
        ":is(.gone,.lost) p{color:red}",
        "p:has(> .gone){color:red}",
        ".gone::before{content:'x'}",
        "[data-gone]{color:red}",
        "p[lang='xx']{color:red}",
        "@media print{.gone{color:red}}",
        "@supports (gap:1px){@media screen{.gone{color:red}}}",
        "@keyframes gone{to{opacity:0}}",
        ":root{--gone:red;--lost:var(--gone)}",
        "@charset 'utf-8';",
    ],
)
def test_a_rule_that_cannot_match_goes(css: str) -> None:
    """Tag, class, id and attribute must be there, in a group as well."""
    assert purged(css, "<p class=here id=there lang=en>") == ""


def test_what_a_page_tells_programs_puts_nothing_on_it() -> None:
    """The words of JSON-LD are not those of a script."""
    body = '<script type="application/ld+json">{"about": "gone"}</script>'
    assert purged(".gone{color:red}", body) == ""


def test_of_several_selectors_those_that_may_match_stay() -> None:
    """In their order, with the same declarations."""
    assert purged("a,.gone,p::after{color:red}", "<p><a href=x>") == "a,p::after{color:red}"


def test_rules_keep_their_order_and_their_groups() -> None:
    """The cascade is as it was: the later rule still wins."""
    css = "p{color:red}@media (width > 60em){p{color:blue}.gone{color:red}}p{top:0}"
    assert purged(css, "<p>") == css.replace(".gone{color:red}", "")


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ("<p>", "p{color:var(--ink)}"),
        ("<p>", "p{color:var(--other,var(--ink))}"),
        ("<p>", "p{border:1px solid var( --ink )}"),
        ("<p>", "p{--mine:var(--ink);color:var(--mine)}"),
        ("<p>", "@media print{p{color:var(--ink)}}"),
        ("<p><i></i>", "p{& i{color:var(--ink)}}"),
        ("<svg><path fill='var(--ink)'/></svg>", ""),
        ("<p style='color:var(--ink)'>", ""),
        ("<script>style.getPropertyValue('--ink')</script>", ""),
        ("<svg><style>path{fill:var(--ink)}</style></svg>", ""),
    ],
)
def test_a_variable_that_something_reads_stays(body: str, css: str) -> None:
    """Set in one sheet, it may be read in another, in an attribute or by a script."""
    variables = ":root{--ink:black}:root[lang]{--ink:white}"
    assert purged(variables + css, body).startswith(variables)


def test_an_animation_that_something_plays_stays() -> None:
    """By its own property or by the shorthand."""
    frames = "@keyframes fade{to{opacity:0}}"
    for css in ("p{animation-name:fade}", "p{animation:1s linear fade}"):
        assert purged(frames + css, "<p>") == frames + css


def test_a_page_box_that_something_is_printed_on_stays() -> None:
    """One without a name is every page's."""
    assert purged("@page{margin:0}@page sheet{margin:0}", "<p>") == "@page{margin:0}"
    css = "@page sheet{margin:0}p{page:sheet}"
    assert purged(css, "<p>") == css


def lightened_page(body: str, head: str = "", **files: str) -> str:
    return lightened(
        page_of(body, head),
        lambda names: Stylesheet("".join(files[name] for name in names)),
        lambda name: files[name],
    )


def test_styles_stand_in_the_head_in_their_order() -> None:
    """All sheets in one, the later after the earlier."""
    links = '<link rel="stylesheet" href="a"><link rel="stylesheet" href="b">'
    page = lightened_page("<p><b>x</b></p>", links, a="p{top:0}:root{--x:0}", b="b{top:var(--x)}")
    assert "<style>p{top:0}:root{--x:0}b{top:var(--x)}</style>" in page
    assert "<link" not in page


def test_scripts_stand_at_the_end_in_their_order_each_once() -> None:
    """A page may name a script at each of its blocks; it runs once, after all of them."""
    script = '<script src="{}" defer></script>'.format
    body = f"<p>x</p>{script('a')}<p>y</p>{script('b')}{script('a')}"
    page = lightened_page(body, a="one()", b="two()")
    assert page.endswith("<p>y</p><script>one()</script><script>two()</script>")


def test_a_minified_script_says_the_same() -> None:
    """Comments go; what stands in strings and templates stays."""
    script = "// gone\nconst a = `two  spaces // stay ${b /* gone */}`;\nconst c = 'x  // y';"
    page = lightened_page(f"<script>{script}</script>")
    assert "`two  spaces // stay ${" in page
    assert "'x  // y'" in page
    assert "// gone" not in page


@pytest.mark.parametrize(
    "body",
    [
        "<div><b>1</b> <i>2</i></div>",
        "<div><b>1</b>\n<i>2</i></div>",
        "<table><tbody><tr><td><b>1</b> <i>2</i></table>",
        "<p>1 <i>2</i></p>",
    ],
)
def test_a_space_between_words_stays(body: str) -> None:
    """In a block that holds nothing but inline elements as well."""
    assert re.search(r"1(</b>)?\s<i>2", lightened_page(body))
