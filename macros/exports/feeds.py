"""Atom feeds (RFC 4287): corrections.atom, what was mended; changes.atom, what was released.

Ids are made from the records' own, so that a reader of a copy at another address
sees each entry once. Without an address links are relative to the feed.

For example, 'Release of 2 May 2024' in changes.atom links to each new record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as xml

from macros import wording
from macros.exports.edition import LICENCE, Edition
from macros.reading.releases import Release
from macros.records import Correction, Gone, Record

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_ABOUT = {"corrections": "corrections", "changes": "what each release changed"}


def titles(edition: Edition) -> dict[str, str]:
    """What each feed is called, by its file."""
    return {f"{name}.atom": f"{edition.site.short_name}: {about}" for name, about in _ABOUT.items()}


@dataclass(frozen=True)
class _Entry:
    """One entry of a feed; ``lists`` are records under what is said of them."""

    id: str
    title: str
    day: date
    link: str
    paragraphs: list[str]
    lists: dict[str, list[Record]]


def corrections(edition: Edition) -> str:
    """Every correction, the newest first; a feed without entries when there is none."""
    order = sorted(
        edition.data.corrections.values(), key=lambda one: (one.date, one.id), reverse=True
    )
    entries = [_correction(one, edition) for one in order]
    return _feed("corrections", entries, edition)


def changes(edition: Edition) -> str:
    """Every release and what it changed, the newest first."""
    entries = [_release(one, edition) for one in reversed(edition.releases)]
    return _feed("changes", entries, edition)


def _correction(one: Correction, edition: Edition) -> _Entry:
    record = _record(one.record, edition)
    told = [f"It said: {one.was}", f"It says since: {one.is_}"]
    if one.noticed_by:
        told.append(f"Noticed by {one.noticed_by}.")
    link = edition.link(record) if record else ""
    named = {"Corrected": [record]} if record else {}
    return _Entry(one.id, f"Corrected: {one.record}", one.date.first, link, told, named)


def _release(release: Release, edition: Edition) -> _Entry:
    groups = {
        "New": release.added,
        "Changed": release.changed,
        "Withdrawn": release.withdrawn,
    }
    lists = {
        name: [record for id in ids if (record := _record(id, edition))]
        for name, ids in groups.items()
        if ids
    }
    told = [f"Data version {release.version}."]
    if not lists:
        told.append("The first release.")
    title = f"Release of {wording.day(release.on)}"
    link = edition.site.url or "../index.html"
    return _Entry(f"release {release.on} {release.version}", title, release.on, link, told, lists)


def _record(id: str, edition: Edition) -> Record | None:
    return edition.data.get(id) or edition.data.withdrawn.get(id)


def _feed(name: str, entries: Iterable[_Entry], edition: Edition) -> str:
    site, entries = edition.site, list(entries)
    feed = xml.Element("feed", {"xmlns": _ATOM, "xml:lang": edition.data.subject.language})
    _add(feed, "id", f"urn:uuid:{edition.uuid(name)}")
    _add(feed, "title", titles(edition)[f"{name}.atom"])
    _add(feed, "updated", _moment(max((one.day for one in entries), default=edition.day)))
    _add(_add(feed, "author"), "name", site.short_name)
    _add(feed, "rights", LICENCE["title"])
    _add(feed, "link", rel="alternate", type="text/html", href=site.url or "../index.html")
    if site.url:
        href = f"{site.url}data/{name}.atom"
        _add(feed, "link", rel="self", type="application/atom+xml", href=href)
    for one in entries:
        feed.append(_entry(one, edition))
    xml.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml.tostring(feed, encoding="unicode")}\n'


def _entry(one: _Entry, edition: Edition) -> xml.Element:
    entry = xml.Element("entry")
    _add(entry, "id", f"urn:uuid:{edition.uuid(one.id)}")
    _add(entry, "title", one.title)
    _add(entry, "updated", _moment(one.day))
    _add(entry, "link", rel="alternate", type="text/html", href=one.link)
    content = _add(_add(entry, "content", type="xhtml"), "div", xmlns=_XHTML)
    for told in one.paragraphs:
        _add(content, "p", told)
    for name, records in one.lists.items():
        _add(content, "p", f"{name}:")
        items = _add(content, "ul")
        for record in records:
            _add(_add(items, "li"), "a", _named(record), href=edition.link(record))
    return entry


def _named(record: Record) -> str:
    noun = record.was if isinstance(record, Gone) else record.noun
    return f"{noun} {record.id}"


def _add(parent: xml.Element, tag: str, text: str = "", **attributes: str) -> xml.Element:
    child = xml.SubElement(parent, tag, attributes)
    child.text = text or None
    return child


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
