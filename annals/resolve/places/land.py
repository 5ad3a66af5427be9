"""The country of an act that tells no place: the one that its report tells as a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from annals.gazetteer.actors import Actors
from annals.model.reading import Label, Mention, Reading
from annals.model.vocabulary import Standing

_STATE = "state:"
_AT_HOME = frozenset(
    {"police", "interior_ministry", "interior_forces", "gendarmerie", "security_forces", "national_guard"}
)
"""Bodies of a state that act, or are hit, in its own land."""
_FORCES = frozenset({"armed_forces", "army", "marines", "government"})
"""Bodies of a state that act in its own land against a group of that land."""


_ABROAD = re.compile(
    r"\b(?:missions?|peace-?keep\w*|embass\w+|consulates?|abroad|across the border)\b", re.IGNORECASE
)
"""Words of reports on those whom a state sent to another."""


def told_in(reading: Reading, code: str, country_of: Callable[[Mention], str | None]) -> bool:
    """Say whether a report tells a country, or a place in it, as where something is ("unrest in Mali").

    Who speaks, acts or is hit says nothing of where: "Spain's foreign minister confirmed it".
    """
    told = [m for m in reading.mentions if m.label is Label.PLACE and m.tag != Standing.HOME]
    filed = [reading.dateline] if reading.dateline is not None else []
    return any(country_of(one) == code for one in (*told, *filed))


def is_home(text: str, code: str, registry: Actors, attacked: Collection[str] = ()) -> bool:
    """Say whether a report names one state alone, and bodies of it that act or were hit in its own land.

    Its peacekeepers and citizens may be anywhere.
    """
    keys = {match.keys[0] for match in registry.match(text)}
    bodies = {key.partition("/")[2] for key in keys if key.startswith(_STATE)}
    hit = {key.partition("/")[2] for key in attacked if key.startswith(_STATE)}
    groups = (registry.get(key) for key in keys if not key.startswith(_STATE))
    own_group = any(one is not None and one.party and one.country == code for one in groups)
    at_home = not bodies.isdisjoint(_AT_HOME | (_FORCES if own_group else set()))
    alone = states(keys) == {code} and _ABROAD.search(text) is None
    return alone and (at_home or not hit.isdisjoint(_AT_HOME | _FORCES - {"government"}))


def states(keys: Iterable[str]) -> set[str]:
    """Return the states among the keys of actors."""
    return {key.removeprefix(_STATE).partition("/")[0] for key in keys if key.startswith(_STATE)}
