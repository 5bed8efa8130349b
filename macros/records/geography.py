"""Geography of a subject: the frame of its maps, and the land and borders that were cut for them.

The frame stands under ``map:`` of ``extra:`` of mkdocs.yml; what was cut is data/borders.json. For
example, the border 'ARM-TUR' is drawn dashed where the frame calls it disputed.
"""

import re
from itertools import accumulate
from typing import Annotated, Self

from pydantic import AfterValidator, Field, FiniteFloat, model_validator

from macros.problems import shown
from macros.records.base import Model
from macros.records.fields import COUNTRY, CountryCode, Text

UNITS = 10  # parts of a degree in which lines are packed


def _parallels(value: list[float]) -> list[float]:
    if len(value) == 2 and value[0] + value[1] and all(-90 < one < 90 for one in value):
        return value
    told = "write two degrees of latitude between the poles, such as [20, 50]"
    raise ValueError(f"{told}, not one as far south as the other is north")


def _window(value: list[float]) -> list[float]:
    if len(value) == 4:
        west, south, east, north = value
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return value
    told = "write the degrees of west, south, east and north, such as [-25, 34, 45, 72]"
    raise ValueError(f"{told}; no map goes across the 180th degree")


def _pair(value: str) -> str:
    if re.fullmatch(f"{COUNTRY}-{COUNTRY}", value) and value[:3] < value[4:]:
        return value
    told = f"'{shown(value)}' is no border"
    raise ValueError(f"{told}; write two codes in their order, such as ARM-TUR")


def _packed(value: list[int]) -> list[int]:
    if not value or len(value) % 2:
        raise ValueError("a line has two numbers for each of its points")
    farthest = (max(map(abs, accumulate(value[start::2]))) for start in (0, 1))
    if any(far > most * UNITS for far, most in zip(farthest, (360, 90), strict=True)):
        raise ValueError("a line leaves the earth")
    return value


Longitude = Annotated[FiniteFloat, Field(ge=-180, le=180)]
Latitude = Annotated[FiniteFloat, Field(ge=-90, le=90)]
Pair = Annotated[str, AfterValidator(_pair)]
Packed = Annotated[list[int], AfterValidator(_packed)]


class MapFrame(Model):
    """What every map of a subject shows: a part of the earth, and one country in it."""

    noun = "map"
    country: CountryCode | None = None
    """The country whose borders every map draws."""
    name: Text | None = None
    longitudes: list[Longitude] = Field(default_factory=list)
    latitudes: list[Latitude] = Field(default_factory=list)
    """Where its name may stand, the places to be tried first in front."""
    parallels: Annotated[list[float], AfterValidator(_parallels)] = [0, 60]
    """Those along which distances are true."""
    window: Annotated[list[float], AfterValidator(_window)] = [-180, -90, 180, 90]
    """The west, south, east and north of the land that is cut."""
    disputed: list[Pair] = Field(default_factory=list)
    """The borders that are drawn dashed."""

    @model_validator(mode="after")
    def _is_named_somewhere(self) -> Self:
        if len({bool(self.name), bool(self.longitudes), bool(self.latitudes)}) > 1:
            raise ValueError("a 'name' goes with 'longitudes' and 'latitudes' where it may stand")
        return self


class Borders(Model):
    """Land as rings, borders as lines by their two countries, and the middle of each country.

    A line is its first point and the steps from one to the next, right and up, in tenths of a
    degree. All are empty where nothing was cut.
    """

    about: str = ""
    land: list[Packed] = Field(default_factory=list)
    borders: dict[Pair, list[Packed]] = Field(default_factory=dict)
    middles: dict[CountryCode, tuple[Longitude, Latitude]] = Field(default_factory=dict)
