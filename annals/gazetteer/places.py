"""Names of places to gazetteer entries, from one compiled read-only SQLite file."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from annals.errors import GazetteerError
from annals.model.values import Place
from annals.model.vocabulary import Level
from annals.text.normalise import fold

FILE = "places.sqlite"
SCHEMA = 1
"""The form of the file; one of another form is refused."""

_COLUMNS = (
    "place.id, key, name, level, latitude, longitude, radius_km, country, admin1, admin2, population, weight"
)
_SPLIT = "\x1f"
_NAMES = 1 << 13
"""Names whose answers are kept: those of some hundred reports, so that memory does not grow with a run."""

_VILLAGES, _MILLION = 50, 1_000_000
"""How many settlements are known for a million people where villages are (United States: 67, Nigeria: 5)."""

_PREFIXES = 1 << 6
"""First letters in a country whose names are kept: those of some dozen reports."""


class Form(IntEnum):
    """What a name is to its place.

    An abbreviation ("Ill.") is found on demand alone, and so is the bare name of a county of the United
    States ("Walker"). An acronym ("CAR") is found only where it is
    written in capitals, and is handed out as an alias.
    """

    NAME = 0
    ALIAS = 1
    ADJECTIVE = 2
    ACRONYM = 3
    ABBREVIATION = 4
    BARE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """One place. ``radius_km`` is how vague the point is; a place without a known point has None.

    ``country`` is an ISO 3166 alpha-2 code; ``admin1`` and ``admin2`` are names of the units that
    contain it. ``contested`` holds every reading of the words it was found by, when they are
    partisan. ``population`` 0 is unknown.
    """

    key: str
    name: str
    level: Level
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    contested: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMatch:
    """An entry found by a name, what that name is to it, and how often such names mean it.

    ``weight`` is the population, or an estimate of its order for places whose people nobody counted.
    """

    entry: PlaceEntry
    form: Form
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedReading:
    """One sense of partisan words: the entry (None for a sense that no entry has) and its label.

    ``cues`` are folded words and names of a report that speak for this sense. Readings of one
    ``conflict`` belong together; one ``only_with_cues`` counts only where the report gives a cue.
    """

    conflict: int
    label: str
    entry: PlaceEntry | None
    cues: tuple[str, ...]
    only_with_cues: bool


class Places:
    """The compiled gazetteer, read-only. Look-ups are cached; safe to carry into child processes."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GazetteerError(f"no gazetteer at {path}; compile it with: python -m tools.build_gazetteer")
        self._path = path
        self._process = -1
        self._connection: sqlite3.Connection | None = None
        try:
            meta = {name: value for name, value in self._rows("SELECT name, value FROM meta")}  # noqa: C416  (dict() of wider tuples does not type-check)
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{path} is no gazetteer: {error}") from error
        if meta.get("schema") != str(SCHEMA):
            raise GazetteerError(f"{path} has another form; compile it with: python -m tools.build_gazetteer")
        self.version: str = meta["version"]
        self.attribution: str = meta["attribution"]
        self._partisan = frozenset(row[0] for row in self._rows("SELECT folded FROM contested"))
        self._matches_as = lru_cache(maxsize=_NAMES)(self._written)
        self._matches_of = lru_cache(maxsize=_NAMES)(self._read_matches)
        self._entry_of = lru_cache(maxsize=_NAMES)(self._read_entry)
        self._contested_of = lru_cache(maxsize=_NAMES)(self._read_contested)
        self._holds = lru_cache(maxsize=_NAMES)(self._read_holds)
        self._villages_of = lru_cache(maxsize=None)(self._read_villages)
        self._spellings_of = lru_cache(maxsize=_PREFIXES)(self._read_spellings)

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """Run a query; a child process opens the file anew, for SQLite forbids sharing across forks."""
        if self._connection is None or self._process != os.getpid():
            address = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._process = os.getpid()
        return self._connection.execute(query, values).fetchall()

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """Return every place of this name, the most populous first; partisan words give their readings."""
        partisan = tuple(reading.entry for reading in self.contested(name) if reading.entry)
        return partisan + tuple(match.entry for match in self.matches(name))

    def holds(self, name: str) -> bool:
        """Say whether the name is a place's name, alias or adjective, or partisan words for one."""
        folded = fold(name)
        return self._holds(folded, _last(name, abbreviations=False)) or bool(self.contested(name))

    def matches(self, name: str, *, abbreviations: bool = False) -> tuple[PlaceMatch, ...]:
        """Return every place of this name with the form of the name, the weightiest first.

        Abbreviations ("Ill.", "Pa.") are words of their own too often to be found unless asked for.
        """
        return self._matches_as(name, abbreviations)

    def counties(self, name: str) -> tuple[PlaceMatch, ...]:
        """Return the counties of the United States that bear a name without the word for their kind."""
        found = self._matches_of(fold(name), Form.BARE)
        return tuple(match for match in found if match.form == Form.BARE)

    def contested(self, words: str) -> tuple[ContestedReading, ...]:
        """Return the readings of partisan words, the likeliest first; none for any other words."""
        folded = fold(words)
        if len(folded) <= _ACRONYM and not _capitals(words):
            return ()
        return self._contested_of(folded) if folded in self._partisan else ()

    def get(self, key: str) -> PlaceEntry | None:
        """Return the place with this key."""
        return self._entry_of(key)

    def country(self, code: str) -> PlaceEntry | None:
        """Return the country with this ISO 3166 alpha-2 code."""
        return self.get(f"iso:{code.upper()}")

    def knows_villages(self, code: str) -> bool:
        """Say whether most settlements of a country are known, by how many there are for its people."""
        return self._villages_of(code.upper())

    def spellings(self, prefix: str, country: str) -> tuple[str, ...]:
        """Return the folded names, in one country, that begin with a prefix of at least two letters."""
        return self._spellings_of(prefix, country)

    def settlement_points(self) -> list[tuple[float, float, str]]:
        """Return latitude, longitude and country of every settlement that has them."""
        query = (
            "SELECT latitude, longitude, country FROM place "
            "WHERE level = ? AND latitude IS NOT NULL AND country IS NOT NULL ORDER BY id"
        )
        rows = self._rows(query, str(Level.SETTLEMENT))
        return [(float(lat), float(lon), country) for lat, lon, country in rows]

    def _written(self, name: str, abbreviations: bool) -> tuple[PlaceMatch, ...]:  # noqa: FBT001  (a cache's key)
        """Return the matches of a name as it is written."""
        return self._matches_of(fold(name), _last(name, abbreviations=abbreviations))

    def _read_holds(self, folded: str, last: Form) -> bool:
        return bool(
            self._rows("SELECT 1 FROM name WHERE folded = ? AND form <= ? LIMIT 1", folded, str(int(last)))
        )

    def _read_matches(self, folded: str, last: Form) -> tuple[PlaceMatch, ...]:
        query = (
            f"SELECT {_COLUMNS}, form FROM name JOIN place ON place.id = name.place "  # noqa: S608  (constants)
            "WHERE folded = ? AND form <= ?"
        )
        rows = sorted(self._rows(query, folded, str(int(last))), key=lambda row: (-row[-2], row[0]))
        return tuple(PlaceMatch(entry=_entry(row), form=_FORMS[row[-1]], weight=row[-2]) for row in rows)

    def _read_villages(self, code: str) -> bool:
        query = "SELECT count(*) FROM place WHERE country = ? AND level = ?"
        country = self.country(code)
        count = int(self._rows(query, code, str(Level.SETTLEMENT))[0][0])
        return country is not None and count * _MILLION >= _VILLAGES * max(country.population, 1)

    def _read_entry(self, key: str) -> PlaceEntry | None:
        rows = self._rows(f"SELECT {_COLUMNS} FROM place WHERE key = ?", key)  # noqa: S608  (constants)
        return _entry(rows[0]) if rows else None

    def _read_spellings(self, prefix: str, country: str) -> tuple[str, ...]:
        query = (
            "SELECT DISTINCT folded FROM name JOIN place ON place.id = name.place "
            "WHERE folded >= ? AND folded < ? AND country = ? AND form <= ? ORDER BY folded"
        )
        rows = self._rows(query, prefix, prefix + "\U0010ffff", country, str(int(Form.ALIAS)))
        return tuple(row[0] for row in rows)

    def _read_contested(self, folded: str) -> tuple[ContestedReading, ...]:
        query = (
            "SELECT conflict, label, key, cues, only_with_cues FROM contested WHERE folded = ? "
            "ORDER BY only_with_cues, conflict, position"
        )
        rows = self._rows(query, folded)
        return tuple(
            self._reading(row, [label for group, label, *_ in rows if group == row[0]]) for row in rows
        )

    def _reading(self, row: tuple[Any, ...], labels: list[str]) -> ContestedReading:
        conflict, label, key, cues, only_with_cues = row
        entry = self.get(key) if key else None
        return ContestedReading(
            conflict=int(conflict),
            label=label,
            entry=replace(entry, contested=tuple(labels)) if entry else None,
            cues=tuple(cues.split(_SPLIT)) if cues else (),
            only_with_cues=bool(only_with_cues),
        )


_LEVELS = {str(level): level for level in Level}
_FORMS = {int(form): Form.ALIAS if form == Form.ACRONYM else form for form in Form}
_ACRONYM = 5
"""Letters of the longest acronym of a place."""


def _capitals(name: str) -> bool:
    """Say whether a name is written as an acronym is: "UAE", "U.S.", "PoK", also "UAE's"."""
    letters = [letter for letter in name.removesuffix("'s").removesuffix("\u2019s") if letter.isalpha()]
    return bool(letters) and letters[-1].isupper()


def _last(name: str, *, abbreviations: bool) -> Form:
    """Return the last form that a name may have as it is written."""
    if abbreviations:
        return Form.ABBREVIATION
    return Form.ACRONYM if _capitals(name) else Form.ADJECTIVE


def _entry(row: tuple[Any, ...]) -> PlaceEntry:
    _, key, name, level, latitude, longitude, radius_km, country, admin1, admin2, population, *_ = row
    return PlaceEntry(
        key=key,
        name=name,
        level=_LEVELS[level],
        latitude=latitude,
        longitude=longitude,
        radius_km=radius_km,
        country=country,
        admin1=admin1,
        admin2=admin2,
        population=population,
        contested=(),
    )


@cache
def places() -> Places:
    """Return the gazetteer that the package carries.

    Raises:
        GazetteerError: it is missing or unreadable; the text names the command that compiles it.
    """
    return Places(Path(str(files("annals.gazetteer").joinpath("data", FILE))))


def is_near(place: Place) -> bool:
    """Say whether a place is told wider than it is: what lies near it is meant."""
    entry = places().get(place.key) if place.key else None
    return entry is not None and (place.radius_km or 0.0) > (entry.radius_km or 0.0)
