"""Sentences can be read: few words, counted as they are printed, and no double negative."""

import pytest
from conftest import DATA, ROOT

from macros.checking import load
from macros.checking.readability import (
    MEAN,
    MOST,
    Sentence,
    check_page,
    check_records,
    flaws,
    page,
    split,
)
from macros.corpus import Corpus
from macros.problems import Problems
from macros.wording.segmentation import opening

LONG = " ".join(["word"] * MOST)
DOCS = sorted((ROOT / "docs").glob("*.md"))


@pytest.fixture
def data(world) -> Corpus:
    """The small world."""
    return load(world())


def lengths(text: str) -> list[int]:
    """How many words each sentence of a text has."""
    return [one.length for one in split(text)]


COUNTED = {
    "a sentence": ("They left by car.", [4]),
    "two": ("They left. Nobody counted them.", [2, 3]),
    "no end": ("They left by", [3]),
    "abbreviations": ("Some, e.g. Georgia and i.e. Tbilisi, counted.", [7]),
    "a country": ("The U.S. Embassy spoke.", [4]),
    "initials": ("S. K. Shoigu spoke. He counted.", [4, 2]),
    "a title": ("Dr. Raksha and Mr. Bobrov spoke.", [6]),
    "a decimal number": ("It rose by 3.5 percent. Then it fell.", [5, 3]),
    "a thousand": ("They were 318,000 men.", [4]),
    "the number of a decree": ("Decree No. 647 came.", [4]),
    "a date": ("It came on 21 September 2022. It holds.", [6, 2]),
    "a day that begins a sentence": ("It came. 21 September was the day.", [2, 5]),
    "brackets": ("They left (by car, mostly) and stayed.", [7]),
    "a sentence in brackets": ("They left. (Some came back.) Others stayed.", [2, 3, 2]),
    "quoted sentences": ("He said: “It is over. We go home.” Then he left.", [5, 3, 3]),
    "straight marks": ('She wrote: "It is over." Nobody answered.', [5, 2]),
    "a question": ("Is it over? No! It goes on.", [3, 1, 3]),
    "an ellipsis": ("It went on… Then it ended.", [3, 3]),
    "a dash and a slash": ("They came – by car / by train – and left.", [8]),
    "a hyphen": ("A lower-case word.", [3]),
    "a semicolon": ("They left; others stayed.", [4]),
    "bold": ("**They left.** Others stayed.", [2, 2]),
    "lines": ("They\nleft.\nOthers\nstayed.", [2, 2]),
    "no words": ("… – !", []),
}


@pytest.mark.parametrize(("text", "expected"), COUNTED.values(), ids=COUNTED)
def test_sentences_and_words_are_counted_as_a_reader_would(text: str, expected: list[int]) -> None:
    """Only an end of a sentence ends it, and a sign alone is no word."""
    assert lengths(text) == expected


def test_a_quotation_that_alone_is_too_long_counts_as_one_word() -> None:
    """What others said stays as it was said; a shorter one counts with its words."""
    assert Sentence(f"He said “{LONG} more”.").length == 3
    assert Sentence(f"He said “{LONG}”.").length == MOST + 2


def test_a_long_sentence_of_a_record_is_told_with_its_line_and_its_beginning(world) -> None:
    """As it is printed, with how many words it has."""
    text = f"One counts {{entries-october}} entries, the other {LONG} calls them net."
    old = "One counts {entries-october} entries, the other calls them net."
    with pytest.raises(Problems) as told:
        load(world((old, text)))
    assert str(told.value) == (
        "data/world.yml:85: disagreement net-or-gross: the sentence 'One counts more than 200,000 "
        "entries, …' has 36 words, and 25 are the most; make two of it"
    )


def test_a_named_figure_counts_with_all_that_it_prints(data: Corpus) -> None:
    """'More than 200,000' are three words; a figure may begin a sentence."""
    words = " ".join(["word"] * (MOST - 3))
    assert list(flaws(f"{{entries-october}} {words}.", data)) == []
    assert len(list(flaws(f"{{entries-october}} {words} more.", data))) == 1
    assert list(flaws(f"{LONG}. {{entries-october}} {words}.", data)) == []


def test_what_no_record_knows_counts_as_a_word(data: Corpus) -> None:
    """Another check tells that the name is wrong."""
    assert list(flaws("Nobody {knows-it} but {entries-october:never}.", data)) == []


DOUBLE = {
    "It did not pass without a vote.": "not pass without",
    "A sentence is not served unless it is broken.": "not served unless",
    "Nobody never left.": "Nobody never",
    "It doesn't say nothing.": "doesn't say nothing",
    "The call-up was not unlawful.": "not unlawful",
    "It is not entirely impossible.": "not entirely impossible",
    "They did not fail to come.": "not fail to",
    "There were no fewer than those.": "no fewer than",
}


@pytest.mark.parametrize(("text", "part"), DOUBLE.items(), ids=DOUBLE)
def test_a_double_negative_is_told(text: str, part: str, data: Corpus) -> None:
    """With the words that make it."""
    [told] = flaws(text, data)
    assert told.startswith(f"'{part}' is a double negative, in '")


SINGLE = [
    "It was not found, and no report names it.",
    "It was not named; nobody knows why.",
    "It is not known whether nobody came.",
    "Whether or not nobody came is open.",
    "Men whose names were not confirmed are not in it.",
    "It is not only not counted but not named.",
    "The order is not under review until the United Nations vote.",
    "The law is not uniform, unique or understood.",
    "Those without a permit are in no count.",
    'He said "I do not go without them".',
    "They are not mobilized, but no longer conscripts.",
    "No more of them came, and none left.",
    "Men not called up no longer get one.",
]


@pytest.mark.parametrize("text", SINGLE)
def test_what_is_no_double_negative_is_not_told(text: str, data: Corpus) -> None:
    """Each part of a sentence may have one; and what is quoted is its author's."""
    assert list(flaws(text, data)) == []


def read(text: str, data: Corpus) -> list[tuple[int, str]]:
    """The sentences of a page, each with its line."""
    return [(one.line, one.text) for one in page(text, data)]


def test_a_page_is_its_paragraphs_and_the_items_of_its_lists(data: Corpus) -> None:
    """Headings, tables, code and attributes hold no sentences; an item needs no full stop."""
    text = (
        "---\ndescription: Not prose\n---\n\n# Title\n\nThey left. Others\nstayed.\n{: .lead }\n\n"
        "- one item\n- another\n  of two lines\n1. first\n\n| a | b |\n\n    code here\n\n"
        "Set `a.b` as it [is](law.md){: rel=me }.\n"
    )
    assert read(text, data) == [
        (7, "They left."),
        (7, "Others stayed."),
        (11, "one item"),
        (12, "another of two lines"),
        (14, "first"),
        (20, "Set code as it is."),
    ]


def test_a_call_counts_with_the_words_that_it_prints(data: Corpus) -> None:
    """A figure, a date and the words of a link stand in the sentence; a block ends it."""
    text = (
        'Of {{ claim("entries-october") }} by {{ date("entries-october") }} {{ event("law-signed", '
        '"the\nlaw") }} tells.{{ cite("agency") }}\n\nMore {# a\nnote #} here {{ notes() }}\n\n'
        'Then {{ claim("unknown") }} {{ wrong( }}.\n\n{{ figures(topic="travel") }}\n'
    )
    assert read(text, data) == [
        (1, "Of more than 200,000 by 4 October 2022 the law tells."),
        (4, "More here"),
        (7, "Then figure"),
    ]


def test_a_flaw_of_a_page_is_told_with_its_line(data: Corpus) -> None:
    """The same rules hold for pages."""
    found = check_page("docs/x.md", f"# Title\n\nShort.\n\n{LONG} more.\n\nNot unlawful.", data)
    assert [str(one).partition("; ")[0] for one in found] == [
        "docs/x.md:5: the sentence 'word word word word word word …' has 26 words, "
        "and 25 are the most",
        "docs/x.md:7: 'Not unlawful' is a double negative, in 'Not unlawful. …'",
    ]


def test_sentences_of_a_page_are_short_on_average(data: Corpus) -> None:
    """Of ten sentences or more; the longest are named by their lines."""
    even = " ".join(["word"] * MEAN) + ".\n\n"
    text = even.replace("word", "Word", 1) * 9
    assert list(check_page("docs/x.md", text + "Word " + even, data)) != []
    assert list(check_page("docs/x.md", text + even, data)) == []
    assert list(check_page("docs/x.md", f"{LONG}.\n\n" * 9, data)) == []
    [told] = check_page("docs/x.md", text + "Word " + even, data)
    assert str(told) == (
        "docs/x.md:1: its sentences have 15.1 words on average, and 15 are the most; "
        "split long ones, such as those on the lines 15, 17, 19"
    )


@pytest.mark.parametrize("path", DOCS, ids=[path.stem for path in DOCS])
def test_each_page_of_the_site_can_be_read(path, real: Corpus) -> None:
    """No sentence too long, none with a double negative, few words on average."""
    assert list(check_page(path.name, path.read_text("utf-8"), real)) == []


def test_each_record_of_the_site_can_be_read(real: Corpus) -> None:
    """The same of every sentence of a record."""
    assert list(check_records(real)) == []


@pytest.fixture(scope="module")
def real() -> Corpus:
    """The records of the site."""
    return DATA


def test_the_first_sentence_is_the_answer() -> None:
    """It ends before a capital, a quotation mark or a name in braces, after no abbreviation."""
    assert opening("Both are. {a} and Decree No. 647.") == ("Both are.", "{a} and Decree No. 647.")
    assert opening("Decree No. 647 holds.") == ("Decree No. 647 holds.", "")
    assert opening("St. Petersburg did.\nOthers no.") == ("St. Petersburg did.", "Others no.")
