"""Borders file: data/borders.json, which ``cut-borders`` writes; no land where there is no map.

For example, a line of an odd number of numbers is told, and that the file is to be cut anew.
"""

import re
from pathlib import Path, PurePath

from pydantic import ValidationError

from macros.problems import Problem, Problems
from macros.reading import text_files
from macros.records.geography import Borders

FILE = "borders.json"


def read(folder: Path) -> Borders:
    """What was cut for the maps of a subject.

    Raises Problems, with its line, when the file holds something else.
    """
    path, name = folder / FILE, PurePath(folder.name, FILE).as_posix()
    if not text_files.is_there(path):
        return Borders()
    try:
        return Borders.model_validate_json(text_files.read(path, name), strict=True)
    except ValidationError as error:
        first, *_ = error.errors()
        place = ".".join(map(str, first["loc"]))
        why = first["msg"].removeprefix("Value error, ")
        told = f"{place}: {why}" if place else why
        line = re.search(r"at line (\d+)", why)
        mend = "delete it, and let cut-borders write it anew"
        text = f"this holds no land and borders ({told}); {mend}"
        raise Problems([Problem(name, int(line[1]) if line else 1, text)]) from None
