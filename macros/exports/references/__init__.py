"""Bibliographic references: a source, this site or a figure of it, once for every format."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros import wording
from macros.exports.edition import Edition, one_line
from macros.exports.references.names import Name, signed
from macros.records import Claim, Evidence, Source, SourceKind
from macros.records.edtf import Edtf
from macros.records.uris import uri

PRESS = (SourceKind.news, SourceKind.student_press, SourceKind.opinion)


@dataclass(frozen=True)
class Reference:
    """One thing to cite. ``kind`` is that of a source; None for this site or a figure of it."""

    id: str
    kind: SourceKind | None
    title: str
    publisher: str
    published: Edtf | None
    language: str
    url: str
    note: str
    authors: tuple[Name, ...] = ()
    version: str = ""

    @property
    def in_press(self) -> bool:
        """True when it stands in a paper, and not by itself."""
        return self.kind in PRESS

    @property
    def contained(self) -> bool:
        """True when its publisher is the title of what it stands in: a paper, or a web site."""
        return self.in_press or self.kind == SourceKind.explainer

    @property
    def parts(self) -> list[int]:
        """What is certain of its date: the year, the month of it, the day of it."""
        return parts(self.published)


def parts(moment: Edtf | None) -> list[int]:
    """What is certain of a date: the year, the month of it, the day of it; as far as that goes."""
    if moment is None:
        return []
    certain = []
    first, last = moment.first, moment.last
    for one, other in zip(first.timetuple()[:3], last.timetuple()[:3], strict=True):
        if one != other:
            break
        certain.append(one)
    return certain


def is_span(moment: Edtf) -> bool:
    """True when a date is a span between two calendar dates."""
    return bool(re.fullmatch(r"\d{4}[^./]*/\d{4}[^./]*", moment.text))


def of_source(source: Source, edition: Edition) -> Reference:
    """A source. A description stands in brackets where its headline was not seen."""
    notes = []
    if source.published and len(parts(source.published)) < 3 or _approximate(source):
        assert source.published
        notes.append(f"Published {wording.when(source.published)}.")
    if source.url and source.read_at:
        notes.append(f"Read at {source.read_at}.")
    if source.archive_url:
        notes.append(f"Archived at {source.archive_url}.")
    if not source.read:
        notes.append("Known only through others.")
    if source.copy_of:
        copied = edition.data.sources[source.copy_of.source]
        how = "reworded copy" if source.copy_of.how == "reworded" else source.copy_of.how
        notes.append(f"A {how} of a text of {copied.publisher} ({copied.id}).")
    if source.note:
        notes.append(edition.prose(source.note))
    return Reference(
        id=source.id,
        kind=source.kind,
        title=one_line(source.title or f"[{source.description}]"),
        publisher=source.publisher,
        published=source.published,
        language=source.language or "",
        url=uri(source.address or ""),
        note=one_line(" ".join(notes)),
        authors=signed(source),
    )


def of_claim(claim: Claim, edition: Edition) -> Reference:
    """A figure as this site shows it; the note names who said it, the origin and the readings."""
    return replace(
        of_whole(edition),
        id=claim.id,
        title=title(claim, edition),
        url=edition.address(claim),
        note=f"{provenance(claim, edition)} Record {edition.page(claim)}.",
    )


def of_whole(edition: Edition) -> Reference:
    """All records of this site."""
    day = edition.day
    return Reference(
        id=edition.data.subject.slug,
        kind=None,
        title=edition.site.name,
        publisher=edition.site.host.publisher or edition.site.name,
        published=Edtf(day, day, day.isoformat()),
        language=edition.data.subject.language,
        url=edition.site.url,
        note="",
        authors=(Name(edition.site.short_name),),
        version=edition.version,
    )


def title(claim: Claim, edition: Edition) -> str:
    """The question and the answer, with the days that it is of."""
    figure = edition.figure(claim)
    when = f" ({wording.when(claim.when)})" if claim.when else ""
    return f"{edition.measure(claim).question} {wording.sentence(figure)}{when}"


def provenance(claim: Claim, edition: Edition) -> str:
    """Who said it, whose it is at first, where it was read, and how it stands."""
    people = edition.data.people
    said = f"Said by {people[claim.said_by].name}"
    if claim.attributed_to:
        said += f", citing {people[claim.attributed_to].name}"
    if claim.said_on:
        said += f", {wording.when(claim.said_on)}"
    origins = [one.name for one in edition.data.origins(claim)]
    found = edition.data.readings(claim)
    read = (("Read in", found.carried), ("Changed by", found.changed), ("Not read:", found.unread))
    told = "".join(f"{how} {_publishers(some, edition)}. " for how, some in read if some)
    return (
        f"{said}. First said by: {'; '.join(origins)}. {told}"
        f"Standing: {wording.standing(claim.standing)}."
    )


def _publishers(some: Iterable[Evidence], edition: Edition) -> str:
    sources = edition.data.sources
    ids = ((one.source, one.or_) if one.or_ else (one.source,) for one in some)
    named = (" or ".join(sources[id].publisher for id in either) for either in ids)
    return ", ".join(dict.fromkeys(named))


def _approximate(source: Source) -> bool:
    return source.published is not None and source.published.approximate
