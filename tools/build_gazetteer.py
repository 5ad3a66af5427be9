"""Compiles the gazetteer that the package carries: ``python -m tools.build_gazetteer [--out PATH]``."""

from __future__ import annotations

import argparse
import gc
import resource
import time
from pathlib import Path

from annals.model.vocabulary import Level
from tools.gazetteer import (
    admin1,
    airports,
    derive,
    file,
    geonames,
    second_level,
    subdivisions,
    supplement,
)
from tools.gazetteer.rows import Row

DATA = Path(__file__).parent.parent / "annals" / "gazetteer" / "data"


def _units(folder: Path, extra: supplement.Supplement, own: list[Row]) -> tuple[list[Row], dict[str, str]]:
    """Return every subdivision under its English name, and the seats of the units."""
    rows = subdivisions.subdivisions()
    seats = supplement.name_units(folder, rows)
    for row in (*rows, *own):
        if row.level == Level.REGION and row.key.startswith("iso:"):
            row.unit = row.key
    supplement.put_under(extra.parents, rows)
    return rows, seats


def compile_rows(folder: Path = DATA) -> list[Row]:
    """Return every place of every source, with all that follows from them together."""
    extra = supplement.read(folder)
    own = supplement.rows(extra)
    countries = geonames.countries()
    subdivisions.name_countries(countries)
    supplement.name_countries(folder, countries)
    units, seats = _units(folder, extra, own)
    supplement.name_units_more(extra, units)
    supplement.place_units(extra.points, units)
    settlements, counties, fields = geonames.settlements(), geonames.us_counties(), airports.airports()
    nearest = admin1.Nearest(settlements)
    index = admin1.Units(units)
    stated = {(code[:2], code[3:]): key for code, key in extra.codes.items()}
    codes = admin1.match_codes(settlements, fields, admin1.Evidence(index, nearest, seats), stated)
    for row in (row for row in own if row.key in extra.codes.values()):
        row.unit = row.key
    second = second_level.units()
    derive.place_in_units([*settlements, *counties, *fields, *own, *second], codes, index, nearest)
    own = derive.join_doubles(own, settlements)
    supplement.name_settlements(extra, settlements)
    derive.locate_units([*units, *(row for row in own if row.unit == row.key)], settlements)
    second = second_level.locate(second, [*units, *counties])
    derive.locate_countries(countries, settlements)
    derive.locate_named_alike(units, settlements)
    derive.locate_counties(counties, fields)
    derive.name_capitals([*countries, *units], settlements)
    districts = supplement.districts(extra, settlements)
    rows = [*countries, *units, *counties, *fields, *settlements, *second, *own, *districts]
    derive.lend_points(rows, {row.key: row for row in (*countries, *units, *own)})
    return rows


def main() -> None:
    """Compile and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=DATA / file.NAME, help="the file to write")
    out: Path = parser.parse_args().out
    begun = time.perf_counter()
    gc.disable()  # nothing built here is ever dropped: collecting only costs time
    rows = compile_rows()
    file.write(out, rows, supplement.contested(DATA))
    placed = sum(row.unit is not None for row in rows) / len(rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{out}: {len(rows):,} places, {placed:.0%} of them in a known first-level unit, "
        f"{out.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - begun:.0f} s, {peak:.0f} MB of memory"
    )


if __name__ == "__main__":
    main()
