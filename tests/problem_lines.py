"""What is wrong with records, in the lines that whoever wrote them reads."""

from pathlib import Path

import pytest
from conftest import WORLD

from macros.checking import load
from macros.problems import Problems


def told(folder: Path) -> list[str]:
    """The problems of the records in a folder, one a line."""
    with pytest.raises(Problems) as problems:
        load(folder)
    return str(problems.value).splitlines()


def line_of(text: str) -> int:
    """The line of the small world on which a text stands."""
    return WORLD[: WORLD.index(text)].count("\n") + 1
