"""Changelog check: CHANGELOG.md names each correction where readers look for corrected facts.

For example, below 'Corrected facts' a line has the id of the correction and what it mends.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from macros.problems import Problem, Problems
from macros.reading.text_files import is_there, read
from macros.records.dataset import Dataset

_NEWEST = "## Not released yet"
_CORRECTED = "### Corrected facts"


def check(changelog: Path, data: Dataset) -> Iterator[Problem]:
    """Each correction that no part of a changelog names as one; none where there is no file."""
    if not is_there(changelog):
        return
    try:
        lines = read(changelog, changelog.name).splitlines()
    except Problems as problems:
        yield from problems.found
        return
    heading, named, place = "", set(), 1
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            heading = line.strip()
            place = number if heading == _NEWEST else place
        elif heading == _CORRECTED:
            named.update(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", line))
    for id in data.corrections:
        if id not in named:
            told = f"correction {id} is not named; write what it mends, and its id, below"
            mend = f"'{_NEWEST.strip('# ')}', under '{_CORRECTED}'"
            yield Problem(changelog.name, place, f"{told} {mend}")
