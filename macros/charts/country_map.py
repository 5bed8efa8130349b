"""Proportional symbol map: a circle for each country's number, rings where none was found.

For example, of a number that is four times another the circle is twice as wide.
"""

from itertools import product
from math import hypot

from macros.charts import borders, label_placement, map_symbols
from macros.charts.canvas import Drawing, Sheet, Size
from macros.charts.clipping import Box, Point
from macros.charts.label_placement import Spot
from macros.charts.map_symbols import Line, Mark
from macros.charts.marks import hollow
from macros.charts.panel import Ink, Panel, Placing
from macros.charts.projection import Albers
from macros.corpus import Corpus
from macros.records import Claim, ClaimKind, Picture, Record
from macros.records.ranges import stated
from macros.records.subject import Subject

_DRAWN = (ClaimKind.count, ClaimKind.estimate)
_UNIT = 10.0  # kilometres
_STEP = 5.0  # units between two points of a border
_ABOVE = 64.0  # pixels above the northernmost mark
_BELOW = (112.0, 60.0)  # and below the southernmost, on a phone and on a desktop; or more
_FOOT = 16.0  # below the last words or mark
_ELSEWHERE = "not on this map"


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


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """The land, the borders of the countries that are named, and a circle in each."""
    chart = _Map(map_symbols.marks(picture, data, size), size, data.subject)
    return chart.finish(map_symbols.notes(picture, data))


class _Map:
    """A sheet with a map, which grows until all words have a place on it."""

    def __init__(self, marks: list[Mark], size: Size, subject: Subject) -> None:
        self._marks = [one for one in marks if one.at]
        self._apart = [one for one in marks if not one.at]
        self._size, self._subject = size, subject
        named = (*(one.code for one in self._marks), subject.map.country)
        self._codes = {code for code in named if code}
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

    def _placed(self, height: float) -> list[Spot] | None:
        """Each mark with the place of its words, or None where a word has none."""
        for mark, spot in zip(self._marks, self._spots, strict=True):
            mark.x, mark.y = self._pixel(spot)
        map_symbols.displace(self._marks)
        frame = (0.0, 0.0, float(self._size.width), height)
        marks, size = self._marks, self._size
        free = [label_placement.free_spots(one, marks, frame, size) for one in marks]
        names = self._names(frame)
        return label_placement.settled([*free, names] if names else free)

    def _names(self, frame: Box) -> list[Spot]:
        """Where the name of the country that mkdocs.yml names could stand."""
        home = self._subject.map
        if home.name is None:
            return []
        mark = Mark([Line(home.name, Ink.soft, bold=True)])
        half, tall = mark.reach(self._size)
        found = []
        for cost, (north, east) in enumerate(product(home.latitudes, home.longitudes)):
            x, y = self._pixel(self._plane.at(east, north))
            spot = Spot(mark, (x - half, y - tall, x + half, y + tall), "center", None, cost)
            if label_placement.is_in(spot.box, frame) and not any(map(spot.covers, self._marks)):
                found.append(spot)
        return found

    def _draw(self, spot: Spot, discs: Panel, texts: Panel) -> None:
        """A circle or a ring, its words, and a line between them where they are not beside it."""
        mark, (left, top, right, _) = spot.mark, spot.box
        if spot.leader:
            (x, y), (x2, y2) = spot.leader
            discs.slant(x, y, x2, y2, Ink.ink)
        if mark.at:
            self._circle(mark, discs)
        x = {"left": left, "center": (left + right) / 2, "right": right}[spot.align]
        self._words(mark, x, top, spot.align, texts)

    def _circle(self, mark: Mark, discs: Panel) -> None:
        if mark.claim is None:
            discs.ring(mark.x, mark.y, mark.radius, Ink.ink, dash=True)
            return
        doubt = hollow(mark.claim)
        if mark.inner:
            discs.ring(mark.x, mark.y, mark.radius, Ink.mark)
        discs.disc(mark.x, mark.y, mark.inner or mark.radius, Ink.mark, doubt)

    def _words(self, mark: Mark, x: float, top: float, align: str, texts: Panel) -> None:
        for number, line in enumerate(mark.lines):
            y = top + (number + 0.5) * self._size.line
            texts.text(x, y, line.text, line.ink, align, line.bold, href=line.href)

    def _elsewhere(self, top: float, discs: Panel, texts: Panel) -> float:
        """What lies beyond the map, in rows below it; returns where they end."""
        x = low = 0.0
        for mark in self._apart:
            mark.lines.append(Line(_ELSEWHERE, Ink.soft))
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
