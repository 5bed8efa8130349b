"""An id that a page, a file or a citation has already is refused before it is released."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import DATA, NAMES, ROOT
from problem_lines import line_of, told

from macros.checking import load, reserved_ids
from macros.exports import edition_of
from macros.exports.references import of_whole
from macros.exports.tables.excerpts import parts
from macros.reading import releases

RESERVED = reserved_ids.Reserved.of(DATA.subject)
CARRIED = re.compile(r'\sid="?([^\s">]+)')


@pytest.mark.parametrize(
    ("id", "why"),
    [
        *((id, "which pages have for a part of themselves") for id in (
            "top", "menu", "menu-3", "content", "contents", "contents-title", "withdrawn",
            "search-words", "month-2022-09", "kind-law", "kind-student-press", "columns-events",
            "relays-title", "cite-bibtex",
        )),
        *((id, "which pages make of topic travel") for id in (
            "about-travel", "known-travel", "retold-travel",
        )),
        ("card-entries-october", "which pages make of claim entries-october"),
        ("card-article-1", "which pages make of penalty article-1"),
        *((id, "which is no name of a file on Windows") for id in (
            "con", "prn", "aux", "nul", "com1", "lpt9",
        )),
        ("a-" * 55 + "a", "which has 111 characters, and 100 are the most"),
        ("called-up", "by which all records are cited together"),
    ],
)  # fmt: skip
def test_an_id_that_is_taken_is_told(world, id: str, why: str) -> None:
    """On the line of the id; whatever kind it is of."""
    folder = world(("id: count-published", f"id: {id}"))
    shown = id if len(id) < 80 else f"{id[:79]}…"
    assert told(folder) == [
        f"data/world.yml:{line_of('id: count-published')}: event {shown}: 'id' is '{shown}', "
        f"{why}; choose another"
    ]


@pytest.mark.parametrize("id", ["known", "call-up", "leaving"])
def test_a_table_of_figures_has_one_name(world, id: str) -> None:
    """A measure or a topic of that id would share its file; an event has none."""
    (line,) = told(
        world(("id: entries\n", f"id: {id}\n"), ("measure: entries\n", f"measure: {id}\n"))
    )
    assert line.endswith(
        f": 'id' is '{id}', which is the name of another table of figures; choose another"
    )
    load(world(("id: law-signed", f"id: {id}"), ("by: law-signed", f"by: {id}")))


@pytest.mark.parametrize(
    "id", ["332", "no", "console", "menus", "contention", "about-a-day", "kind-of-it", "a" * 100]
)
def test_an_id_that_only_resembles_one_passes(world, id: str) -> None:
    """What begins or ends like it, a number, and as long as may be."""
    load(world(("id: count-published", f'id: "{id}"')))


def test_what_pages_make_of_an_id_is_no_other_record(world) -> None:
    """The newer of the two is told: a topic, when its section has the id of a released record."""
    folder = world(("id: count-published", "id: about-journeys"))
    releases.release(load(folder), folder, date(2022, 11, 1))
    topic = "topics:\n  - {id: journeys, question: How far?, theme: leaving, order: 2}\n"
    assert told(world(("id: count-published", "id: about-journeys"), zz=topic)) == [
        "data/zz.yml:2: topic journeys: 'id' is 'journeys', of which pages make 'about-journeys', "
        "which another record has; choose another"
    ]
    picture = """\
pictures:
  - {id: drawn, title: Drawn, page: about, chart: route, reading: From the left., description: Who.,
     draws: [{record: entries-october}]}
"""
    (folder / "ids.txt").unlink()
    (line,) = told(world(("id: count-published", "id: drawn-wide-text"), zz=picture))
    assert "event drawn-wide-text: 'id' is 'drawn-wide-text', which pages make of picture" in line


def test_a_released_id_stays(world) -> None:
    """Its promise is older than the rule."""
    folder = world()
    releases.release(load(folder), folder, date(2022, 11, 1))
    listed = folder / "ids.txt"
    listed.write_text(listed.read_text().replace("count-published", "menu"), "utf-8")
    load(world(("id: count-published", "id: menu")))


def test_pages_carry_no_other_ids(site: Path) -> None:
    """Each id of each page is a record's, a heading's, a note's, or one that no record may have."""
    taken = {record.id for record in DATA} | set(DATA.withdrawn)
    taken |= {id for record in DATA for id in reserved_ids._made_of(record)}
    unknown = set()
    for name in (*NAMES, "404"):
        text = (site / f"{name}.html").read_text("utf-8")
        headings = set(re.findall(r'<h[1-6][^>]*\sid="?([^\s">]+)', text))
        for id in set(CARRIED.findall(text)) - taken - headings:
            event = next(iter(DATA.events.values())).model_copy(update={"id": id})
            if ":" not in id and not RESERVED.why(event):
                unknown.add(id)
    assert unknown == set()


def test_scripts_make_no_other_ids() -> None:
    """Those that they give to what they add are of the same kinds."""
    made = set()
    for path in (ROOT / "overrides" / "assets").glob("*.js"):
        made |= set(re.findall(r"\bid: [\"`]([^\"`]+)[\"`]", path.read_text("utf-8")))
    assert made
    event = next(iter(DATA.events.values()))
    names = [re.sub(r"\$\{\w+\}", "x", id) for id in made]
    assert [id for id in names if not RESERVED.why(event.model_copy(update={"id": id}))] == []


def test_each_table_and_citation_has_a_name_of_its_own() -> None:
    """What the rule reserves is what exports name otherwise."""
    edition = edition_of(DATA, ROOT)
    tables = set(parts(edition))
    of_records = {f"figures-{id}" for id in (*DATA.topics, *DATA.measures)}
    others = {name for name in tables - of_records if name.startswith("figures-")}
    topic = next(iter(DATA.topics.values()))
    taken = {name.removeprefix("figures-") for name in others} | {of_whole(edition).id}
    assert taken == {"known", "call-up", "leaving", "called-up"}
    for id in taken:
        assert RESERVED.why(topic.model_copy(update={"id": id}))


def test_a_longest_id_names_every_file(site: Path) -> None:
    """With all that is put before and after it, compressed as well, and some room left."""
    longest_first = sorted((record.id for record in DATA), key=len, reverse=True)
    around = [
        len(name) - len(inside)
        for name in {path.name for path in site.rglob("*")}
        if (inside := next((id for id in longest_first if id in name), ""))
    ]
    assert len(around) > len(DATA.claims)
    assert reserved_ids.LONGEST + max(around) + len(".br") < 200


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("## Menu", "this heading has the id 'menu', as a part of every page has"),
        ("# Contents", "this heading has the id 'contents', as a part of every page has"),
        ("## X {: #content }", "this heading has the id 'content', as a part of every page has"),
        ("### Law signed", "this heading has the id 'law-signed', as an event here has"),
        ("## Article 1", None),  # a penalty's id, and on another page
        ("## Menu {: #the-menu }", None),
        ("Menu", None),
    ],
)
def test_a_heading_does_not_take_an_id(world, tmp_path: Path, heading: str, told) -> None:
    """Of the shell, or of a record that stands on the same page; with its line."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "timeline.md").write_text(f"# Timeline\n\nText.\n\n{heading}\n", encoding="utf-8")
    mend = "; word it otherwise, or give it another with {: #its-id }"
    found = [str(one) for one in reserved_ids.check_pages(docs, load(world()))]
    assert found == ([f"docs/timeline.md:5: {told}{mend}"] if told else [])


def test_every_kind_is_held_to_it(world) -> None:
    """A withdrawn record keeps an anchor as well."""
    gone = "people:\n  - {id: menu, withdrawn: {on: 2022-12-01, because: He asked for it.}}\n"
    (line,) = told(world(zz=gone))
    assert line.startswith("data/zz.yml:2: person menu: 'id' is 'menu'")
