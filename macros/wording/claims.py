"""Formatting of claims: an answer with its unit reads 'more than 200,000 people a day'."""

from macros.records import Behaviour, Claim, Errs, Measure, Sample, Standing, Unit
from macros.records.dataset import Dataset
from macros.records.edtf import Edtf
from macros.wording.dates import when
from macros.wording.numbers import QUALIFIERS, number, spread


def amount(claim: Claim, unit: Unit) -> str:
    """A claim's answer as a reader says it: 'more than 200,000', '40–45%', '10 years'.

    Units of people and papers are left to the sentence around it. A denial,
    which has no number, reads 'denied'.
    """
    values = [value for value in (claim.value, claim.low, claim.high) if value is not None]
    return QUALIFIERS[claim.qualifier] + spread(values, unit) if values else "denied"


def counted(claim: Claim, measure: Measure) -> str:
    """The answer with its unit: 'more than 200,000 people a day'."""
    unit = measure.unit
    words = [amount(claim, unit)]
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
