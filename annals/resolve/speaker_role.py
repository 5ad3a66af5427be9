"""What a speaker is to an incident (codebook section 4): by who he is, his words and the sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annals.model.vocabulary import SpeakerRole
from annals.resolve.words import class_of

_TABLE = "speaker_words"
_OFFICIAL = frozenset({"state", "government", "police", "intelligence", "hospital", "un", "peacekeepers"})
_FIGHTING = frozenset({"military", "armed_group", "coalition"})
_MEDIA = frozenset({"agency", "outlet"})
_OF_STATE = frozenset({"state", "government", "police", "intelligence", "military", *_MEDIA})
"""Who speaks for the state that he belongs to, its own agencies too."""
_SIDES = _FIGHTING | _MEDIA | {"monitor", "un"}
"""Whoever speaks for one of these does not speak as a witness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The actors of one incident by key: who attacked, and who was attacked.

    ``forces`` says that a state's forces are among the attackers, ``rebels`` that an armed group is.
    """

    attackers: frozenset[str]
    attacked: frozenset[str]
    forces: bool = False
    rebels: bool = False


def speaker_role(words: str, category: str, keys: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what a speaker is to an incident.

    ``category`` is the registry's of the actor that the words name, "" of nobody that it knows; ``keys`` are
    the actor's and those of what it belongs to. Forces and officials of whom nothing else is known belong
    to the state that an armed group attacks, or whose forces attack; police and courts judge a crime.
    """
    if keys & sides.attackers or (category in _OF_STATE and states(keys) & states(sides.attackers)):
        return SpeakerRole.PERPETRATOR
    named = class_of(_TABLE, "classes", words)
    if named == "witness" and category not in _SIDES:
        return SpeakerRole.WITNESS
    if category == "monitor" or (named == "monitor" and not category):
        return SpeakerRole.MONITOR
    if category in _FIGHTING and sides.attackers:
        return SpeakerRole.VICTIM_SIDE
    if keys & sides.attacked or states(keys) & states(sides.attacked):
        return SpeakerRole.VICTIM_SIDE
    if category in _MEDIA:
        return SpeakerRole.MEDIA
    return SpeakerRole.OFFICIAL_THIRD_PARTY if category in _OFFICIAL else _by_words(words, named, sides)


def _by_words(words: str, named: str | None, sides: Sides) -> SpeakerRole:
    """Return what somebody is whom no list of actors knows."""
    if named == "kin":
        return SpeakerRole.VICTIM_SIDE
    if named == "armed":
        return SpeakerRole.PERPETRATOR if sides.rebels else SpeakerRole.UNKNOWN
    if named == "forces":
        own = sides.forces and not sides.rebels
        return SpeakerRole.PERPETRATOR if own else SpeakerRole.VICTIM_SIDE
    of_state = named == "civil" or class_of(_TABLE, "party", words) is not None
    if of_state and (sides.rebels or sides.forces):
        return SpeakerRole.VICTIM_SIDE
    if named == "media":
        return SpeakerRole.MEDIA
    official = named in {"justice", "office", "civil"}
    return SpeakerRole.OFFICIAL_THIRD_PARTY if official else SpeakerRole.UNKNOWN


def is_authority(words: str) -> bool:
    """Say whether words name officials of a state, police, courts or forces."""
    return class_of(_TABLE, "classes", words) in {"justice", "office", "civil", "forces"}


def states(keys: Iterable[str]) -> frozenset[str]:
    """Return the states behind the keys of their forces."""
    return frozenset(key.split("/", 1)[0] for key in keys if key.startswith("state:"))
