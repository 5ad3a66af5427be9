"""Ranks the places that a name may be, and says why in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import Form, PlaceEntry, PlaceMatch
from annals.model.vocabulary import Level
from annals.resolve._place_context import Weights
from annals.resolve._place_scan import contains
from annals.text.normalise import fold

EARTH_KM = 6371.0088
SIZE = {
    Level.INSTALLATION: 0,
    Level.SETTLEMENT: 1,
    Level.DISTRICT: 2,
    Level.REGION: 3,
    Level.AREA: 4,
    Level.WATER: 4,
    Level.COUNTRY: 5,
}
"""Order of levels by how much they hold."""

_PEOPLE = 0.9
_FORM = {Form.NAME: 0.4, Form.ALIAS: 0.0, Form.ADJECTIVE: 0.2, Form.ABBREVIATION: 0.0}
_EXACT = 0.6
_ALIAS_BESIDE_NAME = -1.5
"""Sources list old and local names too; beside a place that bears the name they mean little."""
_PAIRED = 3.0
_KIND_MEANT, _KIND_NOT_MEANT, _KIND_NEAR_IT = 2.5, -2.5, -0.6
_KIND_ALIKE = -1.2
_OWN_KIND = 1.5
_SETTLEMENT_FIRST, _COUNTRY_FIRST, _DISTRICT_LAST = 0.8, 1.0, -0.4
_OUTWEIGHS = 40
_NOT_WATER = -9.0
"""No town is meant by "the X river"."""
_WITHIN, _NOT_WITHIN = 5.0, -4.0
_HINTED, _NOT_HINTED = 4.0, -3.0
_RENAMED = 3.0
_ABOUT_COUNTRY, _ABOUT_UNIT = 3.0, 2.0
_CLOSE, _CLOSE_KM = 0.8, 120.0
_SHARPNESS = 1.3
_NAMED_AFTER = 75
_TOWN_SHARE = 12
"""How many times as many people a unit may have as the town that bare words mean."""
_UNHEARD_OF = 2.5
"""What speaks for a place that the gazetteer does not hold: about a village of 600 people."""
_FOREIGN = 1.5
_COMMON_WORD = 3.0
"""For a mention that is an everyday word, such as "Police"."""
_LARGE = 100_000
_NOT_IN_TOWN = -9.0
"""What is called a part of one town is no place elsewhere."""
_LAND, _BORDER_KM = 1.3, 300.0
"""How far beyond the radius of a country its reports still speak of their own neighbourhood."""
_ABROAD = {Form.NAME: -1.5, Form.ALIAS: -3.5}
"""For a settlement in a country that the report, which is about one country alone, does not name."""
_BESIDE_KM = 10.0
_AROUND_KM = 60.0
_NAMED_UNITS = frozenset({Level.REGION, Level.DISTRICT})
_AREA_KINDS = frozenset({Level.REGION, Level.AREA, Level.DISTRICT, Level.WATER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What the words around a name say about it.

    ``containers`` and ``aliases`` hold what each such name may be; ``hints`` are country codes, ``homes``
    are the countries that the report speaks of, one alone where nearly all of it does, ``town`` is what
    the town may be that the words call the name a part of, and ``paired`` holds the keys of places that the
    report names with their unit elsewhere.
    """

    text: str
    levels: tuple[Level, ...]
    containers: tuple[tuple[PlaceMatch, ...], ...]
    aliases: tuple[tuple[PlaceMatch, ...], ...]
    hints: frozenset[str]
    weights: Weights
    homes: tuple[PlaceEntry, ...]
    town: tuple[PlaceMatch, ...]
    paired: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with its share of belief and the reasons that speak for it, strongest first."""

    entry: PlaceEntry
    share: float
    weight: int
    reasons: tuple[str, ...]


def distance_km(one: PlaceEntry, other: PlaceEntry) -> float | None:
    """Return the great-circle distance of two places (haversine formula), None without points."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def within(inner: PlaceEntry, container: Iterable[PlaceMatch]) -> bool:
    """Say whether a place lies in any of the places that a container's name may be."""
    return any(contains(match.entry, inner) or _beside(match.entry, inner) for match in container)


def at_odds(inner: PlaceEntry, container: Iterable[PlaceMatch]) -> bool:
    """Say whether a place cannot be in what the words name as holding it, or just outside it."""
    for match in container:
        apart = distance_km(match.entry, inner)
        around = match.entry.country == inner.country and apart is not None and apart <= _AROUND_KM
        if around or within(inner, [match]):
            return False
    return True


def size(entry: PlaceEntry) -> int:
    """Return how much a place holds; one that lies in no single country holds most."""
    whole = entry.level == Level.AREA and entry.country is None
    return SIZE[Level.COUNTRY] + 1 if whole else SIZE[entry.level]


def _beside(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    """Say whether a place lies within the radius of a larger one that is no unit of its own."""
    if outer.key == inner.key or (
        outer.level in {Level.COUNTRY, Level.REGION} and outer.key.startswith("iso:")
    ):
        return False
    larger = SIZE[outer.level] >= SIZE[inner.level]
    apart = distance_km(outer, inner)
    return larger and apart is not None and apart <= (outer.radius_km or 0.0) + _BESIDE_KM


def rank(matches: Sequence[PlaceMatch], clues: Clues) -> list[Ranked]:
    """Return the candidates, the likeliest first.

    Their shares and that of a place which the gazetteer does not hold make 1 together.
    """
    if not matches:
        return []
    scored = [(match, *_score(match, matches, clues)) for match in matches]
    unheard = _unheard_of(matches, clues)
    top = max(score for _, score, _ in scored)
    powers = [math.exp(_SHARPNESS * (score - top)) for _, score, _ in scored]
    total = sum(powers) + math.exp(_SHARPNESS * (unheard - top))
    found = [
        Ranked(entry=match.entry, share=power / total, weight=match.weight, reasons=tuple(reasons))
        for (match, _, reasons), power in zip(scored, powers, strict=True)
    ]
    return sorted(found, key=lambda one: (-one.share, -one.weight, one.entry.key))


def settlement_first(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the ranking with a town before the unit around it that is called the same.

    A bare name means the town. A town that few live in beside the unit, or that bears the unit's
    name only as an old or second one, stays behind it.
    """
    unit = ranked[0]
    if unit.entry.level not in _NAMED_UNITS:
        return list(ranked)
    town = next((one for one in ranked[1:] if _town_of(unit, one)), None)
    if town is None:
        return list(ranked)
    return _swapped(ranked, town)


def unit_first(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the ranking with the unit before the town of the same name, where the report means the unit."""
    unit = next((one for one in ranked[1:] if one.entry.level in _NAMED_UNITS), None)
    return _swapped(ranked, unit) if unit and _town_of(unit, ranked[0]) else list(ranked)


def _swapped(ranked: Sequence[Ranked], first: Ranked) -> list[Ranked]:
    """Return the ranking with one candidate brought to the front, with the greater share of both."""
    second = ranked[0]
    shares = (first.share, second.share)
    rest = [one for one in ranked[1:] if one is not first]
    reasons = (*(first.reasons or second.reasons), f"of one name, the {first.entry.level} is meant")
    front = replace(first, share=max(shares), reasons=reasons)
    return [front, replace(second, share=min(shares)), *rest]


def _town_of(unit: Ranked, town: Ranked) -> bool:
    """Say whether a place is the town that a unit is named after."""
    inner, outer = town.entry, unit.entry
    if inner.level != Level.SETTLEMENT or inner.country != outer.country:
        return False
    if inner.admin1 != outer.admin1 and not _beside(outer, inner):
        return False
    alike = fuzz.partial_ratio(fold(inner.name), fold(outer.name)) >= _NAMED_AFTER
    return alike and unit.weight <= _TOWN_SHARE * town.weight


def _unheard_of(matches: Sequence[PlaceMatch], clues: Clues) -> float:
    """Return what speaks for a place that nobody holds: more where no candidate is at home."""
    small = all(SIZE[match.entry.level] <= SIZE[Level.REGION] for match in matches)
    placed = clues.containers or clues.hints
    foreign = small and not placed and all(_abroad(match, clues) for match in matches)
    unlikely = not placed and not clues.paired and clues.text.casefold() in place_words().not_names
    common = unlikely and all(match.weight < _LARGE for match in matches)
    return _UNHEARD_OF + (_FOREIGN if foreign else 0.0) + (_COMMON_WORD if common else 0.0)


def _abroad(match: PlaceMatch, clues: Clues) -> bool:
    """Say whether a place lies far from the countries that the report speaks of.

    Beside several such countries a large place of another one is still likely to be meant.
    """
    entry, homes = match.entry, clues.homes
    if not homes or entry.country is None or any(entry.country == home.country for home in homes):
        return False
    if len(homes) > 1 and match.weight > _LARGE:
        return False
    return all(_far(home, entry) for home in homes)


def _far(home: PlaceEntry, entry: PlaceEntry) -> bool:
    """Say whether a place lies beyond a country and its neighbourhood."""
    apart = distance_km(home, entry)
    return apart is None or apart > (home.radius_km or 0.0) * _LAND + _BORDER_KM


def _score(match: PlaceMatch, rivals: Sequence[PlaceMatch], clues: Clues) -> tuple[float, list[str]]:
    reasons: list[str] = []
    score = _named(match, rivals, clues, reasons)
    score += _kind(match, rivals, clues, reasons)
    score += _beside_it(match.entry, clues, reasons)
    small = match.entry.level == Level.SETTLEMENT or (
        match.weight <= _LARGE and SIZE[match.entry.level] <= SIZE[Level.REGION]
    )
    if small and set(reasons) <= {_called(match.entry)} and _abroad(match, clues):
        score += _ABROAD.get(match.form, 0.0)
    return score + _about(match.entry, clues.weights, reasons), reasons


def _named(match: PlaceMatch, rivals: Sequence[PlaceMatch], clues: Clues, reasons: list[str]) -> float:
    """Return what the name itself says, and how many people live under it."""
    score = _PEOPLE * math.log10(match.weight + 50) + _FORM[match.form]
    namesake = any(_exact(clues.text, rival) for rival in rivals)
    if _exact(clues.text, match):
        score += _EXACT
    elif namesake and match.form == Form.ALIAS and match.entry.key.startswith("gn:"):
        score += _ALIAS_BESIDE_NAME
    if match.entry.key in clues.paired:
        score += _PAIRED
        reasons.append("the report names it with the unit it lies in")
    return score


def _beside_it(entry: PlaceEntry, clues: Clues, reasons: list[str]) -> float:
    """Return what the names beside it say: what contains it, adjectives before it, its other names."""
    score = 0.0
    for container in clues.containers:
        if within(entry, container):
            score += _WITHIN
            reasons.append(f"it lies in {container[0].entry.name}, which is named with it")
        else:
            score += _NOT_WITHIN
    if clues.town:
        score += _WITHIN if _in_town(entry, clues.town) else _NOT_IN_TOWN
    if entry.country in clues.hints:
        score += _HINTED
        reasons.append(f"the words before it point to {entry.country}")
    elif clues.hints:
        score += _NOT_HINTED
    for alias in clues.aliases:
        if any(other.entry.key == entry.key for other in alias):
            score += _RENAMED
            reasons.append("both names given are names of it")
    return score


def _in_town(entry: PlaceEntry, town: Sequence[PlaceMatch]) -> bool:
    """Say whether a place lies in or beside a town, and is not the town itself."""
    for match in town:
        apart = distance_km(match.entry, entry)
        if match.entry.key != entry.key and apart is not None:
            return apart <= (match.entry.radius_km or 0.0) + _BESIDE_KM
    return False


def _exact(text: str, match: PlaceMatch) -> bool:
    return match.form == Form.NAME and text.casefold() == match.entry.name.casefold()


def _kind(match: PlaceMatch, rivals: Sequence[PlaceMatch], clues: Clues, reasons: list[str]) -> float:
    """Return what the kind word says; without one, what is usual: a town before the unit around it."""
    entry, levels = match.entry, clues.levels
    own = place_words().kinds.get(clues.text.rpartition(" ")[2].casefold(), ()) if " " in clues.text else ()
    if levels == (Level.WATER,) and entry.level != Level.WATER:
        return _NOT_WATER
    if not levels:
        return _unsaid(match, rivals, own)
    if entry.level in levels:
        reasons.append(_called(entry))
        return _KIND_MEANT
    if Level.AREA in levels:
        return 0.0 if entry.level in _AREA_KINDS else _KIND_NEAR_IT / 2
    if Level.INSTALLATION in levels and entry.level == Level.SETTLEMENT:
        return _KIND_NEAR_IT
    units = {Level.DISTRICT, Level.REGION}
    return _KIND_ALIKE if entry.level in units and units & set(levels) else _KIND_NOT_MEANT


def _called(entry: PlaceEntry) -> str:
    article = "an" if entry.level[0] in "aeiou" else "a"
    return f"the words call it {article} {entry.level}"


def _unsaid(match: PlaceMatch, rivals: Sequence[PlaceMatch], own: tuple[Level, ...]) -> float:
    """Return what is usual where no kind is said; ``own`` is the kind in the name itself ("Red Sea")."""
    if match.entry.level in own:
        return _OWN_KIND
    units = [rival.weight for rival in rivals if contains(rival.entry, match.entry)]
    if match.entry.level == Level.SETTLEMENT and units and max(units) < _OUTWEIGHS * match.weight:
        return _SETTLEMENT_FIRST
    usual = {Level.COUNTRY: _COUNTRY_FIRST, Level.DISTRICT: _DISTRICT_LAST}
    return usual.get(match.entry.level, 0.0)


def _about(entry: PlaceEntry, weights: Weights, reasons: list[str]) -> float:
    """Return what the rest of the report says."""
    country, unit = weights.country(entry.country), weights.unit(entry.country, entry.admin1)
    score = _ABOUT_COUNTRY * country
    if entry.level != Level.COUNTRY and entry.admin1:
        score += _ABOUT_UNIT * unit
    if country >= 0.5 and entry.level != Level.COUNTRY:  # noqa: PLR2004  (half of the weightiest)
        reasons.append(f"the report speaks of {entry.country}" + (f", {entry.admin1}" if unit >= 0.5 else ""))  # noqa: PLR2004  (likewise)
    small_ones = (one for one in weights.sure.values() if SIZE[one.level] <= SIZE[Level.DISTRICT])
    others = (distance_km(entry, other) for other in small_ones if other.key != entry.key)
    small = SIZE[entry.level] <= SIZE[Level.DISTRICT]
    if small and any(apart is not None and apart <= _CLOSE_KM for apart in others):
        score += _CLOSE
        reasons.append("another place of the report is close by")
    return score


def full_name(entry: PlaceEntry) -> str:
    """Return a name that tells places of one name apart: "Springfield, Illinois, US"."""
    outer = entry.admin1 if entry.admin1 != entry.name or entry.level == Level.SETTLEMENT else None
    return ", ".join(part for part in (entry.name, outer, entry.country) if part and part != entry.key[4:])


def same_spot(one: PlaceEntry, other: PlaceEntry) -> bool:
    """Say whether two entries are a settlement and the unit or district named after it."""
    return one.country == other.country and one.admin1 == other.admin1 and fold(one.name) == fold(other.name)
