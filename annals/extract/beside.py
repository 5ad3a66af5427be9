"""What the lexicon tells of an act where the trained reader left it open: by whom, where, when, with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.model.ids import FrameId
from annals.model.reading import Filler, Frame, Role

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
_ARTICLE = len(" the ")
"""How far behind the words of an act, in code points, what it hit may begin ("attacked the convoy")."""
_SHARE = 0.8
"""What the word of the lexicon weighs where the reader heard none."""


def filled(frame: Frame, lexical: Sequence[Frame]) -> Frame:
    """Return a frame with the fillers of the lexicon's frame of the same act in roles that it has none of.

    Where an act may have come from is told together ("from Iraq or Lebanon"): one heard stands for all.
    """
    twin = _twin(frame, lexical)
    if twin is None:
        return frame
    lent = [one for role in _OPEN if not frame.of(role) for one in twin.of(role) if _may_lend(frame, one)]
    origins = [one.mention.span for one in frame.of(Role.ORIGIN_PLACE)]
    known = [one for one in twin.of(Role.ORIGIN_PLACE) if any(map(one.mention.span.touches, origins))]
    lent += [one for one in twin.of(Role.ORIGIN_PLACE) if known and one not in known and one not in lent]
    return replace(
        frame, fillers=(*frame.fillers, *(replace(one, score=round(_SHARE * one.score, 4)) for one in lent))
    )


def _may_lend(frame: Frame, one: Filler) -> bool:
    """Say whether words may be taken over: those for whom or what an act hit only right behind its own."""
    start = one.mention.span.start
    return one.role not in _HIT or any(0 < start - event.span.end <= _ARTICLE for event in frame.events)


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
