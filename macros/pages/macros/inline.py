"""Inline macros: one record or fact in a sentence, such as a figure with the mark of its note."""

from macros import wording
from macros.checking.laws import flaw_of_day
from macros.checking.references import PARTS
from macros.pages.lookup import Misuse, find, require, topics_of_theme
from macros.pages.macros.registry import macro
from macros.pages.page import Page
from macros.problems import a, nearest
from macros.records import Claim, Event, Source

_DATES = PARTS | {Source: ("when", "start", "end")}  # what date() may name


@macro()
def claim(page: Page, id: str) -> str:
    """The number of a claim, which opens its card: the note at the end of the page."""
    claim = find(page.data, "claims", id)
    return page.inline("claim.html", claim=claim) + page.cite(claim)


@macro()
def date(page: Page, id: str, part: str = "") -> str:
    """The date of an event, or of a claim or source: 'when', 'start', 'end' or 'said'.

    Of a claim it is the last day that the number describes unless ``part``
    says otherwise; of a source, the last on which it can have been published.
    Events and sources are cited; a claim is cited by its number, whose card tells its
    date, so that the date is a link on a page without that number alone.
    """
    kind = next((one for one in ("events", "sources") if id in page.data.of(one)), "claims")
    record = find(page.data, kind, id)
    part = part or ("" if isinstance(record, Event) else "end")
    if part not in _DATES[type(record)]:
        raise Misuse(f"'{part}' is not a date of {a(record.noun)}{nearest(part, PARTS[Claim])}")
    moment = wording.moment(record, part)
    if moment is None:
        raise Misuse(f"{record.noun} {id} does not say that date")
    linked = page.inline("date.html", record=record, moment=moment, linked=True)
    if not isinstance(record, Claim):
        return linked + page.cite(record)
    plain = page.inline("date.html", record=record, moment=moment, linked=False)
    return page.defer(linked, lambda: plain if id in page.cited else linked)


@macro()
def event(page: Page, id: str, words: str) -> str:
    """The sentence's own words, linked to an event, with its note."""
    event = find(page.data, "events", id)
    return page.inline("event.html", event=event, words=words) + page.cite(event)


@macro()
def penalty(page: Page, id: str, day: str = "") -> str:
    """What one penalty threatens by its newest edition, or on a day; it opens its card."""
    penalty = find(page.data, "penalties", id)
    if day and (why := flaw_of_day(penalty, day)):
        raise Misuse(why)
    threat = wording.threat(penalty, day, page.data)
    return page.inline("penalty.html", penalty=penalty, told=threat) + page.cite(penalty)


@macro()
def term(page: Page, id: str, words: str = "") -> str:
    """A word of the sentence that opens the card with its definition."""
    entry = find(page.data, "glossary", id)
    page.explain(entry)
    return page.inline("term.html", entry=entry, words=words or entry.term)


@macro()
def cite(page: Page, id: str) -> str:
    """A footnote that names one source."""
    return page.cite(find(page.data, "sources", id))


@macro()
def disputed(page: Page, id: str, *more: str) -> str:
    """One line that says on what sources disagree, linked to the explanation."""
    disagreements = [find(page.data, "disagreements", one) for one in (id, *more)]
    return page.inline("disputed.html", disagreements=disagreements)


@macro()
def looked(page: Page, topic: str, part: str = "") -> str:
    """What was found when a question's state of affairs was last looked at, and the day.

    ``part`` is 'found' for the finding alone, 'when' for the day and the place in full.
    """
    found = find(page.data, "topics", topic)
    if found.looked is None:
        raise Misuse(f"topic {topic} does not say when it was looked at; add 'looked' to it")
    if part:
        require(part, ("found", "when"), "a part of it")
    return page.inline("looked.html", looked=found.looked, part=part)


@macro()
def tally(page: Page, theme: str) -> str:
    """On how many questions of one theme sources disagree, and why."""
    topics = (page.data.disagreements_on[one.id] for one in topics_of_theme(page.data, theme))
    return wording.tally(one for some in topics for one in some)
