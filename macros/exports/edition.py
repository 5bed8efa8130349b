"""Edition: the records as they stand at one time, and what every format says of them alike.

For example, 'data version 1a2b3c4d5e6f of 2 May 2024'.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid5

from macros import wording
from macros.corpus import Corpus
from macros.provenance.making import Making
from macros.provenance.memoization import once_a_record
from macros.reading import releases
from macros.reading.host import Host
from macros.reading.mkdocs_config import stated
from macros.reading.releases import Release
from macros.records import Claim, Measure, Record

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}


@dataclass(frozen=True)
class Site:
    """What the site is called, and what its host says of this copy."""

    name: str
    summary: str
    host: Host = Host()

    @classmethod
    def of(cls, project: Path, host: Host) -> "Site":
        """The site as mkdocs.yml of the project calls it; by the folder's name without one."""
        told = stated(project)
        name, summary = told.get("site_name", project.name), told.get("site_description", "")
        return cls(" ".join(str(name).split()), " ".join(str(summary).split()), host)

    @property
    def url(self) -> str:
        """Its address, which ends in a slash; '' where the host gave none."""
        return self.host.url

    @property
    def publisher(self) -> str:
        """Who publishes it: whom the host names, or the site by its own name."""
        return self.host.publisher or self.short_name

    @property
    def short_name(self) -> str:
        """The name up to its colon."""
        return self.name.partition(":")[0]

    def address(self, page: str) -> str:
        """The address at which a page is served, from the root of the site where it has none.

        A folder's own page goes by the folder: 'https://example.org/', never '.../index.html'.
        """
        return self.url + re.sub(r"(^|/)index\.html(?=#|$)", r"\1", page) if self.url else page


@dataclass(frozen=True)
class Edition:
    """One state of the records, the day that it is called by, and the site that carries it."""

    data: Corpus
    site: Site
    day: date
    releases: tuple[Release, ...] = ()

    @cached_property
    def version(self) -> str:
        """The content version: the same for the same records, on every day and machine."""
        return releases.version(self.data)

    @property
    def moment(self) -> datetime:
        """The start of its day, for formats that ask for a time."""
        return datetime.combine(self.day, time(), UTC)

    @property
    def name(self) -> str:
        """'data version 1a2b3c4d5e6f of 2 May 2024'."""
        return f"data version {self.version} of {wording.day(self.day)}"

    def page(self, record: Record) -> str:
        """The record's place on the site: 'figures.html#entries-october'."""
        return self.data.address(record)

    def address(self, record: Record) -> str:
        """The record's web address; '' where the host gave none."""
        return self.site.address(self.page(record)) if self.site.url else ""

    def link(self, record: Record) -> str:
        """A link to the record from a file under data/, absolute where it can be."""
        return self.address(record) or f"../{self.page(record)}"

    def uuid(self, what: str) -> str:
        """An id that is always the same for the same thing, at every address of a copy."""
        return str(uuid5(self.data.subject.namespace, what))

    def prose(self, text: str) -> str:
        """The site's own sentence as plain text, with each {record} in it as its figure."""
        return wording.filled(text, self._named)

    def _named(self, id: str, part: str) -> str:
        record = self.data.get(id)
        assert record is not None  # the rules have seen to it
        return wording.figure(record, part, self.data)

    def measure(self, claim: Claim) -> Measure:
        """The question that a claim answers."""
        return self.data.measures[claim.measure]

    @once_a_record
    def making(self, claim: Claim) -> Making:
        """How its number was made, in plain text."""
        found = self.data.making(claim)
        return replace(
            found,
            how=found.how and self.prose(found.how),
            errs=found.errs
            and found.errs.model_copy(update={"because": self.prose(found.errs.because)}),
        )

    def figure(self, claim: Claim) -> str:
        """'more than 200,000 people'."""
        return wording.answer(claim, self.data)

    def disagreement_ids(self, record: Record) -> list[str]:
        """The ids of the disagreements that name a record."""
        return [one.id for one in self.data.disagreements_of.get(record.id, [])]


def day_of(data: Corpus, releases: list[Release], epoch: int | None = None) -> date:
    """The day of the edition.

    The host's moment tells it. Without one, it is the newest day that a record, a
    correction or a release knows: what is written is at least that new, and the
    same records give the same bytes on every day that they are built.
    """
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC).date()
    days = [one.on for one in releases]
    days += [moment.first for record in data for moment in _moments(record) if moment.is_day]
    return max(days, default=date(1970, 1, 1))


def _moments(record: Record) -> Iterator[Any]:
    for name in ("published", "said_on", "date"):
        if moment := getattr(record, name, None):
            yield moment


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()
