"""All that is checked of records once they are read, and in which order."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros import charts
from macros.checking import (
    disagreements,
    fingerprints,
    quoted_numbers,
    readability,
    reserved_ids,
    rules,
    typed_figures,
)
from macros.problems import Breach
from macros.records.dataset import Dataset


def check(
    data: Dataset, broken: Collection[str], released: Collection[str], folder: Path, today: date
) -> list[Breach]:
    """Every breach of what must hold, as of a day.

    ``broken`` holds the ids of records that are there and do not load: what names them is
    not dangling, nor what names them as they were to be written. Nor is what names a
    ``released`` id, for releases.py tells that it has vanished. ``folder`` is that of the
    fingerprints.
    """
    ids = {*broken, *released, *(record.id for record in data), *data.withdrawn}
    ids |= rules.meant(rules.named_in(data), ids)
    found = rules.check(data, ids, today)
    misquoted = list(fingerprints.check(data, folder))
    told = {breach.id for breach in (*found, *misquoted)}
    doubtful = [breach for breach in quoted_numbers.check(data) if breach.id not in told]
    whole = len(ids) == len(data) + len(data.withdrawn)
    # Records are compared with each other once each of them holds by itself.
    compared = whole and not found and not doubtful
    if whole and all(one.drawable for one in found):
        found += [*disagreements.followed(data), *charts.check(data)]
    if compared:
        found += disagreements.explained(data)
    more = [
        *doubtful,
        *reserved_ids.check(data, released),
        *misquoted,
        *typed_figures.check_records(data),
    ]
    more += readability.check_records(data)
    return [*found, *(replace(breach, drawable=True) for breach in more)]
