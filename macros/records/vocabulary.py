"""Controlled vocabulary: words of which a record writes one, each with what it says."""

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """Terms as they are written in a record; ``words`` are what a reader sees.

    ``definition`` is one sentence. A member is given as these three.
    """

    words: str
    definition: str

    def __new__(cls, value: str, words: str, definition: str) -> Self:
        """A term of the vocabulary."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words, member.definition = words, definition
        return member
