"""What maps draw was cut out of the world, or it is told: it would be drawn as if far away."""

import json
from pathlib import Path

import pytest
from conftest import HOMES, WORLD, run_here

from macros.checking import load, load_drawable, maps

MAP = """\
measures:
  - {id: crossings, question: How many came?, topic: travel, unit: border_crossings,
     population: entries, place: Ruritania, direction: in, behaves: flow}
claims:
  - {id: came, measure: crossings, value: 200, as_of: 2022-10-04, said_by: minister,
     said_on: 2022-10-05, kind: count, standing: stands, evidence: [{source: agency}]}
pictures:
  - id: drawn
    title: A picture
    page: about
    chart: map
    reading: How to read it.
    description: What it shows.
    draws: [{record: came}]
"""
NOTED = "order: 1, note: They differ.}"  # two measures of one topic
PLACES = "places:\n  - id: ruritania\n    name: Ruritania\n    country: BBB\n"
FRAME = "  map:\n    country: AAA\n    disputed: [AAA-BBB]\n"


@pytest.fixture
def mapped(world):
    """Writes a world with a map, and the middles of some countries with a border."""

    def write(*cut: str, drawn: bool = True, frame: str = FRAME) -> Path:
        files = {"map": MAP} if drawn else {}
        folder = world(("order: 1}", NOTED), **files, places=PLACES)
        lines = {"AAA-BBB": [[400, 400, 0, 100]]} if cut else {}
        text = json.dumps({"borders": lines, "middles": {code: [35, 45] for code in cut}})
        (folder / "borders.json").write_text(text, encoding="utf-8")
        (folder.parent / "mkdocs.yml").write_text(f"{HOMES}{frame}", encoding="utf-8")
        return folder

    return write


def told(folder: Path) -> list[str]:
    data, problems = load_drawable(folder)
    return [str(one) for one in (*problems, *maps.check(folder.parent, data))]


def test_what_was_cut_is_not_told(mapped) -> None:
    """Neither a place, nor the country of all maps, nor a disputed border."""
    assert told(mapped("AAA", "BBB")) == []
    assert len(load(mapped("AAA", "BBB")).subject.borders.middles) == 2


def test_a_place_whose_country_was_not_cut_is_told(mapped) -> None:
    """On its line, and what to run."""
    assert told(mapped("AAA")) == [
        "data/places.yml:4: place ruritania: 'country' is 'BBB', of which data/borders.json has "
        "nothing; run cut-borders as macros/commands/cut_borders.py says, or leave it out"
    ]


def test_a_country_of_all_maps_that_was_not_cut_is_told(mapped) -> None:
    """On its line of mkdocs.yml."""
    line = HOMES.count("\n") + 2
    assert told(mapped("BBB")) == [
        f"mkdocs.yml:{line}: map: 'country' is 'AAA', of which data/borders.json has nothing; run "
        "cut-borders as macros/commands/cut_borders.py says, or leave it out"
    ]


def test_a_disputed_border_that_is_none_is_told(mapped) -> None:
    """It would be drawn as if nobody disputed it; the one that was meant is named."""
    line = HOMES.count("\n") + 3
    assert told(mapped("AAA", "BBB", frame=FRAME.replace("AAA-BBB", "AAA-BBC"))) == [
        f"mkdocs.yml:{line}: map: 'disputed': 'AAA-BBC' is no border of data/borders.json; "
        "take it out, or mend it; did you mean 'AAA-BBB'?"
    ]


def test_where_nothing_is_drawn_nothing_need_be_cut(mapped) -> None:
    """A subject without a map may say of a place which country it is."""
    assert told(mapped(drawn=False)) == []


@pytest.mark.parametrize("command", [("macros", "check"), ("mkdocs", "build")])
def test_the_check_and_a_build_tell_it(command: tuple[str, str], small: Path) -> None:
    """Nothing is built of settings that ask for what was not cut."""
    world = WORLD.replace("order: 1}", NOTED, 1)
    for name, records in {"world": world, "map": MAP, "places": PLACES}.items():
        (small / "data" / f"{name}.yml").write_text(records, encoding="utf-8")
    (small / "data" / "borders.json").write_text('{"borders": {}, "middles": {"BBB": [35, 45]}}')
    done = run_here(*command, cwd=small)
    assert done.returncode == 1
    assert "map: 'country' is 'RUS', of which data/borders.json has nothing" in done.stderr
    assert not (small / "site").exists()
