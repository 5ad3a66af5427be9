"""What every source of the gazetteer is turned into before it is written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from annals.gazetteer.places import Form
from annals.model.vocabulary import Level
from annals.text.normalise import fold

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

Point = tuple[float, float]


@cache
def folded(name: str) -> str:
    """Return the key of a name; all of them are kept, for each is asked for several times here."""
    return fold.__wrapped__(name)


@dataclass(slots=True, kw_only=True)
class Row:
    """One place while it is compiled; ``names`` are all names but the first, each with its form.

    ``code`` is the source's own code of the first-level unit, ``unit`` the key of that unit once it
    is known, ``seat`` the name of its capital, ``within`` the key of a place that lends point and
    radius to one without. ``weight`` is how often the name means this place, in people: the
    population where it is known.
    """

    key: str
    name: str
    level: Level
    point: Point | None = None
    radius_km: float | None = None
    country: str | None = None
    unit: str | None = None
    admin2: str | None = None
    population: int = 0
    weight: int = 0
    code: str = ""
    seat: str = ""
    within: str | None = None
    names: list[tuple[str, Form]] = field(default_factory=list)

    def add(self, names: Iterable[str], form: Form = Form.ALIAS) -> None:
        """Add names of one form, leaving out those that are there."""
        known = {self.name, *(name for name, _ in self.names)}
        self.names.extend((name, form) for name in names if name and name not in known)

    def rename(self, name: str) -> None:
        """Give the row another first name; the one it had becomes an alias."""
        if name != self.name:
            self.names = [(self.name, Form.ALIAS), *(pair for pair in self.names if pair[0] != name)]
            self.name = name

    def spellings(self) -> Iterable[str]:
        """Yield every name that is no adjective and no abbreviation."""
        yield self.name
        yield from (name for name, form in self.names if form <= Form.ALIAS)


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance of two points in degrees (haversine formula), in km."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    chord = math.sin((lat2 - lat1) / 2) ** 2
    chord += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def middle(points: Iterable[Point]) -> Point:
    """Return the mean of points on the sphere, in degrees; it needs at least one."""
    x = y = z = 0.0
    for lat, lon in points:
        phi, theta = math.radians(lat), math.radians(lon)
        x += math.cos(phi) * math.cos(theta)
        y += math.cos(phi) * math.sin(theta)
        z += math.sin(phi)
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return round(lat, 3), round(lon, 3)


def centre(points: Sequence[Point], cut: float = 0.005) -> Point:
    """Return a middle of the land that the points lie in.

    It is half way between the mean of the squares of one degree that hold a point, which follows the
    shape of the land more than its towns do, and the middle of the box around the points (the
    outermost on each side left out).
    """
    turn = points[0][1]
    lats = sorted(lat for lat, _ in points)
    lons = sorted(_turn(lon - turn) for _, lon in points)
    squares = {(round(lat), round(_turn(lon - turn))) for lat, lon in points}
    edge = int(cut * len(points))
    lat = sum(row for row, _ in squares) / len(squares) + (lats[edge] + lats[-1 - edge]) / 2
    lon = sum(column for _, column in squares) / len(squares) + (lons[edge] + lons[-1 - edge]) / 2
    return round(lat / 2, 3), round(_turn(turn + lon / 2), 3)


def _turn(degrees: float) -> float:
    """Return a longitude, or a difference of two, between -180 and 180."""
    return (degrees + 180) % 360 - 180


def spread(points: Iterable[Point], centre: Point, share: float = 0.9) -> float:
    """Return the distance from the centre within which this share of the points lies, in km."""
    far = sorted(distance_km(point, centre) for point in points)
    return round(far[min(len(far) - 1, int(share * len(far)))], 1)
