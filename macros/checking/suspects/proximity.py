"""Similarity of two records: in words, days, place and numbers, and in the texts that have both.

For example, two figures of one week that one paragraph has are near in days and in texts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from math import log

from macros.checking.likeness import cosine
from macros.checking.suspects.profiles import Profile
from macros.records.edtf import Edtf

_FORTNIGHT = 14  # days apart at which days are half as near


@dataclass(frozen=True)
class Proximity:
    """How near two records are, whatever they say; each from 0 to 1."""

    alike: float  # in words
    when: float  # in the days that they describe
    near: float  # in any of their days
    together: float  # in the texts that have both
    place: float

    @property
    def reader(self) -> float:
        """How much likelier than otherwise one reader meets both."""
        return 1 + (self.near + self.together) / 2


def measured(
    pairs: Iterable[tuple[Profile, Profile]], profiles: Mapping[str, Profile]
) -> Iterator[tuple[Profile, Profile, Proximity]]:
    """These pairs, each with how near the two are; ``profiles`` are of all records."""
    together = _readership(profiles)
    for one, other in pairs:
        yield (
            one,
            other,
            Proximity(
                alike=1.0 if one.asked == other.asked else cosine(one.words, other.words),
                when=_nearness(one.when, other.when),
                near=_nearness(one.days, other.days),
                together=together(one, other),
                place=_place(one, other),
            ),
        )


def closeness(one: Profile, other: Profile, within: float) -> float:
    """1 for the same number, 0 for one larger by such a part; less for one end of a range."""
    return max(
        (
            max(0, 1 - abs(log(a / b)) / log(1 + within))
            * (1 if some == others or len(some) == len(others) == 1 else 0.8)
            for some in one.numbers
            for others in other.numbers
            for a in some
            for b in others
            if a > 0 and b > 0
        ),
        default=0,
    )


def _readership(profiles: Mapping[str, Profile]) -> Callable[[Profile, Profile], float]:
    """How many readers of one meet the other: all in one paragraph, some in a text of few."""
    read = {
        id: {(evidence.source, evidence.locator) for evidence in profile.record.evidence}
        for id, profile in profiles.items()
    }
    sources = {id: {source for source, _ in places} for id, places in read.items()}
    carried = Counter(chain.from_iterable(sources.values()))

    def together(one: Profile, other: Profile) -> float:
        if one.id in other.tells or other.id in one.tells or one.tells & other.tells:
            return 1
        if any(locator for _, locator in read[one.id] & read[other.id]):
            return 1
        shared = sources[one.id] & sources[other.id]
        return max((2 / (1 + carried[source]) for source in shared), default=0)

    return together


def _nearness(days: list[Edtf], others: list[Edtf]) -> float:
    """1 for days that meet, half of it for those a fortnight apart; 0 where none is known."""
    gaps = [max((b.shown - a.by).days, (a.shown - b.by).days, 0) for a in days for b in others]
    return _FORTNIGHT / (_FORTNIGHT + min(gaps)) if gaps else 0


def _place(one: Profile, other: Profile) -> float:
    if one.place == other.place:
        return 1
    return 0.6 if one.place <= other.place or other.place <= one.place else 0.25
