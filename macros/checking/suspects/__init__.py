"""Candidate ranking of confusable records: pairs that readers may take for one, likeliest first.

A rule finds what cannot both hold (conflicts.py); that two things are taken for one has to be
noticed. Each signal ranks the pairs that it suspects by a strength of its own:

- relay: a source that by ``gives`` changed a record in passing it on: who or what is counted, who
  said it, how surely, down to a "more than" that it drops;
- headline: a headline or quoted words with the number of a record that leave out what is counted,
  or its "more than", though no ``gives`` says so;
- number: the same number, or nearly, of different things;
- question: two answers to one question, above all of no day by which a rule would compare them,
  by different speakers, or the later total that contains the earlier;
- words: two questions in nearly the same words;
- group: counts alike in unit, place, days and size, as of one group under two names;
- part: a number and a total that contains it by a sum, or may by its place, of the same days;
- retold: what a source makes of one record is what another is about, such as entries "people";
- law: penalties of near conduct, or of the same term;
- offence: a penalty, and a figure or an event that may be of another;
- subject: events, or an event and a figure that it does not tell, near in day and in words.

All but relays and headlines are stronger where one reader meets both: on near days, in one text.
Words count by how few texts have them (likeness.py).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from macros.checking.suspects import explanations, ranking, relays, signals
from macros.checking.suspects.profiles import profiles
from macros.checking.suspects.ranking import Ids
from macros.records.dataset import Dataset

_LEAST = 0.15  # the strength below which nothing is suspected


@dataclass(frozen=True)
class Suspect:
    """Two records that may be taken for one; the second may be a source of the first."""

    ids: Ids
    signal: str  # that weighs most
    because: str


def suspects(data: Dataset, most: int | None = None) -> list[Suspect]:
    """The pairs that no disagreement covers, the likeliest first; all, or at most so many."""
    every = {profile.id: profile for profile in profiles(data)}
    covered = _coverage(data)
    strengths: defaultdict[str, dict[Ids, float]] = defaultdict(dict)
    for signal, ids, strength in chain(signals.found(every), relays.found(data)):
        if strength >= _LEAST and not covered(*ids):
            strengths[signal][ids] = strength
    questions = {id: profile.asked for id, profile in every.items()}
    return [
        Suspect(ids, signal, explanations.because(signal, ids, data))
        for ids, signal in ranking.fused(strengths, questions)[:most]
    ]


def line(suspect: Suspect, data: Dataset, places: Mapping[str, str]) -> str:
    """A suspect in a line: where each record stands and what it says, and why it is suspected."""
    both = (f"{places[id]} {id} ({explanations.says(id, data)})" for id in suspect.ids)
    return f"{' | '.join(both)} | {suspect.because}"


def _coverage(data: Dataset) -> Callable[[str, str], bool]:
    """Whether a disagreement has both in its records, or has one and cites the other as source."""
    naming = {id: {one.id for one in some} for id, some in data.disagreements_of.items()}
    citing: defaultdict[str, set[str]] = defaultdict(set)
    for one in data.disagreements.values():
        # A conflict has every source that it is about in its records.
        for evidence in one.evidence if one.class_ == "confusion" else ():
            citing[evidence.source].add(one.id)

    def covered(id: str, other: str) -> bool:
        both = naming.get(other, set()) | citing.get(other, set())
        return not naming.get(id, set()).isdisjoint(both)

    return covered
