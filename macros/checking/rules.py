"""Validation rules: what must hold of each record, in one order; a rule yields its breaches.

For example, a testimony is what a person told, and no body.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from operator import or_

from macros.checking import amounts, maps, methods, moments
from macros.checking.laws import (
    acts_fell_under_what_stood_before,
    editions_are_made_by_laws,
    laws_come_before_their_editions,
    parts_of_an_article_share_an_offence,
    weak_sources_do_not_carry_a_term,
)
from macros.checking.likeness import bare
from macros.checking.references import (
    references_lead_somewhere,
    sentences_ask_what_records_know,
    withdrawn_records_lead_somewhere,
)
from macros.checking.sayings import sayings_are_seen_as_they_are_told, verdicts_rest_on_records
from macros.problems import Breach
from macros.provenance.findings import Findings
from macros.records import ClaimKind, Standing
from macros.records.dataset import Dataset, evidence_of

BODIES = ("body", "site")  # identities of who is no person


def check(data: Findings, ids: Collection[str], today: date) -> list[Breach]:
    """Every breach of a rule. ``ids`` holds those of records too broken to load as well."""
    found = [breach for rule in LINKS for breach in rule(data, ids)]
    more = [breach for rule in RULES for breach in rule(data, ids)]
    more += moments.check(data, today)
    return [*found, *(replace(breach, drawable=True) for breach in more)]


def measures_differ_in_more_than_words(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Two measures of one topic do not count the same thing under two names."""
    seen: dict[tuple[object, ...], str] = {}
    for measure in data.measures.values():
        counted = (
            measure.topic,
            measure.unit,
            measure.per,
            bare(measure.population),
            bare(measure.place or ""),
            measure.direction,
            bare(measure.share_of or ""),
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
    own = data.subject.language
    for record in data:
        for number, one in enumerate(evidence_of(record)):
            source = data.sources.get(one.source)
            tongue = (source.language if source and not source.weak else None) or own
            if tongue != own and one.quote and not (one.language or one.original):
                text = (
                    f"{one.source} is in '{tongue}'; give the words before translation in "
                    "'original', or say the 'language' of the quote"
                )
                yield Breach(record.id, text, ("evidence", number, "quote"))


def bodies_are_not_signed_as_people(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """Who is known as a body, or as the publisher of another source, is no person who signed."""
    bodies = {bare(one.name) for one in data.people.values() if one.identity == "body"}
    publishers = {bare(one.publisher) for one in data.sources.values()}
    for source in data.sources.values():
        own = bare(source.publisher)  # who writes may publish it, too
        for number, name in enumerate(source.authors):
            if (words := bare(name)) in bodies or words in publishers - {own}:
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
    maps.countries_were_cut,
    *amounts.RULES,
    *methods.RULES,
)
