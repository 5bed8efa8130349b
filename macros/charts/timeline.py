"""Timeline: events over totals of days on one scale; across on a desktop, down on a phone.

For example, 'The law is signed' stands on its day, and the total of a week later seven days on.
"""

from datetime import date

from macros.charts import timeline_across, timeline_down
from macros.charts.canvas import Drawing, Size
from macros.charts.timeline_strip import Strip
from macros.corpus import Corpus
from macros.records import Claim, Event, Picture, Record


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if isinstance(record, Event):
        closed = record.date.first != date.min and record.date.last != date.max
        return None if closed else "draws events that begin and end"
    if not isinstance(record, Claim) or record.value is None:
        return "draws events, and claims with a 'value'"
    return None if record.when and record.when.is_day else "draws claims of one day"


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """The events by their days, and the totals that were public meanwhile."""
    strip = Strip(picture, data)
    return timeline_across.draw(strip, size) if size.wide else timeline_down.draw(strip, size)
