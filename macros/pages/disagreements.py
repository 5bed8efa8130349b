"""Ranking of a record's disagreements: first the one that is about its own value.

A mark beside a figure leads to the first: for example, beside a total that another contradicts to
that conflict, and not to a question of where it was said.
"""

from collections import defaultdict
from collections.abc import Mapping

from macros.checking.conflicts import conflicts
from macros.corpus import Corpus
from macros.records import Claim, Disagreement


def ranked(data: Corpus) -> dict[str, list[Disagreement]]:
    """The disagreements that name each record, by its id, those about its own value first.

    A conflict in which the record's own value cannot hold comes before what is only confused with
    it, another answer to the same question before another of the same topic; of equals the one
    that names the record earlier.
    """
    concerned = _concerned(data)
    return {
        id: sorted(some, key=lambda one: _rank(id, one, concerned, data))
        for id, some in data.disagreements_of.items()
    }


def _concerned(data: Corpus) -> Mapping[str, set[str]]:
    """The records whose own value is in a conflict that a disagreement explains, by its id."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for conflict in conflicts(data):
        for one in data.disagreements_of.get(conflict.ids[0], []):
            if one.class_ == "conflict" and set(conflict.ids) <= set(one.records):
                found[one.id] |= set(conflict.ids) - set(conflict.parts)
    return found


def _rank(
    id: str, one: Disagreement, concerned: Mapping[str, set[str]], data: Corpus
) -> tuple[bool, bool, bool, int]:
    claim = data.claims.get(id)
    topic = data.measures[claim.measure].topic if claim else one.topic
    return (
        id not in concerned.get(one.id, ()),
        one.topic != topic,
        claim is not None and not _names_another_answer(claim, one, data),
        one.records.index(id),
    )


def _names_another_answer(claim: Claim, one: Disagreement, data: Corpus) -> bool:
    others = (data.claims.get(id) for id in one.records if id != claim.id)
    return any(other and other.measure == claim.measure for other in others)
