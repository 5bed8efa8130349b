"""A small world of records for the rules, and the real site for the rest."""

import gc
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock
from hypothesis import HealthCheck, settings
from lxml.html import HtmlElement, document_fromstring
from many_records import many
from playwright.sync_api import Browser, Page, expect, sync_playwright
from running import PATIENCE, ROOT, THOROUGH, run, run_here, stamps  # tests take run here
from served import served
from visits import Visit

from macros.checking import load
from macros.exports import FOLDER, edition_of, write
from macros.publishing import pdf
from macros.publishing.lighten import lighten
from macros.records import Picture

# All that is collected stays, so that nothing need look meanwhile for what to free.
gc.disable()
# Most of what tests make goes when nothing names it any more: cycles are looked for less often than
# after each 700 objects, which took a seventh of their time.
gc.set_threshold(20_000, 20, 20)

# No test depends on how fast a machine is: what is awaited comes, or is given up as lost.
expect.set_options(timeout=PATIENCE * 1000)
# Nor on luck, but where all is tried: there every run tries other examples, and more of them.
settings.register_profile(
    "tests",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=not THOROUGH,
)
settings.load_profile("tests")


def examples(many: int) -> int:
    """How many examples are tried of what takes long: so many, or a few."""
    return many if THOROUGH else min(many, 20)


DATA = load(ROOT / "data")  # the real records, read once for all tests of a process
DOCS = ROOT / "docs"
SUBJECT = DATA.subject  # by which a record made in a test knows its words
NAMES = sorted(str(path.relative_to(DOCS).with_suffix("")) for path in DOCS.rglob("*.md"))
PAGES = [*NAMES, "404"]
# Pages of each kind, and what only they have. A browser opens these in `make test`, and each page
# that is not what it was in the last whole run that passed; in `make test-all`, all of them.
SPECIMENS = {
    "index": "answers in place of a text",
    "leaving": "a text with figures, notes and a drawn picture",
    "law": "editions of penalties, and most notes of all",
    "timeline": "a list in parts, with a filter and a picture as wide as the page",
    "figures": "tables that become cards on a phone",
    "heard": "quotations, and forms to search by their words",
    "sheet": "one sheet of paper",
    "404": "links from the root",
}
# Those whose parts are laid out as others are: of them only what is marked 'glance' is asked,
# and that their HTML is valid.
GLANCED = {
    "disagreements": "pairs of claims and why they differ, counted at the top",
    "known": "tables of days, with a filter of their own",
    "retellings": "trees of who took what from whom",
    "returning": "testimonies",
    "sources": "the longest list, by kind",
    "people": "names with few words",
    "glossary": "words explained",
    "a-to-z": "letters to jump to",
    "data": "files to take away, and code",
    "about": "how the site counts",
}
PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1440, "height": 900}
SIZES = {"phone": PHONE, "desktop": DESKTOP}

QUICK = 5  # of Brotli's qualities: a tenth of the time, and a few bytes in a hundred more

# Which of a page's popovers are the first of their kind.
POPOVERS = """() => {
  const all = [...document.querySelectorAll("[popover]")];
  return [...new Map(all.map((one, number) => [one.className, number]).reverse()).values()];
}"""

WORLD = """\
sources:
  - id: agency
    publisher: The Agency
    title: Minister counts entries
    published: 2022-10-04
    language: en
    kind: news
    url: https://agency.example/count
  - id: blog
    publisher: A Blog
    description: relay of the minister
    language: ru
    kind: opinion
    read_at: https://mirror.example/blog?a=1&b=2
    weak: machine translation
people:
  - {id: minister, name: The Minister, role: minister, identity: named}
  - {id: ann, name: Ann, identity: pseudonym}
topics:
  - {id: travel, question: Where did they go?, theme: leaving, order: 1}
measures:
  - id: entries
    question: How many entries were there?
    topic: travel
    unit: border_crossings
    population: Citizens of Ruritania
    behaves: flow
claims:
  - id: entries-october
    measure: entries
    value: 200000
    qualifier: more_than
    period: 2022-09-21/2022-10-04
    said_by: minister
    said_on: 2022-10-04
    kind: count
    standing: stands
    evidence:
      - {source: agency, locator: p1, quote: more than 200 thousand}
      - {source: blog, via: agency, gives: {unit: net inflow}}
events:
  - id: law-signed
    date: 2022-09-24
    title: The law is signed
    summary: It comes before {entries-october} entries, counted to {entries-october:end}.
    category: law
    claims: [entries-october]
    evidence: [{source: agency}]
  - id: count-published
    date: 2022-10-04
    title: The count is published
    summary: The minister speaks.
    category: statement
    speaker: minister
    evidence: [{source: agency}]
penalties:
  - id: article-1
    code: Penal Code
    article: 1, part 2
    conduct: Refusing
    binds: Soldiers
    editions:
      - {status: none}
      - since: 2022-09-24
        by: law-signed
        terms: [{sanction: prison, min: 3, max: 10, unit: years}]
    evidence: [{source: agency}]
testimonies:
  - id: testimony-ann
    person: ann
    age: 30
    occupation: baker
    from: a town
    route: [{place: the town}, {place: the border, when: at night}]
    why_left: She was afraid.
    returned: plans_to
    evidence: [{source: agency, quote: I was afraid}]
disagreements:
  - id: net-or-gross
    title: Net or gross?
    topic: travel
    class: confusion
    records: [entries-october]
    reason: different_unit
    explanation: One counts {entries-october} entries, the other calls them net.
    stands: The minister's count.
    evidence: [{source: blog, quote: net inflow}]
"""


# What the small world is called, and the homes of its records: as our own site has them.
HOMES = """\
extra:
  slug: called-up
  homes: {events: timeline, penalties: law, testimonies: returning, sayings: heard,
          places: a-to-z, corrections: data}
"""


def words_beside(folder: Path) -> Path:
    """A folder of records, with the words that they use beside them, and their homes."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "data" / "vocabulary.yml", folder)
    if not (folder.parent / "mkdocs.yml").exists():
        (folder.parent / "mkdocs.yml").write_text(HOMES, encoding="utf-8")
    return folder


@pytest.fixture
def world(tmp_path: Path):
    """Writes the small world, with some of its text replaced, and returns its folder."""

    def write(*replacements: tuple[str, str], **files: str) -> Path:
        text = WORLD
        for old, new in replacements:
            assert old in text, f"the world does not say {old!r}"
            text = text.replace(old, new, 1)
        folder = words_beside(tmp_path / "data")
        (folder / "world.yml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (folder / f"{name}.yml").write_text(content, encoding="utf-8")
        return folder

    return write


# The first picture of each kind of chart.
DRAWN = {one.chart: one for one in reversed(DATA.pictures.values())}
# What a test needs by what it asks for.
NEEDS = {
    "browser": "browser",
    "packed": "browser",  # which prints it
    "by_nginx": "server",
    "project": "slow",
    "site": "slow",
    "undivided": "slow",
    "released": "slow",
    "hosted": "slow",
    "large": "slow",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each test is of its tier. What needs the site comes first, by page; a worker that has
    nothing more to do takes the rest, which needs it not, from the end."""
    for item in items:
        for fixture, mark in NEEDS.items():
            if fixture in item.fixturenames:
                item.add_marker(mark)
        if _is_further_picture(item):
            item.add_marker("exhaustive" if item.get_closest_marker("browser") else "slow")
        elif _is_further_page(item):
            item.add_marker("if_changed" if item.get_closest_marker("browser") else "slow")
    items.sort(key=lambda item: "site" not in item.fixturenames)


def pytest_collection_finish() -> None:
    """What is made from here on is freed again."""
    gc.freeze()
    gc.enable()


def pytest_sessionfinish() -> None:
    """What is left when all is tried goes with its process: nothing need look through it first."""
    gc.freeze()


def _is_further_picture(item: pytest.Item) -> bool:
    """True for a test of a picture of whose chart another is tried as well."""
    picture = _given(item, "picture")
    return isinstance(picture, Picture) and picture is not DRAWN[picture.chart]


def _is_further_page(item: pytest.Item) -> bool:
    """True for a test of a page of the site of whose kind a specimen is tried as well."""
    specimens = {*SPECIMENS} | ({*GLANCED} if item.get_closest_marker("glance") else set())
    return _given(item, "name") in {*PAGES} - specimens and "site" in item.fixturenames


def _given(item: pytest.Item, name: str) -> object:
    return item.callspec.params.get(name) if hasattr(item, "callspec") else None


# The hashes of all pages in the last whole run that passed; the Makefile makes it of the new ones.
PASSED = ROOT / ".cache" / "tests" / "pages.json"
PASSING = PASSED.with_suffix(".new")


@pytest.fixture(autouse=True)
def skip_what_passed(request: pytest.FixtureRequest) -> None:
    """Only where all is tried, a page is opened again that is what it was when it passed."""
    if THOROUGH or not request.node.get_closest_marker("if_changed"):
        return
    if request.getfixturevalue("name") not in changed_pages(request.getfixturevalue("released")):
        pytest.skip("a page like it is tried, and nothing says that it changed since that passed")


@cache
def changed_pages(folder: Path, passed: Path = PASSED) -> set[str]:
    """The pages of a released site that are not what they were in the last run that passed.

    Nothing is known of them where there was none, or what is left of it cannot be read.
    """
    if not (known := _known(passed)):
        return set()
    return {name for name, hash in page_hashes(folder).items() if known.get(name) != hash}


@cache
def passed_pages(folder: Path, passed: Path = PASSED) -> set[str]:
    """The pages of a released site that are what they were in the last run that passed."""
    known = _known(passed)
    return {name for name, hash in page_hashes(folder).items() if known.get(name) == hash}


def _known(passed: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        known: dict[str, str] = json.loads(passed.read_text("utf-8"))
        return known
    return {}


@cache
def page_hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of each page of a released site, by its name, but for those in names of files."""
    return {
        path.stem: sha256(re.sub(rb"\.[0-9a-f]{10}(?=\.)", b"", path.read_bytes())).hexdigest()
        for path in folder.glob("*.html")
    }


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str):
    """Makes a folder for all workers of pytest: the first fills it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def made_once(name: str, fill: Callable[[Path], object]) -> Path:
        folder = shared / name
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                part = base / f"{name} in the making"
                part.mkdir()
                fill(part)
                part.rename(folder)
        return folder

    return made_once


@pytest.fixture(scope="session")
def site(made_once) -> Path:
    """The folder of the built site, which no test changes."""

    def build(folder: Path) -> None:
        built = run_here("mkdocs", "build", "--strict", "--site-dir", str(folder))
        assert built.returncode == 0, built.stdout + built.stderr

    return made_once("site", build)


@pytest.fixture(scope="session")
def exported(made_once) -> Path:
    """The folder of all exports of the shipped records, in one of its own. No test changes it."""

    def export(folder: Path) -> None:
        write(edition_of(DATA, ROOT), folder / FOLDER)

    return made_once("exported", export) / FOLDER


def contents(folder: Path) -> dict[str, str]:
    """Each file of exports by its name, as ``texts`` gives it before it is written."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


CODE = ("macros", "overrides")
UNFINISHED = shutil.ignore_patterns("*.pyc.*")  # what another process compiles just now


def copied(folder: Path, records: bool = True, code: bool = True) -> Path:
    """The folder, with a copy of the project in it, or of all but its records or its code.

    With what Python has compiled of it, so that no process compiles it anew.
    """
    names = ("docs", *(["data"] if records else []), *(CODE if code else []))
    for name in names:
        shutil.copytree(ROOT / name, folder / name, ignore=UNFINISHED)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def code(made_once) -> Path:
    """A copy of code, templates and styles for projects that only use them: read, never written."""

    def copy(folder: Path) -> None:
        for name in CODE:
            shutil.copytree(ROOT / name, folder / name, ignore=UNFINISHED)
        for path in folder.rglob("*.*"):
            if path.is_file() and path.suffix != ".pyc":
                path.chmod(0o444)

    return made_once("code", copy)


@pytest.fixture
def shared_code(code: Path) -> Iterator[Path]:
    """The same for one test, which is told if it wrote there: others would see that."""
    before = [stamps(code / name, "") for name in CODE]
    yield code
    assert [stamps(code / name, "") for name in CODE] == before, "use own_code"


def linked(project: Path, code: Path) -> Path:
    """A project without code, with links to one that it does not change."""
    for name in CODE:
        (project / name).symlink_to(code / name)
    return project


@pytest.fixture
def project(tmp_path: Path, shared_code: Path) -> Path:
    """A copy of the project whose pages and records a test may spoil."""
    return linked(copied(tmp_path, code=False), shared_code)


# What pages call, where they tell of the small world.
CALLS = {
    "index": '{{ claim("entries-october") }} entered.\n\n{{ notes() }}',
    "timeline": "{{ timeline() }}",
    "figures-leaving": '{{ figures(theme="leaving") }}',
    "disagreements-leaving": '{{ disagreements("leaving") }}',
    "law": "{{ penalties() }}",
    "leaving": '{{ measures("travel") }}\n\n{{ claim("entries-october") }}\n\n{{ notes() }}',
    "returning": '{{ testimony("testimony-ann") }}',
    "known": "{{ known() }}",
    "heard": "{{ sayings() }}",
    "sources": "{{ sources() }}",
    "people": "{{ people() }}",
    "about": "{{ contact() }}",
    "data": "{{ repository() }}\n\n{{ data_files() }}",
}


@pytest.fixture
def small(tmp_path: Path, shared_code: Path) -> Path:
    """A copy of the project with the small world, told in few words: it is built in a moment.

    Its code and styles are those of all tests, but where ``own_code`` is used.
    """
    return linked(told_in_few_words(copied(tmp_path, records=False, code=False)), shared_code)


@pytest.fixture
def own_code(small: Path) -> Path:
    """The same, with code, templates and styles that a test may spoil."""
    for name in CODE:
        (small / name).unlink()
        shutil.copytree(ROOT / name, small / name, ignore=UNFINISHED)
    return small


@pytest.fixture(scope="session")
def small_built(made_once, code: Path) -> Path:
    """The same, built once for all: no test changes it."""

    def build(folder: Path) -> None:
        project = linked(told_in_few_words(copied(folder, records=False, code=False)), code)
        built = run_here("mkdocs", "build", "--strict", cwd=project)
        assert built.returncode == 0, built.stdout + built.stderr

    return made_once("small", build)


def told_in_few_words(project: Path) -> Path:
    """A copy of the project without records, and the small world told by its pages."""
    words_beside(project / "data")
    (project / "data" / "world.yml").write_text(WORLD, encoding="utf-8")
    for page in (project / "docs").rglob("*.md"):
        heading = re.search(r"^# .*$", page.read_text(encoding="utf-8"), re.MULTILINE)[0]
        opening = f"{heading}\n\nIn short.\n{{: .lead }}\n\n{{{{ as_of() }}}}"
        text = f"{opening}\n\n{CALLS.get(page.stem, '')}\n"
        page.write_text(text, encoding="utf-8")
    return project


RURITANIA = ROOT / "tests" / "worlds" / "ruritania"


@pytest.fixture
def ruritania(tmp_path: Path, shared_code: Path) -> Path:
    """A copy of another subject, all invented, with the code and the styles of this project.

    It is built, checked or spoilt in a moment: ``run_here("mkdocs", "build", cwd=ruritania)``.
    """
    folder = tmp_path / "ruritania"
    return linked(shutil.copytree(RURITANIA, folder), shared_code)


@pytest.fixture(scope="session")
def ruritania_built(made_once) -> Path:
    """The built site of that other subject, which no test changes."""

    def build(folder: Path) -> None:
        shutil.copytree(RURITANIA, folder, dirs_exist_ok=True)
        linked(folder, ROOT)
        built = run_here("mkdocs", "build", "--strict", "--quiet", cwd=folder)
        assert (built.returncode, built.stdout, built.stderr) == (0, "", "")

    return made_once("ruritania", build) / "site"


@pytest.fixture(scope="session")
def ruritania_released(ruritania_built: Path, made_once) -> Path:
    """The folder of the same site as it is released."""

    def release(folder: Path) -> None:
        shutil.copytree(ruritania_built, folder, dirs_exist_ok=True)
        lighten(folder, quality=QUICK)

    return made_once("ruritania released", release)


@pytest.fixture(scope="session")
def ruritania_address(ruritania_released: Path) -> Iterator[str]:
    """Its address on loopback."""
    with served(ruritania_released, compressed=True) as address:
        yield address


@pytest.fixture(scope="session")
def released(site: Path, made_once) -> Path:
    """The folder of the site as it is released: each page light and whole. No test changes it.

    It is compressed in haste; tests/publishing/test_lighten.py holds the bytes that are sent.
    """

    def release(folder: Path) -> None:
        shutil.copytree(site, folder, dirs_exist_ok=True)
        lighten(folder, quality=QUICK)
        with suppress(OSError):  # where nothing may be written, no page is known from before
            PASSING.parent.mkdir(parents=True, exist_ok=True)
            PASSING.write_text(json.dumps(page_hashes(folder)), "utf-8")

    return made_once("released", release)


# A host that sets everything.
HOST = {
    "SITE_URL": "https://host.example/a/called-up",
    "REPO_URL": "https://code.example/a/b/",
    "EDIT_PATH": "/_edit/branch/main/docs/",
    "PUBLISHER": "O'Desk & <Sons>, a Long Name",
    "CONTACT": "https://social.example/@desk",
    "SOURCE_DATE_EPOCH": "1700000000",
}


def keeping(project: Path, name: str) -> Path:
    """A project whose images and compressed pages are made anew if they are not what they were in
    the last run of the tests, as are those of the site; where all is tried, they always are.
    """
    if not THOROUGH:
        kept = ROOT / ".cache" / "tests" / name
        with suppress(OSError):  # where nothing may be written, all is made each time
            kept.mkdir(parents=True, exist_ok=True)
            (project / ".cache").symlink_to(kept)
    return project


@pytest.fixture(scope="session")
def large(made_once, code: Path) -> Path:
    """A project with many records, and its site as it is built for HOST."""

    def build(folder: Path) -> None:
        project = linked(copied(folder, records=THOROUGH, code=False), code)
        if not THOROUGH:
            told_in_few_words(keeping(project, "large"))
        (project / "data" / "many.yml").write_text(json.dumps(many(), indent=1))
        built = run_here("mkdocs", "build", "--strict", cwd=project, **HOST)
        assert built.returncode == 0, built.stdout + built.stderr

    return made_once("large", build)


@pytest.fixture(scope="session")
def hosted(large: Path) -> Path:
    """The folder of the site as it is built for HOST, with pages that nobody wrote."""
    return large / "site"


def specimens(site: Path, folder: Path) -> Path:
    """A copy of the built site with one page of each kind; where all is tried, with all it has."""
    gone = ["data", "pictures", *(f"{name}.html" for name in names_of(site) - {*SPECIMENS})]
    return shutil.copytree(site, folder, ignore=None if THOROUGH else shutil.ignore_patterns(*gone))


def names_of(site: Path) -> set[str]:
    """All pages of a site, those that nobody wrote included."""
    return {path.stem for path in site.glob("*.html")}


@cache
def parsed(page: Path) -> BeautifulSoup:
    """A built page, for tests that only look at it. All pages of the site take 200 megabytes."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")


def tree(page: Path) -> HtmlElement:
    """The same as lxml keeps it, in a twentieth of the time: for tests that look at all pages."""
    return document_fromstring(page.read_text(encoding="utf-8"))


def words(element: HtmlElement) -> str:
    """All that is written in an element, each piece apart from the next."""
    return " ".join(" ".join(element.xpath(".//text()")).split())


def of_class(name: str) -> str:
    """That an element is of a class, in XPath."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


@pytest.fixture(scope="session")
def address(site: Path):
    """The built site's address on loopback."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def released_address(released: Path):
    """The released site's address on loopback, at a host that sends brotli."""
    with served(released, compressed=True) as address:
        yield address


@pytest.fixture(scope="session")
def undivided(made_once) -> Path:
    """The released site of the project, with room on one page for each of its lists."""

    def build(folder: Path) -> None:
        project = copied(folder)
        pagination = project / "macros" / "corpus" / "pagination.py"
        text, found = re.subn(
            r"(?m)^(MAX_ROWS|MAX_BYTES) = [\d_]+", r"\1 = 1_000_000_000", pagination.read_text()
        )
        assert found == 2
        pagination.write_text(text)
        for page in (project / "docs").glob("*.md"):  # what leads to a part leads to its list
            of_list = re.sub(
                r"\b(figures(?:-leaving)?)-(?!leaving\.)[a-z-]+\.md", r"\1.md", page.read_text()
            )
            page.write_text(of_list)
        built = run("-m", "mkdocs", "build", "--strict", cwd=project, EXPORTS="false")
        assert built.returncode == 0, built.stdout + built.stderr
        lighten(project / "site", quality=QUICK)

    return made_once("undivided", build) / "site"


@pytest.fixture(scope="session")
def undivided_address(undivided: Path):
    """Its address on loopback."""
    with served(undivided, compressed=True) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium: the one of this machine, nothing is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=pdf.browser(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        browser.on("context", lambda one: one.set_default_timeout(PATIENCE * 1000))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, released_address: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of the released site, each as a new reader would, and closes them at the end."""
    yield from _opening(browser, released_address)


@pytest.fixture
def open_in_ruritania(browser: Browser, ruritania_address: str) -> Iterator[Callable[..., Page]]:
    """The same of a site of a dozen pages, for what does not depend on the subject.

    What is made of all its texts, as a search is, is made in a moment.
    """
    yield from _opening(browser, ruritania_address)


def _opening(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(name: str | None = None, **reader) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, **reader})
        contexts.append(context)
        page = context.new_page()
        page.address = address
        if name:
            page.goto(f"{address}/{name}.html", wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window of one size, in which the tests of a file open one thing after the other."""
    context = browser.new_context(viewport=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture
def open_list(browser: Browser, undivided_address: str):
    """Opens a page whose list is whole and, unless ``opened`` is false, what narrows its list.

    What its scripts say is wrong fails the test.
    """
    contexts, errors = [], []

    def start(path: str, size=DESKTOP, opened=True, **options) -> Page:
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{undivided_address}/{path}")
        if opened and page.locator(".controls button").count():
            if "?" not in path:
                page.get_by_role("button", name="Filter").click()
            narrowed(page)
        return page

    yield start
    for context in contexts:
        context.close()
    assert errors == []


def narrowed(page: Page) -> None:
    """What narrows a list has come, and the choice in the address is applied."""
    expect(page.locator(".controls__open")).to_have_attribute("aria-expanded", "true")


@pytest.fixture(scope="session", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    """A page. Tests of one stand together, so that they can share what is opened."""
    return request.param


@pytest.fixture(scope="session")
def visits(browser: Browser, name: str) -> Iterator[dict[object, Visit]]:
    """Visits to a page, each kind made once."""
    made: dict[object, Visit] = {}
    yield made
    for one in made.values():
        one.context.close()


@pytest.fixture
def visited(
    visits: dict[object, Visit], browser: Browser, name: str, address: str, released_address: str
) -> Iterator[Callable]:
    """A page, released or as built, as one reader found it: for all tests that leave it so.

    A plain reader of the released page had a bad line, and has been to its end. Who leaves it
    other than it was fails, and nobody else finds that.
    """
    used = set[object]()

    def visited(size: str = "desktop", built: bool = False, **reader) -> Visit:
        kind = (size, built, *reader.items())
        used.add(kind)
        if kind not in visits:
            url = f"{address if built else released_address}/{name}.html"
            plain = not built and not reader
            visits[kind] = Visit(browser, url, bad_line=plain, viewport=SIZES[size], **reader)
        return visits[kind]

    yield visited
    left = {kind: changed for kind in used if (changed := visits[kind].as_found())}
    for kind in left:
        visits.pop(kind).context.close()
    assert left == {}
