"""How numbers, ranges and dates read. Everything a reader sees as a figure is worded here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from math import inf
from urllib.parse import urlsplit

from babel import Locale
from babel.core import parse_locale
from babel.dates import format_date, format_interval
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from babel.units import format_unit

from macros.provenance.origins import Support
from macros.records import (
    Behaviour,
    Claim,
    Condition,
    Disagreement,
    Errs,
    Event,
    Gives,
    LegalEdition,
    Measure,
    Number,
    Penalty,
    Punishment,
    Qualifier,
    Reason,
    Record,
    Sample,
    Source,
    Standing,
    Term,
    Testimony,
    Unit,
)
from macros.records.dataset import Dataset
from macros.records.edtf import Edtf, parse
from macros.records.ranges import Range

LOCALE = "en_GB"
NO_SUCH_PART = "no such part"
NOT_SEEN = "not seen"
NOTES = "Notes"  # the heading of those at the end of a page

_QUALIFIERS = {
    Qualifier.exactly: "",
    Qualifier.about: "about ",
    Qualifier.nearly: "nearly ",
    Qualifier.at_least: "at least ",
    Qualifier.more_than: "more than ",
    Qualifier.up_to: "up to ",
}
# Shares that were told as a fraction: two digits after the point are nobody's.
_FRACTIONS = {33.33: "a third", 66.67: "two thirds"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?")
_PRECISION = {10: "d MMMM y", 7: "MMMM y", 4: "y"}


@cache
def number(value: Number) -> str:
    """'318,000'; from a million on '9.7 million' when nothing is lost by it."""
    if abs(value) >= 1_000_000 and value % 1_000 == 0:
        return format_compact_decimal(value, format_type="long", fraction_digits=3, locale=LOCALE)
    return format_decimal(value, locale=LOCALE)


def amount(claim: Claim, unit: Unit) -> str:
    """A claim's answer as a reader says it: 'more than 200,000', '40–45%', '10 years'.

    Units of people and papers are left to the sentence around it. A denial,
    which has no number, reads 'denied'.
    """
    values = [value for value in (claim.value, claim.low, claim.high) if value is not None]
    return _QUALIFIERS[claim.qualifier] + _range(values, unit) if values else "denied"


def counted(claim: Claim, measure: Measure) -> str:
    """The answer with its unit: 'more than 200,000 visits a day'."""
    words = [amount(claim, measure.unit)]
    unit = measure.unit
    if unit.one and unit.many and words != ["denied"]:
        words.append(unit.one if claim.value == 1 else measure.counted_as or unit.many)
    if measure.per:
        words.append(f"a {measure.per}")
    return " ".join(words)


def answer(claim: Claim, data: Dataset) -> str:
    """The answer with its unit; of a denial what it denies: 'denial of 1 million people'."""
    if claim.denies:
        denied = (data.claims[id] for id in claim.denies)
        return f"denial of {' and '.join(answer(one, data) for one in denied)}"
    return counted(claim, data.measures[claim.measure])


def figure(record: Record, part: str, data: Dataset) -> str:
    """What a sentence prints for a record that it names: a claim's number, a date, a term."""
    if isinstance(record, Penalty):
        return "; ".join(threat(record, part, data))
    if found := moment(record, part):
        return when(found)
    assert isinstance(record, Claim)
    return amount(record, data.measures[record.measure].unit)


def threat(penalty: Penalty, day: str, data: Dataset) -> list[str]:
    """What a penalty threatens by its newest edition, or threatened on a day."""
    found = penalty.on(date.fromisoformat(day)) if day else penalty.newest
    return edition(penalty, found, data) if found else []


def moment(record: Record, part: str) -> Edtf | None:
    """The date that a part of a claim, event or source names; None for the claim's number."""
    if isinstance(record, Event):
        return record.date
    if isinstance(record, Source):
        return record.published
    if not isinstance(record, Claim) or not part:
        return None
    if part == "said" or not record.when:
        return record.said_on if part == "said" else None
    return {"start": record.when.start, "end": record.when.end}.get(part, record.when)


def _range(values: list[Number], unit: Unit) -> str:
    first, last = values[0], values[-1]
    if unit.format == "share":
        return _share(values)
    if unit.format == "money":
        ends = [
            format_currency(v, unit.id, unit.style, locale=LOCALE, currency_digits=False)
            for v in values
        ]
        return "–".join([*(end.partition(" ")[0] for end in ends[:-1]), ends[-1]])
    if unit.format == "change":
        return f"{'down' if first < 0 else 'up'} {_share([abs(value) for value in values])}"
    words = number(first) if first == last else f"{number(first)}–{number(last)}"
    return _with_unit(words, f"{unit.format}-{unit.base}", last) if unit.base else words


def _share(values: list[Number]) -> str:
    first, last = values[0], values[-1]
    if first == last and (fraction := _FRACTIONS.get(first)):
        return fraction
    ends = [format_percent(value / 100, "#,##0.##%", locale=LOCALE) for value in values]
    return "–".join([*(end.removesuffix("%") for end in ends[:-1]), ends[-1]])


def _with_unit(words: str, unit: str, count: Number) -> str:
    return words + format_unit(count, unit, locale=LOCALE).removeprefix(
        format_decimal(count, locale=LOCALE)
    )


def day(value: date) -> str:
    """'4 October 2022'."""
    return format_date(value, _PRECISION[10], locale=LOCALE)


def short_day(value: date) -> str:
    """'4 Oct'."""
    return format_date(value, "d MMM", locale=LOCALE)


def year(value: date) -> str:
    """'2022'."""
    return format_date(value, _PRECISION[4], locale=LOCALE)


def short_month(value: date) -> str:
    """'Oct'."""
    return format_date(value, "MMM", locale=LOCALE)


def short_window(moment: Edtf) -> str:
    """'4 Oct', '21–27 Sept', '21 Sept – about 29 Nov': days of one year, without it.

    What is no such days reads as everywhere else: 'about October 2022'.
    """
    ends = moment.text.split("/")
    if not all(_DAY.fullmatch(end) for end in ends) or moment.first.year != moment.last.year:
        return when(moment)
    if moment.approximate:  # said of the end that it is said of
        days = [short_day(date.fromisoformat(end[:10])) for end in ends]
        told = zip(ends, days, strict=True)
        return " – ".join(f"about {day}" if len(end) > 10 else day for end, day in told)
    if len(ends) == 1:
        return short_day(moment.first)
    return str(format_interval(moment.first, moment.last, "MMMd", locale=LOCALE)).replace(
        "\u2009", " "
    )


def month(value: date) -> str:
    """'October 2022'."""
    return format_date(value, _PRECISION[7], locale=LOCALE)


@cache
def when(moment: Edtf) -> str:
    """An EDTF date as a reader says it, its uncertainty in words."""
    text = moment.text
    if text.startswith("["):
        return _some_day(moment)
    start, _, end = text.partition("/")
    if re.search(r"[~?%]", text) and not end:
        return "about " + when(parse(re.sub(r"[~?%]", "", text)))
    if text.endswith("/.."):
        return f"from {day(moment.first)}"
    if text.startswith("../"):
        return f"until {day(moment.last)}"
    if end:
        if len(start) == len(end) == 10:
            return _interval(moment)
        return f"{when(parse(start))} – {when(parse(end))}"
    return format_date(moment.first, _PRECISION[len(start)], locale=LOCALE)


def _some_day(moment: Edtf) -> str:
    if moment.last == date.max:
        return f"on or after {day(moment.first)}"
    if moment.first == date.min:
        return f"on or before {day(moment.last)}"
    return f"some day in {_interval(moment)}"


def _interval(moment: Edtf) -> str:
    drawn = format_interval(moment.first, moment.last, "yMMMMd", locale=LOCALE)
    return str(drawn).replace("\u2009", " ")  # thin spaces would hide a date from a text search


def sentence(text: str) -> str:
    """A phrase as a sentence begins: its first letter raised, names in it as they are."""
    return text[:1].upper() + text[1:]


def stop(text: str) -> str:
    """The full stop that a sentence needs after a text: none where the text ends with a mark."""
    return "" if text.rstrip().endswith((".", "?", "!", "…")) else "."


def locator(text: str) -> str:
    """Where in a source something stands: 'paragraph 3' for 'p3'."""
    return re.sub(r"^p(?=\d)", "paragraph ", text)


def is_counted(unit: Unit) -> bool:
    """True of people and things; false of ages, terms, sums of money and distances."""
    return unit.is_whole or unit.is_share


def language(tag: str) -> str:
    """The English name of a language: 'German' for 'de'."""
    english = Locale.parse(LOCALE)
    tongue, country, script, *_ = parse_locale(tag, sep="-")
    if name := english.languages.get("_".join(filter(None, (tongue, script, country)))):
        return str(name)
    parts = filter(None, (english.scripts.get(script), english.territories.get(country)))
    return f"{english.languages[tongue]} ({', '.join(parts)})"


def term(value: Term) -> str:
    """What may be imposed: '5 to 15 years in prison', 'up to 6 months of arrest'.

    With what goes beside it: 'up to 7 years in prison with a ban on posts for up to 3 years'.
    """
    told = punishment(value)
    for optional, some in groupby(value.with_, lambda one: one.optional):
        kinds = groupby(some, lambda one: one.sanction)
        beside = (" or ".join(f"a {punishment(one)}" for one in alike) for _, alike in kinds)
        told += f" {'with or without' if optional else 'with'} {' and '.join(beside)}"
    return told


def punishment(value: Punishment) -> str:
    """A sanction and its measure: 'up to 3 years of restricted service'."""
    if value.sanction.whole:
        return value.sanction.whole
    assert value.max is not None and value.unit  # the model asks for them
    high = number(value.max)
    words = f"{number(value.min)} to {high}" if value.min is not None else f"up to {high}"
    noun = value.unit.one if value.max == 1 else value.unit.many
    told = (value.sanction.before, words, noun, value.sanction.after)
    return " ".join(filter(None, told))


def edition(penalty: Penalty, one: LegalEdition, data: Dataset) -> list[str]:
    """What one edition threatens, a sanction at a time.

    Of a part that was not there, what the same act fell under until it came:
    'no such part', 'under part 4, up to 5 years in prison'.
    """
    if one.status == "none":
        under = (data.penalties[id] for id in one.fell_under)
        told = (f"under {part}, {terms}" for part, terms in _under(penalty, under, one))
        return [NO_SUCH_PART, *told]
    if one.status == "not_seen":
        return [NOT_SEEN]
    doubt = " (unverified)" if one.status == "unverified" else ""
    return [f"{term(value)}{doubt}" for value in one.terms]


def _under(
    penalty: Penalty, others: Iterable[Penalty], one: LegalEdition
) -> Iterator[tuple[str, str]]:
    until = penalty.until(one)
    for other in others:
        then = other.on(until.first - timedelta(1)) if until else other.newest
        told = ", ".join(term(value) for value in then.terms) if then else ""
        yield part(other, penalty), told or NOT_SEEN


def part(other: Penalty, penalty: Penalty) -> str:
    """How a penalty calls another: 'part 4' of its own article, or 'Article 337, part 4'."""
    own = (other.code, other.number) == (penalty.code, penalty.number)
    return other.part if own and other.part else f"Article {other.article}"


def conditions(values: Sequence[Condition]) -> str:
    """When an edition holds: 'under martial law, in wartime or in armed conflict'."""
    *others, last = (one.words for one in values)
    return f"{', '.join(others)} or {last}" if others else last


def stood(penalty: Penalty, one: LegalEdition) -> str:
    """From when to when an edition stands: 'since 24 September 2022', 'before' that day."""
    until = penalty.until(one)
    if one.since and until:
        return f"from {_from(one.since)} until {_from(until)}"
    if one.since:
        return f"since {_from(one.since)}"
    return f"before {_from(until)}" if until else "no other edition read"


def _from(day: Edtf) -> str:
    return when(day) if day.is_day else f"some day {when(day)}"


def span(value: Term) -> str:
    """A term as a picture says it: '5–15', 'up to 7'."""
    assert value.max is not None
    low = value.min
    return f"up to {number(value.max)}" if low is None else f"{number(low)}–{number(value.max)}"


def host(address: str) -> str:
    """'rferl.org': the site that an address leads to."""
    return (urlsplit(address).hostname or "").removeprefix("www.").removesuffix(".")


def note(number: int) -> str:
    """What is heard of the mark of a note: 'Note 3'."""
    return f"Note {number}"


def back(number: int, place: int, of: int) -> str:
    """What is heard of the way back from a note to where it is called, once or several times."""
    back = f"Back to note {number} in the text"
    return back if of == 1 else f"{back}, place {place} of {of}"


@cache
def support(found: Support, ours: bool = False) -> str:
    """What a figure rests on, up to the names of who said it.

    For example '2 sources have it, 7 changed it, 1 not read; all from'. ``ours`` is a sum of
    this site's own, which no source has: its sources have the parts.
    """
    if ours:
        return f"our sum, from {_plural(found.carried + found.changed, 'source')}, of numbers by"
    told = []
    if found.carried:
        verb = "has" if found.carried == 1 else "have"
        told.append(f"{_plural(found.carried, 'source')} {verb} it")
    for count, what in ((found.changed, "changed it"), (found.unread, "not read")):
        if count:
            told.append(f"{number(count) if told else _plural(count, 'source')} {what}")
    sources = found.carried + found.changed + found.unread
    together = {1: "", 2: "both "}.get(sources, "all ") if found.origins == 1 else ""
    return f"{', '.join(told)}{'; ' if len(told) > 1 else ', '}{together}from"


def listed(names: Sequence[str]) -> str:
    """'A, B and C'."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _plural(count: int, noun: str) -> str:
    return f"{number(count)} {noun}" + ("" if count == 1 else "s")


def between(numbers: Range) -> str:
    """'8,000', or '53,000 to 73,000': the numbers of a range, rounded to whole ones."""
    if numbers.high == inf:
        return f"{number(round(numbers.low))} or more"
    low, high = number(round(numbers.low)), number(round(numbers.high))
    return low if low == high else f"{low} to {high}"


def given(gives: Gives) -> list[tuple[str, str]]:
    """What a source says instead, as (what, how) pairs: ('unit', 'net influx')."""
    pairs: list[tuple[str, str | None]] = [("number", _given_number(gives))]
    for name in ("unit", "population", "period", "speaker", "certainty", "cause", "condition"):
        pairs.append((name, getattr(gives, name)))
    for name in ("window", "date"):
        pairs.append((name, when(day) if (day := getattr(gives, name)) else None))
    pairs += [("place", gives.place), ("wording", gives.wording)]
    return [(name, text) for name, text in pairs if text]


_STANDINGS = {Standing.stands: "as stated"}


def standing(value: Standing) -> str:
    """How a claim stands, as a reader sees it: what stands is as its speaker stated it."""
    return _STANDINGS.get(value, value.value)


def behaviour(value: Behaviour, moment: Edtf | None) -> str:
    """How a number belongs to its days: 'in these days', 'running total' or 'on that day'.

    Without a day it is '', but for a running total.
    """
    if value == Behaviour.cumulative:
        return "running total"
    if moment is None:
        return ""
    a_day = moment.is_day
    if value == Behaviour.level:
        return "on that day" if a_day else "at that time"
    return "within that day" if a_day else "in these days"


def sampled(value: Sample) -> str:
    """Whom a survey asked: '8,500 asked, June 2024, online, error up to 3 points'."""
    told = [
        f"{number(value.people)} asked" if value.people else "",
        when(value.days) if value.days else "",
        value.how or "",
        f"error up to {number(value.error)} points" if value.error else "",
    ]
    return ", ".join(filter(None, told))


_ERRS = {
    "low": "Likely too low",
    "high": "Likely too high",
    "either": "May be too low or too high",
}


def errs(value: Errs) -> str:
    """Which way a number errs: 'Likely too low'."""
    return _ERRS[value.towards]


_DRIFT = {
    "number": "gave {}",
    "qualifier": "left out “{}”",
    "unit": "told it as {}",
    "population": "told it of {}",
    "period": "gave the time as {}",
    "window": "gave the days as {}",
    "date": "dated it {}",
    "place": "gave the place as {}",
    "speaker": "named {} as the speaker",
    "certainty": "told it as {}",
    "cause": "named as the cause {}",
    "condition": "named as the condition {}",
    "wording": "worded it as {}",
}


def drift(gives: Gives, record: Record | None = None) -> str:
    """What a source says instead, as the rest of a sentence that begins with its name.

    For example 'left out “about”; told it of men; named the ministry as the speaker'. A whole
    clause is what it said: 'said that the movement began in the autumn'. ``record`` is what the
    source changed: a number that is the same there is not told again.
    """
    pairs = given(gives)
    if isinstance(record, Claim) and _is_same(gives, record):
        pairs = [pair for pair in pairs if pair[0] != "number"]
        if gives.qualifier != record.qualifier:
            pairs.insert(0, ("qualifier", _QUALIFIERS[record.qualifier].strip()))
    return "; ".join(_changed(name, text) for name, text in pairs)


def _changed(name: str, text: str) -> str:
    if (name, text) == ("speaker", "nobody"):
        return "did not say who said it"
    return f"said {text}" if text.startswith("that ") else _DRIFT[name].format(text)


def _is_same(gives: Gives, claim: Claim) -> bool:
    """Whether a source has the number of a claim, at most without the word before it."""
    numbers = (gives.value, gives.low, gives.high)
    if gives.qualifier is None or numbers not in (
        (None, None, None),
        (claim.value, claim.low, claim.high),
    ):
        return False
    return gives.qualifier == claim.qualifier or (
        gives.qualifier == Qualifier.exactly and claim.qualifier != Qualifier.exactly
    )


_REASONS = {
    Reason.different_population: "each counts other people or things",
    Reason.different_unit: "each counts in another unit",
    Reason.different_period: "each counts other days",
    Reason.different_date: "each is of another day",
    Reason.different_offence: "each is of another offence",
    Reason.arithmetic: "a sum does not come out",
    Reason.relay_drift: "one was changed in retelling",
    Reason.translation: "one was changed in translation",
    Reason.superseded: "a later answer took the place of another",
    Reason.statement_or_act: "one is what was said, the other what a text or act says",
}


_CONFUSED = "They speak of different things"
_UNKNOWN = "Why they differ is not known"


def verdict(disagreement: Disagreement) -> str:
    """Why sources differ: 'They speak of different things: each counts other days.'"""
    if disagreement.reason == Reason.unresolved:
        return f"{_UNKNOWN}."
    both = "both" if len(disagreement.records) == 2 else "all"
    clash = f"They cannot {both} be true"
    kind = clash if disagreement.class_ == "conflict" else _CONFUSED
    return f"{kind}: {_REASONS[disagreement.reason]}."


def tally(disagreements: Iterable[Disagreement]) -> str:
    """How many questions there are, and why sources differ on them, as each says of itself.

    For example 'Of 38 questions here, 29 are of different things that are taken for one; of 9
    it is not known why the answers differ.'
    """
    kinds = ["" if one.reason == Reason.unresolved else one.class_ for one in disagreements]
    told = "; ".join(
        words.format(number(count))
        for kind, words in _TALLIES.items()
        if (count := kinds.count(kind))
    )
    return f"Of {_plural(len(kinds), 'question')} here, {told}."


_TALLIES = {
    "confusion": "in {} the answers speak of different things",
    "conflict": "in {} they cannot all be true",
    "": "in {} it is not known why they differ",
}

_RIVALS: dict[type[Record], tuple[str, str]] = {
    Claim: ("number", "numbers"),
    Event: ("event", "events"),
    Penalty: ("term of the law", "terms of the law"),
    Source: ("text", "texts"),
    Testimony: ("account", "accounts"),
}


def rivals(records: Sequence[Record]) -> str:
    """What stands side by side: 'The 3 numbers, and who said them', 'Side by side: 2 events'."""
    kinds = [_RIVALS.get(type(one), ("record", "records")) for one in records]
    count = len(kinds)
    if set(kinds) == {_RIVALS[Claim]}:
        several = f"The {number(count)} numbers, and who said them"
        return "The number, and who said it" if count == 1 else several
    told = (
        f"{number(kinds.count(kind))} {kind[kinds.count(kind) > 1]}"
        for kind in dict.fromkeys(kinds)
    )
    return f"Side by side: {', '.join(told)}"


def _given_number(gives: Gives) -> str | None:
    prefix = _QUALIFIERS[gives.qualifier or Qualifier.exactly]
    if gives.value is not None:
        return prefix + number(gives.value)
    if gives.low is not None and gives.high is not None:
        return f"{prefix}{number(gives.low)}–{number(gives.high)}"
    return prefix.strip() or ("the bare number" if gives.qualifier else None)
