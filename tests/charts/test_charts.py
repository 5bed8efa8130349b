"""Charts, each kind on small worlds of its own: what is said, and how sure it is, is drawn."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT
from drawings import dashes, drawing, hollow, marks, solid, told

from macros import wording
from macros.charts import NARROW, WIDE
from macros.charts.bars import ticks
from macros.charts.canvas import Size
from macros.checking import load
from macros.corpus import Corpus
from macros.problems import Problems
from macros.records import Qualifier, Standing

MEASURES = """\
measures:
  - {id: people, question: How many?, topic: travel, unit: persons, population: all of them,
     behaves: cumulative}
  - {id: crossings, question: How many entries?, topic: travel, unit: border_crossings,
     population: entries, place: Ruritania, direction: in, behaves: flow}
  - {id: share, question: Which share?, topic: travel, unit: percent, population: those,
     share_of: all, behaves: level}
  - {id: longest, question: How long?, topic: travel, unit: years, population: soldiers,
     behaves: level}
"""
# Where the map finds Ruritania.
ATLAS = """\
places:
  - {id: ruritania, name: Ruritania, country: KAZ}
"""
DAY, WINDOW = "as_of: 2022-10-04", "period: 2022-09-21/2022-10-04"
# What each chart draws of a claim, and the record beside it that it may need.
CLAIMS = {
    "counts": ("people", 200, DAY),
    "answers": ("people", 200, WINDOW),
    "windows": ("crossings", 200, WINDOW),
    "shares": ("share", 40, WINDOW),
    "events": ("people", 200, DAY),
    "route": ("people", 200, DAY),
    "sentences": ("longest", 10, DAY),
    "course": ("people", 200, DAY),
    "map": ("crossings", 200, WINDOW),
}
each_chart = pytest.mark.parametrize("chart", CLAIMS)
each_size = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
# How sure a figure is, in two words: where both differ from the plainest, `make test` tries them.
each_doubt = pytest.mark.parametrize(
    ("qualifier", "standing"),
    [
        pytest.param(qualifier, standing, marks=[] if plain else [pytest.mark.slow])
        for qualifier in Qualifier
        for standing in Standing
        for plain in [qualifier == "exactly" or standing == "stands"]
    ],
)


def claim(chart: str, more: str = "", standing: str = "stands", id: str = "one") -> str:
    """A claim that the chart can draw, in YAML."""
    measure, value, when = CLAIMS[chart]
    because = "" if standing == "stands" else ", because: nobody else gives it"
    return (
        f"  - {{id: {id}, measure: {measure}, value: {value}, {when}, said_by: minister, "
        f"said_on: 2022-10-05, kind: count, standing: {standing}{because}{more}, "
        f"evidence: [{{source: agency}}]}}\n"
    )


def small(world, chart: str, *claims: str, draws: str = "one", **files: str) -> Corpus:
    """The small world with some claims more and a picture of them."""
    records = "".join(f"      - record: {id}\n" for id in draws.split())
    if chart == "sentences" and draws == "one":
        records = "      - {record: article-1, bears_out: [one]}\n"
    picture = (
        f"pictures:\n  - id: drawn\n    title: A picture\n    page: about\n    chart: {chart}\n"
        f"    reading: How to read it.\n    description: What it shows.\n    draws:\n{records}"
    )
    texts = {"more": f"{MEASURES}claims:\n{''.join(claims)}", "pictures": picture, "atlas": ATLAS}
    folder = world(("order: 1}", "order: 1, note: They differ.}"), **texts | files)
    shutil.copy(ROOT / "data" / "borders.json", folder)
    return load(folder)


def drawn(data: Corpus, size: Size) -> ElementTree.Element:
    """The picture of the small world."""
    return drawing(data.pictures["drawn"], data, size)


@each_chart
@each_doubt
def test_a_figure_keeps_its_qualifier_and_its_doubt(
    world, chart: str, qualifier: Qualifier, standing: Standing
) -> None:
    """Its amount is drawn word for word, and how it stands unless it does."""
    data = small(world, chart, claim(chart, f", qualifier: {qualifier}", standing))
    one = data.claims["one"]
    for size in (WIDE, NARROW):
        text = told(drawn(data, size)).casefold()
        assert wording.amount(one, data.measures[one.measure].unit) in text
        assert [word for word in Standing if word in text] == [
            word for word in Standing if word == standing != "stands"
        ]


@pytest.mark.parametrize("chart", [one for one in CLAIMS if one != "sentences"])
@each_doubt
def test_what_does_not_stand_is_hollow_and_nothing_else(
    world, chart: str, qualifier: Qualifier, standing: Standing
) -> None:
    """Bars, symbols and arrows alike, in every chart that draws claims."""
    data = small(world, chart, claim(chart, f", qualifier: {qualifier}", standing))
    for size in (WIDE, NARROW):
        svg = drawn(data, size)
        full, empty = solid(svg), hollow(svg)
        if standing != "stands":
            full, empty = empty, full
        if chart == "route" and not size.wide:
            assert len(full) == 2  # the speaker and the source
        assert full
        assert not empty


@pytest.mark.parametrize(
    ("chart", "ends"),
    [(chart, "low: 20, high: 40") for chart in ("answers", "shares", "course", "map")],
)
@each_size
@pytest.mark.parametrize("standing", ["stands", "unverified"])
def test_a_range_is_no_doubt(world, chart: str, ends: str, size: Size, standing: str) -> None:
    """One that stands is solid to both of its ends, one that does not hollow to both."""
    value = f"value: {CLAIMS[chart][1]}"
    data = small(world, chart, claim(chart, standing=standing).replace(value, ends))
    svg = drawn(data, size)
    assert (bool(solid(svg)), bool(hollow(svg))) == (standing == "stands", standing != "stands")
    assert "20–40" in told(svg)


@pytest.mark.parametrize("chart", ["counts", "answers", "shares", "course"])
@pytest.mark.parametrize(
    ("qualifier", "shapes"),
    [("exactly", 0), ("about", 0), ("at_least", 1), ("more_than", 1), ("nearly", 1), ("up_to", 1)],
)
def test_an_arrow_points_to_where_the_number_is_said_to_lie(
    world, chart: str, qualifier: str, shapes: int
) -> None:
    """A floor and a ceiling have one more mark than a number alone."""
    plain = drawn(small(world, chart, claim(chart)), WIDE)
    svg = drawn(small(world, chart, claim(chart, f", qualifier: {qualifier}")), WIDE)
    assert len(solid(svg)) - len(solid(plain)) == shapes


@pytest.mark.parametrize("standing", ["stands", "unverified"])
@pytest.mark.parametrize("qualifier", ["exactly", "up_to"])
def test_a_target_keeps_its_qualifier_and_its_doubt(world, standing: str, qualifier: str) -> None:
    """As any figure, though it is a line."""
    target = claim("counts", f", qualifier: {qualifier}", standing, id="two")
    target = target.replace("kind: count", "kind: target")
    data = small(world, "counts", claim("counts"), target, draws="one two")
    amount = {"exactly": "200", "up_to": "up to 200"}[qualifier]
    doubt = "" if standing == "stands" else ", unverified"
    for size in (WIDE, NARROW):
        assert f"target {amount}{doubt}, Minister" in told(drawn(data, size))


@each_size
def test_the_line_of_a_target_stands_out(world, size: Size) -> None:
    """It is dashed, and thicker than the lines of the scale."""
    target = claim("counts", id="two").replace("kind: count", "kind: target")
    svg = drawn(small(world, "counts", claim("counts"), target, draws="one two"), size)
    lines = {
        (one.get("class"), one.get("stroke-width", "1"), bool(one.get("stroke-dasharray")))
        for one in svg.iter("path")
        if one.get("class", "").startswith("stroke-")
    }
    assert lines == {("stroke-rule", "1", False), ("stroke-mark", "1.5", True)}


DENIED = """\
disagreements:
  - {id: denied, title: Was it denied?, topic: travel, class: conflict, records: [no, one, two],
     reason: unresolved, explanation: It was denied.}
"""
DENIAL = (
    "  - {{id: no, measure: people, said_by: minister, said_on: 2022-10-04, kind: denial, "
    "denies: [{denies}], standing: {standing}, evidence: [{{source: agency}}]}}\n"
)


@each_size
@pytest.mark.parametrize(("denies", "times"), [("one", 1), ("one, two", 2)])
def test_a_figure_is_denied_where_the_denial_names_it(
    world, size: Size, denies: str, times: int
) -> None:
    """And nowhere else, though the same report gave both."""
    denial = DENIAL.format(denies=denies, standing="stands")
    both = claim("answers"), claim("answers", id="two")
    data = small(world, "answers", *both, denial, draws="one two no", denied=DENIED)
    svg = drawn(data, size)
    assert told(svg).count("✕ Denied by Minister, 4 October 2022") == times


@pytest.mark.parametrize("chart", ["answers", "route"])
@each_size
def test_a_denial_keeps_its_own_doubt(world, chart: str, size: Size) -> None:
    """One that is unverified says so."""
    denial = DENIAL.format(denies="one", standing="unverified, because: heard of")
    both = claim(chart), claim(chart, id="two")
    svg = drawn(small(world, chart, *both, denial, draws="one no", denied=DENIED), size)
    assert "Denied by Minister, 4 October 2022, unverified" in told(svg)


def relayed(more: str = "") -> str:
    """A claim that a blog took from the agency, and says so unless told otherwise."""
    return claim("route").replace(
        "[{source: agency}]", f"[{{source: agency}}, {{source: blog, via: agency{more}}}]"
    )


@each_size
def test_a_step_that_we_inferred_is_drawn_and_said_to_be(world, size: Size) -> None:
    """Its line is dashed and its words call it our reading; a step that a text tells is neither."""
    plain = drawn(small(world, "route", relayed()), size)
    svg = drawn(small(world, "route", relayed(", via_inferred: true")), size)
    assert (dashes(plain), "our reading" in told(plain)) == (0, False)
    assert dashes(svg) == 2  # down and across
    assert told(svg).count("our reading") == 1


@each_size
def test_a_text_that_credits_nobody_is_linked_by_us(world, size: Size) -> None:
    """Without 'via' it hangs from the speaker, whom it does not name: that is our reading."""
    other = relayed().replace(", via: agency", ", gives: {speaker: none named}")
    svg = drawn(small(world, "route", other), size)
    assert dashes(svg) == 2
    assert told(svg).count("our reading") == 1


def test_certain_steps_stand_before_inferred_ones(world) -> None:
    """So that the line to a text that says whence it has its number is whole."""
    more = (
        "sources:\n  - {id: third, publisher: Third, title: T, language: en, kind: news, "
        "url: 'https://third.example/'}\n"
    )
    text = relayed(", via_inferred: true").replace("}]}\n", "}, {source: third, via: agency}]}\n")
    svg = drawn(small(world, "route", text, third=more), NARROW)
    assert told(svg).index("Third") < told(svg).index("A Blog")


def test_only_what_has_a_via_can_be_inferred(world) -> None:
    """Told with the line of the evidence, and what to write."""
    with pytest.raises(Problems) as problems:
        small(world, "route", claim("route").replace("agency}", "agency, via_inferred: true}"))
    assert "'via_inferred' goes with 'via'; name the source that it took it from" in str(
        problems.value
    )


TERMS = """\
penalties:
  - id: article-2
    code: Penal Code
    article: 2, part 5
    conduct: Absence
    binds: Soldiers
    editions: [{editions}]
    evidence: [{{source: agency}}]
"""
PARTS = "".join(
    f"  - {{id: part-{part}, code: Penal Code, article: '2, part {part}', conduct: Absence, "
    f"binds: Soldiers, editions: [{{terms: [{{{term}}}]}}], evidence: [{{source: agency}}]}}\n"
    for part, term in {
        2: "sanction: arrest, unit: months, max: 6",
        3: "sanction: prison, unit: years, max: 3",
        4: "sanction: prison, unit: years, max: 5",
    }.items()
)
AFTER = (
    "{since: 2022-09-24, by: law-signed, terms: [{sanction: prison, unit: years, min: 5, max: 10}]}"
)
UNSEEN = "{status: not_seen}"
OWN = "{terms: [{sanction: prison, unit: years, max: 4}]}"


def none(*parts: int) -> str:
    """The edition of a time without the part, when the act fell under others."""
    return f"{{status: none, fell_under: [{', '.join(f'part-{part}' for part in parts)}]}}"


@each_size
@pytest.mark.parametrize(
    ("before", "said", "note", "bars"),
    [
        (none(), "no such part → 5–10", None, 1),
        (none(4), "no such part → 5–10", "before under part 4, up to 5", 2),
        (none(3, 4), "no such part → 5–10", "before under part 3, up to 3; part 4, up to 5", 3),
        (none(2, 4), "no such part → 5–10", "before under part 2, no prison; part 4, up to 5", 2),
        (UNSEEN, "not seen → 5–10", None, 1),
        (OWN, "up to 4 → 5–10", None, 2),
    ],
)
def test_a_new_part_says_so_and_shows_the_part_that_applied_before(
    world, size: Size, before: str, said: str, note: str | None, bars: int
) -> None:
    """So that its bar stands beside that of the same act, not beside nothing."""
    penalties = TERMS.format(editions=f"{before}, {AFTER}") + PARTS
    data = small(world, "sentences", claim("counts"), draws="article-2", penalties=penalties)
    svg = drawn(data, size)
    assert said in told(svg)
    assert ("before under" in told(svg)) == (note is not None)
    assert note is None or note in told(svg)
    assert len("".join(solid(svg)).split("Z")) - 1 == bars


@each_size
def test_a_penalty_without_a_term_keeps_its_row(world, size: Size) -> None:
    """Nothing seen is a finding: it is said, with its label."""
    penalties = TERMS.format(editions=UNSEEN)
    data = small(world, "sentences", claim("counts"), draws="article-2", penalties=penalties)
    assert "not seen → not seen" in told(drawn(data, size))


EVENT = """\
events:
  - {{id: happened, date: "{date}", title: It happened, summary: It did., category: law,
     evidence: [{{source: agency}}]}}
"""


@each_size
@pytest.mark.parametrize(
    ("date", "said", "pieces"),
    [
        ("2022-10-04", "4 Oct · It happened", 1),
        ("2022-10-04/2022-10-24", "4–24 Oct · It happened", 1),
        ("2022-10-04/2022-10-24~", "4 Oct – about 24 Oct · It happened", 3),
        ("2022-10-04~/2022-10-24", "about 4 Oct – 24 Oct · It happened", 3),
        ("2022-10-04~", "about 4 Oct · It happened", 2),
        ("2022-10", "October 2022 · It happened", 2),
        ("2022-10~", "about October 2022 · It happened", 2),
        ("[2022-10-04..2022-10-24]", "some day in 4–24 Oct 2022 · It happened", 2),
    ],
)
def test_a_date_keeps_its_doubt(world, size: Size, date: str, said: str, pieces: int) -> None:
    """In words, and in a mark that is whole only where the days are certain."""
    data = small(
        world, "events", claim("events"), draws="happened one", happened=EVENT.format(date=date)
    )
    svg = drawn(data, size)
    assert said in told(svg)
    bars = "".join(marks(svg, "mark")) or "".join(
        one.get("d", "") for one in svg.iter("path") if one.get("class") == "stroke-mark"
    )
    assert len(re.findall("M", bars)) >= pieces
    assert (len(re.findall("M", bars)) == 1) == (pieces == 1)
    assert not hollow(svg)  # which would call a figure unverified


@each_size
@pytest.mark.parametrize(
    ("period", "said", "whole"),
    [
        ("2022-09-21/2022-10-04", "21 Sept – 4 Oct", True),
        ("2022-09-21/2022-10-04~", "21 Sept – about 4 Oct", False),
        ("2022-09-21~/2022-10-04", "about 21 Sept – 4 Oct", False),
        ("2022-09~", "about September 2022", False),
    ],
)
def test_a_window_keeps_the_doubt_of_its_days(
    world, size: Size, period: str, said: str, whole: bool
) -> None:
    """At the end that is approximate, and never as a hollow mark: the number stands."""
    text = claim("windows").replace("2022-09-21/2022-10-04", period)
    svg = drawn(small(world, "windows", text), size)
    assert said in told(svg)
    assert not hollow(svg)
    assert (len(re.findall("M", "".join(solid(svg)))) == 2) == whole  # its days, and its number


@each_size
def test_a_count_without_a_certain_day_says_so(world, size: Size) -> None:
    """An estimate of a month is not put on the first of it."""
    text = claim("counts").replace("kind: count", "kind: estimate")
    text = text.replace("2022-10-04", "2022-10~")
    assert "about October 2022 · Minister" in told(drawn(small(world, "counts", text), size))


@each_chart
@each_size
def test_every_figure_and_record_is_linked_once(world, chart: str, size: Size) -> None:
    """Lines of one text are one link, which a keyboard reaches once."""
    data = small(world, chart, claim(chart, ", qualifier: more_than", "unverified"))
    links = [link.get("href") for link in drawn(data, size).iter("a")]
    assert len(links) == len(set(links))
    expected = {
        "route": ["people.html#minister", "sources.html#agency"],
        "sentences": ["law.html#article-1", "figures-leaving.html#one"],
    }
    assert links == expected.get(chart, ["figures-leaving.html#one"])


@pytest.mark.parametrize("chart", ["events", "course"])
@each_size
def test_totals_of_near_days_do_not_meet(world, chart: str, size: Size) -> None:
    """However long their words are, each has a place of its own."""
    days = ["2022-08-01", "2022-10-01", "2022-10-02", "2022-10-03", "2022-10-03"]
    claims = [
        claim(chart, ", qualifier: more_than", "unverified", f"n{n}").replace("2022-10-04", day)
        for n, day in enumerate(days)
    ]
    data = small(world, chart, *claims, draws=" ".join(f"n{n}" for n in range(len(days))))
    boxes = [_box(text, size) for text in drawn(data, size).iter("text")]
    met = [
        (one, two)
        for n, one in enumerate(boxes)
        for two in boxes[n + 1 :]
        if one[0] < two[1] and two[0] < one[1] and one[2] < two[3] and two[2] < one[3]
    ]
    assert met == []
    assert all(left > -1 and right < size.width + 1 for left, right, _, _ in boxes)


def _box(text: ElementTree.Element, size: Size) -> tuple[float, float, float, float]:
    """Where a text stands in a common font: left, right, top, bottom."""
    wide = size.fits(text.text or "", text.get("font-weight") == "bold") * 0.9
    shift = {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
    left, y = float(text.get("x", 0)) - shift, float(text.get("y", 0))
    return left, left + wide, y - size.font * 0.7, y


@each_chart
@each_size
def test_the_longest_words_are_not_cut(world, chart: str, size: Size) -> None:
    """A figure with all that can be said of it stays inside its picture."""
    text = claim(chart, ", qualifier: more_than, method: official_report", "misreported")
    if chart not in ("shares", "sentences"):
        text = text.replace("value: 200", "value: 431431")
    boxes = [_box(one, size) for one in drawn(small(world, chart, text), size).iter("text")]
    assert all(left > -1 and right < size.width + 1 for left, right, _, _ in boxes)


@each_size
def test_an_answer_says_how_it_was_made(world, size: Size) -> None:
    """Beside whoever said it, unless that is a source without a name, whom it names already."""

    def read(method: str) -> str:
        answer = claim("answers", f", method: {method}")
        return " ".join("".join(drawn(small(world, "answers", answer), size).itertext()).split())

    assert "Said by Minister; survey" in read("survey")
    assert "Said by Minister" in read("unnamed_source")
    assert "unnamed" not in read("unnamed_source")


@pytest.mark.parametrize(
    ("chart", "old", "new", "reason"),
    [
        ("counts", "kind: count", "kind: forecast", "draws a target, counts and estimates"),
        ("course", "kind: count", "kind: forecast", "draws counts and estimates"),
        ("course", "measure: people", "measure: share", "draws claims that count persons"),
        ("course", f"{DAY}, ", "", "draws claims of days that begin and end"),
        ("course", DAY, "period: ../2022-10-04", "draws claims of days that begin and end"),
        ("map", "kind: count", "kind: forecast", "draws counts and estimates from zero up"),
        ("map", "measure: crossings", "measure: people", "draws claims of a 'place'"),
        ("map", "measure: crossings", "measure: share", "draws claims that count persons"),
    ],
)
def test_a_chart_refuses_what_it_would_lose(
    world, chart: str, old: str, new: str, reason: str
) -> None:
    """Told with the line of the record, instead of a picture without it."""
    with pytest.raises(Problems) as problems:
        small(world, chart, claim(chart).replace(old, new))
    assert f"pictures.yml:9: picture drawn: 'one': the chart '{chart}' {reason}" in str(
        problems.value
    )


def test_a_chart_of_counts_has_one_target(world) -> None:
    """The second is refused, not left out."""
    targets = [claim("counts", id=id).replace("kind: count", "kind: target") for id in ("a", "b")]
    with pytest.raises(Problems) as problems:
        small(world, "counts", *targets, draws="a b")
    assert "picture drawn: 'b': the chart 'counts' draws one target" in str(problems.value)


def test_windows_need_a_claim(world) -> None:
    """Events alone have no days to lie on."""
    with pytest.raises(Problems) as problems:
        small(world, "windows", claim("windows"), draws="law-signed")
    assert "the chart 'windows' draws claims, and events beside them" in str(problems.value)


def test_events_need_no_claim_and_claims_no_event(world, tmp_path: Path) -> None:
    """Either alone is a picture."""
    for draws in ("law-signed", "one"):
        data = small(world, "events", claim("events"), draws=draws)
        for size in (WIDE, NARROW):
            assert told(drawn(data, size))


def numbers(*told: str, measure: str = "people") -> list[str]:
    """Claims of one measure, each told as 'DAY VALUE' or 'DAY VALUE SPEAKER', called n0, n1, ..."""
    return [
        claim("course", id=f"n{count}")
        .replace("measure: people", f"measure: {measure}")
        .replace(DAY, f"{'period' if '/' in day else 'as_of'}: {day}")
        .replace("value: 200", f"value: {value}")
        .replace("said_by: minister", f"said_by: {(*who, 'minister')[0]}")
        for count, (day, value, *who) in enumerate(map(str.split, told))
    ]


def course(world, size: Size, *claims: str, **files: str) -> ElementTree.Element:
    """The picture of some numbers in the course of time."""
    ids = " ".join(re.findall(r"id: (\w+)", "".join(claims)))
    return drawn(small(world, "course", *claims, draws=ids, **files), size)


def points(svg: ElementTree.Element) -> list[tuple[float, float]]:
    """Where the symbols of numbers stand, in order."""
    paths = [one.get("d", "") for one in svg.iter("path")]
    return [(float(x), float(y)) for x, y in re.findall(r"M([-\d.]+),([-\d.]+)m", "".join(paths))]


def joined(svg: ElementTree.Element) -> int:
    """How many lines lead from number to number."""
    paths = [one.get("d", "") for one in svg.iter("path") if one.get("class") == "stroke-soft"]
    return sum(float(x) != 0 for x in re.findall(r"l(-?[\d.]+),", "".join(paths)))


FLOW = """\
measures:
  - {id: within, question: How many came?, topic: travel, unit: persons, population: newcomers,
     behaves: flow}
  - {id: present, question: How many are here?, topic: travel, unit: persons,
     population: residents, behaves: level}
"""
OTHER = "people:\n  - {id: other, name: Other, identity: body}\n"


@each_size
def test_days_run_down_and_numbers_to_the_right(world, size: Size) -> None:
    """Twice the days are twice as far down, twice the number twice as far to the right."""
    told = ["2022-09-01 100", "2022-09-11 200", "2022-10-01 400"]
    (x, y), (x2, y2), (x3, y3) = points(course(world, size, *numbers(*told)))
    assert y3 - y2 == pytest.approx(2 * (y2 - y), abs=0.5)
    assert x3 - x2 == pytest.approx(2 * (x2 - x), abs=0.5)


def test_measures_share_their_scale(world) -> None:
    """Equal numbers of two measures reach as far on a phone, where one stands below the other."""
    one, two = numbers("2022-10-01 100", "2022-10-02 300")
    other = numbers("2022-10-01 100", measure="present")[0].replace("n0", "n2")
    places = points(course(world, NARROW, one, two, other, flows=FLOW))
    assert places[0][0] == places[2][0] < places[1][0]


@each_size
@pytest.mark.parametrize(
    ("told", "measure", "lines"),
    [
        (["2022-10-01 1", "2022-10-02 2", "2022-10-03 3"], "people", 2),
        (["2022-10-01 1", "2022-10-02 2 other", "2022-10-03 3"], "people", 1),
        (["2022-10-01 1", "2022-10-02 2"], "within", 0),
        (["2022-09-01/2022-09-04 1", "2022-09-05/2022-09-09 2"], "within", 0),
    ],
)
def test_only_totals_of_one_speaker_are_joined(
    world, size: Size, told: list[str], measure: str, lines: int
) -> None:
    """What two people counted is no course, and what came within days does not go on."""
    claims = numbers(*told, measure=measure)
    assert joined(course(world, size, *claims, flows=FLOW, people=OTHER)) == lines


@each_size
def test_a_flow_lies_along_its_days(world, size: Size) -> None:
    """Its stroke is as long as they are, but for a gap to the next one."""
    told = ["2022-01-01/2022-01-31 1", "2022-02-01/2022-04-03 2"]
    svg = course(world, size, *numbers(*told, measure="within"), flows=FLOW)
    month, longer = (float(one) for one in re.findall(r"v([\d.]+)h-", "".join(solid(svg))))
    assert longer + 3 == pytest.approx(2 * (month + 3), rel=0.02)


@each_size
def test_flows_stand_apart_from_stocks(world, size: Size) -> None:
    """Each under a heading that names it; where all are of one kind, none is needed."""
    stock = numbers("2022-10-01 100", measure="present")[0]
    flow = numbers("2022-10-01/2022-10-04 50", measure="within")[0].replace("n0", "n1")
    text = told(course(world, size, flow, stock, flows=FLOW))
    places = [text.index(one) for one in ("Stocks:", "residents", "Flows:", "newcomers")]
    assert places == sorted(places)
    alone = told(course(world, size, stock, flows=FLOW))
    assert "Stock, by Minister: residents" in alone
    assert "Stocks:" not in alone


@each_size
def test_who_counted_is_named_once_or_each_time(world, size: Size) -> None:
    """Beside what is counted if it was one alone, else beside each number."""
    told_by = {
        who: told(
            course(world, size, *numbers("2022-10-01 1", f"2022-10-02 2 {who}"), people=OTHER)
        )
        for who in ("minister", "other")
    }
    assert told_by["minister"].count("Minister") == 1
    assert "1 October 2022, Minister" in told_by["other"]
    assert "2 October 2022, Other" in told_by["other"]


@each_size
def test_an_estimate_in_a_course_says_so(world, size: Size) -> None:
    """Among counts it would be taken for one."""
    count, estimate = numbers("2022-10-01 1", "2022-10-02 2")
    text = told(course(world, size, count, estimate.replace("kind: count", "kind: estimate")))
    assert "2 October 2022, estimate" in text
    assert text.count("estimate") == 1


@each_size
def test_counts_stand_under_what_they_count_and_how(world, size: Size) -> None:
    """Where not all were made alike; an estimate stands apart even if it is alone."""
    one, two = (claim("counts", id=id) for id in ("one", "two"))
    model = two.replace("standing", "method: registry_model, standing")
    both = told(drawn(small(world, "counts", one, model, draws="one two"), size))
    assert "A count: all of them" in both
    assert "A count: all of them; model from a register" in both
    guess = model.replace("kind: count", "kind: estimate")
    apart = told(drawn(small(world, "counts", one, guess, draws="one two"), size))
    assert "Apart, an estimate: all of them; model from a register" in apart
    alike = told(drawn(small(world, "counts", one, two, draws="one two"), size))
    assert "all of them" not in alike
    alone = told(drawn(small(world, "counts", guess, draws="two"), size))
    assert "Apart, an estimate" in alone


@each_size
def test_a_count_of_no_stated_day_says_when_it_was_said(world, size: Size) -> None:
    """And comes after those whose day is known."""
    undated = claim("counts").replace(f"{DAY}, ", "")
    data = small(world, "counts", undated, claim("counts", id="two"), draws="one two")
    text = told(drawn(data, size))
    assert "said 5 October 2022" in text
    assert text.index("4 Oct") < text.index("said 5 October 2022")


def test_no_line_of_a_scale_runs_through_a_heading(world) -> None:
    """Uprights end above its words and go on below them."""
    guess = claim("counts", id="two").replace("kind: count", "kind: estimate")
    target = claim("counts", id="goal").replace("kind: count", "kind: target")
    svg = drawn(small(world, "counts", claim("counts"), guess, target, draws="one two goal"), WIDE)
    headings = [one for one in svg.iter("text") if ":" in (one.text or "")]
    assert len(headings) == 2
    uprights = [
        (float(y), float(y) + float(down))
        for one in svg.iter("path")
        for y, down in re.findall(r"M[\d.]+,([\d.]+)v(-?[\d.]+)", one.get("d", ""))
    ]
    assert uprights
    for heading in headings:
        _, _, top, bottom = _box(heading, WIDE)
        assert not [one for one in uprights if min(one) < bottom and top < max(one)]


@each_size
def test_a_share_says_how_it_was_made_and_of_whom(world, size: Size) -> None:
    """Method and sample beside whoever said it, as far as they are told."""
    plain = told(drawn(small(world, "shares", claim("shares")), size))
    assert "Minister, 5 October 2022" in plain
    assert "5 October 2022;" not in plain
    asked = claim("shares", ", method: survey, sample: {people: 3469, how: online}")
    text = told(drawn(small(world, "shares", asked), size))
    assert "Minister, 5 October 2022; survey, 3,469 asked, online" in text


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (1, [0, 0.25, 0.5, 0.75, 1]),
        (10, [0, 2.5, 5, 7.5, 10]),
        (25, [0, 10, 20]),
        (99, [0, 20, 40, 60, 80]),
        (700_000, [0, 200_000, 400_000, 600_000]),
    ],
)
def test_a_scale_has_zero_and_few_round_numbers(top: int, expected: list[float]) -> None:
    """Up to the largest that is drawn."""
    assert ticks(top) == expected


def test_a_scale_has_from_three_to_five_numbers() -> None:
    """However large what is drawn is: fewer say little, more run into each other."""
    assert {len(ticks(top)) for top in range(1, 2000)} == {3, 4, 5}
