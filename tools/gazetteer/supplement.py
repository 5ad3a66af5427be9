"""The project's own data beside the gazetteer, checked while it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from annals.gazetteer.places import Form
from annals.model.vocabulary import Level
from tools.gazetteer.file import PartisanWords
from tools.gazetteer.rows import Point, Row, folded

_WIDE_KM = 150.0
"""A region wider than this, or in several countries, is an area."""
_WEIGHT = {Level.REGION: 300_000, Level.AREA: 300_000, Level.WATER: 300_000}
_SMALL_WEIGHT = 50_000
_RENAMED = {"PS": "Palestine"}
"""The short name of ISO 3166, where the source has another."""
_GONE_WEIGHT = 5_000_000
_NO_PLURAL = ("s", "sh", "ch", "ese", "z", "é")


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    """One place of the supplement; ``km`` is how vague its point is, ``weight`` as in `Row`."""

    at: tuple[float, float]
    km: float
    name: str = ""
    weight: int = 0
    country: str | None = None
    admin1: str | None = None
    also: list[str] = []
    adjectives: list[str] = []


class Supplement(msgspec.Struct, forbid_unknown_fields=True):
    """The sections of ``places_supplement.toml``, as the file explains them."""

    level: dict[str, dict[str, Entry]]
    codes: dict[str, str] = {}
    parents: dict[str, list[str]] = {}
    points: dict[str, tuple[float, float]] = {}
    districts: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    weights: dict[str, int] = {}
    gone: dict[str, Entry] = {}
    unit_names: dict[str, list[str]] = {}
    unit_adjectives: dict[str, list[str]] = {}
    abbreviations: dict[str, list[str]] = {}


class Sense(msgspec.Struct, forbid_unknown_fields=True):
    """One reading of contested words."""

    label: str
    cues: list[str]
    place: str | None = None


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """Contested words of one conflict and their readings."""

    written: list[str]
    readings: list[Sense]
    only_with_cues: bool = False


class Contested(msgspec.Struct, forbid_unknown_fields=True):
    """The whole of ``contested.toml``."""

    words: list[Words]


Land = tuple[float, float, list[str], list[str]]
"""A line of ``countries.toml``: latitude, longitude, adjectives, other names."""


def _toml(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read(folder: Path) -> Supplement:
    """Return the supplement; a mistake in it is named with its place in the file."""
    return msgspec.convert(_toml(folder / "places_supplement.toml"), Supplement)


def contested(folder: Path) -> list[PartisanWords]:
    """Return the contested words, in the order of the file."""
    words = msgspec.convert(_toml(folder / "contested.toml"), Contested).words
    return [
        PartisanWords(
            words=tuple(entry.written),
            readings=tuple((sense.label, sense.place, tuple(sense.cues)) for sense in entry.readings),
            only_with_cues=entry.only_with_cues,
        )
        for entry in words
    ]


def name_countries(folder: Path, countries: Iterable[Row]) -> None:
    """Give every country its point, its adjectives and its other names."""
    lands = msgspec.convert(_toml(folder / "countries.toml"), dict[str, Land])
    for row in countries:
        if row.country in lands:
            latitude, longitude, adjectives, also = lands[row.country]
            row.point = (latitude, longitude)
            row.rename(_RENAMED.get(row.country or "", row.name))
            row.add(also)
            row.add([*adjectives, *_people(adjectives)], Form.ADJECTIVE)


def _people(adjectives: Iterable[str]) -> list[str]:
    """Return the words for the people themselves: Syrian, Syrians."""
    return [f"{word}s" for word in adjectives if word.isalpha() and not word.endswith(_NO_PLURAL)]


def name_units(folder: Path, units: Iterable[Row]) -> dict[str, str]:
    """Give units their usual English names; return the seat of each unit that has one, by its key."""
    lines = msgspec.convert(_toml(folder / "subdivisions.toml"), dict[str, dict[str, list[str]]])
    by_key = {row.key: row for row in units}
    seats: dict[str, str] = {}
    for country, codes in lines.items():
        for code, (name, seat, *also) in codes.items():
            row = by_key[f"iso:{country}-{code}"]
            row.level, row.unit = (
                Level.REGION,
                row.key,
            )  # what is listed is of the first level, whatever its parent
            kinds = [other for other, _ in row.names]
            row.rename(name)
            row.add([*also, *(f"{name} {kind.split()[-1]}" for kind in kinds if " " in kind)])
            seats[row.key] = row.seat = seat or name
    return seats


def put_under(parents: Mapping[str, list[str]], units: Iterable[Row]) -> None:
    """Make units districts of a unit of the supplement that ISO 3166-2 does not have."""
    above = {f"iso:{code}": parent for parent, codes in parents.items() for code in codes}
    for row in units:
        if row.key in above:
            row.level, row.unit, row.within = Level.DISTRICT, above[row.key], above[row.key]


def place_units(points: Mapping[str, Point], units: Iterable[Row]) -> None:
    """Give units the middles that are stated; their radius follows from their settlements."""
    by_key = {row.key: row for row in units}
    missing = sorted(code for code in points if f"iso:{code}" not in by_key)
    if missing:
        raise ValueError(f"no unit for these points of the supplement: {', '.join(missing)}")
    for code, point in points.items():
        by_key[f"iso:{code}"].point = point


def rows(supplement: Supplement) -> list[Row]:
    """Return the places of the supplement."""
    found = [
        _row(f"an:{slug}", entry.name, Level(level), entry)
        for level, entries in supplement.level.items()
        for slug, entry in entries.items()
    ]
    for name, entry in supplement.gone.items():
        row = _row(f"an:{folded(name).replace(' ', '-')}", name, Level.COUNTRY, entry)
        row.weight = _GONE_WEIGHT
        found.append(row)
    return found


def _row(key: str, name: str, level: Level, entry: Entry) -> Row:
    wide = entry.country is None or entry.km > _WIDE_KM
    level = Level.AREA if level == Level.REGION and wide else level
    row = Row(
        key=key,
        name=name,
        level=level,
        point=entry.at,
        radius_km=entry.km,
        country=entry.country,
        unit=entry.admin1,
        weight=entry.weight or _WEIGHT.get(level, _SMALL_WEIGHT),
    )
    row.add(entry.also)
    row.add([*entry.adjectives, *_people(entry.adjectives)], Form.ADJECTIVE)
    return row


def districts(supplement: Supplement, settlements: Iterable[Row]) -> list[Row]:
    """Return the districts; one named like a settlement of its unit takes that settlement's point."""
    points: dict[tuple[str, str], Point] = {}
    for row in settlements:
        if row.unit and row.point:
            for name in row.spellings():
                points.setdefault((row.unit, folded(name)), row.point)
    found = []
    for unit, lines in supplement.districts.items():
        for line in lines:
            name, *also = line.split("|")
            point = next(
                (points[key] for one in (name, *also) if (key := (f"iso:{unit}", folded(one))) in points),
                None,
            )
            row = Row(
                key=f"an:{unit.lower()}-{folded(name).replace(' ', '-')}",
                name=name,
                level=Level.DISTRICT,
                point=point,
                radius_km=DISTRICT_KM if point else None,
                country=unit[:2],
                unit=f"iso:{unit}",
                within=f"iso:{unit}",
            )
            row.add([*also, f"{name} District"])
            found.append(row)
    return found


DISTRICT_KM = 15.0
"""How far a district reaches around the settlement that it is named after."""


def name_settlements(supplement: Supplement, settlements: Iterable[Row]) -> None:
    """Give the settlements named in the supplement their weights, and the other names that the press uses."""
    lines = [*supplement.names, *supplement.weights]
    wanted = {(folded(line.rpartition(", ")[0]), line.rpartition(", ")[2]): line for line in lines}
    best: dict[str, Row] = {}
    for row in settlements:
        for name in row.spellings():
            line = wanted.get((folded(name), row.country or ""))
            if line and (line not in best or row.population > best[line].population):
                best[line] = row
    missing = sorted(set(lines) - set(best))
    if missing:
        raise ValueError(f"no settlement for these names of the supplement: {'; '.join(missing)}")
    for line, row in best.items():
        called = supplement.names.get(line, [])
        row.names = [pair for pair in row.names if pair[0] not in called]
        row.add(called, Form.NAME)
        row.weight = supplement.weights.get(line, row.weight)


def name_units_more(extra: Supplement, units: Iterable[Row]) -> None:
    """Give units their further names and adjectives, and the abbreviations behind a place's name."""
    for row in units:
        code = row.key.removeprefix("iso:")
        adjectives = extra.unit_adjectives.get(code, [])
        row.add(extra.unit_names.get(code, []))
        row.add([*adjectives, *_people(adjectives)], Form.ADJECTIVE)
        row.add(extra.abbreviations.get(code, []), Form.ABBREVIATION)
