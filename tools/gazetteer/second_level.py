"""Second-level units (counties, districts) with points, derived from the places of GeoNames in them.

``data/second_level.tsv`` is written by ``tools.derive_second_level``.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from annals.model.vocabulary import Level
from tools.gazetteer.rows import Row, folded

FILE = Path(__file__).parent / "data" / "second_level.tsv"
COLUMNS = ("country", "code", "name", "latitude", "longitude", "people")
RADIUS_KM = 25.0
_LEAST_WEIGHT = 10_000
_KIND = re.compile(
    r"^(?:district|commune|comuna|municipality|county|province|department|arrondissement|borough|city) "
    r"(?:of |and borough of |de |d')?|"
    r" (?:district|county|municipality|borough|parish|department|province|commune|shi|gun|raion|rayon)$",
    re.IGNORECASE,
)


def bare(name: str) -> str:
    """Return a unit's name without the word for its kind."""
    return _KIND.sub("", name)


def units() -> list[Row]:
    """Return the units; ``code`` is GeoNames' code of the first-level unit around them."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream, delimiter="\t"))
    return [_unit(line) for line in lines]


def _unit(line: dict[str, str]) -> Row:
    name, people = line["name"], int(line["people"])
    row = Row(
        key=f"adm2:{line['country']}-{line['code']}-{folded(name).replace(' ', '-')}",
        name=name,
        level=Level.DISTRICT,
        point=(float(line["latitude"]), float(line["longitude"])),
        radius_km=RADIUS_KM,
        country=line["country"],
        population=people,
        weight=max(_LEAST_WEIGHT, people),
        code=line["code"],
    )
    if line["country"] != "US":  # the bare name of a county there is that of too many towns
        row.add([bare(name), f"{bare(name)} District"])
    return row


def locate(units: Sequence[Row], districts: Iterable[Row]) -> list[Row]:
    """Give districts of other sources the point and people of the unit they are; return the units left over.

    A unit and a district are one where they share a name in a country and, if both are known, lie in
    one first-level unit.
    """
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in districts:
        if row.level == Level.DISTRICT and row.point is None:
            for key in {folded(name) for name in row.spellings()}:
                by_name[row.country or "", key].append(row)
    left = []
    for unit in units:
        found = [row for row in by_name.get((unit.country or "", folded(unit.name)), ()) if _one(unit, row)]
        for row in found[:1]:
            row.point, row.radius_km = unit.point, unit.radius_km
            row.population, row.weight = unit.population, max(row.weight, unit.weight)
            row.add(unit.spellings())
        if not found:
            left.append(unit)
    return left


def _one(unit: Row, district: Row) -> bool:
    apart = unit.unit and district.unit and unit.unit != district.unit
    return not apart and district.point is None
