"""Texts are alike by the words that few others have, whatever form they stand in."""

import pytest

from macros.checking.likeness import Lexicon, cosine, nearest, stems

TEXTS = {
    "entered": "How many people entered Kazakhstan?",
    "exits": "How many people left Kazakhstan?",
    "people": "How many people were mobilized?",
    "votes": "How many votes?",
}
LEXICON = Lexicon(stems(text) for text in TEXTS.values())
VECTORS = {id: LEXICON.vector(stems(text)) for id, text in TEXTS.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mobilized, and a mobilization", {"mobil"}),
        ("Law 365-FZ of 2022, for 12 of {newsweek-370k-arrivals:end}", {"law", "365", "fz"}),
        ("СРОЧНИКИ и срочник", {"срочн", "и"}),
        ("", set()),
    ],
)
def test_words_are_cut_to_stems(text: str, expected: set[str]) -> None:
    """Numbers are none, but for those of three digits, which laws have; nor what fills in."""
    assert set(stems(text)) == expected


def test_a_rare_word_joins_more_than_a_common_one() -> None:
    """What shares 'Kazakhstan' is nearer than what shares 'people'."""
    alike = {id: round(cosine(VECTORS["entered"], one), 2) for id, one in VECTORS.items()}
    assert alike == {"entered": 1.0, "exits": 0.43, "people": 0.19, "votes": 0}


def test_the_nearest_come_first() -> None:
    """Those that share no word not at all."""
    having = {
        word: {id: one[word] for id, one in VECTORS.items() if word in one}
        for one in VECTORS.values()
        for word in one
    }
    assert nearest(VECTORS["exits"], having, 3) == ["exits", "entered", "people"]


def test_what_more_than_a_tenth_of_the_texts_have_is_commonplace() -> None:
    """A word of none of them is not."""
    lexicon = Lexicon([{"people": 1.0, "goats": 1.0}, *[{"people": 1.0}] * 9])
    assert [lexicon.is_commonplace(word) for word in ("people", "goats", "geese")] == [
        True,
        False,
        False,
    ]
