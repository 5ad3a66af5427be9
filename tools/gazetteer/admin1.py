"""Gives places their first-level unit: GeoNames' own codes are matched to ISO 3166-2.

GeoNames numbers the units of most countries in its own way, and the packages read here carry no
table of those numbers. What a code stands for is worked out from the places that bear it: a
unit is often named after its seat, and airports name the unit that they lie in. What stays
uncertain is stated by hand: the seats in ``subdivisions.toml``, a few codes in ``places_supplement.toml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from annals.model.vocabulary import Level
from tools.gazetteer.rows import Point, Row, distance_km, folded

Codes = dict[tuple[str, str], str]
"""Country and GeoNames code to the key of the unit."""

_SEAT = 8.0
"""The vote of a unit's stated seat."""
_NAMESAKE = 4.0
"""The vote of a code's largest place for the unit of the same name; the next have less each."""
_ENOUGH = 1.0
_NEAR_KM = 60.0
_SEATS = 12
"""Only this many of a code's largest places vote: villages are named after many things."""
_TOWNS = 60
"""A seat is looked for among this many of a code's largest places."""


class Units:
    """The first-level units of every country, by folded name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.names: dict[str, dict[str, str]] = defaultdict(dict)
        for row in rows:
            if row.level == Level.REGION and row.key.startswith("iso:") and row.country:
                for name in row.spellings():
                    self.names[row.country].setdefault(folded(name), row.key)

    def find(self, country: str, names: Iterable[str]) -> str | None:
        """Return the key of the unit that has one of these names."""
        known = self.names.get(country, {})
        return next((known[key] for name in names if (key := folded(name)) in known), None)


def _by_code(settlements: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in settlements:
        if row.country and row.code:
            found[row.country, row.code].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (-row.population, row.key))
    return found


class Nearest:
    """The settlements in cells of one degree, to find those close to a point."""

    def __init__(self, settlements: Iterable[Row]) -> None:
        self._cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in settlements:
            if row.point:
                self._cells[int(row.point[0] // 1), int(row.point[1] // 1)].append(row)

    def find(self, point: Point, country: str | None) -> Row | None:
        """Return the nearest settlement of the country within 60 km."""
        lat, lon = int(point[0] // 1), int(point[1] // 1)
        cells = [(lat + i, lon + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        rows = [row for cell in cells for row in self._cells.get(cell, ()) if row.country == country]
        near = [(distance_km(point, row.point), row.key, row) for row in rows if row.point]
        return min(near)[2] if near and min(near)[0] <= _NEAR_KM else None


class Evidence(NamedTuple):
    """What tells which code is which unit; ``seats`` are names by the key of the unit."""

    units: Units
    nearest: Nearest
    seats: Mapping[str, str]


def match_codes(
    settlements: Sequence[Row],
    airports: Iterable[Row],
    evidence: Evidence,
    stated: Mapping[tuple[str, str], str],
) -> Codes:
    """Return what each code of GeoNames stands for, as far as it is certain enough."""
    votes: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    seats = {(key[4:6], folded(seat)): key for key, seat in evidence.seats.items()}
    for code, rows in _by_code(settlements).items():
        for rank, row in enumerate(rows[:_SEATS]):
            unit = evidence.units.find(code[0], row.spellings())
            if unit:
                votes[code][unit] += _NAMESAKE / (rank + 1)
        for row in rows[:_TOWNS]:
            for unit in {seats[key] for name in row.spellings() if (key := (code[0], folded(name))) in seats}:
                votes[code][unit] += _SEAT
    for airport in airports:
        if airport.code and airport.point and airport.country:
            unit = evidence.units.find(airport.country, (airport.code,))
            place = evidence.nearest.find(airport.point, airport.country) if unit else None
            if unit and place and place.code:
                votes[airport.country, place.code][unit] += 1.0
    return _assign(votes, stated)


def _assign(
    votes: Mapping[tuple[str, str], Mapping[str, float]], stated: Mapping[tuple[str, str], str]
) -> Codes:
    """Give each code one unit and each unit one code, the surest first."""
    codes = dict(stated)
    taken = set(stated.values())
    ranked = [(-count, code, unit) for code, units in votes.items() for unit, count in units.items()]
    for count, code, unit in sorted(ranked):
        if -count >= _ENOUGH and code not in codes and unit not in taken:
            codes[code] = unit
            taken.add(unit)
    return codes
