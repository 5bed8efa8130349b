"""Relay errors: records that a source changed in passing them on, and headlines that say less.

For example, '1 million came' is suspected as the headline of a claim of 'nearly 1 million'.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from macros.checking.likeness import stems
from macros.checking.quoted_numbers import numbers_in
from macros.checking.suspects.ranking import Found
from macros.records import Claim, Evidence, Qualifier
from macros.records.dataset import Dataset, evidence_of
from macros.records.ranges import stated

_ROUNDED = 0.05  # by which part a headline may round a number

# How much of a record is another's where a source gives this instead.
_CHANGED = {
    "unit": 1.0, "population": 1.0, "speaker": 0.8, "wording": 0.8, "condition": 0.8,
    "place": 0.8, "date": 0.8, "window": 0.8, "period": 0.8, "certainty": 0.7, "cause": 0.7,
    "qualifier": 0.6, "value": 0.5, "low": 0.5, "high": 0.5,
}  # fmt: skip

_HEDGE = re.compile(
    r"\b(?:about|above|almost|approximately|around|exceed\w*|least|less|maximum|minimum|more|most|"
    r"near\w*|over|roughly|some|under|up to)\b",
    re.IGNORECASE,
)


def found(data: Dataset) -> Iterator[Found]:
    """What sources are known to have changed, then what they print without a part of it."""
    yield from _relays(data)
    yield from _headlines(data)


def printed(claim: Claim, evidence: Evidence, data: Dataset) -> tuple[str, list[str]]:
    """Words of a source that have a claim's number, and what of the claim they lack.

    They are in the language of the site.
    """
    source, measure = data.sources[evidence.source], data.measures[claim.measure]
    own = data.subject.language
    headline = source.title if source.language == own else source.translation
    quote = evidence.quote if (evidence.language or own) == own else None
    is_thing = measure.unit.is_whole and not measure.unit.people
    counted = measure.counted_as or measure.unit.plain
    ends = stated(claim) or ()
    for text in filter(None, (headline, quote)):
        said, numbers = stems(text), numbers_in(text, own)
        if not any(abs(one - end) <= _ROUNDED * abs(end) for one in numbers for end in ends):
            continue
        lacking = []
        is_sentence = sum(word.isalpha() for word in said) > 2
        if is_thing and is_sentence and said.keys().isdisjoint(stems(counted)):
            lacking.append(counted)
        if claim.qualifier != Qualifier.exactly and not _HEDGE.search(text):
            lacking.append(hedge(claim.qualifier))
        if lacking:
            return text, lacking
    return "", []


def hedge(qualifier: Qualifier) -> str:
    """The words before a number, such as "more than"."""
    return qualifier.replace("_", " ")


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
            _, lacking = printed(claim, evidence, data)
            if lacking and evidence.source not in noted:
                yield "headline", (claim.id, evidence.source), 0.6 * len(lacking)
