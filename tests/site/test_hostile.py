"""Nothing hostile gets through: it is refused with its place, or shown as inert text."""

import contextlib
import re
import shutil
import time
from dataclasses import replace
from pathlib import Path

import html5lib
import markdown
import pytest
import yaml
from conftest import THOROUGH, WORLD, examples, run, words_beside
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from macros.checking import load
from macros.exports import nameless
from macros.exports.edition import Site
from macros.pages import untrusted_markdown
from macros.pages.calls import Calls
from macros.pages.html_stash import Blocks
from macros.pages.macros import MACROS
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.problems import Problems
from macros.reading import front_matter
from macros.reading.host import Host

SCRIPTS = [
    "<script>document.title='owned'</script>",
    "</title><script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "' onmouseover='x' autofocus onfocus='document.title=1",
    "<svg/onload=document.title='owned'>",
    "`</code><script>document.title='owned'</script>",
    "[x](javascript:document.title='owned')",
    "![x](data:text/html,owned)",
    "<javascript:alert(1)>",
    "{: onclick=alert(1) }",
    "{{ 7*7 }}{% raw %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "EXPLAINER-BLOCK-0",
    "[^agency]: <b onclick=x>",
    "a|b\n-|-\n<iframe src=x>",
    "*[_`~^=:\\",
]
# What only our own templates or the theme may put on a page.
ACTIVE = {"script", "iframe", "object", "embed", "base", "meta", "link", "form", "img", "style"}


def refused(folder: Path) -> list[str]:
    """The problems of hostile records; to find them is no more work than to read on."""
    with pytest.raises(Problems) as problems:
        load(folder)
    assert any(_is_little_work(folder) for _ in range(3))
    assert all(len(str(one)) < 400 for one in problems.value.found)
    return str(problems.value).splitlines()


def _is_little_work(folder: Path) -> bool:
    """Beside a comment of the same length in its place; what explodes takes any number of times."""
    hostile_file = folder / "zz.yml"
    harmless = folder.with_name("harmless")
    if not harmless.exists():
        shutil.copytree(folder, harmless, ignore=shutil.ignore_patterns("zz.yml"))
        (harmless / "zz.yml").write_bytes(b"#" + b"x" * hostile_file.stat().st_size)
    return _work(folder) < 20 * _work(harmless)


def _work(folder: Path) -> float:
    """The time for which a processor, which may serve others meanwhile, works at reading."""
    began = time.process_time()
    with contextlib.suppress(Problems):
        load(folder)
    return time.process_time() - began


def executable(drawn: str) -> list[str]:
    """What a browser would run or fetch of some HTML, as a browser's rules read it."""
    tree = html5lib.parse(drawn, treebuilder="etree", namespaceHTMLElements=False)
    found = []
    for element in tree.iter():
        ours = re.fullmatch(r"assets/[a-z-]+\.js", element.get("src", "")) and not element.text
        ours = ours or (element.tag, element.get("class")) == ("form", "controls__form")
        if element.tag in ACTIVE and not ours:
            found.append(str(element.tag))
        for name, value in element.attrib.items():
            bare = re.sub(r"[\x00-\x20]", "", value).lower()
            runs = re.match(r"on|style$|srcdoc$|formaction$", str(name).lower())
            leads = name in ("href", "src", "action", "data")
            if runs or (leads and re.match(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:|//", bare)):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"people: [&a [x, x], *a, *a]\n",
            "zz.yml:1: person number 1 of its list: a person is a mapping; begin it with 'id:'",
        ),
        (
            b"people:\n  - id: bob\n    name: &a Bob\n    role: *a\n    identity: named\n",
            "zz.yml:4: person bob: an alias repeats another value; write the value itself",
        ),
        (
            b"people:\n  - id: bob\n    name: &a [*a]\n",
            "zz.yml:3: person bob: an alias repeats another value; write the value itself",
        ),
        (
            b"people:\n  - {id: bob, name: " + b"x" * 1_000_000 + b", identity: named}\n",
            "zz.yml:2: person bob: 'name' has 1,000,000 characters, and 20,000 are the most; "
            "shorten it",
        ),
        (
            b"people:\n  - id: " + b"x" * 1_000_000 + b"\n",
            f"zz.yml:2: person {'x' * 79}…: 'id' has 1,000,000 characters, and 20,000 are the "
            "most; shorten it",
        ),
        (
            b"people:\n  - {id: bob, name: " + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
            "zz.yml:2: this is nested too deep; flatten it",
        ),
        (
            b"people:\n  " + b"- " * 100_000 + b"x\n",
            "zz.yml:2: this is nested too deep; flatten it",
        ),
        (
            b"people:\n  - id: bob\n    name: " + b"[" * 30 + b"]" * 30 + b"\n",
            "zz.yml:3: person bob: this is nested too deep; flatten it",
        ),
        (
            b"people:\n  - {id: bob, name: B\x00b}\n",
            "zz.yml:2: the unseen character U+0000 (a control character); delete it",
        ),
        (
            "people:\n  - {id: bob, name: B\u202eob}\n".encode(),
            "zz.yml:2: the unseen character U+202E (right-to-left override); delete it",
        ),
        (
            b'people:\n  - {id: bob, name: "B\\u202eob", identity: named}\n',
            "zz.yml:2: person bob: 'name' holds the unseen character U+202E "
            "(right-to-left override); delete it",
        ),
        (
            b'people:\n  - {id: "b\\eob", name: Bob, identity: named}\n',
            "zz.yml:2: person b�ob: 'id' holds the unseen character U+001B "
            "(a control character); delete it",
        ),
        (
            b"people:\n  - {id: bob, name: B\xffb}\n",
            "zz.yml:2: byte 29 is not UTF-8; save the file as UTF-8",
        ),
        (
            b"people:\n  - ? [a, b]\n    : c\n",
            "zz.yml:2: person number 1 of its list: 'a list or mapping' is not a field; "
            "a field is one word before a colon",
        ),
        (b"? [a]\n: b\n", None),
        (
            b"sources:\n  - id: s\n    publisher: S\n    title: T\n    language: en\n"
            b"    kind: news\n    url: data:text/html,x\n",
            "zz.yml:7: source s: 'url': 'data:text/html,x' is not a web address; "
            "write one that begins with https://",
        ),
        (
            b"sources:\n  - id: s\n    publisher: S\n    title: T\n    language: en\n"
            b"    kind: news\n    url: https://bbc.example@evil.example/\n",
            "zz.yml:7: source s: 'url': 'https://bbc.example@evil.example/' is not a web "
            "address; copy it anew, without a name of a user and without quotation marks or "
            "brackets",
        ),
        (b"people:\n  - !!python/object/apply:os.system [id]\n", None),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else "",
)
def test_a_hostile_file_is_refused(world, content: bytes, message: str | None) -> None:
    """The message has the file, the line and the mend, and it comes soon."""
    folder = world()
    (folder / "zz.yml").write_bytes(content)
    lines = refused(folder)
    assert message is None or f"data/{message}" in lines


def test_a_bomb_of_aliases_is_not_expanded(world) -> None:
    """A few lines that stand for a milliard values take no longer than a few lines."""
    names = "abcdefghi"
    bomb = "people:\n  - id: bob\n    a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"    {name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip(names, names[1:], strict=False)
    )
    assert refused(world(zz=bomb))[0] == (
        "data/zz.yml:4: person bob: an alias repeats another value; write the value itself"
    )


def test_a_link_to_another_file_is_not_followed(world, tmp_path: Path) -> None:
    """A record file or a page that is a link could publish what the host keeps for itself."""
    folder = world()
    (folder / "zz.yml").symlink_to("/etc/hostname")
    assert refused(folder)[0] == (
        "data/zz.yml:1: this is a link to another file; put the text here"
    )
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.md").symlink_to("/etc/hostname")
    assert [str(one) for one in untrusted_markdown.check_pages(docs)] == [
        "docs/page.md:1: this is a link to another file; put the text here"
    ]


@settings(max_examples=examples(300))
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_no_bytes_bring_the_loader_down(tmp_path_factory, content: bytes) -> None:
    """Whatever a file holds, it loads or its problems are told."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "x.yml").write_bytes(content)
    with contextlib.suppress(Problems):
        assert len(load(folder)) == 0


KINDS_OF_VALUE = st.recursive(
    st.sampled_from(["x", "NO", "2022-09-21", "9" * 400, "{a.b[0]!r:>{c}}", "{}", "[..]", "0000"])
    | st.text(max_size=20)
    | st.sampled_from(SCRIPTS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "source", "quote", "value", "gives"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=examples(300))
@given(st.data())
def test_no_value_brings_the_loader_down(tmp_path_factory, data) -> None:
    """Any value in any field of any record loads or is told; nothing else is raised."""
    world = yaml.load(WORLD, yaml.CBaseLoader)
    kind = data.draw(st.sampled_from(sorted(world)))
    record = data.draw(st.sampled_from(world[kind]))
    record[data.draw(st.sampled_from([*record, "note", "because"]))] = data.draw(KINDS_OF_VALUE)
    folder = tmp_path_factory.mktemp("data")
    (folder / "x.yml").write_text(yaml.safe_dump(world, allow_unicode=True), encoding="utf-8")
    try:
        records = load(folder)
    except Problems:
        return
    assert executable(drawn_with_every_macro(records)) == []


CALLS = """\
# Page

{{ claim("entries-october") }} {{ date("law-signed") }} {{ date("entries-october", "said") }}
{{ event("law-signed", "the law") }} {{ penalty("article-1") }} {{ cite("agency") }}
{{ cite("blog") }} {{ disputed("net-or-gross") }} {{ as_of() }} {{ contact() }}

{{ timeline() }} {{ figures(theme="leaving") }} {{ measures("travel") }} {{ penalties() }}
{{ methods() }}
{{ testimony("testimony-ann") }} {{ disagreement("net-or-gross") }}
{{ disagreements("leaving") }} {{ sources() }} {{ relays() }} {{ retellings() }}
{{ known() }} {{ people() }} {{ term("net", "net") }} {{ data_version() }} {{ repository() }}
{{ answer_as_of() }} {{ looked("travel") }} {{ tally("leaving") }}

{{ picture("drawn") }} {{ glossary() }} {{ a_to_z() }} {{ corrections() }} {{ disagrees_here() }}
{{ sayings() }} {{ verdicts() }} {{ data_files() }} {{ data_columns() }} {{ data_citation() }}
{{ data_changes() }} {{ offences("travel") }}

{{ notes() }}
"""


def drawn_with_every_macro(records, page: str = CALLS, name: str = "about.md") -> str:
    """A page that calls every macro, as the site writes it."""
    blocks = Blocks()
    host = Host(publisher=" ".join(SCRIPTS), contact="https://host.example/")
    edition = replace(nameless(records), site=Site("", "", host))
    calls = Calls(Page(_renderer(records), name, edition), hold=blocks.hold)
    environment = Environment(undefined=calls.undefined)
    extensions = ["attr_list", "admonition", "def_list", "footnotes", "tables", "fenced_code"]
    md = markdown.Markdown(extensions=[*extensions, "toc", blocks])
    return md.convert(calls.close(environment.from_string(page).render(calls.macros)))


_last: list[Renderer] = []


def _renderer(records) -> Renderer:
    """What draws these records: one for all their pages, as in a build."""
    if not _last or _last[0].data is not records:
        _last[:] = [Renderer(records)]
    return _last[0]


def test_every_macro_is_tried() -> None:
    """A macro that is added is added above as well."""
    assert set(re.findall(r"\{\{ (\w+)\(", CALLS)) == set(MACROS)


MORE = """\
glossary:
  - {id: net, term: net, abbreviation_of: N.E.T., definition: What is left.}
places:
  - {id: town, name: Town, aliases: [Village, City]}
pictures:
  - id: drawn
    title: Drawn
    page: about
    chart: route
    reading: From the left on.
    description: Who told whom.
    draws: [{record: entries-october}]
sayings:
  - id: said
    sentence: Ein Satz
    language: de
    translation: A sentence
    topic: travel
    verdict: cannot_be_checked
    because: Nobody knows.
    evidence: [{source: blog, quote: Ein Satz}]
corrections:
  - {id: mended, date: 2022-12-01, record: ann, was: This., is: That., noticed_by: Ann}
"""


def hostile(texts: list[str]) -> str:
    """The small world with hostile text in each field that takes any."""
    record = yaml.load(WORLD + MORE, yaml.CBaseLoader)
    free = {
        "publisher", "title", "name", "role", "question", "population", "summary", "article",
        "conduct", "binds", "occupation", "from", "why_left", "explanation", "stands", "quote",
        "place", "when", "weak", "description", "locator", "unit_", "wording",
        "term", "abbreviation_of", "definition", "sentence", "translation", "reading", "was", "is",
        "noticed_by",
    }  # fmt: skip
    turn = iter(texts * 100)

    def spoil(node, key=""):
        if key == "aliases":
            return [f"{number} {braced(next(turn))}" for number, _ in enumerate(node)]
        if isinstance(node, list):
            return [spoil(one) for one in node]
        if not isinstance(node, dict):
            return node
        spoilt = {
            key: braced(next(turn)) if key in free and isinstance(value, str) else spoil(value, key)
            for key, value in node.items()
        }
        if "explanation" in node:  # a disagreement, whose title is a question of few words
            spoilt["title"] = " ".join(spoilt["title"].split()[:12]) + "?"
        return spoilt

    def braced(text: str) -> str:
        return (text.replace("{", "{{").replace("}", "}}").strip() or "x")[:120]

    return yaml.safe_dump(spoil(record), allow_unicode=True, width=10_000)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(one, marks=pytest.mark.exhaustive if number % 5 else ())
        for number, one in enumerate(SCRIPTS)
    ],
)
def test_script_in_a_record_is_inert(tmp_path: Path, script: str) -> None:
    """Every macro, block and inline, shows hostile text as text."""
    records = _loaded_without_prose(tmp_path, hostile([script]))
    for name in (
        "about.md",
        "timeline.md",
        "figures-leaving.md",
        "law.md",
        "sources.md",
        "people.md",
        "a-to-z.md",
    ):
        drawn = drawn_with_every_macro(records, name=name)
        assert executable(drawn) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_in_a_saying_is_inert_where_it_is_shared(tmp_path: Path, script: str) -> None:
    """In the page of its own that nobody wrote, and in what is told above its text."""
    records = _loaded_without_prose(tmp_path, hostile([script]))
    ((name, written),) = [one for one in _renderer(records).generated() if "saying" in one[0]]
    above, text = front_matter.split(written)
    assert set(yaml.safe_load(above.strip().strip("-"))) == {"description", "search"}
    drawn = drawn_with_every_macro(records, text, name)
    assert executable(drawn) == []
    shown = html5lib.parse(drawn, treebuilder="etree", namespaceHTMLElements=False).find(".//h1")
    told = records.sayings["said"].told
    assert "".join(shown.itertext()) == f"Cannot be checked: “{' '.join(told.split())}”"


@settings(max_examples=examples(80))
@given(
    st.lists(
        st.lists(
            st.sampled_from([*SCRIPTS, *"<>\"'`&=(){}[]*_~^|:;!#\\\n /", "on", "x=", "</a>"])
            | st.text(max_size=8),
            min_size=1,
            max_size=8,
        ).map("".join),
        min_size=1,
        max_size=12,
    )
)
def test_no_text_in_a_record_runs(tmp_path: Path, texts: list[str]) -> None:
    """Whatever a record says, no element or attribute of it can run or fetch."""
    records = _loaded_without_prose(tmp_path, hostile(texts))
    if records is not None:
        assert executable(drawn_with_every_macro(records)) == []


def _loaded_without_prose(folder: Path, text: str):
    """The records of a text as they are drawn; figures typed into prose do not matter here."""
    (words_beside(folder / "data") / "world.yml").write_text(text, encoding="utf-8")
    allowed = pytest.MonkeyPatch()
    with allowed.context() as patch:
        patch.setattr("macros.checking.typed_figures.check_records", lambda *_: ())
        try:
            return load(folder / "data")
        except Problems as problems:
            assert all("Traceback" not in str(one) for one in problems.found)
            return None


EXTENSIONS = ["attr_list", "admonition", "def_list", "footnotes", "toc", "tables", "fenced_code"]
PAGES = [
    ("<script>alert(1)</script>", 1, "HTML does not belong in a page: <script>alert(1)</script>"),
    ("text\n\na <b onclick=x>b", 3, "HTML does not belong in a page: <b onclick=x>"),
    ("<!-- note -->", 1, "HTML does not belong in a page: <!-- note -->"),
    ("<scr{{ cite('a') }}ipt>", 1, "HTML does not belong in a page: <scr*called*ipt>"),
    ("x\n\n<div onclick=x {{ cite('a') }}", 3, "<div onclick=x  could run or fetch"),
    ("x\n[a](javascript:alert(1))", 2, "javascript:alert(1) could run or fetch"),
    ("[a](java&#115;cript:alert(1))", 1, "javascript:alert(1) could run or fetch"),
    ("[a](jav&Tab;ascript:alert(1))", 1, "jav�ascript:alert(1) could run or fetch"),
    ("[a]\n\n[a]: data:text/html,x", 3, "data:text/html,x could run or fetch"),
    ("[a](//other.example)", 1, "//other.example could run or fetch"),
    ("![a](https://other.example/a.png)", 1, "https://other.example/a.png could run or fetch"),
    ("a\n{: onclick=x }", 2, "onclick=x could run or fetch"),
    ("x\n\n{{ cite('a') }}{: onclick=x }", 3, "onclick=x could run or fetch"),
    ("a\n{: style='position:fixed' }", 2, "style=position:fixed could run or fetch"),
    ("# &lt;/title&gt;", 1, "a page's title holds no < or >"),
    ("# A\n\n## See [the law](law.md)", 3, "a heading is a link to itself"),
    ("# A\n\n## A term [^1]\n\n[^1]: Noted.", 3, "a heading is a link to itself"),
    ('# A\n\n## What {{ term("summons") }} means', 3, "a heading is a link to itself"),
    ("x\n{{ 7 * 7 }}", 2, "only a macro with plain values stands in braces"),
    ("{{ cite.__class__ }}", 1, "only a macro with plain values stands in braces"),
    ("{{ cite(cite) }}", 1, "cite() takes plain words"),
    ("{{ cite }}", 1, "'cite' is not followed by its values"),
    ("{{ cte('a') }}", 1, "'cte' is not a macro; did you mean 'cite'?"),
    ("x\n{% include 'a' %}", 2, "a page has no logic"),
    ("x\n{% autoescape false %}x{% endautoescape %}", 2, "a page has no logic"),
    ("x\n{{ cite('a'", 2, "braces that cannot be read"),
    ("---\ntitle: <b>\n---\nx", 2, "'title' holds a mark that templates read"),
    ("---\nclaim: x\n---\nx", 2, "'claim' is not front matter"),
    ("---\na: [\n---\nx", 2, "the front matter is not valid YAML: "),
    ("- " * 3_000 + "x", 1, "HTML does not belong in a page: quotations or lists"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), PAGES, ids=[one[0][:30] for one in PAGES])
def test_a_hostile_page_is_refused(text: str, line: int, message: str) -> None:
    """With file and line, and what to write instead."""
    found = untrusted_markdown.check("docs/x.md", f"{text}\n", EXTENSIONS)
    assert [one for one in found if (one.line, one.text[: len(message)]) == (line, message)]
    assert all(
        "; " in one.text or "did you mean" in one.text or "front matter" in one.text
        for one in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "a < b, and b > c",
        "`<script>`",
        "```html\n\n<script>x</script>\n```",
        "    <script>x</script>",
        "<https://host.example> and [a](law.md#b) and [c](https://host.example 'C')",
        "| a |\n|:-:|\n| b |",
        "![a](a.png)",
        "{# a note #}\n{% raw %}{{ claim('a') }}{% endraw %}",
        "a\n{: .lead #id }",
        "It says [sic] [more] (and less) of f('x'), of a date() and of `claim(\"x\")`.",
        '!!! warning "W"\n    Text[^1]\n\n[^1]: A note.',
    ],
)
def test_a_plain_page_is_not_refused(text: str) -> None:
    """Markdown, code and calls are what pages are made of."""
    assert untrusted_markdown.check("docs/x.md", f"# Title\n\n{text}\n", EXTENSIONS) == []


@settings(max_examples=examples(300))
@given(
    st.lists(
        st.sampled_from(
            [*SCRIPTS, *"<>\"'`&=(){}[]*_~^|:;!#\\\n /-", "\n\n", "    ", "{{ cite('blog') }}",
             "{{ claim('entries-october') }}", "<div ", " onclick=x", "<!--", "-->", "![", "](",
             "javascript:", "```", "]: ", "[^1]", "{: ", "</", "<a href=", "&#106;", "x"]
        ),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_no_page_that_passes_can_run(safe, text: str) -> None:
    """What the check lets pass is inert, as a browser reads it, with all that macros draw."""
    page = f"# Page\n\n{text}\n\n{{{{ notes() }}}}\n"
    if not untrusted_markdown.check("docs/x.md", page, EXTENSIONS):
        drawn = drawn_with_every_macro(safe, page)
        assert [one for one in executable(drawn) if one != "img"] == []


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory):
    folder = words_beside(tmp_path_factory.mktemp("world") / "data")
    (folder / "world.yml").write_text(WORLD, encoding="utf-8")
    return load(folder)


def test_what_is_no_page_is_not_published(tmp_path: Path) -> None:
    """A script, a style or a drawing that may run beside the pages is refused; pictures pass."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("a.md", "b.html", "c.js", "d.svg", "e.png", "A.MD"):
        (docs / name).write_bytes(b"# X")
    assert [one.path for one in untrusted_markdown.check_pages(docs)] == [
        "docs/A.MD",
        "docs/b.html",
        "docs/c.js",
        "docs/d.svg",
    ]


def test_a_page_of_another_encoding_is_refused(tmp_path: Path) -> None:
    """As a record file is."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_bytes(b"# A\n\nB\xff\n")
    assert [str(one) for one in untrusted_markdown.check_pages(docs)] == [
        "docs/a.md:3: byte 6 is not UTF-8; save the file as UTF-8"
    ]


@pytest.mark.parametrize("strict", ["true", "false"])
def test_a_hostile_page_stops_the_build_and_is_not_run(small: Path, strict: str) -> None:
    """Logic in a page is never executed; a preview shows the message in its place."""
    page = small / "docs" / "about.md"
    text = page.read_text()
    page.write_text(text + "\n{{ cite.__globals__ }}\n\n<script>x</script>\n")
    built = run("-m", "mkdocs", "build", cwd=small, STRICT=strict)
    line = page.read_text().splitlines().index("{{ cite.__globals__ }}") + 1
    told = f"docs/about.md:{line}: only a macro with plain values stands in braces"
    if strict == "true":
        assert built.returncode != 0 and told in built.stderr
        assert "Traceback" not in built.stderr
    else:
        assert built.returncode == 0, built.stderr
        shown = (small / "site" / "about.html").read_text()
        assert told in shown and "<script>x</script>" not in shown


def test_hostile_records_run_nothing_in_a_browser(request, browser) -> None:
    """A site of hostile records, opened in Chromium: no script of theirs runs, nothing is asked."""
    project: Path = request.getfixturevalue("project" if THOROUGH else "small")
    spoilt = _spoil_site(project)
    built = run("-m", "mkdocs", "build", cwd=project, EXPORTS="false")
    assert built.returncode == 0, built.stderr
    page = browser.new_page()
    theirs = "article iframe, article script:not([src^='assets/']):not([type$=json])"
    asked, opened, told = [], [], ""
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    for path in sorted((project / "site").glob("*.html")):
        page.goto(path.as_uri())
        page.wait_for_load_state()
        told += page.locator("article").first.inner_text()
        assert "owned" not in page.title()
        assert page.locator(theirs).count() == 0
    assert opened == []
    assert [url for url in asked if not url.startswith("file:")] == []
    assert [one for one in spoilt if one not in told] == []


def _spoil_site(project: Path) -> list[str]:
    """Put a script into what others printed; the scripts.

    In the site's own words a script is refused as mark-up; see checking/test_plain_text.py.
    """
    spoilt = []
    for file, field in (
        ("people", "name"),
        ("sources", "publisher"),
        ("sources", "title"),
        ("testimonies", "occupation"),
        ("testimonies", "from"),
    ):
        path = project / "data" / (f"{file}.yml" if THOROUGH else "world.yml")
        script = SCRIPTS[len(spoilt) % 5]
        quoted = "'" + script.replace("{", "{{").replace("}", "}}").replace("'", "''") + "'"
        pattern = re.compile(
            rf"(?m)^(  - \{{id: [a-z-]+, {field}: )[^,\n]+|^(    {field}: )(?![>|\"]).+$"
        )
        text, count = pattern.subn(
            lambda found, quoted=quoted: (found[1] or found[2]) + quoted, path.read_text(), count=1
        )
        assert count == 1
        path.write_text(text)
        spoilt.append(script)
    return spoilt
