"""Proportional symbol map: a circle for each country's number, rings where none was found."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import cos, hypot, sin, tau
from random import Random

from macros import wording
from macros.charts import borders, clipping
from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.clipping import Box, Point
from macros.charts.marks import ends, hollow
from macros.charts.panel import Ink, Panel, Placing
from macros.charts.projection import Albers
from macros.charts.short_names import amount, speaker
from macros.corpus import Corpus
from macros.records import Claim, ClaimKind, Picture, Place, Record
from macros.records.ranges import stated
from macros.records.subject import Subject

_DRAWN = (ClaimKind.count, ClaimKind.estimate)
_RING = 4.0  # how large the mark of a country without a number is
_LEAST = 2.0
_LEADS = 12.0  # beyond this a line leads from a mark to its words
_UNIT = 10.0  # kilometres
_STEP = 5.0  # units between two points of a border
_APART = 3.0  # between marks, and from words to what they do not belong to
_GAPS = (4, 8, 14, 20, 28, 38, 50, 64, 80, 98, 118, 140, 165, 190, 220)  # from a mark to its words
_WAYS = 24  # directions in which its words are tried
_STARTS = 5  # how often places for words are looked for in another order, if need be
_TRIES = 300  # how often they are looked for in one, and ...
_FIRST = 150  # ... how often if there is none for some
_NONE = ("no count", "no count found")  # on a phone and on a desktop
_ABOVE = 64.0  # pixels above the northernmost mark
_BELOW = (112.0, 60.0)  # and below the southernmost, on a phone and on a desktop; or more
_FOOT = 16.0  # below the last words or mark
_ELSEWHERE = "not on this map"
_OTHERS = "Where nobody is named"

Leader = tuple[Point, Point]  # a line from a mark to its words


def refuse(record: Record, picture: Picture, data: Corpus) -> str | None:
    """Why a record has no place here, or None."""
    if not isinstance(record, Claim) or not data.measures[record.measure].unit.mapped:
        return f"draws claims that count {data.subject.units_with('mapped')}"
    measure = data.measures[record.measure]
    if record.kind not in _DRAWN or (stated(record) or (-1,))[0] < 0:
        return "draws counts and estimates from zero up"
    if not measure.place or measure.direction in ("out", "net"):
        return "draws claims of a 'place', and of crossings those 'in'"
    claims = [data.claims[one.record] for one in picture.draws if one.record in data.claims]
    others = [data.measures[one.measure] for one in claims]
    if any(one.unit != measure.unit for one in others):
        return "draws claims of one unit, or circles could not be compared"
    if sum(one.place == measure.place for one in others) > 1:
        return "draws one claim of each place"
    return None


@dataclass
class _Line:
    """A line of words at a mark."""

    text: str
    ink: Ink = Ink.ink
    bold: bool = False
    href: str = ""


@dataclass
class _Mark:
    """A circle, or a ring where there is no number, and what is said at it."""

    lines: list[_Line]
    at: tuple[float, float] | None  # longitude and latitude; None of what is on no map
    radius: float = _RING
    inner: float = 0  # of a range, its lower end
    claim: Claim | None = None
    x: float = 0
    y: float = 0

    def reach(self, size: Size) -> Point:
        """Half of the width and of the height of its words."""
        wide = max(size.fits(line.text, line.bold) for line in self.lines)
        return wide / 2, len(self.lines) * size.line / 2


@dataclass(eq=False)
class _Spot:
    """Where the words of a mark stand, the line that leads there, and how far off it is."""

    mark: _Mark
    box: Box
    align: str
    leader: Leader | None
    cost: float
    known: dict["_Spot", bool] = field(default_factory=dict)  # whether it meets another

    @cached_property
    def reach(self) -> Box:
        """The words and the line together."""
        xs, ys = zip(*(self.leader or ()), self.box[:2], self.box[2:], strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def covers(self, mark: _Mark) -> bool:
        """True of words that a mark is under, and of a line through it, unless it is their own."""
        near = _APART + mark.radius
        if _away((mark.x, mark.y), self.box) < near:
            return True
        lead = self.leader if mark is not self.mark else None
        return lead is not None and _off((mark.x, mark.y), lead) < near

    def meets(self, other: "_Spot") -> bool:
        """True of words or lines that meet those of another; the same two are tried many times."""
        if other not in self.known:
            self.known[other] = other.known[self] = self._meets(other)
        return self.known[other]

    def _meets(self, other: "_Spot") -> bool:
        return _meet(self.reach, other.reach) and (
            _meet(self.box, other.box)
            or bool(self.leader and _enters(self.leader, other.box))
            or bool(other.leader and _enters(other.leader, self.box))
            or bool(self.leader and other.leader and _cross(self.leader, other.leader))
        )


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """The land, the borders of the countries that are named, and a circle in each."""
    codes = {one.name: one.country for one in data.places.values()}
    claims = [data.claims[one.record] for one in picture.draws]
    top = max(ends(one)[1] for one in claims) or 1
    shared = _shared(claims)
    labels = {one.record: one.label for one in picture.draws}
    marks = [_numbered(one, labels[one.id], codes, shared, top, data, size) for one in claims]
    marks += [_unnumbered(data.places[id], data, size) for id in picture.without]
    named = {code for one in marks if (code := _code(one, codes))}
    chart = _Map(marks, named, size, data.subject)
    notes = [f"{_OTHERS}: {_told(shared, data)}"] if shared else []
    return chart.finish(notes)


def _code(mark: _Mark, codes: dict[str, str | None]) -> str | None:
    return codes.get(mark.lines[0].text) if mark.at else None


def _numbered(
    claim: Claim,
    label: str | None,
    codes: dict[str, str | None],
    shared: Claim | None,
    top: float,
    data: Corpus,
    size: Size,
) -> _Mark:
    """The circle of a claim: its area is as its number, of a range as the upper end."""
    measure = data.measures[claim.measure]
    low, high = ends(claim)
    most = 29.0 if size.wide else 18.0
    radii = [max(_LEAST, most * (end / top) ** 0.5) for end in (low, high)]
    width = 180 if size.wide else 134
    href = data.address(claim)
    told = [_Line(str(measure.place), bold=True)]
    told += [_Line(one, href=href) for one in size.wrap(amount(claim, data), width)]
    if label or shared is None or _said(claim) != _said(shared):
        text = label or _told(claim, data)
        told += [_Line(one, Ink.soft) for one in size.wrap(text, width)]
    at = _middle(codes.get(str(measure.place)), data)
    return _Mark(told, at, radii[1], radii[0] if low < high else 0, claim)


def _unnumbered(place: Place, data: Corpus, size: Size) -> _Mark:
    told = [_Line(place.name), _Line(_NONE[size.wide], Ink.soft)]
    return _Mark(told, _middle(place.country, data))


def _middle(code: str | None, data: Corpus) -> Point | None:
    """The longitude and latitude of a country; None of what is none, such as a place in one."""
    return data.subject.borders.middles.get(code) if code else None


def _shared(claims: list[Claim]) -> Claim | None:
    """One of the claims that most of them share speaker and day with, if most do."""
    said, count = Counter(map(_said, claims)).most_common(1)[0]
    return (
        next(one for one in claims if _said(one) == said) if count * 2 > len(claims) > 1 else None
    )


def _said(claim: Claim) -> tuple[str, str]:
    return claim.said_by, claim.when.text if claim.when else ""


def _told(claim: Claim, data: Corpus) -> str:
    """The days of a window; of all else who said it, and of when."""
    if claim.period:
        return wording.short_window(claim.period)
    when = wording.when(claim.when) if claim.when else ""
    if not when and claim.said_on:
        when = f"said {wording.when(claim.said_on)}"
    return ", ".join(filter(None, (speaker(claim, data), when)))


class _Map:
    """A sheet with a map, which grows until all words have a place on it."""

    def __init__(self, marks: list[_Mark], codes: set[str], size: Size, subject: Subject) -> None:
        self._marks = [one for one in marks if one.at]
        self._apart = [one for one in marks if not one.at]
        home = subject.map.country
        self._codes, self._size = codes | ({home} if home else set()), size
        self._subject = subject
        places = [one.at for one in self._marks if one.at]
        west, _, east, _ = subject.map.window
        longitudes = [x for x, _ in places] or [west, east]
        self._plane = Albers((min(longitudes) + max(longitudes)) / 2, subject.map.parallels)
        self._spots = [self._plane.at(*at) for at in places]
        xs, ys = zip(*(self._spots or [(0.0, 0.0)]), strict=True)
        self._left, self._top = min(xs), max(ys)
        self._wide = max(xs) - min(xs)
        deep = max(ys) - min(ys)
        side, most = (76.0, 290.0) if size.wide else (24.0, 230.0)
        # Pixels a kilometre.
        self._scale = min((size.width - 2 * side) / max(self._wide, 900), most / max(deep, 900))
        self._deep = deep * self._scale

    def finish(self, notes: list[str]) -> Drawing:
        """The picture, with room below the marks for all words."""
        size = self._size
        spots, room = None, self._deep + _ABOVE + _BELOW[size.wide]
        while spots is None:
            if room > 4 * size.width:
                raise ValueError("a map has no room for all of its words; draw fewer places")
            spots = self._placed(room)
            room += 10
        feet = [one.box[3] for one in spots] + [one.y + one.radius for one in self._marks]
        height = round(max(feet, default=room) + _FOOT)
        sheet = Sheet(size)
        ground = sheet.panel()
        ground.bar(height / 2, 0, size.width, Ink.wash, height)
        frame, onto = (size.width, height), self._placing()
        ground.shape(_coarse(borders.land(self._subject, self._plane)), onto, frame, fill=Ink.land)
        for disputed in (False, True):
            lines = borders.lines(self._subject, self._codes, self._plane, disputed)
            ground.shape(_coarse(lines), onto, frame, stroke=Ink.soft, dash=disputed)
        discs, texts = sheet.panel(), sheet.panel()
        for spot in spots:
            self._draw(spot, discs, texts)
        y = self._elsewhere(height + 8.0, discs, texts) if self._apart else height
        for note in notes:
            for line in size.wrap(note, size.width):
                y += size.line
                texts.text(0, y, line, Ink.soft)
        sheet.height = y + (size.line / 2 if notes else 0)
        return sheet.drawing()

    def _placing(self) -> Placing:
        """Where the plane lies on the sheet, in its units."""
        x, y = self._pixel((0, 0))
        return Placing(_UNIT * self._scale, x, y)

    def _pixel(self, at: Point) -> Point:
        """Where a point of the plane lies on the sheet; the marks stand in the middle of it."""
        x, y = at[0] - self._left, self._top - at[1]
        spare = self._size.width - self._wide * self._scale
        return spare / 2 + x * self._scale, _ABOVE + y * self._scale

    def _placed(self, height: float) -> list[_Spot] | None:
        """Each mark with the place of its words, or None where a word has none."""
        for mark, spot in zip(self._marks, self._spots, strict=True):
            mark.x, mark.y = self._pixel(spot)
        _part(self._marks)
        frame = (0.0, 0.0, float(self._size.width), height)
        free = [_free(mark, self._marks, frame, self._size) for mark in self._marks]
        names = self._names(frame)
        return _settled([*free, names] if names else free)

    def _names(self, frame: Box) -> list[_Spot]:
        """Where the name of the home country could stand."""
        home = self._subject.map
        if home.name is None:
            return []
        mark = _Mark([_Line(home.name, Ink.soft, bold=True)], None)
        half, tall = mark.reach(self._size)
        found = []
        for cost, (north, east) in enumerate(product(home.latitudes, home.longitudes)):
            x, y = self._pixel(self._plane.at(east, north))
            spot = _Spot(mark, (x - half, y - tall, x + half, y + tall), "center", None, cost)
            if _is_in(spot.box, frame) and not any(map(spot.covers, self._marks)):
                found.append(spot)
        return found

    def _draw(self, spot: _Spot, discs: Panel, texts: Panel) -> None:
        """A circle or a ring, its words, and a line between them where they are not beside it."""
        mark, (left, top, right, _) = spot.mark, spot.box
        if spot.leader:
            (x, y), (x2, y2) = spot.leader
            discs.slant(x, y, x2, y2, Ink.ink)
        if mark.at:
            self._circle(mark, discs)
        x = {"left": left, "center": (left + right) / 2, "right": right}[spot.align]
        self._words(mark, x, top, spot.align, texts)

    def _circle(self, mark: _Mark, discs: Panel) -> None:
        if mark.claim is None:
            discs.ring(mark.x, mark.y, mark.radius, Ink.ink, dash=True)
            return
        doubt = hollow(mark.claim)
        if mark.inner:
            discs.ring(mark.x, mark.y, mark.radius, Ink.mark)
        discs.disc(mark.x, mark.y, mark.inner or mark.radius, Ink.mark, doubt)

    def _words(self, mark: _Mark, x: float, top: float, align: str, texts: Panel) -> None:
        for number, line in enumerate(mark.lines):
            y = top + (number + 0.5) * self._size.line
            texts.text(x, y, line.text, line.ink, align, line.bold, href=line.href)

    def _elsewhere(self, top: float, discs: Panel, texts: Panel) -> float:
        """What lies beyond the map, in rows below it; returns where they end."""
        x = low = 0.0
        for mark in self._apart:
            mark.lines.append(_Line(_ELSEWHERE, Ink.soft))
            half, tall = mark.reach(self._size)
            width = 2 * mark.radius + 8 + 2 * half
            if x and x + width > self._size.width:
                x, top = 0.0, low + 6
            deep = max(tall, mark.radius + 1)
            mark.x, mark.y = x + mark.radius + 1, top + deep
            self._circle(mark, discs)
            self._words(mark, x + 2 * mark.radius + 8, mark.y - tall, "left", texts)
            low = max(low, top + 2 * deep)
            x += width + 24
        return low


def _coarse(lines: list[borders.Line]) -> list[borders.Line]:
    """Lines in whole units of the plane, downwards, without what is too small to be seen."""
    return [kept for line in lines if len(kept := _thinned(line)) > 1]


def _thinned(line: borders.Line) -> borders.Line:
    """A line but for points that are hardly any units from the one before."""
    kept: borders.Line = []
    for number, (right, up) in enumerate(line):
        x, y = round(right / _UNIT), -round(up / _UNIT)
        near = kept and hypot(x - kept[-1][0], y - kept[-1][1]) < _STEP
        if near and number < len(line) - 1:
            continue
        if near and len(kept) > 1:
            kept.pop()
        kept.append((x, y))
    return kept


def _part(marks: list[_Mark]) -> None:
    """Move circles that meet apart, each as little as it can; the smaller one gives way more."""
    for _ in range(200):
        met = False
        for number, one in enumerate(marks):
            for two in marks[number + 1 :]:
                if (one.x, one.y) == (two.x, two.y):
                    two.x += 1  # or they would have no way to go
                far = hypot(two.x - one.x, two.y - one.y)
                over = one.radius + two.radius + _APART - far
                if over <= 0.1:
                    continue
                met = True
                right, down = (two.x - one.x) / far, (two.y - one.y) / far
                share = one.radius / (one.radius + two.radius)
                for mark, part in ((one, share - 1), (two, share)):
                    mark.x += right * over * part
                    mark.y += down * over * part
        if not met:
            return


def _settled(free: list[list[_Spot]]) -> list[_Spot] | None:
    """For each mark one of its places, so that none meet: as near to the marks as can be found.

    Where words are far from some mark, it is tried again in another order.
    """
    if not all(free):
        return None
    found: list[list[_Spot]] = []
    for start in range(_STARTS):
        spots = _searched(free, Random(start))  # the same in every build
        if spots is None and not found:
            return None
        found += [] if spots is None else [spots]
        if not any(one.leader for one in found[-1]):
            break
    return min(found, key=lambda spots: sum(one.cost for one in spots))


def _searched(free: list[list[_Spot]], random: Random) -> list[_Spot] | None:
    """Such places from one start.

    Again and again a few are taken away and placed anew, and that is kept unless it is worse (a
    large neighbourhood search). Where one has no place, it takes any, and what is there gives way.
    """
    best: dict[int, _Spot] = {}
    everyone = range(len(free))
    for number in range(_TRIES):
        missing = [one for one in everyone if one not in best]
        if missing and number == _FIRST:
            return None
        if missing:
            one = random.choice(missing)
            taken = random.choice(free[one])
            spots = {n: spot for n, spot in best.items() if not spot.meets(taken)} | {one: taken}
        else:
            moved = random.sample(everyone, min(3, len(free)))
            spots = {n: spot for n, spot in best.items() if n not in moved}
        left = [one for one in everyone if one not in spots]
        for one in random.sample(left, len(left)):
            _place(one, free, spots)
        worse = len(spots) < len(best) if missing else _cost(spots) >= _cost(best)
        if not worse and (missing or len(spots) == len(best)):
            best = spots
    return [best[one] for one in everyone] if len(best) == len(free) else None


def _place(one: int, free: list[list[_Spot]], spots: dict[int, _Spot]) -> None:
    """Give a mark the best place that is left, if there is any."""
    left = (spot for spot in free[one] if not any(map(spot.meets, spots.values())))
    if found := next(left, None):
        spots[one] = found


def _cost(spots: dict[int, _Spot]) -> float:
    return sum(one.cost for one in spots.values())


def _free(mark: _Mark, marks: list[_Mark], frame: Box, size: Size) -> list[_Spot]:
    """Where the words of a mark could stand without meeting any mark, the best place first."""
    return sorted(
        (one for one in _tries(mark, frame, size) if not any(one.covers(other) for other in marks)),
        key=lambda one: one.cost,
    )


def _tries(mark: _Mark, frame: Box, size: Size) -> Iterator[_Spot]:
    """Where on the map the words of a mark could stand, beside it rather than above or below."""
    half, tall = mark.reach(size)
    for gap in _GAPS:
        for number in range(_WAYS):
            right, down = cos(tau * number / _WAYS), sin(tau * number / _WAYS)
            far = mark.radius + gap
            x, y = mark.x + right * far, mark.y + down * far
            start = mark.x + right * mark.radius, mark.y + down * mark.radius
            end = x - right * _APART, y - down * _APART
            leader = (start, end) if gap > _LEADS else None
            for align, left, top in _around(x, y, right, down, half, tall, size.line / 2):
                box = (left, top, left + 2 * half, top + 2 * tall)
                if _is_in(box, frame):
                    aside = abs(top + tall - y) / 20 + abs(down) * 4
                    yield _Spot(mark, box, align, leader, gap + gap**2 / 40 + aside)


def _around(
    x: float, y: float, right: float, down: float, half: float, tall: float, line: float
) -> Iterator[tuple[str, float, float]]:
    """How words can hang at a point: their alignment, and their left and upper edge."""
    if abs(right) > 0.4:
        align, left = ("left", x) if right > 0 else ("right", x - 2 * half)
        for top in (y - tall, y - line, y - 2 * tall + line):
            yield align, left, top
    if abs(down) > 0.6:
        top = y if down > 0 else y - 2 * tall
        yield "center", x - half, top
        yield "left", x - 2 * line, top
        yield "right", x - 2 * half + 2 * line, top


def _is_in(box: Box, frame: Box) -> bool:
    """True of words that do not leave the map."""
    left, top, right, bottom = (end - edge for end, edge in zip(box, frame, strict=True))
    return left >= _APART and top >= _APART and right <= -_APART and bottom <= -_APART


def _meet(one: Box, two: Box) -> bool:
    """True of words that overlap, or stand too near to be told apart."""
    return (
        one[0] < two[2] + 2 * _APART
        and two[0] < one[2] + 2 * _APART
        and one[1] < two[3] + _APART
        and two[1] < one[3] + _APART
    )


def _away(at: Point, box: Box) -> float:
    """From a point to a box of words."""
    left, top, right, bottom = box
    return hypot(max(left - at[0], 0, at[0] - right), max(top - at[1], 0, at[1] - bottom))


def _off(at: Point, line: Leader) -> float:
    """From a point to a line."""
    (x, y), (x2, y2) = line
    along = (at[0] - x) * (x2 - x) + (at[1] - y) * (y2 - y)
    part = min(max(along / ((x2 - x) ** 2 + (y2 - y) ** 2), 0), 1)
    return hypot(x + part * (x2 - x) - at[0], y + part * (y2 - y) - at[1])


def _enters(line: Leader, box: Box) -> bool:
    """True of a line that comes near to words."""
    left, top, right, bottom = box
    around = left - _APART, top - _APART, right + _APART, bottom + _APART
    return clipping.segment(*line, around) is not None


def _cross(one: Leader, two: Leader) -> bool:
    """True of lines that cross."""
    return _side(one, two[0]) != _side(one, two[1]) and _side(two, one[0]) != _side(two, one[1])


def _side(line: Leader, at: Point) -> bool:
    (x, y), (x2, y2) = line
    return (x2 - x) * (at[1] - y) > (y2 - y) * (at[0] - x)
