"""Quotations stand in the texts word for word, proven without the texts."""

import re
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from macros.checking import load
from macros.checking.fingerprints import fingerprint, paragraphs_of
from macros.problems import Problems

TEXT = """\
The minister counted entries—more than 200 thousand — until
“the fourth” of October.

Hardly so.

Ann said: “I was afraid… It's the 18–27-year-olds they want!”
"""
READ = ["after-russia", "euronews247-return", "moscow-times-return", "newsweek-370k"]
READ += ["pioneer-refugee"]


@pytest.mark.parametrize(
    ("quote", "paragraph"),
    [
        ("more than 200 thousand", 1),
        ("thousand until the fourth", 1),
        ("I was afraid", 3),
    ],
)
def test_a_verbatim_quote_is_found(quote: str, paragraph: int) -> None:
    """Its paragraph is told; one too short to be judged has a number all the same."""
    assert paragraphs_of(quote, fingerprint(TEXT)) == [paragraph]


@pytest.mark.parametrize(
    ("mistake", "quote"),
    [
        ("one word is another", "more than 300 thousand"),
        ("a word is left out", "more 200 thousand"),
        ("a word is cut", "ore than 200 thousand"),
        ("the case is another", "More than 200 thousand"),
        ("the order is another", "thousand more than 200"),
        ("it jumps within the paragraph", "the minister counted more than 200 thousand"),
        ("it jumps to the next paragraph", "the fourth of October Hardly so"),
        ("it jumps over a paragraph", "fourth of October Ann said"),
        ("two words are too few to judge", "200 thousand"),
        ("there are no words", "…"),
    ],
)
def test_what_is_not_verbatim_is_not_found(mistake: str, quote: str) -> None:
    """A quote stands in one paragraph, in one piece, or it does not stand."""
    assert paragraphs_of(quote, fingerprint(TEXT)) == [], mistake


@pytest.mark.parametrize(
    "quote",
    [
        'until "the fourth" of October',
        "until ‘the fourth’ of October.",
        "until the fourth of October",
        "entries — more than",
        "200 thousand – until the",
        "afraid. It’s the 18-27-year-olds",
        "(It's) the 18‑27-year-olds they",
    ],
)
def test_typography_does_not_matter(quote: str) -> None:
    """Quotation marks, dashes and the punctuation around a word may differ."""
    assert len(paragraphs_of(quote, fingerprint(TEXT))) == 1


def test_a_file_holds_hashes_alone() -> None:
    """One comment, then one line a paragraph; a short paragraph has an empty line."""
    header, *lines = fingerprint(TEXT).splitlines()
    assert header == (
        "# sha256 of each run of three words, its first 8 hex digits; a line a paragraph; "
        "see macros/checking/fingerprints.py"
    )
    assert [len(line.split()) for line in lines] == [11, 0, 8]


# Few letters, so that runs of words occur twice; none of them a hex digit.
words = st.text("ghk", min_size=1, max_size=4)
paragraphs = st.lists(st.lists(words, min_size=1, max_size=9), min_size=1, max_size=5)
marks = st.sampled_from(["{}", "“{}”", "({})", "{},", "…{}", "— {}", "{}—"])


def holds(paragraph: list[str], run: list[str]) -> bool:
    """Whether the words of the run stand in the paragraph, one after the other."""
    starts = range(len(paragraph) - len(run) + 1)
    return any(paragraph[at : at + len(run)] == run for at in starts)


@given(paragraphs, st.data())
def test_every_slice_is_found_in_each_paragraph_that_holds_it(
    text: list[list[str]], data: st.DataObject
) -> None:
    """Any three or more words in a row stand where they are; others stand nowhere."""
    slices = [p[i:j] for p in text for j in range(len(p) + 1) for i in range(j - 2)]
    others = st.lists(words, min_size=3, max_size=5)
    run = data.draw(st.sampled_from(slices) | others if slices else others)
    written = [" ".join(data.draw(marks).format(word) for word in p) for p in text]
    expected = [number for number, p in enumerate(text, 1) if holds(p, run)]
    assert paragraphs_of(" ".join(run), fingerprint("\n\n".join(written))) == expected


@given(paragraphs)
def test_no_word_of_the_text_is_in_its_file(text: list[list[str]]) -> None:
    """Below the comment stand none of the longer words of the text."""
    lines = fingerprint("\n\n".join(map(" ".join, text))).splitlines()[1:]
    assert len(lines) == len(text)
    long = {word for paragraph in text for word in paragraph if len(word) >= 4}
    assert not [word for word in long if word in " ".join(lines)]


def told(data: Path) -> list[str]:
    """The problems of a folder of records, without their lines."""
    try:
        load(data)
    except Problems as problems:
        return [problem.text for problem in problems.found]
    return []


@pytest.fixture
def judged(world):
    """What is told of the small world, where TEXT is the agency's."""

    def judge(*replacements: tuple[str, str]) -> list[str]:
        data = world(("agency, quote: I", "agency, locator: p3, quote: I"), *replacements)
        put(data, "agency")
        return told(data)

    return judge


def put(data: Path, name: str, text: str = TEXT) -> None:
    """Write the fingerprint of a text under a name."""
    (data / "fingerprints").mkdir(exist_ok=True)
    (data / "fingerprints" / f"{name}.txt").write_text(fingerprint(text), encoding="utf-8")


def test_quotes_that_stand_are_not_told(judged) -> None:
    """Each quote of the small world stands where its locator says."""
    assert judged() == []


def test_an_altered_quote_is_told(judged) -> None:
    """The message names the source, and what to do."""
    assert judged(("more than 200 thousand", "more than 300 thousand")) == [
        "claim entries-october: the quote does not stand in agency word for word; "
        "copy it from the text"
    ]


def test_a_wrong_locator_is_told(judged) -> None:
    """The message names the paragraph that holds the quote."""
    assert judged(("locator: p1", "locator: p3")) == [
        "claim entries-october: the quote stands in p1 of agency, not in p3; mend 'locator'"
    ]


@pytest.mark.parametrize("locator", ["", "locator: page 7, "])
def test_only_the_number_of_a_paragraph_is_judged(judged, locator: str) -> None:
    """No locator, and one that counts something else, are left alone."""
    assert judged(("locator: p1, ", locator)) == []


def test_any_paragraph_that_holds_the_quote_will_do(world) -> None:
    """A quote that stands twice may be located at either place."""
    data = world(("locator: p1", "locator: p4"))
    put(data, "agency", TEXT + "\n" + TEXT)
    assert told(data) == []


def test_two_words_are_not_judged(judged) -> None:
    """They prove nothing, wherever they are said to stand."""
    assert judged(("I was afraid", "quite fearless")) == []


def test_a_source_without_a_fingerprint_is_not_judged(world) -> None:
    """Where no text was at hand, quotes pass; without the folder too."""
    assert told(world(("more than 200 thousand", "some 200 thousand of them"))) == []


def test_a_source_quoted_over_200_words_is_told_once(world) -> None:
    """At the record that goes over, with all words that are quoted; 200 may be."""
    old = "speaker: minister\n    evidence: [{source: agency}"
    quotes = [f", {{source: blog, locator: p{at}, quote: {'word ' * 25}}}" for at in range(1, 10)]
    data = world((old, old + "".join(quotes)))
    assert told(data) == [
        "event count-published: the quotes from blog come to 227 words; 200 are the most"
    ]
    assert told(world((old, old + "".join(quotes[1:])), (", quote: net inflow", ""))) == []


def test_a_stray_fingerprint_is_told(world) -> None:
    """The message names the file and the nearest source."""
    data = world()
    put(data, "agency")
    put(data, "blgo")
    with pytest.raises(Problems) as problems:
        load(data)
    assert str(problems.value) == (
        "data/fingerprints/blgo.txt:1: no source has the id 'blgo'; did you mean 'blog'?"
    )


def test_the_shipped_quotes_stand_in_the_texts() -> None:
    """Each of the five texts has its fingerprint, and every quotation of them is verbatim."""
    folder = ROOT / "data" / "fingerprints"
    assert sorted(path.stem for path in folder.iterdir()) == READ
    assert told(ROOT / "data") == []


@pytest.mark.parametrize("source", READ)
def test_the_shipped_files_hold_no_text(source: str) -> None:
    """Below the comment there is nothing but hashes."""
    text = (ROOT / "data" / "fingerprints" / f"{source}.txt").read_text(encoding="utf-8")
    assert re.fullmatch(r"#.*\n(([0-9a-f]{8}( [0-9a-f]{8})*)?\n)+", text)
