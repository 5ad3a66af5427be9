"""Countries' other names and their subdivisions as pycountry carries them (ISO 3166)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pycountry

from annals.gazetteer.places import Form
from annals.model.vocabulary import Level
from tools.gazetteer.rows import Row

_BRACKETS = re.compile(r"\s*[\[(].*?[\])]")
_KINDS = re.compile(
    r"\b(?:province|governorate|oblast|region|state|district|department|county|prefecture|municipality"
    r"|wilaya|parish|canton)\b",
    re.IGNORECASE,
)


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
    """Return a subdivision's name without second languages and notes, in its usual word order."""
    name = _BRACKETS.sub("", name).split("/")[0].strip()
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and first.lower().endswith(("of", "city", "county")) else name


def subdivisions() -> list[Row]:
    """Return every subdivision, as yet without a point; the first level are regions, others districts."""
    rows = []
    everything = {division.code: division for division in pycountry.subdivisions}
    for code in sorted(everything):
        division = everything[code]
        parent = everything.get(division.parent_code or "")
        row = Row(
            key=f"iso:{code}",
            name=_clean(division.name),
            level=Level.DISTRICT if parent else Level.REGION,
            country=division.country_code,
            admin1=_clean(parent.name) if parent else None,
            within=f"iso:{parent.code}" if parent else None,
        )
        bare = " ".join(_KINDS.sub(" ", row.name).split())
        row.add([name for name in (bare, f"{bare} {division.type}") if bare], Form.ALIAS)
        rows.append(row)
    return rows
