"""Range chart: terms before and after, from the least to the most, by article and part.

For example, 2 to 5 years before and 3 to 10 after are two bars of one row.
"""

from itertools import groupby

from macros import wording
from macros.charts import bars
from macros.charts.bars import Bar, Frame, Row, Words
from macros.charts.canvas import Drawing, Size
from macros.charts.panel import Ink
from macros.charts.short_names import amount, named
from macros.corpus import Corpus
from macros.records import Claim, LegalEdition, Penalty, Picture, Record, Term


def _named(penalty: Penalty) -> str:
    """'332, part 2.2', or 'Article 352.1' where a number alone would say nothing."""
    return penalty.article if "part" in penalty.article else f"Article {penalty.article}"


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Penalty):
        return "draws penalties"
    ends = record.editions[0], record.newest
    if any(len(one.terms) > 1 or not all(term.is_drawn for term in one.terms) for one in ends):
        sanction = data.subject.drawn_sanction
        what = f"in {sanction.drawn_in} of {sanction}" if sanction else "of a sanction 'drawn_in'"
        return f"draws penalties with one term {what} before and one after"
    for one in picture.draws:
        claims = [data.claims[id] for id in one.bears_out] if one.record == record.id else []
        for claim in claims:
            if claim.value not in [term.max for term in record.newest.terms]:
                return f"draws a penalty that bears out {claim.id}, whose value is its 'max'"
    return None


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """Each term of the first and of the newest edition as a bar from its least to its most."""
    drawn = []
    for one in picture.draws:
        penalty = data.penalties[one.record]
        before, after = penalty.editions[0], penalty.newest
        others = earlier(penalty, data)
        terms = [term for _, term in others if term.is_drawn]
        terms_drawn = [_bar(term, Ink.soft) for term in [*terms, *before.terms]]
        terms_drawn += [_bar(term, Ink.mark if one.bears_out else Ink.ink) for term in after.terms]
        drawn.append(
            Row(
                Words(_named(penalty), data.address(penalty)),
                terms_drawn,
                [*([one.label] if one.label else []), *_told(penalty, others, data)],
                [_borne_out(data.claims[id], data, size) for id in one.bears_out],
                f"{_said(before)} → {_said(after)}",
            )
        )
    top = max((bar.high for row in drawn for bar in row.bars), default=0)
    return bars.draw(drawn, Frame(top or 1, _years, 240, (14, 244), pitch=11), size)


def _bar(term: Term, ink: Ink) -> Bar:
    assert term.max is not None
    return Bar(term.min or 0, term.max, ink, thin=term.min is None)


def _borne_out(claim: Claim, data: Corpus, size: Size) -> Words:
    beside = "◄ " if size.wide else ""  # on a phone it stands above its bar
    text = f"{beside}{named(claim.said_by, data)}: {amount(claim, data)}"
    return Words(text, data.address(claim))


def earlier(penalty: Penalty, data: Corpus) -> list[tuple[Penalty, Term]]:
    """What the same act was threatened with before there was this part, and by which others."""
    before = penalty.editions[0]
    return [
        (other, term)
        for other in map(data.penalties.__getitem__, before.fell_under)
        for term in other.editions[0].terms
    ]


def _told(penalty: Penalty, others: list[tuple[Penalty, Term]], data: Corpus) -> list[str]:
    """'before under part 1, up to 7'; nothing where no other part is known to have applied."""
    told, sanction = [], data.subject.drawn_sanction
    for part, some in groupby(others, lambda one: wording.part(one[0], penalty)):
        terms = [wording.span(term) for _, term in some if term.is_drawn]
        told.append(f"{part}, {'; '.join(terms) or f'no {sanction}'}")
    return [f"before under {'; '.join(told)}"] if told else []


def _said(edition: LegalEdition) -> str:
    """What an edition threatens, in few words."""
    if edition.terms:
        return wording.span(edition.terms[0])
    return wording.NO_SUCH_PART if edition.status == "none" else wording.NOT_SEEN


def _years(value: float) -> str:
    return wording.number(value)
