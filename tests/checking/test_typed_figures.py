"""No figure is typed in prose: each kind by its exact message, each kind that is free, the site."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from conftest import DATA, ROOT

from macros.checking import load
from macros.checking.typed_figures import check_allowances, check_page, check_records
from macros.corpus import Corpus
from macros.problems import Problem, Problems
from macros.reading import allowed_figures

PAGES = sorted((ROOT / "docs").glob("*.md"))

MORE = """\
sources:
  - id: report
    publisher: The Institute
    title: Who stayed
    published: 2023-08
    language: en
    kind: statistics
    url: https://institute.example/report
topics:
  - {id: later, question: How many stayed?, theme: leaving, order: 2}
measures:
  - id: survey
    question: What share of them stayed?
    topic: later
    unit: percent
    population: Travellers
    share_of: travellers
    behaves: level
claims:
  - id: share-spring
    measure: survey
    value: 40
    as_of: 2023-03-01
    said_by: minister
    said_on: 2023-03-01
    kind: estimate
    standing: stands
    evidence: [{source: report}]
  - id: share-summer
    measure: survey
    low: 3
    high: 6
    said_by: minister
    said_on: 2023-07-01
    kind: estimate
    standing: stands
    evidence: [{source: report}]
"""


@pytest.fixture
def world(world):
    """The small world, with the figures beside it that our own prose may have."""

    def write(*replacements: tuple[str, str], **files: str) -> Path:
        folder = world(*replacements, **files)
        shutil.copy(ROOT / "data" / allowed_figures.FILE, folder)
        return folder

    return write


@pytest.fixture
def data(world) -> Corpus:
    """The small world, and two claims of another size and time."""
    return load(world(zz=MORE))


def written(folder: Path, text: str) -> Path:
    """A docs folder whose only page has this text."""
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "page.md").write_text(text, encoding="utf-8")
    return docs


def allowing(data: Corpus, folder: Path, text: str) -> Corpus:
    """The records with a list of allowed words beside them, which stands in a folder of its own."""
    path = folder / "lists" / allowed_figures.FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    allowed = allowed_figures.read(path.parent, {})
    return replace(data, subject=replace(data.subject, allowed=allowed))


def check_pages(docs: Path, data: Corpus) -> Iterator[Problem]:
    """The problems of every page."""
    for page in sorted(docs.glob("*.md")):
        yield from check_page(f"docs/{page.name}", page.read_text("utf-8"), data)


def told(tmp_path: Path, data: Corpus, text: str) -> list[str]:
    """The problems of a page with this text, one a line."""
    return [str(problem) for problem in check_pages(written(tmp_path, text), data)]


REFUSED = [
    ("Nearly 318,000 left.", "318,000", 'claim("entries-october")'),
    ("Nearly 318\u00a0000 left.", "318 000", 'claim("entries-october")'),
    ("Nearly 318000 left.", "318000", 'claim("entries-october")'),
    ("Nearly 300k left.", "300k", 'claim("entries-october")'),
    ("Nearly 9.7 million left.", "9.7 million", 'claim("entries-october")'),
    ("The 21st of them left.", "21st", 'claim("share-spring")'),
    ("It took 1.5 years.", "1.5", 'claim("share-summer")'),
    ("It took 0 years.", "0", 'claim("share-summer")'),
    ("It took ½ a year.", "½", 'claim("share-summer")'),
    ("A share of 39.5% left.", "39.5%", 'claim("share-spring")'),
    ("A share of 39 % left.", "39 %", 'claim("share-spring")'),
    ("A share of 39 per cent left.", "39 per cent", 'claim("share-spring")'),
    ("It cost $5.", "$5", 'claim("share-summer")'),
    ("It cost ₽500,000.", "₽500,000", 'claim("entries-october")'),
    ("Two people left.", "Two", 'claim("share-summer")'),
    ("A three-week stay.", "three", 'claim("share-summer")'),
    ("Twenty-five people left.", "Twenty-five", 'claim("share-spring")'),
    ("Two hundred thousand left.", "Two hundred thousand", 'claim("entries-october")'),
    ("Half of them left.", "Half", 'claim("share-spring")'),
    ("A third of them left.", "A third of", 'claim("share-spring")'),
    ("Dozens left.", "Dozens", 'claim("share-summer")'),
    ("Hundreds of thousands left.", "Hundreds", 'claim("share-spring")'),
    ("It rose twice.", "twice", 'claim("share-summer")'),
    ("They left on 24 September 2022.", "24 September 2022", 'date("law-signed")'),
    ("They left on September 24, 2022.", "September 24, 2022", 'date("law-signed")'),
    ("They left on the 24th of September.", "24th of September", 'date("law-signed")'),
    ("They left on 2022-09-26.", "2022-09-26", 'date("law-signed")'),
    ("They left on 21 September.", "21 September", 'date("law-signed")'),
    ("They left in late September.", "September", 'date("law-signed")'),
    ("They left in Oct or so.", "Oct", 'date("count-published")'),
    ("They left in May.", "May", 'date("share-spring")'),
    ("They left in 2023.", "2023", 'date("share-spring")'),
    ('They "left 5".', "5", 'claim("share-summer")'),
    ("{{ 318 }} left.", "318", 'claim("share-spring")'),
]


@pytest.mark.parametrize(
    ("text", "figure", "call"), REFUSED, ids=[figure for _, figure, _ in REFUSED]
)
def test_a_typed_figure_is_told(tmp_path, data, text: str, figure: str, call: str) -> None:
    """The message has the figure as typed, and the record whose number or date is nearest."""
    assert told(tmp_path, data, text)[0] == (
        f"docs/page.md:1: '{figure}' is typed by hand; name a record, such as {{{{ {call} }}}}"
    )


def test_every_figure_of_a_line_is_told(tmp_path, data) -> None:
    """One mistake does not hide another."""
    lines = told(tmp_path, data, "From 5 to 40% left, thousands in October, twice in 2023.")
    assert [line.split("'")[1] for line in lines] == [
        "5", "40%", "thousands", "October", "twice", "2023",
    ]  # fmt: skip


def test_without_records_no_record_is_named(tmp_path) -> None:
    """The message names only what exists."""
    assert told(tmp_path, Corpus(), "5 left in May.") == [
        "docs/page.md:1: '5' is typed by hand; name a record",
        "docs/page.md:1: 'May' is typed by hand; name a record",
    ]


FREE = [
    "One of them left, and no one knew which one.",
    "First the first days, then the second reading and the third.",
    "Trips of a quarter, and of the quarter before; a third country.",
    "It may march on; someone often said so, in the height of an autumn on Monday.",
    'About {{ claim("entries-to-4-oct") }}, on {{date("law-24-sep", "said")}}.',
    '{{ timeline(start="2022-09-21", end="2022-10-04") }}',
    "Write `value: 200000`, or ``a `5` ``.",
    "See [the law](law.md#article-332) and <https://agency.example/2022/5>.",
    "See [the law][law].\n\n[law]: law.md#article-332",
    "1. Open it.\n1. Read it as UTF-8.",
    "Decree No. 647, Law 365-FZ and EuroNews247.",
    "Decree\nNo. 647, a line later.",
    "Article 332, part 2.1, as well as Articles 333 and 338, and part 5.",
    "Point 7, points 1 to 5.",
]


@pytest.mark.parametrize("text", FREE)
def test_what_is_no_figure_is_free(tmp_path, data, text: str) -> None:
    """Pronouns, ordinals, what is not shown as typed, and names with a number in them."""
    assert told(tmp_path, data, text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Decree No. 6470", "6470"),
        ("Articles 332,000", "332,000"),
        ("part 20", "20"),
        ("point 7%", "7%"),
        ("the viewpoint 7", "7"),
        ("`a\n\n5 b`", "5"),
        ("```python\nprint(5)\n```", "5"),
        ("2. They left.", "2"),
        ("Of 1. They left.", "1"),
        ("[^note]: 5 left", "5"),
        ("[5](law.md)", "5"),
    ],
)
def test_what_is_free_ends_where_it_ends(tmp_path, data, text: str, figure: str) -> None:
    """Allowed words, code and links do not free what only looks like them."""
    assert [line.split("'")[1] for line in told(tmp_path, data, text)] == [figure]


def test_a_figure_has_the_line_on_which_it_is_typed(tmp_path, data) -> None:
    """In front matter, a heading, an admonition's title, a link's and an event's words."""
    page = (
        "---\ntitle: The 5 who left\n---\n\n# All 6\n\n"
        '{{ figures("travel",\n  "entries") }}\n\n!!! note "The 7"\n    Some.\n\n'
        '[8](law.md) {{ claim("entries-october") }}\n{{ event("law-signed", "the 9 days") }}\n'
    )
    lines = [line.split(" is ")[0] for line in told(tmp_path, data, page)]
    assert lines == [
        "docs/page.md:2: '5'",
        "docs/page.md:5: '6'",
        "docs/page.md:10: '7'",
        "docs/page.md:13: '8'",
        "docs/page.md:14: '9'",
    ]


NAMELESS = "names no record, so say it without a figure"
SPOILED = [
    (
        ("The minister speaks.", "The minister said 210,000."),
        ("count-published", "summary"),
        "'210,000' is typed by hand; name a record, such as {entries-october}",
    ),
    (
        ("The minister speaks.", "It was the day before 5 October."),
        ("count-published", "summary"),
        "'5 October' is typed by hand; name a record, such as {count-published}",
    ),
    (
        (
            "period: 2022-09-21/2022-10-04\n    said_by: minister\n    said_on: 2022-10-04",
            "as_of: 2022-11-04\n    note: In late November.\n    said_by: minister",
        ),
        ("entries-october", "note"),
        "'November' is typed by hand; name a record, such as {entries-october:when}",
    ),
    (
        ("title: The law is signed", "title: Law 365-FZ is signed by two"),
        ("law-signed", "title"),
        f"'two' is typed by hand; a title {NAMELESS}",
    ),
    (
        ("title: Net or gross?", "title: Net of {5} or gross?"),
        ("net-or-gross", "title"),
        f"'5' is typed by hand; a title {NAMELESS}",
    ),
    (
        ("question: How many entries were there?", "question: How many entered in October?"),
        ("entries", "question"),
        f"'October' is typed by hand; a question {NAMELESS}",
    ),
    (
        ("question: Where did they go?", "question: Where did the 5 go?"),
        ("travel", "question"),
        f"'5' is typed by hand; a question {NAMELESS}",
    ),
]


def of_records(folder: Path) -> list[str]:
    """The problems of a folder of records, each by the id of its record."""
    try:
        load(folder)
    except Problems as problems:
        return [problem.text.split(" ", 1)[1] for problem in problems.found]
    return []


@pytest.mark.parametrize(
    ("replacement", "place", "message"), SPOILED, ids=[spoiled[0][1] for spoiled in SPOILED]
)
def test_a_figure_typed_into_a_record_is_told(world, replacement, place, message: str) -> None:
    """By record; a sentence is offered a name in braces, a title cannot use one."""
    assert of_records(world(replacement)) == [f"{place[0]}: {message}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Law 365-FZ came before {entries-october}, counted to {entries-october:end}.",
        'They wrote "under two weeks" and “5 days”.',
        'It names "some {entries-october} of 5" in brackets: {{some}}.',
    ],
)
def test_what_a_record_quotes_or_names_is_free(world, sentence: str) -> None:
    """Names in braces, words between double quotation marks, and allowed words."""
    spoiled = ("The minister speaks.", f"'{sentence}'")
    assert of_records(world(spoiled)) == []


def test_the_end_of_a_quotation_ends_its_freedom(world) -> None:
    """Between two quotations the prose is the site's again."""
    spoiled = ("The minister speaks.", '\'The "5" or 6 and "7" of them.\'')
    assert [text.split("'")[1] for text in of_records(world(spoiled))] == ["6"]


@pytest.mark.parametrize(
    ("replacements", "id"),
    [
        ([], "share-spring"),
        (
            [("as_of: 2023-03-01", "as_of: 2023-08-01"), ("said_on: 2023-03", "said_on: 2023-08")],
            "share-summer",
        ),
        ([("standing: stands", "standing: unverified\n    because: A rumour.")], "share-summer"),
        ([("value: 40", "low: 20\n    high: 40")], "share-summer"),
    ],
    ids=["said first", "said later", "unverified", "an end of a range"],
)
def test_of_equal_claims_one_is_named(tmp_path, world, replacements, id: str) -> None:
    """A value before the end of a range, what stands before what does not, the first said."""
    more = MORE.replace("low: 3\n    high: 6", "value: 40.0\n    as_of: 2023-07-01")
    for old, new in replacements:
        more = more.replace(old, new, 1)
    advice = told(tmp_path, load(world(zz=more)), "41")[0]
    assert advice.endswith(f'{{{{ claim("{id}") }}}}')


def test_an_entry_that_nothing_needs_is_told(tmp_path, data) -> None:
    """Entries that a page or a record needs stay; one that frees no figure is needed by none."""
    docs = written(tmp_path, "Route 66 is long.")
    data = allowing(
        data,
        tmp_path,
        "- {words: Route 66, because: a road}\n- {words: is long, because: none}\n"
        "- {words: Route 67, because: a road}\n- {pattern: 'speaks \\d', because: a record}\n",
    )
    event = data.events["count-published"].model_copy(update={"summary": "He speaks 5."})
    data = replace(data, events=data.events | {"count-published": event})
    assert list(check_pages(docs, data)) == list(check_records(data)) == []
    assert [str(problem) for problem in check_allowances(docs, data)] == [
        "lists/allowed_figures.yml:2: no page or record needs 'is long'; remove the entry",
        "lists/allowed_figures.yml:3: no page or record needs 'Route 67'; remove the entry",
    ]


SHAPE = "an entry has 'words' or a 'pattern', and says why in 'because'"


@pytest.mark.parametrize(
    ("entries", "messages"),
    [
        ("- words: Route 66\n- {words: Route 67}\n", [f"1: {SHAPE}", f"2: {SHAPE}"]),
        ("- {words: Route 66, because: ''}", [f"1: {SHAPE}"]),
        ("- {words: a, pattern: b, because: c}", [f"1: {SHAPE}"]),
        ("words: Route 66", [f"1: {SHAPE}"]),
        ("- {words: a, because: b, because: c}", [f"1: {SHAPE}"]),
        ("- {words: [a], because: b}", ["1: an entry is lines of 'key: value'; write plain words"]),
        ("- {? [a] : b}", ["1: an entry is lines of 'key: value'; write plain words"]),
        (
            "- {pattern: '(5', because: c}",
            ["1: '(5' is not a pattern: missing ), unterminated subpattern at position 7"],
        ),
        (
            "- {words: a",
            [
                "1: not valid YAML: did not find expected ',' or '}'; "
                "a quotation mark or bracket that opens is not closed"
            ],
        ),
    ],
)
def test_an_entry_that_cannot_be_read_is_told(tmp_path, entries: str, messages) -> None:
    """Each entry gives its words or a pattern, and a reason."""
    with pytest.raises(Problems) as problems:
        allowing(Corpus(), tmp_path, entries)
    assert str(problems.value).splitlines() == [
        f"lists/allowed_figures.yml:{one}" for one in messages
    ]


@pytest.mark.parametrize("text", ["", "# None so far.\n", "[]\n"])
def test_an_empty_list_frees_nothing(tmp_path, data, text: str) -> None:
    """It is a list like any other: what is typed by hand is told, and nothing else."""
    data = allowing(data, tmp_path, text)
    found = check_pages(written(tmp_path, "Route 66 is long."), data)
    assert [problem.text.split("'")[1] for problem in found] == ["66"]
    assert list(check_allowances(tmp_path / "docs", data)) == []


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    return DATA


def test_the_site_has_no_typed_figure(shipped) -> None:
    """Neither its pages nor its records; and every allowed figure is there."""
    found: Iterator[object] = chain(
        check_pages(ROOT / "docs", shipped),
        check_records(shipped),
        check_allowances(ROOT / "docs", shipped),
    )
    assert [str(one) for one in found] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_figure_typed_anywhere_on_a_page_is_found(tmp_path, shipped, page: Path) -> None:
    """At the end of every line: of front matter, headings, paragraphs and macro calls."""
    lines = page.read_text(encoding="utf-8").splitlines()
    docs = written(tmp_path, "".join(f"{line} 318,000\n" for line in lines))
    found = list(check_pages(docs, shipped))
    assert [problem.line for problem in found] == list(range(1, len(lines) + 1))
    assert {problem.text for problem in found} == {
        "'318,000' is typed by hand; name a record, such as {{ claim(\"mobilized-total-4-nov\") }}"
    }


def test_a_round_number_and_its_day_have_their_records(tmp_path, shipped) -> None:
    """The number everybody knows is offered the claim everybody means."""
    assert [
        line.split("such as ")[1] for line in told(tmp_path, shipped, "300,000, 21 September")
    ] == [
        '{{ claim("mobilization-target-21-sep") }}',
        '{{ date("decree-647") }}',
    ]
