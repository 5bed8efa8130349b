"""Map data check: each country and border that maps draw was cut; one that was not is left out.

For example, a place with 'country: TUR' asks for the middle of TUR in data/borders.json.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from macros.problems import Breach, Problem, nearest
from macros.reading import borders, mkdocs_extra
from macros.reading.mkdocs_config import CONFIG
from macros.records import Chart
from macros.records.dataset import Dataset

_FILE = f"data/{borders.FILE}"


def check(project: Path, data: Dataset) -> Iterator[Problem]:
    """Each country and border that mkdocs.yml names for all maps and that was not cut."""
    frame, cut = data.subject.map, data.subject.borders.borders
    if told := _uncut(frame.country, data):
        line = mkdocs_extra.map_line(project, "country")
        yield Problem(CONFIG, line, f"map: {told}")
    for pair in frame.disputed:
        if _drawn(data) and pair not in cut:
            told = f"map: 'disputed': '{pair}' is no border of {_FILE}; take it out, or mend it"
            line = mkdocs_extra.map_line(project, "disputed")
            yield Problem(CONFIG, line, told + nearest(pair, cut))


def countries_were_cut(data: Dataset, ids: Collection[str]) -> Iterator[Breach]:
    """A map finds the country of each place among those that were cut."""
    for place in data.places.values():
        if told := _uncut(place.country, data):
            yield Breach(place.id, told, ("country",))


def _uncut(code: str | None, data: Dataset) -> str:
    """What to do about a country that was not cut; '' if it was, or no map draws it."""
    if not code or code in data.subject.borders.middles or not _drawn(data):
        return ""
    told = f"'country' is '{code}', of which {_FILE} has nothing"
    return f"{told}; run cut-borders as macros/commands/cut_borders.py says, or leave it out"


def _drawn(data: Dataset) -> bool:
    """Whether there is any map."""
    return any(one.chart == Chart.map for one in data.pictures.values())
