"""All that is checked of records once they are read, and in which order."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from . import charts, comparisons, fingerprints, prose, quotations, reserved, rules
from .dataset import Dataset
from .problems import Breach


def check(
    data: Dataset, broken: Collection[str], released: Collection[str], folder: Path, today: date
) -> list[Breach]:
    """Every breach of what must hold, as of a day.

    ``broken`` holds the ids of records that are there and do not load: what names them is
    not dangling, nor what names them as they were to be written. Nor is what names a
    ``released`` id, for ids.py tells that it has vanished. ``folder`` is that of the
    fingerprints.
    """
    ids = {*broken, *released, *(record.id for record in data), *data.withdrawn}
    ids |= rules.meant(rules.named_in(data), ids)
    found = rules.check(data, ids, today)
    misquoted = list(fingerprints.check(data, folder))
    told = {breach.id for breach in (*found, *misquoted)}
    found += [breach for breach in quotations.check(data) if breach.id not in told]
    # Records are compared with each other once each of them holds by itself.
    if not found and len(ids) == len(data) + len(data.withdrawn):
        found = [*comparisons.check(data), *charts.check(data)]
    return [
        *found,
        *reserved.check(data, released),
        *misquoted,
        *prose.check_records(data),
    ]
