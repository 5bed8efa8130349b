"""Albers' conic projection: equal areas, so that no country looks larger than it is.

For example, on a map around 20° east, the place at 20° east and 50° north lies at (0, 0).
"""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

RADIUS = 6371.0  # of the earth, in kilometres


@dataclass(frozen=True)
class Albers:
    """Degrees -> kilometres to the right of a meridian and up from a parallel.

    The parallels on which distances are true lie at 40 and 60 degrees, in the north of Eurasia.
    """

    meridian: float
    parallel: float = 50

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies on the plane."""
        turn = _N * radians(longitude - self.meridian)
        far, near = _rho(latitude), _rho(self.parallel)
        return RADIUS * far * sin(turn), RADIUS * (near - far * cos(turn))


_SOUTH, _NORTH = radians(40), radians(60)
_N = (sin(_SOUTH) + sin(_NORTH)) / 2


def _rho(latitude: float) -> float:
    """How far a parallel lies from the tip of the cone."""
    return sqrt(cos(_SOUTH) ** 2 + 2 * _N * (sin(_SOUTH) - sin(radians(latitude)))) / _N
