"""Reads the UCDP Actor Dataset (a CSV of its releases), by the names of its columns.

Columns: https://ucdp.uu.se/downloads/ (codebook of the UCDP Actor Dataset). Releases before 19.1 wrote
``ActorID``, ``Name`` and ``NameFull``; those since write ``ActorId``, ``NameData``, ``NameOrig`` and so on.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from annals.errors import GazetteerError
from annals.gazetteer.actors import Actors
from annals.gazetteer.imports.found import Found, Left, is_abbreviation, read_text

_ID = ("actorid", "actor_id")
_NAMES = (
    *("namedata", "name", "newnamefulleng", "namefull", "nameorigfulleng"),
    *("newname", "nameorig", "newnamefullmothertongue", "nameorigfull"),
)
_MISSING = frozenset({"", "-99", "na", "nan", "n/a"})
_GOVERNMENT = "4"
_KINDS = {"1": "rebel", "2": "political_militia", "3": "identity_militia"}
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def read_ucdp(path: Path, registry: Actors) -> Iterator[Found | Left]:
    """Yield the actors of a list, and what is left out; governments are, the registry has the states.

    Raises:
        GazetteerError: the file cannot be read, or lacks the columns that an actor needs.
    """
    table = csv.DictReader(io.StringIO(read_text(path)))
    columns = {name.strip().casefold() for name in table.fieldnames or ()}
    if columns.isdisjoint(_ID) or columns.isdisjoint(_NAMES):
        raise GazetteerError(
            f"{path} is no UCDP actor list: its first line must name the columns, ActorId and NameData"
            " among them"
        )
    for number, raw in enumerate(table, start=2):
        row = {
            name.strip().casefold(): value.strip()
            for name, value in raw.items()
            if isinstance(name, str) and isinstance(value, str) and value.strip().casefold() not in _MISSING
        }
        yield from _read(row, columns, f"line {number}", registry)


def _read(row: Mapping[str, str], columns: set[str], place: str, registry: Actors) -> Iterator[Found | Left]:
    cells = (row[column] for column in _NAMES if column in row)
    names = tuple(dict.fromkeys(one.strip() for cell in cells for one in cell.split(";") if one.strip()))
    number = next((row[column] for column in _ID if column in row), "")
    org = row.get("org", "")
    if not names:
        yield Left(place=place, name=number, why="it has no name")
        return
    if org == _GOVERNMENT or names[0].startswith("Government of "):
        yield Left(place=place, name=names[0], why="a government; the registry has the states")
        return
    countries: list[str] = []
    for country in row.get("location", "").split(","):
        code = _country(country, registry)
        if code:
            countries.append(code)
        elif country.strip():
            yield Left(place=place, name=country.strip(), why="no country of the registry; the actor is kept")
    kind = _KINDS.get(org, "rebel")
    if kind == "rebel" and "conflictid" in columns and "conflictid" not in row:
        kind = "political_militia"  # it fought other groups or civilians, no state
    yield Found(
        place=place,
        names=tuple(name for name in names if not is_abbreviation(name)) or names[:1],
        exact=tuple(name for name in names if is_abbreviation(name)),
        countries=tuple(dict.fromkeys(countries)),
        kind=kind,
        ucdp=int(number) if number.isdecimal() else 0,
    )


def _country(name: str, registry: Actors) -> str | None:
    """Return the code of a country as UCDP writes it ("Myanmar (Burma)")."""
    for written in (name.strip(), _IN_BRACKETS.sub("", name).strip()):
        found = [entry for entry in registry.find(written) if entry.category == "state"] if written else []
        if found:
            return found[0].country
    return None
