"""Publication history: by which day a claim was public, and when a newer took its place.

For example, on one day the president's newest total and the minister's both stood in public.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, groupby
from typing import NamedTuple

from macros.records import Behaviour, Claim, ClaimKind, Source, Standing
from macros.records.dataset import Dataset
from macros.records.edtf import Edtf, Extent

# The speaker gave the number, in a source that can carry it; of a superseded one that was true
# when it was made.
_FIRM = (Standing.stands, Standing.superseded)


def public_by(claim: Claim, data: Dataset) -> date | None:
    """The day by which a claim had been said or printed: of a month or a span, the last.

    Of what is dated "then or later" alone, the earliest day on which it can have been. None for
    a sum that this site computed: nobody had said it.
    """
    if data.people[claim.said_by].identity == "site":
        return None
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


def overtaken_days(data: Dataset, public: Mapping[str, date]) -> dict[str, date]:
    """The day from which a newer answer stood in an older one's place, by the older's id.

    Only the same speaker takes an answer back: by a later one about a count or level, or by one
    that a record says ``supersedes`` it. What is unverified takes no place of what stands, and a
    denial is no answer. Rival answers of other speakers, and of one day, stand together.
    """
    overtaken: dict[str, date] = {}
    for answers in chain(_by_speaker(data), _superseding(data)):
        for claim, day in _followed(answers, public):
            overtaken[claim.id] = min(day, overtaken.get(claim.id, day))
    return overtaken


def _by_speaker(data: Dataset) -> Iterator[list[Claim]]:
    """The answers of each speaker to each question about a count or level."""
    for measure in data.measures.values():
        if measure.behaves == Behaviour.flow:
            continue
        found: dict[tuple[str, str | None], list[Claim]] = {}
        for claim in data.claims_of.get(measure.id, []):
            if claim.kind != ClaimKind.denial:
                found.setdefault((claim.said_by, claim.attributed_to), []).append(claim)
        yield from found.values()


def _superseding(data: Dataset) -> Iterator[list[Claim]]:
    """Each line of claims of which every next one supersedes the one before it."""
    superseded = {claim.supersedes for claim in data.claims.values()}
    for claim in data.claims.values():
        if claim.supersedes and claim.id not in superseded:
            line = [claim]
            while (before := line[-1].supersedes) and data.claims[before] not in line:
                line.append(data.claims[before])
            yield line


def _followed(answers: list[Claim], public: Mapping[str, date]) -> Iterator[tuple[Claim, date]]:
    """Each answer in whose place a later one came, with the day on which that was public."""
    dated = sorted(
        ((public[one.id], one) for one in answers if one.id in public),
        key=lambda pair: pair[0],
        reverse=True,
    )
    later: date | None = None
    later_firm: date | None = None
    for day, some in groupby(dated, key=lambda pair: pair[0]):
        same_day = [claim for _, claim in some]
        for claim in same_day:
            if end := later_firm if claim.standing in _FIRM else later:
                yield claim, end
        later = day
        if any(claim.standing in _FIRM for claim in same_day):
            later_firm = day


def begun_by(moment: Edtf) -> date:
    """The day by which an event was under way or over for certain."""
    return moment.first if moment.extent == Extent.span else moment.by


class Newest(NamedTuple):
    """How new the sources of a text are."""

    day: date | None  # before which the newest of them was not published; None where none is dated
    certain: bool  # whether it was published on that day
    others: int  # how many are not dated to a day, and may be newer


def newest(sources: Iterable[Source]) -> Newest:
    """The newest of the sources that were read. One of no certain day counts by its first."""
    moments = {one.id: one.published for one in sources if one.read}
    dated = [one for one in moments.values() if one and one.first > date.min]
    day = max((one.first for one in dated), default=None)
    others = (one for one in moments.values() if not (one and one.is_day))
    return Newest(
        day,
        any(one.is_day and one.first == day for one in dated),
        sum(one is None or day is None or one.last > day for one in others),
    )
