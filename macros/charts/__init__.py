"""Charts: records drawn as SVG. One module a chart: what it refuses to draw, and how it draws."""

import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from macros.charts import (
    country_map,
    counts,
    course,
    crossings,
    penalties,
    relay_tree,
    rival_answers,
    shares,
    timeline,
)
from macros.charts.canvas import NARROW, WIDE, Drawing, Size
from macros.corpus import Corpus
from macros.problems import Breach
from macros.records import Chart, Picture, Place, Record

__all__ = ["CHARTS", "NARROW", "WIDE", "about", "check", "draw", "reasons"]


class Kind(NamedTuple):
    """How one kind of picture is drawn, and why a record may have no place in it."""

    draw: Callable[[Picture, Corpus, Size], Drawing]
    refuse: Callable[[Record, Picture, Corpus], str | None]


CHARTS: dict[Chart, Kind] = {
    Chart.counts: Kind(counts.draw, counts.refuse),
    Chart.answers: Kind(rival_answers.draw, rival_answers.refuse),
    Chart.windows: Kind(crossings.draw, crossings.refuse),
    Chart.sentences: Kind(penalties.draw, penalties.refuse),
    Chart.shares: Kind(shares.draw, shares.refuse),
    Chart.events: Kind(timeline.draw, timeline.refuse),
    Chart.route: Kind(relay_tree.draw, relay_tree.refuse),
    Chart.course: Kind(course.draw, course.refuse),
    Chart.map: Kind(country_map.draw, country_map.refuse),
}


def draw(picture: Picture, data: Corpus, size: Size) -> Drawing:
    """A picture as it is drawn for a screen of one size."""
    return CHARTS[picture.chart].draw(picture, data, size)


def about(chart: Chart) -> str:
    """What a chart draws, in a sentence."""
    return (sys.modules[CHARTS[chart].draw.__module__].__doc__ or "").partition("\n")[0]


def reasons(picture: Picture, data: Corpus) -> Iterator[str]:
    """Why a picture's chart cannot draw what it is to draw; none if it can draw all of it."""
    for one in picture.draws:
        record = data.get(one.record)
        if record and (reason := CHARTS[picture.chart].refuse(record, picture, data)):
            yield reason


def check(data: Corpus) -> Iterator[Breach]:
    """Every record in a picture that its chart cannot draw, and which charts could draw it all."""
    for picture in data.pictures.values():
        for number, one in enumerate(picture.draws):
            record = data.get(one.record)
            assert record is not None  # dangling ids are told before
            if reason := CHARTS[picture.chart].refuse(record, picture, data):
                text = (
                    f"'{record.id}': the chart '{picture.chart}' {reason}{_others(picture, data)}"
                )
                yield Breach(picture.id, text, ("draws", number, "record"))
        for number, id in enumerate(picture.without):
            if reason := _bare(data.places[id], picture, data):
                yield Breach(picture.id, f"'{id}' {reason}", ("without", number))


def _bare(place: Place, picture: Picture, data: Corpus) -> str | None:
    """Why a place cannot be one without a number, or None."""
    if picture.chart != Chart.map:
        return f"has no place here: the chart '{picture.chart}' draws none without a number"
    if not place.country:
        return "has no 'country', by which the map would find it"
    claims = (data.claims.get(one.record) for one in picture.draws)
    if place.name in {data.measures[one.measure].place for one in claims if one}:
        return "has a number in this map; take it out of 'without'"
    return None


def _others(picture: Picture, data: Corpus) -> str:
    able = (
        chart
        for chart in Chart
        if not any(reasons(picture.model_copy(update={"chart": chart}), data))
    )
    names = ", ".join(able)
    return f"; charts that could draw all of it: {names}" if names else ""
