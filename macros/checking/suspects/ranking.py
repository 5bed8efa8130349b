"""Reciprocal rank fusion: the rankings of all signals as one, which needs no common scale.

A pair weighs the sum of 1 / (_DAMPING + its rank) over its signals: for example, 1/31 where it is
the first of one, and three times that where this is the one of relays. In each ranking and in the
last one, a pair counts less for every heavier one that has a record or the two questions of it:
who has read the first can judge the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

_WEIGHTS = {"relay": 3.0}  # somebody has noted the change; all else that is listed is a guess
_DAMPING = 30  # the first of a ranking weighs about twice the thirtieth
_AGAIN = 0.3  # how much less a pair counts for each heavier one that has a record of it
_ANSWERED = 0.5  # and for each that has the same two questions

Ids = tuple[str, str]
Found = tuple[str, Ids, float]  # a signal, the records and how strong it is


def fused(
    strengths: Mapping[str, Mapping[Ids, float]], questions: Mapping[str, str]
) -> list[tuple[Ids, str]]:
    """All pairs, the likeliest first, each with the signal that weighs most.

    ``strengths`` are those of each signal; ``questions`` has what each record answers, but for
    the sources.
    """
    shares: defaultdict[Ids, dict[str, float]] = defaultdict(dict)
    for signal, some in strengths.items():
        for rank, ids in enumerate(_in_turn(some, questions), 1):
            shares[ids][signal] = _WEIGHTS.get(signal, 1.0) / (_DAMPING + rank)
    order = _in_turn({ids: sum(some.values()) for ids, some in shares.items()}, questions)
    return [
        (ids, max(shares[ids], key=lambda one: (shares[ids][one], strengths[one][ids])))
        for ids in order
    ]


def _in_turn(weights: Mapping[Ids, float], questions: Mapping[str, str]) -> list[Ids]:
    """The pairs by weight, where each counts less for the heavier ones that are like it."""
    seen: Counter[object] = Counter()
    left: dict[Ids, float] = {}
    for ids in sorted(weights, key=lambda ids: (-weights[ids], ids)):
        kin = _kin(ids, questions)
        left[ids] = weights[ids] / (1 + sum(share * seen[one] for one, share in kin.items()))
        seen.update(kin.keys())
    return sorted(left, key=lambda ids: (-left[ids], ids))


def _kin(ids: Ids, questions: Mapping[str, str]) -> dict[object, float]:
    """What a pair has in common with others, and how much less each of these counts for it."""
    one, other = ids
    if other not in questions:  # what sources make of a record is apart from what it is taken for
        return {(one, "in a source"): _AGAIN}
    asked = frozenset(questions[id] for id in ids)
    return {one: _AGAIN, other: _AGAIN, asked: _ANSWERED}
