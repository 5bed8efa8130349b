"""Stacked bar chart: shares, each within its whole, with how it was made and of whom.

For example, 40–45% fills 40 parts of 100, and five more are shown as the end of a range.
"""

from macros import wording
from macros.charts import bars
from macros.charts.bars import Bar, Frame, Row, Words
from macros.charts.canvas import Drawing, Size
from macros.charts.marks import ends, hollow, side
from macros.charts.short_names import amount, speaker
from macros.corpus import Corpus
from macros.records import Claim, Picture, Record
from macros.records.ranges import stated

WHOLE = 100


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim) or data.measures[record.measure].unit.format != "share":
        return "draws claims in percent"
    given = stated(record)
    if given is None or not 0 <= given[0] <= given[1] <= WHOLE:
        return "draws shares of a whole, from 0 to 100"
    return None


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """Each share as the filled part of a whole."""
    drawn = [_row(data.claims[one.record], data) for one in picture.draws]
    return bars.draw(drawn, Frame(WHOLE, _percent, 330, (10, 20), gap=14), size)


def _row(claim: Claim, data: Corpus) -> Row:
    low, high = ends(claim)
    bar = Bar(
        0,
        high,
        track=WHOLE,
        between=low if high > low else None,
        hollow=hollow(claim),
        open=side(claim),
    )
    measure = data.measures[claim.measure]
    said = f", {wording.when(claim.said_on)}" if claim.said_on else ""
    made = data.making(claim)
    how = [
        made.method.words if made.method else "",
        wording.sampled(made.sample) if made.sample else "",
    ]
    told = ", ".join(filter(None, how))
    return Row(
        Words(wording.sentence(amount(claim, data)), data.address(claim)),
        [bar],
        [
            f"of {measure.share_of}",
            f"{speaker(claim, data)}{said}{f'; {told}' if told else ''}",
        ],
    )


def _percent(value: float) -> str:
    return f"{wording.number(value)}%"
