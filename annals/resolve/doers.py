"""What an act is by who does it: land taken by a state or by others, a bomb from the air or not."""

from __future__ import annotations

import re
from dataclasses import replace

from annals.model.reading import Frame, Label, Role
from annals.model.vocabulary import ActorKind
from annals.resolve.actors import ActorResolver

_OTHERS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_BY_A_STATE = {"nonstate_takes_territory": "state_takes_territory"}
_BY_OTHERS = {"state_takes_territory": "nonstate_takes_territory"}
_BOMBED = re.compile(r"(?:fire)?bomb(?:s|ed|ing|ings)?", re.IGNORECASE)
_FROM_THE_AIR = re.compile(
    r"\b(?:air|airstrikes?|warplanes?|planes?|aircraft|jets?|drones?|uavs?|helicopters?|barrel|airborne|bombers?)\b",
    re.IGNORECASE,
)


def by_doer(frame: Frame, resolver: ActorResolver) -> Frame:
    """Return a frame with the type that fits those who do its act, where they are all of one sort.

    What rebels "bombed" was no strike from the air where no word says so.
    """
    if frame.type != "air_drone_strike":
        return _by_taker(frame, resolver)
    bombed = all(_BOMBED.fullmatch(one.span.quote) for one in frame.events)
    flown = any(_FROM_THE_AIR.search(one.quote) for one in frame.sentences)
    kinds = _kinds(frame, resolver)
    return replace(frame, type="ied_mine") if bombed and not flown and kinds and kinds <= _OTHERS else frame


def _by_taker(frame: Frame, resolver: ActorResolver) -> Frame:
    if frame.type not in _BY_A_STATE | _BY_OTHERS:
        return frame
    kinds = _kinds(frame, resolver)
    fitting = _BY_A_STATE if kinds == {ActorKind.STATE_FORCES} else _BY_OTHERS if kinds <= _OTHERS else {}
    return replace(frame, type=fitting.get(frame.type, frame.type)) if kinds else frame


def _kinds(frame: Frame, resolver: ActorResolver) -> set[ActorKind]:
    told = (one.mention for one in frame.of(Role.ATTACKER) if one.mention.label == Label.ACTOR)
    return {resolver.resolve(mention).actor.kind for mention in told}
