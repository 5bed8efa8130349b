"""Localization: how numbers, dates and terms read; each figure that readers see is worded here."""

from macros.wording.claims import amount, answer, behaviour, counted, errs, sampled, standing
from macros.wording.dates import day, month, short_day, short_month, short_window, when, year
from macros.wording.disagreements import rivals, tally, verdict
from macros.wording.evidence import drift, given, support
from macros.wording.languages import LANGUAGE, LOCALE, language
from macros.wording.mentions import figure, filled, moment
from macros.wording.numbers import between, is_counted, number
from macros.wording.penalties import (
    NO_SUCH_PART,
    NOT_SEEN,
    conditions,
    edition,
    part,
    punishment,
    span,
    stood,
    term,
    threat,
)
from macros.wording.sentences import NOTES, back, host, listed, locator, note, sentence, stop

__all__ = [
    "LANGUAGE",
    "LOCALE",
    "NOTES",
    "NOT_SEEN",
    "NO_SUCH_PART",
    "amount",
    "answer",
    "back",
    "behaviour",
    "between",
    "conditions",
    "counted",
    "day",
    "drift",
    "edition",
    "errs",
    "figure",
    "filled",
    "given",
    "host",
    "is_counted",
    "language",
    "listed",
    "locator",
    "moment",
    "month",
    "note",
    "number",
    "part",
    "punishment",
    "rivals",
    "sampled",
    "sentence",
    "short_day",
    "short_month",
    "short_window",
    "span",
    "standing",
    "stood",
    "stop",
    "support",
    "tally",
    "term",
    "threat",
    "verdict",
    "when",
    "year",
]
