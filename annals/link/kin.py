"""What the registry knows of two actor keys: membership, umbrella, one state."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

from annals.gazetteer.actors import ActorEntry, Actors, actors

Asked = TypeVarTuple("Asked")
R = TypeVar("R")

LOCAL = "local:"
"""Begins the key of an actor that the registry does not hold."""
_GOVERNMENT = "/government"
_MEDIA = frozenset({"agency", "outlet"})
_STATE = frozenset({"state", "government", "military", "police", "intelligence"})


def _remembered(ask: Callable[[*Asked], R]) -> Callable[[*Asked], R]:
    """Keep what is asked of one registry; another that comes into use is asked anew."""

    @lru_cache(maxsize=1 << 16)
    def keep(_registry: Actors, *asked: *Asked) -> R:
        return ask(*asked)

    @wraps(ask)
    def answer(*asked: *Asked) -> R:
        return keep(actors(), *asked)

    return answer


@_remembered
def named(key: str) -> bool:
    """Say whether the key is of somebody in particular, and not of "gunmen" or "police"."""
    return not key.startswith(LOCAL) or not actors().unnamed(key.removeprefix(LOCAL))


@_remembered
def related(left: str, right: str) -> str:
    """Return how two actors belong together, in words; "" when they do not.

    One belongs to the other, directly or through an umbrella, or both are forces of one state.
    """
    if left == right:
        return "the same"
    one, two = _entry(left), _entry(right)
    if one is None or two is None:
        return ""
    if right in _above(left) or left in _above(right):
        return "one belongs to the other"
    same_state = one.country is not None and one.country == two.country
    if same_state and one.category in _STATE and two.category in _STATE:
        return "forces of one state"
    return ""


@_remembered
def agency(name: str) -> str | None:
    """Return the registry's key of the news agency or outlet with this name, None without one."""
    found = (entry for entry in actors().find(name) if entry.category in _MEDIA)
    return next((entry.key for entry in found), None)


def full_name(key: str) -> str | None:
    """Return the registry's name of an actor, None when it does not hold it."""
    entry = _entry(key)
    return None if entry is None else entry.name


def state_of(key: str) -> str | None:
    """Return the country of a state or one of its forces, None for anybody else."""
    entry = _entry(key)
    return entry.country if entry is not None and entry.category in _STATE else None


def party(key: str) -> bool | None:
    """Say whether the registry holds the actor as one that takes part in conflicts, None if unknown."""
    entry = _entry(key)
    return None if entry is None else entry.party


@_remembered
def owner(key: str) -> str:
    """Return the party that an outlet of a party belongs to, the state for its government, else the actor."""
    if key.endswith(_GOVERNMENT):
        return key.removesuffix(_GOVERNMENT)
    entry = _entry(key)
    belongs = entry is not None and entry.category in _MEDIA and entry.party and entry.parents
    return owner(entry.parents[0]) if entry is not None and belongs else key


def _entry(key: str) -> ActorEntry | None:
    return None if key.startswith((LOCAL, "outlet:", "said:")) else actors().get(key)


@_remembered
def _above(key: str) -> frozenset[str]:
    """Return every umbrella and mother organisation of an actor."""
    above: set[str] = set()
    open_keys = [key]
    while open_keys:
        entry = _entry(open_keys.pop())
        fresh = [parent for parent in entry.parents if parent not in above] if entry else []
        above.update(fresh)
        open_keys.extend(fresh)
    return frozenset(above)
