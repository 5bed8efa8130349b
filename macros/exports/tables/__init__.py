"""Tables of records, each column described once; a format that writes them has a module."""

from macros.exports.tables.disagreements import DISAGREEMENTS
from macros.exports.tables.events import EVENTS
from macros.exports.tables.figures import FIGURES
from macros.exports.tables.penalties import PENALTIES
from macros.exports.tables.sayings import SAYINGS
from macros.exports.tables.sources import SOURCES

TABLES = (FIGURES, EVENTS, PENALTIES, DISAGREEMENTS, SAYINGS, SOURCES)

__all__ = ["DISAGREEMENTS", "EVENTS", "FIGURES", "PENALTIES", "SAYINGS", "SOURCES", "TABLES"]
