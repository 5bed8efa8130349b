"""What people reuse: the records in the formats they have tools for, under site/data/.

Each format is a module with one function, an edition in and a text out. The same
records, the same day and the same address give the same bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from .. import ids
from ..dataset import Dataset
from . import (
    bibtex,
    citations,
    crawlers,
    csl,
    csv_tables,
    datapackage,
    dataset_json,
    feeds,
    ics,
    ris,
)
from .edition import Edition, Site, day_of
from .references import Reference, of_source
from .tables import TABLES

FOLDER = "data"


def _sources(form: Callable[[list[Reference]], str], edition: Edition) -> str:
    return form([of_source(source, edition) for source in edition.data.sources.values()])


FILES: dict[str, Callable[[Edition], str]] = {
    "dataset.json": dataset_json.dataset,
    "schema.json": dataset_json.schema,
    "datapackage.json": datapackage.text,
    **{table.file: partial(csv_tables.text, table) for table in TABLES},
    "sources.bib": partial(_sources, bibtex.text),
    "sources.ris": partial(_sources, ris.text),
    "sources.csl.json": partial(_sources, csl.text),
    "timeline.ics": ics.text,
    "corrections.atom": feeds.corrections,
    "changes.atom": feeds.changes,
}


def edition_of(data: Dataset, project: Path, url: str | None) -> Edition:
    """The edition of a project's records; ``url`` is the address that its host gave, if any."""
    releases = ids.releases(project / "data")
    return Edition(data, Site.of(project, url), day_of(data, releases), tuple(releases))


def write(edition: Edition, folder: Path) -> None:
    """Write every file of an edition into a folder."""
    for name, text in texts(edition):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def write_beside(edition: Edition, site: Path) -> None:
    """Write every file of an edition, and what indexers ask for, into a built site."""
    write(edition, site / FOLDER)
    crawlers.write(site, edition.site.url)


def texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """The name and the content of each file."""
    for name, text in FILES.items():
        yield name, text(edition)
    for claim in edition.data.claims.values():
        found = citations.citation(claim, edition)
        yield f"claims/{claim.id}.json", dataset_json.claim(claim, edition, asdict(found))
        yield f"claims/{claim.id}.txt", citations.text(found)
    for event in edition.data.events.values():
        yield f"events/{event.id}.json", dataset_json.event(event, edition)
