"""Lookup by id: the record or the word that a call on a page names, or what is near it.

For example, 'entries-ocotber' is not the id of a claim; did you mean 'entries-october'?
"""

from collections.abc import Iterable
from typing import Any

from macros.corpus import Corpus
from macros.problems import a, nearest
from macros.records import (
    KINDS,
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
    Testimony,
    Topic,
)

# The calls that name a record of each kind.
CALLS: dict[type[Record], tuple[str, ...]] = {
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


class Misuse(ValueError):
    """A call that names nothing known; the message says what is near."""


def find(data: Corpus, kind: str, id: str) -> Any:
    """The record of a kind, such as 'claims', with an id. Raises Misuse when there is none."""
    known = data.of(kind)
    if id in known:
        return known[id]
    if gone := data.withdrawn.get(id):
        see = gone.withdrawn.see
        instead = f"; name '{see}' instead" if see else ""
        raise Misuse(f"'{id}' is withdrawn: {gone.withdrawn.because}{instead}")
    noun = a(KINDS[kind].noun)
    if other := data.get(id):
        raise Misuse(f"'{id}' is {a(other.noun)}, not {noun}; {_called(other)}")
    raise Misuse(f"'{id}' is not the id of {noun}{nearest(str(id), known)}")


def require(word: str | None, known: Iterable[str], what: str) -> None:
    """Raise Misuse unless a word is one of those that are known, each of them 'a category'."""
    words = list(known)
    if word not in words:
        near = nearest(str(word), words)
        raise Misuse(f"'{word}' is not {what}{near} ({', '.join(words)})")


def topics(data: Corpus, topic: str | None) -> list[Topic]:
    """The topic named, or all in their order."""
    return data.topics_in_order if topic is None else [find(data, "topics", topic)]


def topics_of_theme(data: Corpus, theme: str | None) -> list[Topic]:
    """The topics of one theme, in their order."""
    require(theme, data.subject.themes, "a theme")
    return [topic for topic in data.topics_in_order if topic.theme.id == theme]


def topic_of(claim: Claim, data: Corpus) -> Topic:
    """The topic under which a claim stands."""
    return data.topics[data.measures[claim.measure].topic]


def claims_under(data: Corpus, topic: str | None, claims: Iterable[Claim]) -> list[Claim]:
    """Those of some claims that stand under the topic named; all of them where none is."""
    chosen = {one.id for one in topics(data, topic)}
    return [claim for claim in claims if topic_of(claim, data).id in chosen]


def _called(record: Record) -> str:
    """How a page names a record: 'write {{ date("law-signed") }} or ...'."""
    calls = (call.format(f'"{record.id}"') for call in CALLS[type(record)])
    return "write " + " or ".join(f"{{{{ {call} }}}}" for call in calls)
