"""List macros: which records stand in each list, and what a page shows of one that is paginated.

For example, {{ timeline(category="law") }} is the events of one category, or a sample of them
and a link to the rest where the whole timeline is too long for one page.
"""

import datetime
from collections.abc import Sequence
from functools import partial
from typing import Any

from macros.exports.tables import DISAGREEMENTS, EVENTS, FIGURES, PENALTIES, SAYINGS, SOURCES
from macros.exports.tables.excerpts import KNOWN, part
from macros.pages.linked_records import sources_of_rows
from macros.pages.lookup import (
    Misuse,
    claims_under,
    find,
    require,
    topics,
    topics_of_theme,
)
from macros.pages.macros import rows
from macros.pages.macros.registry import macro
from macros.pages.page import Page
from macros.problems import nearest
from macros.provenance.publication import newest
from macros.provenance.sayings import in_order
from macros.records import SourceKind
from macros.records.edtf import Edtf, parse


@macro(block=True)
def timeline(
    page: Page, category: str | None = None, start: str | None = None, end: str | None = None
) -> str:
    """Events in order: all, or of one category, or between two dates.

    They are offered as files, except between two dates.
    """
    if category is not None:
        require(category, page.data.subject.categories, "a category")
    window = Edtf(
        _moment(start).first if start else datetime.date.min,
        _moment(end).last if end else datetime.date.max,
    )
    events = [
        event
        for event in page.data.timeline
        if category in (None, event.category.id) and event.date.overlaps(window)
    ]
    file = None if start or end else part(EVENTS, category) if category else EVENTS.name
    narrowed = bool(category or start or end)
    return _list(page, _home(page, "events"), events, rows.timeline, file, narrowed)


@macro(block=True)
def figures(
    page: Page, topic: str | None = None, measure: str | None = None, theme: str | None = None
) -> str:
    """A table of claims: of one topic, of one measure, or of one theme."""
    of = measure or topic or theme
    if of is None:
        raise Misuse(f"name a topic, a measure or a theme ({', '.join(page.data.subject.themes)})")
    if measure is not None:
        measures = [find(page.data, "measures", measure)]
        chosen = [page.data.topics[measures[0].topic]]
    else:
        chosen = topics(page.data, topic) if topic else topics_of_theme(page.data, theme)
        measures = [one for some in chosen for one in page.data.measures_of[some.id]]
    claims = [claim for one in measures for claim in page.data.claims_of.get(one.id, [])]
    draw = partial(rows.figures, topics=chosen)
    name = chosen[0].theme.figures if chosen else ""
    return _list(page, name, claims, draw, part(FIGURES, of), measure or topic)


@macro(block=True)
def measures(page: Page, topic: str) -> str:
    """The measures under a question side by side, with what each counts."""
    found = find(page.data, "topics", topic)
    measures = page.data.measures_of[topic]
    draw = partial(rows.measures, topic=found)
    return _list(page, found.theme.figures, measures, draw, part(FIGURES, topic), topic)


@macro(block=True)
def penalties(page: Page, *ids: str) -> str:
    """What each article, or each one named, threatens and threatened, edition by edition."""
    named = [find(page.data, "penalties", id) for id in ids]
    chosen = named or list(page.data.penalties.values())
    return _list(page, "penalties", chosen, rows.penalties, None if ids else PENALTIES.name, ids)


@macro(block=True)
def disagreements(page: Page, theme: str, topic: str | None = None) -> str:
    """The disagreements of one theme, or of one topic of it, by topic."""
    require(theme, page.data.subject.themes, "a theme")
    found = [
        disagreement
        for one in topics(page.data, topic)
        if one.theme.id == theme
        for disagreement in page.data.disagreements_on[one.id]
    ]
    file = None if topic else part(DISAGREEMENTS, theme)
    name = page.data.subject.themes[theme].disagreements
    return _list(page, name, found, rows.disagreements, file, topic)


@macro(block=True)
def sayings(page: Page, topic: str | None = None) -> str:
    """Claims that circulate, of all topics or of one, each with its verdict and why."""
    chosen = {one.id for one in topics(page.data, topic)}
    found = [one for one in in_order(page.data) if one.topic in chosen]
    file = None if topic else SAYINGS.name
    return _list(page, _home(page, "sayings"), found, rows.sayings, file, topic)


@macro(block=True)
def sources(page: Page, kind: str | None = None) -> str:
    """Every source, or those of one kind, with what it is cited for, grouped by kind."""
    if kind is not None:
        require(kind, SourceKind, "a kind of source")
    chosen = [one for one in page.data.sources_in_order if kind in (None, one.kind)]
    file = None if kind else SOURCES.name
    return _list(page, _home(page, "sources"), chosen, rows.sources, file, kind)


@macro(block=True)
def retellings(page: Page, topic: str | None = None) -> str:
    """The story of each figure, of all or of one topic, that a source changed on the way."""
    changed = (claim for claim in page.data.claims.values() if claim.retold)
    chosen = claims_under(page.data, topic, changed)
    return _list(page, _home(page, "retellings"), chosen, rows.retellings, None, topic)


@macro(block=True)
def known(page: Page, topic: str | None = None) -> str:
    """What was public on which day, under each headline question or under one."""
    public = page.data.public_by
    claims = (page.data.claims[id] for id in sorted(public, key=lambda id: (public[id], id)))
    chosen = claims_under(page.data, topic, claims)
    file = None if topic else part(FIGURES, KNOWN)
    return _list(page, _home(page, "known"), chosen, rows.known, file, topic)


@macro(block=True)
def people(page: Page, *ids: str) -> str:
    """Everyone who is quoted, or those named, with the figures they gave; this site last."""
    named = [find(page.data, "people", id) for id in ids]
    everyone = sorted(page.data.people.values(), key=lambda one: one.identity == "site")
    return _list(page, _home(page, "people"), named or everyone, rows.people, None, ids)


@macro(block=True, generated=True)
def list_part(page: Page, name: str) -> str:
    """One part of a list that has too many rows for one page; its page calls it."""
    if name not in page.data.list_parts:
        raise Misuse(f"'{name}' is not a part of a list{nearest(name, page.data.list_parts)}")
    found = page.data.list_parts[name]
    listing = page.data.list_by_part[name]
    place = listing.parts.index(found)
    sources = sources_of_rows(found.records, page.data)
    head = page.block(
        "list_part.html",
        part=found,
        listing=listing,
        before=listing.parts[place - 1] if place else None,
        after=next(iter(listing.parts[place + 1 :]), None),
        as_of=page.inline("as_of.html", newest=newest(sources), total=len(sources)),
    )
    return head + rows.layout_of(listing)(page, found.records, None)


def _home(page: Page, kind: str) -> str:
    """The name of the list of a kind, which is that of its page."""
    return page.data.subject.home(kind)


def _list(
    page: Page,
    name: str,
    records: Sequence[Any],
    draw: rows.Layout,
    file: str | None,
    narrowed: object,
) -> str:
    """A list that has room on its page; of one that is parted, what is in which part.

    Of a parted list that is ``narrowed`` a page shows a sample, and leads to the rest.
    """
    listing = page.data.paginated.get(name)
    if listing and not narrowed:
        return _overview(page, name, file)
    if not listing or len(records) <= listing.sample * 3:
        return draw(page, records, file)
    rest = page.block("rest.html", whole=name, total=len(records), shown=listing.sample)
    return draw(page, records[: listing.sample], file) + rest


def _overview(page: Page, name: str, file: str | None) -> str:
    """What is in which part of a list; the address of a row that once stood here leads on."""
    listing = page.data.paginated[name]
    here = page.stem == listing.page
    if here:
        page.parted += [record for one in listing.parts for record in one.records]
    return page.block(
        "list_parts.html",
        listing=listing,
        here=here,
        topics=page.data.topics,
        unanswered=[
            topic
            for topic in page.data.topics_in_order
            if topic.theme.figures == name and not page.data.measures_of[topic.id]
        ],
        rows=file,
    )


def _moment(text: str) -> Edtf:
    try:
        return parse(text)
    except ValueError as error:
        raise Misuse(str(error)) from None
