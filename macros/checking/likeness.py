"""TF-IDF vectors of short texts: how alike two are by the words that few others have.

For example, two questions that share 'Ruritania' are more alike than two that share 'people'.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from math import log, sqrt

from macros.records.slugs import FILLING

_WORD = re.compile(r"[^\W_]+")
_IN_BRACES = re.compile(r"\{[^}]*\}")
_STEM = 5  # letters: 'counted' and 'counting' are one, 'entries' and 'exits' two

Stems = Mapping[str, float]  # words cut to a stem, each with the weight of where it stands
Vector = Mapping[str, float]  # the same by rarity, and of length 1


def stems(*texts: str | None) -> dict[str, float]:
    """The telling words of some texts, cut; a number only where it may be that of a law."""
    text = _IN_BRACES.sub(" ", " ".join(filter(None, texts))).casefold()
    every = (word for word in _WORD.findall(text) if word not in FILLING)
    return {word[:_STEM]: 1.0 for word in every if not word.isdigit() or len(word) == 3}


class Lexicon:
    """How many of some texts have each word."""

    def __init__(self, texts: Iterable[Stems]) -> None:
        every = list(texts)
        self._size = len(every)
        self._counts = Counter(chain.from_iterable(every))

    def is_commonplace(self, word: str) -> bool:
        """Whether more than a tenth of the texts have it."""
        return self._counts[word] * 10 > self._size

    def vector(self, text: Stems) -> Vector:
        """A text as a vector; the product of two is the cosine between them."""
        weights = {
            word: weight * log(1 + self._size / max(1, self._counts[word]))
            for word, weight in text.items()
        }
        length = sqrt(sum(weight**2 for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()}


def cosine(one: Vector, other: Vector) -> float:
    """0 for texts that share no word, 1 for those of the same words."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many[word] for word, weight in few.items() if word in many)


def nearest(one: Vector, having: Mapping[str, Mapping[str, float]], most: int) -> list[str]:
    """The ids of the texts that are most alike to one, of those that have each word."""
    products: Counter[str] = Counter()
    for word, weight in one.items():
        for id, its in having.get(word, {}).items():
            products[id] += weight * its  # type: ignore[assignment]  # a Counter may hold floats
    return [id for id, _ in products.most_common(most)]


def bare(text: str) -> str:
    """The words of a text alone, in small letters: two texts with the same are taken for one."""
    return " ".join(re.findall(r"\w+", text.casefold()))
