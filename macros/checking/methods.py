"""Methodology rules: what must hold of how a number was made.

For example, whom somebody asked is said of a survey alone.
"""

from collections.abc import Collection, Iterable, Iterator

from macros.problems import Breach
from macros.provenance.findings import Findings
from macros.records import Claim, Measure, Method


def methods_are_said_once(data: Findings, ids: Collection[str]) -> Iterator[Breach]:
    """A claim says its method where it is not its measure's."""
    for claim, measure in _answers(data):
        if claim.method and claim.method == measure.method:
            text = f"'method' is that of its measure, {measure.id}; leave it out"
            yield Breach(claim.id, text, ("method",))


def surveys_alone_have_samples(data: Findings, ids: Collection[str]) -> Iterator[Breach]:
    """Whom somebody asked is said of a survey."""
    surveys = _either(one.id for one in data.subject.methods.values() if one.asks)
    asked = f"'sample' is whom a survey asked; write {surveys}, or drop it"
    for measure in data.measures.values():
        if measure.sample and not _asks(measure.method):
            yield Breach(measure.id, asked, ("sample",))
    for claim, _ in _answers(data):
        if claim.sample and not _asks(data.making(claim).method):
            yield Breach(claim.id, asked, ("sample",))


def sums_are_called_sums(data: Findings, ids: Collection[str]) -> Iterator[Breach]:
    """What somebody added up or subtracted was not counted, whatever its parts were."""
    for claim, _ in _answers(data):
        if not claim.derivation or claim.derivation == "beside":
            continue
        method = data.making(claim).method
        if method is None or method.adds_up:
            continue
        sums = _either(one.id for one in data.subject.methods.values() if one.adds_up)
        text = f"it is made of other claims, not by {method}; write {sums}"
        yield Breach(claim.id, text, ("method",))


RULES = (methods_are_said_once, surveys_alone_have_samples, sums_are_called_sums)


def _asks(method: Method | None) -> bool:
    return method is not None and method.asks


def _either(methods: Iterable[str]) -> str:
    """'method: sum_of_counts' or 'method: calculation', in the form of a message."""
    return " or ".join(f"'method: {one}'" for one in methods) or "a method that says so"


def _answers(data: Findings) -> Iterator[tuple[Claim, Measure]]:
    """Each claim with its measure, where that was read."""
    for claim in data.claims.values():
        if measure := data.measures.get(claim.measure):
            yield claim, measure
