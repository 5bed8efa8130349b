"""Events over totals of days, on one scale of time: across on a desktop, down on a phone."""

from datetime import date

from ..dataset import Dataset
from ..records import Claim, Event, Picture, Record
from . import across, down
from .panel import Spec
from .sheet import Size
from .strip import Strip


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if isinstance(record, Event):
        closed = record.date.first != date.min and record.date.last != date.max
        return None if closed else "draws events that begin and end"
    if not isinstance(record, Claim) or record.value is None:
        return "draws events, and claims with a 'value'"
    return None if record.when and record.when.is_day else "draws claims of one day"


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """The events by their days, and the totals that were public meanwhile."""
    strip = Strip(picture, data)
    return across.draw(strip, size) if size.wide else down.draw(strip, size)
