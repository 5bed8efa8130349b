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
- retold: what a source makes of one record is what another is about, such as absence "desertion";
- law: penalties of near conduct, or of the same term;
- offence: a penalty, and a figure or an event that may be of another;
- subject: events, or an event and a figure that it does not tell, near in day and in words.

All but relays and headlines are stronger where one reader meets both: on near days, in one text.
Words count by how few texts have them (likeness.py).

Strengths are products of what a pair shares, each from 1 down to what is left where it does not;
only their order counts. The rankings are joined by reciprocal rank fusion, which needs no common
scale: a pair weighs the sum of 1 / (_DAMPING + its rank) over its signals. In each ranking and in
the last one, a pair counts less for every heavier one that has a record or the two questions of
it: who has read the first can judge the rest.

Compared are only neighbours by number, question, place, topic or words (blocking), so that the
work grows as the records do and not as their pairs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from math import log, log10

from macros import wording
from macros.checking.likeness import Lexicon, Stems, Vector, cosine, nearest, stems
from macros.checking.quoted_numbers import numbers_in
from macros.problems import shown
from macros.records import (
    Claim,
    Event,
    Evidence,
    Measure,
    Number,
    Penalty,
    Qualifier,
    Record,
    Source,
    references,
)
from macros.records.dataset import Dataset, evidence_of
from macros.records.edtf import Edtf
from macros.records.ranges import range_of, stated
from macros.wording import labels

_WEIGHTS = {"relay": 3.0}  # somebody has noted the change; all else that is listed is a guess
_DAMPING = 30  # the first of a ranking weighs about twice the thirtieth
_AGAIN = 0.3  # how much less a pair counts for each heavier one that has a record of it
_ANSWERED = 0.5  # and for each that has the same two questions
_LEAST = 0.15  # the strength below which nothing is suspected
_NEIGHBOURS = 20  # that follow a record in an order, with which it is compared
_COMMON = 100  # texts that have a word, from which on it finds no neighbours
_FORTNIGHT = 14  # days apart at which days are half as near
_ROUNDED = 0.05  # by which part a headline may round a number

# How much of a record is another's where a source gives this instead.
_CHANGED = {
    "unit": 1.0, "population": 1.0, "speaker": 0.8, "wording": 0.8, "condition": 0.8,
    "place": 0.8, "date": 0.8, "window": 0.8, "period": 0.8, "certainty": 0.7, "cause": 0.7,
    "qualifier": 0.6, "value": 0.5, "low": 0.5, "high": 0.5,
}  # fmt: skip
# What of it another record may be about.
_TERM = "years"  # what the terms of penalties are compared in, as numbers of years are
_RENAMED = ("unit", "population", "speaker", "wording", "condition", "cause", "period")

_REASONS = {
    "number": "the same number, or nearly, of different things",
    "question": "two answers to one question",
    "words": "two questions in nearly the same words",
    "group": "alike in unit, place, days and size, by whatever name",
    "part": "the smaller may be a part of the larger",
    "retold": "what a source makes of one is what the other is about",
    "law": "near conduct, or the same term",
    "offence": "near the conduct that the article is about",
    "subject": "near in day and in subject",
}

_HEDGE = re.compile(
    r"\b(?:about|above|almost|approximately|around|exceed\w*|least|less|maximum|minimum|more|most|"
    r"near\w*|over|roughly|some|under|up to)\b",
    re.IGNORECASE,
)
_IN_BRACES = re.compile(r"\{([^}:]*)[^}]*\}")

Ids = tuple[str, str]
Found = tuple[str, Ids, float]  # a signal, the records and how strong it is


@dataclass(frozen=True)
class Suspect:
    """Two records that may be taken for one; the second may be a source of the first."""

    ids: Ids
    signal: str  # that weighs most
    because: str


def suspects(data: Dataset, most: int | None = None) -> list[Suspect]:
    """The pairs that no disagreement covers, the likeliest first; all, or at most so many."""
    sides = {side.id: side for side in _sides(data)}
    covered = _coverage(data)
    strengths: defaultdict[str, dict[Ids, float]] = defaultdict(dict)
    for signal, ids, strength in chain(_pairs(sides), _relays(data), _headlines(data)):
        if strength >= _LEAST and not covered(*ids):
            strengths[signal][ids] = strength
    shares: defaultdict[Ids, dict[str, float]] = defaultdict(dict)
    for signal, some in strengths.items():
        for rank, ids in enumerate(_in_turn(some, sides), 1):
            shares[ids][signal] = _WEIGHTS.get(signal, 1.0) / (_DAMPING + rank)
    ranking = _in_turn({ids: sum(some.values()) for ids, some in shares.items()}, sides)
    listed = []
    for ids in ranking[:most]:
        signal = max(shares[ids], key=lambda one: (shares[ids][one], strengths[one][ids]))
        listed.append(Suspect(ids, signal, _because(signal, ids, data)))
    return listed


def line(suspect: Suspect, data: Dataset, places: Mapping[str, str]) -> str:
    """A suspect in a line: where each record stands and what it says, and why it is suspected."""
    both = (f"{places[id]} {id} ({_says(id, data)})" for id in suspect.ids)
    return f"{' | '.join(both)} | {suspect.because}"


# How they are ranked


def _in_turn(weights: Mapping[Ids, float], sides: Mapping[str, "_Side"]) -> list[Ids]:
    """The pairs by weight, where each counts less for the heavier ones that are like it."""
    seen: Counter[object] = Counter()
    left: dict[Ids, float] = {}
    for ids in sorted(weights, key=lambda ids: (-weights[ids], ids)):
        kin = _kin(ids, sides)
        left[ids] = weights[ids] / (1 + sum(share * seen[one] for one, share in kin.items()))
        seen.update(kin.keys())
    return sorted(left, key=lambda ids: (-left[ids], ids))


def _kin(ids: Ids, sides: Mapping[str, "_Side"]) -> dict[object, float]:
    """What a pair has in common with others, and how much less each of these counts for it."""
    one, other = ids
    if other not in sides:  # what sources make of a record is apart from what it is taken for
        return {(one, "in a source"): _AGAIN}
    asked = frozenset(sides[id].asked for id in ids)
    return {one: _AGAIN, other: _AGAIN, asked: _ANSWERED}


def _coverage(data: Dataset) -> Callable[[str, str], bool]:
    """Whether a disagreement has both in its records, or has one and cites the other as source."""
    naming = {id: {one.id for one in some} for id, some in data.disputes_of.items()}
    citing: defaultdict[str, set[str]] = defaultdict(set)
    for one in data.disagreements.values():
        # A conflict has every source that it is about in its records.
        for evidence in one.evidence if one.class_ == "confusion" else ():
            citing[evidence.source].add(one.id)

    def covered(id: str, other: str) -> bool:
        both = naming.get(other, set()) | citing.get(other, set())
        return not naming.get(id, set()).isdisjoint(both)

    return covered


# What is compared


@dataclass(frozen=True, eq=False)
class _Side:
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


def _sides(data: Dataset) -> Iterator[_Side]:
    texts = {one.id: _of_question(one) for one in data.measures.values()}
    texts |= {one.id: _of_event(one) for one in data.events.values()}
    texts |= {one.id: _of_penalty(one) for one in data.penalties.values()}
    lexicon = Lexicon(texts.values())
    own = {id: lexicon.vector(text) for id, text in texts.items()}
    home = _home(data)
    for claim in data.claims.values():
        measure, ends = data.measures[claim.measure], stated(claim)
        yield _Side(
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
        yield _Side(
            event,
            own[event.id],
            _renamed(event, texts[event.id], lexicon),
            _named(event.summary) | {*event.claims},
            asked=event.id,
            when=[event.date],
            days=[event.date],
        )
    for penalty in data.penalties.values():
        yield _Side(
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


# With what it is compared


@dataclass(frozen=True)
class _Setting:
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


def _pairs(sides: Mapping[str, _Side]) -> Iterator[Found]:
    together = _readership(sides)
    for one, other in _neighbours(sides):
        if _is_told(one, other) or _is_told(other, one):
            continue
        setting = _Setting(
            alike=1.0 if one.asked == other.asked else cosine(one.words, other.words),
            when=_nearness(one.when, other.when),
            near=_nearness(one.days, other.days),
            together=together(one, other),
            place=_place(one, other),
        )
        for signal, strength in _compared(one, other, setting):
            yield signal, (one.id, other.id), strength


def _readership(sides: Mapping[str, _Side]) -> Callable[[_Side, _Side], float]:
    """How many readers of one meet the other: all in one paragraph, some in a text of few."""
    read = {
        id: {(evidence.source, evidence.locator) for evidence in side.record.evidence}
        for id, side in sides.items()
    }
    sources = {id: {source for source, _ in places} for id, places in read.items()}
    carried = Counter(chain.from_iterable(sources.values()))

    def together(one: _Side, other: _Side) -> float:
        if one.id in other.tells or other.id in one.tells or one.tells & other.tells:
            return 1
        if any(locator for _, locator in read[one.id] & read[other.id]):
            return 1
        shared = sources[one.id] & sources[other.id]
        return max((2 / (1 + carried[source]) for source in shared), default=0)

    return together


def _is_told(one: _Side, other: _Side) -> bool:
    """Whether one is told by the other: a figure by its event, a number of days by its penalty."""
    is_telling = not isinstance(other.record, Claim) and not isinstance(one.record, Event)
    return is_telling and one.id in other.tells


def _neighbours(sides: Mapping[str, _Side]) -> Iterator[tuple[_Side, _Side]]:
    """The pairs that are beside each other in some order, each once."""
    places = {id: at for at, id in enumerate(sides)}
    pairs: set[tuple[int, int]] = set()
    for order in _orders(sides):
        numbered = [places[id] for id in order]
        for at, one in enumerate(numbered, 1):
            for other in numbered[at : at + _NEIGHBOURS]:
                if one != other:
                    pairs.add((one, other) if one < other else (other, one))
    every = list(sides.values())
    return ((every[one], every[other]) for one, other in sorted(pairs))


def _orders(sides: Mapping[str, _Side]) -> Iterator[list[str]]:
    """Ids in every order in which those that are beside each other may be alike."""
    by_size: defaultdict[tuple[object, ...], list[tuple[Number, str]]] = defaultdict(list)
    by_day: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for id, side in sides.items():
        by_day[side.asked].append((side.when[0].shown if side.when else date.max, id))
        for number in chain.from_iterable(side.numbers):
            by_size[(side.unit,)].append((number, id))
            by_size[side.unit, side.topic].append((number, id))
            by_size[side.unit, side.place].append((number, id))
    for numbers in by_size.values():
        yield [id for _, id in sorted(numbers)]
    for one, other in _alike(sides):
        yield [id for _, id in sorted({*by_day[one], *by_day[other]})]
    for id, side in sides.items():
        yield from ([id, part] for part in side.parts)


def _alike(sides: Mapping[str, _Side]) -> set[Ids]:
    """Each text with itself, and with those most like it or like what is made of it."""
    having: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for side in sides.values():
        for word, weight in side.words.items():
            having[word][side.asked] = weight
    telling = {word: some for word, some in having.items() if len(some) < _COMMON}
    found = {(side.asked, side.asked) for side in sides.values()}
    asked = {(side.asked, *side.words): side.words for side in sides.values()}
    asked |= {(side.asked, *side.renamed): side.renamed for side in sides.values()}
    for (id, *_), vector in asked.items():
        found |= {(id, other) for other in nearest(vector, telling, _NEIGHBOURS)}
    return found


def _nearness(days: list[Edtf], others: list[Edtf]) -> float:
    """1 for days that meet, half of it for those a fortnight apart; 0 where none is known."""
    gaps = [max((b.shown - a.by).days, (a.shown - b.by).days, 0) for a in days for b in others]
    return _FORTNIGHT / (_FORTNIGHT + min(gaps)) if gaps else 0


def _place(one: _Side, other: _Side) -> float:
    if one.place == other.place:
        return 1
    return 0.6 if one.place <= other.place or other.place <= one.place else 0.25


def _closeness(one: _Side, other: _Side, within: float) -> float:
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


# What is suspected of it


def _compared(one: _Side, other: _Side, setting: _Setting) -> Iterator[tuple[str, float]]:
    a, b = one.record, other.record
    if isinstance(a, Claim) and isinstance(b, Claim):
        if one.numbers and other.numbers:
            is_one = one.asked == other.asked
            yield from _answers(a, b, setting) if is_one else _figures(one, other, setting)
    elif isinstance(a, Penalty) and isinstance(b, Penalty):
        yield "law", 0.7 * setting.alike + _term(one, other, setting, 0.15)
    elif isinstance(a, Penalty) or isinstance(b, Penalty):
        term = _term(one, other, setting, 0)
        yield "offence", setting.reader * (0.7 * setting.alike + term)
    else:
        both = isinstance(a, Event) and isinstance(b, Event)
        days = _down_to(0.5, setting.near) if both else 0.5 * setting.near
        yield "subject", setting.reader * setting.alike * days
    if one.asked != other.asked:
        retold = max(cosine(one.renamed, other.words), cosine(other.renamed, one.words))
        yield "retold", 0.6 * retold * setting.place * _units(one, other)


def _answers(a: Claim, b: Claim, setting: _Setting) -> Iterator[tuple[str, float]]:
    """Two answers to one question; less if they agree, and least if one speaker gave both."""
    near = setting.near
    if not (a.when and b.when):
        apart, near = 1.3, 1.0  # what is of no day may be of any, and no rule compares it
    elif a.said_by != b.said_by:
        apart = 0.9
    else:
        apart = 0.8 if a.when.overlaps(b.when) else 0.6
    ranges = range_of(a), range_of(b)
    if ranges[0] and ranges[1] and ranges[0].meets(ranges[1]):
        apart *= 0.25 if a.when and b.when and a.said_by == b.said_by else 0.5
    yield "question", apart * (1 + (near + setting.together) / 2)


def _figures(one: _Side, other: _Side, setting: _Setting) -> Iterator[tuple[str, float]]:
    """Answers to different questions."""
    units, is_topic = _units(one, other), one.topic == other.topic
    same = max(_closeness(one, other, 0.001), 0.4 * _closeness(one, other, 0.1))
    telling = min(1, log10(1 + min(one.size, other.size)) / 3)  # small numbers meet by chance
    joined = max(setting.together, setting.alike, 0.7 * is_topic)
    yield "number", setting.reader * units * same * telling * _down_to(0.5, joined)
    days = _down_to(0.3, setting.when)
    yield "words", setting.reader * units * setting.alike * setting.place * days
    if units == 1:
        size = _down_to(0.3, _closeness(one, other, 4))
        name = _down_to(0.5, min(1, 1.5 * setting.alike))
        group = size * name * _down_to(0.7, is_topic) * setting.place * setting.when
        yield "group", setting.reader * group
        yield "part", setting.reader * _part(one, other, setting)


def _part(one: _Side, other: _Side, setting: _Setting) -> float:
    """Whether a sum joins them, or the smaller number is, on the same days, of a narrower place."""
    if one.id in other.parts or other.id in one.parts:
        return 1
    small, large = sorted((one, other), key=lambda side: side.size)
    is_within = large.place < small.place and small.size < large.size and setting.when == 1
    return setting.alike * (1 if large.place else 0.6) if is_within else 0


def _term(one: _Side, other: _Side, setting: _Setting, unlike: float) -> float:
    """What it adds that both have as many years at most; ``unlike`` where no words are alike."""
    most = [{numbers[-1] for numbers in side.numbers} for side in (one, other)]
    if one.unit != other.unit or most[0].isdisjoint(most[1]):
        return 0
    return 0.3 if setting.alike > 0.05 else unlike


def _units(one: _Side, other: _Side) -> float:
    return 1 if one.unit == other.unit else 0.3


def _down_to(rest: float, share: float) -> float:
    """1 where all is shared, and the rest where nothing is."""
    return rest + (1 - rest) * share


# What sources make of a record


def _relays(data: Dataset) -> Iterator[Found]:
    kinds = (data.claims, data.events, data.penalties, data.testimonies)
    for record in chain.from_iterable(kind.values() for kind in kinds):
        changed: defaultdict[str, set[str]] = defaultdict(set)
        for evidence in evidence_of(record):
            if evidence.gives:
                changed[evidence.source] |= evidence.gives.model_fields_set
        for source, names in changed.items():
            most = max(_CHANGED[name] for name in names)
            yield "relay", (record.id, source), most + 0.1 * (len(names) - 1)


def _headlines(data: Dataset) -> Iterator[Found]:
    for claim in data.claims.values():
        noted = {evidence.source for evidence in claim.evidence if evidence.gives}
        for evidence in claim.evidence:
            _, lacking = _printed(claim, evidence, data)
            if lacking and evidence.source not in noted:
                yield "headline", (claim.id, evidence.source), 0.6 * len(lacking)


def _printed(claim: Claim, evidence: Evidence, data: Dataset) -> tuple[str, list[str]]:
    """English words of a source that have a claim's number, and what of the claim they lack."""
    source, measure = data.sources[evidence.source], data.measures[claim.measure]
    headline = source.title if source.language == "en" else source.translation
    quote = evidence.quote if (evidence.language or "en") == "en" else None
    is_thing = measure.unit.is_whole and not measure.unit.people
    counted = measure.counted_as or measure.unit.plain
    ends = stated(claim) or ()
    for text in filter(None, (headline, quote)):
        said, numbers = stems(text), numbers_in(text, "en")
        if not any(abs(one - end) <= _ROUNDED * abs(end) for one in numbers for end in ends):
            continue
        lacking = []
        is_sentence = sum(word.isalpha() for word in said) > 2
        if is_thing and is_sentence and said.keys().isdisjoint(stems(counted)):
            lacking.append(counted)
        if claim.qualifier != Qualifier.exactly and not _HEDGE.search(text):
            lacking.append(_hedge(claim.qualifier))
        if lacking:
            return text, lacking
    return "", []


# How they are told


def _because(signal: str, ids: Ids, data: Dataset) -> str:
    record, source = data.get(ids[0]), data.sources.get(ids[1])
    if not (record and source):
        return _REASONS[signal]
    of_source = [one for one in evidence_of(record) if one.source == source.id]
    if signal == "relay":
        return f"{source.publisher} {'; '.join(_changes(record, of_source))}"
    assert isinstance(record, Claim)
    text, lacking = next(found for one in of_source if (found := _printed(record, one, data))[1])
    return f"“{shown(text)}” has the number without “{'” and “'.join(lacking)}”"


def _changes(record: Record, evidence: list[Evidence]) -> Iterator[str]:
    """What a source says instead, and the word before a number that it drops."""
    for gives in (one.gives for one in evidence if one.gives):
        if drift := wording.drift(gives):
            yield drift
        before = record.qualifier if isinstance(record, Claim) else Qualifier.exactly
        given = gives.qualifier or (Qualifier.exactly if stated(gives) else before)
        if given == Qualifier.exactly != before:
            yield f"drops “{_hedge(before)}”"


def _hedge(qualifier: Qualifier) -> str:
    return qualifier.replace("_", " ")


def _says(id: str, data: Dataset) -> str:
    """What a record says, in words."""
    record = data.get(id)
    if isinstance(record, Claim):
        by = data.people[record.said_by].name
        when = f", {wording.when(record.when)}" if record.when else ""
        question = data.measures[record.measure].question
        return f"{question} {wording.answer(record, data)}{when}, {by}"
    if isinstance(record, Event):
        return f"{record.title}, {wording.when(record.date)}"
    if isinstance(record, Penalty):
        terms = wording.edition(record, record.newest, data)
        return f"{labels.title(record, data)}, {', '.join(terms)}: {_filled(record.conduct, data)}"
    if isinstance(record, Source):
        return f"{record.publisher}, {labels.title(record, data)}"
    return labels.title(record, data) if record else ""


def _filled(prose: str, data: Dataset) -> str:
    """A sentence with each figure that it names."""
    return _IN_BRACES.sub(
        lambda found: (
            wording.answer(claim, data) if (claim := data.claims.get(found[1])) else found[1]
        ),
        prose,
    )
