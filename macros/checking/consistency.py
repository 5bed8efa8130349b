"""Consistency: what must hold of records beside each other.

For example, those that cannot all hold are explained by a disagreement, and a topic with two
measures says how they differ.

These rules take it that each reference leads somewhere; references.py has seen to it.
"""

from collections.abc import Iterator
from dataclasses import replace

from macros.checking.conflicts import conflicts
from macros.problems import Breach
from macros.provenance.findings import Findings
from macros.records import Claim, Event, Gives, Qualifier, Record
from macros.records.dataset import evidence_of


def check(data: Findings) -> list[Breach]:
    """Every breach of these rules."""
    return [replace(breach, drawable=True) for rule in RULES for breach in rule(data)]


def conflicts_are_explained(data: Findings) -> Iterator[Breach]:
    """Records that cannot all hold are named together by a disagreement of class conflict.

    And a disagreement of that class names some that cannot.
    """
    describing = set()
    for conflict in conflicts(data):
        covering = [
            one.id
            for one in data.disagreements_of.get(conflict.ids[0], [])
            if one.class_ == "conflict" and set(conflict.ids) <= set(one.records)
        ]
        describing.update(covering)
        if not covering:
            together = ", ".join(conflict.ids)
            text = f"{conflict.text}; write a disagreement of 'class: conflict' that explains "
            yield Breach(conflict.ids[0], text + f"it, with records: [{together}]")
    for disagreement in data.disagreements.values():
        if disagreement.class_ == "conflict" and disagreement.id not in describing:
            text = (
                "no rule finds a conflict between its records; mend the records, "
                "or make it 'class: confusion'"
            )
            yield Breach(disagreement.id, text, ("class",))


def confusions_rest_on_something(data: Findings) -> Iterator[Breach]:
    """A confusion has a shared topic, a source that changed something, or a quote."""
    for disagreement in data.disagreements.values():
        records = [record for id in disagreement.records if (record := data.get(id))]
        claims = [record for record in records if isinstance(record, Claim)]
        topics = [data.measures[claim.measure].topic for claim in claims]
        rests = (
            len(topics) > len(set(topics))
            or any(one.gives for record in records for one in evidence_of(record))
            or any(one.quote for one in disagreement.evidence)
        )
        if disagreement.class_ == "confusion" and not rests:
            text = (
                "rests on nothing: name two claims of one topic, a record that a source "
                "changed ('gives'), or quote the words in 'evidence'"
            )
            yield Breach(disagreement.id, text, ("records",))


def topics_say_how_their_measures_differ(data: Findings) -> Iterator[Breach]:
    """A topic with two measures or more has a note, because readers take them for one."""
    for topic in data.topics.values():
        count = len(data.measures_of[topic.id])
        if count > 1 and not topic.note:
            yield Breach(topic.id, f"has {count} measures; say in 'note' how they differ")


def gives_is_something_else(data: Findings) -> Iterator[Breach]:
    """What a source gives instead differs from what the record says."""
    for record in data:
        said = _said(record, data)
        for number, evidence in enumerate(evidence_of(record)):
            for name, given in _given(evidence.gives):
                if given == said.get(name, object()):
                    text = f"'{name}' gives what the record says; leave it out"
                    yield Breach(record.id, text, ("evidence", number, "gives", name))


RULES = (
    conflicts_are_explained,
    confusions_rest_on_something,
    topics_say_how_their_measures_differ,
    gives_is_something_else,
)


def _said(record: Record, data: Findings) -> dict[str, object]:
    """What a record says, under the names that 'gives' has for it."""
    if isinstance(record, Event):
        return {"date": record.date, "place": record.place}
    if isinstance(record, Claim):
        measure = data.measures[record.measure]
        plain = {"value": (record.value, record.qualifier), "window": record.when}
        return plain | {"unit": measure.unit, "population": measure.population}
    return {}


def _given(gives: Gives | None) -> Iterator[tuple[str, object]]:
    """What a source gives, name by name; a number with its qualifier."""
    for name in gives.model_fields_set if gives else ():
        given = getattr(gives, name)
        if gives and name == "value":
            given = (given, gives.qualifier or Qualifier.exactly)
        yield name, given
