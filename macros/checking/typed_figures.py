"""Lint for figures typed by hand: they would outlive their record's change, so prose names records.

Refused are digits, amounts in words, months and dates: for example, 'two thousand' and 'in May'.
Free are 'one', which is a pronoun more often than a number, and ordinals, which order and count
nothing ('the first days', 'the second reading'); 'quarter' and 'third' are refused as shares only
('a third of'), for a quarter is a span of statistics as well. What data/allowed_figures.yml lists
names a thing by its number.
"""

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from babel.dates import get_month_names

from macros import wording
from macros.checking import plain_text
from macros.problems import Breach, Loc, Problem
from macros.reading.text_files import files
from macros.records import (
    Disagreement,
    Event,
    GlossaryEntry,
    Measure,
    Model,
    Picture,
    Record,
    Standing,
    Topic,
)
from macros.records.dataset import Dataset
from macros.records.subject import Allowance
from macros.wording import LOCALE

_AMOUNTS = {
    "zero": 0.0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "tens": 10, "eleven": 11, "twelve": 12, "dozen": 12, "dozens": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "twice": 2, "thrice": 3, "half": 50, "halves": 50,
}  # fmt: skip
_SHARES = {"third": 33, "quarter": 25, "fifth": 20, "tenth": 10}  # in percent, as 'half' is
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SUFFIXES = {"k": 1e3, "m": 1e6, "bn": 1e9}
_MONTHS = [(name[:3], name[3:]) for name in get_month_names("wide", locale=LOCALE).values()]

_SCALE = rf"(?:{'|'.join(_SCALES)})s?\b"
_WORD = rf"(?:(?:{'|'.join(_AMOUNTS)})\b|{_SCALE})"
_WORDS = (
    rf"(?i:\b{_WORD}(?:[\s-]+(?:and\s+)?{_WORD})*"
    rf"|\b(?:a|one)[\s-](?:{'|'.join(_SHARES)})\s+of\b)"
)
# Capitals tell the months from the verbs 'may' and 'march'.
_MONTH = rf"\b(?:{'|'.join(f'{short}(?:{rest})?' for short, rest in _MONTHS)}|Sept)\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\b{_DAY}\s(?:of\s)?)?{_MONTH}(?:\s{_DAY}\b)?(?:,?\s\d{{4}}\b)?"
    r"|\b\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d\b"
)
_NUMBER = (
    r"[$€£₽]?(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    rf"(?:(?:st|nd|rd|th|{'|'.join(_SUFFIXES)})\b)?"
    rf"(?:\s?%|\sper\s?cent\b|[\s-]{_SCALE})?|[¼-¾⅐-⅞]"
)
# Looking ahead for what can begin a figure halves the time that a text takes.
_FIGURE = re.compile(rf"(?=[\d$€£₽¼-¾⅐-⅞]|\b[A-Za-z])(?:{_DATE}|{_NUMBER}|{_WORDS})")
# Each figure has one of these in it, as most texts have not.
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_TOKEN = re.compile(r"\w+")
_TOKENS = {
    *_AMOUNTS, *_SHARES, *_SCALES, *(f"{one}s" for one in _SCALES), "sept",
    *(one.casefold() for short, rest in _MONTHS for one in (short, short + rest)),
}  # fmt: skip

# What a page does not show as it is typed. The words that event() and term() print stay:
# they are prose.
_UNSHOWN = re.compile(
    r"\{\{\s*(?:event|term)\([^(){},]*,|\{\{\s*\w+\([^(){}]*\)\s*\}\}"  # macro calls
    r"|(?<!`)(`{1,2})(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)"  # code spans; fences are read
    r"|^1\. "  # what begins each item of a numbered list
    r"|(?<=\]\()[^\s)]+|<https?://[^\s>]+>|^\[[^\]^][^\]]*\]:\s*\S+",  # link targets
    re.DOTALL | re.MULTILINE,
)
_QUOTED = re.compile(r'“[^”]*”|"[^"]*"')
# Prose that cannot name a record, because nothing fills in braces there.
_PLAIN: dict[type[Record], str] = {
    Event: "title",
    Disagreement: "title",
    Topic: "question",
    Measure: "question",
    Picture: "title",
    GlossaryEntry: "term",
}


def check_records(data: Dataset) -> Iterator[Breach]:
    """Every figure typed into a sentence, a title or a question of a record, and every mark-up."""
    yield from plain_text.check(data)
    for record, loc, text in _texts(data):
        for typed in _typed(text, data.subject.allowed):
            title = str(loc[-1]) if loc[-1] == plain_field(type(record)) else ""
            yield Breach(record.id, _told(typed[0], _advice_in(title, typed[0], data)), loc)


def flaws(text: str, data: Dataset, title: str = "") -> Iterator[str]:
    """Every figure typed into a sentence of a record, or into the field that is its ``title``."""
    for typed in _typed(_blanked(_QUOTED, text) if title else _said(text), data.subject.allowed):
        yield _told(typed[0], _advice_in(title, typed[0], data))


def plain_field(kind: type[Model]) -> str | None:
    """The field of a record that is prose and can name no record: its title or question."""
    return _PLAIN.get(kind) if issubclass(kind, Record) else None


def _advice_in(title: str, figure: str, data: Dataset) -> str:
    if title:
        return f"a {title} names no record, so say it without a figure"
    return _advice(figure, data, on_page=False)


def check_page(name: str, text: str, data: Dataset) -> Iterator[Problem]:
    """Every figure typed into one page: its front matter, its headings or its body."""
    text = _blanked(_UNSHOWN, text)
    for typed in _typed(text, data.subject.allowed):
        line = text.count("\n", 0, typed.start()) + 1
        advice = _advice(typed[0], data, on_page=True)
        yield Problem(name, line, _told(typed[0], advice))


def check_allowances(docs: Path, data: Dataset) -> Iterator[Problem]:
    """Every entry of the list that frees no figure of a page or record."""
    pages = (path.read_text(encoding="utf-8-sig") for path in files(docs, ".md"))
    texts = [_blanked(_UNSHOWN, text) for text in pages] + [text for *_, text in _texts(data)]
    texts = [text for text in texts if _FIGURE.search(text)]
    for entry in data.subject.allowed:
        found = (match[0] for text in texts for match in entry.pattern.finditer(text))
        if not any(map(_FIGURE.search, found)):
            text = f"no page or record needs '{entry.words}'; remove the entry"
            yield Problem(entry.path, entry.line, text)


def _texts(data: Dataset) -> Iterator[tuple[Record, Loc, str]]:
    """Each sentence, title and question of a record, without quotations and names in braces."""
    for record, loc, prose in data.sentences:
        yield record, loc, _said(prose)
    for record in data:
        if field := _PLAIN.get(type(record)):
            yield record, (field,), _blanked(_QUOTED, getattr(record, field))


def _said(prose: str) -> str:
    """A sentence without what it quotes and names in braces."""
    return _blanked(_QUOTED, wording.filled(prose, lambda *_: "*"))


def _typed(text: str, entries: Iterable[Allowance]) -> Iterator[re.Match[str]]:
    if not (_may_hold_figure(text) and _FIGURE.search(text)):  # and needs no more looking
        return iter(())
    for entry in entries:
        text = _blanked(entry.pattern, text)
    return _FIGURE.finditer(text)


def _may_hold_figure(text: str) -> bool:
    """Whether a text has a digit or a word that a figure needs; far faster than to look for one."""
    if _DIGIT.search(text):
        return True
    return not _TOKENS.isdisjoint(_TOKEN.findall(text.casefold()))


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match starred out; all else keeps its place and line."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", "*", match[0]), text)


def _told(figure: str, advice: str) -> str:
    return f"'{' '.join(figure.split())}' is typed by hand; {advice}"


def _advice(figure: str, data: Dataset, on_page: bool) -> str:
    dated = re.search(_MONTH, figure) or re.fullmatch(r"(?:19|20)\d\d(?:-.*)?", figure)
    id, part = _dated(figure, data) if dated else _counted(figure, data)
    macro = "date" if dated else "claim"
    named = f'{{{{ {macro}("{id}") }}}}' if on_page else f"{{{id}{part}}}"
    return "name a record" + (f", such as {named}" if id else "")


def _counted(figure: str, data: Dataset) -> tuple[str, str]:
    """The claim whose value is nearest by ratio; of equals that stand, the one said first."""
    worth = _worth(figure)
    known = [
        (
            abs(math.log1p(abs(value)) - math.log1p(worth)),  # log1p, for a value may be zero
            claim.value is None,  # an end of a range
            claim.standing != Standing.stands,
            claim.said_on.last if claim.said_on else date.max,
            claim.id,
        )
        for claim in data.claims.values()
        for value in (claim.value, claim.low, claim.high)
        if value is not None
    ]
    return (min(known)[-1] if known else "", "")


def _worth(figure: str) -> float:
    """The number that a figure states, near enough to look for a claim that states it."""
    digits = re.search(r"\d[\d,\s]*(?:\.\d+)?", figure)
    worth = float(re.sub(r"[,\s]", "", digits[0])) if digits else 0.0
    for word in re.findall(r"[a-z]+", figure.lower()):
        scale = (_SCALES | _SUFFIXES).get(word) or _SCALES.get(word.removesuffix("s"))
        if scale:
            worth = (worth or 1) * scale
        else:
            worth += (_AMOUNTS | _SHARES).get(word, 0)
    return worth


def in_words(text: str) -> list[float]:
    """The numbers that a text states in English words."""
    return [_worth(found[0]) for found in re.finditer(_WORDS, text)]


def _dated(figure: str, data: Dataset) -> tuple[str, str]:
    """The event nearest in time, or else the claim of a single day; and which part is its date.

    Of several events on that day an act goes before what was said of it.
    """
    acts = list(data.subject.categories.values())
    known = [(one.date.shown, acts.index(one.category), one.id, "") for one in data.events.values()]
    known += [
        (one.when.first, len(acts), one.id, ":when")
        for one in data.claims.values()
        if one.when and one.when.is_day
    ]
    nearest = min(
        known, key=lambda one: (_days_off(figure, one[0]), one[1]), default=(date.min, 0, "", "")
    )
    return nearest[2:]


def _days_off(figure: str, day: date) -> int:
    """How far a typed date is from a day, which lends it the parts that are not typed."""
    numbers = [int(number) for number in re.findall(r"\d+", figure)]
    year = next((number for number in numbers if number > 31), day.year)
    small = [number for number in numbers if number <= 31]
    if named := re.search(_MONTH, figure):
        month = [short for short, _ in _MONTHS].index(named[0][:3]) + 1
    else:
        month = small.pop(0) if small else day.month
    typed = date(year, month, 1) + timedelta(days=(small[0] if small else day.day) - 1)
    return abs((typed - day).days)
