"""Who and what, as short as a picture needs it."""

from .. import words
from ..dataset import Dataset
from ..records import Claim, Standing


def speaker(claim: Claim, data: Dataset) -> str:
    """'Shoigu'; 'Mediazona'; 'an unnamed source of Novaya Gazeta Europe, citing FSB'."""
    said = named(claim.said_by, data)
    return f"{said}, citing {named(claim.attributed_to, data)}" if claim.attributed_to else said


def named(id: str, data: Dataset) -> str:
    """A person's last name, or a body's whole one."""
    person = data.people[id]
    return person.name.split()[-1] if person.identity == "named" else person.name


def doubt(claim: Claim) -> str:
    """', unverified', or '' for a claim that stands."""
    return "" if claim.standing == Standing.stands else f", {claim.standing.value}"


def amount(claim: Claim, data: Dataset) -> str:
    """A claim's number, and how it stands if it does not."""
    return words.amount(claim, data.measures[claim.measure].unit) + doubt(claim)
