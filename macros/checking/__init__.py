"""Data validation: YAML files -> a corpus of which all holds; problems say file and line."""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros import charts
from macros.checking import (
    amounts,
    consistency,
    cycles,
    fingerprints,
    quoted_numbers,
    readability,
    references,
    reserved_ids,
    rules,
    typed_figures,
)
from macros.corpus import Corpus
from macros.problems import Breach, Problem, Problems, shown
from macros.reading import mkdocs_extra, releases
from macros.reading.mkdocs_config import CONFIG
from macros.reading.yaml_records import Reading, read
from macros.wording import LANGUAGE


def load(
    folder: Path, unsaved: Mapping[Path, str] | None = None, today: date | None = None
) -> Corpus:
    """Return every record under ``folder``, checked one by one and against each other.

    ``unsaved`` holds texts that are read instead of those of their files. What has
    happened has done so by ``today``: by the clock's day if none is given, or that of
    the last release where the clock is behind it. Raises Problems with all that is
    wrong, which are Inconsistent if the records can be drawn; paths in it are relative
    to the folder that holds ``folder``.
    """
    _refuse_without_wording(folder.parent)
    with _collector_paused():
        reading = read(folder, unsaved)
        data = Corpus.from_dataset(reading.data)
        drawable = reading.whole and _checked(reading, data, today)
    if drawable and reading.problems:
        raise Inconsistent(reading.problems, data)
    if reading.problems:
        raise Problems(reading.problems)
    return data


class Inconsistent(Problems):
    """What is wrong with ``data`` though it was read whole, and leads somewhere."""

    def __init__(self, found: Iterable[Problem], data: Corpus) -> None:
        super().__init__(found)
        self.data = data


def load_drawable(folder: Path) -> tuple[Corpus, list[Problem]]:
    """The records as far as they lead somewhere, and what is wrong with them.

    Raises Problems when they cannot be drawn.
    """
    try:
        return load(folder), []
    except Inconsistent as found:
        return found.data, found.found


def _refuse_without_wording(project: Path) -> None:
    """Raise Problems where nothing is worded in the language of a site.

    It is told alone: half of the records would seem to be in another than the site's.
    """
    tag, line = mkdocs_extra.language(project)
    if tag != LANGUAGE:
        told = f"'language' is '{shown(tag)}', and there is no wording of figures and dates in it"
        told += f"; write {LANGUAGE}"
        raise Problems([Problem(CONFIG, line, told)])


@contextmanager
def _collector_paused() -> Iterator[None]:
    # Records hold no cycles, and walking them over and over as they grow in
    # number is what would make reading slower than linear. Frozen and thawed they
    # are old to the collector, so that it does not walk all of them right after.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _checked(reading: Reading, data: Corpus, today: date | None) -> bool:
    """Whether pages can be drawn of what was read; tells ``reading`` every breach of a rule."""
    released, prints = reading.released, reading.folder / "fingerprints"
    known, unreadable = fingerprints.read(prints)
    found = check(data, reading.ids, released, known, today or _clock(reading))
    broken = {*reading.ids, *references.meant(released, reading.ids)}
    reading.problems += releases.vanished(released, data, broken, reading.folder)
    drawable = not reading.problems and all(one.drawable for one in found)
    if not reading.problems:  # the source of a fingerprint may be too broken to load
        reading.problems += fingerprints.stray(data, prints)
    reading.problems += unreadable
    reading.problems += reading.problems_of(found)
    return drawable


def _clock(reading: Reading) -> date:
    try:
        return max([date.today(), *(one.on for one in releases.releases(reading.folder))])
    except Problems as problems:
        reading.problems += problems.found
        return date.today()


def check(
    data: Corpus,
    broken: Collection[str],
    released: Collection[str],
    known: Mapping[str, str],
    today: date,
) -> list[Breach]:
    """Every breach of what must hold, as of a day.

    ``broken`` holds the ids of records that are there and do not load: what names them is
    not dangling, nor what names them as they were to be written. Nor is what names a
    ``released`` id, for releases.py tells that it has vanished. ``known`` are the fingerprints.
    """
    ids = {*broken, *released, *(record.id for record in data), *data.withdrawn}
    ids |= references.meant(references.named_in(data), ids)
    found = rules.check(data, ids, today)
    misquoted = list(fingerprints.check(data, known))
    told = {breach.id for breach in (*found, *misquoted)}
    doubtful = [breach for breach in quoted_numbers.check(data) if breach.id not in told]
    whole = len(ids) == len(data) + len(data.withdrawn)
    # Records are compared with each other once each of them holds by itself.
    compared = whole and not found and not doubtful
    if whole and all(one.drawable for one in found):
        found += [*cycles.check(data), *amounts.parts_have_numbers(data), *charts.check(data)]
    if compared:
        found += consistency.check(data)
    more = [
        *doubtful,
        *reserved_ids.check(data, released),
        *misquoted,
        *typed_figures.check_records(data),
    ]
    more += readability.check_records(data)
    return [*found, *(replace(breach, drawable=True) for breach in more)]
