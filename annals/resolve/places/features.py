"""What speaks for a place that a name may be: named numbers, weighed by ``data/place_weights.toml``."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import Form, PlaceEntry, PlaceMatch
from annals.model.vocabulary import Level
from annals.resolve.places.context import Weights
from annals.resolve.places.geography import BESIDE_KM, SIZE, distance_km, within
from annals.resolve.places.neighbours import Neighbours
from annals.resolve.places.scan import contains
from annals.text.normalise import fold

LARGE = 100_000
"""People of a place that readers abroad have heard of."""
_UNCOUNTED = 950
"""People of a place that is listed though nobody counted them: the seat of a small unit, a village. Beside
one of its name whose people are counted, in a country that the report speaks of, it has none."""
_OUTWEIGHS = 40
_WORLD_CITY, _DWARFS, _DWARFS_UNIT = 500_000, 20, 5
"""People of a city that the world knows, and how many times a namesake's it has to have, town or unit."""
_BESIDE = 0.3
"""How much names close by have to say before a namesake of a world city is believed."""
_CLOSE_KM = 120.0
_LAND, _BORDER_KM = 1.3, 300.0
"""How far beyond the radius of a country its reports still speak of their own neighbourhood."""
_AREA_KINDS = frozenset({Level.REGION, Level.AREA, Level.DISTRICT, Level.WATER})
_UNITS = frozenset({Level.DISTRICT, Level.REGION})
_TOWNS = frozenset({Level.SETTLEMENT, Level.COUNTRY})
_SPELT = 3
"""How many letters two spellings of one name share at its head."""
_ARTICLE = re.compile(r"(?:a[dlnrstz]|ash|e[lnrstz])[-'’ ]", re.IGNORECASE)
_MOSTLY = 0.5
"""Half of what speaks for the weightiest country or unit: enough to be told as a reason."""


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
    neighbours: Neighbours


@dataclass(slots=True)
class Found:
    """The features of one candidate by name, and the reasons among them in words, strongest first."""

    features: dict[str, float] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def add(self, name: str, value: float = 1.0, reason: str = "") -> None:
        """Count a feature, and tell its reason."""
        self.features[name] = self.features.get(name, 0.0) + value
        if reason:
            self.reasons.append(reason)


def features(match: PlaceMatch, rivals: Sequence[PlaceMatch], clues: Clues) -> Found:
    """Return what speaks for and against one of the places of a name."""
    found = Found()
    _named(match, rivals, clues, found)
    _kind(match, rivals, clues, found)
    _beside_it(match.entry, clues, found)
    small = match.entry.level == Level.SETTLEMENT or (
        match.weight <= LARGE and SIZE[match.entry.level] <= SIZE[Level.REGION]
    )
    at_home = {home.country for home in clues.homes}
    dwarfs = any(rival.entry.country in at_home and _dwarfs(match, rival) for rival in rivals)
    small = small and not (dwarfs and _exact(clues.text, match))
    if small and set(found.reasons) <= {_called(match.entry)} and abroad(match, clues):
        other_name = match.form == Form.ALIAS or _lost_article(clues.text, match)
        found.add("abroad_alias" if other_name else "abroad")
        found.add("abroad_small", float(match.form != Form.ALIAS and match.weight <= LARGE))
    _about(match, rivals, clues, found)
    return found


def unheard_of(matches: Sequence[PlaceMatch], clues: Clues) -> dict[str, float]:
    """Return what speaks for a place that nobody holds: more where no candidate is at home."""
    small = all(SIZE[match.entry.level] <= SIZE[Level.REGION] for match in matches)
    placed = clues.containers or clues.hints
    foreign = small and not placed and all(abroad(match, clues) for match in matches)
    unlikely = not placed and not clues.paired and clues.text.casefold() in place_words().not_names
    common = unlikely and all(match.weight < LARGE for match in matches)
    return {"unheard_of": 1.0, "unheard_of_foreign": float(foreign), "unheard_of_common_word": float(common)}


def abroad(match: PlaceMatch, clues: Clues) -> bool:
    """Say whether a place lies far from the countries that the report speaks of.

    Beside several such countries a large place of another one is still likely to be meant.
    """
    entry, homes = match.entry, clues.homes
    if not homes or entry.country is None or any(entry.country == home.country for home in homes):
        return False
    if (
        len(homes) > 1
        and match.weight > LARGE
        and (match.form != Form.ALIAS or _spelt_alike(clues.text, match))
    ):
        return False
    namesake = match.weight <= LARGE and not _exact(clues.text, match)
    return namesake or all(_far(home, entry) for home in homes)


def _spelt_alike(text: str, match: PlaceMatch) -> bool:
    """Say whether a name begins as that of the place does, so that it is another spelling of it."""
    return fold(text)[:_SPELT] == fold(match.entry.name)[:_SPELT]


def _lost_article(text: str, match: PlaceMatch) -> bool:
    """Say whether a name has an Arabic article that the place has not ("al-Baath" is not Bath)."""
    return _ARTICLE.match(text) is not None and not _ARTICLE.match(match.entry.name)


def _far(home: PlaceEntry, entry: PlaceEntry) -> bool:
    """Say whether a place lies beyond a country and its neighbourhood."""
    apart = distance_km(home, entry)
    return apart is None or apart > (home.radius_km or 0.0) * _LAND + _BORDER_KM


def _named(match: PlaceMatch, rivals: Sequence[PlaceMatch], clues: Clues, found: Found) -> None:
    """Add what the name itself says, and how many people live under it."""
    spoken_of = {home.country for home in clues.homes}
    counted = any(rival.weight and rival.entry.country in spoken_of for rival in rivals)
    found.add("people", math.log10((match.weight or (0 if counted else _UNCOUNTED)) + 50))
    found.add(f"form_{match.form.name.lower()}")
    if _exact(clues.text, match):
        found.add("exact")
    elif match.form == Form.ALIAS and match.entry.key.startswith("gn:"):
        found.add("alias_beside_name", float(any(_exact(clues.text, rival) for rival in rivals)))
    if match.entry.key in clues.paired:
        found.add("paired", reason="the report names it with the unit it lies in")


def _beside_it(entry: PlaceEntry, clues: Clues, found: Found) -> None:
    """Add what the names beside it say: what contains it, adjectives before it, its other names."""
    for container in clues.containers:
        if within(entry, container):
            reason = f"it lies in {container[0].entry.name}, which is named with it"
            found.add("within", reason=reason)
        else:
            found.add("not_within")
    if clues.town:
        found.add("within" if _in_town(entry, clues.town) else "not_in_town")
    if entry.country in clues.hints:
        found.add("hinted", reason=f"the words before it point to {entry.country}")
    elif clues.hints:
        found.add("not_hinted")
    for alias in clues.aliases:
        if any(other.entry.key == entry.key for other in alias):
            found.add("renamed", reason="both names given are names of it")


def _in_town(entry: PlaceEntry, town: Sequence[PlaceMatch]) -> bool:
    """Say whether a place lies in or beside a town, and is not the town itself."""
    for match in town:
        apart = distance_km(match.entry, entry)
        if match.entry.key != entry.key and apart is not None:
            return apart <= (match.entry.radius_km or 0.0) + BESIDE_KM
    return False


def _exact(text: str, match: PlaceMatch) -> bool:
    return match.form == Form.NAME and text.casefold() == match.entry.name.casefold()


def _kind(match: PlaceMatch, rivals: Sequence[PlaceMatch], clues: Clues, found: Found) -> None:
    """Add what the kind word says; without one, what is usual: a town before the unit around it."""
    entry, levels = match.entry, clues.levels
    own = place_words().kinds.get(clues.text.rpartition(" ")[2].casefold(), ()) if " " in clues.text else ()
    if levels == (Level.WATER,) and entry.level != Level.WATER:
        found.add("not_water")
    elif not levels:
        _unsaid(match, rivals, own, found)
    elif entry.level in levels:
        found.add("kind_meant", reason=_called(entry))
    elif Level.AREA in levels:
        if entry.level not in _AREA_KINDS:
            found.add("kind_near_it", 0.5)
    elif Level.INSTALLATION in levels and entry.level == Level.SETTLEMENT:
        found.add("kind_near_it")
    else:
        alike = entry.level in _UNITS and _UNITS & set(levels)
        found.add("kind_alike" if alike else "kind_not_meant")


def _called(entry: PlaceEntry) -> str:
    article = "an" if entry.level[0] in "aeiou" else "a"
    return f"the words call it {article} {entry.level}"


def _unsaid(match: PlaceMatch, rivals: Sequence[PlaceMatch], own: tuple[Level, ...], found: Found) -> None:
    """Add what is usual where no kind is said; ``own`` is the kind in the name itself ("Red Sea")."""
    level = match.entry.level
    units = [rival.weight for rival in rivals if contains(rival.entry, match.entry)]
    if level in own:
        found.add("own_kind")
    elif level == Level.SETTLEMENT and units and max(units) < _OUTWEIGHS * match.weight:
        found.add("settlement_first")
    elif level in {Level.COUNTRY, Level.DISTRICT}:
        found.add("country_first" if level == Level.COUNTRY else "district_last")


def _dwarfs(rival: PlaceMatch, match: PlaceMatch) -> bool:
    """Say whether a place has a world city of another country as its namesake."""
    abroad = rival.entry.country != match.entry.country and rival.entry.level in _TOWNS
    times = _DWARFS_UNIT if match.entry.level in _UNITS else _DWARFS
    return abroad and rival.weight >= max(_WORLD_CITY, times * match.weight)


def _about(match: PlaceMatch, rivals: Sequence[PlaceMatch], clues: Clues, found: Found) -> None:
    """Add what the rest of the report says."""
    entry = match.entry
    weights, own = clues.weights, fold(clues.text)
    country, unit = weights.country(entry.country), weights.unit(entry.country, entry.admin1)
    found.add("about_country", country)
    if entry.level != Level.COUNTRY and entry.admin1:
        found.add("about_unit", unit)
    if country >= _MOSTLY and entry.level != Level.COUNTRY:
        mostly = f", {entry.admin1}" if unit >= _MOSTLY else ""
        found.reasons.append(f"the report speaks of {entry.country}{mostly}")
    if SIZE[entry.level] > SIZE[Level.DISTRICT]:
        return
    small_ones = (one for one in weights.sure.values() if SIZE[one.level] <= SIZE[Level.DISTRICT])
    others = (distance_km(entry, other) for other in small_ones if other.key != entry.key)
    if any(apart is not None and apart <= _CLOSE_KM for apart in others):
        found.add("close", reason="another place of the report is close by")
    wide, close = clues.neighbours.around(entry, own)
    if close < _BESIDE and any(_dwarfs(rival, match) for rival in rivals):
        found.add("dwarfed")
    found.add("neighbours", wide)
    found.add("neighbours_close", close)
    found.add("neighbours_in_unit", clues.neighbours.inside(entry, own))
