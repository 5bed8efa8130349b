"""What is wrong with a page is told by file and line: by the check, a build and a preview."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import WORLD, run, words_beside

from macros.checking import load, settings
from macros.corpus import Corpus
from macros.pages import page_checks, untrusted_markdown

EXTENSIONS = ["attr_list", "admonition", "def_list", "footnotes", "toc", "tables", "fenced_code"]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The records of the small world."""
    folder = words_beside(tmp_path_factory.mktemp("few") / "data")
    (folder / "world.yml").write_text(WORLD, encoding="utf-8")
    return load(folder)


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def written(project: Path, name: str, old: str, new: str) -> int:
    """Replace some text of a page; the line on which the new text begins."""
    page = project / "docs" / name
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def told(project: Path, data: Corpus) -> list[str]:
    return sorted(map(str, page_checks.check(project / "docs", data)))


def told_with_settings(project: Path, data: Corpus) -> list[str]:
    """The same, and what is wrong with the settings: as the command tells both."""
    return sorted([*told(project, data), *map(str, settings.check(project))])


PLAIN = "is plain words; write some, in quotation marks if YAML takes them for others"
RAW = ("a call is drawn in code too, as HTML; write {% raw %} before it and {% endraw %} after it "
       "to have it printed")  # fmt: skip
ALONE = ("timeline() draws a block; write its call on a line of its own, without a space before "
         "it")  # fmt: skip
SPOILT = [
    ("the first line of front matter is lost", "description: x\nhide: [toc]\n---\n\n# A", 1,
     "front matter is begun by a line of ---; write it above this one"),
    ("it is lost above a key that pages do not have", "author: x\n---\n\n# A", 1,
     "front matter is begun by a line of ---; write it above this one"),
    ("front matter begins below an empty line", "\n---\ndescription: x\n---\n# A", 2,
     "front matter begins on the first line of a page; take out what is above it"),
    ("its last line is lost", "---\ndescription: x\n\n# A", 1,
     "the front matter that begins here is not ended; write a line of --- below it"),
    ("an editor made a dash of its hyphens", "—\ndescription: x\n—\n\n# A", 1,
     "front matter is begun by a line of three hyphens; write --- for —"),
    ("it holds no key", "---\nSome words.\n---\n# A", 2,
     "front matter is lines of 'key: value', such as 'description: ...'"),
    ("it names a language", "---\nlanguage: ru\n---\n# A", 2,
     "'language' is not front matter; the site has one language, which is 'language' of 'theme' "
     "in mkdocs.yml; take it out"),
    ("it says a thing twice", "---\ndescription: x\ndescription: y\n---\n# A", 3,
     "'description' stands twice; keep one"),
    ("it says a list where words are due", "---\ndescription: [a]\n---\n# A", 2,
     f"'description' {PLAIN}"),
    ("it says nothing", "---\ndescription:\n---\n# A", 2, f"'description' {PLAIN}"),
    ("it says what is no word", "---\ntitle: no\n---\n# A", 2, f"'title' {PLAIN}"),
    ("it says a day that there is not", "---\ntitle: 2022-13-45\n---\n# A", 2, f"'title' {PLAIN}"),
    ("an alias leads back to where it stands", "---\naliases: &a [*a]\n---\n# A", 2,
     "'aliases' is a list of words by which readers look for the page; write [geese, poultry]"),
    ("a tag stands within a list", "---\naliases: [!ENV HOME]\n---\n# A", 2,
     "'aliases' has the tag !ENV; take that out"),
    ("it asks for what it would say", "---\ndescription: !ENV HOME\n---\n# A", 2,
     "'description' has the tag !ENV; take that out"),
    ("it names a template", "---\ntemplate: sheet.html\n---\n# A", 2,
     "'template' is not front matter, for all pages have one; take it out"),
    ("a call between backticks", '# A\n\n`x` or `{{ claim("a") }}`.', 3, RAW),
    ("a block between backticks", "# A\n\nUse `{{ timeline() }}`.", 3, RAW),
    ("a call in a fenced block", '# A\n\n```\nx\n{{ claim("a") }}\n```', 5, RAW),
    ("a call in a block that is set in", '# A\n\n    {{ claim("a") }}', 3, RAW),
    ("a block in a list", "# A\n\n- {{ timeline() }}", 3, ALONE),
    ("a block in a table", "# A\n\n| a | b |\n|---|---|\n| {{ timeline() }} | x |", 5, ALONE),
    ("a block within an item", "# A\n\n- a\n\n    {{ timeline() }}\n\n- b", 5, ALONE),
    ("a block whose spaces go", "# A\n\nx {{- timeline() -}} y", 3, ALONE),
    ("nothing in a call", "# A\n\n{{ timeline(category=none) }}", 3,
     "timeline() takes words, and None is none; leave it out"),
    ("a call that gives a list", '# A\n\n{{ timeline(*"ab") }}', 3,
     'timeline() takes plain words; write a call, such as {{ claim("its-id") }}'),
    ("a number in a call", "# A\n\n{{ timeline(start=1897) }}", 3,
     "timeline() takes words; put 1897 in quotation marks"),
    ("a number beyond all", "# A\n\n{{ claim(1e999) }}", 3,
     "claim() takes words; put inf in quotation marks"),
    ("no title", "Some words.\n\n## A part", 1,
     "the page has no title; begin it with a line such as '# Title'"),
    ("two titles", "# A\n\n## B\n\n# C", 5, "a page has one title; write '## C' instead"),
    ("the same title twice", "# A\n\n# A", 3, "a page has one title; write '## A' instead"),
    ("titles that are underlined", "A\n=\n\nB\n=", 4, "a page has one title; write '## B' instead"),
    ("a call in single braces", '# A\n\nx { measures("left") }', 3,
     "'{ measures(\"left\") }' would be printed as it stands; a call has two braces: "
     '{{ measures("left") }}'),
    ("a call without its opening braces", '# A\n\nx claim("y") }} z', 3,
     "'claim(\"y\") }}' would be printed as it stands; a call has two braces: {{ claim(\"y\") }}"),
    ("a name as sentences of records have it", "# A\n\nSome {entries-october:end} left.", 3,
     "'{entries-october:end}' would be printed as it stands; a page names a record in a call: "
     '{{ claim("entries-october") }}'),
    ("attributes in a sentence", "# A\n\nWords. {: .lead }", 3,
     "'{: .lead }' would be printed as it stands; attributes stand alone on the line below what "
     "they are for"),
    ("other braces", "# A\n\nA set {x, y}.", 3, "'{x, y}' would be printed as it stands; "
     'write a call, such as {{ claim("its-id") }}, or put it between backticks'),
    ("a call without braces", '# A\n\nSo claim("x") left.', 3,
     "'claim(\"x\")' would be printed as it stands; a call has two braces: {{ claim(\"x\") }}"),
    ("a call with three", '# A\n\n{{{ claim("x") }}}', 3,
     "braces that cannot be read: expected token ':', got '}'; write a call, such as "
     '{{ claim("its-id") }}'),
    ("a link that nothing defines", "# A\n\nSee [the law][law].", 3,
     "'[the law][law]' would be printed as it stands; a link is [words](page.md), without a space "
     "between"),
    ("a link apart from its address", "# A\n\nSee [the law] (law.md#a).", 3,
     "'[the law] (law.md#a)' would be printed as it stands; a link is [words](page.md), without a "
     "space between"),
    ("a call that is not closed", '# A\n\n{{ claim("a")\n\n\n{{ claim("b") }}', 3,
     "braces that cannot be read: the call that begins here is not closed; write }} at its end"),
    ("a call that is closed by half", '# A\n\n{{ claim("a") }\n\n\n{{ claim("b") }}', 3,
     "braces that cannot be read: the call that begins here is not closed; write }} at its end"),
    ("a quotation mark is missing", '# A\n\n{{ claim("a) }}\n\n\n{{ claim("b") }}', 3,
     "braces that cannot be read: a quotation mark is missing; write a call, such as "
     '{{ claim("its-id") }}'),
    ("a quotation mark is missing below what is not run",
     '# A\n\n`{% raw %}{{ "{% endraw %}`\n{# {{ " #}\n{{ claim(a") }}\n\n{{ claim("b") }}', 5,
     "braces that cannot be read: a quotation mark is missing; write a call, such as "
     '{{ claim("its-id") }}'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), [one[1:] for one in SPOILT],
                         ids=[one[0] for one in SPOILT])  # fmt: skip
def test_what_would_be_printed_as_it_is_typed_is_refused(text: str, line: int, message) -> None:
    """Exactly one problem, on its line, with what to write instead."""
    found = untrusted_markdown.check("docs/x.md", f"{text}\n", EXTENSIONS)
    assert list(map(str, found)) == [f"docs/x.md:{line}: {message}"]


def test_every_broken_call_is_told() -> None:
    """One that cannot be read does not hide the next."""
    text = '# A\n\n{{ claim("a) }}\n\n{{ claim("b") }}\n\n{{ claim("c")\n\n{{ claim(“d”) }}\n'
    found = untrusted_markdown.check("docs/x.md", text, EXTENSIONS)
    assert [one.line for one in found] == [3, 7, 9]


LINKS = [
    ("[a](lwa.md)", "'lwa.md' leads to no file in docs/; did you mean 'law.md'?"),
    ("[a][b]\n\n[b]: law.html", "'law.html' leads to no file in docs/; write 'law.md'"),
    ("[a](law)", "'law' leads to no file in docs/; write 'law.md'"),
    ("[a](../docs/law.md)", "'../docs/law.md' leads to no file in docs/; write 'law.md'"),
    ("[a](data/events.csv)", "'data/events.csv' leads to no file in docs/; name a page or a "
     "picture by its file there"),
    ("![a](map.png)", "'map.png' leads to no file in docs/; name a page or a picture by its file "
     "there"),
    ("[a](/law.md)", "'/law.md' begins at the root of a host, where the site need not be; "
     "write 'law.md'"),
    ("[a](#a-good-raeson)", "'#a-good-raeson': there is no place 'a-good-raeson' on leaving.md; "
     "did you mean 'a-good-reason'?"),
    ("[a](law.md#nowhere)", "'law.md#nowhere': there is no place 'nowhere' on law.md; that of a "
     "heading is its words, joined by hyphens"),
    ("[a](figures.md#entries-october)", "'figures.md#entries-october': there is no place "
     "'entries-october' on figures.md; claim entries-october stands on figures-leaving.md"),
    ("![a](law.md)", "'law.md' is a page and no picture; write the link without its !"),
    ("[a](http://[x)", "http://[x could run or fetch something for the reader; link to a page of "
     "the site or with http://, https:// or mailto:, and put code between backticks"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "message"), LINKS, ids=[one[0] for one in LINKS])
def test_a_link_that_leads_nowhere_is_told(small: Path, few, link: str, message: str) -> None:
    """To no page, no place, no picture; with its line and what is near."""
    line = written(
        small, "leaving.md", "{{ notes() }}", f"## A good reason\n\n{link}\n\n{{{{ notes() }}}}"
    )
    line += 2 + link.count("\n")
    assert told(small, few) == [f"docs/leaving.md:{line}: {message}"]


GOOD_LINKS = (
    "[a](law.md) [b](law.md?x=y#article-1) [c](#a-part) ![d](maps/d%20e.png)\n"
    "[f](figures-leaving.md#entries-october) [g](https://host.example/law.html#x)\n"
    "<mailto:me@host.example> [h](#own) [i](disagreements-leaving.md#about-travel)\n\n"
    "## A part\n\nWords.[^note]\n{: #own }\n\n[^note]: A note.\n\n"
)


def test_a_link_that_leads_somewhere_is_free(small: Path, few: Corpus) -> None:
    """To pages, records, headings, places of one's own, pictures in folders, and elsewhere."""
    (small / "docs" / "maps").mkdir()
    (small / "docs" / "maps" / "d e.png").write_bytes(b"x")
    written(small, "leaving.md", "{{ notes() }}", GOOD_LINKS + "{{ notes() }}")
    assert [one for one in told(small, few) if one.startswith("docs/leaving.md")] == []


def test_every_line_of_a_link_is_told(small: Path, few: Corpus) -> None:
    """The same mistake made twice is mended twice."""
    line = written(small, "leaving.md", "{{ notes() }}", "[a](x.md)\n\n[b](x.md)\n\n{{ notes() }}")
    found = page_checks.check(small / "docs", few)
    assert [one.line for one in found] == [line, line + 2]


HOMELESS = [
    ("returning.md", '{{ testimony("testimony-ann") }}', "nothing here shows testimony "
     'testimony-ann, and links lead to it here; add {{ testimony("testimony-ann") }}'),
    ("people.md", "{{ people() }}", "nothing here shows person minister and 1 more, and links "
     "lead to it here; add {{ people() }}"),
    ("leaving.md", '{{ picture("picture-entries") }}', "nothing here shows picture "
     'picture-entries, and links lead to it here; add {{ picture("picture-entries") }}'),
]  # fmt: skip
PICTURE = """\
pictures:
  - id: picture-entries
    title: Entries
    page: leaving
    chart: answers
    reading: At the left who said it, at the right the number.
    description: The Minister counted {entries-october} entries.
    draws: [{record: entries-october}]
"""


@pytest.mark.parametrize(("page", "call", "message"), HOMELESS, ids=[one[0] for one in HOMELESS])
def test_a_record_that_no_page_shows_is_told(small: Path, page, call, message: str) -> None:
    """On the page that is its home, where such calls stand; many of one kind at once."""
    (small / "data" / "pictures.yml").write_text(PICTURE)
    drawn = '{{ picture("picture-entries") }}\n\n{{ notes() }}'
    written(small, "leaving.md", "{{ notes() }}", drawn)
    data = load(small / "data")
    assert told(small, data) == []
    written(small, page, call, "")
    (found,) = page_checks.check(small / "docs", data)
    assert (found.path, found.text) == (f"docs/{page}", message)
    lines = (small / "docs" / page).read_text(encoding="utf-8").splitlines()
    macro = call[: call.index("(") + 1]
    last = max((n for n, line in enumerate(lines, 1) if macro in line), default=len(lines))
    assert found.line == last


def test_a_page_that_is_a_home_is_not_missing(small: Path) -> None:
    """Links to it are drawn whether or not it is there."""
    (small / "data" / "glossary.yml").write_text(
        "glossary:\n  - {id: cellar, term: Cellar, definition: Where cheese lies.}\n"
    )
    written(small, "about.md", "In short.", 'In {{ term("cellar") }}.')
    (small / "docs" / "glossary.md").unlink()
    found = told_with_settings(small, load(small / "data"))
    assert [re.sub(r"\d+", "N", one, count=1) for one in found] == [
        "mkdocs.yml:N: there is no page docs/glossary.md",
        "mkdocs.yml:N: there is no page docs/glossary.md, and it is to be the home of glossary; "
        "write it, or name another",
    ]


def test_a_measure_without_a_claim_is_told(small: Path) -> None:
    """It stands nowhere, for it has no row of its own."""
    world = small / "data" / "world.yml"
    text = world.read_text().replace("order: 1}", "order: 1, note: One counts those who stayed.}")
    world.write_text(text)
    (small / "data" / "more.yml").write_text(
        "measures:\n  - {id: stayed, question: How many stayed?, topic: travel, unit: persons, "
        "population: Those who stayed, behaves: level}\n"
    )
    (found,) = told(small, load(small / "data"))
    assert found.endswith(
        "no row here is of measure stayed, and links lead to one; write a claim that answers it"
    )


def test_a_topic_without_figures_leads_nowhere_dead(small: Path) -> None:
    """Its row stands, and names no section of disagreements that is not there."""
    (small / "data" / "more.yml").write_text(
        "topics:\n  - {id: stayed, question: Who stayed?, theme: leaving, order: 99}\n"
    )
    built = run("-m", "mkdocs", "build", cwd=small)
    assert built.returncode == 0, built.stderr
    page = soup(small / "site" / "figures-leaving.html")
    row = page.select_one("#stayed")
    assert [one["href"] for one in row.select("a")] == ["timeline.html"]


def test_pages_stand_beside_each_other(small: Path, few: Corpus) -> None:
    """In a folder every link to a record would be dead; pictures may lie in one."""
    (small / "docs" / "ru").mkdir()
    (small / "docs" / "ru" / "law.md").write_text("# A\n")
    (small / "docs" / "ru" / "map.png").write_bytes(b"x")
    assert told(small, few) == [
        "docs/ru/law.md:1: no link of a record or menu would lead from a folder to the pages "
        "beside it; move the page to docs/law.md"
    ]


def test_the_menu_and_the_pages_name_each_other(small: Path, few: Corpus) -> None:
    """A page that the menu does not lead to, and a line of the menu that leads to none."""
    config = small / "mkdocs.yml"
    config.write_text(config.read_text().replace(": law.md", ": lwa.md"))
    line = next(
        number for number, one in enumerate(config.read_text().splitlines(), 1) if "lwa" in one
    )
    assert told_with_settings(small, few) == [
        "docs/law.md:1: the menu does not lead to this page; name it in mkdocs.yml, under nav",
        f"mkdocs.yml:{line}: there is no page docs/lwa.md; did you mean 'law.md'?",
    ]


def test_what_a_page_is_related_to_is_a_page(small: Path, few: Corpus) -> None:
    """A list of pages by their files; one that is not there is told with what is near."""
    page = small / "docs" / "law.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"---\nhide: [toc]\nrelated: [returning.md]\n---\n\n{text}", "utf-8")
    assert told(small, few) == []
    written(small, "law.md", "[returning.md]", "[returnin.md]")
    assert told(small, few) == [
        "docs/law.md:3: 'related' names 'returnin.md', which is no page in docs/; "
        "did you mean 'returning.md'?"
    ]
    written(small, "law.md", "[returnin.md]", "returning.md")
    assert told(small, few) == [
        "docs/law.md:3: 'related' is a list of pages that readers may want to read next; "
        "write [index.md, sources.md]"
    ]


def test_a_page_may_be_kept_off_the_menu(small: Path, few: Corpus) -> None:
    """By a name or a pattern in the configuration; what neither names is missed."""
    (small / "docs" / "draft-one.md").write_text("# One\n")
    (small / "docs" / "other.md").write_text("# Other\n")
    config = small / "mkdocs.yml"
    text = config.read_text()
    assert "  macros.md\n" in text
    config.write_text(text.replace("  macros.md\n", "  macros.md\n  draft-*\n"))
    assert told(small, few) == [
        "docs/other.md:1: the menu does not lead to this page; name it in mkdocs.yml, under nav"
    ]


# One of each kind that a page can be drawn with, the page that shows it, and what it says.
DRAWN = [
    ("leaving.md", "{{ notes() }}", "About 200,000 left.\n\n{{ notes() }}",
     "'200,000' is typed by hand; name a record, such as"),
    ("law.md", "In short.", "[A](lwa.md) in short.",
     "'lwa.md' leads to no file in docs/; did you mean 'law.md'?"),
    ("about.md", "In short.", "[A](#nowhere) in short.",
     "'#nowhere': there is no place 'nowhere' on about.md"),
    ("returning.md", '{{ testimony("testimony-ann") }}', "",
     "nothing here shows testimony testimony-ann"),
]  # fmt: skip


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
@pytest.mark.parametrize(("page", "old", "new", "message"), DRAWN, ids=[one[0] for one in DRAWN])
def test_a_build_refuses_what_the_check_refuses(small, page, old, new, message, quiet) -> None:
    """With file and line, whatever else it is told to print; without a traceback."""
    written(small, page, old, new)
    built = run("-m", "mkdocs", "build", *quiet, cwd=small)
    assert built.returncode != 0
    assert re.search(rf"docs/{page}:\d+: {re.escape(message)}", built.stderr), built.stderr
    assert "Traceback" not in built.stderr


def test_a_preview_shows_it_above_the_page(small: Path) -> None:
    """Each on its own page, once there and once on the terminal; the rest is drawn."""
    for page, old, new, _ in DRAWN:
        written(small, page, old, new)
    built = run("-m", "mkdocs", "build", "--quiet", cwd=small, STRICT="false")
    assert built.returncode == 0, built.stderr
    for page, _, _, message in DRAWN:
        drawn = soup(small / "site" / page.replace(".md", ".html"))
        assert [message in one.text for one in drawn.select("article .problem")] == [True]
        assert drawn.select_one("article h1") and drawn.select_one("article .as-of")
        assert built.stderr.count(message) == 1
    assert not soup(small / "site" / "timeline.html").select(".problem")
