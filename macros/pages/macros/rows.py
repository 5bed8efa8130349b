"""Row layouts: how the rows of each list look, whether all of them, some, or one page of many.

For example, the rows of 'events' stand by month, on its page and on each page of a year.
``file`` names the rows as files, if they are offered so.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from macros.corpus.pagination import PaginatedList
from macros.pages.lookup import topic_of
from macros.pages.page import Page
from macros.records import (
    Claim,
    Disagreement,
    Event,
    Measure,
    Penalty,
    Person,
    Saying,
    Source,
    Topic,
)
from macros.records.edtf import Extent

Layout = Callable[[Page, Sequence[Any], str | None], str]
LAYOUTS: dict[str, Layout] = {}  # by the kind of the list

_Layout = TypeVar("_Layout", bound=Callable[..., str])


def layout(*kinds: str) -> Callable[[_Layout], _Layout]:
    """Register a function as that which lays out the rows of lists of these kinds."""

    def register(draw: _Layout) -> _Layout:
        LAYOUTS.update(dict.fromkeys(kinds, draw))
        return draw

    return register


def layout_of(listing: PaginatedList) -> Layout:
    """How the rows of a parted list look. Raises LookupError for one that has no layout."""
    if listing.kind not in LAYOUTS:
        raise LookupError(f"a list of {listing.kind} has no layout; write one with @layout")
    return LAYOUTS[listing.kind]


@layout("events")
def timeline(page: Page, events: Sequence[Event], file: str | None) -> str:
    """Events by month."""
    categories = page.data.subject.categories.values()
    months = groupby(events, lambda event: event.date.shown.replace(day=1))
    return page.block(
        "timeline.html",
        months=[(month, list(some)) for month, some in months],
        categories=[one for one in categories if any(e.category == one for e in events)],
        extents=[one for one in Extent if any(e.date.extent == one for e in events)],
        begun=page.data.begun,
        public=page.data.public_by,
        rows=file,
    )


@layout("claims")
def figures(
    page: Page, claims: Sequence[Claim], file: str | None, topics: Sequence[Topic] = ()
) -> str:
    """A table of claims by topic and measure; of ``topics``, those too that have no claim."""
    answers = {id: list(some) for id, some in groupby(claims, key=lambda claim: claim.measure)}
    measures = page.data.measures_of
    groups = [
        (topic, [(one, answers[one.id]) for one in measures[topic.id] if one.id in answers])
        for topic in topics or [topic for topic, _ in _by_topic(page, claims)]
    ]
    scripted, page.sorts = page.sorts, True
    return page.block(
        "figures.html",
        groups=groups,
        whole=any(page.is_home(claim) for claim in claims[:1]),
        total=len(claims),
        scripted=scripted,
        rows=file,
    )


def measures(page: Page, measures: Sequence[Measure], file: str | None, topic: Topic) -> str:
    """The measures under a topic side by side."""
    return page.block("measures.html", topic=topic, measures=measures, rows=file)


@layout("penalties")
def penalties(page: Page, penalties: Sequence[Penalty], file: str | None) -> str:
    """Penalties by code and article."""
    codes = [
        (code, [(number, list(parts)) for number, parts in groupby(some, lambda one: one.number)])
        for code, some in groupby(penalties, lambda one: one.code)
    ]
    return page.block("penalties.html", penalties=penalties, codes=codes, rows=file)


@layout("disagreements")
def disagreements(page: Page, found: Sequence[Disagreement], file: str | None) -> str:
    """Disagreements by topic."""
    topics = groupby(found, lambda one: page.data.topics[one.topic])
    by_topic = [(topic, list(some)) for topic, some in topics]
    return page.block("disagreements.html", topics=by_topic, rows=file)


@layout("sayings")
def sayings(page: Page, sayings: Sequence[Saying], file: str | None) -> str:
    """Sayings by topic."""
    topics = groupby(sayings, lambda one: page.data.topics[one.topic])
    by_topic = [(topic, list(some)) for topic, some in topics]
    return page.block("sayings.html", topics=by_topic, rows=file)


@layout("sources")
def sources(page: Page, sources: Sequence[Source], file: str | None) -> str:
    """Sources by kind."""
    kinds = groupby(sources, lambda one: one.kind)
    by_kind = [(kind, list(some)) for kind, some in kinds]
    return page.block("sources.html", kinds=by_kind, rows=file)


@layout("retellings")
def retellings(page: Page, claims: Sequence[Claim], file: str | None) -> str:
    """Claims that a source changed on the way, by topic."""
    return page.block("retellings.html", topics=_by_topic(page, claims))


@layout("known")
def known(page: Page, claims: Sequence[Claim], file: str | None) -> str:
    """Claims with the day by which each was public, by topic."""
    return page.block(
        "known.html",
        topics=_by_topic(page, claims),
        public=page.data.public_by,
        overtaken=page.data.overtaken,
        total=len(claims),
        rows=file,
    )


@layout("people")
def people(page: Page, people: Sequence[Person], file: str | None) -> str:
    """People with the figures that they gave."""
    given: dict[str, list[Claim]] = {one.id: [] for one in people}
    for claim in page.data.claims_in_order:
        given.get(claim.said_by, []).append(claim)
    return page.block("people.html", people=people, given=given)


def _by_topic(page: Page, claims: Sequence[Claim]) -> list[tuple[Topic, list[Claim]]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(topic_of(claim, page.data).id, []).append(claim)
    return [(one, found[one.id]) for one in page.data.topics_in_order if one.id in found]
