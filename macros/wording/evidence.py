"""Evidence: how it reads what a claim rests on, and what a source changed in retelling it.

For example, '2 sources have it, 1 changed it; all from', which ends before the name of who said it.
"""

from functools import cache

from macros.provenance.origins import Support
from macros.records import Claim, Gives, Qualifier, Record
from macros.wording.dates import when
from macros.wording.numbers import QUALIFIERS, number, plural


@cache
def support(found: Support, ours: bool = False) -> str:
    """What a figure rests on, up to the names of who said it.

    For example '2 sources have it, 7 changed it, 1 not read; all from'. ``ours`` is a sum of
    this site's own, which no source has: its sources have the parts.
    """
    if ours:
        return f"our sum, from {plural(found.carried + found.changed, 'source')}, of numbers by"
    told = []
    if found.carried:
        verb = "has" if found.carried == 1 else "have"
        told.append(f"{plural(found.carried, 'source')} {verb} it")
    for count, what in ((found.changed, "changed it"), (found.unread, "not read")):
        if count:
            told.append(f"{number(count) if told else plural(count, 'source')} {what}")
    sources = found.carried + found.changed + found.unread
    together = {1: "", 2: "both "}.get(sources, "all ") if found.origins == 1 else ""
    return f"{', '.join(told)}{'; ' if len(told) > 1 else ', '}{together}from"


def given(gives: Gives) -> list[tuple[str, str]]:
    """What a source says instead, as (what, how) pairs: ('unit', 'net influx')."""
    pairs: list[tuple[str, str | None]] = [("number", _given_number(gives))]
    for name in ("unit", "population", "period", "speaker", "certainty", "cause", "condition"):
        pairs.append((name, getattr(gives, name)))
    for name in ("window", "date"):
        pairs.append((name, when(day) if (day := getattr(gives, name)) else None))
    pairs += [("place", gives.place), ("wording", gives.wording)]
    return [(name, text) for name, text in pairs if text]


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
            pairs.insert(0, ("qualifier", QUALIFIERS[record.qualifier].strip()))
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


def _given_number(gives: Gives) -> str | None:
    prefix = QUALIFIERS[gives.qualifier or Qualifier.exactly]
    if gives.value is not None:
        return prefix + number(gives.value)
    if gives.low is not None and gives.high is not None:
        return f"{prefix}{number(gives.low)}–{number(gives.high)}"
    return prefix.strip() or ("the bare number" if gives.qualifier else None)
