"""Terms before and after, from the least to the most, by article and part."""

from .. import words
from ..dataset import Dataset
from ..records import Claim, Penalty, Picture, Record, Sanction, Term, TermUnit
from . import rows
from .rows import Bar, Frame, Row
from .sheet import Ink, Size, Spec


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Penalty):
        return "draws penalties"
    if any(not _in_years(term) or len(_of(record, term.edition)) > 1 for term in record.terms):
        return "draws penalties with one term in years of prison before and one after"
    for one in picture.draws:
        claims = [data.claims[id] for id in one.bears_out] if one.record == record.id else []
        for claim in claims:
            if claim.value not in [term.max for term in _of(record, "after")]:
                return f"draws a penalty that bears out {claim.id}, whose value is its 'max'"
    return None


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """Each term as a bar from its least to its most, the later under the earlier."""
    drawn = []
    for one in picture.draws:
        penalty = data.penalties[one.record]
        before, after = (_of(penalty, edition) for edition in ("before", "after"))
        bars = [_bar(term, Ink.soft) for term in before if term.max]
        bars += [_bar(term, Ink.mark if one.bears_out else Ink.ink) for term in after if term.max]
        drawn.append(
            Row(
                penalty.article,
                bars,
                [one.label] if one.label else [],
                [_borne_out(data.claims[id], data, size) for id in one.bears_out],
                " → ".join(_said(terms) for terms in (before, after)),
            )
        )
    top = max(term.max or 0 for one in picture.draws for term in data.penalties[one.record].terms)
    return rows.draw(drawn, Frame(top, _years, 250, (14, 190), pitch=11), size)


def _bar(term: Term, ink: Ink) -> Bar:
    assert term.max is not None
    return Bar(term.min or 0, term.max, ink, thin=term.min is None)


def _borne_out(claim: Claim, data: Dataset, size: Size) -> str:
    number = words.amount(claim, data.measures[claim.measure].unit)
    beside = "◄ " if size.wide else ""  # on a phone it stands above its bar
    return f"{beside}{data.people[claim.said_by].name}: “{number}”"


def _of(penalty: Penalty, edition: str) -> list[Term]:
    return [term for term in penalty.terms if term.edition == edition]


def _in_years(term: Term) -> bool:
    prison = term.unit == TermUnit.years and term.sanction == Sanction.prison
    return prison or term.status != "known"


def _said(terms: list[Term]) -> str:
    term = terms[0] if terms else None
    if term is None or term.status == "not_verified":
        return "not verified"
    return "none" if term.status == "none" else words.span(term)


def _years(value: float) -> str:
    return words.number(value)
