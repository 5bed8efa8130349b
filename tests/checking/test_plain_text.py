"""What a record says is plain text: nothing in it is taken for a call, Markdown or HTML."""

import pytest
from problem_lines import line_of, told

from macros.checking import load

SUMMARY = "summary: The minister speaks."
MEND = "a record is plain text, so write the words alone"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{{ claim("entries-october") }} came.',
            "'{{ claim(\"entries-october\") }}' is a call, and those stand in pages alone; "
            "name the record as {entries-october}",
        ),
        (
            "{{entries-october}} came.",
            "'{{entries-october}}' is a call, and those stand in pages alone; "
            "name the record as {entries-october}",
        ),
        (
            "{{% if x %}} came.",
            "'{{% if x %}}' is a call, and those stand in pages alone; name the record as {its-id}",
        ),
        ("A <b>bold</b> word.", f"'<b>' is HTML; {MEND}"),
        ("A word<br/>and another.", f"'<br/>' is HTML; {MEND}"),
        ("A <!-- note --> word.", f"'<!-- note -->' is HTML; {MEND}"),
        ("A&nbsp;word.", f"'&nbsp;' is HTML; {MEND}"),
        ("A &ndash; word.", f"'&ndash;' is HTML; {MEND}"),
        ("A **bold** word.", f"'bold' is marked up as in Markdown; {MEND}"),
        ("An *italic* word.", f"'italic' is marked up as in Markdown; {MEND}"),
        ("An _italic_ word.", f"'italic' is marked up as in Markdown; {MEND}"),
        ("A `word` as code.", f"'word' is marked up as in Markdown; {MEND}"),
        ("See [it](https://a.example).", f"'it' is marked up as in Markdown; {MEND}"),
        ("See ![it](a.png).", f"'See ![it](a.png).' is marked up as in Markdown; {MEND}"),
        ("See <https://a.example>.", f"'<https://a.example>' is HTML; {MEND}"),
        ("A word[^agency].", f"'[^agency]' is Markdown; {MEND}"),
        ("# A heading", f"'A heading' is marked up as in Markdown; {MEND}"),
        ("- An item", f"'An item' is marked up as in Markdown; {MEND}"),
        ("> A quotation", f"'A quotation' is marked up as in Markdown; {MEND}"),
        (r"A \*word.", rf"a backslash in 'A \*word.' is Markdown; {MEND}"),
    ],
)
def test_a_sentence_is_plain(world, text: str, message: str) -> None:
    """With the line of the field, and what to write instead."""
    folder = world((SUMMARY, "summary: '" + text + "'"))
    assert told(folder) == [f"data/world.yml:{line_of(SUMMARY)}: event count-published: {message}"]


@pytest.mark.parametrize(
    "text",
    [
        "A < b, and c > d.",
        "Bread & butter, R & D.",
        "The file_name_of_it is * a star.",
        "He came [sic] and went (over there).",
        "One - or another - word, ~ and | and #.",
        "It {entries-october} came; a brace {{ stays, and so does {{a word}}.",
        "5 * 3 * 2".replace("5", "x").replace("3", "y").replace("2", "z"),
        "Мобилизация — «частичная», не так ли?",
    ],
)
def test_what_markdown_leaves_alone_passes(world, text: str) -> None:
    """Signs are words like others."""
    load(world((SUMMARY, "summary: '" + text + "'")))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: The law is signed", "title: The *law* is signed", "'law' is marked up"),
        ("title: Net or gross?", "title: <i>Net</i> or gross?", "'<i>' is HTML"),
        ("question: Where did", "question: Where **did**", "'did' is marked up"),
        ("question: How many", "question: How `many`", "'many' is marked up"),
        ("population: Citizens", "population: _All_ citizens", "'All' is marked up"),
        ("role: minister", "role: 'a [minister](x)'", "'minister' is marked up"),
        ("article: 1, part 2", "article: 1&nbsp;part", "'&nbsp;' is HTML"),
        ("conduct: Refusing", "conduct: <u>Refusing</u>", "'<u>' is HTML"),
        ("unit: net inflow", "unit: '*net* inflow'", "'net' is marked up"),
        ("locator: p1", "locator: '`p1`'", "'p1' is marked up"),
    ],
)
def test_other_words_of_the_site_are_plain_too(world, old: str, new: str, message: str) -> None:
    """Titles, questions and all that is not printed by somebody else."""
    (line,) = told(world((old, new)))
    assert f": {message}" in line


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        (
            "title: The law is signed",
            "title: The law {entries-october} is signed",
            "'{entries-october}': no record is named here; say it without braces",
        ),
        (
            "title: Net or gross?",
            "title: '{{ claim(\"entries-october\") }} or gross?'",
            "'{{ claim(\"entries-october\") }}' is a call, and those stand in pages alone; "
            "say it without braces",
        ),
        ("role: minister", "role: 'a {x:y}'", "'{x:y}': no record is named here"),
    ],
)
def test_what_names_no_record_has_no_braces(world, old: str, new: str, mend: str) -> None:
    """They would be printed as they stand."""
    (line,) = told(world((old, new)))
    assert mend in line


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Minister counts entries", "title: 'Minister *counts* <entries> {{ x }}'"),
        ("publisher: The Agency", "publisher: The_Agency_ & [Sons](x)"),
        ("name: The Minister", "name: 'The **Minister**'"),
        ("quote: I was afraid", "quote: 'I [was](x) *afraid*'"),
        ("occupation: baker", "occupation: '`baker`'"),
    ],
)
def test_what_others_printed_stands_as_they_did(world, old: str, new: str) -> None:
    """A headline, a name or a quotation may hold any sign; pages escape it."""
    load(world((old, new)))


def test_all_is_told_at_once(world) -> None:
    """What the rules find does not hide what a sentence holds."""
    folder = world(("said_by: minister", "said_by: nobody"), (SUMMARY, "summary: A **word**."))
    assert len(told(folder)) == 2
