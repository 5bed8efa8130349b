"""Tree diagram: a number from hand to hand, and what each who passed it on made of it.

For example, below a minister stands the agency that passed it on, and below that a paper that
rounded it.
"""

from typing import NamedTuple

from macros import wording
from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.marks import ends, hollow
from macros.charts.panel import Ink
from macros.charts.short_names import amount, denial
from macros.corpus import Corpus
from macros.records import Claim, Evidence, Gives, Person, Picture, Record
from macros.records.ranges import stated

STEP = 20  # how far each hand is set in from the one before
_INFERRED = "(that it took it from there is our reading)"


class Hand(NamedTuple):
    """One who passed a claim on: how far from its origin, and as what."""

    depth: int
    id: str
    evidence: Evidence | None
    inferred: bool  # that it took it from the hand before is our reading

    @property
    def gives(self) -> Gives | None:
        """What it made of the claim; None where it passed it on as it was."""
        return self.evidence.gives if self.evidence else None


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    first = picture.draws[0].record
    if not isinstance(record, Claim) or first not in (record.id, *record.denies):
        return "draws one claim, and after it the denials of it"
    if first == record.id and record.value is None and record.low is None:
        return "draws a claim with a number"
    return None


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """The claim, then each source under the one from which it took the number."""
    claim = data.claims[picture.draws[0].record]
    tree = _Tree(claim, data, size)
    for hand in hands(claim, data):
        tree.add(hand)
    for one in picture.draws[1:]:
        tree.deny(data.claims[one.record])
    return tree.finish()


def hands(claim: Claim, data: Corpus) -> list[Hand]:
    """Each by which a claim passed, after the one it came from."""
    way = data.provenance(claim)
    evidence = {one.source: one for one in claim.evidence}
    found: list[Hand] = []

    def follow(id: str, depth: int) -> None:
        found.append(Hand(depth, id, evidence.get(id), id in way.inferred))
        children = [child for child, parent in way.parents.items() if parent == id]
        # Last those of whom no text tells it: the line to the others stays whole.
        for child in sorted(children, key=way.inferred.__contains__):
            follow(child, depth + 1)

    follow(way.origin, 0)
    return found


class _Tree:
    """A sheet that is filled from top to bottom, hand by hand."""

    def __init__(self, claim: Claim, data: Corpus, size: Size) -> None:
        self._claim, self._data, self._size = claim, data, size
        self._ends = ends(claim)
        span = (330.0, 440.0) if size.wide else (0.0, 0.0)
        self._sheet = Sheet(size)
        self._boughs = self._sheet.panel()
        self._plot = self._sheet.panel((0, self._ends[1] or 1), span)
        self._texts = self._sheet.panel()
        self._y = size.line * (1.5 if size.wide else 0.5) + 4
        self._lasts: list[float] = []  # by depth, where the last hand of that depth stands
        if size.wide:
            for tick in (0, self._ends[1]):
                text = wording.number(tick)
                self._texts.text(self._plot.at(tick), size.line / 2, text, Ink.soft, "center")

    def add(self, hand: Hand) -> None:
        """A hand under the one from which it took the number."""
        x, y, size = 8.0 + hand.depth * STEP, self._y, self._size
        if hand.depth:
            self._bough(hand, x, y)
        self._lasts[hand.depth :] = [y]
        high = self._name(hand, x, y)
        if size.wide:
            self._number(hand, y)
        left, first = (460, y) if size.wide else (x + 10, y + high)
        lines = self._story(hand, size.width - left)
        for number, line in enumerate(lines):
            self._texts.text(left, first + number * size.line, line, Ink.soft)
        self._y = max(y + high, first + len(lines) * size.line) + 9

    def deny(self, claim: Claim) -> None:
        """A denial of the claim."""
        text, href = denial(claim, self._data)
        for line in self._size.wrap(text, self._size.width - 2, bold=True):
            self._texts.text(2, self._y, line, Ink.mark, bold=True, href=href)
            self._y += self._size.line

    def finish(self) -> Drawing:
        """The sheet as it is."""
        self._sheet.height = self._y - self._size.line / 2
        return self._sheet.drawing()

    def _bough(self, hand: Hand, x: float, y: float) -> None:
        lasts = self._lasts
        above = lasts[hand.depth] if len(lasts) > hand.depth else lasts[hand.depth - 1] + 7
        self._boughs.upright(x - STEP, above, y, Ink.soft, hand.inferred)
        self._boughs.line(y, x - STEP, x - 6, Ink.soft, dash=hand.inferred)

    def _name(self, hand: Hand, x: float, y: float) -> float:
        """The symbol and name of a hand; returns how high the name is."""
        shape, ink = ("diamond", Ink.mark) if hand.gives else ("circle", Ink.ink)
        self._texts.point(x, y, shape, ink, hollow(self._claim))
        one = self._data.people.get(hand.id) or self._data.sources[hand.id]
        name = wording.sentence(one.name if isinstance(one, Person) else one.publisher)
        width = (310 if self._size.wide else self._size.width) - x - 10
        lines = self._size.wrap(name, width, bold=True)
        href = self._data.address(one)
        for number, line in enumerate(lines):
            top = y + number * self._size.line
            self._texts.text(x + 10, top, line, bold=True, href=href)
        return len(lines) * self._size.line

    def _number(self, hand: Hand, y: float) -> None:
        """The number that a hand gave, on one scale for all."""
        low, high = (stated(hand.gives) if hand.gives else None) or self._ends
        ink = Ink.mark if hand.gives else Ink.ink
        self._plot.line(y, 0, self._ends[1], Ink.rule)
        if high > low:
            self._plot.bar(y, low, high, ink, 8, hollow(self._claim))
        else:
            self._plot.point(high, y, "diamond", ink, hollow(self._claim))

    def _story(self, hand: Hand, width: float) -> list[str]:
        """What a hand made of the number, in lines."""
        if hand.id in self._data.people:
            text = amount(self._claim, self._data)
        elif hand.gives is None:
            read = self._data.sources[hand.id].read
            text = "the same" if read else "the same; its own text was not found"
        else:
            text = wording.drift(hand.gives, self._claim)
        lines = self._size.wrap(text, width)
        return [*lines, *self._size.wrap(_INFERRED, width)] if hand.inferred else lines
