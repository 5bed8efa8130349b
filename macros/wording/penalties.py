"""Formatting of penalties: what the law threatens reads '2 to 5 years in prison'."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from macros.records import Condition, LegalEdition, Penalty, Punishment, Term
from macros.records.dataset import Dataset
from macros.records.edtf import Edtf
from macros.wording.dates import when
from macros.wording.numbers import number

NO_SUCH_PART = "no such part"
NOT_SEEN = "not seen"


def threat(penalty: Penalty, day: str, data: Dataset) -> list[str]:
    """What a penalty threatens by its newest edition, or threatened on a day."""
    found = penalty.on(date.fromisoformat(day)) if day else penalty.newest
    return edition(penalty, found, data) if found else []


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
    """When an edition holds: 'at night, in a crowd or in an emergency'."""
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
