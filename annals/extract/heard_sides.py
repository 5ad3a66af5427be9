"""The sides that the syntax of a sentence tells, in the acts that a trained reader heard."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from annals.extract.sides import Sides
from annals.extract.tagger import Tagged
from annals.model.reading import Filler, Frame, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind

_HIT = frozenset({Role.TARGET, Role.VICTIM})
_KINDS = frozenset({Kind.INCIDENT, Kind.SERIES, Kind.CAMPAIGN})


class Sided:
    """Knows which side of a report's acts somebody is on by the syntax of their sentences."""

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self._told = [one for each in tagged for one in each.sides]

    def frame(self, frame: Frame) -> Frame:
        """Return a frame with those who did it and those whom it was done to on their own sides."""
        if frame.kind not in _KINDS:
            return frame
        for one in self._told:
            named = [any(event.span.touches(words) for words in one.words) for event in frame.events]
            if all(named) if one.past else any(named):
                frame = _sided(frame, one)
            elif one.outside:
                kept = (f for f in frame.fillers if f.role != Role.ATTACKER or not _in(f, one.outside))
                frame = replace(frame, fillers=tuple(kept))
        return frame


def _sided(frame: Frame, one: Sides) -> Frame:
    if one.lent and frame.of(Role.ATTACKER):
        return frame
    attacked, attackers = ([m.span for m in who] for who in (one.attacked, one.attackers))
    names = {span.quote.casefold() for span in attacked}
    kept = [
        f
        for f in frame.fillers
        if not (f.role == Role.ATTACKER and (_in(f, attacked) or f.mention.span.quote.casefold() in names))
        and not (f.role in _HIT and _in(f, attackers))
    ]
    whole = [*attacked, *attackers]
    kept = [f for f in kept if not any(_within(f.mention.span, span) for span in whole)]
    did = [m for m in one.attackers if not any(_in(f, [m.span]) for f in kept if f.role == Role.ATTACKER)]
    hit = [m for m in one.attacked if not any(_in(f, [m.span]) for f in kept if f.role in _HIT)]
    new = [*(_filler(m, Role.ATTACKER) for m in did), *(_filler(m, Role.TARGET) for m in hit)]
    return replace(frame, fillers=(*kept, *new))


def _in(filler: Filler, spans: Collection[Span]) -> bool:
    return any(filler.mention.span.touches(span) for span in spans)


def _within(span: Span, other: Span) -> bool:
    """Say whether words are a part of others and no more ("Islamic" of "Islamic State")."""
    return other.covers(span) and span != other


def _filler(mention: Mention, role: Role) -> Filler:
    return Filler(role=role, mention=mention, score=mention.score)
