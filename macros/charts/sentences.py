"""Terms before and after, from the least to the most, by article and part."""

from itertools import groupby

from .. import words
from ..addresses import address
from ..dataset import Dataset
from ..records import Claim, Penalty, Picture, Record, Sanction, Term, TermUnit
from . import rows
from .names import amount, named
from .panel import Ink, Spec
from .rows import Bar, Frame, Row, Words
from .sheet import Size


def _named(penalty: Penalty) -> str:
    """'332, part 2.2', or 'Article 352.1' where a number alone would say nothing."""
    return penalty.article if "part" in penalty.article else f"Article {penalty.article}"


def refuse(record: Record, picture: Picture, data: Dataset) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Penalty):
        return "draws penalties"
    editions = (_own(record, "before"), _own(record, "after"))
    if any(len(own) > 1 or not all(map(_in_years, own)) for own in editions):
        return "draws penalties with one term in years of prison before and one after"
    for one in picture.draws:
        claims = [data.claims[id] for id in one.bears_out] if one.record == record.id else []
        for claim in claims:
            if claim.value not in [term.max for term in _own(record, "after")]:
                return f"draws a penalty that bears out {claim.id}, whose value is its 'max'"
    return None


def draw(picture: Picture, data: Dataset, size: Size) -> Spec:
    """Each term as a bar from its least to its most, the later under the earlier."""
    drawn = []
    for one in picture.draws:
        penalty = data.penalties[one.record]
        before, after = (_own(penalty, edition) for edition in ("before", "after"))
        others = earlier(penalty)
        bars = [_bar(one, Ink.soft) for one in [*others, *before] if one.max and _in_years(one)]
        bars += [_bar(term, Ink.mark if one.bears_out else Ink.ink) for term in after if term.max]
        drawn.append(
            Row(
                Words(_named(penalty), address(penalty, data)),
                bars,
                [*([one.label] if one.label else []), *_told(others)],
                [_borne_out(data.claims[id], data, size) for id in one.bears_out],
                f"{_said(before, bool(others))} → {_said(after)}",
            )
        )
    drawn_terms = (term for one in picture.draws for term in data.penalties[one.record].terms)
    top = max((term.max or 0 for term in drawn_terms if _in_years(term)), default=0)
    return rows.draw(drawn, Frame(top or 1, _years, 240, (14, 244), pitch=11), size)


def _bar(term: Term, ink: Ink) -> Bar:
    assert term.max is not None
    return Bar(term.min or 0, term.max, ink, thin=term.min is None)


def _borne_out(claim: Claim, data: Dataset, size: Size) -> Words:
    beside = "◄ " if size.wide else ""  # on a phone it stands above its bar
    text = f"{beside}{named(claim.said_by, data)}: {amount(claim, data)}"
    return Words(text, address(claim, data))


def _own(penalty: Penalty, edition: str) -> list[Term]:
    """The terms of the part itself."""
    others = earlier(penalty)
    return [one for one in penalty.terms if one.edition == edition and one not in others]


def earlier(penalty: Penalty) -> list[Term]:
    """What the same act was threatened with before, under another part of the article."""
    parts = {one.part for one in penalty.terms if one.edition == "after" and one.part}
    new = any(one.edition == "before" and one.status == "none" for one in penalty.terms)
    return [
        one
        for one in penalty.terms
        if one.edition == "before" and one.part and one.part not in parts and (new or parts)
    ]


def _told(terms: list[Term]) -> list[str]:
    """'before under part 1, up to 7'; nothing where no other part is known to have applied."""
    told = []
    for part, some in groupby(terms, lambda one: one.part):
        prison = [words.span(one) for one in some if one.max and _in_years(one)]
        told.append(f"{part}, {'; '.join(prison) or 'no prison'}")
    return [f"before under {'; '.join(told)}"] if told else []


def _in_years(term: Term) -> bool:
    prison = term.unit == TermUnit.years and term.sanction == Sanction.prison
    return prison or term.status != "known"


def _said(terms: list[Term], new: bool = False) -> str:
    """What an edition threatens; of a part that is ``new``, no other term is its own."""
    term = terms[0] if terms else None
    if term is None:
        return words.NO_SUCH_PART if new else "not stated"
    return words.span(term) if term.status == "known" else words.term(term)


def _years(value: float) -> str:
    return words.number(value)
