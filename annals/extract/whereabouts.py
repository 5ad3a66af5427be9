"""Whether two tellings of a place, or of a time, can be of one act; words alone, nothing resolved."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from annals.extract.cues import cue_set
from annals.gazetteer.places import PlaceEntry, places
from annals.model.vocabulary import Level
from annals.text.normalise import fold

_POINTS = frozenset({Level.INSTALLATION, Level.SETTLEMENT, Level.DISTRICT})
_APART_KM = 40.0
_EARTH_KM = 6371.0
_YEAR_DIGITS = 4
_MONTH_AND_YEAR = 2
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
        entries=places().find(" ".join(core))[:5] if core else (),
    )


def agree(left: Whereabouts, right: Whereabouts) -> bool | None:
    """Say whether two places are one (True), cannot be (False), or may be (None)."""
    same = bool(left.entries) and bool(right.entries) and left.entries[0].key == right.entries[0].key
    if same or left.names & right.names:
        apart = left.directions and right.directions and not left.directions & right.directions
        return not apart
    if not left.entries or not right.entries:
        return None if left.entries or right.entries else False
    return None if any(_near(a, b) for a in left.entries for b in right.entries) else False


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


def same_time(left: str, right: str) -> bool | None:
    """Say whether the words of two times are of one day (True), cannot be (False), or may be (None)."""
    a, b = _tokens(left), _tokens(right)
    for names in (_WEEKDAYS, _MONTHS):
        if a & names and b & names and not a & b & names:
            return False
    numbers = {t for t in a if t.isdigit()}, {t for t in b if t.isdigit()}
    if a & _MONTHS and b & _MONTHS and numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return False
    if _long_ago(a) != _long_ago(b):
        return False
    return True if a & b & (_WEEKDAYS | _MONTHS) else None


def _tokens(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", words.lower()))


def _long_ago(tokens: frozenset[str]) -> bool:
    """Say whether a time lies weeks or more back, by its words."""
    if tokens & _WEEKDAYS:
        return False
    year = any(len(t) == _YEAR_DIGITS and t.isdigit() for t in tokens)
    return bool(tokens & _LONG_AGO) or (
        year and len(tokens - {"in", "of", "early", "late"}) <= _MONTH_AND_YEAR
    )
