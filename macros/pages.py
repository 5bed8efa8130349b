"""What a Markdown page may call. Each method is a macro of the same name.

Inline macros stand in a sentence and cite with footnotes; block macros stand on
a line of their own and link to the sources instead, because footnote marks are
not read inside HTML.
"""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from .dataset import evidence_of
from .dates import Edtf, parse
from .problems import a, nearest
from .provenance import relay_map
from .records import KINDS, Category, Claim, Event, Record, Source, SourceKind, Theme, Topic
from .render import Renderer, terms
from .rules import PARTS


class Misuse(ValueError):
    """A call that names nothing known; the message says what is near."""


class Page:
    """One page while its Markdown is read; it remembers what it has cited.

    ``name`` is its file under docs/, such as 'law.md'. ``contact`` is the
    address that the host gives to readers, or ''.
    """

    def __init__(self, renderer: Renderer, name: str, contact: str = "") -> None:
        self._renderer = renderer
        self._data = renderer.data
        self._name = name
        self._contact = contact
        self._cited: dict[str, Record] = {}

    # Inline

    def claim(self, id: str) -> str:
        """The number of a claim, linked to its record, with its note."""
        claim = self._cite(self._find("claims", id))
        return self._renderer.inline("claim.html", claim=claim) + f"[^{id}]"

    def date(self, id: str, part: str = "") -> str:
        """The date of an event, or of a claim: 'when', 'start', 'end' or 'said'.

        Of a claim it is the last day that the number describes unless ``part``
        says otherwise. An event is cited; a claim is cited by its number.
        """
        record = self._find("events", id) if id in self._data.events else self._find("claims", id)
        part = part or ("" if isinstance(record, Event) else "end")
        if part not in PARTS[type(record)]:
            raise Misuse(f"'{part}' is not a date of {a(record.noun)}{nearest(part, PARTS[Claim])}")
        moment = self._renderer.moment(record, part)
        if moment is None:
            raise Misuse(f"claim {id} does not say that date")
        mark = f"[^{self._cite(record).id}]" if isinstance(record, Event) else ""
        drawn = self._renderer.inline(
            "date.html", record=record, moment=moment, words=self._renderer.figure(record, part)
        )
        return drawn + mark

    def event(self, id: str, words: str) -> str:
        """The sentence's own words, linked to an event, with its note."""
        event = self._cite(self._find("events", id))
        return self._renderer.inline("event.html", event=event, words=words) + f"[^{id}]"

    def penalty(self, id: str, edition: str = "after") -> str:
        """The prison term of one penalty, 'after' the law or 'before' it."""
        if edition not in ("before", "after"):
            raise Misuse(f"'{edition}' is not an edition; write 'before' or 'after'")
        penalty = self._find("penalties", id)
        if not terms(penalty, edition):
            raise Misuse(f"penalty {id} has no term '{edition}' the law")
        self._cite(penalty)
        return (
            self._renderer.inline(
                "penalty.html", penalty=penalty, words=self._renderer.figure(penalty, edition)
            )
            + f"[^{id}]"
        )

    def cite(self, id: str) -> str:
        """A footnote that names one source."""
        return f"[^{self._cite(self._find('sources', id)).id}]"

    def disputed(self, id: str, *more: str) -> str:
        """One line that says on what sources disagree, linked to the explanation."""
        disagreements = [self._find("disagreements", one) for one in (id, *more)]
        return self._renderer.inline("disputed.html", disagreements=disagreements)

    def as_of(self, *ids: str) -> str:
        """The newest day that the named records or topics rest on; of all when none is named."""
        records = [self._find_any(id) for id in ids] if ids else list(self._data)
        days = list(self._days(records))
        if not days:
            raise Misuse("none of these records rests on a known day")
        return self._renderer.inline("as_of.html", day=max(days))

    def contact(self) -> str:
        """How to reach whoever hosts this copy, when they say so."""
        return self._renderer.inline("contact.html", contact=self._contact)

    # Blocks

    def timeline(
        self, category: str | None = None, start: str | None = None, end: str | None = None
    ) -> str:
        """Events in order: all, or of one category, or between two dates."""
        if category is not None and category not in list(Category):
            known = ", ".join(Category)
            raise Misuse(f"'{category}' is not a category{nearest(category, Category)} ({known})")
        window = Edtf(
            _moment(start).first if start else datetime.date.min,
            _moment(end).last if end else datetime.date.max,
        )
        events = [
            event
            for event in self._data.timeline
            if category in (None, event.category) and event.date.overlaps(window)
        ]
        months = groupby(events, lambda event: event.date.shown.replace(day=1))
        return self._block("timeline.html", months=[(month, list(some)) for month, some in months])

    def figures(self, topic: str | None = None, measure: str | None = None) -> str:
        """A table of claims: all, or of one topic, or of one measure."""
        if measure is not None:
            measures = [self._find("measures", measure)]
            topics = [self._data.topics[measures[0].topic]]
        else:
            topics = [self._find("topics", topic)] if topic else self._topics()
            measures = [one for topic in topics for one in self._data.measures_of[topic.id]]
        groups = [(one, [m for m in measures if m.topic == one.id]) for one in topics]
        return self._block("figures.html", groups=groups)

    def measures(self, topic: str) -> str:
        """The measures under a question side by side, with what each counts."""
        found = self._find("topics", topic)
        return self._block("measures.html", topic=found, measures=self._data.measures_of[topic])

    def penalties(self, *ids: str) -> str:
        """What each article, or each one named, threatened before the law and threatens after."""
        named = [self._find("penalties", id) for id in ids]
        return self._block("penalties.html", penalties=named or list(self._data.penalties.values()))

    def testimony(self, id: str) -> str:
        """What one person told, with the words that were printed."""
        return self._block("testimony.html", testimony=self._find("testimonies", id))

    def disagreement(self, id: str) -> str:
        """One disagreement: the values side by side, the reason, what stands."""
        return self._block("disagreement.html", disagreement=self._find("disagreements", id))

    def disagreements(self, theme: str, topic: str | None = None) -> str:
        """The disagreements of one half of the story, or of one topic of it, by topic."""
        if theme not in list(Theme):
            raise Misuse(f"'{theme}' is not a theme{nearest(theme, Theme)} ({', '.join(Theme)})")
        topics = [
            (one, self._data.disagreements_on[one.id])
            for one in self._chosen(topic)
            if one.theme == theme
        ]
        return self._block("disagreements.html", topics=[pair for pair in topics if pair[1]])

    def sources(self, kind: str | None = None) -> str:
        """Every source, or those of one kind, with what it is cited for, grouped by kind."""
        if kind is not None and kind not in list(SourceKind):
            known_kinds = f"{nearest(kind, SourceKind)} ({', '.join(SourceKind)})"
            raise Misuse(f"'{kind}' is not a kind of source{known_kinds}")
        known = sorted(
            (one for one in self._data.sources.values() if kind in (None, one.kind)),
            key=lambda one: (one.kind.value, one.publisher.casefold()),
        )
        kinds = [(kind, list(some)) for kind, some in groupby(known, lambda one: one.kind)]
        return self._block("sources.html", kinds=kinds)

    def relays(self) -> str:
        """A drawn map of the sources: who took a figure from whom."""
        return self._block("relays.html", map=relay_map(self._data))

    def retellings(self, topic: str | None = None) -> str:
        """The story of each figure, of all or of one topic, that a source changed on the way."""
        changed = [
            claim
            for claim in self._data.claims.values()
            if any(evidence.gives for evidence in claim.evidence)
        ]
        topics = [
            (one, [c for c in changed if self._topic(c) == one.id]) for one in self._chosen(topic)
        ]
        return self._block("retellings.html", topics=[pair for pair in topics if pair[1]])

    def known(self, topic: str | None = None) -> str:
        """What was public on which day, under each headline question or under one."""
        claims = self._data.claims.values()
        public = {claim.id: day for claim in claims if (day := self._public(claim))}
        known = [self._data.claims[id] for id in sorted(public, key=lambda id: (public[id], id))]
        topics = [
            (one, [c for c in known if self._topic(c) == one.id]) for one in self._chosen(topic)
        ]
        return self._block("known.html", topics=[pair for pair in topics if pair[1]], public=public)

    def people(self, *ids: str) -> str:
        """Everyone who is quoted, or those named, with the figures they gave."""
        named = [self._find("people", id) for id in ids]
        return self._block("people.html", people=named or list(self._data.people.values()))

    def notes(self) -> str:
        """The footnotes of everything the page has cited; stands once, at its end."""
        cited, self._cited = self._cited, {}
        return "\n\n" + "\n\n".join(
            f"[^{id}]: " + self._renderer.inline("note.html", record=record)
            for id, record in cited.items()
        )

    @property
    def uncited(self) -> list[str]:
        """Ids that were cited but have no note yet, because notes() was not called since."""
        return list(self._cited)

    def _topic(self, claim: Claim) -> str:
        return self._data.measures[claim.measure].topic

    def _public(self, claim: Claim) -> datetime.date | None:
        """The day by which a claim was public: of a month or a span, the last."""
        moments = [claim.said_on, *(one.published for one in self._sources(claim))]
        days = [one.first if one.last == datetime.date.max else one.last for one in moments if one]
        return min(days, default=None)

    def _chosen(self, topic: str | None) -> list[Topic]:
        """The topic named, or all in their order."""
        return self._topics() if topic is None else [self._find("topics", topic)]

    def _topics(self) -> list[Topic]:
        return sorted(self._data.topics.values(), key=lambda topic: topic.order)

    def _block(self, template: str, **context: Any) -> str:
        return self._renderer.block(template, self._name, **context)

    def _cite(self, record: Any) -> Any:
        self._cited[record.id] = record
        return record

    def _find(self, kind: str, id: str) -> Any:
        try:
            return self._data.of(kind)[id]
        except KeyError:
            noun = a(KINDS[kind].noun)
            raise Misuse(
                f"'{id}' is not the id of {noun}{nearest(str(id), self._data.of(kind))}"
            ) from None

    def _find_any(self, id: str) -> Record:
        record = self._data.get(id)
        if record is None:
            known = [record.id for record in self._data]
            raise Misuse(f"'{id}' is not the id of a record{nearest(id, known)}")
        return record

    def _days(self, records: Iterable[Record]) -> Iterator[datetime.date]:
        for record in records:
            for measure in self._data.measures_of.get(record.id, []):
                yield from self._days(self._data.claims_of.get(measure.id, []))
            moments = [source.published for source in self._sources(record)]
            if isinstance(record, Claim):
                moments.append(record.said_on)
            yield from (moment.first for moment in moments if moment and moment.is_day)

    def _sources(self, record: Record) -> list[Source]:
        return [self._data.sources[evidence.source] for evidence in evidence_of(record)]


BLOCKS = (
    "timeline", "figures", "measures", "penalties", "testimony", "disagreement",
    "disagreements", "sources", "relays", "retellings", "known", "people",
)  # fmt: skip
MACROS = (
    "claim", "date", "event", "penalty", "cite", "disputed", "as_of", "contact", "notes", *BLOCKS,
)  # fmt: skip


def _moment(text: str) -> Edtf:
    try:
        return parse(text)
    except ValueError as error:
        raise Misuse(str(error)) from None
