"""Albers' conic projection: equal areas, so that no country looks larger than it is.

For example, around 20° east and with the parallels of 40° and 60° north, the place at 20° east and
50° north lies at (0, 0).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin, sqrt

RADIUS = 6371.0  # of the earth, in kilometres


@dataclass(frozen=True)
class Albers:
    """Degrees -> kilometres to the right of a meridian and up from the middle of two parallels.

    Along these parallels distances are true.
    """

    meridian: float
    parallels: Sequence[float]

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies on the plane."""
        turn = self._cone * radians(longitude - self.meridian)
        far, near = self._rho(latitude), self._rho(self.parallel)
        return RADIUS * far * sin(turn), RADIUS * (near - far * cos(turn))

    @property
    def parallel(self) -> float:
        """The latitude of the middle."""
        return sum(self.parallels) / 2

    @cached_property
    def _sines(self) -> tuple[float, float]:
        south, north = self.parallels
        return sin(radians(south)), sin(radians(north))

    @cached_property
    def _cone(self) -> float:
        return sum(self._sines) / 2

    def _rho(self, latitude: float) -> float:
        """How far a parallel lies from the tip of the cone."""
        south = radians(self.parallels[0])
        square = cos(south) ** 2 + 2 * self._cone * (sin(south) - sin(radians(latitude)))
        return sqrt(square) / self._cone
