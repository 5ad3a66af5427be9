"""How places lie to each other: distance, what holds what, and names that tell them apart."""

from __future__ import annotations

import math
from collections.abc import Iterable

from annals.gazetteer.places import PlaceEntry, PlaceMatch
from annals.model.vocabulary import Level
from annals.resolve.places.scan import contains
from annals.text.normalise import fold

EARTH_KM = 6371.0088
SIZE = {
    Level.INSTALLATION: 0,
    Level.SETTLEMENT: 1,
    Level.DISTRICT: 2,
    Level.REGION: 3,
    Level.AREA: 4,
    Level.WATER: 4,
    Level.COUNTRY: 5,
}
"""Order of levels by how much they hold."""

BESIDE_KM = 10.0
"""What lies this little outside the radius of a place is still taken for a part of it."""
_AROUND_KM = 60.0


def distance_km(one: PlaceEntry, other: PlaceEntry) -> float | None:
    """Return the great-circle distance of two places (haversine formula), None without points."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def within(inner: PlaceEntry, container: Iterable[PlaceMatch]) -> bool:
    """Say whether a place lies in any of the places that a container's name may be."""
    return any(contains(match.entry, inner) or beside(match.entry, inner) for match in container)


def at_odds(inner: PlaceEntry, container: Iterable[PlaceMatch]) -> bool:
    """Say whether a place cannot be in what the words name as holding it, or just outside it."""
    for match in container:
        apart = distance_km(match.entry, inner)
        around = match.entry.country == inner.country and apart is not None and apart <= _AROUND_KM
        if around or within(inner, [match]):
            return False
    return True


def size(entry: PlaceEntry) -> int:
    """Return how much a place holds; one that lies in no single country holds most."""
    whole = entry.level == Level.AREA and entry.country is None
    return SIZE[Level.COUNTRY] + 1 if whole else SIZE[entry.level]


def beside(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    """Say whether a place lies within the radius of a larger one that is no unit of its own."""
    if outer.key == inner.key or (
        outer.level in {Level.COUNTRY, Level.REGION} and outer.key.startswith("iso:")
    ):
        return False
    larger = SIZE[outer.level] >= SIZE[inner.level]
    apart = distance_km(outer, inner)
    return larger and apart is not None and apart <= (outer.radius_km or 0.0) + BESIDE_KM


def full_name(entry: PlaceEntry) -> str:
    """Return a name that tells places of one name apart: "Springfield, Illinois, US"."""
    outer = entry.admin1 if entry.admin1 != entry.name or entry.level == Level.SETTLEMENT else None
    return ", ".join(part for part in (entry.name, outer, entry.country) if part and part != entry.key[4:])


def same_spot(one: PlaceEntry, other: PlaceEntry) -> bool:
    """Say whether two entries are a settlement and the unit or district named after it."""
    return one.country == other.country and one.admin1 == other.admin1 and fold(one.name) == fold(other.name)
