"""Airports and air bases as airportsdata carries them (MIT)."""

from __future__ import annotations

import re

import airportsdata

from annals.gazetteer.places import Form
from annals.model.vocabulary import Level
from tools.gazetteer.rows import Row

RADIUS_KM = 3.0
WEIGHT, SMALL_WEIGHT = 20_000, 2_000
_BASE = re.compile(r"\b(?:air ?base|air ?field|afb|air force base|army)\b", re.IGNORECASE)
_KIND = re.compile(r"\b(?:international|domestic|regional|intl|municipal)\b ?", re.IGNORECASE)


def airports() -> list[Row]:
    """Return the airports that airlines serve and the air bases, each with its usual names."""
    rows = []
    for code, airport in sorted(airportsdata.load("ICAO").items()):
        name = airport["name"]
        if not airport["country"] or not (airport["iata"] or _BASE.search(name)):
            continue
        row = Row(
            key=f"icao:{code}",
            name=name,
            level=Level.INSTALLATION,
            point=(round(airport["lat"], 4), round(airport["lon"], 4)),
            radius_km=RADIUS_KM,
            country=airport["country"],
            code=airport["subd"],
            weight=WEIGHT if "International" in name else SMALL_WEIGHT,
        )
        row.add([" ".join(_KIND.sub("", name).split())])
        if airport["iata"] and airport["city"]:
            row.add([f"{airport['city']} Airport", f"{airport['city']} International Airport"], Form.ALIAS)
        rows.append(row)
    return rows
