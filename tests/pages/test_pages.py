"""Every macro, rendered from a small world; and what it says of a wrong call."""

import re

import markdown
import pytest
from bs4 import BeautifulSoup
from conftest import DATA, ROOT, WORLD
from jinja2 import Environment, nodes

from macros.checking import load
from macros.corpus import Corpus
from macros.pages.calls import Calls
from macros.pages.html_stash import Blocks
from macros.pages.lookup import CALLS, Misuse
from macros.pages.macros import MACROS, citations, inline, lists, single
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.records import KINDS, Claim, Standing

TEMPLATES = ROOT / "macros" / "pages" / "templates"


def page(folder, name: str = "about.md") -> Page:
    return Page(Renderer(load(folder)), name)


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def text(html: str) -> str:
    return " ".join(soup(html).get_text(" ").replace("\u2060", "").split())


def test_claim_is_its_number_which_opens_its_card(world) -> None:
    """The number opens its note, and is all that a screen shows; that sources disagree is heard."""
    drawn = inline.claim(page(world()), "entries-october")
    number, opener = soup(drawn).select("label, label *, a")
    assert (number.text, opener["popovertarget"]) == ("more than 200,000", "card-entries-october")
    assert opener["aria-label"] == "Details of more than 200,000; sources disagree"
    assert number["class"] == ["figure", "differs"]
    assert drawn.endswith("</label>[^entries-october]")


def test_a_figure_that_no_source_disputes_has_no_sign(world) -> None:
    """Neither heard nor printed."""
    alone = ("records: [entries-october]", "records: [law-signed]")
    number = soup(inline.claim(page(world(alone)), "entries-october")).label
    assert number["class"] == ["figure"]
    assert number.button["aria-label"] == "Details of more than 200,000"


def test_claim_says_when_it_does_not_stand(world) -> None:
    """An unverified figure says so in a word, wherever it is named."""
    folder = world(("standing: stands", "standing: unverified\n    because: A rumour."))
    assert text(inline.claim(page(folder), "entries-october")).startswith(
        "more than 200,000 unverified"
    )


@pytest.mark.parametrize(
    ("arguments", "expected", "machine"),
    [
        (("law-signed",), "24 September 2022 [^law-signed]", "2022-09-24"),
        (("entries-october",), "4 October 2022", "2022-10-04"),
        (("entries-october", "start"), "21 September 2022", "2022-09-21"),
        (("entries-october", "when"), "21 Sept – 4 Oct 2022", "2022-09-21"),
        (("entries-october", "said"), "4 October 2022", "2022-10-04"),
        (("agency", "start"), "4 October 2022 [^agency]", "2022-10-04"),
    ],
)
def test_date_is_a_time_of_its_record(world, arguments, expected: str, machine: str) -> None:
    """Of an event or source its date, cited; of a claim the end of its days unless asked."""
    drawn = inline.date(page(world()), *arguments)
    assert text(drawn) == expected
    assert soup(drawn).time["datetime"] == machine


@pytest.mark.parametrize(
    ("part", "expected"), [("start", "21 September 2022"), ("end", "about December 2022")]
)
def test_an_approximate_day_is_not_printed_as_that_day(world, part: str, expected: str) -> None:
    """An end that is told as about a month is no last day of it."""
    folder = world(("period: 2022-09-21/2022-10-04", "period: 2022-09-21/2022-12~"))
    assert text(inline.date(page(folder), "entries-october", part)) == expected


def test_the_date_of_a_figure_is_no_link_beside_its_number(world) -> None:
    """Its card tells it, wherever on the page the number is; without it, it is the way there."""
    one = page(world())
    dates = inline.date(one, "law-signed") + inline.date(one, "entries-october")
    assert [link["href"] for link in soup(one.settled(dates)).select("a:has(> time)")] == [
        "timeline.html#law-signed",
        "figures-leaving.html#entries-october",
    ]
    whole = soup(one.settled(dates + inline.claim(one, "entries-october")))
    assert [link["href"] for link in whole.select("a")] == ["timeline.html#law-signed"]
    assert [time["datetime"] for time in whole.select("time")] == ["2022-09-24", "2022-10-04"]


@pytest.mark.parametrize(
    ("summary", "links"),
    [
        ("{entries-october} by {entries-october:end}.", ["more than 200,000"]),
        ("It is of {entries-october:end}.", ["4 October 2022"]),
        ("{entries-october} since {law-signed}.", ["more than 200,000", "24 September 2022"]),
    ],
    ids=["with it", "without it", "of an event"],
)
def test_a_sentence_links_the_date_of_a_figure_only_without_its_number(
    world, summary: str, links: list[str]
) -> None:
    """That of an event is always the way to its record."""
    told = soup(lists.timeline(page(world(("The minister speaks.", f"'{summary}'")))))
    sentence = told.find(string="The count is published").find_next("p")
    assert [link.text for link in sentence.select("a")] == links


def test_event_links_words_to_an_event(world) -> None:
    """The sentence keeps its own words; the number of its note comes on paper."""
    assert inline.event(page(world()), "law-signed", "the law") == (
        '<a class="noted" href="timeline.html#law-signed">the law</a>[^law-signed]'
    )


def test_penalty_is_the_term_of_an_edition(world) -> None:
    """The newest, or that of a day; the term of a day may be that there was none."""
    one = page(world())
    assert text(inline.penalty(one, "article-1")) == "3 to 10 years in prison [^article-1]"
    assert text(inline.penalty(one, "article-1", "2022-09-23")) == "no such part [^article-1]"


def test_cite_is_a_footnote_mark(world) -> None:
    """It names a source and nothing else."""
    assert inline.cite(page(world()), "agency") == "[^agency]"


def test_disputed_names_each_disagreement(world) -> None:
    """One line, linked to the explanation."""
    drawn = inline.disputed(page(world()), "net-or-gross")
    assert text(drawn) == "Sources disagree: Net or gross?"
    assert soup(drawn).a["href"] == "disagreements-leaving.html#net-or-gross"


def as_of(one: Page, drawn: str = "") -> str:
    """The line that stands for the day of a page, once all of it is known."""
    return text(one.settled(citations.as_of(one) + drawn))


def test_as_of_is_the_day_of_the_newest_source_behind_the_page(world) -> None:
    """Behind all that the page names, wherever it stands; of nothing there is no day."""
    one = page(world())
    assert as_of(one) == "No source behind this page is dated."
    lists.figures(one, topic="travel")
    assert as_of(one) == (
        "As of 4 October 2022 , the day of the newest source behind this page. "
        "Of its 2 sources 1 is not dated to a day and may be newer."
    )
    law = page(world(("published: 2022-10-04", "published: 2022-10-05")))
    lists.penalties(law)
    assert as_of(law) == "As of 5 October 2022 , the day of the newest source behind this page."


def test_a_link_to_a_disagreement_makes_no_page_newer(world) -> None:
    """It tells of other records; those it names are not behind the page for that."""
    one = page(world())
    inline.disputed(one, "net-or-gross")
    assert as_of(one) == "No source behind this page is dated."


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (
            "2022-10",
            "As of 4 October 2022 , the day of the newest source behind this page. "
            "Of its 2 sources 1 is not dated to a day and may be newer.",
        ),
        ("2022-10-04~", "As of 4 October 2022 , the day of the newest source behind this page."),
        (
            "'[2024-08..]'",
            "As of 1 August 2024 or later. "
            "Of its 2 sources 1 is not dated to a day and may be newer.",
        ),
    ],
)
def test_undated_sources_are_told_apart(world, published: str, told: str) -> None:
    """Those that may be newer than the day that is given; it is none that is surely too old."""
    one = page(world(("    language: ru\n", f"    language: ru\n    published: {published}\n")))
    lists.figures(one, topic="travel")
    assert as_of(one) == told


def test_an_answer_has_a_day_of_its_own(world) -> None:
    """That of the newest source of what was cited since the last such line."""
    one = page(world(("published: 2022-10-04", "published: 2022-10-05")))
    inline.claim(one, "entries-october")
    assert text(citations.answer_as_of(one)) == "Newest source: 5 October 2022 ."
    assert citations.answer_as_of(one) == ""
    inline.cite(one, "blog")
    assert citations.answer_as_of(one) == ""
    dated = page(world(("    language: ru\n", "    language: ru\n    published: '[2024-08..]'\n")))
    inline.claim(dated, "entries-october")
    assert text(citations.answer_as_of(dated)) == "Newest source: 1 August 2024 or later."


def test_a_state_of_affairs_says_when_it_was_looked_at(world) -> None:
    """What was found, the day, and the last time read of; a question without one is named."""
    looked = "order: 1, looked: {on: 2024-03-01, found: 'No count after {entries-october:end}'}"
    assert text(inline.looked(page(world(("order: 1", looked))), "travel")) == (
        "No count after 4 October 2022 (last looked for on 1 March 2024 ) ."
    )
    through = looked.replace("2024-03-01,", "2024-03-01, through: 2024-01,")
    assert text(inline.looked(page(world(("order: 1", through))), "travel")).endswith(
        "(last looked for on 1 March 2024 , in pages to January 2024) ."
    )
    where = through.replace("through:", "where: the openings of pages, through:")
    assert text(inline.looked(page(world(("order: 1", where))), "travel")) == (
        "No count after 4 October 2022 (last looked for on 1 March 2024 , in pages to January "
        "2024) ."
    )
    with pytest.raises(Misuse, match="topic travel does not say when it was looked at"):
        inline.looked(page(world()), "travel")


def test_what_was_found_and_when_may_be_told_apart(world) -> None:
    """So that a page of several questions says the day and the place once."""
    looked = "order: 1, looked: {on: 2024-03-01, found: No count"
    where = looked + ", where: the openings of pages"

    def told(record: str, part: str) -> str:
        return text(inline.looked(page(world(("order: 1", record + "}"))), "travel", part))

    assert told(where, "found") == "No count."
    assert told(looked, "when") == "1 March 2024"
    assert told(where, "when") == "1 March 2024 , in the openings of pages"
    assert told(looked + ", through: 2024-01", "when") == "1 March 2024 , in pages to January 2024"
    assert told(where + ", through: 2024-01", "when") == (
        "1 March 2024 , in the openings of pages, to January 2024"
    )
    with pytest.raises(Misuse, match=r"'whne' is not a part of it; did you mean 'when'\?"):
        told(looked, "whne")


def test_timeline_has_every_event_in_order(world) -> None:
    """Each event has date, title, summary with its figures, category and sources."""
    drawn = soup(lists.timeline(page(world(), "timeline.md")))
    events = drawn.select("li.event")
    assert [event.h3["id"] for event in events] == ["law-signed", "count-published"]
    assert events[0].time["datetime"] == "2022-09-24"
    assert events[0].select_one(".category").text == "law"
    assert "more than 200,000 entries, counted to 4 October 2022" in text(str(events[0]))
    assert [link["href"] for link in events[0].select(".event__sources a")] == [
        "sources.html#agency"
    ]
    assert "Said by The Minister" in text(str(events[1]))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"category": "law"}, ["The law is signed"]),
        ({"start": "2022-10"}, ["The count is published"]),
        ({"end": "2022-09-30"}, ["The law is signed"]),
        ({"start": "2022-09-25", "end": "2022-10-03"}, []),
    ],
)
def test_timeline_can_be_narrowed(world, arguments, expected: list[str]) -> None:
    """By category, or between dates; elsewhere than on its own page titles lead there."""
    drawn = soup(lists.timeline(page(world()), **arguments))
    assert [title.text for title in drawn.select(".event__title a")] == expected
    assert not drawn.select("[id]")


def test_figures_show_value_meaning_time_speaker_place_and_standing(world) -> None:
    """One row a claim: each column of the table, and what a source changed."""
    drawn = soup(lists.figures(page(world(), "figures-leaving.md"), theme="leaving"))
    row = drawn.select_one("tr:has(h3#entries-october)")
    cells = {cell["data-label"]: text(str(cell)) for cell in row.select("td")}
    assert cells["Figure"] == "more than 200,000 border crossings How many entries were there?"
    assert cells["What it counts"] == "Count. Citizens of Ruritania."
    assert cells["When"] == "21 Sept – 4 Oct 2022 , in these days"
    assert cells["Who said it"] == "The Minister , minister, 4 October 2022"
    assert cells["Where it was read"] == (
        "The Agency : more than 200 thousand paragraph 1 "
        "The Agency → A Blog told it as net inflow "
        "1 source has it, 1 changed it; both from The Minister ."
    )
    assert cells["Standing"] == "as stated Sources disagree: Net or gross? Cite"


def test_answers_stand_in_time_and_of_one_day_the_doubtful_last() -> None:
    """Of a day: what stands, the rest by when it was said, denials; what has no date comes last."""
    doubtful = {"value": 2, "kind": "count", "standing": "unverified", "because": "Doubt."}
    of_the_day = {"as_of": "2022-10-04", **doubtful}
    answers: dict[str, dict[str, object]] = {
        "a-denial": {
            "as_of": "2022-10-04",
            "kind": "denial",
            "denies": ["z"],
            "standing": "stands",
        },
        "a-undated": doubtful,
        "b-said-some-day": of_the_day,
        "c-said-later": {**of_the_day, "said_on": "2022-10-05"},
        "d-said-first": {**of_the_day, "said_on": "2022-10-04"},
        "e-stands": {**of_the_day, "said_on": "2022-10-06", "standing": "stands"},
        "f-earlier": {**of_the_day, "as_of": "2022-10-03"},
    }
    shared = {"measure": "m", "said_by": "ann", "evidence": [{"source": "agency"}]}
    claims = [Claim.model_validate({"id": id, **shared, **one}) for id, one in answers.items()]
    data = Corpus(claims={one.id: one for one in claims})
    assert [one.id for one in data.claims_of["m"]] == [
        "f-earlier",
        "e-stands",
        "d-said-first",
        "c-said-later",
        "b-said-some-day",
        "a-denial",
        "a-undated",
    ]


def test_figures_of_the_call_up_open_with_one_on_record() -> None:
    """Nobody meets the guess of an unnamed source before what was said by name."""
    first = DATA.paginated["figures"].parts[0].records[0]
    assert first.standing == Standing.stands


@pytest.mark.parametrize(
    "arguments", [{"theme": "leaving"}, {"topic": "travel"}, {"measure": "entries"}]
)
def test_figures_can_be_narrowed(world, arguments) -> None:
    """By half, topic or measure; elsewhere than on its own page a figure leads there."""
    drawn = soup(lists.figures(page(world()), **arguments))
    assert [link["href"] for link in drawn.select(".cards__figure a.figure")] == [
        "figures-leaving.html#entries-october"
    ]
    assert not drawn.select("[id]")


def test_measures_stand_side_by_side_with_what_each_counts(world) -> None:
    """Under a question that people ask of several things, each with its answers."""
    noted = world(("order: 1}", "order: 1, note: 'Not people, but {entries-october} crossings.'}"))
    drawn = soup(lists.measures(page(noted), "travel"))
    assert text(str(drawn.li)) == (
        "How many entries were there? more than 200,000 border crossings "
        "for 21 Sept – 4 Oct 2022 , in these days Counts: Citizens of Ruritania."
    )
    assert "Not people, but more than 200,000 crossings." in text(str(drawn))


def test_penalties_stand_edition_by_edition(world) -> None:
    """The newest first, each with its day, which leads to the law that made it."""
    drawn = soup(lists.penalties(page(world(), "law.md")))
    row = drawn.select_one("tr:has(h4#article-1)")
    cells = {cell["data-label"]: text(str(cell)) for cell in row.select("td")}
    assert cells["What it threatens"] == (
        "Since 24 September 2022 3 to 10 years in prison Before 24 September 2022 no such part"
    )
    assert row.find("a", string="Since 24 September 2022")["href"] == "timeline.html#law-signed"
    assert cells["Whom it binds"] == "Soldiers"


@pytest.mark.parametrize(
    ("returned", "home"),
    [("abroad", "abroad"), ("returned", "returning"), ("plans_to", "returning")],
)
def test_a_testimony_stands_where_it_tells_of(world, returned: str, home: str) -> None:
    """Of those who were away when they told it with those abroad, of all others with returns."""
    data = load(world(("returned: plans_to", f"returned: {returned}")))
    assert data.page_of(data.testimonies["testimony-ann"]) == home


def test_testimony_says_who_whence_and_in_which_words(world) -> None:
    """A pseudonym is called one; the quote names its source."""
    drawn = single.testimony(page(world(), "returning.md"), "testimony-ann")
    assert soup(drawn).article.h3["id"] == "testimony-ann"
    assert soup(drawn).article.h3.text == "Ann, 30"
    assert "baker, from a town; the name is a pseudonym." in text(drawn)
    assert "Why they left. She was afraid." in text(drawn)
    assert "Plans to come back." in text(drawn)
    assert soup(drawn).q.text == "I was afraid"


@pytest.mark.parametrize(
    ("occupation", "home", "expected"),
    [
        ("occupation: baker", "from: a town", "baker, from a town; full name not given."),
        ("occupation: baker", "", "baker; full name not given."),
        ("", "from: a town", "from a town; full name not given."),
        ("", "", "Full name not given."),
    ],
)
def test_what_is_not_known_of_a_person_leaves_no_sign(
    world, occupation: str, home: str, expected: str
) -> None:
    """Signs stand between what is told; of what is not told none is left."""
    folder = world(
        ("name: Ann, identity: pseudonym", "name: Ann, identity: anonymous"),
        ("occupation: baker", occupation),
        ("from: a town", home),
    )
    drawn = single.testimony(page(folder, "returning.md"), "testimony-ann")
    assert soup(drawn).select_one(".testimony__who").text == expected


def test_a_testimony_says_no_more_of_somebody_than_is_known(world) -> None:
    """Without a trade the place begins the line, and without both what is said of the name."""
    trade = ("    occupation: baker\n", "")
    placed = single.testimony(page(world(trade), "returning.md"), "testimony-ann")
    assert "from a town; the name is a pseudonym." in text(placed)
    unplaced = world(trade, ("    from: a town\n", ""))
    told = single.testimony(page(unplaced, "returning.md"), "testimony-ann")
    assert "Ann, 30 The name is a pseudonym." in text(told)


def test_a_disagreement_has_its_answer_first(world) -> None:
    """The question, its short answer, why; then, folded, each rival figure and the quotations."""
    drawn = single.disagreement(page(world(), "disagreements-leaving.md"), "net-or-gross")
    assert soup(drawn).section.h3["id"] == "net-or-gross"
    assert text(str(soup(drawn).select_one(".versus"))) == (
        "more than 200,000 border crossings How many entries were there? "
        "The Minister , minister, 4 October 2022 1 source has it, 1 changed it; both from "
        "The Minister for 21 Sept – 4 Oct 2022 as stated A Blog told it as net inflow"
    )
    section = soup(drawn).section
    parts = [one.name for one in section.find_all(recursive=False)]
    assert parts == ["h3", "p", "p", "details"]
    _, answer, why, fold = section.find_all(recursive=False)
    assert (answer.strong.text, answer.text) == ("The minister's count.", "The minister's count.")
    assert why.text.startswith("They speak of different things: each counts in another unit. ")
    assert fold["class"] == ["fold"]
    assert fold.summary.text == "The number, and who said it"
    assert [one.name for one in fold.find_all(recursive=False)] == ["summary", "ul", "blockquote"]


def test_the_first_sentence_of_an_answer_stands_out(world) -> None:
    """It is the short answer; what follows is told beside it."""
    folder = world(("stands: The minister's count.", "stands: The minister's count. It is his."))
    drawn = soup(single.disagreement(page(folder, "disagreements-leaving.md"), "net-or-gross"))
    answer = drawn.select_one(".disagreement__stands")
    assert answer.strong.text == "The minister's count."
    assert answer.text == "The minister's count. It is his."


def test_a_disagreement_that_nothing_decides_says_so(world) -> None:
    """In the place of its answer; and why sources differ is not known."""
    folder = world(
        ("    stands: The minister's count.\n", ""),
        ("reason: different_unit", "reason: unresolved"),
    )
    section = soup(
        single.disagreement(page(folder, "disagreements-leaving.md"), "net-or-gross")
    ).section
    _, answer, why, _ = section.find_all(recursive=False)
    assert answer.text == "Nothing read decides it."
    assert why.text.startswith("Why they differ is not known. ")


COPIES = "".join(
    f"  - {{id: copy-{number}, publisher: Copy {number}, title: A copy, language: en, kind: news, "
    f"url: 'https://copy.example/{number}'}}\n"
    for number in range(2, 5)
)
DRIFTS = "".join(
    f"      - {{source: copy-{number}, via: agency, gives: {{unit: people}}}}\n"
    f"      - {{source: copy-{number}, via: agency, locator: p9, gives: {{unit: people}}}}\n"
    for number in range(2, 5)
)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("different_unit", ["4 sources give it otherwise; its record tells each."]),
        (
            "relay_drift",
            [
                "A Blog told it as net inflow",
                *(f"Copy {number} told it as people" for number in (2, 2, 3, 3, 4, 4)),
            ],
        ),
    ],
)
def test_what_many_give_otherwise_is_told_where_that_is_the_matter(
    world, reason: str, expected: list[str]
) -> None:
    """Elsewhere a card says how many sources did; each row of figures has them all."""
    folder = world(
        ("people:\n", f"{COPIES}people:\n"),
        ("gives: {unit: net inflow}}\n", f"gives: {{unit: net inflow}}}}\n{DRIFTS}"),
        ("reason: different_unit", f"reason: {reason}"),
    )
    drawn = soup(single.disagreement(page(folder, "disagreements-leaving.md"), "net-or-gross"))
    assert [one.text for one in drawn.select(".versus__drift")] == expected


def test_disagreements_stand_under_their_question(world) -> None:
    """Each topic is a heading of the page's contents."""
    drawn = lists.disagreements(page(world(), "disagreements-leaving.md"), "leaving")
    assert "\n## Where did they go? { #about-travel }\n" in drawn
    assert soup(drawn).select_one("section h3#net-or-gross")


def test_sources_say_what_each_is_cited_for(world) -> None:
    """Publisher, date, address, weakness, and links to what rests on it."""
    drawn = soup(lists.sources(page(world(), "sources.md")))
    agency, blog = drawn.select_one("li:has(h3#agency)"), drawn.select_one("li:has(h3#blog)")
    assert [link["href"] for link in agency.select(".cited-for a")] == [
        "figures-leaving.html#entries-october",
        "timeline.html#law-signed",
        "timeline.html#count-published",
        "law.html#article-1",
        "returning.html#testimony-ann",
    ]
    assert "weak Machine translation." in text(str(blog))
    assert "Language: Russian ." in text(str(blog))
    assert blog.select_one("a[rel]")["href"] == "https://mirror.example/blog?a=1&b=2"


def test_people_have_the_figures_they_gave(world) -> None:
    """Under the question that each answers, in order; a pseudonym is called one."""
    claim = WORLD[WORLD.index("claims:") : WORLD.index("events:")]
    later = claim.replace("entries-october", "entries-later").replace("10-04", "10-09")
    exits = (
        "measures:\n  - {id: exits, question: How many left?, topic: travel, unit: persons, "
        "population: Men, behaves: flow}\n" + claim.replace("entries-october", "men-left")
    )
    exits = exits.replace("measure: entries", "measure: exits")
    exits = exits.replace("standing: stands", "standing: unverified\n    because: Doubt.")
    noted = ("order: 1}", "order: 1, note: Not the same.}")
    drawn = soup(lists.people(page(world(noted, y_later=later, z_exits=exits))))
    minister = drawn.find("strong", string="The Minister").parent
    assert [" ".join(one.text.split()).replace(" ,", ",") for one in minister.select("li")] == [
        "How many entries were there? more than 200,000 border crossings, "
        "more than 200,000 border crossings",
        "How many left? more than 200,000 people unverified",
    ]
    assert [link["href"].split("#")[1] for link in minister.ul.select("a")] == [
        "entries-october",
        "entries-later",
        "men-left",
    ]
    assert "(a pseudonym)" in text(str(drawn))


def test_this_site_comes_last_of_those_who_are_quoted(world) -> None:
    """Whoever spoke comes before what was computed here, wherever the records name it."""
    first = ("{id: minister,", "{id: us, name: this site, identity: site}\n  - {id: minister,")
    drawn = soup(lists.people(page(world(first), "people.md")))
    assert [one["id"] for one in drawn.select(".people > li")] == ["minister", "ann", "us"]


def test_notes_define_what_was_cited_and_only_that(world) -> None:
    """Each cited record has its note once, in the order of citing."""
    one = page(world())
    inline.cite(one, "agency")
    inline.claim(one, "entries-october")
    inline.cite(one, "agency")
    lines = [line for line in citations.notes(one).splitlines() if line]
    assert [text(line) for line in lines] == [
        "[^agency]: The Agency , Minister counts entries , 4 October 2022.",
        "[^entries-october]: more than 200,000 border crossings as stated "
        "Count for 21 Sept – 4 Oct 2022, in these days: Citizens of Ruritania. "
        "Said by The Minister , minister, 4 October 2022. Read in The Agency ; changed by "
        "A Blog . 1 source has it, 1 changed it; both from The Minister . "
        "Sources disagree: Net or gross? Close",
    ]
    assert one.uncited == []


def test_what_records_say_is_escaped(world) -> None:
    """A record that carries markup is shown as text, in HTML and inside Markdown."""
    folder = world(
        ("name: The Minister", "name: '<b>*The* [Minister](x)</b>'"),
        ("title: Minister counts entries", "title: '<script>alert()</script>'"),
    )
    one = page(folder)
    assert "<script>" not in lists.sources(one) and "&lt;script&gt;" in lists.sources(one)
    inline.claim(one, "entries-october")
    note = citations.notes(one)
    assert "<b>" not in note and "*The*" not in note and "[Minister]" not in note
    assert "<b>*The* [Minister](x)</b>" in text(note)


def test_relays_draw_who_took_from_whom(world) -> None:
    """Each source is a link in the drawing, and each relay a line."""
    drawn = soup(single.relays(page(world(), "sources.md")))
    assert [link["href"] for link in drawn.select("svg a")] == [
        "sources.html#agency",
        "sources.html#blog",
    ]
    assert len(drawn.select("svg path")) == 1
    assert drawn.select_one("svg title").text == "Who took a figure from whom"


def test_retellings_tell_what_each_source_made_of_a_figure(world) -> None:
    """From whoever said it, step by step, with what changed and who denied it."""
    story = soup(lists.retellings(page(world()))).select_one(".story")
    assert [text(str(step)) for step in story.select("li")] == [
        "The Agency passed it on: more than 200 thousand",
        "The Agency → A Blog told it as net inflow",
    ]
    assert [text(str(step)) for step in story.select("li.story__changed")] == [
        "The Agency → A Blog told it as net inflow"
    ]


def test_known_has_the_day_by_which_each_figure_was_public(world) -> None:
    """The day it was said, or that of the first source; of a month the last day."""
    drawn = soup(lists.known(page(world())))
    assert [row.time["datetime"] for row in drawn.select("tbody tr")] == ["2022-10-04"]
    later = world(
        ("    said_on: 2022-10-04\n", ""), ("published: 2022-10-04", "published: 2022-10")
    )
    drawn = soup(lists.known(page(later)))
    assert [row.time["datetime"] for row in drawn.select("tbody tr")] == ["2022-10-31"]


def test_known_says_when_a_newer_answer_overtakes(world) -> None:
    """Of a running total the next one said; answers about a window stand side by side."""
    more = """\
claims:
  - id: entries-later
    measure: entries
    value: 300000
    as_of: 2022-10-31
    said_by: minister
    said_on: 2022-11-01
    kind: count
    standing: stands
    evidence: [{source: agency}]
"""
    total = ("behaves: flow", "behaves: cumulative")
    at_once = ("published: 2022-10-04", "published: 2022-11-30")
    for changes, expected in (((at_once,), []), ((at_once, total), ["2022-11-01"])):
        drawn = soup(lists.known(page(world(*changes, more=more))))
        assert [row["data-until"] for row in drawn.select("tr[data-until]")] == expected


WRONG_CALLS = [
    (
        "claim",
        ("entries-octobre",),
        "'entries-octobre' is not the id of a claim; did you mean 'entries-october'?",
    ),
    ("date", ("law-singed",), "'law-singed' is not the id of a claim"),
    ("date", ("entries-october", "begin"), "'begin' is not a date of a claim"),
    (
        "event",
        ("law-singed", "x"),
        "'law-singed' is not the id of an event; did you mean 'law-signed'?",
    ),
    (
        "penalty",
        ("article-1", "later"),
        "'later' is not a day; write one such as 2022-09-23, or none for the newest edition",
    ),
    ("cite", ("agnecy",), "'agnecy' is not the id of a source; did you mean 'agency'?"),
    ("looked", ("travle",), "'travle' is not the id of a topic; did you mean 'travel'?"),
    (
        "timeline",
        ("lwa",),
        "'lwa' is not a category; did you mean 'law'? "
        "(decree, law, battle, border, statement, protest, draft)",
    ),
    ("figures", ("travle",), "'travle' is not the id of a topic; did you mean 'travel'?"),
    (
        "testimony",
        ("testimony-anne",),
        "'testimony-anne' is not the id of a testimony; did you mean 'testimony-ann'?",
    ),
    (
        "disagreement",
        ("net-or-gros",),
        "'net-or-gros' is not the id of a disagreement; did you mean 'net-or-gross'?",
    ),
]


@pytest.mark.parametrize(("macro", "arguments", "message"), WRONG_CALLS)
def test_a_wrong_call_names_what_is_near(world, macro: str, arguments, message: str) -> None:
    """The message says what was asked for and the nearest id of that kind."""
    with pytest.raises(Misuse) as error:
        MACROS[macro].draw(page(world()), *arguments)
    assert str(error.value).startswith(message)


def told(folder, markdown: str, front_matter: int = 0) -> list[str]:
    """The problems of one page as its Markdown is rendered."""
    calls = Calls(page(folder, "page.md"), front_matter)
    jinja = Environment(undefined=calls.undefined)
    calls.close(jinja.from_string(markdown).render(calls.macros))
    return [str(problem) for problem in calls.problems]


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        (
            'One\n\ntwo {{ cite("agnecy") }}',
            "docs/page.md:6: cite(): 'agnecy' is not the id of a source; did you mean 'agency'?",
        ),
        ("{{ cite() }}", "docs/page.md:4: cite(): missing a required argument: 'id' (it takes id)"),
        (
            '{{ figures(tpoic="travel") }}',
            "docs/page.md:4: figures(): takes no 'tpoic'; did you mean 'topic'? (it takes topic, "
            "measure, theme)",
        ),
        (
            "{{ figures() }}",
            "docs/page.md:4: figures(): name a topic, a measure or a theme (call_up, leaving)",
        ),
        (
            '{{ figures(theme="leavign") }}',
            "docs/page.md:4: figures(): 'leavign' is not a theme; did you mean 'leaving'? "
            "(call_up, leaving)",
        ),
        (
            '{{ clam("x") }}',
            "docs/page.md:4: 'clam' is not a macro; did you mean 'claim'?",
        ),
        (
            '{{ cite("agency") }}',
            "docs/page.md:1: the page cites or explains something but does not end with "
            "{{ notes() }}; add it",
        ),
    ],
)
def test_a_wrong_call_has_page_and_line(world, markdown: str, message: str) -> None:
    """The line is that of the file, front matter included."""
    assert told(world(), markdown, front_matter=3) == [message]


def test_a_list_of_nothing_is_drawn_empty(world) -> None:
    """Where there is no record of its kind, a call of the list is right."""
    penalties = WORLD[WORLD.index("penalties:\n") : WORLD.index("testimonies:\n")]
    assert told(world((penalties, "")), "{{ penalties() }}") == []


def test_a_right_page_has_no_problem(world) -> None:
    """A page that ends with its notes is whole."""
    assert told(world(), '{{ claim("entries-october") }}\n\n{{ notes() }}') == []


def test_every_macro_has_a_template_of_its_name_or_shares_one() -> None:
    """A partial that no macro draws would be dead."""
    drawn = {path.stem for path in [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("inline/*.html")]}
    others = {
        "cited",
        "head",
        "instead",
        "list_part",
        "list_parts",
        "picture_link",
        "picture_small",
        "problem",
        "mention",
        "rest",
        "note",
        "onward",
        "saying",
        "withdrawn",
        "words",
    }
    assert drawn - others == set(MACROS) - {"cite", "notes", "tally"}


def test_what_templates_share_is_asked_for_by_one() -> None:
    """A macro of a template that no other imports, nor its own calls, would be dead."""
    imported, defined = set[tuple[str, str]](), set[tuple[str, str]]()
    for path in TEMPLATES.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        for name, some in re.findall(r'\{% from "(.+)" import (.+) %\}', text):
            imported |= {(name, one) for one in some.split(", ")}
        if path.parent.name == "shared":
            names = re.findall(r"\{% macro (\w+)\(", text)
            alone = (one for one in names if not re.search(rf"(?<!macro )\b{one}\(", text))
            defined |= {(f"shared/{path.name}", one) for one in alone}
    assert defined - imported == set()


def test_blocks_pass_through_markdown_untouched() -> None:
    """Markdown's own marks in a block stay as drawn; its headings are read as Markdown."""
    blocks = Blocks()
    held = blocks.hold("\n\n## Month { #m }\n\n<ol><li>*not* emphasis</li></ol>\n\n")
    html = markdown.markdown(f"One.\n{held}Two.", extensions=[blocks, "attr_list"])
    assert html.split("\n") == [
        "<p>One.</p>",
        '<h2 id="m">Month</h2>',
        "<ol><li>*not* emphasis</li></ol>",
        "<p>Two.</p>",
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('figures(mesure="entries")', "figures(): takes no 'mesure'; did you mean 'measure'? "
         "(it takes topic, measure, theme)"),
        ('claim("entries-october", part="end")', "claim(): takes no 'part' (it takes id)"),
        ('people(ids="ann")', "people(): takes ids one after another; leave out 'ids='"),
        ("claim()", "claim(): missing a required argument: 'id' (it takes id)"),
        ("notes(1)", "notes(): too many positional arguments (it takes nothing)"),
        ('claim("law-signed")', "claim(): 'law-signed' is an event, not a claim; write "
         '{{ date("law-signed") }} or {{ event("law-signed", "the words") }}'),
        ('cite("minister")', "cite(): 'minister' is a person, not a source; write "
         '{{ people("minister") }}'),
        ('event("entries", "x")', "event(): 'entries' is a measure, not an event; write "
         '{{ figures(measure="entries") }}'),
    ],
)  # fmt: skip
def test_a_call_that_does_not_fit_says_what_would(world, call: str, message: str) -> None:
    """Which value is not taken and which are; of what kind the record is, and how it is called."""
    calls = Calls(page(world()))
    environment = Environment(undefined=calls.undefined)
    environment.from_string(f"# A\n\n{{{{ {call} }}}}").render(calls.macros)
    assert [str(one) for one in calls.problems] == [f"docs/about.md:3: {message}"]


def test_every_kind_of_record_is_called_somehow() -> None:
    """What is offered instead of a wrong call is a macro, with values that it takes."""
    assert set(CALLS) == set(KINDS.values())
    for calls in CALLS.values():
        for one in calls:
            node = Environment().parse(f"{{{{ {one.format(repr('x'))} }}}}").find(nodes.Call)
            given = [item.value for item in node.args], {item.key: 1 for item in node.kwargs}
            MACROS[node.node.name].signature.bind(*given[0], **given[1])
