"""Pairs that readers may take for one come first, whoever has noticed them, and say why."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import DATA, run, words_beside

from macros.checking import load
from macros.checking.suspects import Suspect, candidates, relays, suspects
from macros.checking.suspects.profiles import profiles
from macros.corpus import Corpus
from macros.records import Disagreement


@pytest.fixture(scope="module")
def data() -> Corpus:
    return DATA


@pytest.fixture(scope="module")
def hidden(data: Corpus) -> Corpus:
    """The records as they were before anybody had noticed a confusion."""
    conflicts = {id: one for id, one in data.disagreements.items() if one.class_ == "conflict"}
    return replace(data, disagreements=conflicts)


@pytest.fixture(scope="module")
def before(hidden: Corpus) -> list[Suspect]:
    """The likeliest pairs, where nobody has noticed a confusion."""
    return suspects(hidden, most=150)


@pytest.fixture(scope="module")
def found(data: Corpus) -> list[Suspect]:
    """All pairs that no disagreement covers."""
    return suspects(data)


@pytest.mark.parametrize("own, some", [("en", True), ("de", False)])
def test_headlines_are_read_in_the_language_of_the_site(own: str, some: bool, data: Corpus) -> None:
    """One in English is not held against a claim where the site is in German."""
    here = replace(data, subject=replace(data.subject, language=own))
    printed = {
        relays.printed(claim, one, here)[0]
        for claim in here.claims.values()
        for one in claim.evidence
    }
    english = {one.title for one in here.sources.values() if one.title and one.language == "en"}
    assert bool(printed & english) == some


def confusions(data: Corpus) -> list[Disagreement]:
    return [one for one in data.disagreements.values() if one.class_ == "confusion"]


def pairs_of(confusion: Disagreement, found: list[Suspect]) -> list[Suspect]:
    """The pairs of its records, and of one of them with a source that it cites."""
    seconds = {*confusion.records, *(evidence.source for evidence in confusion.evidence)}
    return [one for one in found if one.ids[0] in confusion.records and one.ids[1] in seconds]


@pytest.mark.slow
def test_most_confusions_that_people_noticed_are_among_the_first(
    data: Corpus, before: list[Suspect]
) -> None:
    """With all of them hidden, the first 150 pairs bring back 45 or more."""
    expected = 45
    assert expected <= sum(bool(pairs_of(one, before)) for one in confusions(data))


@pytest.mark.slow
def test_most_come_back_by_their_own_records(data: Corpus, before: list[Suspect]) -> None:
    """40 or more by a pair of these alone."""
    expected = 40
    pairs = [set(one.ids) for one in before]
    named = [set(one.records) for one in confusions(data)]
    assert expected <= sum(any(pair <= records for pair in pairs) for records in named)


@pytest.mark.slow
def test_what_a_disagreement_covers_is_not_listed(data: Corpus, found: list[Suspect]) -> None:
    """Neither two of its records, nor one with a source that a confusion cites."""
    assert [one.ids for it in confusions(data) for one in pairs_of(it, found)] == []
    named = [set(one.records) for one in data.disagreements.values()]
    assert [one.ids for one in found if any(set(one.ids) <= records for records in named)] == []


@pytest.mark.slow
def test_no_pair_is_listed_twice(found: list[Suspect]) -> None:
    """Nor the other way round, nor a record with itself."""
    pairs = [frozenset(one.ids) for one in found]
    assert (len(set(pairs)), {len(pair) for pair in pairs}) == (len(pairs), {2})


@pytest.mark.slow
def test_an_event_and_what_it_tells_are_no_pair(data: Corpus, found: list[Suspect]) -> None:
    """Nor a penalty and the number of days that its conduct names."""
    told = {(id, event.id) for event in data.events.values() for id in event.claims}
    told.add(("absence-short-tier", "article-337-2-to-10-days"))
    assert told & {one.ids for one in found} == set()


@pytest.mark.slow
def test_many_more_records_are_not_compared_each_with_each(data: Corpus) -> None:
    """Eight times the records are compared about eight times as often, not sixty-four times."""
    few, many = compared(data), compared(copied(data, 8))
    assert many <= 2 * 8 * few


def compared(data: Corpus) -> int:
    every = {profile.id: profile for profile in profiles(data)}
    return sum(1 for _ in candidates.pairs(every))


def copied(data: Corpus, times: int) -> Corpus:
    """Every figure, event and penalty so many times; the figures of each copy answer its own."""

    def copies(kind: str, *fields: str) -> dict:
        return {
            f"{one.id}-{number}": one.model_copy(
                update={name: f"{getattr(one, name)}-{number}" for name in ("id", *fields)}
            )
            for number in range(times)
            for one in data.of(kind).values()
        }

    return replace(
        data,
        claims={
            id: one.model_copy(update={"sum_of": [], "difference_of": []})
            for id, one in copies("claims", "measure").items()
        },
        measures=copies("measures"),
        events=copies("events"),
        penalties=copies("penalties"),
    )


# A made-up valley: questions that have nothing to do with each other, by other speakers, in
# other places and months, and two records more that somebody may take for one.
BACKGROUND = [
    ("bridges", "How many bridges were mended?", "bridges of stone", "places", 17, 1),
    ("kettles", "How many kettles were sold at the fair?", "copper kettles", "documents", 913, 2),
    ("voters", "How many voted for the new mayor?", "citizens of age", "persons", 20417, 3),
    ("wolves", "How many cases of wolves near a farm?", "sightings", "cases", 58, 4),
    ("pupils", "How many pupils learn the violin?", "pupils of all ages", "persons", 341, 6),
    ("barges", "How many barges passed the lock?", "laden barges", "trips", 1280, 8),
    ("hops", "Which share of the hops was spoilt?", "hops", "percent", 23, 9),
    ("clocks", "How many clocks struck late?", "clocks of towers", "places", 7, 10),
    ("letters", "How many letters were lost?", "letters with a stamp", "documents", 6604, 11),
    ("nuns", "How many nuns keep the vow of silence?", "nuns", "persons", 77, 12),
]


def valley(folder: Path, more: dict[str, list[str]]) -> Corpus:
    """The made-up valley with more records in it, read as records are."""
    letters = "abcdefghij"
    asked = [
        f"{{id: {id}, question: '{question}', topic: {'town' if at % 2 else 'country'}, "
        f"unit: {unit}, population: {population}, behaves: flow, place: Village {letters[at]}"
        + (", share_of: the crop}" if unit == "percent" else "}")
        for at, (id, question, population, unit, _, _) in enumerate(BACKGROUND)
    ]
    answers = [
        f"{{id: {id}-counted, measure: {id}, value: {value}, period: 2021-{month:02}, "
        f"said_by: {'clerk' if at % 2 else 'abbot'}, kind: count, standing: stands, "
        f"evidence: [{{source: chronicle, locator: p{at + 1}}}]}}"
        for at, (id, _, _, _, value, month) in enumerate(BACKGROUND)
    ]
    lists = {
        "sources": [
            "{id: chronicle, publisher: The Chronicle, title: A year, language: en, kind: news, "
            "published: 2021-12-31, url: 'https://chronicle.example/'}",
            "{id: herald, publisher: The Herald, title: Another year, language: en, kind: news, "
            "published: 2021-12-31, url: 'https://herald.example/'}",
        ],
        "people": [
            "{id: clerk, name: The Clerk, identity: body}",
            "{id: abbot, name: The Abbot, identity: body}",
        ],
        "topics": [
            "{id: town, question: What of the town?, theme: call_up, order: 1, note: Not one.}",
            "{id: country, question: What of the rest?, theme: leaving, order: 2, note: Not one.}",
        ],
        "measures": asked,
        "claims": answers,
    }
    text = "".join(
        f"{kind}:\n" + "".join(f"  - {one}\n" for one in some)
        for kinds in (lists, more)
        for kind, some in kinds.items()
    )
    data = words_beside(folder / "data")
    (data / "valley.yml").write_text(text, encoding="utf-8")
    return load(data)


def measure(id: str, question: str, population: str, **more: str) -> str:
    fields = {"topic": "town", "unit": "persons", "behaves": "flow", **more}
    told = "".join(f", {key}: '{value}'" for key, value in fields.items())
    return f"{{id: {id}, question: '{question}', population: '{population}'{told}}}"


def claim(id: str, asked: str, value: int, evidence: str = "source: herald", **more: str) -> str:
    fields = {"period": "2021-05", "said_by": "clerk", "kind": "count", **more}
    told = "".join(f", {key}: {value}" for key, value in fields.items() if value)
    return (
        f"{{id: {id}, measure: {asked}, value: {value}{told}, standing: stands, "
        f"evidence: [{{{evidence}}}]}}"
    )


def penalty(id: str, conduct: str, most: int, evidence: str = "source: herald") -> str:
    return (
        f"{{id: {id}, code: Code, article: '{id}', conduct: '{conduct}', binds: All, editions: "
        f"[{{terms: [{{sanction: prison, max: {most}, unit: years}}]}}], "
        f"evidence: [{{{evidence}}}]}}"
    )


def event(id: str, day: str, title: str) -> str:
    return (
        f"{{id: {id}, date: {day}, title: '{title}', summary: It is told so., category: law, "
        "evidence: [{source: herald}]}"
    )


UNCHANGED = "source: chronicle}, {source: herald"  # by the former; the latter may change it
SHEEP = measure("sheep", "How many sheep crossed the river?", "sheep and lambs", topic="country")
PARCELS = measure("parcels", "What came by sea?", "parcels", unit="documents")
DROWNED = measure("drowned", "How many drowned?", "fishermen")
WORLDS = {
    "the same number of two things": (
        {
            "measures": [SHEEP, PARCELS],
            "claims": [
                claim("of-sheep", "sheep", 4321, period="2021-03", said_by="abbot"),
                claim("of-parcels", "parcels", 4321, "source: chronicle", period="2021-07"),
            ],
        },
        ("of-sheep", "of-parcels"),
        "number",
    ),
    "nearly the same number of two things": (
        {
            "measures": [SHEEP, PARCELS],
            "claims": [
                claim("of-sheep", "sheep", 5000),
                claim("of-parcels", "parcels", 4900, period="2021-09"),
            ],
        },
        ("of-sheep", "of-parcels"),
        "number",
    ),
    "a number and the later total that contains it": (
        {
            "measures": [measure("dead", "How many had drowned?", "men", behaves="cumulative")],
            "claims": [
                claim("by-may", "dead", 12, period="2021-05"),
                claim("by-october", "dead", 31, period="2021-05/2021-10"),
            ],
        },
        ("by-may", "by-october"),
        "question",
    ),
    "two answers of which one has no day": (
        {
            "measures": [DROWNED],
            "claims": [claim("in-may", "drowned", 12), claim("ever", "drowned", 31, period="")],
        },
        ("in-may", "ever"),
        "question",
    ),
    "one question of two fairs": (
        {
            "measures": [
                measure("spring", "How many oxen did the spring fair sell?", "oxen of spring"),
                measure("autumn", "How many oxen did the autumn fair sell?", "oxen of autumn"),
            ],
            "claims": [
                claim("in-spring", "spring", 52, period="2021-04", said_by="abbot"),
                claim("in-autumn", "autumn", 840, "source: chronicle", period="2021-10"),
            ],
        },
        ("in-spring", "in-autumn"),
        "words",
    ),
    "a total of a land and what is of its capital": (
        {
            "measures": [
                measure("jailed", "How many were jailed?", "rioters", place="Ruritania"),
                measure("held", "How many were jailed?", "rioters", place="Strelsau, Ruritania"),
            ],
            "claims": [claim("in-the-land", "jailed", 9000), claim("at-court", "held", 130)],
        },
        ("in-the-land", "at-court"),
        "part",
    ),
    "a sum and what it adds up": (
        {
            "measures": [
                measure("guests", "Who ate at the inn?", "guests", topic="country"),
                measure("strangers", "Who slept in barns?", "strangers", place="Hofbau"),
                measure("travellers", "How many came?", "travellers", place="Zenda"),
            ],
            "claims": [
                claim("ate", "guests", 2, "source: chronicle", said_by="abbot"),
                claim("slept", "strangers", 91),
                claim("came", "travellers", 93, sum_of="[ate, slept]", derivation="stated"),
            ],
        },
        ("ate", "came"),
        "part",
    ),
    "a group under two names": (
        {
            "measures": [
                measure("refugees", "How many refugees live in tents?", "refugees", place="Zenda"),
                measure("fed", "How many displaced people are fed?", "displaced", place="Zenda"),
            ],
            "claims": [
                claim("in-tents", "refugees", 4100),
                claim("at-the-table", "fed", 4900, period="2021-06"),
            ],
        },
        ("in-tents", "at-the-table"),
        "group",
    ),
    "a relay that drops the word before a number": (
        {
            "measures": [SHEEP],
            "claims": [
                claim("of-sheep", "sheep", 4000, f"{UNCHANGED}, gives: {{value: 4000}}",
                      qualifier="more_than"),
            ],
        },
        ("of-sheep", "herald"),
        "relay",
    ),
    "a relay that counts somebody else": (
        {
            "measures": [SHEEP],
            "claims": [claim("of-sheep", "sheep", 4000, f"{UNCHANGED}, gives: {{unit: lambs}}")],
        },
        ("of-sheep", "herald"),
        "relay",
    ),
    "quoted words without the word before a number": (
        {
            "measures": [SHEEP],
            "claims": [
                claim("of-sheep", "sheep", 4000, "source: herald, quote: '4,000 sheep crossed'",
                      qualifier="more_than"),
            ],
        },
        ("of-sheep", "herald"),
        "headline",
    ),
    "a headline that makes people of crossings": (
        {
            "sources": [
                "{id: gazette, publisher: The Gazette, language: en, "
                "title: '9,300 shepherds fled over the pass', kind: news, url: 'https://gazette.example/'}"
            ],
            "measures": [measure("pass", "How often was it crossed?", "shepherds", unit="trips")],
            "claims": [claim("over-the-pass", "pass", 9300, "source: gazette")],
        },
        ("over-the-pass", "gazette"),
        "headline",
    ),
    "a crime that a paper calls by the name of another": (
        {
            "penalties": [
                penalty("article-12", "Taking apples from a garden", 1,
                        "source: herald, gives: {wording: robbery}"),
                penalty("article-40", "Robbery with a weapon", 15),
            ],
        },
        ("article-12", "article-40"),
        "retold",
    ),
    "two crimes of near conduct": (
        {
            "penalties": [
                penalty("article-12", "Stealing apples from a garden", 1),
                penalty("article-13", "Stealing apples from a garden at night", 4),
            ],
        },
        ("article-12", "article-13"),
        "law",
    ),
    "a term that is another crime's": (
        {
            "penalties": [penalty("article-12", "Stealing apples from a garden", 9)],
            "measures": [measure("term", "How long for stealing?", "thieves", unit="years")],
            "claims": [claim("for-stealing", "term", 9)],
        },
        ("for-stealing", "article-12"),
        "offence",
    ),
    "two steps of one law": (
        {
            "events": [
                event("passed", "2021-05-02", "The council passes the law on apples"),
                event("signed", "2021-05-09", "The king signs the law on apples"),
            ],
        },
        ("passed", "signed"),
        "subject",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("more", "pair", "signal"), WORLDS.values(), ids=WORLDS)
def test_in_another_world_too_what_may_be_confused_comes_first(
    tmp_path: Path, more: dict[str, list[str]], pair: tuple[str, str], signal: str
) -> None:
    """Nothing of the ranking is about this subject: the pair is among the first five, with why."""
    first = {frozenset(one.ids): one.signal for one in suspects(valley(tmp_path, more), most=5)}
    assert first.get(frozenset(pair)) == signal


# Of the small world. What is added to it is told with the figure that it has.
NETS = """\
measures:
  - id: nets
    question: How many people stayed?
    topic: travel
    unit: persons
    population: Citizens who stayed
    behaves: flow
claims:
  - id: stayed
    measure: nets
    value: 200000
    period: 2022-09-21/2022-10-04
    said_by: minister
    kind: count
    standing: stands
    evidence: [{source: agency, locator: p1}]
penalties:
  - id: article-2
    code: Penal Code
    article: 2, part 1
    conduct: Refusing after {stayed}
    binds: Soldiers
    editions: [{terms: [{sanction: prison, max: 10, unit: years}]}]
    evidence:
      - {source: agency}
      - {source: blog, gives: {wording: deserting}}
"""
NOTED = ("topics:\n  - {id: travel,", "topics:\n  - {note: They differ., id: travel,")


def listed(folder: Path, *options: str) -> list[str]:
    told = run("-m", "macros", "suspects", "--data", str(folder), *options)
    assert (told.returncode, told.stderr) == (0, "")
    return told.stdout.splitlines()


def test_a_line_says_where_both_stand_what_they_say_and_why(world) -> None:
    """In words, without looking anything up."""
    assert listed(world(NOTED, files=NETS), "--most", "2") == [
        "1. data/files.yml:18 article-2 (Article 2, part 1, up to 10 years in prison: Refusing "
        "after 200,000 people) | data/world.yml:9 blog (A Blog, [relay of the minister]) | "
        "A Blog worded it as deserting",
        "2. data/files.yml:9 stayed (How many people stayed? 200,000 people, 21 Sept – 4 Oct "
        "2022, The Minister) | data/world.yml:29 entries-october (How many entries were there? "
        "more than 200,000 border crossings, 21 Sept – 4 Oct 2022, The Minister) | the same "
        "number, or nearly, of different things",
    ]


def test_as_many_are_listed_as_are_asked_for(world) -> None:
    """The likeliest of them."""
    folder = world(NOTED, files=NETS)
    assert listed(folder, "--most", "1") == listed(folder)[:1]
    none = run("-m", "macros", "suspects", "--data", str(folder), "--most", "0")
    assert "'0' is not how many; write a number such as 50" in none.stderr


def test_a_conflict_that_is_not_explained_yet_hinders_no_list(world) -> None:
    """The check tells it; here it is a pair like others."""
    folder = world(NOTED, ("gives: {unit: net inflow}", "gives: {value: 300000}"), files=NETS)
    assert run("-m", "macros", "check", "--data", str(folder)).returncode == 1
    assert listed(folder) == listed(world(NOTED, files=NETS))


def test_records_that_cannot_be_read_are_told(world) -> None:
    """As the check tells them."""
    folder = str(world(("measure: entries", "measure: exits")))
    told = run("-m", "macros", "suspects", "--data", folder)
    checked = run("-m", "macros", "check", "--data", folder)
    assert (told.returncode, told.stdout, told.stderr) == (1, "", checked.stderr)
