"""Cross-check of quotations: a figure beside words that state other numbers is told.

For example, a claim of 200,000 is told beside the quote 'more than 300 thousand'.

Numbers are read in the digits of any script, with whatever parts their thousands or
their fraction, and "200 thousand" in the languages of _SCALES; in others the word after
a number may stand for any scale. Years, dates, the numbers of laws and articles, and
marks of notes are no figures. One number that fits is enough, so a second one that is
wrong is not seen, nor is a quote without digits, nor a word of the quote that is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import isclose

from babel import Locale, UnknownLocaleError

from macros.checking.typed_figures import in_words
from macros.problems import Breach, shown
from macros.records import Claim, Evidence, Gives
from macros.records.dataset import Dataset

_NUMBER = re.compile(
    r"(?<![\w.,:=*#])(?<![^\W\d_]-)(?<!\w[(\[])"
    r"(?P<whole>\d{1,3}(?:[,.'’ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?P<fraction>[.,]\d+)?"
    r"(?![.,]?\d|:\d|[=*]|-[^\W\d_a-zа-яё]|(?:st|nd|rd|th|s)\b)"
    r"(?:[\s\u00a0-]?(?P<word>[^\W\d_]+))?"
)
_NAMED = re.compile(
    r"(?:[№#§]|\b(?:No|Nos|Art|articles?|parts?|points?|law|decree|ст|п|ч|стать\w+|част\w+|пункт\w*)"
    r"\b\.?)\s*$",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)
# By how words for a scale begin, in the languages whose quotations stand in the records most.
_SCALES = {
    "en": {
        "hundred": 2,
        "thousand": 3,
        "k": 3,
        "million": 6,
        "m": 6,
        "mn": 6,
        "billion": 9,
        "bn": 9,
    },
    "ru": {"сот": 2, "тыс": 3, "млн": 6, "миллион": 6, "млрд": 9, "миллиард": 9},
    "uk": {"сот": 2, "тис": 3, "млн": 6, "мільйон": 6, "млрд": 9, "мільярд": 9},
}
_WHOLE_WORDS = {"k", "m", "mn", "bn"}


@dataclass(frozen=True)
class _Reading:
    """A number that some digits can mean, and how far it may be rounded."""

    value: float
    within: float

    def fits(self, number: float) -> bool:
        off = abs(self.value - abs(number))
        return off < self.within or isclose(self.value, abs(number), rel_tol=1e-9)


def check(data: Dataset) -> Iterator[Breach]:
    """Each quote of a claim whose numbers are none of the claim's."""
    for claim in data.claims.values():
        numbers = _numbers(claim) + [
            number
            for id in (*claim.sum_of, *claim.difference_of)
            if id in data.claims
            for number in _numbers(data.claims[id])
        ]
        for place, evidence in enumerate(claim.evidence):
            known = numbers + (_numbers(evidence.gives) if evidence.gives else [])
            for field, tongue in _quoted(evidence, data):
                other = _other(getattr(evidence, field), tongue, known) if numbers else None
                if other:
                    text = (
                        f"the words say '{shown(other)}', which is no number of the claim; mend "
                        "one of them, or write what this source says instead in 'gives'"
                    )
                    yield Breach(claim.id, text, ("evidence", place, field))


def numbers_in(text: str, tongue: str) -> list[float]:
    """Every number that the digits of a text in a language can mean, dates and laws left out."""
    return [
        reading.value
        for found in _NUMBER.finditer(_undated(text, tongue))
        for reading in _readings(found, tongue)
    ]


def _numbers(answer: Claim | Gives) -> list[float]:
    return [float(one) for one in (answer.value, answer.low, answer.high) if one is not None]


def _quoted(evidence: Evidence, data: Dataset) -> Iterator[tuple[str, str]]:
    """Each field with words of the source, and the language that they are in."""
    if evidence.quote:
        yield "quote", evidence.language or data.subject.language
    if evidence.original:
        source = data.sources.get(evidence.source)
        yield "original", (source.language if source else None) or ""


def _other(quote: str, tongue: str, known: list[float]) -> str | None:
    """The first number of a quote, if it has any and none of them is known."""
    tongue = tongue.partition("-")[0]
    stated = [
        (found[0], readings)
        for found in _NUMBER.finditer(_undated(quote, tongue))
        if (readings := _readings(found, tongue))
    ]
    worded = [_Reading(one, 0) for one in in_words(quote)] if tongue == "en" else []
    fitting = (
        reading.fits(number)
        for reading, number in product(
            [one for _, readings in stated for one in readings] + worded, known
        )
    )
    return None if not stated or any(fitting) else stated[0][0].strip()


def _readings(found: re.Match[str], tongue: str) -> list[_Reading]:
    """What some digits can mean; nothing when they name a year, a law or an article."""
    whole, fraction = found["whole"], found["fraction"] or ""
    digits = re.sub(r"\D", "", whole)
    if _NAMED.search(found.string, 0, found.start()):
        return []
    if digits == whole and not fraction and len(whole) == 4 and int(whole) in _YEARS:
        return []
    pairs = [(digits, fraction[1:])]
    if not fraction and re.fullmatch(r"\d+[.,]\d{3}", whole):  # 1,234 may be a little more than 1
        pairs.append((whole[:-4], whole[-3:]))
    return [
        _Reading(
            float(f"{ones}.{rest or 0}") * 10**scale, 10 ** (scale - len(rest)) / 2 if scale else 0
        )
        for ones, rest in pairs
        for scale in _scales(found["word"], tongue)
    ]


def _scales(word: str | None, tongue: str) -> list[int]:
    """The powers of ten that the word after a number can stand for."""
    if word is None:
        return [0]
    if tongue not in _SCALES:
        return [0, 3, 6, 9]
    lower = word.lower()
    for begun, scale in _SCALES[tongue].items():
        if lower == begun or (begun not in _WHOLE_WORDS and lower.startswith(begun)):
            return [scale]
    return [0]


def _undated(quote: str, tongue: str) -> str:
    """The quote with the days of its dates taken out."""
    dates = _dates(tongue)
    return dates.sub(lambda found: "*" * len(found[0]), quote) if dates else quote


@cache
def _dates(tongue: str) -> re.Pattern[str] | None:
    """A day beside the name of a month, as a language writes them."""
    try:
        known = Locale(tongue).months
    except (UnknownLocaleError, ValueError):
        return None
    names = {
        re.escape(name.rstrip("."))
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in known[form][width].values()
        if not name[0].isdigit()
    }
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|-?го|\.)?"
    return re.compile(rf"\b{day}(?:\sof)?\s{month}|\b{month}\s{day}(?!\d|[.,]?\d)", re.IGNORECASE)
