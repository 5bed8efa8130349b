"""ARCHITECTURE.md tells the rooms as they are, and the rooms keep their order."""

import re
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT
from importlinter.cli import lint_imports

from macros.checking import load

MACROS = ROOT / "macros"
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
SECTIONS = {
    title: text for title, text in re.findall(r"^## (.+)\n([\s\S]+?)(?=\n## |\Z)", PAGE, re.M)
}
ROOMS = sorted(path.parent.name for path in MACROS.glob("*/__init__.py"))


def section(room: str) -> str:
    (found,) = [text for title, text in SECTIONS.items() if re.match(rf"\W*{room}\b", title)]
    return found


def layers() -> list[list[str]]:
    """The rooms from the roof to the ground, as pyproject.toml orders them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return [
        [name.strip().removeprefix("macros.") for name in floor.split("|")]
        for floor in contract["layers"]
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_of_a_room_is_named_in_its_section(room: str) -> None:
    """And no name is told that is not there."""
    modules = {path.stem for path in (MACROS / room).rglob("*.py")}
    modules |= {path.parent.name for path in (MACROS / room).rglob("*/__init__.py")}
    named = set(re.findall(r"`([a-z_]+)`", section(room)))
    assert named - {room} == modules - {"__init__", room}


def test_every_script_and_style_is_named() -> None:
    """In the section of overrides, and none that is not there."""
    assets = ROOT / "overrides" / "assets"
    named = re.findall(r"`([\w.-]+\.(?:js|css))`", section("overrides"))
    assert sorted(named) == sorted(
        path.name for path in assets.iterdir() if path.suffix in (".js", ".css")
    )


def test_what_stands_above_the_rooms_is_named() -> None:
    """Each file beside them, by its name."""
    named = set(re.findall(r"`(\w+\.py)`", PAGE))
    assert {path.name for path in MACROS.glob("*.py")} == named


def test_every_room_has_a_floor() -> None:
    """The order that import-linter holds names each room, and each file beside them, once."""
    floors = [name for floor in layers() for name in floor]
    beside = [path.stem for path in MACROS.glob("*.py") if path.stem != "__init__"]
    assert sorted(floors) == sorted([*ROOMS, *beside])


def test_the_page_tells_the_rooms_from_the_ground_up() -> None:
    """So that a reader meets nothing that a later section explains."""
    heads = [title.partition(":")[0] for title in SECTIONS]
    told = [room for head in heads for room in re.findall(r"\w+", head) if room in ROOMS]
    height = {name: number for number, floor in enumerate(reversed(layers())) for name in floor}
    order = [height[room] for room in told]
    assert sorted(told) == ROOMS
    assert order == sorted(order)


def test_a_room_knows_only_those_below_it() -> None:
    """No import leads up or round; the contract of pyproject.toml is kept."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_a_new_reader_sees_the_folders_in_twelve_lines() -> None:
    """The README's drawing names each folder and each room, and is short."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    drawing = re.search(r"## How the folders relate\n\n```\n([\s\S]+?)```", readme)
    assert drawing and drawing[1].count("\n") <= 12
    folders = {f"{room}/" for room in ROOMS} | {"data/", "docs/", "overrides/", "macros/", "tests/"}
    assert {name for name in folders if name not in drawing[1]} == set()
    assert all(Path(ROOT / name).is_dir() for name in re.findall(r"^(\w+/)", drawing[1], re.M))


def test_each_room_has_its_tests() -> None:
    """In a folder of its name, so that where a rule is told is known from where it is kept."""
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert folders == {*ROOMS, "site", "project"}
    assert [*(ROOT / "tests").glob("test_*.py")] == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("deploy/*.md")))
def test_a_file_that_is_named_is_there(page: Path) -> None:
    """What a page for contributors or hosts calls a file of the project can be opened.

    What a command writes is not there yet: git ignores it.
    """
    written = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    named = re.findall(
        r"`((?:macros|docs|data|overrides|tests|bench|deploy)/[\w./-]+)`",
        page.read_text(encoding="utf-8"),
    )
    missing = [name for name in named if not (ROOT / name).exists()]
    assert [name for name in missing if name not in written] == []


def test_a_module_that_code_names_is_there() -> None:
    """Whoever follows a comment to another file finds it."""
    named = {
        (path.name, name)
        for folder in ("macros", "overrides", "bench", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html", ".css", ".js") and "node_modules" not in path.parts
        for name in re.findall(r"[\w/]*\w\.py\b", path.read_text(encoding="utf-8"))
    }
    paths = (*MACROS.rglob("*.py"), *ROOT.glob("*/*.py"), *ROOT.glob("tests/*/*.py"))
    modules = [f"{path}" for path in paths]
    there = {name for _, name in named for one in modules if one.endswith(f"/{name}")}
    # The end of a pattern, and what tests write.
    there |= {"/__init__.py", "broken.py", "macros/my_hooks.py", "/macros/mkdocs_hooks.py"}
    assert sorted(one for one in named if one[1] not in there) == []


def test_the_claim_whose_way_is_told_stands_where_it_says() -> None:
    """Its address is the one that the corpus gives it."""
    data = load(ROOT / "data")
    (told,) = re.findall(r"`([\w-]+\.html#[\w-]+)`", PAGE)
    assert told == data.address(data.claims[told.partition("#")[2]])
