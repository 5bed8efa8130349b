"""Vocabulary of verdicts: what became of a claim that circulates, each word and what it says.

For example, 'true_of_something_else' of a record reads 'true, of something else'.
"""

from enum import StrEnum
from typing import Self


class Verdict(StrEnum):
    """What became of a claim that circulates: as records write it, with what readers see.

    ``definition`` is one sentence.
    """

    words: str
    definition: str

    def __new__(cls, value: str, words: str, definition: str) -> Self:
        """A verdict, given as these three."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words, member.definition = words, definition
        return member

    holds = (
        "holds",
        "true",
        "What was read bears it out, as far as it goes.",
    )
    true_of_something_else = (
        "true_of_something_else",
        "true, of something else",
        "It fits other people, another time, place or text, and not what it is told of.",
    )
    no_longer = (
        "no_longer",
        "no longer",
        "It was so, or was planned so, and something later took its place.",
    )
    not_shown = (
        "not_shown",
        "not shown",
        "Nothing that was read shows it; it may be so all the same.",
    )
    wrong = (
        "wrong",
        "wrong",
        "What was read shows that it is not so, or that nobody said it so.",
    )
    cannot_be_checked = (
        "cannot_be_checked",
        "cannot be checked",
        "It cannot be held against anything public, or does not say enough for that.",
    )
