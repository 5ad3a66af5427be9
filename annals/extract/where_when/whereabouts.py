"""Whether two tellings of a place, or of a time, can be of one act; words alone, nothing resolved."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from annals.extract.sentence.cues import cue_set
from annals.gazetteer.places import PlaceEntry, places
from annals.model.vocabulary import Level
from annals.text.normalise import fold

_POINTS = frozenset({Level.INSTALLATION, Level.SETTLEMENT, Level.DISTRICT})
_APART_KM = 40.0
_EARTH_KM = 6371.0
_YEAR_DIGITS = 4
_YEAR = 365
_FRESH_DAYS = 8
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEAR = frozenset(
    {"today", "yesterday", "tonight", "overnight", "morning", "evening", "afternoon", "dawn", "night"}
)
_REMEMBERED = 256
"""Words whose whereabouts are kept: those of one place are asked for with every act of a report."""
_WEEKS = frozenset({"week", "weekend"})
_MONTH_AND_YEAR = 2
_QUARTERS = frozenset({"neighbourhood", "neighborhood", "quarter", "suburb", "street", "square", "ward"})
_SMALL = cue_set("grammar", "small")
_WEEKDAYS = cue_set("grammar", "weekdays")
_MONTHS = cue_set("grammar", "months")
_LONG_AGO = cue_set("grammar", "long_ago")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words of a place: its name, the directions in it, and what the gazetteer has for it."""

    names: frozenset[str]
    directions: frozenset[str]
    entries: tuple[PlaceEntry, ...]
    quarter: bool


@lru_cache(maxsize=_REMEMBERED)
def whereabouts(words: str) -> Whereabouts:
    """Part the words of a place mention into name and direction."""
    tokens = [t for t in re.findall(r"[\w'’-]+", words.lower()) if t not in _SMALL]
    compass = cue_set("places", "directions")
    nouns = cue_set("places", "nouns")
    names = [t for t in tokens if t not in compass and t not in nouns and t not in {"occupied", "disputed"}]
    core = [t for t in tokens if t not in compass and t not in nouns]
    return Whereabouts(
        names=frozenset(fold(name) for name in names) or frozenset(core),
        directions=frozenset(t.replace("ern", "") for t in tokens if t in compass),
        entries=places().find(" ".join(core))[:2] if core else (),
        quarter=any(token in _QUARTERS for token in tokens),
    )


def agree(left: Whereabouts, right: Whereabouts) -> bool | None:
    """Say whether two places are one (True), cannot be (False), or may be (None)."""
    same = bool(left.entries) and bool(right.entries) and left.entries[0].key == right.entries[0].key
    if same or left.names & right.names:
        apart = left.directions and right.directions and not left.directions & right.directions
        return not apart
    if left.quarter != right.quarter:
        return None
    if not left.entries or not right.entries:
        known = left.entries or right.entries
        return None if known and not any(entry.level in _POINTS for entry in known) else False
    pairs = [(a, b) for a in _points(left.entries) for b in _points(right.entries)]
    return None if any(_near(a, b) for a, b in pairs) else False


def _points(entries: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
    """Return the settlements among the entries of a name, all of them where there is none."""
    return tuple(entry for entry in entries if entry.level in _POINTS) or entries


def _near(left: PlaceEntry, right: PlaceEntry) -> bool:
    """Say whether one of two entries may lie in the other, or beside it."""
    if left.level in _POINTS and right.level in _POINTS:
        return _distance_km(left, right) <= _APART_KM
    return left.country is None or right.country is None or left.country == right.country


def _distance_km(left: PlaceEntry, right: PlaceEntry) -> float:
    """Return the great-circle distance in kilometres, by the haversine formula."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return 0.0
    a, b = math.radians(left.latitude), math.radians(right.latitude)
    across = math.radians(right.longitude - left.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))


def same_time(left: str, right: str, published: date | None) -> bool | None:
    """Say whether the words of two times are of one day (True), cannot be (False), or may be (None)."""
    a, b = _tokens(left), _tokens(right)
    for names in (_WEEKDAYS, _MONTHS):
        if a & names and b & names and not a & b & names:
            return False
    days = {t for t in a if t.isdigit()}, {t for t in b if t.isdigit()}
    if a & _MONTHS and b & _MONTHS and days[0] and days[1] and not days[0] & days[1]:
        return False
    if {_age(left, published), _age(right, published)} == {_FRESH, _OLD}:
        return False
    return True if a & b & (_WEEKDAYS | _MONTHS) else None


def is_fresh(words: str, published: date | None) -> bool:
    """Say whether the words of a time are of the days before publication."""
    return _age(words, published) == _FRESH


_FRESH, _OLD, _UNKNOWN = "fresh", "old", "unknown"
_WORD = re.compile(r"\w+")


def _tokens(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.lower()))


def _age(words: str, published: date | None) -> str:
    """Say whether a time lies in the days before publication, or weeks or more back, by its words.

    Of several numbers the one nearest to the month is its day ("at 4 a.m. on 29 June").
    """
    told = _WORD.findall(words.lower())
    tokens = frozenset(told)
    if tokens & _WEEKDAYS or tokens & _NEAR:
        return _FRESH
    if tokens & _WEEKS:
        return _UNKNOWN
    if tokens & _LONG_AGO:
        return _OLD
    years = [int(t) for t in told if len(t) == _YEAR_DIGITS and t.isdigit()]
    month = next((n for n, t in enumerate(told) if t in _MONTHS), None)
    days = [n for n, t in enumerate(told) if t.isdigit() and len(t) < _MONTH_AND_YEAR + 1]
    if month is None or not days:
        return _OLD if years or month is not None else _UNKNOWN
    day = min(days, key=lambda n: abs(n - month))
    return _dated(published, years, _MONTH_NAMES.index(told[month][:3]) + 1, int(told[day]))


def _dated(published: date | None, years: list[int], month: int, day: int) -> str:
    """Say how old a day of a month is; without a year it is the last such day before publication."""
    if published is None:
        return _UNKNOWN
    try:
        told = date(years[0] if years else published.year, month, day)
    except ValueError:
        return _UNKNOWN
    back = (published - told).days
    if not years and back < 0:
        back += _YEAR
    return _FRESH if back <= _FRESH_DAYS else _OLD
