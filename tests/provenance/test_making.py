"""How a number was made: a closed vocabulary, told with every figure, and which one to use."""

import csv
import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import DATA, ROOT, SUBJECT
from problem_lines import line_of, told

from macros.checking import load
from macros.exports import edition_of, texts
from macros.exports.jsonld import claims
from macros.pages.macros import lists, words
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.provenance.making import making
from macros.reading.host import Host
from macros.records import Claim, ClaimKind

MEASURE, CLAIM = "    behaves: flow\n", "    kind: count\n"
ERRS = "    errs: {towards: high, because: returns are not taken off}\n"
SURVEY = (
    "    method: survey\n    how: They were asked in {law-signed}.\n    sample: {people: 900}\n"
)
LEADS = "order: 1, leads: {record: entries-october, because: It counts entries alone.}"
USE = "order: 1, use: 'For entries, {entries-october}.'"


def made(folder: Path, id: str = "entries-october") -> tuple[object, ...]:
    data = load(folder)
    found = data.making(data.claims[id])
    return (
        found.method and found.method.id,
        found.how,
        found.sample,
        found.errs and found.errs.towards,
    )


def text(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def page(folder: Path, name: str = "about.md") -> Page:
    return Page(Renderer(load(folder)), name)


def test_each_method_has_words_of_its_own_and_one_sentence() -> None:
    """No two read alike, and a definition ends as a sentence does, once."""
    methods = SUBJECT.methods.values()
    assert len({one.words for one in methods}) == len(methods)
    for one in methods:
        assert one.definition.endswith(".") and ". " not in one.definition


def test_every_figure_says_how_it_was_made() -> None:
    """If only that it was not told; a denial gives no number."""
    bare = [
        one.id
        for one in DATA.claims.values()
        if (DATA.making(one).method is None) != (one.kind == ClaimKind.denial)
    ]
    assert bare == []


def test_a_claim_is_made_as_its_measure_says(world) -> None:
    """Where it says nothing itself."""
    method, how, sample, errs = made(world((MEASURE, MEASURE + SURVEY + ERRS)))
    assert (method, how, errs) == ("survey", "They were asked in {law-signed}.", "high")
    assert sample.people == 900


def test_what_a_claim_says_itself_comes_first(world) -> None:
    """Of another method the measure's sentence and sample say nothing; the way it errs stays."""
    own = "    method: leak\n"
    folder = world((MEASURE, MEASURE + SURVEY + ERRS), (CLAIM, CLAIM + own))
    assert made(folder) == ("leak", None, None, "high")
    more = own + "    how: A list.\n    errs: {towards: low, because: some are missing}\n"
    folder = world((MEASURE, MEASURE + SURVEY + ERRS), (CLAIM, CLAIM + more))
    assert made(folder) == ("leak", "A list.", None, "low")


def test_a_denial_is_not_made(world) -> None:
    """It is of a measure whose answers are."""
    denial = {"id": "no", "measure": "entries", "said_by": "ann", "kind": "denial"}
    more = {"denies": ["entries-october"], "standing": "stands", "evidence": [{"source": "agency"}]}
    measure = load(world((MEASURE, MEASURE + SURVEY))).measures["entries"]
    assert making(Claim.model_validate(denial | more), measure).method is None


MISTAKES = [
    (
        "a word that is none",
        [(CLAIM, f"{CLAIM}    method: suvrey\n")],
        "    kind: count\n",
        "claim entries-october: 'method' is 'suvrey'; did you mean 'survey'? (one of "
        + ", ".join(SUBJECT.methods)
        + ")",
    ),
    (
        "what the measure says already",
        [(MEASURE, f"{MEASURE}    method: leak\n"), (CLAIM, f"{CLAIM}    method: leak\n")],
        "    kind: count\n",
        "claim entries-october: 'method' is that of its measure, entries; leave it out",
    ),
    (
        "a sample of what asked nobody",
        [(CLAIM, f"{CLAIM}    method: leak\n    sample: {{people: 9}}\n")],
        "    kind: count\n",
        "claim entries-october: 'sample' is whom a survey asked; write 'method: survey', "
        "or drop it",
    ),
    (
        "a sample of a measure that asks nobody",
        [(MEASURE, f"{MEASURE}    sample: {{people: 9}}\n")],
        "    behaves: flow\n",
        "measure entries: 'sample' is whom a survey asked; write 'method: survey', or drop it",
    ),
    (
        "an empty sample",
        [(CLAIM, f"{CLAIM}    method: survey\n    sample: {{}}\n")],
        "    kind: count\n",
        "claim entries-october: 'sample': 'sample' is empty; say how many were asked, when or how, "
        "or drop it",
    ),
    (
        "nobody asked",
        [(CLAIM, f"{CLAIM}    method: survey\n    sample: {{people: 0}}\n")],
        "    kind: count\n",
        "claim entries-october: 'people' is '0'; the least is 1",
    ),
    (
        "a way that is none",
        [(CLAIM, f"{CLAIM}    errs: {{towards: up, because: some are missing}}\n")],
        "    kind: count\n",
        "claim entries-october: 'towards' is 'up' (one of low, high, either)",
    ),
    (
        "a way without a reason",
        [(CLAIM, f"{CLAIM}    errs: {{towards: low}}\n")],
        "    kind: count\n",
        "claim entries-october: 'because' is missing",
    ),
    (
        "a figure typed into its sentence",
        [(CLAIM, f"{CLAIM}    method: survey\n    how: They asked 900.\n")],
        "    kind: count\n",
        "claim entries-october: '900' is typed by hand; name a record",
    ),
    (
        "a sum that was counted",
        [
            (CLAIM, f"{CLAIM}    method: survey\n    sum_of: [a, a]\n    derivation: stated\n"),
            ("claims:\n", "claims:\n  - {id: a, measure: entries, value: 200000, "
             "qualifier: more_than, period: 2022-09-21/2022-10-04, said_by: ann, kind: count, "
             "standing: stands, evidence: [{source: agency}]}\n"),
        ],
        "    kind: count\n",
        "claim entries-october: it is made of other claims, not by survey; write 'method: "
        "sum_of_counts' or 'method: calculation'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "near", "message"), [one[1:] for one in MISTAKES],
                         ids=[one[0] for one in MISTAKES])  # fmt: skip
def test_a_wrong_word_on_how_it_was_made_is_told(world, changes, near: str, message: str) -> None:
    """Below the line it stands after, with what to write."""
    found = told(world(*changes))
    assert len(found) == 1 and message in found[0], found
    line = int(found[0].split(":")[1])
    assert line_of(near) < line <= line_of(near) + 4


def test_a_denial_says_no_method(world) -> None:
    """It gives no number that could have been made."""
    more = (
        "claims:\n  - {id: no, measure: entries, said_by: ann, kind: denial, method: leak, denies: "
        "[entries-october], standing: stands, evidence: [{source: agency}]}\n"
    )
    assert told(world(more=more)) == [
        "data/more.yml:2: claim no: a denial gives no number; leave out how one was made"
    ]


OTHER = (
    "topics:\n  - {id: other, question: Who came?, theme: leaving, order: 2}\n"
    "measures:\n  - {id: came, question: How many came?, topic: other, unit: persons, "
    "population: all, behaves: flow}\n"
    "claims:\n  - {id: some, measure: came, value: 5, said_by: ann, kind: count, "
    "standing: stands, evidence: [{source: agency}]}\n"
)


@pytest.mark.parametrize(
    ("changes", "other", "message"),
    [
        (
            [("order: 1", LEADS.replace("entries-october", "some"))],
            OTHER,
            "'some' is a claim under the topic other; name one under this",
        ),
        (
            [("order: 1", LEADS),
             ("    standing: stands\n", "    standing: unverified\n    because: So.\n")],
            "",
            "'entries-october' is unverified; name a claim that stands",
        ),
        (
            [("order: 1", LEADS), ("    value: 200000\n    qualifier: more_than\n", ""),
             (CLAIM, "    kind: denial\n    denies: [some]\n")],
            OTHER,
            "'entries-october' is a denial, which gives no figure; name a claim that does",
        ),
        (
            [("order: 1", LEADS.replace("entries-october", "entries"))],
            "",
            "'entries' is a measure; name a claim here",
        ),
    ],
)  # fmt: skip
def test_a_topic_leads_with_a_figure_of_its_own_that_stands(
    world, changes, other: str, message: str
) -> None:
    """Each other is told on its line."""
    line = line_of("  - {id: travel")
    found = told(world(*changes, **({"other": other} if other else {})))
    assert f"data/world.yml:{line}: topic travel: {message}" in found


def test_a_topic_may_lead_and_say_which_to_use(world) -> None:
    """At the head of its figures, before how its measures differ, and beside its measures."""
    note = LEADS + ", use: 'For entries, {entries-october}.', note: They differ."
    folder = world(("order: 1", note))
    head = (
        "For entries, more than 200,000 . Main figure: more than 200,000 border crossings . "
        "It counts entries alone."
    )
    drawn = BeautifulSoup(
        lists.figures(page(folder, "figures-leaving.md"), theme="leaving"), "html.parser"
    )
    assert text(str(drawn.select_one(".cards__group"))) == (
        f"Where did they go? {head} They differ."
    )
    assert text(lists.measures(page(folder), "travel")).startswith(head)
    elsewhere = lists.figures(page(folder), topic="travel")
    assert "Main figure" not in elsewhere and "They differ" not in elsewhere


def test_a_row_of_figures_begins_with_how_it_was_made(world) -> None:
    """In full on its own page, in a few words elsewhere, and beside its measure."""
    folder = world((MEASURE, MEASURE + SURVEY + ERRS))

    def counted(drawn: str) -> str:
        cell = BeautifulSoup(drawn, "html.parser").select_one("tr:has(.cards__figure) td + td")
        return text(str(cell))

    whole = lists.figures(page(folder, "figures-leaving.md"), theme="leaving")
    assert counted(whole).startswith(
        "Survey: 900 asked. They were asked in 24 September 2022 . "
        "Likely too high: returns are not taken off. Count. Citizens of Ruritania."
    )
    short = "Survey; likely too high."
    assert counted(lists.figures(page(folder), topic="travel")).startswith(f"{short} Count.")
    assert f"2022 , in these days {short} Counts:" in text(lists.measures(page(folder), "travel"))


def test_the_methods_are_told_as_far_as_figures_have_them(world) -> None:
    """With how many; in the order of the vocabulary."""
    assert text(words.methods(page(world()))) == ""
    assert text(words.methods(page(world((CLAIM, f"{CLAIM}    method: leak\n"))))) == (
        f"Unpublished paper . {SUBJECT.methods['leak'].definition} (1)"
    )


@pytest.fixture
def edition(world):
    """The small world with a survey of its own."""
    errs = ERRS.replace("returns are not taken off", "'returns after {law-signed} are not in it'")
    return edition_of(load(world((MEASURE, MEASURE + SURVEY + errs))), ROOT, Host())


def test_files_say_how_a_number_was_made(edition) -> None:
    """In columns of the table and in fields of JSON, in plain text, whoever says it."""
    files = dict(texts(edition))
    row = next(csv.DictReader(io.StringIO(files["figures.csv"].removeprefix("\ufeff"))))
    columns = ("method", "how", "sample_people", "errs", "errs_because", "sample_error")
    how = "They were asked in 24 September 2022."
    because = "returns after 24 September 2022 are not in it"
    assert [row[name] for name in columns] == ["survey", how, "900", "high", because, ""]
    (claim,) = json.loads(files["dataset.json"])["claims"]
    assert [claim[name] for name in ("method", "how", "sample", "errs")] == [
        "survey", how, {"people": 900}, {"towards": "high", "because": because},
    ]  # fmt: skip


def test_programs_are_told_the_method(edition) -> None:
    """As the technique of the observation that a claim is about."""
    (one,) = claims("figures.html", edition.data.claims.values(), edition)["@graph"]
    assert one["about"] == {"@type": "Observation", "measurementTechnique": "survey"}


def test_where_no_method_is_known_programs_are_told_none(world) -> None:
    """Nothing is invented."""
    bare = edition_of(load(world()), ROOT, Host())
    (one,) = claims("figures.html", bare.data.claims.values(), bare)["@graph"]
    assert "about" not in one
