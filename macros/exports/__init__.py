"""Exports: the records in the formats that people have tools for, under site/data/.

Each format is a module with one function, an edition in and a text out. The same
records, the same day and the same address give the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from macros.corpus import Corpus
from macros.exports import calendar, dataset_json, feeds, sitemap
from macros.exports.edition import Edition as Edition
from macros.exports.edition import Site, day_of
from macros.exports.references import Reference, bibtex, citations, csl, of_source, ris
from macros.exports.tables import TABLES, csv_files, datapackage, json_files
from macros.exports.tables.excerpts import parts
from macros.provenance.memoization import kept
from macros.reading import releases
from macros.reading.host import Host
from macros.records import Claim

FOLDER = "data"
_NOBODY = Host()


@dataclass(frozen=True)
class File:
    """A file, and what is in it; with ID in its name, one for each of many."""

    name: str
    about: str
    text: Callable[..., str]
    each: Callable[[Edition], Mapping[str, Any]] | None = None

    def texts(self, edition: Edition) -> Iterator[tuple[str, str]]:
        """The name and the content of the file, or of each."""
        if self.each is None:
            yield self.name, self.text(edition)
            return
        for id, one in self.each(edition).items():
            yield self.name.replace("ID", id), self.text(one, edition)


def _sources(form: Callable[[list[Reference]], str], edition: Edition) -> str:
    return form([of_source(source, edition) for source in edition.data.sources.values()])


def _citation(claim: Claim, edition: Edition) -> citations.Citation:
    return kept(edition, ("citation", claim.id), lambda: citations.citation(claim, edition))


def _claim(claim: Claim, edition: Edition) -> str:
    return dataset_json.claim(claim, edition, asdict(_citation(claim, edition)))


def _tables() -> Iterator[File]:
    for one in TABLES:
        yield File(one.file, one.description, partial(csv_files.text, one))
        yield File(f"{one.name}.json", one.description, partial(json_files.text, one))


_PART = (
    "The same for some rows: figures by topic or question, and those whose day of publication is "
    "known; events by category; disagreements by theme."
)
_CLAIM = "One figure with all that it rests on, and how to cite it."
# Those that follow each other and are told of in the same words are one content in several forms.
FILES = (
    File(
        "dataset.json",
        "Everything: each record with all its fields, and what is computed from all together.",
        dataset_json.dataset,
    ),
    File("schema.json", "What each of those fields means (JSON Schema).", dataset_json.schema),
    *_tables(),
    File("tables/ID.csv", _PART, csv_files.text, parts),
    File("tables/ID.json", _PART, json_files.text, parts),
    File(
        "datapackage.json",
        "What each column of the tables means (Data Package), for tools that read it.",
        datapackage.text,
    ),
    File("claims/ID.json", _CLAIM, _claim, lambda edition: edition.data.claims),
    File(
        "claims/ID.txt",
        _CLAIM,
        lambda claim, edition: citations.text(_citation(claim, edition)),
        lambda edition: edition.data.claims,
    ),
    File(
        "events/ID.json",
        "One event with all that it rests on.",
        dataset_json.event,
        lambda edition: edition.data.events,
    ),
    File(
        "citation.txt",
        "How to cite the whole: in words, as BibTeX and as RIS.",
        lambda edition: citations.text(citations.whole(edition)),
    ),
    File("sources.bib", "The sources for LaTeX (BibTeX).", partial(_sources, bibtex.text)),
    File("sources.ris", "The sources for Zotero and EndNote (RIS).", partial(_sources, ris.text)),
    File(
        "sources.csl.json",
        "The sources for programs that set citations (CSL).",
        partial(_sources, csl.text),
    ),
    File("timeline.ics", "The events that have a day, for calendars (iCalendar).", calendar.text),
    File("corrections.atom", "A feed of what was wrong and is mended (Atom).", feeds.corrections),
    File("changes.atom", "A feed of what each release changed (Atom).", feeds.changes),
)


def edition_of(data: Corpus, project: Path, host: Host = _NOBODY) -> Edition:
    """The edition of a project's records, at a host."""
    released = releases.releases(project / "data")
    day = day_of(data, released, host.epoch)
    return Edition(data, Site.of(project, host), day, tuple(released))


def nameless(data: Corpus) -> Edition:
    """The edition of records that stand on no site, and have never been released."""
    return Edition(data, Site("", ""), day_of(data, []))


def write(edition: Edition, folder: Path) -> None:
    """Write every file of an edition into a folder."""
    for name, text in texts(edition):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def write_beside(edition: Edition, site: Path) -> None:
    """Write every file of an edition, and what indexers ask for, into a built site."""
    write(edition, site / FOLDER)
    sitemap.write(site, edition.site)


def texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """The name and the content of each file."""
    for file in FILES:
        yield from file.texts(edition)
