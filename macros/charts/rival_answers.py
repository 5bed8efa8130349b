"""Forest plot: rival answers to one question, how far each reaches, what it counts and how.

For example, an estimate of 4,000 to 6,000 is a range, and a count of 5,000 a point.
"""

from macros import wording
from macros.charts import bars
from macros.charts.bars import Bar, Frame, Row, Words
from macros.charts.canvas import Drawing, Size
from macros.charts.marks import ends, hollow, side
from macros.charts.short_names import denial, doubt, speaker
from macros.corpus import Corpus
from macros.records import Claim, ClaimKind, Picture, Record


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim):
        return "draws claims"
    if record.kind == ClaimKind.denial:
        drawn = (data.claims.get(one.record) for one in picture.draws)
        answers = {one.id for one in drawn if one and one.kind != ClaimKind.denial}
        return None if answers & set(record.denies) else "draws a denial with what it denies"
    if not data.measures[record.measure].unit.shape:
        return f"draws claims that count {data.subject.units_with('shape')}"
    return None


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """Each answer as a range or a point from zero, denials beside what they deny."""
    claims = [data.claims[one.record] for one in picture.draws]
    denials = [one for one in claims if one.kind == ClaimKind.denial]
    answers = [one for one in claims if one.kind != ClaimKind.denial]
    top = max(ends(one)[1] for one in answers) or 1
    labels = {one.record: one.label for one in picture.draws}
    drawn = [_row(one, labels[one.id], denials, data) for one in answers]
    return bars.draw(drawn, Frame(top, wording.number, 330, (20, 20), gap=14), size)


def _row(claim: Claim, label: str | None, denials: list[Claim], data: Corpus) -> Row:
    low, high = ends(claim)
    measure = data.measures[claim.measure]
    bar = Bar(
        low,
        high,
        stem=True,
        shape="" if high > low else measure.unit.shape or "",
        hollow=hollow(claim),
        open=side(claim),
    )
    when = f", {wording.when(claim.when)}" if claim.when else ""
    method = data.making(claim).method
    # That a source is not named, its name says already.
    made = f"; {method.words}" if method and not method.unnamed else ""
    number = wording.sentence(wording.counted(claim, measure))
    return Row(
        Words(f"{number}{doubt(claim)}{f': {label}' if label else ''}", data.address(claim)),
        [bar],
        [f"Counts {measure.population}{when}", f"Said by {speaker(claim, data)}{made}"],
        [denial(one, data) for one in denials if claim.id in one.denies],
    )
