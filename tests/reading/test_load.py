"""Loading is strict: each kind of mistake, by its exact message."""

from pathlib import Path

import pytest
from problem_lines import line_of, told

from macros.checking import load
from macros.reading.yaml_records import places


def test_a_good_folder_loads_whole(world) -> None:
    """Every record is there, typed, under its id."""
    data = load(world())
    assert len(data) == 12
    assert data.claims["entries-october"].value == 200000
    assert data.events["law-signed"].date.text == "2022-09-24"


def test_a_kind_may_be_split_over_files(world) -> None:
    """Any file under data/ may hold any kind, in folders too."""
    folder = world(people="people:\n  - {id: bob, name: Bob, identity: named}\n")
    assert list(load(folder).people) == ["bob", "minister", "ann"]


def test_each_record_has_its_place(world) -> None:
    """The file and the line on which its id stands, in whatever file or kind."""
    folder = world(people="# one more\npeople:\n  - {name: Bob, identity: named, id: bob}\n")
    found = places(folder)
    assert found["bob"] == "data/people.yml:3"
    assert found["law-signed"] == f"data/world.yml:{line_of('id: law-signed')}"
    assert set(found) == {one.id for one in load(folder)}


MISTAKES = [
    (
        "an unknown key names the nearest field",
        ("    value: 200000", "    valeu: 200000"),
        [
            "claim entries-october: 'valeu' is not a field of a claim; did you mean 'value'?",
        ],
    ),
    (
        "an unknown key of evidence names the nearest field of evidence",
        ("locator: p1", "locater: p1"),
        [
            "claim entries-october: 'locater' is not a field of 'evidence'; "
            "did you mean 'locator'?",
        ],
    ),
    (
        "a missing key",
        ("    said_by: minister\n", ""),
        ["claim entries-october: 'said_by' is missing"],
    ),
    (
        "a repeated key",
        ("    kind: count\n", "    kind: count\n    kind: count\n"),
        ["claim entries-october: 'kind' stands twice; keep one"],
    ),
    (
        "an empty key",
        ("    said_on: 2022-10-04\n", "    said_on:\n"),
        ["claim entries-october: 'said_on' is empty; leave out what is not known"],
    ),
    (
        "a wrong type: words for a number",
        ("value: 200000", "value: 200 thousand"),
        [
            "claim entries-october: 'value': '200 thousand' is not a number; "
            "write digits only, such as 200000",
        ],
    ),
    (
        "a wrong type: a list for a text",
        ("said_by: minister", "said_by: [minister]"),
        ["claim entries-october: 'said_by' must be one text, not a list or mapping"],
    ),
    (
        "a wrong type: a text for a list",
        ("records: [entries-october]", "records: entries-october"),
        ["disagreement net-or-gross: 'records' must be a list; begin each item with '- '"],
    ),
    (
        "a disagreement that asks nothing",
        ("title: Net or gross?", "title: Net or gross"),
        [
            "disagreement net-or-gross: 'title': 'Net or gross' is no question; ask what a reader "
            "would ask, and end it with '?'",
        ],
    ),
    (
        "a question that is not short",
        ("title: Net or gross?", "title: Is it so or so or so or so or so or so?"),
        ["disagreement net-or-gross: 'title': the question has 13 words; 12 are the most"],
    ),
    (
        "a word that is not one of those known",
        ("kind: count", "kind: cuont"),
        [
            "claim entries-october: 'kind' is 'cuont'; did you mean 'count'? "
            "(one of target, count, estimate, forecast, opinion, denial)",
        ],
    ),
    (
        "an impossible date",
        ("said_on: 2022-10-04", "said_on: 2022-10-34"),
        [
            "claim entries-october: 'said_on': '2022-10-34' is not a date (day is out of range "
            "for month); write 2022-09-21, 2022-09, 2022-09-21/2022-10-04, 2022-11~ "
            "or [2022-11-08..]",
        ],
    ),
    (
        "low above high",
        ("value: 200000", "low: 5\n    high: 3"),
        ["claim entries-october: 'low' (5) is above 'high' (3)"],
    ),
    (
        "a minimum above its maximum",
        ("min: 3, max: 10", "min: 13, max: 10"),
        ["penalty article-1: 'terms': 'min' (13) is above 'max' (10)"],
    ),
    (
        "both a value and a range",
        ("value: 200000", "value: 4\n    low: 3\n    high: 5"),
        ["claim entries-october: a claim has a 'value', or a 'low' and a 'high'; not both"],
    ),
    (
        "an edition that is not known but has a term",
        ("{status: none}", "{status: none, terms: [{sanction: fine, max: 3, unit: RUB}]}"),
        [
            "penalty article-1: 'editions': an edition that is none has no 'terms' or 'conditions'",
        ],
    ),
    (
        "an edition that says nothing",
        ("{status: none}", "{note: Old}"),
        [
            "penalty article-1: 'editions': an edition has 'terms'; or write 'status: none' or "
            "'not_seen'",
        ],
    ),
    (
        "a term without its sanction",
        ("sanction: prison, ", ""),
        ["penalty article-1: 'sanction' is missing"],
    ),
    (
        "a term without its most",
        (", max: 10", ""),
        [
            "penalty article-1: 'terms': a term has a 'max'; or write 'status: not_seen' of its "
            "edition",
        ],
    ),
    (
        "a term without its unit",
        (", unit: years", ""),
        [
            "penalty article-1: 'terms': a term says what 'max' counts, in 'unit': years, months, "
            "hours, RUB, years_of_income or months_of_income",
        ],
    ),
    (
        "editions out of order",
        ("{status: none}", "{since: 2026-01-09, by: law-signed, status: none}"),
        [
            "penalty article-1: 'editions': 2022-09-24 stands after 2026-01-09; put the earlier "
            "first",
        ],
    ),
    (
        "two editions of one day",
        ("{status: none}", "{since: 2022-09-24, by: law-signed, status: none}"),
        ["penalty article-1: 'editions': two editions are of 2022-09-24; make one of them"],
    ),
    (
        "a later edition of no day",
        ("since: 2022-09-24\n        by: law-signed", "status: known"),
        [
            "penalty article-1: 'editions': only the first edition, as it stood before, has no "
            "'since'",
        ],
    ),
    (
        "an edition of no law",
        ("        by: law-signed\n", ""),
        [
            "penalty article-1: 'editions': 'since' and 'by' go together: from which day, and by "
            "which law",
        ],
    ),
    (
        "an edition of a law that is not there",
        ("by: law-signed", "by: law-singed"),
        [
            "penalty article-1: 'law-singed' is not the id of a record; did you mean 'law-signed'?",
        ],
    ),
    (
        "an edition made by a person",
        ("by: law-signed", "by: minister"),
        [
            "penalty article-1: 'minister' is a person; name the event or glossary entry of the "
            "law",
        ],
    ),
    (
        "an edition older than its law",
        ("since: 2022-09-24", "since: 2022-09-23"),
        [
            "penalty article-1: 'since' is 2022-09-23, and law-signed is of 2022-09-24; mend one",
        ],
    ),
    (
        "an unknown condition",
        ("by: law-signed", "by: law-signed\n        conditions: [war_time]"),
        [
            "penalty article-1: 'conditions' is 'war_time'; did you mean 'wartime'? (one of "
            "mobilization, martial_law, wartime, armed_conflict, hostilities)",
        ],
    ),
    (
        "what an act fell under while there was a part of its own",
        ("by: law-signed", "by: law-signed\n        fell_under: [article-1]"),
        ["penalty article-1: 'editions': 'fell_under' goes with 'status: none'"],
    ),
    (
        "terms of weak sources alone",
        (
            "unit: years}]\n    evidence: [{source: agency}]",
            "unit: years}]\n    evidence: [{source: blog}]",
        ),
        ["penalty article-1: only weak sources give it; write 'status: unverified'"],
    ),
    (
        "a fine in years",
        ("sanction: prison", "sanction: fine"),
        ["penalty article-1: 'terms': 'unit' is years, and 'sanction' is fine; mend one"],
    ),
    (
        "a term of prison in money",
        ("unit: years", "unit: RUB"),
        ["penalty article-1: 'terms': 'unit' is RUB, and 'sanction' is prison; mend one"],
    ),
    (
        "an aggravating circumstance with a term",
        ("sanction: prison", "sanction: aggravating"),
        [
            "penalty article-1: 'terms': what is aggravating has no 'min', 'max' or 'unit' of "
            "its own",
        ],
    ),
    (
        "a claim that does not stand and does not say why",
        ("standing: stands", "standing: unverified"),
        ["claim entries-october: a claim that is unverified says why, in 'because'"],
    ),
    (
        "an address that is not http(s)",
        ("url: https://agency.example/count", "url: javascript:alert(1)"),
        [
            "source agency: 'url': 'javascript:alert(1)' is not a web address; "
            "write one that begins with https://",
        ],
    ),
    *(
        (
            f"who is more than one person, or none: {name}",
            ("    kind: news\n", f"    kind: news\n    authors: ['{name}']\n"),
            [
                f"source agency: 'authors': '{name}' is not the name of one person in its usual "
                "order; give each an item, and name a body, such as an agency, in "
                "'corporate_authors'",
            ],
        )
        for name in ("AFP, Reuters", "Ministry of Defence and Security", "A & B", "Dam, Isabel")
    ),
    (
        "a body that is known, as a person",
        ("    kind: news\n", "    kind: news\n    authors: [Ann Example, a blog]\n"),
        [
            "source agency: 'a blog' is known as a body; name it in 'corporate_authors' instead",
        ],
    ),
    (
        "two bodies in one text",
        ("    kind: news\n", "    kind: news\n    corporate_authors: [AFP; Reuters]\n"),
        [
            "source agency: 'corporate_authors': 'AFP; Reuters' holds a semicolon; give each body "
            "an item"
        ],
    ),
    (
        "a language that is none",
        ("language: ru", "language: xx"),
        [
            "source blog: 'language': 'xx' names no language; write a language tag such as en "
            "or ru",
        ],
    ),
    (
        "a language by its long tag",
        ("language: ru", "language: rus"),
        ["source blog: 'language': 'rus' names no language; did you mean 'ru'?"],
    ),
    (
        "a language in a country that is none",
        ("language: ru", "language: ru-QX"),
        ["source blog: 'language': 'ru-QX': 'QX' names no script or country; write 'ru'"],
    ),
    (
        "a language by its name",
        ("language: ru", "language: Russian"),
        ["source blog: 'language' is 'Russian'; write a language tag such as en or ru"],
    ),
    (
        "a quote over 25 words",
        ("quote: I was afraid", f"quote: {'word ' * 26}"),
        ["testimony testimony-ann: 'quote': the quote has 26 words; 25 are the most"],
    ),
    (
        "an id that cannot be a link",
        ("id: law-signed", "id: Law signed"),
        ["event Law signed: 'id' is 'Law signed'; an id is lower-case words joined by hyphens"],
    ),
    (
        "a source without a title or a description",
        ("    title: Minister counts entries\n", ""),
        ["source agency: a source needs a 'title', or a 'description' if none was seen"],
    ),
    (
        "an unknown kind of record",
        ("testimonies:\n", "testimoneys:\n"),
        ["'testimoneys' is not a kind of record; did you mean 'testimonies'?"],
    ),
    (
        "a dangling reference names the nearest id of the right kind",
        ("said_by: minister", "said_by: ministre"),
        ["claim entries-october: 'ministre' is not the id of a person; did you mean 'minister'?"],
    ),
    (
        "a reference to a record of another kind",
        ("said_by: minister", "said_by: agency"),
        ["claim entries-october: 'agency' is a source; name a person here"],
    ),
    (
        "a record that names itself",
        ("    kind: count\n", "    kind: count\n    supersedes: entries-october\n"),
        ["claim entries-october: 'entries-october' is the record itself; name another"],
    ),
    (
        "a record that is named twice in a list",
        ("records: [entries-october]", "records: [entries-october, entries-october]"),
        ["disagreement net-or-gross: 'entries-october' stands twice in 'records'; once is enough"],
    ),
    (
        "evidence in one of two sources, which are one",
        ("{source: blog, quote: net inflow}", "{source: blog, or: blog, quote: net inflow}"),
        [
            "disagreement net-or-gross: 'evidence': 'or' is 'source' once more; "
            "name the other source, or leave it out"
        ],
    ),
    (
        "evidence that stands twice",
        ("quote: net inflow}]", "quote: net inflow}, {source: blog, quote: net inflow}]"),
        ["disagreement net-or-gross: 'blog' stands twice in 'evidence'; once is enough"],
    ),
    (
        "a reference from evidence",
        ("via: agency", "via: agnecy"),
        ["claim entries-october: 'agnecy' is not the id of a source; did you mean 'agency'?"],
    ),
    (
        "a sentence that names no record",
        ("One counts {entries-october}", "One counts {entries-octobre}"),
        [
            "disagreement net-or-gross: 'entries-octobre' is not the id of a record; "
            "did you mean 'entries-october'?",
        ],
    ),
    (
        "a sentence that names a record without a figure",
        ("It comes before {entries-october}", "It comes before {minister}"),
        ["event law-signed: '{minister}' is a person; name a claim, an event or a penalty"],
    ),
    (
        "a sentence that asks a claim for what it has not",
        ("{entries-october:end}", "{entries-october:day}"),
        [
            "event law-signed: '{entries-october:day}': write {entries-october} or "
            "{entries-october:when}, {entries-october:start}, {entries-october:end}, "
            "{entries-october:said}",
        ],
    ),
    (
        "a sentence with an open brace",
        ("The minister speaks.", '"The {minister speaks."'),
        [
            "event count-published: 'summary': expected '}' before end of string; "
            "name a record as {id}, and write a brace itself twice",
        ],
    ),
]


@pytest.mark.parametrize(
    ("replacement", "messages"),
    [mistake[1:] for mistake in MISTAKES],
    ids=[mistake[0] for mistake in MISTAKES],
)
def test_a_mistake_is_told(world, replacement, messages) -> None:
    """The message names the file, the line, the record and what to write instead."""
    lines = told(world(replacement))
    assert [line.split(": ", 1)[1] for line in lines if line.split(": ", 1)[1] in messages] == (
        messages
    )
    assert all(line.startswith("data/world.yml:") for line in lines)


def test_a_mistake_has_the_line_of_its_field(world) -> None:
    """The line is that of the key that is wrong, not of its record."""
    lines = told(world(("    value: 200000", "    valeu: 200000")))
    assert lines[-1].startswith(f"data/world.yml:{line_of('    value: 200000')}: claim")


def test_all_problems_are_told_at_once(world) -> None:
    """One run names every mistake, in the order of the lines, and nothing twice."""
    folder = world(
        ("kind: count", "kind: cuont"),
        ("said_by: minister", "said_by: nobody"),
        ("records: [entries-october]", "records: [entries-octobre]"),
    )
    lines = told(folder)
    assert len(lines) == len(set(lines)) == 2
    assert [line.split(":")[2] for line in lines] == [
        " claim entries-october",
        " disagreement net-or-gross",
    ]


def test_a_broken_record_is_not_called_missing(world) -> None:
    """What names a record that does not load is not told as dangling as well."""
    lines = told(world(("    value: 200000", "    valeu: 200000")))
    assert not [line for line in lines if "is not the id of" in line]


def test_a_repeated_id_names_the_first_place(world) -> None:
    """Ids are unique over all files and kinds."""
    folder = world(zz="people:\n  - {id: law-signed, name: Bob, identity: named}\n")
    assert told(folder) == [
        "data/zz.yml:2: person law-signed: the id is taken at "
        f"data/world.yml:{line_of('id: law-signed')}; choose another"
    ]


def test_a_measure_that_differs_in_wording_only_is_refused(world) -> None:
    """Case, punctuation and another question do not make another measure."""
    twin = """\
measures:
  - id: arrivals
    question: How often did they come in?
    topic: travel
    unit: border_crossings
    population: citizens of Ruritania.
    behaves: flow
"""
    assert told(world(zz=twin)) == [
        "data/zz.yml:2: measure arrivals: differs from measure entries in wording only; use that "
        "one, or say what else is counted in 'population', 'place' or 'unit'"
    ]


def test_parts_of_an_article_share_an_offence(world) -> None:
    """They are folded below its name; another article may be about the same."""
    twin = """\
penalties:
  - id: article-1-part-3
    code: Penal Code
    article: 1, part 3
    offence: Refusing
    conduct: Refusing again
    binds: Soldiers
    editions: [{status: none}]
    evidence: [{source: agency}]
"""
    assert told(world(zz=twin)) == [
        "data/zz.yml:5: penalty article-1-part-3: 'offence' is not that of article-1, none; "
        "write the same in both"
    ]
    load(world(zz=twin.replace("article: 1,", "article: 2,")))


def test_a_figure_of_weak_sources_alone_is_unverified(world) -> None:
    """A relay that is marked weak cannot carry a figure that stands."""
    folder = world(
        ("      - {source: agency, locator: p1, quote: more than 200 thousand}\n", ""),
    )
    assert [line.split(": ", 1)[1] for line in told(folder)] == [
        "claim entries-october: only weak sources give it; write 'standing: unverified', "
        "and why in 'because'"
    ]


def test_a_figure_that_every_source_changed_is_unverified(world) -> None:
    """Of a sound source, too: what it says instead does not bear the figure out."""
    folder = world(
        ("locator: p1, quote: more than 200 thousand}", "gives: {value: 98000}}"),
    )
    assert [line.split(": ", 1)[1] for line in told(folder)] == [
        "claim entries-october: every source changed it or is weak; write 'standing: unverified', "
        "and why in 'because'"
    ]


def test_a_count_whose_maker_is_not_named_is_unverified(world) -> None:
    """Nobody answers for it; what people tell of themselves is another thing."""
    folder = world(("role: minister, identity: named}", "role: minister, identity: anonymous}"))
    assert [line.split(": ", 1)[1] for line in told(folder)] == [
        "claim entries-october: nobody is named who counted; write 'standing: unverified', "
        "and why in 'because'"
    ]


@pytest.mark.parametrize(
    ("evidence", "wrong"),
    [
        ("{source: paper, quote: net inflow}", True),
        ("{source: paper, quote: net inflow, original: чистый приток}", False),
        ("{source: paper, quote: чистый приток, language: ru}", False),
        ("{source: agency, quote: net inflow}", False),
    ],
)
def test_a_quote_from_another_language_says_so(world, evidence: str, wrong: bool) -> None:
    """It is in that language, or it is a translation beside the words before it."""
    paper = (
        "  - {id: paper, publisher: A Paper, title: Счёт, language: ru, kind: news, "
        "url: 'https://paper.example/'}\n"
    )
    folder = world(
        ("people:\n", f"{paper}people:\n"),
        ("evidence: [{source: blog, quote: net inflow}]", f"evidence: [{evidence}]"),
    )
    expected = (
        "disagreement net-or-gross: paper is in 'ru'; give the words before translation in "
        "'original', or say the 'language' of the quote"
    )
    if wrong:
        assert [line.split(": ", 1)[1] for line in told(folder)] == [expected]
    else:
        assert load(folder).sources["paper"].language == "ru"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"people: [",
            "not valid YAML: did not find expected node content; a quotation mark or bracket that "
            "opens is not closed",
        ),
        (b"- a\n", "the file is not a mapping of kinds to lists of records"),
        (b"people: bob\n", "'people' is not a list; begin each record with '- id:'"),
        (
            b"people:\n  - bob\n",
            "person number 1 of its list: a person is a mapping; begin it with 'id:'",
        ),
        (b"people: \xff\n", "byte 8 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_is_not_records_is_told(world, content: bytes, message: str) -> None:
    """Broken YAML, a wrong shape and a wrong encoding have a line too."""
    folder = world()
    (folder / "zz.yml").write_bytes(content)
    lines = told(folder)
    assert lines[0].startswith("data/zz.yml:")
    assert lines[0].split(": ", 1)[1] == message


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        (
            "    publisher: The",
            "\tpublisher: The",
            "publisher: The",
            "a tab stands at the beginning",
        ),
        ("title: Minister", "title: Minister: he", "title: Minister", "put the text in quotation"),
        ("title: Minister", "title: @Minister", "title: Minister", "put it in quotation marks"),
        ("quote: net inflow}]\n", 'quote: "net inflow}]\n', "quote: net inflow", "is not closed"),
        ("    title: Minister", "   title: Minister", "title: Minister", "an indent that differs"),
    ],
)
def test_broken_yaml_says_how_to_mend_it(world, old, new, at, message) -> None:
    """One message, on its line; what names the file's records is not told as dangling."""
    folder = world((old, new), zz="topics:\n  - {id: a, question: A?, theme: leaving, order: 2}\n")
    (line,) = told(folder)
    assert message in line
    assert abs(int(line.split(":")[1]) - line_of(at)) <= 1


@pytest.mark.parametrize(
    "content", ["", "# our notes\n", "---\n# our notes\n", "\ufeff", "{}", "~"]
)
def test_a_file_without_records_is_told_and_hides_nothing(world, content: str) -> None:
    """Empty or comments alone: the rules hold of every other file all the same."""
    folder = world(
        ("said_by: minister", "said_by: nobody"),
        notes=content,
    )
    assert told(folder) == [
        "data/notes.yml:1: the file holds no record; begin it with a kind, such as 'claims:', "
        "or delete it",
        f"data/world.yml:{line_of('said_by: minister')}: claim entries-october: 'nobody' is not "
        "the id of a person",
    ]


@pytest.mark.parametrize(
    "content", ["peopel:\n  - {id: bob, name: Bob, identity: named}\n", "people: bob\n", "- a\n"]
)
def test_what_cannot_be_read_makes_nothing_dangle(world, content: str) -> None:
    """Records under a wrong kind are unread, not missing: what names them is not to blame."""
    folder = world(("said_by: minister", "said_by: bob"), zz=content)
    (line,) = told(folder)
    assert line.startswith("data/zz.yml:1: ")


def test_a_kind_may_have_two_lists_in_a_file(world) -> None:
    """Both are read, and what is wrong in either has its own line."""
    twice = (
        "people:\n  - {id: bob, name: Bob, identity: named}\n"
        "claims: []\n"
        "people:\n  - {id: cem, name: Cem, identity: named}\n"
        "  - id: dan\n    identity: named\n    name: {}\n"
        "  - {id: bob, name: Bob, identity: named}\n"
    )
    assert told(world(zz=twice)) == [
        "data/zz.yml:8: person dan: 'name' must be one text, not a list or mapping",
        "data/zz.yml:9: person bob: the id is taken at data/zz.yml:2; choose another",
    ]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """No records at all is a mistake, not an empty site."""
    assert told(tmp_path) == [f"{tmp_path}:1: no .yml file with records is here"]
