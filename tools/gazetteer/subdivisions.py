"""Countries' other names and their subdivisions as pycountry carries them (ISO 3166)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pycountry

from annals.model.vocabulary import Level
from tools.gazetteer.rows import Row

_BRACKETS = re.compile(r"\s*[\[(].*?[\])]")
_KINDS = re.compile(
    r"\b(?:province|governorate|oblast|region|state|district|department|county|prefecture|municipality"
    r"|wilaya|parish|canton)\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"(?:-| )(?:sheng|shi|zizhiqu|oblysy|oblast'?|voblasć|respublika(?:sy)?|kray|okrug"
    r"|teukbyeolsi|gwangyeoksi|do)$"
)
_TOO_BARE = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "centre",
        "free",
    }
)
"""What is left of "Northern Province" without its kind names nothing."""
_WEIGHT = {Level.REGION: 100_000, Level.DISTRICT: 20_000}


def name_countries(rows: Iterable[Row]) -> None:
    """Give every country the names that ISO 3166 has for it."""
    by_code = {country.alpha_2: country for country in pycountry.countries}
    for row in rows:
        country = by_code.get(row.country or "")
        if country is not None:
            fields = ("name", "common_name", "official_name")
            names = [getattr(country, name, "") for name in fields]
            row.add(name for name in names if name and "," not in name)


def _clean(name: str) -> str:
    """Return a subdivision's name without second languages, notes and foreign words for its kind."""
    name = _BRACKETS.sub("", name).split("/")[0].strip()
    last, comma, first = name.partition(", ")
    if comma:
        name = f"{first} {last}" if first.lower() == "county" else last
    return _FOREIGN.sub("", name)


def subdivisions() -> list[Row]:
    """Return every subdivision, as yet without a point; the first level are regions, others districts."""
    rows = []
    everything = {division.code: division for division in pycountry.subdivisions}
    for code in sorted(everything):
        division = everything[code]
        parent = everything.get(division.parent_code or "")
        level = Level.DISTRICT if parent else Level.REGION
        row = Row(
            key=f"iso:{code}",
            name=_clean(division.name),
            level=level,
            country=division.country_code,
            unit=f"iso:{parent.code}" if parent else None,
            within=f"iso:{parent.code if parent else division.country_code}",
            weight=_WEIGHT[level],
        )
        bare = " ".join(_KINDS.sub(" ", row.name).split())
        if bare and bare.lower() not in _TOO_BARE:
            row.add([bare, f"{bare} {division.type}"])
        elif bare:
            row.add([f"{bare} {division.type}"])
        row.add([_BRACKETS.sub("", division.name)])
        rows.append(row)
    return rows
