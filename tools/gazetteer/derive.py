"""What follows from the rows together: units, points of units, and places held twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from annals.gazetteer.places import Form
from annals.model.vocabulary import Level
from tools.gazetteer.admin1 import Codes, Nearest, Units
from tools.gazetteer.rows import Point, Row, centre, distance_km, folded, spread

_SAME_KM = 8.0
_LEAST_KM = 10.0
_COUNTY_KM = 30.0
_SMALL = frozenset({Level.SETTLEMENT, Level.INSTALLATION, Level.DISTRICT})


def place_in_units(rows: Iterable[Row], codes: Codes, units: Units, nearest: Nearest) -> None:
    """Set the unit of every settlement, airport and small place of the supplement.

    What bears no code of GeoNames takes the unit of the nearest settlement.
    """
    for row in rows:
        if row.unit is None and row.country and row.level in _SMALL:
            row.unit = codes.get((row.country, row.code)) or units.find(row.country, (row.code,))
            if row.unit is None and row.point and not row.key.startswith("gn:"):
                place = nearest.find(row.point, row.country)
                row.unit = codes.get((row.country, place.code)) if place else None


def locate_units(units: Iterable[Row], settlements: Iterable[Row]) -> None:
    """Give every unit the middle and spread of its settlements, and their people."""
    points: dict[str, list[Point]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for row in settlements:
        if row.unit and row.point:
            points[row.unit].append(row.point)
            people[row.unit] += row.population
    for unit in units:
        if unit.key in points:
            unit.population = people[unit.key]
            unit.weight = max(unit.weight, unit.population)
            unit.point = unit.point or centre(points[unit.key])
            if unit.radius_km is None:
                unit.radius_km = max(_LEAST_KM, spread(points[unit.key], unit.point))


def locate_countries(countries: Iterable[Row], settlements: Iterable[Row]) -> None:
    """Give a country without a stated point the middle of its settlements."""
    points: dict[str, list[Point]] = defaultdict(list)
    for row in settlements:
        if row.country and row.point:
            points[row.country].append(row.point)
    for country in countries:
        if country.point is None and country.country in points:
            country.point = centre(points[country.country])


def locate_named_alike(units: Iterable[Row], settlements: Iterable[Row]) -> None:
    """Give units still without a point that of the largest settlement of their name and country."""
    best: dict[tuple[str, str], Row] = {}
    for row in settlements:
        for name in row.spellings():
            key = (row.country or "", folded(name))
            if key not in best or row.population > best[key].population:
                best[key] = row
    for unit in units:
        if unit.point is None:
            keys = [(unit.country or "", folded(name)) for name in unit.spellings()]
            found = next((best[key] for key in keys if key in best), None)
            if found and (unit.unit in {None, unit.key} or found.unit == unit.unit):
                unit.point, unit.radius_km = found.point, _COUNTY_KM
                unit.weight = found.population


def name_capitals(lands: Iterable[Row], settlements: Iterable[Row]) -> None:
    """Let "the Somali capital" and "the Helmand capital" be names of the settlement that is meant."""
    wanted = {(row.country or "", row.unit, folded(row.seat)): row for row in lands if row.seat}
    best: dict[str, Row] = {}

    def rank(town: Row, land: Row) -> tuple[bool, int]:
        return folded(town.name) == folded(land.seat or ""), town.population  # New Delhi before Delhi

    for town in settlements:
        for name in town.spellings():
            for unit in (None, town.unit):
                land = wanted.get((town.country or "", unit, folded(name)))
                if land and (land.key not in best or rank(town, land) > rank(best[land.key], land)):
                    best[land.key] = town
    for land in wanted.values():
        if land.key in best:
            names = [name for name, form in land.names if form <= Form.ADJECTIVE and not name.endswith("s")]
            best[land.key].add(f"{name} capital" for name in (land.name, *names))


def locate_counties(counties: Iterable[Row], airports: Iterable[Row]) -> None:
    """Give a county the point of an airport that bears its name in its state."""
    named = [row for row in airports if row.country == "US" and "County" in row.name]
    for county in counties:
        found = next((row for row in named if row.unit == county.unit and county.name in row.name), None)
        if found:
            county.point, county.radius_km = found.point, _COUNTY_KM


def lend_points(rows: Iterable[Row], by_key: Mapping[str, Row]) -> None:
    """Give what has no point that of the place around it, with that place's radius."""
    for row in rows:
        around = by_key.get(row.within or "")
        if row.point is None and around is not None and around.point is not None:
            row.point, row.radius_km = around.point, around.radius_km


def join_doubles(own: Sequence[Row], settlements: Iterable[Row]) -> list[Row]:
    """Join supplement settlements with the sources' own entry for them; return those left over."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in settlements:
        for key in {folded(name) for name in row.spellings()}:
            by_name[row.country or "", key].append(row)
    left = []
    for row in own:
        keys = (
            [(row.country or "", folded(name)) for name in row.spellings()]
            if row.level == Level.SETTLEMENT
            else []
        )
        double = next((other for key in keys for other in by_name.get(key, ()) if _same(row, other)), None)
        if double is None:
            left.append(row)
        else:
            double.add(row.spellings())
            double.rename(row.name)
            double.unit = row.unit or double.unit
            double.weight = max(double.weight, row.weight)
    return left


def _same(one: Row, other: Row) -> bool:
    camp = "camp" in one.name
    near = one.point and other.point and distance_km(one.point, other.point) <= _SAME_KM
    return bool(near) and not camp
