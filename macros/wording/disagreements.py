"""Disagreements: how it reads why sources differ, and what stands side by side.

For example, 'They speak of different things: each counts other days.'
"""

from collections.abc import Iterable, Sequence

from macros.records import Claim, Disagreement, Event, Penalty, Reason, Record, Source, Testimony
from macros.wording.numbers import number, plural

_REASONS = {
    Reason.different_population: "each counts other people or things",
    Reason.different_unit: "each counts in another unit",
    Reason.different_period: "each counts other days",
    Reason.different_date: "each is of another day",
    Reason.different_offence: "each is of another offence",
    Reason.arithmetic: "a sum does not come out",
    Reason.relay_drift: "one was changed in retelling",
    Reason.translation: "one was changed in translation",
    Reason.superseded: "a later answer took the place of another",
    Reason.statement_or_act: "one is what was said, the other what a text or act says",
}
_CONFUSED = "They speak of different things"
_UNKNOWN = "Why they differ is not known"


def verdict(disagreement: Disagreement) -> str:
    """Why sources differ: 'They speak of different things: each counts other days.'"""
    if disagreement.reason == Reason.unresolved:
        return f"{_UNKNOWN}."
    both = "both" if len(disagreement.records) == 2 else "all"
    clash = f"They cannot {both} be true"
    kind = clash if disagreement.class_ == "conflict" else _CONFUSED
    return f"{kind}: {_REASONS[disagreement.reason]}."


def tally(disagreements: Iterable[Disagreement]) -> str:
    """How many questions there are, and why sources differ on them, as each says of itself.

    For example 'Of 38 questions here, in 29 the answers speak of different things; in 9 it is
    not known why they differ.'
    """
    kinds = ["" if one.reason == Reason.unresolved else one.class_ for one in disagreements]
    told = "; ".join(
        words.format(number(count))
        for kind, words in _TALLIES.items()
        if (count := kinds.count(kind))
    )
    return f"Of {plural(len(kinds), 'question')} here, {told}."


_TALLIES = {
    "confusion": "in {} the answers speak of different things",
    "conflict": "in {} they cannot all be true",
    "": "in {} it is not known why they differ",
}
_RIVALS: dict[type[Record], tuple[str, str]] = {
    Claim: ("number", "numbers"),
    Event: ("event", "events"),
    Penalty: ("term of the law", "terms of the law"),
    Source: ("text", "texts"),
    Testimony: ("account", "accounts"),
}


def rivals(records: Sequence[Record]) -> str:
    """What stands side by side: 'The 3 numbers, and who said them', 'Side by side: 2 events'."""
    kinds = [_RIVALS.get(type(one), ("record", "records")) for one in records]
    count = len(kinds)
    if set(kinds) == {_RIVALS[Claim]}:
        several = f"The {number(count)} numbers, and who said them"
        return "The number, and who said it" if count == 1 else several
    told = (
        f"{number(kinds.count(kind))} {kind[kinds.count(kind) > 1]}"
        for kind in dict.fromkeys(kinds)
    )
    return f"Side by side: {', '.join(told)}"
