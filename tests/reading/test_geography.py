"""Maps of a subject: what mkdocs.yml says of them, and the land and borders that were cut."""

from pathlib import Path

import pytest
from conftest import DATA, HOMES
from problem_lines import told

from macros.checking import load
from macros.records.geography import Borders

FRAME = """\
  map:
    country: TUR
    name: Turkey
    longitudes: [35, 30]
    latitudes: [39]
    parallels: [20, 50]
    window: [-25, 34, 45, 72]
    disputed: [ARM-TUR]
"""


def framed(folder: Path, frame: str = FRAME) -> Path:
    """The folder of records, with a map under the settings beside it."""
    (folder.parent / "mkdocs.yml").write_text(f"{HOMES}{frame}", encoding="utf-8")
    return folder


def test_maps_are_framed_as_it_is_said(world) -> None:
    """By the names and numbers of mkdocs.yml."""
    frame = load(framed(world())).subject.map
    assert (frame.country, frame.name, frame.disputed) == ("TUR", "Turkey", ["ARM-TUR"])
    assert (frame.longitudes, frame.latitudes) == ([35, 30], [39])
    assert (frame.parallels, frame.window) == ([20, 50], [-25, 34, 45, 72])


def test_a_frame_may_be_left_out(world) -> None:
    """Or any part of it: then all of the world is cut, and there is no country of all maps."""
    for folder in (world(), framed(world(), "  map:\n    disputed: []\n")):
        frame = load(folder).subject.map
        assert (frame.country, frame.name, frame.disputed) == (None, None, [])
        assert (frame.window, frame.parallels) == ([-180, -90, 180, 90], [0, 60])


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("TUR\n", "Turkey\n", 2, "'country' is 'Turkey'; write its three letters by ISO 3166, such "
         "as TUR"),
        ("[35, 30]", "[35, east]", 4, "'longitudes' is 'east'; write a number in digits"),
        ("[39]", "[nan]", 5, "'latitudes' is 'nan'; write a number in digits"),
        ("[39]", "39", 5, "'latitudes' must be a list; begin each item with '- '"),
        ("    latitudes: [39]\n", "", 2, "a 'name' goes with 'longitudes' and 'latitudes' where it "
         "may stand"),
        ("[20, 50]", "[20]", 6, "'parallels': write two degrees of latitude between the poles, "
         "such as [20, 50], not one as far south as the other is north"),
        ("[20, 50]", "[-50, 50]", 6, "'parallels': write two degrees"),
        ("[20, 50]", "[20, 90]", 6, "'parallels': write two degrees"),
        ("[-25, 34,", "[34,", 7, "'window': write the degrees of west, south, east and north, such "
         "as [-25, 34, 45, 72]"),
        ("[-25, 34, 45", "[45, 34, -25", 7, "'window': write the degrees"),
        ("[-25, 34, 45", "[170, 34, 190", 7, "'window': write the degrees"),
        ("45, 72]", "45, nan]", 7, "'window': write the degrees"),
        ("[ARM-TUR]", "[TUR-ARM]", 8, "'disputed': 'TUR-ARM' is no border; write two codes in "
         "their order, such as ARM-TUR"),
        ("parallels:", "paralels:", 6, "'paralels' is not a field of a map; did you mean "
         "'parallels'?"),
        ("Turkey\n", "\n", 3, "'name' is empty; leave out what is not known"),
        ("[39]", "&here [39]\n    disputed: *here", 2, "an alias repeats another value"),
    ],
)  # fmt: skip
def test_a_flaw_of_a_frame_is_told(world, old: str, new: str, line: int, message: str) -> None:
    """With its line in mkdocs.yml, an alias with that of the map; and what to write."""
    assert FRAME.count(old) == 1
    folder = framed(world(), FRAME.replace(old, new))
    lines, (found,) = HOMES.count("\n"), told(folder)
    assert found.startswith(f"mkdocs.yml:{lines + line}: map: {message}")


def test_a_map_that_is_no_mapping_is_told(world) -> None:
    """With its line."""
    line = HOMES.count("\n") + 1
    message = "'map' is lines of 'key: value', such as 'country: TUR'"
    assert told(framed(world(), "  map: TUR\n")) == [f"mkdocs.yml:{line}: {message}"]


def test_a_subject_without_maps_has_no_borders(world) -> None:
    """And needs no file of them; one with maps has what its file says."""
    assert load(world()).subject.borders == Borders()
    assert DATA.subject.borders.middles["TUR"] == (35.4, 39.0)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "Invalid JSON"),
        ('{"land": [],\n"borders": }', 2, "Invalid JSON"),
        ("[]", 1, "Input should be an object"),
        ('{"land": [[1, 2, 3]]}', 1, "land.0: a line has two numbers for each of its"),
        ('{"land": [[1, 2.5]]}', 1, "land.0.1: Input should be a valid integer"),
        ('{"land": [["1", "2"]]}', 1, "land.0.0: Input should be a valid integer"),
        ('{"borders": {"TUR": []}}', 1, "borders.TUR.[key]: 'TUR' is no border"),
        ('{"middles": {"TUR": [35]}}', 1, "middles.TUR.1: Field required"),
        ('{"middles": {"TUR": [35, 400]}}', 1, "middles.TUR.1: Input should be less than or equal"),
        ('{"land": [[10, 10, 5000, 0]]}', 1, "land.0: a line leaves the earth"),
        ('{"middles": {"TUR": [35, NaN]}}', 1, "middles.TUR.1: Input should be a finite number"),
        ('{"lands": []}', 1, "lands: Extra inputs are not permitted"),
    ],
)
def test_a_file_that_holds_no_borders_is_told(world, text: str, line: int, why: str) -> None:
    """By its line, and how to have it written anew."""
    folder = world()
    (folder / "borders.json").write_text(text, encoding="utf-8")
    (found,) = told(folder)
    assert found.startswith(f"data/borders.json:{line}: this holds no land and borders ({why}")
    assert found.endswith("; delete it, and let cut-borders write it anew")
