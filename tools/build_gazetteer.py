"""Compiles the gazetteer that the package carries: ``python -m tools.build_gazetteer [--out PATH]``."""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from tools.gazetteer import airports, file, geonames, subdivisions

DATA = Path(__file__).parent.parent / "annals" / "gazetteer" / "data"


def main() -> None:
    """Compile and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=DATA / "places.sqlite", help="the file to write")
    out: Path = parser.parse_args().out
    begun = time.perf_counter()
    countries = geonames.countries()
    subdivisions.name_countries(countries)
    rows = [*countries, *subdivisions.subdivisions(), *geonames.us_counties(), *airports.airports()]
    rows += geonames.settlements()
    file.write(out, rows, ())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = out.stat().st_size / 1e6
    print(f"{out}: {len(rows):,} places, {size:.1f} MB, {time.perf_counter() - begun:.1f} s, {peak:.0f} MB of memory")


if __name__ == "__main__":
    main()
