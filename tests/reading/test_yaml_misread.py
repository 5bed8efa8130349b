"""What YAML cannot read, or reads as something else, is told where it is, and what it is."""

from contextlib import suppress

import pytest
import yaml
from problem_lines import line_of, told

from macros.checking import load
from macros.reading import yaml_nodes
from macros.reading.text_files import LOADER

CONFLICT = (
    "marks where git could not merge two versions; keep one of them, and delete the lines "
    "with <<<<<<<, ======= and >>>>>>>"
)
NBSP = "the space U+00A0 (no-break space)"
BLOG = "    publisher: A Blog"


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        (BLOG, BLOG[1:], "an indent that differs: 3 spaces here, and 4 on the line before"),
        ("    language: ru", "     language: ru", "an indent that differs: 5 spaces here, and 4"),
        (BLOG, BLOG[2:], "an indent that differs, or no dash: write '- ' before it, or 4 spaces"),
        ("  - id: blog", "  id: blog", "or no dash: write '- ' before it"),
        ("  - id: blog", "  -id: blog", "no space stands after the dash; write '- '"),
        ("      - {source: blog", "      {source: blog", "begin this item of a list with '- '"),
        ("      - {source: blog", "        {source: blog", "begin this item of a list with '- '"),
        ("      - {source: blog", "    - {source: blog", "4 spaces here, and 6 on the line before"),
        (BLOG, "    publisher:A Blog", "after the colon; write 'publisher: A Blog'"),
        (BLOG, "    publisher A Blog", "no colon stands in this line; write it as the records"),
        ("  - id: blog", "  - id blog", "no colon stands in this line; write it as the records"),
        (BLOG, "    publisher:\u00a0A Blog", f"{NBSP} stands where YAML needs a plain one"),
        (BLOG, "  \u00a0 publisher: A Blog", f"{NBSP} stands where YAML needs a plain one"),
        (BLOG, "\u00a0" * 4 + BLOG[4:], f"{NBSP} stands where YAML needs a plain one"),
        (BLOG, "\u3000" * 4 + BLOG[4:], "the space U+3000 (ideographic space) stands where"),
        ("  - id: blog", "  -\u00a0id: blog", f"{NBSP} stands where YAML needs a plain one"),
        (BLOG, "=======\n" + BLOG, "git left this line where it could not merge two versions"),
        (BLOG, "    publisher: [A] Blog", "a text that begins with a bracket goes on after it"),
        (BLOG, "    publisher: *Blog", "a text begins with *, which names an alias"),
        ("people:\n", "---\npeople:\n", "this line begins another document; delete it"),
    ],
)
def test_broken_yaml_has_its_own_line(world, old: str, new: str, mend: str) -> None:
    """Also where the reader misses something on the line after; one message, and no other."""
    (line,) = told(world((old, new)))
    assert line.startswith(f"data/world.yml:{line_of(old)}: not valid YAML: ")
    assert mend in line


def test_an_item_without_its_dash_is_told_where_it_stands(world) -> None:
    """Not on the line of the next item, at which YAML stops."""
    (line,) = told(world(zz="people:\n  id: bob\n  - id: ann\n"))
    assert line.startswith("data/zz.yml:2: not valid YAML: ")
    assert line.endswith("; begin this item of a list with '- ' as well")


def test_a_colon_within_a_text_is_told_where_it_stands(world) -> None:
    """And not the line above, though there is no colon in that: it is an item of a list."""
    names = "people:\n  - id: ann\n    aliases:\n      - the minister\n    name: Ann: of two\n"
    (line,) = told(world(zz=names))
    assert line.startswith("data/zz.yml:5: not valid YAML: ")
    assert line.endswith("; put the text in quotation marks")


def test_marks_of_a_merge_are_told_as_what_they_are(world) -> None:
    """Wherever they stand: between fields, or in the middle of a text."""
    both = "<<<<<<< HEAD\n{0}\n=======\n{0}\n>>>>>>> other\n"
    for old in (BLOG + "\n", "    summary: The minister speaks.\n"):
        (line,) = told(world((old, both.format(old.strip("\n")))))
        assert line == f"data/world.yml:{line_of(old)}: '<<<<<<<' {CONFLICT}"
    load(world((BLOG, "    publisher: '<<<<<<< is no mark here'")))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "  - id: agency",
            "  - id: \u0430gency",
            "its '\u0430' is U+0430 (cyrillic small letter a)",
        ),
        ("  - id: agency", '  - id: "agency "', "a space stands at its end"),
        ("  - id: agency", '  - id: " agency"', "a space stands before it"),
        ("  - id: agency", "  - id: agency\u00a0", "it holds U+00A0 (no-break space)"),
        ("  - id: agency", "  - id: Agency", "joined by hyphens"),
        ("  - id: agency", "  - id: “agency”", "'id' stands in “ ”, which YAML takes for a part"),
        (
            "  - id: agency",
            "  - id: age\u200bncy",
            "the unseen character U+200B (zero width space)",
        ),
    ],
)
def test_an_id_that_only_looks_right_is_told_once(world, old: str, new: str, message: str) -> None:
    """With what is wrong about it; whoever names it as it was meant is not to blame."""
    (line,) = told(world((old, new)))
    assert line.startswith(f"data/world.yml:{line_of(old)}: ") and message in line
    (world() / "ids.txt").write_text("sources agency 0\n")
    assert told(world((old, new))) == [line]  # and keeps its promise, as it was meant


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "said_by: minister",
            "said_by: minist\u0435r",
            "its '\u0435' is U+0435 (cyrillic small letter ie)",
        ),
        (
            "kind: count",
            "kind: \u0441ount",
            "did you mean 'count'? Its '\u0441' is U+0441 (cyrillic",
        ),
        ("    kind: count", "    k\u0456nd: count", "did you mean 'kind'? Its '\u0456' is U+0456"),
        (
            "claims:\n  - id",
            "\u0441laims:\n  - id",
            "did you mean 'claims'? Its '\u0441' is U+0441",
        ),
        (
            "It comes before {entries-october}",
            "It comes before {entries-\u043ectober}",
            "did you mean 'entries-october'? Its '\u043e' is U+043E (cyrillic small letter o)",
        ),
        ("kind: count", "kind: cuont", "did you mean 'count'? (one of"),
    ],
)
def test_a_letter_of_another_script_is_named(world, old: str, new: str, message: str) -> None:
    """In names, words and fields; one that is misspelt in its own script gets no such word."""
    (line,) = told(world((old, new)))
    assert message in line


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "qualifier: more_than",
            "qualifier: null",
            "'qualifier' is empty; leave out what is not known",
        ),
        ("value: 200000", "value: n/a", "'value' is empty; leave out what is not known"),
        ("value: 200000", "value: '?'", "'value' is '?', which says nothing; leave out"),
        ("value: 200000", "value: unknown", "'value' is 'unknown', which says nothing; leave out"),
        ("role: minister", "role: '-'", "'role' is '-', which says nothing; leave out"),
        ("role: minister", 'role: ""', "'role' is empty; leave out what is not known"),
        ("kind: count", "kind: ~", "'kind' is empty; write what it is, for a record needs it"),
        ("{source: agency, locator", "{source: , locator", "'source' is empty; write what it is"),
        (
            "[entries-october]\n    reason",
            "[entries-october, ~]\n    reason",
            "'records' has an empty item",
        ),
    ],
)
def test_what_is_empty_is_told_once(world, old: str, new: str, message: str) -> None:
    """Nothing that follows from it is told as another mistake."""
    (line,) = told(world((old, new)))
    assert message in line


def test_what_is_wrong_beside_it_is_told_as_well(world) -> None:
    """A field that is empty hides no other mistake of its record."""
    folder = world(("qualifier: more_than", "qualifier: null"), ("kind: count", "kind: cuont"))
    assert len(told(folder)) == 2


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (
            "  - id: blog",
            "    id: blog",
            ["source agency: 'id' stands twice; begin another record with '- id:', or keep one"],
        ),
        (
            "    evidence: [{source: blog, quote: net inflow}]",
            "    evidence:\n      - source: blog\n        quote: net inflow\n"
            "        source: agency\n        quote: more",
            [
                "disagreement net-or-gross: 'source' stands twice; begin another item with "
                "'- source:', or keep one",
            ],
        ),
        (
            "    kind: count",
            "    kind: count\n    kind: count",
            ["claim entries-october: 'kind' stands twice; keep one"],
        ),
    ],
)
def test_a_missing_dash_is_told_as_such(world, old: str, new: str, messages: list[str]) -> None:
    """Once, where the next item should begin; what it would be called is not missing."""
    assert [line.split(": ", 1)[1] for line in told(world((old, new)))] == messages


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "role: minister",
            "role: &x minister",
            "takes what begins with & for a name, and drops it",
        ),
        (
            "role: minister",
            "role: !x minister",
            "'role' begins with !x, which YAML takes for a tag",
        ),
        ("title: Minister counts entries", "title: “Minister counts”", "'title' stands in “ ”"),
        ("title: Minister counts entries", "title: „Minister counts“", "'title' stands in „ “"),
        ("value: 200000", "value: “200000”", "'value' stands in “ ”"),
        ("{source: blog, via", "{source:\u00a0blog, via", f"{NBSP} stands in it"),
        (
            "publisher: A Blog",
            "publisher: A B\u00adlog",
            "character U+00AD (soft hyphen); delete it",
        ),
        (
            "publisher: A Blog",
            'publisher: "A B\\u00adlog"',
            "'publisher' holds the unseen character",
        ),
    ],
)
def test_what_yaml_reads_as_something_else_is_told(world, old: str, new: str, message: str) -> None:
    """Nothing that was typed gets lost, and nothing is printed that was not meant."""
    (line,) = told(world((old, new)))
    assert message in line


def test_a_headline_may_be_a_quotation(world) -> None:
    """With its own marks inside those of YAML, or with those of other languages."""
    title = "title: Minister counts entries"
    for marked in ("'“They came”'", '"„Sie kamen“"', "“They” and “we”", "'\"They came\"'"):
        load(world((title, f"title: {marked}")))


@pytest.mark.parametrize(
    "quote", ["“I was afraid”", "'\"I was afraid\"'", "«I was afraid»", "'„I was afraid“'"]
)
def test_a_quote_has_no_marks_around_it(world, quote: str) -> None:
    """Pages put them there, so that they would be doubled."""
    (line,) = told(world(("quote: I was afraid", f"quote: {quote}")))
    assert line.endswith(" stand around it already; write the words alone")
    load(world(("quote: I was afraid", "quote: '“I” was “afraid”'")))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://agency.example/my count", "has a space in it; take it out, or write %20 for it"),
        ('"https://agency.example/count "', "has a space in it; take it out, or write %20 for it"),
        ("https://a.example/x https://b.example/y", "is two addresses; keep one of them here"),
        ("https://a.example/x,https://b.example/y", "is two addresses; keep one of them here"),
        ("https://a.example/xhttps://b.example/y", "is two addresses; keep one of them here"),
        ("https://https://a.example/x", "is two addresses; keep one of them here"),
        ("agency.example/count", "is not a web address; write one that begins with https://"),
    ],
)
def test_an_address_is_one(world, address: str, message: str) -> None:
    """What is wrong with it is said."""
    (line,) = told(world(("url: https://agency.example/count", f"url: {address}")))
    assert line.endswith(message)


def test_an_archived_copy_has_an_address_in_its_address(world) -> None:
    """So has a page that is asked for another."""
    for archived in (
        "web.archive.org/web/2022/https://a.example/x",
        "a.example/?u=http://b.example",
    ):
        load(world(("url: https://agency.example/count", f"url: https://{archived}")))


@pytest.mark.parametrize("locator", ["3", "3-4", "12, 14", "3."])
def test_a_bare_number_is_no_place(world, locator: str) -> None:
    """It would be printed as it stands; nobody could tell of what it is."""
    (line,) = told(world(("locator: p1", f"locator: '{locator}'")))
    first = "12" if locator.startswith("12") else "3"
    mend = f"write p{first} for a paragraph, or 'page {locator}'"
    assert line.endswith(f"'locator': '{locator}' does not say of what; {mend}")
    load(world(("locator: p1", "locator: page 3")))


def test_an_id_that_is_taken_is_told_once(world) -> None:
    """Though a file that comes first has taken it; what names either is not to blame."""
    taken = "people:\n  - {id: law-signed, name: Bob, identity: named}\n"
    assert told(world(aa=taken)) == [
        f"data/world.yml:{line_of('id: law-signed')}: event law-signed: the id is taken at "
        "data/aa.yml:2; choose another"
    ]
    named = ("records: [entries-october]", "records: [entries-october, law-signed]")
    assert len(told(world(named, aa=taken))) == 1
    listed = world(aa=taken) / "ids.txt"
    listed.write_text("events law-signed 0\n")
    assert told(world(aa=taken)) == [
        "data/aa.yml:2: person law-signed: the id is taken at "
        f"data/world.yml:{line_of('id: law-signed')}; choose another"
    ]


def test_no_anchor_is_overlooked() -> None:
    """Whatever stands before its sign: where YAML reads an anchor, values may be met again."""
    places = ("{}&x a", "k: {}&x a", "- {}&x a", "[a,{}&x a]", '{{"k"{}&x a}}', "? {}&x a", "a{}&x")
    texts = [
        place.format(before)
        for place in places
        for before in ("", "\n", "\t", *map(chr, range(32, 256)))
    ]
    assert len([text for text in texts if anchored(text)]) >= 20
    assert [text for text in texts if anchored(text) and not yaml_nodes.may_repeat(text)] == []


def anchored(text: str) -> bool:
    """Whether YAML reads an anchor in a text."""
    with suppress(yaml.YAMLError):
        return any(getattr(event, "anchor", None) for event in yaml.parse(text, LOADER))
    return False
