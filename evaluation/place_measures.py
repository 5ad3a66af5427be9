"""Measures of places with points: distance, kinds of error, and whether a score means what it says."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from annals.gazetteer.places import PlaceEntry, Places
from annals.model.values import Place
from annals.model.vocabulary import Level
from evaluation.geoparsing_files import Point

RIGHT_KM = 161.0
"""A hundred miles: what the literature on these sets calls right."""
_EARTH_KM = 6371.0088
_BINS = 10
_UNITS = frozenset({Level.DISTRICT, Level.REGION, Level.COUNTRY, Level.AREA, Level.WATER})


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance of two points in degrees (haversine formula), in km."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    chord = math.sin((lat2 - lat1) / 2) ** 2
    chord += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def point_of(place: Place | PlaceEntry | None) -> Point | None:
    """Return the point of a place, None where it has none."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def is_near(place: Place | PlaceEntry | None, gold: Point) -> bool:
    """Say whether a place has a point at most 161 km from the gold point."""
    point = point_of(place)
    return point is not None and distance_km(point, gold) <= RIGHT_KM


def error_kind(told: Place | None, gold: Point, country: str | None, candidates: Sequence[PlaceEntry]) -> str:
    """Return why an answer is wrong, "right" where it is not.

    ``candidates`` is what the gazetteer has under the very words: where none of them is near, the
    name is missing there; else the choice was wrong, in the country, in the level or in the place.
    """
    if is_near(told, gold):
        return "right"
    good = [one for one in candidates if is_near(one, gold)]
    if not good:
        return "name_unknown" if not candidates else "place_unknown"
    if told is None or point_of(told) is None:
        return "none_chosen"
    if told.country != (country or good[0].country):
        return "wrong_country"
    if told.level in _UNITS and all(one.level not in _UNITS for one in good):
        return "unit_for_town"
    if told.level not in _UNITS and all(one.level in _UNITS for one in good):
        return "town_for_unit"
    return "wrong_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Answers whose score lies in one tenth of the scale: their mean score and the share that is right."""

    name: str
    score: float
    right: float
    n: int


def reliability(scores: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Return the bins of ten equal widths that hold an answer; the last one holds 1.0 too."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, good in zip(scores, right, strict=True):
        held[min(_BINS - 1, int(score * _BINS))].append((score, good))
    return [
        Bin(
            name=f"{number / _BINS:.1f}-{(number + 1) / _BINS:.1f}",
            score=sum(score for score, _ in pairs) / len(pairs),
            right=sum(good for _, good in pairs) / len(pairs),
            n=len(pairs),
        )
        for number, pairs in sorted(held.items())
    ]


def calibration_error(bins: Iterable[Bin]) -> float | None:
    """Return the expected calibration error: how far score and share right lie apart, weighted by n."""
    bins = list(bins)
    n = sum(one.n for one in bins)
    return sum(one.n * abs(one.score - one.right) for one in bins) / n if n else None


class Countries:
    """Which country a name or a point is of, by the gazetteer."""

    def __init__(self, gazetteer: Places) -> None:
        self._gazetteer = gazetteer
        self._cells: dict[tuple[int, int], list[tuple[Point, str]]] | None = None

    def named(self, name: str) -> str | None:
        """Return the code of the country of this name."""
        found = (match.entry for match in self._gazetteer.matches(name))
        return next((one.country for one in found if one.key == f"iso:{one.country}"), None)

    def around(self, point: Point) -> str | None:
        """Return the country of the nearest settlement within 161 km, None on the high seas."""
        cells = self._filled()
        lat, lon = math.floor(point[0]), math.floor(point[1])
        near = [
            (distance_km(point, other), country)
            for step in product((-1, 0, 1), (-2, -1, 0, 1, 2))
            for other, country in cells.get((lat + step[0], lon + step[1]), ())
        ]
        best = min(near, default=(math.inf, ""))
        return best[1] if best[0] <= RIGHT_KM else None

    def _filled(self) -> dict[tuple[int, int], list[tuple[Point, str]]]:
        if self._cells is None:
            self._cells = defaultdict(list)
            for lat, lon, country in self._gazetteer.settlement_points():
                self._cells[math.floor(lat), math.floor(lon)].append(((lat, lon), country))
        return self._cells


def counted(kinds: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each kind with its number, the most frequent first."""
    yield from sorted(Counter(kinds).items(), key=lambda pair: (-pair[1], pair[0]))
