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
_AUTHORITIES = frozenset({"justice", "office", "civil"})
_OF_WAR = frozenset({"air_drone_strike", "shelling_missile", "interception"})
"""Types of acts of a war, in which the police and offices of the land that is hit are of the side that is."""
_BOMBS = frozenset({"ied_mine", "suicide_bomb", "grenade"})
_FIGHTS = frozenset({"armed_clash", "state_takes_territory", "nonstate_takes_territory"})
"""Types of acts of two sides under arms."""
_WARFARE = _OF_WAR | _BOMBS | _FIGHTS | {"chemical_weapon"}
_OF_POWER = frozenset({"arrests", "weapons_seized", "state_takes_territory"})
"""Types of acts by which forces get the upper hand: forces that tell of one did it."""
_SIDES = _FIGHTING | _MEDIA | {"monitor", "un"}
"""Whoever speaks for one of these does not speak as a witness."""
_PLAIN = {
    "kin": SpeakerRole.VICTIM_SIDE,
    "body": SpeakerRole.VICTIM_SIDE,
    "hit": SpeakerRole.VICTIM_SIDE,
    "media": SpeakerRole.MEDIA,
    "news": SpeakerRole.MEDIA,
    "network": SpeakerRole.MONITOR,
    "voice": SpeakerRole.PERPETRATOR,
    **dict.fromkeys(_AUTHORITIES, SpeakerRole.OFFICIAL_THIRD_PARTY),
}
"""What those are by the words for them who are in no list of actors and of no side that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The actors of one incident by key: who attacked, and who was attacked.

    ``forces`` says that a state's forces are among the attackers, ``rebels`` that an armed group is; ``act``
    is the type of what was done, "" of one that is not known; ``home`` is the state that the report is about,
    "" of no one state.
    """

    attackers: frozenset[str]
    attacked: frozenset[str]
    forces: bool = False
    rebels: bool = False
    act: str = ""
    home: str = ""

    def strikes(self, keys: frozenset[str]) -> bool:
        """Say whether an actor with these keys, or the state behind it, is among the attacked."""
        return bool(keys & self.attacked or states(keys) & states(self.attacked))


def speaker_role(words: str, category: str, keys: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what a speaker is to an incident.

    ``category`` is the registry's of the actor that the words name, "" of nobody that it knows; ``keys`` are
    the actor's and those of what it belongs to. Forces and officials of no state that is told are of the
    one that the report is about; police and courts judge a crime.
    """
    of_attackers = states(keys) & states(sides.attackers) and _speaks_for_a_state(words, category, keys)
    if keys & sides.attackers or of_attackers:
        return _of_doers(category, keys, sides)
    named = class_of(_TABLE, "classes", words)
    if named == "witness" and category not in _SIDES:
        return SpeakerRole.WITNESS
    if category == "monitor" or (named == "monitor" and not category):
        return SpeakerRole.MONITOR
    own = frozenset({sides.home} if sides.home and not category and not states(keys) else ())
    if category in _FIGHTING or (not category and named in {"forces", "armed"}):
        return _of_fighters(category or named or "", keys, own, sides)
    if sides.strikes(keys):
        return SpeakerRole.VICTIM_SIDE
    if category in {"", *_MEDIA} and class_of(_TABLE, "party", words) is not None:
        return _of_state_media(keys | own, sides)
    if category in _MEDIA:
        return SpeakerRole.MEDIA
    by_others = sides.attackers and not own & states(sides.attackers)
    if by_others and sides.act in _OF_WAR and (category or named) in _RULES | _AUTHORITIES:
        return SpeakerRole.VICTIM_SIDE
    if category in {"state", "government"} and sides.rebels and sides.act in _WARFARE:
        return SpeakerRole.VICTIM_SIDE
    return SpeakerRole.OFFICIAL_THIRD_PARTY if category in _OFFICIAL else _by_words(words, named, own, sides)


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
    """Return what somebody is who is of the side that attacks: police judge another force's arrests."""
    if states(keys) & states(sides.attacked):
        return SpeakerRole.VICTIM_SIDE  # both sides of a clash, of which one is the state's
    judges = category == "police" and sides.act == "arrests" and not keys & sides.attackers
    return SpeakerRole.OFFICIAL_THIRD_PARTY if judges else SpeakerRole.PERPETRATOR


def _of_fighters(body: str, keys: frozenset[str], own: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what forces or an armed group are that nobody calls the attackers.

    In a fight each side does it of whose dead nobody tells; by any other act an army was most likely hit
    itself, and an armed group did it where no state, no other group with a name and nobody unknown struck.
    """
    armed = body in {"armed", "armed_group"}
    if armed and sides.act == "interception":
        return SpeakerRole.PERPETRATOR
    if sides.strikes(keys):
        return SpeakerRole.VICTIM_SIDE
    if armed:
        another = any(one.startswith("actor:") for one in sides.attackers) and body == "armed_group"
        told = sides.attackers and (another or not sides.rebels)
        others = told and sides.act not in _FIGHTS | _OF_POWER
        return SpeakerRole.VICTIM_SIDE if others else SpeakerRole.PERPETRATOR
    doers = states(sides.attackers)
    theirs = own & doers or (sides.forces and not sides.rebels and not (own and doers))
    if body == "forces" and theirs:
        return SpeakerRole.PERPETRATOR
    met = sides.attacked and body != "forces"
    fought = sides.act in _FIGHTS and (met or not sides.rebels) and not sides.strikes(own)
    did = fought or sides.act in _OF_POWER
    return SpeakerRole.PERPETRATOR if did else SpeakerRole.VICTIM_SIDE


def _of_state_media(keys: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what media are that speak for a state."""
    if sides.strikes(keys):
        return SpeakerRole.VICTIM_SIDE
    if states(keys) & states(sides.attackers):
        return SpeakerRole.PERPETRATOR
    hit = sides.rebels or sides.forces or sides.act in _WARFARE
    return SpeakerRole.VICTIM_SIDE if hit else SpeakerRole.MEDIA


def _by_words(words: str, named: str | None, own: frozenset[str], sides: Sides) -> SpeakerRole:
    """Return what somebody is whom no list of actors knows."""
    if named in _AUTHORITIES and sides.strikes(own):
        return SpeakerRole.VICTIM_SIDE
    did = own & states(sides.attackers) and sides.act in _OF_WAR | _FIGHTS | _OF_POWER
    if named == "civil" and did and class_of(_TABLE, "local", words) is None:
        return SpeakerRole.PERPETRATOR
    if named == "civil" and (sides.rebels or sides.forces):
        return SpeakerRole.VICTIM_SIDE
    return _PLAIN.get(named or "", SpeakerRole.UNKNOWN)


def is_told(words: str) -> bool:
    """Say whether words tell what a speaker is."""
    return class_of(_TABLE, "classes", words) is not None


def is_authority(words: str) -> bool:
    """Say whether words name officials of a state, police, courts or forces."""
    return class_of(_TABLE, "classes", words) in {*_AUTHORITIES, "forces"}


def states(keys: Iterable[str]) -> frozenset[str]:
    """Return the states behind the keys of their forces."""
    return frozenset(key.split("/", 1)[0] for key in keys if key.startswith("state:"))
