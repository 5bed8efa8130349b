"""A quote states the number of its claim, if it states any; what is no figure is not one."""

import pytest
from conftest import DATA
from problem_lines import line_of, told

from macros.checking import load, quoted_numbers
from macros.checking.quoted_numbers import _other, numbers_in

QUOTE = "quote: more than 200 thousand"


def test_a_quote_with_another_number_is_told(world) -> None:
    """On its line, with what to do when it is the source that differs."""
    folder = world(
        (QUOTE, "quote: 'On 4 October 1,234 Russians entered'"), ("value: 200000", "value: 1243")
    )
    assert told(folder) == [
        f"data/world.yml:{line_of('{source: agency, locator')}: claim entries-october: the words "
        "say '1,234 Russians', which is no number of the claim; mend one of them, or write what "
        "this source says instead in 'gives'"
    ]


@pytest.mark.parametrize(
    ("quote", "tongue", "number"),
    [
        ("1,234 Russians entered", "en", 1234),
        ("1 234 entered", "en", 1234),
        ("1.234 sind gekommen", "de", 1234),
        ("вошли 1\u00a0234 человека", "ru", 1234),
        ("1’234 Personen", "de", 1234),
        ("more than 200 thousand", "en", 200_000),
        ("9,7 million Russians", "en", 9_700_000),
        ("9.7m trips", "en", 9_700_000),
        ("some 40k of them", "en", 40_000),
        ("9.7 million", "en", 9_712_000),  # rounded
        ("более 200 тысяч", "ru", 200_000),
        ("9,7 млн поездок", "ru", 9_700_000),
        ("понад 200 тис.", "uk", 200_000),
        ("mai mult de 200 mii", "ro", 200_000),  # whatever the word means
        ("200 ათასი", "ka", 200_000),
        ("٢٠٠ ألف", "ar", 200_000),
        ("600-700 thousand", "en", 700_000),
        ("1% or a little more. Maybe 1.1%", "en", 1.1),
        ("a fall of 20%", "en", -20),
        ("up to $1,500 each", "en", 1500),
        ("six miles, or 10 kilometres", "en", 6),
        ("half of them, and 20 in all", "en", 50),
    ],
)
def test_a_quote_with_the_number_passes(quote: str, tongue: str, number: float) -> None:
    """In whatever form a language gives it, exactly or rounded to its last digit."""
    assert _other(quote, tongue, [number]) is None
    assert _other(quote, tongue, [number * 1.5]) is not None


@pytest.mark.parametrize(
    ("quote", "tongue"),
    [
        ("This is a lie", "en"),
        ("many left after 21 September 2022", "en"),
        ("on September 21, many left", "en"),
        ("21 сентября уехали многие", "ru"),
        ("am 21. September, im Jahr 2022", "de"),
        ("Decree No. 647 and Law 365-FZ", "en"),
        ("under Article 337 and part 3", "en"),
        ("по статье 337, указ № 647", "ru"),
        ("an F-16 at 14:30", "en"),
        ("for the 2nd time", "en"),
        ("as he said[3] and wrote(4)", "en"),
    ],
)
def test_what_is_no_figure_is_not_judged(quote: str, tongue: str) -> None:
    """Years, dates, times, ordinals and what has its name from a number."""
    assert _other(quote, tongue, [5_000.0]) is None


@pytest.mark.parametrize(
    "replacements",
    [
        [("value: 200000", "low: 100000\n    high: 200000")],
        [
            (QUOTE, "quote: 98 thousand, gives: {value: 98000, qualifier: about}"),
            ("class: confusion", "class: conflict"),
            ("records: [entries-october]", "records: [entries-october, agency]"),
            ("standing: stands", "standing: unverified\n    because: No source has it as it is."),
        ],
        [(QUOTE, "quote: they came")],
    ],
)
def test_a_number_of_the_range_or_of_what_a_source_gives_passes(world, replacements) -> None:
    """And so does a quote that states none."""
    load(world(*replacements))


def test_words_before_translation_are_held_to_the_same(world) -> None:
    """In the language of their source."""
    source = "      - {source: blog, via: agency, gives: {unit: net inflow}}"
    original = source.replace("gives", "original: 'более 200 тысяч', gives")
    load(world((source, original)))
    (line,) = told(world((source, original.replace("200", "300"))))
    assert "the words say '300 тысяч', which is no number of the claim" in line


def test_a_sum_may_quote_its_parts(world) -> None:
    """A source that states the parts alone carries the sum that was made of them."""
    made = """\
topics:
  - {id: more, question: How many?, theme: leaving, order: 2}
measures:
  - {id: twice, question: How many?, topic: more, unit: border_crossings, population: All,
     behaves: flow}
claims:
  - id: total
    measure: twice
    value: 400000
    qualifier: more_than
    sum_of: [entries-october, entries-october]
    derivation: inferred
    said_by: minister
    kind: count
    standing: stands
    evidence: [{source: agency, quote: more than 200 thousand}]
"""
    load(world(zz=made))


def test_the_quotes_of_today_are_judged() -> None:
    """Most of those with a figure in digits would be told if their claim had another."""
    data = DATA
    assert list(quoted_numbers.check(data)) == []
    changed = {
        id: one.model_copy(update={"value": one.value * 7 + 1})
        for id, one in data.claims.items()
        if one.value and any(evidence.quote for evidence in one.evidence)
    }
    spoilt = type(data)(sources=data.sources, claims={**data.claims, **changed})
    assert len({breach.id for breach in quoted_numbers.check(spoilt)}) > 12


def test_the_numbers_of_a_text_are_read_as_they_are_meant() -> None:
    """Each in its scale, a date and the number of a law left out."""
    text = "On 4 October 1,234 of 200 thousand came; see Article 338"
    assert numbers_in(text, "en") == [1234, 1.234, 200_000]
