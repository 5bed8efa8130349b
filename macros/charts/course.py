"""Small multiples, one for each measure: days run down, numbers stand to the right of them.

For example, how many came within each month stands apart from how many were there on a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby, pairwise

from macros import wording
from macros.charts.bars import ticks
from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.days import DAY
from macros.charts.marks import ends, hollow, side
from macros.charts.panel import Ink
from macros.charts.short_names import amount, speaker
from macros.corpus import Corpus
from macros.records import Behaviour, Claim, ClaimKind, Measure, Picture, Record
from macros.records.edtf import Edtf
from macros.records.ranges import stated

_DRAWN = (ClaimKind.count, ClaimKind.estimate)
_KINDS = {
    Behaviour.level: ("Stock", "Stocks: how many at a time"),
    Behaviour.cumulative: ("Running total", "Running totals: how many so far"),
    Behaviour.flow: ("Flow", "Flows: how many within days"),
}
_INSET = 1  # for letters that hang over to the left
_GUTTER = 32  # between two columns
_LABELS = 0.46  # how much of a column the words take
_LEADER = 16  # from the words to the axis
_ARROW = 20  # room for an arrow beyond the greatest number
_STROKE = 4  # how thick a flow is
_APART = 6  # between the words of two numbers


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim) or not data.measures[record.measure].unit.running:
        return f"draws claims that count {data.subject.units_with('running')}"
    if record.kind not in _DRAWN or (stated(record) or (-1,))[0] < 0:
        return "draws counts and estimates from zero up"
    when = record.when
    if not when or when.first == date.min or when.last == date.max:
        return "draws claims of days that begin and end; give 'as_of' or 'period'"
    return None


@dataclass(frozen=True)
class _Series:
    """The numbers of one measure, in order of time."""

    title: str
    measure: Measure
    claims: list[Claim]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that its numbers are of."""
        moments = [_moment(one) for one in self.claims]
        return min(one.first for one in moments), max(one.last for one in moments) + DAY

    @property
    def speakers(self) -> set[str]:
        """Who said its numbers."""
        return {one.said_by for one in self.claims}

    @property
    def is_flow(self) -> bool:
        """True of what is counted within days, not at one of them."""
        return self.measure.behaves == Behaviour.flow


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """The measures on one scale of numbers and one of days, flows apart from all else."""
    series = list(_series(picture, data))
    groups = [[one for one in series if one.is_flow is flows] for flows in (False, True)]
    drawings = [_drawn(groups, beside, data, size) for beside in (False, True)]
    return min(drawings, key=lambda drawing: drawing.height)


def _drawn(groups: list[list[_Series]], beside: bool, data: Corpus, size: Size) -> Drawing:
    """What is of a time and what is of days, one below the other or in a column each."""
    board = _Board([*chain(*groups)], data, size)
    for number, group in enumerate(filter(None, groups)):
        columns = board.columns[number : number + 1] if beside else []
        board.add(group, columns or board.columns, headed=all(groups))
    return board.finish()


def _series(picture: Picture, data: Corpus) -> Iterator[_Series]:
    """Each measure that is drawn, where its first number stands; the label of that one names it."""
    labels = {one.record: one.label for one in picture.draws}
    claims = [data.claims[one.record] for one in picture.draws]
    for id in dict.fromkeys(one.measure for one in claims):
        some = [one for one in claims if one.measure == id]
        measure = data.measures[id]
        title = labels[some[0].id] or wording.sentence(measure.population)
        yield _Series(title, measure, sorted(some, key=_moment))


class _Column:
    """A column of the sheet, which is filled from top to bottom, to ``y``."""

    def __init__(self, sheet: Sheet, left: float, width: float, top: float) -> None:
        self.left, self.words = left, round(width * _LABELS)
        span = (left + self.words + _LEADER, left + width - _ARROW)
        self.grid, self.plot = (sheet.panel((0, top), span) for _ in range(2))
        self.width = width
        self.zones: list[tuple[float, float]] = []  # where numbers are drawn, from and to
        self.y = 0.0


class _Board:
    """A sheet of one column on a phone and of two on a desktop."""

    def __init__(self, series: list[_Series], data: Corpus, size: Size) -> None:
        self._data, self._size = data, size
        self._sheet = Sheet(size)
        self._behind = self._sheet.panel()
        self._top = max(ends(claim)[1] for one in series for claim in one.claims) or 1
        count = 2 if size.wide and len(series) > 1 else 1
        width = min((size.width - _GUTTER * (count - 1)) / count, 480)
        lefts = [_INSET + (width + _GUTTER) * number for number in range(count)]
        self.columns = [_Column(self._sheet, left, width - _INSET, self._top) for left in lefts]
        self._marks, self._texts = self._sheet.panel(), self._sheet.panel()
        self._pace = self._pixels_a_day(series)
        for column in self.columns:
            column.y = size.line + 6

    def add(self, series: list[_Series], columns: list[_Column], headed: bool = False) -> None:
        """Some measures, those of one name together, each in the column that ends first."""
        behaviours = dict.fromkeys(one.measure.behaves for one in series)
        if headed:
            self._heading("; ".join(_KINDS[one][1] for one in behaviours), columns)
        for title, some in groupby(series, key=lambda one: one.title):
            column = min(columns, key=lambda column: column.y)
            self._words(title, column, Ink.ink, bold=True)
            for one in some:
                told = headed and len(behaviours) == 1
                self._draw(one, column, "" if told else _KINDS[one.measure.behaves][0])

    def _heading(self, text: str, columns: list[_Column]) -> None:
        """A line across some columns, and below it what stands in them."""
        left, y = columns[0].left, max(column.y for column in columns) + 4
        width = columns[-1].left + columns[-1].width - left
        self._behind.line(y, left, left + width, Ink.rule)
        y += 4
        for line in self._size.wrap(text, width):
            self._texts.text(left, y + self._size.line / 2, line, Ink.soft)
            y += self._size.line
        for column in columns:
            column.y = y + 8

    def finish(self) -> Drawing:
        """The sheet with its scales."""
        for column in self.columns:
            self._scale(column)
        self._sheet.height = max(column.y for column in self.columns)
        return self._sheet.drawing()

    def _pixels_a_day(self, series: list[_Series]) -> float:
        """So many that the measure with the most days to a number has room for its words."""
        paces = [
            sum(self._room(claim, one) for claim in one.claims) / (one.days[1] - one.days[0]).days
            for one in series
            if len(one.claims) > 1
        ]
        return min([*paces, 4])

    def _room(self, claim: Claim, series: _Series) -> float:
        return len(self._told(claim, series)) * self._size.line + _APART

    def _told(self, claim: Claim, series: _Series) -> list[tuple[str, bool]]:
        """The lines of a number, and true of those that are the number itself."""
        size, width = self._size, self.columns[0].words
        told = [wording.when(_moment(claim))]
        if len(series.speakers) > 1:
            told.append(speaker(claim, self._data))
        if claim.kind == ClaimKind.estimate:
            told.append("estimate")
        number = wording.sentence(amount(claim, self._data))
        return [
            *((line, True) for line in size.wrap(number, width, bold=True)),
            *((line, False) for line in size.wrap(", ".join(told), width)),
        ]

    def _draw(self, series: _Series, column: _Column, kind: str) -> None:
        """What a measure counts and by whom, and below that its numbers."""
        named = {speaker(one, self._data) for one in series.claims}
        by = [f"by {one}" for one in named] if len(named) == 1 else []
        told = f"{', '.join(filter(None, [kind, *by]))}: {series.measure.population}"
        self._words(wording.sentence(told.removeprefix(": ")), column, Ink.soft)
        first = series.days[0]
        spans = [[self._pace * (day - first).days for day in _days(one)] for one in series.claims]
        middles = [(start + end) / 2 for start, end in spans]
        # What is of one time is a mark at its middle; what is of days lies along them.
        reach = [end - start if series.is_flow else 10 for start, end in spans]
        rooms = [self._room(one, series) for one in series.claims]
        places = _spread(middles, rooms)
        both = [*zip(middles, reach, strict=True), *zip(places, rooms, strict=True)]
        above = min(at - long / 2 for at, long in both)
        below = max(at + long / 2 for at, long in both)
        start = column.y + 4 - above
        self._lines(series, middles, start, column)
        for claim, middle, place in zip(series.claims, middles, places, strict=True):
            self._number(claim, start + middle, start + place, series, column)
        column.zones.append((start + above, start + below))
        column.y = start + below + 10

    def _lines(self, series: _Series, middles: list[float], start: float, column: _Column) -> None:
        """From number to number of one speaker; what was counted within days is not joined."""
        if series.is_flow:
            return
        placed = sorted(zip(series.claims, middles, strict=True), key=lambda one: one[0].said_by)
        for _, some in groupby(placed, key=lambda one: one[0].said_by):
            for (one, y), (two, y2) in pairwise(some):
                if one.value is not None and two.value is not None:
                    column.plot.slant(one.value, start + y, two.value, start + y2, Ink.soft)

    def _number(
        self, claim: Claim, y: float, middle: float, series: _Series, column: _Column
    ) -> None:
        """A mark at its day, and its words in the column beside, as near as they have room."""
        low, high = ends(claim)
        axis = column.grid.at(0)
        self._behind.slant(column.left + column.words + 3, middle, axis, y, Ink.rule)
        column.grid.line(y, 0, low, Ink.rule)
        if series.is_flow:
            start, end = _days(claim)
            x, long = column.plot.at(high), max((end - start).days * self._pace - 3, 8)
            self._marks.bar(y, x - _STROKE / 2, x + _STROKE / 2, Ink.ink, long, hollow(claim))
        elif column.plot.at(high) - column.plot.at(low) > _STROKE:
            column.plot.bar(y, low, high, Ink.ink, 7, hollow(claim))
        else:
            column.plot.point(high, y, "circle", Ink.ink, hollow(claim))
        if open := side(claim):
            shape, shift = ("triangle-right", 13) if open == "up" else ("triangle-left", -13)
            column.plot.point(high, y, shape, Ink.ink, hollow(claim), shift)
        lines = self._told(claim, series)
        top = middle - (len(lines) - 1) * self._size.line / 2
        for number, (line, is_number) in enumerate(lines):
            at = top + number * self._size.line
            if is_number:
                href = self._data.address(claim)
                self._texts.text(column.left, at, line, bold=True, href=href)
            else:
                self._texts.text(column.left, at, line, Ink.soft)

    def _words(self, text: str, column: _Column, ink: Ink, bold: bool = False) -> None:
        for line in self._size.wrap(text, column.width, bold):
            y = column.y + self._size.line / 2
            self._texts.text(column.left, y, line, ink, bold=bold)
            column.y += self._size.line

    def _scale(self, column: _Column) -> None:
        marks = ticks(self._top)
        wide = max(self._size.fits(wording.number(tick)) for tick in marks) + 8
        step = column.grid.at(marks[1]) - column.grid.at(marks[0])
        every = next(every for every in (1, 2, 4) if every == 4 or wide < every * step)
        for number, tick in enumerate(marks):
            for top, bottom in column.zones:
                column.grid.upright(tick, top, bottom, Ink.rule if number else Ink.soft)
            if number % every == 0:
                x, y = column.grid.at(tick), self._size.line / 2
                self._texts.text(x, y, wording.number(tick), Ink.soft, "center")


def _spread(middles: list[float], rooms: list[float]) -> list[float]:
    """Where the words of each number stand: as near to it as they do not meet.

    That is an isotonic regression: whoever would meet shares the mean of where they belong.
    """
    before = [sum(rooms[:number]) + room / 2 for number, room in enumerate(rooms)]
    blocks: list[list[float]] = []
    for middle, offset in zip(middles, before, strict=True):
        blocks.append([middle - offset])
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    levels = [_mean(block) for block in blocks for _ in block]
    return [level + offset for level, offset in zip(levels, before, strict=True)]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _moment(claim: Claim) -> Edtf:
    assert claim.when is not None  # refused otherwise
    return claim.when


def _days(claim: Claim) -> tuple[date, date]:
    moment = _moment(claim)
    return moment.first, moment.last + DAY
