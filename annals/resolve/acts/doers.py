"""What an act is by who does it: land taken or people held by a state or not, a strike from the air."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from annals.model.reading import Frame, Label, Role
from annals.model.report import Span
from annals.model.vocabulary import ActorKind
from annals.resolve.actors.resolver import ActorResolver

_OTHERS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_BY_A_STATE = {"nonstate_takes_territory": "state_takes_territory"}
_BY_OTHERS = {"state_takes_territory": "nonstate_takes_territory"}
_ALSO = re.compile(r"\s+(?:(?:also|later|then|had|has|have)\s+)*")
_SOLDIERS_OF = re.compile(
    r"\b(?:troop(?:er)?s|soldiers|servicemen|marines|policemen|commandos) (?:from|of|in) (?:the )?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:,|,? (?:and|with|backed by|supported by|along with|together with|alongside))?"
    r"(?: (?:its|their|the|an?|local|tribal|pro-government|allied|friendly|popular|paramilitary)){0,3} ?"
    r"(?:defected )?",
    re.IGNORECASE,
)
"""Between forces and those who fight beside them."""
_FLIERS = re.compile(
    r"(?:air force|(?:war|air)?planes?|aircraft|(?:war)?jets?|helicopters?|gunships?|drones?)['’]?s?$",
    re.IGNORECASE,
)
_ON_THE_GROUND = re.compile(
    r"\b(?:shell\w*|artiller\w+|mortars?|rockets?|missiles?|bombard\w*)\b", re.IGNORECASE
)
"""What rebels fire from the ground."""
_NEAR = 24
"""How far before the words of an act, in code points, its weapon may stand."""
_OWN = 4
"""How far behind whose they are fliers are named ("the regime's air force"), in code points."""
_BOMBED = re.compile(r"(?:fire)?bomb(?:s|ed|ing|ings)?", re.IGNORECASE)
_FROM_THE_AIR = re.compile(
    r"\b(?:air|airstrikes?|warplanes?|planes?|aircraft|jets?|drones?|uavs?|helicopters?|barrel|airborne|bombers?)\b",
    re.IGNORECASE,
)


def by_doer(frame: Frame, resolver: ActorResolver) -> Frame:
    """Return a frame with the type that fits those who do its act, where they are all of one sort.

    What rebels "bombed" or shelled was no air strike where no word says so; what warplanes hit was one.
    """
    if frame.type == "air_drone_strike":
        return _by_rebels(frame, resolver)
    if frame.type in {"attack_on_civilians", "shelling_missile", "property_destruction"}:
        return _by_fliers(frame)
    return _by_captors(frame, resolver) if frame.type == "arrests" else _by_taker(frame, resolver)


def _by_rebels(frame: Frame, resolver: ActorResolver) -> Frame:
    kinds = _kinds(frame, resolver)
    if not kinds or not kinds <= _OTHERS:
        return frame
    flown = any(_FROM_THE_AIR.search(one.quote) for one in frame.sentences)
    if not flown and all(_BOMBED.fullmatch(one.span.quote) for one in frame.events):
        return replace(frame, type="ied_mine")
    shelled = all(_shelled(frame, one.span) for one in frame.events)
    return replace(frame, type="shelling_missile") if shelled else frame


def _shelled(frame: Frame, event: Span) -> bool:
    """Say whether an act is told by a weapon that fires from the ground, in or right before its words."""
    told = next((one for one in frame.sentences if one.covers(event)), None)
    if told is None:
        return False
    near = told.quote[max(0, event.start - told.start - _NEAR) : event.end - told.start]
    return _ON_THE_GROUND.search(near) is not None and _FROM_THE_AIR.search(near) is None


def _by_fliers(frame: Frame) -> Frame:
    doers = [one.mention.span for one in frame.of(Role.ATTACKER)]
    fliers = [one for one in doers if _FLIERS.search(one.quote)]
    owners = [one for one in doers if any(0 < flier.start - one.end <= _OWN for flier in fliers)]
    flown = bool(fliers) and len(fliers) + len(owners) == len(doers)
    shelled = any(_ON_THE_GROUND.search(one.quote) for one in frame.sentences)
    return replace(frame, type="air_drone_strike") if flown and not shelled else frame


def _by_captors(frame: Frame, resolver: ActorResolver) -> Frame:
    """Return arrests as an abduction where an armed group is told right before them, and others behind."""
    kinds = _leader(frame, resolver)
    doers = [one.mention.span for one in frame.of(Role.ATTACKER)]
    taken = [one.mention.span for role in (Role.TARGET, Role.VICTIM) for one in frame.of(role)]
    for event in (one.span for one in frame.events):
        told = next((one for one in frame.sentences if one.covers(event)), event)
        before = (told.quote[max(0, one.end - told.start) : event.start - told.start] for one in doers)
        behind = any(0 < one.start - event.end <= _OWN for one in taken)
        if kinds and kinds <= _OTHERS and behind and any(map(_ALSO.fullmatch, before)):
            return replace(frame, type="abduction")
    return frame


def _by_taker(frame: Frame, resolver: ActorResolver) -> Frame:
    if frame.type not in _BY_A_STATE | _BY_OTHERS:
        return frame
    kinds = _leader(frame, resolver)
    fitting = _BY_A_STATE if kinds == {ActorKind.STATE_FORCES} else _BY_OTHERS if kinds <= _OTHERS else {}
    return replace(frame, type=fitting.get(frame.type, frame.type)) if kinds else frame


def _leader(frame: Frame, resolver: ActorResolver) -> set[ActorKind]:
    """Return of what kind those are who lead an act: the first of several side by side, else all who did it.

    "Troopers of a command" are a state's, and so is what "the army and allied fighters" took.
    """
    kinds = _kinds(frame, resolver)
    doers = sorted((one.mention for one in frame.of(Role.ATTACKER)), key=lambda one: one.span.start)
    doers = [one for one in doers if one.label == Label.ACTOR]
    told = next((one for one in frame.sentences if doers and one.covers(doers[0].span)), None)
    if told is None or not told.covers(doers[-1].span):
        return kinds
    first = resolver.resolve(doers[0])
    if first.entry is None and _SOLDIERS_OF.search(told.quote[: doers[0].span.start - told.start]):
        return {ActorKind.STATE_FORCES}
    between = (told.quote[a.span.end - told.start : b.span.start - told.start] for a, b in pairwise(doers))
    return {first.actor.kind} if all(map(_BESIDE.fullmatch, between)) else kinds


def _kinds(frame: Frame, resolver: ActorResolver) -> set[ActorKind]:
    told = (one.mention for one in frame.of(Role.ATTACKER) if one.mention.label == Label.ACTOR)
    return {resolver.resolve(mention).actor.kind for mention in told}
