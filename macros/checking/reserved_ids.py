"""Reserved ids: no new record may have one that a page, a file or a citation has already.

An id is a promise, so a clash is told before it is released and not mended after. For example, no
claim may be called 'menu', as a part of every page is.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown

from macros.corpus import Corpus
from macros.problems import Breach, Problem, Problems, a, shown
from macros.reading.text_files import files, read
from macros.records import (
    Claim,
    GlossaryEntry,
    Measure,
    Penalty,
    Picture,
    Record,
    SourceKind,
    Topic,
)
from macros.records.slugs import anchor
from macros.records.subject import Subject

LONGEST = 100  # characters; files are named by ids, and file systems end at 255 bytes

# What the shell of each page has for itself, and what else a page may have.
_OF_THE_SHELL = re.compile(
    r"top|contents?|contents-title|menu(?:-[0-9]+)?|search-words|cite-heading"
)
_KINDS = [kind.replace("_", "-") for kind in SourceKind]
_OF_PAGES = re.compile(
    rf"{_OF_THE_SHELL.pattern}|withdrawn|relays-title|kind-(?:{'|'.join(_KINDS)})"
    r"|month-[0-9]{4}-[0-9]{2}|(?:cite|columns|letter|menu|search)-.+"
)
# Windows keeps these names for devices, whatever ends them.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")

_HEADING = re.compile(r"^#{1,6}\s.*", re.MULTILINE)
_ID = re.compile(r'<h[1-6][^>]* id="([^"]*)"')


def check(data: Corpus, released: Collection[str]) -> Iterator[Breach]:
    """Each id that is taken so; what was released before keeps its own."""
    records = {record.id: record for record in (*data, *data.withdrawn.values())}
    reserved = Reserved.of(data.subject)
    for record in records.values():
        if record.id not in released and (why := reserved.why(record)):
            yield _told(record.id, why)
        for id in _made_of(record):
            if id in records and id not in released:
                yield _told(id, f"which pages make of {record.noun} {record.id}")
            elif id in records and record.id not in released:
                yield _told(record.id, f"of which pages make '{id}', which another record has")


def check_pages(docs: Path, data: Corpus) -> Iterator[Problem]:
    """Each heading whose id its page has for itself, or for one of its records."""
    homes = {(data.page_of(record), record.id): record for record in data}
    for path in files(docs, ".md"):
        name = f"{docs.name}/{path.relative_to(docs).as_posix()}"
        try:
            text = read(path, name)
        except Problems:  # pages/untrusted_markdown.py tells what is wrong with the page
            continue
        for line, id in _headings(text):
            record = homes.get((path.stem, id))
            if record or _OF_THE_SHELL.fullmatch(id):
                whose = f"{a(record.noun)} here" if record else "a part of every page"
                told = (
                    f"this heading has the id '{id}', as {whose} has; "
                    "word it otherwise, or give it another with {: #its-id }"
                )
                yield Problem(name, line, told)


def _told(id: str, why: str) -> Breach:
    return Breach(id, f"'id' is '{shown(id)}', {why}; choose another", ("id",))


def _made_of(record: Record) -> Iterator[str]:
    """The ids that pages make of a record's own."""
    if isinstance(record, Topic):
        yield from (f"{part}-{record.id}" for part in ("about", "known", "retold", "heard"))
    if isinstance(record, Picture):
        yield from (
            f"{record.id}-{part}" for part in ("wide", "narrow", "wide-text", "narrow-text")
        )
    if isinstance(record, Claim | Penalty | GlossaryEntry):
        yield f"card-{record.id}"


@dataclass(frozen=True)
class Reserved:
    """Ids that something else than a record has, which depend on the subject."""

    slug: str  # cites all records at once
    signs: Collection[str]  # of categories
    excerpts: Collection[str]  # tables of figures that are no topic's and no measure's

    @classmethod
    def of(cls, subject: Subject) -> "Reserved":
        signs = {f"kind-{one.slug}" for one in subject.categories.values()}
        return cls(subject.slug, signs, {"known", *(one.slug for one in subject.themes.values())})

    def why(self, record: Record) -> str | None:
        """What has the id of a record already, or None."""
        id = record.id
        if id in self.signs or _OF_PAGES.fullmatch(id):
            return "which pages have for a part of themselves"
        if _DEVICES.fullmatch(id):
            return "which is no name of a file on Windows"
        if len(id) > LONGEST:
            return f"which has {len(id)} characters, and {LONGEST} are the most"
        if id == self.slug:
            return "by which all records are cited together"
        if id in self.excerpts and isinstance(record, Topic | Measure):
            return "which is the name of another table of figures"
        return None


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """The line and the id of each heading, as Markdown gives them."""
    found = list(_HEADING.finditer(text))
    configs = {"toc": {"slugify": anchor}}
    md = Markdown(extensions=["toc", "attr_list"], extension_configs=configs)
    html = md.convert("\n\n".join(one[0] for one in found))
    for heading, id in zip(found, _ID.findall(html), strict=False):
        yield text.count("\n", 0, heading.start()) + 1, id
