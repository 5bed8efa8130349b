"""Temporal consistency: nothing is said, counted or passed on before it can have been.

For example, a count of the days up to 10 May was not known on 5 May.

A day is that of whoever dates something, and begins in Kamchatka while it is still the
day before in New York: what is one day early is no contradiction.
"""

from collections.abc import Callable, Iterator
from datetime import date

from macros.problems import Breach, Loc
from macros.records import Claim, ClaimKind, Record, Source
from macros.records.dataset import Dataset, evidence_of
from macros.records.edtf import Edtf


def check(data: Dataset, today: date) -> Iterator[Breach]:
    """Every breach of these rules as of a day. What a record names need not be there."""
    for rule in RULES:
        yield from rule(data, today)


def nothing_happened_in_the_future(data: Dataset, today: date) -> Iterator[Breach]:
    """What was said, published, mended or withdrawn, and what took place, has come by today."""
    for record in (*data, *data.withdrawn.values()):
        for loc, moment in _past(record):
            if _before(today, moment.begun):
                text = f"'{loc[-1]}' is {moment}, and today is {today}; write a day that has come"
                yield Breach(record.id, text, loc)


def counts_come_after_what_they_count(data: Dataset, today: date) -> Iterator[Breach]:
    """What is counted is over when the count is given; before, it is a forecast or a target."""
    for claim in data.claims.values():
        if claim.kind != ClaimKind.count or claim.when is None or claim.when.approximate:
            continue
        over, told = _over(claim), min(claim.said_on.last, today) if claim.said_on else today
        if over and told < over:
            field = "period" if claim.period else "as_of"
            text = (
                f"a count up to {over} was not known on {told}; mend '{field}' or 'said_on', "
                "or make it 'kind: forecast'"
            )
            yield Breach(claim.id, text, (field,))


def sources_come_after_what_they_carry(data: Dataset, today: date) -> Iterator[Breach]:
    """A claim is not said after every source that has it was published.

    But for what this site makes of older sources itself.
    """
    for claim in data.claims.values():
        speaker = data.people.get(claim.said_by)
        published = _published(claim, data)
        if not claim.said_on or not published or (speaker and speaker.identity == "site"):
            continue
        last = max(moment.last for moment in published)
        if _before(last, claim.said_on.first):
            text = (
                f"'said_on' is {claim.said_on}, and every source that has it was published "
                f"before, the last on {last}; mend one of these days"
            )
            yield Breach(claim.id, text, ("said_on",))


def nothing_is_passed_on_before_it_is_there(data: Dataset, today: date) -> Iterator[Breach]:
    """A copy, a relay or a correction is no older than what it goes back to."""
    for record in data:
        for loc, later, earlier in _steps(record, data):
            if later and earlier and _before(later.last, earlier.first):
                text = f"is of {later}, and what it goes back to is of {earlier}; mend one of these"
                yield Breach(record.id, text, loc)


RULES: tuple[Callable[[Dataset, date], Iterator[Breach]], ...] = (
    nothing_happened_in_the_future,
    counts_come_after_what_they_count,
    sources_come_after_what_they_carry,
    nothing_is_passed_on_before_it_is_there,
)


def _before(one: date, other: date) -> bool:
    """True when a day is before another wherever each of them is meant."""
    return one.toordinal() + 1 < other.toordinal()


def _past(record: Record) -> Iterator[tuple[Loc, Edtf]]:
    """Each date of a record that has come, if the record is true."""
    fields = vars(record)
    for name in ("said_on", "published", "date"):
        if moment := fields.get(name):
            yield (name,), moment
    if withdrawn := fields.get("withdrawn"):
        yield ("withdrawn", "on"), withdrawn.on


def _over(claim: Claim) -> date | None:
    """The first day on which what a claim counts can be over; None when no end is known."""
    if claim.period:
        return None if claim.period.last == date.max else claim.period.ended
    return claim.as_of.first if claim.as_of else None


def _published(claim: Claim, data: Dataset) -> list[Edtf]:
    """When each source of a claim was published; nothing when that of one is not known."""
    sources = [data.sources.get(evidence.source) for evidence in claim.evidence]
    known = [source.published for source in sources if source and source.published]
    return known if len(known) == len(sources) else []


def _steps(record: Record, data: Dataset) -> Iterator[tuple[Loc, Edtf | None, Edtf | None]]:
    """Each step from a document or claim to the one it goes back to, with the days of both."""
    if isinstance(record, Source) and record.copy_of:
        yield ("copy_of",), record.published, _day(record.copy_of.source, data)
    if isinstance(record, Claim) and record.supersedes:
        corrected = data.claims.get(record.supersedes)
        yield ("supersedes",), record.said_on, corrected.said_on if corrected else None
    for number, evidence in enumerate(evidence_of(record)):
        if evidence.via:
            days = _day(evidence.source, data), _day(evidence.via, data)
            yield ("evidence", number, "via"), *days


def _day(source: str, data: Dataset) -> Edtf | None:
    known = data.sources.get(source)
    return known.published if known else None
