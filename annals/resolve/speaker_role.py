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
"""Who may speak for the state that he belongs to, its own agencies too."""
_OFFICES = frozenset({"civil", "forces", "office"})
_RULES = frozenset({"state", "government", "police", "intelligence"})
_OF_WAR = frozenset({"air_drone_strike", "shelling_missile", "interception"})
"""Types of acts of a war, in which the police and offices of the land that is hit are of the side that is."""
_OF_POWER = frozenset({"arrests", "weapons_seized", "state_takes_territory"})
"""Types of acts by which forces get the upper hand: forces that tell of one did it."""
_SIDES = _FIGHTING | _MEDIA | {"monitor", "un"}
"""Whoever speaks for one of these does not speak as a witness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The actors of one incident by key: who attacked, and who was attacked.

    ``forces`` says that a state's forces are among the attackers, ``rebels`` that an armed group is; ``act``
    is the type of what was done, "" of one that is not known.
    """

    attackers: frozenset[str]
    attacked: frozenset[str]
    forces: bool = False
    rebels: bool = False
    act: str = ""

    def strikes(self, keys: frozenset[str]) -> bool:
        """Say whether an actor with these keys, or the state behind it, is among the attacked."""
        return bool(keys & self.attacked or states(keys) & states(self.attacked))


def speaker_role(words: str, category: str, keys: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what a speaker is to an incident.

    ``category`` is the registry's of the actor that the words name, "" of nobody that it knows; ``keys`` are
    the actor's and those of what it belongs to. Forces and officials of whom nothing else is known belong
    to the state that an armed group attacks, or whose forces attack; police and courts judge a crime.
    """
    of_attackers = states(keys) & states(sides.attackers) and _speaks_for_a_state(words, category, keys)
    if keys & sides.attackers or of_attackers:
        return _of_doers(category, keys, sides)
    named = class_of(_TABLE, "classes", words)
    if named == "witness" and category not in _SIDES:
        return SpeakerRole.WITNESS
    if category == "monitor" or (named == "monitor" and not category):
        return SpeakerRole.MONITOR
    if category in _FIGHTING or (not category and named in {"forces", "armed"}):
        return _of_fighters(category or named or "", keys, sides)
    if sides.strikes(keys):
        return SpeakerRole.VICTIM_SIDE
    if category in _MEDIA:
        return SpeakerRole.MEDIA
    if sides.attackers and sides.act in _OF_WAR and (category or named) in {*_RULES, "justice", "office"}:
        return SpeakerRole.VICTIM_SIDE
    return SpeakerRole.OFFICIAL_THIRD_PARTY if category in _OFFICIAL else _by_words(words, named, sides)


def _speaks_for_a_state(words: str, category: str, keys: frozenset[str]) -> bool:
    """Say whether somebody speaks for the state that he belongs to: its government, forces or own agency.

    Its courts, rights bodies and broadcasters, its opposition and its regions speak for themselves.
    """
    if category == "agency":
        return True
    if category not in _OF_STATE or category in _MEDIA or any(not key.startswith("state:") for key in keys):
        return False
    named = class_of(_TABLE, "classes", words)
    bare = all("/" not in key for key in keys)
    own = named in _OFFICES or (named is None and not bare)
    return own and class_of(_TABLE, "for_themselves", words) is None


def _of_doers(category: str, keys: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what somebody is who is of the side that attacks: police who tell of arrests judge a crime."""
    if states(keys) & states(sides.attacked):
        return SpeakerRole.VICTIM_SIDE  # both sides of a clash, of which one is the state's
    judges = category == "police" and sides.act == "arrests"
    return SpeakerRole.OFFICIAL_THIRD_PARTY if judges else SpeakerRole.PERPETRATOR


def _of_fighters(body: str, keys: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what forces or an armed group are that nobody calls the attackers.

    In a clash each side does it; an army of which nobody hit is told was most likely hit itself.
    """
    if sides.strikes(keys):
        return SpeakerRole.VICTIM_SIDE
    did = sides.act in _OF_POWER if body in {"forces", "military"} else not sides.attackers
    of_clash = sides.act == "armed_clash" and (sides.attacked if body == "military" else body != "forces")
    if did or of_clash:
        return SpeakerRole.PERPETRATOR
    if body == "armed":
        return SpeakerRole.PERPETRATOR if sides.rebels else SpeakerRole.VICTIM_SIDE
    if body == "forces":
        own = sides.forces and not sides.rebels
        return SpeakerRole.PERPETRATOR if own else SpeakerRole.VICTIM_SIDE
    return SpeakerRole.VICTIM_SIDE


def _by_words(words: str, named: str | None, sides: Sides) -> SpeakerRole:
    """Return what somebody is whom no list of actors knows."""
    if named == "kin":
        return SpeakerRole.VICTIM_SIDE
    of_state = named == "civil" or class_of(_TABLE, "party", words) is not None
    if of_state and (sides.rebels or sides.forces):
        return SpeakerRole.VICTIM_SIDE
    if named == "media":
        return SpeakerRole.MEDIA
    official = named in {"justice", "office", "civil"}
    return SpeakerRole.OFFICIAL_THIRD_PARTY if official else SpeakerRole.UNKNOWN


def is_told(words: str) -> bool:
    """Say whether words tell what a speaker is."""
    return class_of(_TABLE, "classes", words) is not None


def is_authority(words: str) -> bool:
    """Say whether words name officials of a state, police, courts or forces."""
    return class_of(_TABLE, "classes", words) in {"justice", "office", "civil", "forces"}


def states(keys: Iterable[str]) -> frozenset[str]:
    """Return the states behind the keys of their forces."""
    return frozenset(key.split("/", 1)[0] for key in keys if key.startswith("state:"))
