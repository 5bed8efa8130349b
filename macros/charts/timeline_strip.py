"""Timeline model: its events in order, totals and their days, however they are laid out.

For example, the totals of one speaker are circles, and those of the next are squares.
"""

from dataclasses import dataclass

from macros import wording
from macros.charts.days import DAY
from macros.charts.marks import hollow
from macros.charts.short_names import amount, speaker
from macros.corpus import Corpus
from macros.records import Claim, Drawn, Event, Picture
from macros.records.edtf import Edtf

_SHAPES = ("circle", "square", "diamond", "triangle-up")


@dataclass(frozen=True)
class Flag:
    """An event, what is written of it, and where it stands on the site."""

    when: Edtf
    text: str
    href: str


@dataclass(frozen=True)
class Total:
    """A number of one day, and who said it: by a symbol of their own, and in words."""

    when: Edtf
    value: float
    shape: str
    hollow: bool
    amount: str
    speaker: str
    href: str


class Strip:
    """The flags and totals of a picture, each in order of time."""

    def __init__(self, picture: Picture, data: Corpus) -> None:
        events = [
            (one, data.events[one.record]) for one in picture.draws if one.record in data.events
        ]
        claims = [data.claims[one.record] for one in picture.draws if one.record in data.claims]
        days = [event.date for _, event in events] + [one.when for one in claims if one.when]
        self.domain = (min(day.first for day in days), max(day.last for day in days) + DAY)
        self.flags = sorted((self._flag(*one, data) for one in events), key=lambda one: one.when)
        people = list(dict.fromkeys(claim.said_by for claim in claims))
        shapes = {id: _SHAPES[number % len(_SHAPES)] for number, id in enumerate(people)}
        totals = (_total(claim, shapes[claim.said_by], data) for claim in claims)
        self.totals = sorted(totals, key=lambda one: one.when)
        self.top = max((one.value for one in self.totals), default=0) or 1

    def _flag(self, drawn: Drawn, event: Event, data: Corpus) -> Flag:
        # The year of the first day stands on the scale; another is said.
        short = event.date.last.year == self.domain[0].year
        when = wording.short_window(event.date) if short else wording.when(event.date)
        return Flag(event.date, f"{when} · {drawn.label or event.title}", data.address(event))


def _total(claim: Claim, shape: str, data: Corpus) -> Total:
    assert claim.value is not None and claim.when is not None  # refused otherwise
    return Total(
        claim.when,
        claim.value,
        shape,
        hollow(claim),
        amount(claim, data),
        speaker(claim, data),
        data.address(claim),
    )
