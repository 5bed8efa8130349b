"""Rules of each record, and of what it names (referential integrity). Each yields its breaches."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from operator import or_

from macros.checking import amounts, methods, moments
from macros.problems import Breach, Loc, a, nearest
from macros.provenance.findings import Findings
from macros.records import (
    ID,
    KINDS,
    Claim,
    ClaimKind,
    Correction,
    Event,
    GlossaryEntry,
    Gone,
    Penalty,
    Record,
    Sentence,
    Source,
    Standing,
    To,
    references,
)
from macros.records.dataset import Dataset, evidence_of
from macros.records.marks import marked
from macros.records.verdicts import Verdict

# What a sentence may ask of a record it names in braces, and of which kind.
PARTS: dict[type[Record], tuple[str, ...]] = {
    Claim: ("", "when", "start", "end", "said"),
    Event: ("",),
}

# What a claim that circulates can go back to.
_ORIGINALS = (Claim, Event, Penalty, GlossaryEntry, Source)

BODIES = ("body", "site")  # identities of who is no person

_ID = re.compile(ID)


def check(data: Findings, ids: Collection[str], today: date) -> list[Breach]:
    """Every breach of a rule. ``ids`` holds those of records too broken to load as well."""
    found = [breach for rule in LINKS for breach in rule(data, ids)]
    more = [breach for rule in RULES for breach in rule(data, ids)]
    more += moments.check(data, today)
    return [*found, *(replace(breach, drawable=True) for breach in more)]


def meant(named: Iterable[str], ids: Collection[str]) -> set[str]:
    """Those of the ``named`` that no record has, each near an id that cannot be one as it is."""
    wrong = [id.casefold() for id in ids if not _ID.fullmatch(id)]
    absent = set(named) - set(ids) if wrong else set()
    return {id for id in absent if get_close_matches(id, wrong, n=1, cutoff=0.75)}


def named_in(data: Dataset) -> Iterator[str]:
    """Each id by which a record names another."""
    return (id for record in data for _, id, _ in _links(record))


def references_lead_somewhere(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Each id that a record names is the id of a record of the right kind."""
    for record in data:
        for loc, id, kind in _links(record):
            target = data.get(id)
            if id in data.withdrawn:
                if not isinstance(record, Correction):
                    yield Breach(record.id, _gone(data.withdrawn[id]), loc)
            elif target is None and id not in ids:
                known = data.of(kind) if kind else ids
                noun = a(KINDS[kind].noun if kind else "record")
                text = f"'{id}' is not the id of {noun}{nearest(id, known)}"
                yield Breach(record.id, text, loc)
            elif target is not None and kind and id not in data.of(kind):
                text = f"'{id}' is {a(target.noun)}; name {a(KINDS[kind].noun)} here"
                yield Breach(record.id, text, loc)


def withdrawn_records_lead_somewhere(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What is to be seen instead of a withdrawn record is there, and another record."""
    for gone in data.withdrawn.values():
        see = gone.withdrawn.see
        if see and (see not in ids or see == gone.id):
            text = f"'{see}' is not the id of another record{nearest(see, ids)}"
            yield Breach(gone.id, text, ("withdrawn", "see"))


def sentences_ask_what_records_know(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A sentence names claims, events and penalties, and asks for a part they have."""
    for record, loc, prose in data.sentences:
        for id, part in references(prose):
            target = data.get(id)
            if target is None:
                continue  # told as a dangling reference, or broken itself
            parts = PARTS.get(type(target))
            if isinstance(target, Penalty):
                if part and (why := flaw_of_day(target, part)):
                    yield Breach(record.id, f"'{{{id}:{part}}}': {why}", loc)
            elif parts is None:
                text = f"'{{{id}}}' is {a(target.noun)}; name a claim, an event or a penalty"
                yield Breach(record.id, text, loc)
            elif part not in parts:
                options = ", ".join(f"{{{id}:{known}}}" for known in parts if known) or id
                text = f"'{{{id}:{part}}}': write {{{id}}} or {options}"
                yield Breach(record.id, text, loc)
            elif isinstance(target, Claim) and _asks_unknown_date(target, part):
                text = f"'{{{id}:{part}}}': the claim does not say that date"
                yield Breach(record.id, text, loc)


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


def measures_differ_in_more_than_words(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Two measures of one topic do not count the same thing under two names."""
    seen: dict[tuple[object, ...], str] = {}
    for measure in data.measures.values():
        counted = (
            measure.topic,
            measure.unit,
            measure.per,
            _bare(measure.population),
            _bare(measure.place or ""),
            measure.direction,
            _bare(measure.share_of or ""),
            measure.behaves,
        )
        first = seen.setdefault(counted, measure.id)
        if first != measure.id:
            text = (
                f"differs from measure {first} in wording only; use that one, "
                "or say what else is counted in 'population', 'place' or 'unit'"
            )
            yield Breach(measure.id, text)


def what_stands_is_carried(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A claim that nobody gives as it is but weak sources is marked unverified."""
    for claim in data.claims.values():
        sources = [data.sources.get(one.source) for one in claim.evidence]
        weak = [bool(source and source.weak) for source in sources]
        changed = [bool(one.gives) for one in claim.evidence]
        if claim.standing == Standing.stands and all(map(or_, weak, changed)):
            who = "only weak sources give it" if all(weak) else "every source changed it or is weak"
            text = f"{who}; write 'standing: unverified', and why in 'because'"
            yield Breach(claim.id, text, ("standing",))


def counts_have_a_maker(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A count whose maker is not named is unverified, but for what people tell of themselves."""
    tellers = {testimony.person for testimony in data.testimonies.values()}
    for claim in data.claims.values():
        maker = data.people.get(claim.said_by)
        unsigned = maker and maker.identity == "anonymous" and maker.id not in tellers
        if unsigned and claim.kind == ClaimKind.count and claim.standing == Standing.stands:
            text = "nobody is named who counted; write 'standing: unverified', and why in 'because'"
            yield Breach(claim.id, text, ("standing",))


def people_tell_of_themselves(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A testimony is what a person told, and no body."""
    for testimony in data.testimonies.values():
        person = data.people.get(testimony.person)
        if person and person.identity in BODIES:
            text = f"'{person.id}' is a body; name the person who told it, or make claims of it"
            yield Breach(testimony.id, text, ("person",))


def quotes_say_their_language(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A quote from a text in another language is in that language, or has the words before it.

    Of a weak source a translation may be all that was read.
    """
    for record in data:
        for number, one in enumerate(evidence_of(record)):
            source = data.sources.get(one.source)
            tongue = (source.language if source and not source.weak else None) or "en"
            if tongue != "en" and one.quote and not (one.language or one.original):
                text = (
                    f"{one.source} is in '{tongue}'; give the words before translation in "
                    "'original', or say the 'language' of the quote"
                )
                yield Breach(record.id, text, ("evidence", number, "quote"))


def bodies_are_not_signed_as_people(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Who is known as a body, or as the publisher of another source, is no person who signed."""
    bodies = {_bare(one.name) for one in data.people.values() if one.identity == "body"}
    publishers = {_bare(one.publisher) for one in data.sources.values()}
    for source in data.sources.values():
        own = _bare(source.publisher)  # who writes may publish it, too
        for number, name in enumerate(source.authors):
            if (bare := _bare(name)) in bodies or bare in publishers - {own}:
                text = f"'{name}' is known as a body; name it in 'corporate_authors' instead"
                yield Breach(source.id, text, ("authors", number))


def topics_lead_with_a_figure_of_theirs(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """What a topic names first is a figure under it, and one that stands."""
    for topic in data.topics.values():
        claim = data.claims.get(topic.leads.record) if topic.leads else None
        measure = data.measures.get(claim.measure) if claim else None
        if claim is None or measure is None:
            continue  # told as a dangling reference, or broken itself
        flaw = ""
        if measure.topic != topic.id:
            flaw = f"is a claim under the topic {measure.topic}; name one under this"
        elif claim.kind == ClaimKind.denial:
            flaw = "is a denial, which gives no figure; name a claim that does"
        elif claim.standing != Standing.stands:
            flaw = f"is {claim.standing}; name a claim that stands"
        if flaw:
            yield Breach(topic.id, f"'{claim.id}' {flaw}", ("leads", "record"))


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


def sayings_are_seen_as_they_are_told(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Each claim that circulates is told once, and changed on a page that carries it."""
    first: dict[str, str] = {}
    for saying in data.sayings.values():
        one = first.setdefault(_bare(saying.sentence), saying.id)
        if one != saying.id:
            text = f"saying {one} has the same sentence; add the pages that carry it there"
            yield Breach(saying.id, text, ("sentence",))
        seen = [evidence.source for evidence in saying.evidence]
        if saying.changed_at and saying.changed_at not in seen:
            text = f"no page here is '{saying.changed_at}'; name one of {', '.join(seen)}"
            yield Breach(saying.id, text, ("changed_at",))


def verdicts_rest_on_records(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A verdict names a record that shows it, unless nothing public can."""
    for saying in data.sayings.values():
        original = data.get(saying.original) if saying.original else None
        if original is not None and not isinstance(original, _ORIGINALS):
            text = (
                f"'{original.id}' is {a(original.noun)}; "
                "name a claim, an event, a penalty, a term or a source"
            )
            yield Breach(saying.id, text, ("original",))
        named = references(saying.because) or saying.shown_by or original
        if not named and saying.verdict != Verdict.cannot_be_checked:
            text = (
                "names no record; name what shows it in braces or in 'shown_by', "
                "or write 'verdict: cannot_be_checked'"
            )
            yield Breach(saying.id, text, ("because",))


# What is followed as records are drawn, and what only holds of them.
LINKS = (
    references_lead_somewhere,
    withdrawn_records_lead_somewhere,
    sentences_ask_what_records_know,
)
RULES = (
    measures_differ_in_more_than_words,
    what_stands_is_carried,
    weak_sources_do_not_carry_a_term,
    parts_of_an_article_share_an_offence,
    editions_are_made_by_laws,
    laws_come_before_their_editions,
    counts_have_a_maker,
    people_tell_of_themselves,
    quotes_say_their_language,
    bodies_are_not_signed_as_people,
    topics_lead_with_a_figure_of_theirs,
    acts_fell_under_what_stood_before,
    sayings_are_seen_as_they_are_told,
    verdicts_rest_on_records,
    *amounts.RULES,
    *methods.RULES,
)


def _gone(gone: Gone) -> str:
    see = gone.withdrawn.see
    return f"'{gone.id}' is withdrawn; " + (f"name '{see}' instead" if see else "take it out")


def _asks_unknown_date(claim: Claim, part: str) -> bool:
    if part == "said":
        return claim.said_on is None
    return part != "" and claim.when is None


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _links(record: Record) -> Iterator[tuple[Loc, str, str]]:
    """Each (field, id, kind) by which a record names another."""
    for loc, value, mark in marked(record, To | Sentence):
        if isinstance(mark, To):
            yield loc, value, mark.kind
        else:
            yield from ((loc, id, "") for id, _ in references(value))
