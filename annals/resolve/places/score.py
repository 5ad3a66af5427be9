"""Ranks the places that a name may be: what speaks for each, weighed and turned into shares of belief."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz

from annals.gazetteer.places import PlaceEntry, PlaceMatch, Places
from annals.model.vocabulary import Level
from annals.resolve.places.features import Clues, features, unheard_of
from annals.resolve.places.geography import beside
from annals.text.normalise import fold

_NAMED_AFTER = 75
_TOWN_SHARE = 12
"""How many times as many people a unit may have as the town that bare words mean."""
_NAMED_UNITS = frozenset({Level.REGION, Level.DISTRICT})


@cache
def _weights() -> dict[str, float]:
    """Return the weight of each feature."""
    text = files("annals.resolve").joinpath("data/place_weights.toml").read_text(encoding="utf-8")
    weights: dict[str, float] = tomllib.loads(text)["weights"]
    return weights


def _weighed(found: Mapping[str, float]) -> float:
    weights = _weights()
    return sum(weights[name] * value for name, value in found.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with its share of belief and the reasons that speak for it, strongest first."""

    entry: PlaceEntry
    share: float
    weight: int
    reasons: tuple[str, ...]


def rank(matches: Sequence[PlaceMatch], clues: Clues) -> list[Ranked]:
    """Return the candidates, the likeliest first.

    Their shares and that of a place which the gazetteer does not hold make 1 together.
    """
    if not matches:
        return []
    found = [features(match, matches, clues) for match in matches]
    scores = [_weighed(one.features) for one in found]
    unheard = _weighed(unheard_of(matches, clues))
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(unheard - top)
    ranked = [
        Ranked(entry=match.entry, share=power / total, weight=match.weight, reasons=tuple(one.reasons))
        for match, one, power in zip(matches, found, powers, strict=True)
    ]
    return sorted(ranked, key=lambda one: (-one.share, -one.weight, one.entry.key))


def called_unit(ranked: list[Ranked], levels: Sequence[Level], gazetteer: Places) -> list[Ranked]:
    """Return the ranking with the region around a town of its name first, where the words call it a region.

    The spelling may be one that only the town has.
    """
    best = ranked[0].entry
    if best.level != Level.SETTLEMENT or Level.REGION not in levels or Level.SETTLEMENT in levels:
        return ranked
    around = (one.entry for one in gazetteer.matches(best.name) if one.entry.level == Level.REGION)
    unit = next((one for one in around if (one.country, one.admin1) == (best.country, best.admin1)), None)
    return [replace(ranked[0], entry=unit), *ranked] if unit else ranked


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
    if inner.admin1 != outer.admin1 and not beside(outer, inner):
        return False
    alike = fuzz.partial_ratio(fold(inner.name), fold(outer.name)) >= _NAMED_AFTER
    return alike and unit.weight <= _TOWN_SHARE * town.weight
