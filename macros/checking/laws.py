"""Legislative consistency: editions of a penalty follow each other, and each is made by a law.

For example, no edition stands before the day of the law that made it.
"""

from collections.abc import Collection, Iterator
from datetime import date

from macros.problems import Breach, a
from macros.records import Event, GlossaryEntry, Penalty
from macros.records.dataset import Dataset


def flaw_of_day(penalty: Penalty, text: str) -> str:
    """Why what a penalty threatened on a day cannot be told, or ''."""
    try:
        found = penalty.on(date.fromisoformat(text))
    except ValueError:
        return (
            f"'{text}' is not a day; write one such as 2022-09-23, or none for the newest edition"
        )
    return "" if found else f"penalty {penalty.id} tells of no edition that stood on {text}"


def editions_are_made_by_laws(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What made an edition of an article is an event or a word of the glossary."""
    for penalty in data.penalties.values():
        for number, edition in enumerate(penalty.editions):
            law = data.get(edition.by) if edition.by else None
            if law is not None and not isinstance(law, Event | GlossaryEntry):
                text = f"'{law.id}' is {a(law.noun)}; name the event or glossary entry of the law"
                yield Breach(penalty.id, text, ("editions", number, "by"))


def laws_come_before_their_editions(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """No edition stands before the day of the law that made it."""
    for penalty in data.penalties.values():
        for number, edition in enumerate(penalty.editions):
            law = data.events.get(edition.by) if edition.by else None
            if law and edition.since and edition.since.last < law.date.first:
                text = f"'since' is {edition.since}, and {law.id} is of {law.date}; mend one"
                yield Breach(penalty.id, text, ("editions", number, "since"))


def parts_of_an_article_share_an_offence(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What an article is about is said alike in all its parts, for they stand below it."""
    first: dict[tuple[str, str], Penalty] = {}
    for penalty in data.penalties.values():
        one = first.setdefault((penalty.code, penalty.number), penalty)
        if penalty.offence != one.offence:
            said = "none" if one.offence is None else f"'{one.offence}'"
            text = f"'offence' is not that of {one.id}, {said}; write the same in both"
            yield Breach(penalty.id, text, ("offence",) if penalty.offence else ())


def weak_sources_do_not_carry_a_term(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What only weak sources tell of a penalty is marked unverified."""
    for penalty in data.penalties.values():
        sources = [data.sources.get(evidence.source) for evidence in penalty.evidence]
        if not all(source and source.weak for source in sources):
            continue
        for number, edition in enumerate(penalty.editions):
            if edition.status == "known":
                text = "only weak sources give it; write 'status: unverified'"
                yield Breach(penalty.id, text, ("editions", number))


def acts_fell_under_what_stood_before(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What an act fell under before a law stood on its eve, by the records of its parts today."""
    for topic in data.topics.values():
        law = data.events.get(topic.offences.law) if topic.offences else None
        for number, act in enumerate(topic.offences.acts if topic.offences and law else ()):
            assert law is not None
            eve = law.date.eve
            stood = {id for one in act.today for id in _stood(one.record, eve, data)}
            for field in ("today", "before"):
                for place, one in enumerate(getattr(act, field)):
                    penalty = data.penalties.get(one.record)
                    if penalty is None:
                        continue  # told as a dangling reference, or broken itself
                    flaw = flaw_of_day(penalty, eve.isoformat())
                    if not flaw and field == "before" and penalty.id not in stood:
                        those = ", ".join(sorted(stood)) or "none"
                        flaw = f"'{penalty.id}' is not what it fell under on {eve} ({those})"
                    if flaw:
                        where = ("offences", "acts", number, field, place)
                        yield Breach(topic.id, flaw, where)


def _stood(id: str, day: date, data: Dataset) -> set[str]:
    """A penalty, or where there was none on a day those under which the same act fell."""
    penalty = data.penalties.get(id)
    edition = penalty.on(day) if penalty else None
    if edition is None or edition.status != "none":
        return {id}
    return {found for other in edition.fell_under for found in _stood(other, day, data)}
