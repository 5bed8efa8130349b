"""What was public on which day; the rule is here and nowhere else."""

from datetime import date
from itertools import pairwise

from .dataset import Dataset
from .dates import Edtf, Extent
from .records import Behaviour, Claim


def public_by(claim: Claim, data: Dataset) -> date | None:
    """The day by which a claim had been said or printed: of a month or a span, the last."""
    moments = [data.sources[evidence.source].published for evidence in claim.evidence]
    return min((one.by for one in (claim.said_on, *moments) if one), default=None)


def public_days(data: Dataset) -> dict[str, date]:
    """The day by which each claim was public, by its id; without those of no known day."""
    return {claim.id: day for claim in data.claims.values() if (day := public_by(claim, data))}


def overtaken_days(data: Dataset) -> dict[str, date]:
    """The day from which a newer answer told how a count or level stood, by the older's id.

    Rival answers of one day stand together; so do all answers about a window.
    """
    public = public_days(data)
    overtaken: dict[str, date] = {}
    for measure in data.measures.values():
        if measure.behaves == Behaviour.flow:
            continue
        answers = [one.id for one in data.claims_of.get(measure.id, []) if one.id in public]
        newer = dict(pairwise(sorted({public[id] for id in answers})))
        overtaken |= {id: newer[public[id]] for id in answers if public[id] in newer}
    return overtaken


def begun_by(moment: Edtf) -> date:
    """The day by which an event was under way or over for certain."""
    return moment.first if moment.extent == Extent.span else moment.by
