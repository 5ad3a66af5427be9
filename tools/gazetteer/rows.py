"""What every source of the gazetteer is turned into before it is written."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from annals.gazetteer.places import Form
from annals.model.vocabulary import Level

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

Point = tuple[float, float]


@dataclass(slots=True, kw_only=True)
class Row:
    """One place while it is compiled; ``names`` are all names but the first, each with its form.

    ``code`` is the source's own code of the first-level unit, ``within`` the key of a place that
    lends its point and radius to one without.
    """

    key: str
    name: str
    level: Level
    point: Point | None = None
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    code: str = ""
    within: str | None = None
    names: list[tuple[str, Form]] = field(default_factory=list)

    def add(self, names: Iterable[str], form: Form = Form.ALIAS) -> None:
        """Add names of one form, leaving out those that are there."""
        known = {self.name, *(name for name, _ in self.names)}
        self.names.extend((name, form) for name in names if name not in known)


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
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def spread(points: Iterable[Point], centre: Point, share: float = 0.95) -> float:
    """Return the distance from the centre within which this share of the points lies, in km."""
    far = sorted(distance_km(point, centre) for point in points)
    return far[min(len(far) - 1, int(share * len(far)))]
