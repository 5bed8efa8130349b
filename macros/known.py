"""What was public on which day; the rule is here and nowhere else."""

from datetime import date
from itertools import pairwise

from .dataset import Dataset
from .dates import Edtf, Extent
from .records import Behaviour, Claim


def public_by(claim: Claim, data: Dataset) -> date | None:
    """The day by which a claim had been said or printed: of a month or a span, the last.

    Of a sum that this site computed, the day by which all its parts were public. Of what is
    dated "then or later" alone, the earliest day on which it can have been.
    """
    if data.people[claim.said_by].identity == "site":
        parts = (data.claims[id] for id in (*claim.sum_of, *claim.difference_of))
        return max((day for one in parts if (day := public_by(one, data))), default=None)
    return min((one.by for one in _moments(claim, data)), default=None)


def public_since(claim: Claim, data: Dataset) -> bool:
    """True when a claim is dated "then or later" alone, so that nothing tells by which day."""
    return all(one.extent == Extent.since for one in _moments(claim, data))


def _moments(claim: Claim, data: Dataset) -> list[Edtf]:
    """When it was said and when each source that has it was published, as far as is known.

    Where one of these days is certain, those that may be later are left out.
    """
    published = [data.sources[evidence.source].published for evidence in claim.evidence]
    known = [one for one in (claim.said_on, *published) if one]
    return [one for one in known if one.extent != Extent.since] or known


def overtaken_days(data: Dataset) -> dict[str, date]:
    """The day from which a newer answer told how a count or level stood, by the older's id.

    Rival answers of one day stand together; so do all answers about a window.
    """
    public = data.public_by
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
