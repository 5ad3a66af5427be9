"""Which drafts are compared at all: those that meet in a block of place, day and type.

Comparing every pair would take the square of the number of drafts. Two drafts meet here when

- both are small places with a point, in one cell of a grid, on one possible day;
- one or both are vague, in one country on one possible day, and share a clue: an attacker, a
  figure, a name, the place's name itself;
- a place is not known or has several readings, and they share a clue on one possible day;
- both have no day at all and one place; or
- their reports reuse each other's text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from annals.link.compare import Context
from annals.link.compare.tolls import MASS
from annals.link.other import campaign_key
from annals.link.profile import Profile, When, fine, small
from annals.link.tables import type_pairs
from annals.model.ids import ReportId
from annals.model.values import Place
from annals.model.vocabulary import Kind
from annals.text.normalise import fold

Pair: TypeAlias = tuple[Profile, Profile]
Key: TypeAlias = tuple[object, ...]
Met: TypeAlias = set[tuple[int, int]]

_CELL_LATITUDE, _CELL_LONGITUDE = 0.6, 1.2
"""Degrees. Each point lies in four overlapping cells, so that any two within half a cell meet: 33 km
from south to north, and at least 30 km from west to east up to 63 degrees of latitude."""
_LONGEST_SPAN = 45
"""Days. A longer span meets others only at its own place."""
_UNDATED_REACH = 3
"""An act without a day is compared this many windows back from its report."""
_MOST_NAMES = 8


class _Block:
    """Drafts, by number, that meet: seekers meet each other and the found, the found only seekers."""

    __slots__ = ("found", "seekers")

    def __init__(self) -> None:
        self.seekers: list[int] = []
        self.found: list[int] = []


def pairs(profiles: Iterable[Profile], context: Context) -> Iterator[Pair]:
    """Yield each pair of drafts that meets in some block and may be one act, once, in order."""
    ordered = sorted(profiles, key=lambda profile: profile.id)
    blocks: dict[Key, _Block] = defaultdict(_Block)
    for number, profile in enumerate(ordered):
        if profile.kind is Kind.INCIDENT:
            _enter_incident(blocks, number, profile, context)
        else:
            _enter_other(blocks, number, profile)
    met = _met(blocks.values(), ordered)
    met.update(_copied(ordered, context))
    for left, right in sorted(met):
        yield ordered[left], ordered[right]


def _enter_incident(blocks: dict[Key, _Block], number: int, profile: Profile, context: Context) -> None:
    days = _days(profile, context)
    dayless = not days or len(days) > _LONGEST_SPAN
    for key in sorted({_name(place) for place in profile.places}):
        for kind in profile.types:
            # Those with a day of use do not meet each other here, but in blocks of that day.
            block = blocks["name", key, kind]
            (block.seekers if dayless else block.found).append(number)
    if dayless:
        return
    for place in profile.places:
        if small(place) and place.latitude is not None:
            for cell in _cells(place.latitude, place.longitude or 0.0):
                for day in days:
                    blocks["cell", cell, day].seekers.append(number)
    _enter_vague(blocks, number, profile, days)


def _enter_vague(blocks: dict[Key, _Block], number: int, profile: Profile, days: range) -> None:
    vague = not profile.places or not all(fine(place) for place in profile.places)
    lost = not profile.places or any(place.country is None or place.contested for place in profile.places)
    clues = _clues(profile)
    countries = {place.country for place in profile.places if place.country}
    for day in days:
        for clue in clues:
            for country in countries:
                block = blocks["country", country, clue, day]
                (block.seekers if vague else block.found).append(number)
        for clue in clues:
            block = blocks["clue", clue, day]
            (block.seekers if lost else block.found).append(number)


def _enter_other(blocks: dict[Key, _Block], number: int, profile: Profile) -> None:
    if profile.kind is Kind.CAMPAIGN and campaign_key(profile) is not None:
        blocks["campaign", campaign_key(profile)].seekers.append(number)
    if profile.kind is Kind.TOLL and profile.tolls_key:
        blocks["toll", profile.tolls_key].seekers.append(number)


def _days(profile: Profile, context: Context) -> range:
    """Return the day numbers on which the act may have happened, as far as it is worth comparing."""
    reach = max(context.window_days, 1) * _UNDATED_REACH
    spans = [_span(when, reach, context.window_days) for when in profile.times]
    known = [span for span in spans if span is not None]
    if known:
        return range(min(first for first, _ in known), max(before for _, before in known))
    if profile.published is not None and not profile.background:
        return range(profile.published - reach + 1, profile.published + 1)
    return range(0)


def _span(when: When, reach: int, slack: int) -> tuple[int, int] | None:
    if when.before is None:
        return None
    if when.earliest is None:
        return when.before - reach, when.before
    if when.range.approximate:
        return when.earliest - slack, when.before + slack
    return when.earliest, when.before + 1 if when.evening else when.before


def _cells(latitude: float, longitude: float) -> list[tuple[int, int]]:
    """Return the four cells of two grids, half a cell apart, that hold a point."""
    rows = _steps((latitude + 90) / _CELL_LATITUDE)
    columns = _steps((longitude + 180) / _CELL_LONGITUDE)
    return [(row, column) for row in rows for column in columns]


def _steps(position: float) -> tuple[int, int]:
    """Return the numbers of the two overlapping steps that hold a position: even ones and odd ones."""
    return int(position) * 2, int(position + 0.5) * 2 + 1


def _name(place: Place) -> str:
    return place.key or f"{fold(place.name)}, {place.country or ''}"


def _clues(profile: Profile) -> list[str]:
    """Return what a vague draft shares with an exact one of the same act, likely enough to look."""
    clues = [f"by {key}" for key in sorted(profile.attackers)]
    clues += [f"{toll.harm} {toll.low or toll.high}" for toll in profile.tolls]
    clues += [f"many {toll.harm}" for toll in profile.tolls if (toll.low or 0) >= MASS]
    towns = {word for town in profile.towns for word in town}
    if not profile.places:
        # What the words name may be the place that was not recognised as one.
        return clues + [f"name {word}" for word in sorted(profile.names | profile.title)]
    return clues + [f"name {name}" for name in (*sorted(profile.names)[:_MOST_NAMES], *sorted(towns))]


def _met(blocks: Iterable[_Block], ordered: list[Profile]) -> Met:
    met: Met = set()
    for block in blocks:
        seekers = sorted(set(block.seekers))
        for one, two in combinations(seekers, 2):
            if (one, two) not in met and _may(ordered[one], ordered[two]):
                met.add((one, two))
        for one in seekers:
            for two in block.found:
                pair = (one, two) if one < two else (two, one)
                if one != two and pair not in met and _may(ordered[one], ordered[two]):
                    met.add(pair)
    return met


def _copied(ordered: list[Profile], context: Context) -> Iterator[tuple[int, int]]:
    """Yield the pairs of drafts of reports that reuse each other's text."""
    by_report: dict[ReportId, list[int]] = defaultdict(list)
    for number, profile in enumerate(ordered):
        by_report[profile.report].append(number)
    for left, right in context.copies:
        for one in by_report[left]:
            for two in by_report[right]:
                if _may(ordered[one], ordered[two]):
                    yield (one, two) if one < two else (two, one)


def _may(one: Profile, two: Profile) -> bool:
    """Say whether two drafts may be one act by what takes no comparing."""
    if one.report == two.report or one.kind is not two.kind:
        return False
    return not one.types or not two.types or _interchanged(one.types, two.types)


@lru_cache(maxsize=1 << 12)
def _interchanged(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return any((left, right) in type_pairs() for left in one for right in two)
