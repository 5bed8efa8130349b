"""What a Markdown page may call. Each method is a macro of the same name.

Inline macros stand in a sentence and cite with footnotes; block macros stand on
a line of their own and link to the sources instead, because footnote marks are
not read inside HTML.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from macros import charts, exports, wording
from macros.checking.rules import PARTS, flaw_of_day
from macros.corpus.addresses import disagreements_of, figures_of, pages_of
from macros.corpus.parted_lists import MOST, Shelf
from macros.exports.tables import (
    DISAGREEMENTS,
    EVENTS,
    FIGURES,
    PENALTIES,
    SAYINGS,
    SOURCES,
    TABLES,
)
from macros.exports.tables.excerpts import KNOWN, part
from macros.pages import pictures, posters
from macros.pages.alphabet import alphabet
from macros.pages.renderer import Renderer
from macros.problems import a, nearest
from macros.provenance.publication import begun_by, newest
from macros.provenance.relay_map import relay_map
from macros.provenance.sayings import in_order
from macros.records import (
    KINDS,
    Category,
    Claim,
    Correction,
    Disagreement,
    Event,
    GlossaryEntry,
    Measure,
    Penalty,
    Person,
    Picture,
    Place,
    Record,
    Saying,
    Source,
    SourceKind,
    Testimony,
    Theme,
    Topic,
)
from macros.records.edtf import Edtf, Extent, parse
from macros.records.methods import Method
from macros.records.verdicts import Verdict

# Stands for the day of the newest source until the whole page is known.
AS_OF = "CALLED-UP-AS-OF"
DRAWN = 40  # sources on a map of relays; of more, it leaves out those that go in pairs
_DATES = PARTS | {Source: ("when", "start", "end")}  # what date() may name
SHOWN = 12  # of the records that a release has changed; its feed has all


class Misuse(ValueError):
    """A call that names nothing known; the message says what is near."""


class Page:
    """One page while its Markdown is read; it remembers what it has cited.

    ``name`` is its file under docs/, such as 'law.md'. ``edition`` is what the page
    tells of the data as a whole, and of whoever hosts it.
    """

    def __init__(
        self,
        renderer: Renderer,
        name: str,
        edition: exports.Edition | None = None,
    ) -> None:
        self._renderer = renderer
        self._data = renderer.data
        self._name = name
        self._edition = edition or exports.nameless(renderer.data)
        self._cited: dict[str, Record] = {}  # since notes() was called
        self._explained: dict[str, GlossaryEntry] = {}  # likewise
        self._dates: dict[str, tuple[str, str]] = {}  # of claims, by what was drawn: id, and plain
        self._named: dict[str, Record] = {}  # all that was cited
        self._parted: list[Record] = []  # of lists whose parts the page leads to
        self._answer: list[Record] = []  # cited since answer_as_of() was called
        self._shown: set[str] = set()  # disagreements in full
        self._sorts = False  # whether a table has brought the script that sorts

    # Inline

    def claim(self, id: str) -> str:
        """The number of a claim, which opens its card: the note at the end of the page."""
        claim = self._cite(self._find("claims", id))
        return self._renderer.inline("claim.html", claim=claim) + f"[^{id}]"

    def date(self, id: str, part: str = "") -> str:
        """The date of an event, or of a claim or source: 'when', 'start', 'end' or 'said'.

        Of a claim it is the last day that the number describes unless ``part``
        says otherwise; of a source, the last on which it can have been published.
        Events and sources are cited; a claim is cited by its number, whose card tells its
        date, so that the date is a link on a page without that number alone.
        """
        kind = next((one for one in ("events", "sources") if id in getattr(self._data, one)), "")
        record = self._find(kind or "claims", id)
        part = part or ("" if isinstance(record, Event) else "end")
        if part not in _DATES[type(record)]:
            raise Misuse(f"'{part}' is not a date of {a(record.noun)}{nearest(part, PARTS[Claim])}")
        moment = wording.moment(record, part)
        if moment is None:
            raise Misuse(f"{record.noun} {id} does not say that date")
        drawn, plain = (
            self._renderer.inline("date.html", record=record, moment=moment, linked=linked)
            for linked in (True, False)
        )
        if isinstance(record, Claim):
            self._dates[drawn] = id, plain
            return drawn
        return f"{drawn}[^{self._cite(record).id}]"

    def event(self, id: str, words: str) -> str:
        """The sentence's own words, linked to an event, with its note."""
        event = self._cite(self._find("events", id))
        return self._renderer.inline("event.html", event=event, words=words) + f"[^{id}]"

    def penalty(self, id: str, day: str = "") -> str:
        """What one penalty threatens by its newest edition, or on a day; it opens its card."""
        penalty = self._find("penalties", id)
        if day and (why := flaw_of_day(penalty, day)):
            raise Misuse(why)
        self._cite(penalty)
        told = wording.threat(penalty, day, self._data)
        return self._renderer.inline("penalty.html", penalty=penalty, told=told) + f"[^{id}]"

    def term(self, id: str, words: str = "") -> str:
        """A word of the sentence that opens the card with its definition."""
        entry = self._find("glossary", id)
        self._explained[id] = entry
        return self._renderer.inline("term.html", entry=entry, words=words or entry.term)

    def cite(self, id: str) -> str:
        """A footnote that names one source."""
        return f"[^{self._cite(self._find('sources', id)).id}]"

    def disputed(self, id: str, *more: str) -> str:
        """One line that says on what sources disagree, linked to the explanation."""
        disagreements = [self._find("disagreements", one) for one in (id, *more)]
        return self._renderer.inline("disputed.html", disagreements=disagreements)

    def as_of(self) -> str:
        """The day of the newest source behind the page; undated sources are told apart."""
        return AS_OF

    def answer_as_of(self) -> str:
        """The same for one answer: of what was cited since the last such call, or the page's start.

        Nothing where no source of it is dated.
        """
        cited, self._answer = self._answer, []
        found = newest([source for one in cited for source in self._behind(one)])
        return self._renderer.inline("answer_as_of.html", newest=found) if found.day else ""

    def looked(self, topic: str, part: str = "") -> str:
        """What was found when a question's state of affairs was last looked at, and the day.

        ``part`` is 'found' for the finding alone, 'when' for the day and the place in full.
        """
        found = self._find("topics", topic)
        if found.looked is None:
            raise Misuse(f"topic {topic} does not say when it was looked at; add 'looked' to it")
        if part not in ("", "found", "when"):
            known = ("found", "when")
            raise Misuse(f"'{part}' is not a part of it{nearest(part, known)} (found, when)")
        return self._renderer.inline("looked.html", looked=found.looked, part=part)

    def closed(self, markdown: str) -> str:
        """The page's Markdown with what is known at its end alone."""
        rests_on = [*self._renderer.rests_on(), *self._behind_rows(self._parted)]
        once = list({source.id: source for source in rests_on}.values())
        for drawn, (id, plain) in self._dates.items():
            if id in self._named:
                markdown = markdown.replace(drawn, plain)
        return markdown.replace(AS_OF, self._as_of(once))

    def _as_of(self, sources: Sequence[Source]) -> str:
        return self._renderer.inline("as_of.html", newest=newest(sources), total=len(sources))

    def _behind(self, record: Record) -> list[Source]:
        return [record] if isinstance(record, Source) else self._data.sources_of(record)

    def _behind_rows(self, rows: Sequence[Record]) -> list[Source]:
        """The sources behind the rows of a list, each once.

        A disagreement rests on those of its records, a person on those of what they said.
        """
        told: list[Record] = []
        for row in rows:
            if isinstance(row, Disagreement):
                told += filter(None, map(self._data.get, row.records))
            elif isinstance(row, Person):
                told += self._data.said_by.get(row.id, [])
            told.append(row)
        return list({one.id: one for record in told for one in self._behind(record)}.values())

    def tally(self, theme: str) -> str:
        """On how many questions of one half of the story sources disagree, and why."""
        topics = (self._data.disagreements_on[one.id] for one in self._of(theme))
        return wording.tally(one for some in topics for one in some)

    def contact(self) -> str:
        """Who answers for this copy, and how to reach them, as far as they say so."""
        return self._renderer.inline("contact.html", host=self._edition.site.host)

    def data_version(self) -> str:
        """The version of the data and its day."""
        return self._renderer.inline("data_version.html", edition=self._edition)

    def repository(self) -> str:
        """Where the records' own files are, when whoever hosts this copy says so."""
        return self._renderer.inline("repository.html", code=self._edition.site.host.code)

    # Blocks

    def timeline(
        self, category: str | None = None, start: str | None = None, end: str | None = None
    ) -> str:
        """Events in order: all, or of one category, or between two dates.

        They are offered as files, except between two dates.
        """
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
        rows = None if start or end else part(EVENTS, category) if category else EVENTS.name
        narrowed = bool(category or start or end)
        return self._list("timeline", events, self._timeline, rows, narrowed)

    def _timeline(self, events: Sequence[Event], rows: str | None) -> str:
        months = groupby(events, lambda event: event.date.shown.replace(day=1))
        return self._block(
            "timeline.html",
            months=[(month, list(some)) for month, some in months],
            categories=[one for one in Category if any(e.category == one for e in events)],
            extents=[one for one in Extent if any(e.date.extent == one for e in events)],
            begun={event.id: begun_by(event.date) for event in events},
            public=self._data.public_by,
            rows=rows,
        )

    def figures(
        self, topic: str | None = None, measure: str | None = None, theme: str | None = None
    ) -> str:
        """A table of claims: of one topic, of one measure, or of one half of the story."""
        of = measure or topic or theme
        if of is None:
            raise Misuse(f"name a topic, a measure or a theme ({', '.join(Theme)})")
        if measure is not None:
            measures = [self._find("measures", measure)]
            topics = [self._data.topics[measures[0].topic]]
        else:
            topics = self._chosen(topic) if topic else self._of(theme)
            measures = [one for some in topics for one in self._data.measures_of[some.id]]
        claims = [one for m in measures for one in self._data.claims_of.get(m.id, [])]
        draw = partial(self._figures, topics)
        whole = figures_of(topics[0].theme)
        return self._list(whole, claims, draw, part(FIGURES, of), measure or topic)

    def _figures(self, topics: Sequence[Topic], claims: Sequence[Claim], rows: str | None) -> str:
        answers = {id: list(some) for id, some in groupby(claims, key=lambda claim: claim.measure)}
        groups = [
            (one, [(m, answers[m.id]) for m in self._data.measures_of[one.id] if m.id in answers])
            for one in topics
        ]
        again, self._sorts = self._sorts, True
        return self._block(
            "figures.html",
            groups=groups,
            whole=any(self._is_home(claim) for claim in claims[:1]),
            total=len(claims),
            scripted=again,
            rows=rows,
        )

    def measures(self, topic: str) -> str:
        """The measures under a question side by side, with what each counts."""
        found = self._find("topics", topic)
        measures = self._data.measures_of[topic]
        draw = partial(self._measures, found)
        return self._list(figures_of(found.theme), measures, draw, part(FIGURES, topic), topic)

    def _measures(self, topic: Topic, measures: Sequence[Measure], rows: str | None) -> str:
        return self._block("measures.html", topic=topic, measures=measures, rows=rows)

    def methods(self) -> str:
        """The words for how a number was made that a figure has, with how many have each."""
        made = Counter(self._data.making(one).method for one in self._data.claims.values())
        return self._block("methods.html", methods=[one for one in Method if made[one]], made=made)

    def penalties(self, *ids: str) -> str:
        """What each article, or each one named, threatens and threatened, edition by edition."""
        some = [self._find("penalties", id) for id in ids] or list(self._data.penalties.values())
        return self._list("penalties", some, self._penalties, None if ids else PENALTIES.name, ids)

    def _penalties(self, penalties: Sequence[Penalty], rows: str | None) -> str:
        codes = [
            (
                code,
                [(number, list(parts)) for number, parts in groupby(some, lambda one: one.number)],
            )
            for code, some in groupby(penalties, lambda one: one.code)
        ]
        return self._block(
            "penalties.html",
            penalties=penalties,
            codes=codes,
            rows=rows,
        )

    def offences(self, topic: str) -> str:
        """What each act under a question is threatened with, today and before a law."""
        found = self._find("topics", topic)
        if found.offences is None:
            raise Misuse(f"topic {topic} tells of no offences; add 'offences' to it")
        law = self._data.events[found.offences.law]
        return self._block("offences.html", acts=found.offences.acts, law=law)

    def testimony(self, id: str) -> str:
        """What one person told, with the words that were printed."""
        return self._block("testimony.html", testimony=self._find("testimonies", id))

    def disagreement(self, id: str) -> str:
        """One disagreement: the question, its answer, why; and the rival figures, folded."""
        found = self._find("disagreements", id)
        self._shown.add(id)
        return self._block("disagreement.html", disagreement=found)

    def disagrees_here(self) -> str:
        """Links to the disagreements about what the page has cited and does not show in full.

        Under a heading of their own; nothing at all where there are none.
        """
        disputes = self._data.disputes_of
        named = {one.id for id in self._named for one in disputes.get(id, [])} - self._shown
        topics = (self._data.disagreements_on[topic.id] for topic in self._topics())
        found = [one for some in topics for one in some if one.id in named]
        return self._block("disagrees_here.html", disagreements=found)

    def disagreements(self, theme: str, topic: str | None = None) -> str:
        """The disagreements of one half of the story, or of one topic of it, by topic."""
        topics = self._of(theme)
        found = [
            disagreement
            for one in self._chosen(topic)
            if one in topics
            for disagreement in self._data.disagreements_on[one.id]
        ]
        rows = None if topic else part(DISAGREEMENTS, theme)
        name = disagreements_of(Theme(theme))
        return self._list(name, found, self._disagreements, rows, topic)

    def _disagreements(self, found: Sequence[Disagreement], rows: str | None) -> str:
        topics = groupby(found, lambda one: self._data.topics[one.topic])
        return self._block(
            "disagreements.html", topics=[(one, list(some)) for one, some in topics], rows=rows
        )

    def sayings(self, topic: str | None = None) -> str:
        """Claims that circulate, of all topics or of one, each with its verdict and why."""
        chosen = {one.id for one in self._chosen(topic)}
        some = [one for one in in_order(self._data) if one.topic in chosen]
        return self._list("heard", some, self._sayings, None if topic else SAYINGS.name, topic)

    def _sayings(self, sayings: Sequence[Saying], rows: str | None) -> str:
        topics = groupby(sayings, lambda one: self._data.topics[one.topic])
        return self._block(
            "sayings.html", topics=[(one, list(some)) for one, some in topics], rows=rows
        )

    def verdicts(self) -> str:
        """The words for what became of a claim that circulates, and how many have each."""
        made = Counter(one.verdict for one in self._data.sayings.values())
        return self._block("verdicts.html", verdicts=list(Verdict), made=made)

    def sources(self, kind: str | None = None) -> str:
        """Every source, or those of one kind, with what it is cited for, grouped by kind."""
        if kind is not None and kind not in list(SourceKind):
            known_kinds = f"{nearest(kind, SourceKind)} ({', '.join(SourceKind)})"
            raise Misuse(f"'{kind}' is not a kind of source{known_kinds}")
        some = [one for one in self._data.sources_in_order if kind in (None, one.kind)]
        return self._list("sources", some, self._sources, None if kind else SOURCES.name, kind)

    def _sources(self, sources: Sequence[Source], rows: str | None) -> str:
        kinds = groupby(sources, lambda one: one.kind)
        return self._block(
            "sources.html", kinds=[(kind, list(some)) for kind, some in kinds], rows=rows
        )

    def relays(self, topic: str | None = None) -> str:
        """A drawn map of the sources: who took a figure, of all or of one topic, from whom."""
        chosen = {one.id for one in self._chosen(topic)}
        claims = [one for one in self._data.claims.values() if self._topic(one) in chosen]
        told = drawn = relay_map(self._data, claims)
        if len(told.stops) > DRAWN:
            drawn = relay_map(self._data, claims, pairs=False)
            drawn = drawn if drawn.relays else told
        return self._block("relays.html", map=drawn, told=told, most=MOST)

    def retellings(self, topic: str | None = None) -> str:
        """The story of each figure, of all or of one topic, that a source changed on the way."""
        chosen = {one.id for one in self._chosen(topic)}
        changed = [one for one in self._data.claims.values() if one.retold]
        some = [one for one in changed if self._topic(one) in chosen]
        return self._list("retellings", some, self._retellings, None, topic)

    def _retellings(self, changed: Sequence[Claim], rows: str | None) -> str:
        return self._block("retellings.html", topics=self._by_topic(changed))

    def picture(self, id: str, size: str = "") -> str:
        """A drawn picture with its source line, its table and its downloads.

        It stands on the page that its record names; on any other it is a link there, or,
        ``small``, the phone's drawing with that link.
        """
        picture = self._find("pictures", id)
        if size not in ("", "small"):
            raise Misuse(f"'{size}' is not a size of a picture{nearest(size, ['small'])} (small)")
        if size:
            return self._block(
                "picture_small.html",
                picture=picture,
                drawing=self._renderer.picture(picture, charts.NARROW),
                sources=pictures.credits(picture, self._data),
            )
        if self._name != f"{picture.page}.md":
            return self._block("picture_link.html", picture=picture)
        records = pictures.records(picture, self._data)
        sizes = {"wide": charts.WIDE, "narrow": charts.NARROW}
        said = pictures.credits(picture, self._data)
        return self._block(
            "picture.html",
            picture=picture,
            drawings={name: self._renderer.picture(picture, one) for name, one in sizes.items()},
            sources=said,
            root=self._edition.site.url,
            image=posters.poster(picture, said, self._renderer, self._edition).image,
            groups=[
                (noun, some)
                for noun in ("penalty", "claim", "event")
                if (some := [one for one in records if one.noun == noun])
            ],
        )

    def known(self, topic: str | None = None) -> str:
        """What was public on which day, under each headline question or under one."""
        public = self._data.public_by
        chosen = {one.id for one in self._chosen(topic)}
        claims = (self._data.claims[id] for id in sorted(public, key=lambda id: (public[id], id)))
        some = [one for one in claims if self._topic(one) in chosen]
        return self._list(
            "known", some, self._known, None if topic else part(FIGURES, KNOWN), topic
        )

    def _known(self, known: Sequence[Claim], rows: str | None) -> str:
        return self._block(
            "known.html",
            topics=self._by_topic(known),
            public=self._data.public_by,
            overtaken=self._data.overtaken,
            total=len(known),
            rows=rows,
        )

    def people(self, *ids: str) -> str:
        """Everyone who is quoted, or those named, with the figures they gave; this site last."""
        everyone = sorted(self._data.people.values(), key=lambda one: one.identity == "site")
        some = [self._find("people", id) for id in ids] or everyone
        return self._list("people", some, self._people, None, ids)

    def _people(self, people: Sequence[Person], rows: str | None) -> str:
        given: dict[str, list[Claim]] = {one.id: [] for one in people}
        for claim in self._data.claims_in_order:
            given.get(claim.said_by, []).append(claim)
        return self._block("people.html", people=people, given=given)

    def volume(self, name: str) -> str:
        """One part of a list that has too many rows for one page; its page calls it."""
        if name not in self._data.volumes:
            raise Misuse(f"'{name}' is not a part of a list{nearest(name, self._data.volumes)}")
        found = self._data.volumes[name]
        shelf = self._data.shelf_of[name]
        place = [one.name for one in shelf.volumes].index(name)
        head = self._block(
            "volume.html",
            volume=found,
            shelf=shelf,
            before=shelf.volumes[place - 1] if place else None,
            after=next(iter(shelf.volumes[place + 1 :]), None),
            as_of=self._as_of(self._behind_rows(found.records)),
        )
        return head + self._rows(shelf, found.records)

    def saying(self, id: str) -> str:
        """One claim that circulates, on the page of its own by which it is shared."""
        if gone := self._data.withdrawn.get(id):
            return self._block("withdrawn.html", gone=[gone])
        return self._block("saying.html", saying=self._find("sayings", id))

    def _rows(self, shelf: Shelf, records: Sequence[Any]) -> str:
        if shelf.of_figures:
            topic = self._data.topics[self._topic(records[0])]
            return self._figures([topic], records, None)
        draw: dict[str, Callable[[Sequence[Any], str | None], str]] = {
            "timeline": self._timeline,
            "sources": self._sources,
            "people": self._people,
            "penalties": self._penalties,
            "known": self._known,
            "retellings": self._retellings,
            "heard": self._sayings,
        }
        return draw.get(shelf.whole, self._disagreements)(records, None)

    def _list(
        self,
        whole: str,
        records: Sequence[Any],
        draw: Callable[[Sequence[Any], Any], str],
        rows: str | None,
        narrowed: object,
    ) -> str:
        """A list that has room on its page; of one that is parted, what is in which part.

        Of a parted list that is ``narrowed`` a page shows a sample, and leads to the rest.
        """
        shelf = self._data.shelves.get(whole)
        if shelf and not narrowed:
            return self._overview(whole, rows)
        if not shelf or len(records) <= shelf.sample * 3:
            return draw(records, rows)
        rest = self._block("rest.html", whole=whole, total=len(records), shown=shelf.sample)
        return draw(records[: shelf.sample], rows) + rest

    def _overview(self, whole: str, rows: str | None) -> str:
        """What is in which part of a list; the address of a row that once stood here leads on."""
        shelf = self._data.shelves[whole]
        here = self._name == f"{shelf.page}.md"
        if here:
            self._parted += [record for volume in shelf.volumes for record in volume.records]
        return self._block(
            "volumes.html",
            shelf=shelf,
            here=here,
            topics=self._data.topics,
            unanswered=[
                one
                for one in self._topics()
                if figures_of(one.theme) == whole and not self._data.measures_of[one.id]
            ],
            rows=rows,
        )

    def _is_home(self, record: Record) -> bool:
        return self._data.is_home(record, self._name)

    def _by_topic(self, claims: Sequence[Claim]) -> list[tuple[Topic, list[Claim]]]:
        found: dict[str, list[Claim]] = {}
        for claim in claims:
            found.setdefault(self._topic(claim), []).append(claim)
        return [(one, found[one.id]) for one in self._topics() if one.id in found]

    def glossary(self, *ids: str) -> str:
        """Every word of the glossary, or those named: of the subject, and of this site."""
        named = [self._find("glossary", id) for id in ids]
        known = sorted(named or self._data.glossary.values(), key=lambda one: one.term.casefold())
        groups = [
            ("Words of the subject", [one for one in known if one.evidence]),
            ("Words of this site", [one for one in known if not one.evidence]),
        ]
        return self._block("glossary.html", groups=[pair for pair in groups if pair[1]])

    def a_to_z(self, letter: str | None = None) -> str:
        """The index: each word by which readers look for something, or those of one letter."""
        letters = alphabet(self._data, self._renderer.chapters)
        if letter is not None and letter not in letters:
            raise Misuse(f"no entry begins with '{letter}' ({', '.join(letters)})")
        chosen = {one: some for one, some in letters.items() if letter in (None, one)}
        return self._block("a_to_z.html", letters=chosen, whole=letter is None)

    def notes(self) -> str:
        """The words explained on the page and the footnotes of all it has cited; at its end."""
        cited, self._cited = self._cited, {}
        explained, self._explained = self._explained, {}
        words = self._block("words.html", entries=list(explained.values())) if explained else ""
        return f"{words}\n\n" + "\n\n".join(
            f"[^{id}]: " + self._renderer.inline("note.html", record=record)
            for id, record in cited.items()
        )

    def withdrawn(self) -> str:
        """The anchors of withdrawn records that have stood on this page; '' when there are none."""
        name = self._name.removesuffix(".md")
        gone = [one for one in self._data.withdrawn.values() if name in pages_of(one)]
        return self._block("withdrawn.html", gone=gone) if gone else ""

    def corrections(self) -> str:
        """What was wrong on the site and has been mended, the newest first."""
        corrections = sorted(
            self._data.corrections.values(), key=lambda one: (one.date, one.id), reverse=True
        )
        return self._block("corrections.html", corrections=corrections)

    def data_files(self) -> str:
        """Every file of the data, and what is in it; those of one content together."""
        contents = groupby(exports.FILES, lambda file: file.about)
        return self._block(
            "data_files.html",
            contents=[(about, list(files)) for about, files in contents],
            edition=self._edition,
        )

    def data_columns(self, table: str | None = None) -> str:
        """Every column of the tables, or of one, with its type, its unit and its meaning."""
        names = [one.name for one in TABLES]
        if table is not None and table not in names:
            raise Misuse(f"'{table}' is not a table{nearest(table, names)} ({', '.join(names)})")
        tables = [one for one in TABLES if table in (None, one.name)]
        return self._block("data_columns.html", tables=tables)

    def data_citation(self) -> str:
        """How to cite the whole."""
        plain = exports.citations.whole_in_words(self._edition)
        return self._block("data_citation.html", plain=plain)

    def data_changes(self) -> str:
        """What each release changed, the newest first."""
        return self._block("data_changes.html", releases=self._edition.releases[::-1], shown=SHOWN)

    @property
    def uncited(self) -> list[str]:
        """Ids that were cited or explained, but notes() was not called since."""
        return [*self._cited, *self._explained]

    def _topic(self, claim: Claim) -> str:
        return self._data.measures[claim.measure].topic

    def _chosen(self, topic: str | None) -> list[Topic]:
        """The topic named, or all in their order."""
        return self._topics() if topic is None else [self._find("topics", topic)]

    def _of(self, theme: str | None) -> list[Topic]:
        """The topics of one half of the story, in their order."""
        if theme not in list(Theme):
            near = nearest(str(theme), Theme)
            raise Misuse(f"'{theme}' is not a theme{near} ({', '.join(Theme)})")
        return [one for one in self._topics() if one.theme == theme]

    def _topics(self) -> list[Topic]:
        return self._data.topics_in_order

    def _block(self, template: str, **context: Any) -> str:
        return self._renderer.block(template, self._name, **context)

    def _cite(self, record: Any) -> Any:
        self._cited[record.id] = self._named[record.id] = record
        self._answer.append(record)
        return record

    def _find(self, kind: str, id: str) -> Any:
        try:
            return self._data.of(kind)[id]
        except KeyError:
            self._refuse_withdrawn(id)
            noun = a(KINDS[kind].noun)
            if other := self._data.get(id):
                raise Misuse(f"'{id}' is {a(other.noun)}, not {noun}; {_called(other)}") from None
            raise Misuse(
                f"'{id}' is not the id of {noun}{nearest(str(id), self._data.of(kind))}"
            ) from None

    def _find_any(self, id: str) -> Record:
        record = self._data.get(id)
        if record is None:
            self._refuse_withdrawn(id)
            known = [record.id for record in self._data]
            raise Misuse(f"'{id}' is not the id of a record{nearest(id, known)}")
        return record

    def _refuse_withdrawn(self, id: str) -> None:
        if gone := self._data.withdrawn.get(id):
            see = gone.withdrawn.see
            instead = f"; name '{see}' instead" if see else ""
            raise Misuse(f"'{id}' is withdrawn: {gone.withdrawn.because}{instead}")


BLOCKS = (
    "timeline", "figures", "measures", "methods", "penalties", "offences", "testimony",
    "disagreement", "disagreements", "disagrees_here", "sayings", "verdicts", "sources", "relays",
    "retellings", "picture", "known", "people", "glossary", "a_to_z", "corrections",
    "data_files", "data_columns", "data_citation", "data_changes",
)  # fmt: skip
MACROS = (
    "claim", "date", "event", "penalty", "term", "cite", "disputed", "as_of", "answer_as_of",
    "looked", "tally", "contact", "notes", "data_version", "repository", *BLOCKS,
)  # fmt: skip
OF_PARTS = ("volume", "saying")  # called by the pages that nobody wrote, by no other


# The calls that name a record of each kind.
_NAMING: dict[type[Record], tuple[str, ...]] = {
    Claim: ("claim({})", "date({})"),
    Event: ("date({})", 'event({}, "the words")'),
    Penalty: ("penalty({})",),
    Source: ("cite({})",),
    Person: ("people({})",),
    Topic: ("measures({})", "figures(topic={})"),
    Measure: ("figures(measure={})",),
    Testimony: ("testimony({})",),
    Disagreement: ("disputed({})", "disagreement({})"),
    Saying: ("sayings()",),
    GlossaryEntry: ("term({})",),
    Place: ("a_to_z()",),
    Picture: ("picture({})",),
    Correction: ("corrections()",),
}


def _called(record: Record) -> str:
    """How a page names a record: 'write {{ date("decree-647") }} or ...'."""
    calls = (one.format(f'"{record.id}"') for one in _NAMING[type(record)])
    return "write " + " or ".join(f"{{{{ {one} }}}}" for one in calls)


def _moment(text: str) -> Edtf:
    try:
        return parse(text)
    except ValueError as error:
        raise Misuse(str(error)) from None
