"""Blocking: the pairs of records that are compared; the work grows as the records, not as pairs.

They are neighbours by number, question, place, topic or words. For example, two figures are
compared whose numbers are next to each other among all of one unit.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from macros.checking.likeness import nearest
from macros.checking.suspects.profiles import Profile
from macros.checking.suspects.ranking import Ids
from macros.records import Claim, Event, Number

_NEIGHBOURS = 20  # that follow a record in an order, with which it is compared
_COMMON = 100  # texts that have a word, from which on it finds no neighbours


def pairs(profiles: Mapping[str, Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Those that are beside each other in some order, each once, and neither tells the other."""
    places = {id: at for at, id in enumerate(profiles)}
    found: set[tuple[int, int]] = set()
    for order in _orders(profiles):
        numbered = [places[id] for id in order]
        for at, one in enumerate(numbered, 1):
            for other in numbered[at : at + _NEIGHBOURS]:
                if one != other:
                    found.add((one, other) if one < other else (other, one))
    every = list(profiles.values())
    for first, second in ((every[one], every[other]) for one, other in sorted(found)):
        if not (_is_told(first, second) or _is_told(second, first)):
            yield first, second


def _is_told(one: Profile, other: Profile) -> bool:
    """Whether one is told by the other: a figure by its event, a number of days by its penalty."""
    is_telling = not isinstance(other.record, Claim) and not isinstance(one.record, Event)
    return is_telling and one.id in other.tells


def _orders(profiles: Mapping[str, Profile]) -> Iterator[list[str]]:
    """Ids in every order in which those that are beside each other may be alike."""
    by_size: defaultdict[tuple[object, ...], list[tuple[Number, str]]] = defaultdict(list)
    by_day: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for id, profile in profiles.items():
        by_day[profile.asked].append((profile.when[0].shown if profile.when else date.max, id))
        for number in chain.from_iterable(profile.numbers):
            by_size[(profile.unit,)].append((number, id))
            by_size[profile.unit, profile.topic].append((number, id))
            by_size[profile.unit, profile.place].append((number, id))
    for numbers in by_size.values():
        yield [id for _, id in sorted(numbers)]
    for one, other in _alike(profiles):
        yield [id for _, id in sorted({*by_day[one], *by_day[other]})]
    for id, profile in profiles.items():
        yield from ([id, part] for part in profile.parts)


def _alike(profiles: Mapping[str, Profile]) -> set[Ids]:
    """Each text with itself, and with those most like it or like what is made of it."""
    having: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for profile in profiles.values():
        for word, weight in profile.words.items():
            having[word][profile.asked] = weight
    telling = {word: some for word, some in having.items() if len(some) < _COMMON}
    found = {(profile.asked, profile.asked) for profile in profiles.values()}
    asked = {(profile.asked, *profile.words): profile.words for profile in profiles.values()}
    asked |= {(profile.asked, *profile.renamed): profile.renamed for profile in profiles.values()}
    for (id, *_), vector in asked.items():
        found |= {(id, other) for other in nearest(vector, telling, _NEIGHBOURS)}
    return found
