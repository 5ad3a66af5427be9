"""Whether one place of a report lies in another, by what the gazetteer has for both."""

from __future__ import annotations

from annals.gazetteer.places import PlaceEntry, places
from annals.model.values import Place
from annals.model.vocabulary import Level
from annals.resolve.places.geography import SIZE, distance_km

LOCAL = frozenset({Level.INSTALLATION, Level.SETTLEMENT})
NESTED = LOCAL | {Level.DISTRICT, Level.REGION, Level.COUNTRY}
"""Levels of places that lie in one another."""
_MOST_OF = 1.5
"""How many times its radius a part of a region may lie from the middle of it."""
_CLOSE_KM = 25.0


def lies_in(place: Place, outer: Place) -> bool:
    """Say whether a place may lie in a wider one."""
    if not {place.level, outer.level} <= NESTED or place.country != outer.country:
        return False
    if SIZE[level_of(place)] >= SIZE[level_of(outer)]:
        return False
    if outer.level == Level.COUNTRY:
        return True
    if outer.level == Level.REGION:
        return outer.admin1 is None or (place.admin1 == outer.admin1 and not _beyond(place, outer))
    if place.admin1 != outer.admin1:
        return False
    return place.admin2 in {outer.name, outer.admin2} if place.admin2 else _close(place, outer)


def level_of(place: Place) -> Level:
    """Return the level of a place, that of the town for what lies near a town."""
    entry = places().get(place.key) if place.key and place.level == Level.DISTRICT else None
    return entry.level if entry is not None and entry.level in LOCAL else place.level


def surely_in(place: Place, outer: Place) -> bool:
    """Say whether a place is known to lie in a wider one: near the middle of a district may be the next one.

    Counties have few towns, so the town of the report that is near is the one.
    """
    county = outer.name.endswith(" County")
    return outer.level != Level.DISTRICT or county or place.admin2 is not None


def is_capital(town: PlaceEntry) -> bool:
    """Say whether a town is its country's capital, from which all of the country is reported."""
    country = places().country(town.country or "")
    found = places().matches(f"{country.name} capital") if country else ()
    return any(match.entry.key == town.key for match in found)


def _beyond(place: Place, outer: Place) -> bool:
    """Say whether a place lies too far from the middle of a region for a part of it."""
    apart = _apart_km(place, outer)
    return apart is not None and apart > _MOST_OF * (outer.radius_km or apart)


def _close(place: Place, outer: Place) -> bool:
    """Say whether a place whose district is not known lies within the radius of one."""
    apart = _apart_km(place, outer)
    return apart is not None and apart <= max(outer.radius_km or 0.0, _CLOSE_KM)


def _apart_km(place: Place, outer: Place) -> float | None:
    """Return how far two places are from each other, None where one has no point."""
    one, other = places().get(place.key or ""), places().get(outer.key or "")
    return distance_km(one, other) if one and other else None
