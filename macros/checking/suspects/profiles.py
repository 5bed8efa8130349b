"""Comparison attributes: what each figure, event and penalty is compared by.

For example, a figure by the words of its question, its number, its days and its place.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from macros.checking.likeness import Lexicon, Stems, Vector, stems
from macros.records import Claim, Event, Measure, Number, Penalty, Record, references
from macros.records.dataset import Dataset, evidence_of
from macros.records.edtf import Edtf
from macros.records.ranges import stated

# What another record may be about, where a source gives this instead.
_RENAMED = ("unit", "population", "speaker", "wording", "condition", "cause", "period")
_TERM = "years"  # what the terms of penalties are compared in, as numbers of years are


@dataclass(frozen=True, eq=False)
class Profile:
    """A figure, an event or a penalty, and what it is compared by."""

    record: Claim | Event | Penalty
    words: Vector
    renamed: Vector  # what its sources make of it
    tells: frozenset[str]  # the records that it names
    asked: str  # the id of the measure that it answers, or its own
    topic: str = ""
    unit: str = ""
    numbers: list[tuple[Number, ...]] = field(default_factory=list)  # each is one, or two ends
    when: list[Edtf] = field(default_factory=list)  # what it describes, as far as that is known
    days: list[Edtf] = field(default_factory=list)  # that, and when it was said
    place: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()  # the figures of which it is a sum or difference

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def size(self) -> Number:
        return max(map(abs, chain.from_iterable(self.numbers)), default=0)


def profiles(data: Dataset) -> Iterator[Profile]:
    """What each figure, event and penalty is compared by."""
    texts = {one.id: _of_question(one) for one in data.measures.values()}
    texts |= {one.id: _of_event(one) for one in data.events.values()}
    texts |= {one.id: _of_penalty(one) for one in data.penalties.values()}
    lexicon = Lexicon(texts.values())
    own = {id: lexicon.vector(text) for id, text in texts.items()}
    home = _home(data)
    for claim in data.claims.values():
        measure, ends = data.measures[claim.measure], stated(claim)
        yield Profile(
            claim,
            own[measure.id],
            _renamed(claim, texts[measure.id], lexicon),
            _named(claim.note, claim.because, claim.cause_given),
            asked=measure.id,
            topic=measure.topic,
            unit=_unit(measure),
            numbers=[_span(*ends)] if ends else [],
            when=[day for day in (claim.when or claim.said_on,) if day],
            days=[day for day in (claim.when, claim.said_on) if day],
            place=frozenset(stems(measure.place)) - home,
            parts=frozenset((*claim.sum_of, *claim.difference_of)),
        )
    for event in data.events.values():
        yield Profile(
            event,
            own[event.id],
            _renamed(event, texts[event.id], lexicon),
            _named(event.summary) | {*event.claims},
            asked=event.id,
            when=[event.date],
            days=[event.date],
        )
    for penalty in data.penalties.values():
        yield Profile(
            penalty,
            own[penalty.id],
            _renamed(penalty, texts[penalty.id], lexicon),
            _named(penalty.conduct, penalty.note),
            asked=penalty.id,
            unit=_TERM,
            numbers=[_span(term.min, term.max) for term in penalty.newest.terms if term.is_drawn],
        )


def _home(data: Dataset) -> frozenset[str]:
    """The place of most measures, which goes without saying: it holds the others, or may."""
    places = Counter(frozenset(stems(one.place)) for one in data.measures.values() if one.place)
    place, count = next(iter(places.most_common(1)), (frozenset(), 0))
    return place if count > 1 else frozenset()


def _renamed(record: Record, own: Stems, lexicon: Lexicon) -> Vector:
    """The words that sources have instead of its own, commonplace ones left out."""
    given = (evidence.gives for evidence in evidence_of(record) if evidence.gives)
    others = stems(*(getattr(gives, name) for gives in given for name in _RENAMED))
    commonplace = {word for word in others if lexicon.is_commonplace(word)}
    left = sorted(others.keys() - own.keys() - commonplace)
    return lexicon.vector(dict.fromkeys(left, 1.0))


def _of_question(measure: Measure) -> Stems:
    """The words of a question without its place, which is compared by itself; an id is words."""
    texts = (measure.question, measure.population, measure.counted_as, measure.share_of)
    place = stems(measure.place)
    every = stems(*texts, measure.direction, measure.id.replace("-", " "))
    return {word: weight for word, weight in every.items() if word not in place}


def _of_event(event: Event) -> Stems:
    """The words of a title, and with half their weight those of the summary."""
    title = stems(event.title, event.place, *event.aliases)
    return dict.fromkeys(stems(event.summary), 0.5) | title


def _of_penalty(penalty: Penalty) -> Stems:
    return stems(penalty.article, penalty.conduct, *penalty.aliases)


def _named(*prose: str | None) -> frozenset[str]:
    return frozenset(id for text in prose if text for id, _ in references(text))


def _unit(measure: Measure) -> str:
    """What is counted, as far as readers tell it apart: people and things they do not."""
    unit = "things" if measure.unit.is_whole else measure.unit.id
    return f"{unit} a {measure.per}" if measure.per else unit


def _span(*ends: Number | None) -> tuple[Number, ...]:
    return tuple(dict.fromkeys(end for end in ends if end is not None))
