"""iCalendar (RFC 5545): timeline.ics, the events as days of a calendar.

A calendar knows days and nothing vaguer, so it holds the events whose date names
a day, or a span from one day to another; "about 29 November" is one, and says
that it is not certain. A month, an open span or "one of these days" is none.
"""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from macros import wording
from macros.exports.edition import Edition
from macros.records import Event
from macros.records.edtf import Edtf

if TYPE_CHECKING:  # it is slow to load, and a check of pages needs no calendar
    from icalendar import Event as Entry

_DAY = r"\d{4}-\d\d-\d\d[~?%]?"


def text(edition: Edition) -> str:
    """Every event that has a day."""
    from icalendar import Calendar, vText

    events = edition.data.timeline
    placed = [event for event in events if has_day(event.date)]
    calendar = Calendar()
    calendar.add("prodid", f"-//{edition.site.short_name}//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", edition.site.name)
    calendar.add("x-wr-calname", vText(edition.site.name))
    told = (
        f"{edition.site.summary} {len(placed)} of {len(events)} events; the others have no day of "
        "their own and stand in the timeline of the site."
    )
    calendar.add("description", told)
    calendar.add("x-wr-caldesc", vText(told))
    for event in placed:
        calendar.add_component(_entry(event, edition))
    return str(calendar.to_ical(sorted=False), "utf-8")


def has_day(moment: Edtf) -> bool:
    """True when a date names a day, or a span from one day to another."""
    return bool(re.fullmatch(rf"{_DAY}(/{_DAY})?", moment.text))


def _entry(event: Event, edition: Edition) -> "Entry":
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", edition.uuid(event.id))
    entry.add("dtstamp", edition.moment)
    entry.add("dtstart", event.date.first)
    if event.date.last < date.max:
        entry.add("dtend", event.date.last + timedelta(days=1))  # the first day that is not of it
    else:  # there is no such day
        entry.add("duration", event.date.last - event.date.first + timedelta(days=1))
    entry.add("summary", event.title)
    entry.add("description", _description(event, edition))
    if event.place:
        entry.add("location", event.place)
    entry.add("categories", [event.category.id])
    if address := edition.address(event):
        entry.add("url", address)
    entry.add("transp", "TRANSPARENT")  # nobody is busy on that day
    return entry


def _description(event: Event, edition: Edition) -> str:
    lines = [edition.prose(event.summary)]
    if event.date.approximate:
        lines.append(f"The date is not certain: {wording.when(event.date)}.")
    for source in edition.data.sources_of(event):
        address = f", {source.address}" if source.address else ""
        lines.append(f"{source.publisher}: {source.title or source.description}{address}")
    lines.append(edition.address(event) or edition.page(event))
    return "\n".join(lines)
