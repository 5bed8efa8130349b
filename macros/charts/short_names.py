"""Abbreviated labels: who and what, as short as a picture needs it.

For example, a person goes by the last name, and a body by its whole one.
"""

from macros import wording
from macros.charts.bars import Words
from macros.corpus import Corpus
from macros.records import Claim, Standing
from macros.wording.record_names import surname


def speaker(claim: Claim, data: Corpus) -> str:
    """'Hentzau'; 'The Post'; 'an unnamed source of The Agency, citing the mint'."""
    said = named(claim.said_by, data)
    return f"{said}, citing {named(claim.attributed_to, data)}" if claim.attributed_to else said


def named(id: str, data: Corpus) -> str:
    """A person's last name, or a body's whole one."""
    return surname(data.people[id])


def denial(claim: Claim, data: Corpus) -> Words:
    """'✕ Denied by the mint, 6 October 2022', which leads to the denial."""
    when = f", {wording.when(claim.said_on)}" if claim.said_on else ""
    text = f"✕ Denied by {speaker(claim, data)}{when}{doubt(claim)}"
    return Words(text, data.address(claim))


def doubt(claim: Claim) -> str:
    """', unverified', or '' for a claim that stands."""
    return "" if claim.standing == Standing.stands else f", {claim.standing.value}"


def amount(claim: Claim, data: Corpus) -> str:
    """A claim's number, and how it stands if it does not."""
    return wording.amount(claim, data.measures[claim.measure].unit) + doubt(claim)
