"""Configuration: a subject's words and borders, and what mkdocs.yml says of it.

For example, a theme of data/vocabulary.yml, and the page that mkdocs.yml makes the home of events.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from macros.problems import Problem, Problems
from macros.reading import allowed_figures, borders, vocabulary
from macros.reading.mkdocs_extra import Extra
from macros.records.subject import Subject


class Flawed(Problems):
    """What is wrong with a subject of which all words are known, so that records can be read."""

    def __init__(self, found: list[Problem], subject: Subject, whole: bool) -> None:
        super().__init__(found)
        self.subject = subject
        self.whole = whole  # or what the lists beside the records allow would be told


def read(folder: Path, unsaved: Mapping[Path, str]) -> Subject:
    """The subject of the records in a folder, and of mkdocs.yml beside it.

    Raises Problems with all that is wrong with either, which are Flawed if the words are whole.
    """
    told, problems = dict[str, Any](), list[Problem]()
    parts: tuple[Callable[[], Mapping[str, Any]], ...] = (
        lambda: {"allowed": allowed_figures.read(folder, unsaved)},
        lambda: {"borders": borders.read(folder)},
    )
    for part in parts:
        try:
            told |= part()
        except Problems as found:
            problems += found.found
    whole = not problems
    extra = Extra(folder.parent)
    problems += extra.problems
    try:
        told |= vocabulary.read(folder, unsaved)
    except Problems as found:
        raise Problems([*problems, *found.found]) from None
    subject = Subject(**told, **extra.values)
    if problems:
        raise Flawed(problems, subject, whole)
    return subject
