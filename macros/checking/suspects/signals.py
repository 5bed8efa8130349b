"""Pair scoring: how strongly each signal suspects two records, from what they share.

Strengths are products of that, each from 1 down to what is left where it is not shared; only their
order counts. For example, two numbers of different units are suspected 0.3 times as strongly.
"""

from collections.abc import Iterator, Mapping
from math import log10

from macros.checking.likeness import cosine
from macros.checking.suspects import candidates
from macros.checking.suspects.profiles import Profile
from macros.checking.suspects.proximity import Proximity, closeness, measured
from macros.checking.suspects.ranking import Found
from macros.records import Claim, Event, Penalty
from macros.records.ranges import range_of


def found(profiles: Mapping[str, Profile]) -> Iterator[Found]:
    """What each signal suspects of each pair of neighbours, and how strongly."""
    for one, other, proximity in measured(candidates.pairs(profiles), profiles):
        for signal, strength in _suspected(one, other, proximity):
            yield signal, (one.id, other.id), strength


def _suspected(one: Profile, other: Profile, proximity: Proximity) -> Iterator[tuple[str, float]]:
    a, b = one.record, other.record
    if isinstance(a, Claim) and isinstance(b, Claim):
        if one.numbers and other.numbers:
            is_one = one.asked == other.asked
            yield from _answers(a, b, proximity) if is_one else _figures(one, other, proximity)
    elif isinstance(a, Penalty) and isinstance(b, Penalty):
        yield "law", 0.7 * proximity.alike + _term(one, other, proximity, 0.15)
    elif isinstance(a, Penalty) or isinstance(b, Penalty):
        term = _term(one, other, proximity, 0)
        yield "offence", proximity.reader * (0.7 * proximity.alike + term)
    else:
        both = isinstance(a, Event) and isinstance(b, Event)
        days = _down_to(0.5, proximity.near) if both else 0.5 * proximity.near
        yield "subject", proximity.reader * proximity.alike * days
    if one.asked != other.asked:
        retold = max(cosine(one.renamed, other.words), cosine(other.renamed, one.words))
        yield "retold", 0.6 * retold * proximity.place * _units(one, other)


def _answers(a: Claim, b: Claim, proximity: Proximity) -> Iterator[tuple[str, float]]:
    """Two answers to one question; less if they agree, and least if one speaker gave both."""
    near = proximity.near
    if not (a.when and b.when):
        apart, near = 1.3, 1.0  # what is of no day may be of any, and no rule compares it
    elif a.said_by != b.said_by:
        apart = 0.9
    else:
        apart = 0.8 if a.when.overlaps(b.when) else 0.6
    ranges = range_of(a), range_of(b)
    if ranges[0] and ranges[1] and ranges[0].meets(ranges[1]):
        apart *= 0.25 if a.when and b.when and a.said_by == b.said_by else 0.5
    yield "question", apart * (1 + (near + proximity.together) / 2)


def _figures(one: Profile, other: Profile, proximity: Proximity) -> Iterator[tuple[str, float]]:
    """Answers to different questions."""
    units, is_topic = _units(one, other), one.topic == other.topic
    same = max(closeness(one, other, 0.001), 0.4 * closeness(one, other, 0.1))
    telling = min(1, log10(1 + min(one.size, other.size)) / 3)  # small numbers meet by chance
    joined = max(proximity.together, proximity.alike, 0.7 * is_topic)
    yield "number", proximity.reader * units * same * telling * _down_to(0.5, joined)
    days = _down_to(0.3, proximity.when)
    yield "words", proximity.reader * units * proximity.alike * proximity.place * days
    if units == 1:
        size = _down_to(0.3, closeness(one, other, 4))
        name = _down_to(0.5, min(1, 1.5 * proximity.alike))
        group = size * name * _down_to(0.7, is_topic) * proximity.place * proximity.when
        yield "group", proximity.reader * group
        yield "part", proximity.reader * _part(one, other, proximity)


def _part(one: Profile, other: Profile, proximity: Proximity) -> float:
    """Whether a sum joins them, or the smaller number is, on the same days, of a narrower place."""
    if one.id in other.parts or other.id in one.parts:
        return 1
    small, large = sorted((one, other), key=lambda profile: profile.size)
    is_within = large.place < small.place and small.size < large.size and proximity.when == 1
    return proximity.alike * (1 if large.place else 0.6) if is_within else 0


def _term(one: Profile, other: Profile, proximity: Proximity, unlike: float) -> float:
    """What it adds that both have as many years at most; ``unlike`` where no words are alike."""
    most = [{numbers[-1] for numbers in profile.numbers} for profile in (one, other)]
    if one.unit != other.unit or most[0].isdisjoint(most[1]):
        return 0
    return 0.3 if proximity.alike > 0.05 else unlike


def _units(one: Profile, other: Profile) -> float:
    return 1 if one.unit == other.unit else 0.3


def _down_to(rest: float, share: float) -> float:
    """1 where all is shared, and the rest where nothing is."""
    return rest + (1 - rest) * share
