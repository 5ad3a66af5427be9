"""What the lexicon tells of an act where the trained reader left it open: by whom, where, when, with what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from annals.extract.heard.days import names_one_day
from annals.extract.heard.people import is_no_party, is_of_place
from annals.extract.sentence.cues import cue_list
from annals.model.ids import FrameId
from annals.model.reading import Filler, Frame, Label, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import WeaponClass

_OPEN = (
    Role.PLACE,
    Role.TIME,
    Role.WEAPON,
    Role.ACTS,
    Role.ORIGIN_PLACE,
    Role.ATTACKER,
    Role.TARGET,
    Role.VICTIM,
    Role.INTERCEPTOR,
)
_HIT = frozenset({Role.TARGET, Role.VICTIM})
_DID = frozenset({Role.ATTACKER, Role.INTERCEPTOR})
_ARTICLE = len(" the ")
"""How far behind the words of an act, in code points, what it hit may begin ("attacked the convoy")."""
_OFTEN_UNNAMED = frozenset({WeaponClass.OTHER, None})
"""Weapons that a report names, or does not tell but by the act's own words."""
_BARE = re.compile(rf"\b(?:{'|'.join(cue_list('heard', 'shot_down'))})\b", re.IGNORECASE)
"""How somebody was shot, with no word for a weapon or its fire ("shot dead", but not "gunfire")."""
_SHARE = 0.8
"""What the word of the lexicon weighs where the reader heard none."""


def filled(text: str, frame: Frame, lexical: Sequence[Frame], heard: Sequence[Frame]) -> Frame:
    """Return a frame with the fillers of the lexicon's frame of the same act in roles that it has none of.

    Who did what stays in the act's own sentences, or in those that tell of no other act that was ``heard``.
    Where an act may have come from is told together ("from Iraq or Lebanon"): one heard stands for all.
    Who is no party is left out; where one was heard as the attacker, no other takes his place.
    """
    twin = _twin(frame, lexical)
    lent = _lent(frame, twin, heard) if twin is not None else []
    every = (*frame.fillers, *(replace(one, score=round(_SHARE * one.score, 4)) for one in lent))
    return replace(frame, fillers=tuple(one for one in every if not _no_party(text, one)))


def _no_party(text: str, one: Filler) -> bool:
    """Say whether words in a role are no party: a land that a place is in, or who only stands by as doer."""
    span = one.mention.span
    if one.role in _DID | _HIT and one.mention.label is Label.ACTOR and is_of_place(text, span):
        return True
    return one.role is Role.ATTACKER and is_no_party(text, span)


def _lent(frame: Frame, twin: Frame, heard: Sequence[Frame]) -> list[Filler]:
    """Return the fillers that the lexicon's frame of an act lends to one heard."""
    others = {told for one in heard if one.id != frame.id for told in one.sentences} - {*frame.sentences}
    lent = [
        one for role in _OPEN if not frame.of(role) for one in twin.of(role) if _may_lend(frame, one, others)
    ]
    origins = [one.mention.span for one in frame.of(Role.ORIGIN_PLACE)]
    known = [one for one in twin.of(Role.ORIGIN_PLACE) if any(map(one.mention.span.touches, origins))]
    return lent + [
        one for one in twin.of(Role.ORIGIN_PLACE) if known and one not in known and one not in lent
    ]


def _may_lend(frame: Frame, one: Filler, others: Collection[Span]) -> bool:
    """Say whether words may be lent to an act.

    Whom or what it hit stands right behind its own words, who did it not in the sentences of ``others``. When
    it was is told in its own sentences, or by a day in those of no other; with what, by its own
    words ("stabbed", but "shot dead" names no weapon) or where no other act is told.
    """
    start = one.mention.span.start
    if one.role in _HIT:
        return any(0 < start - event.span.end <= _ARTICLE for event in frame.events)
    if one.role is Role.WEAPON:
        told = any(told.covers(one.mention.span) for told in frame.sentences)
        own = any(one.mention.span.touches(event.span) for event in frame.events)
        return _is_named(one.mention) and (own or (told and not others))
    if one.role is Role.TIME and not any(told.covers(one.mention.span) for told in frame.sentences):
        return names_one_day(one.mention.span.quote) and not any(t.covers(one.mention.span) for t in others)
    return one.role not in _DID or not any(told.covers(one.mention.span) for told in others)


def _is_named(weapon: Mention) -> bool:
    """Say whether a weapon is told by a word for it or for its fire."""
    if weapon.tag == WeaponClass.FIREARM:
        return _BARE.search(weapon.span.quote) is None
    return weapon.tag not in _OFTEN_UNNAMED


def homes(frames: Sequence[Frame], lexical: Sequence[Frame]) -> dict[FrameId, FrameId]:
    """Return for each frame of the lexicon the heard frame of the same act, where there is one."""
    pairs = ((one, _twin(one, frames)) for one in lexical)
    return {one.id: twin.id for one, twin in pairs if twin is not None}


def _twin(frame: Frame, others: Sequence[Frame]) -> Frame | None:
    """Return the frame of the same kind that shares the most event words, the first told of several."""
    best = max(others, key=lambda one: (_shared(frame, one), -one.events[0].span.start), default=None)
    return best if best is not None and _shared(frame, best) else None


def _shared(frame: Frame, other: Frame) -> int:
    """Return how many event words of a frame share letters with some of another's."""
    if frame.kind != other.kind:
        return 0
    return sum(any(one.span.touches(two.span) for two in other.events) for one in frame.events)
