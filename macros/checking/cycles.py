"""Cycle detection: no source relays itself and no claim is part of itself, even by way of others.

For example, a source that takes a claim 'via' another which has it 'via' the first. With one, what
follows of records would come to no end, so nothing is drawn. These rules take it that each
reference leads somewhere; references.py has seen to it.
"""

from collections.abc import Iterator
from graphlib import CycleError

from macros.problems import Breach
from macros.provenance.findings import Findings
from macros.provenance.sums import sums_in_a_circle


def check(data: Findings) -> list[Breach]:
    """Every breach of these rules."""
    return [*sums_do_not_go_in_a_circle(data), *sources_do_not_relay_in_a_circle(data)]


def sums_do_not_go_in_a_circle(data: Findings) -> Iterator[Breach]:
    """No claim is, by way of others, a part of itself."""
    if circle := sums_in_a_circle(data):
        way = " → ".join(circle)
        yield Breach(circle[0], f"is a part of itself: {way}; mend 'sum_of' or 'difference_of'")


def sources_do_not_relay_in_a_circle(data: Findings) -> Iterator[Breach]:
    """Following 'via' and 'copy_of' from any source of a claim comes to an end."""
    for claim in data.claims.values():
        try:
            data.provenance(claim)
        except CycleError as error:
            way = " → ".join(error.args[1])
            text = f"its sources relay each other: {way}; mend 'via'"
            yield Breach(claim.id, text, ("evidence",))
