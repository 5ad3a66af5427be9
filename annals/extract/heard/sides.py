"""The sides that the syntax of a sentence tells, in the acts that a trained reader heard."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from annals.extract.heard.heard_count import Heard
from annals.extract.parties.sides import Sides
from annals.extract.tagger import Tagged
from annals.model.ids import FrameId
from annals.model.reading import Filler, Frame, Label, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind

_HIT = frozenset({Role.TARGET, Role.VICTIM})
_DID = frozenset({Role.ATTACKER})
_PEOPLE = _DID | _HIT
_KINDS = frozenset({Kind.INCIDENT, Kind.SERIES, Kind.CAMPAIGN, Kind.TOLL, Kind.THREAT})


class Sided:
    """Knows which side of a report's acts somebody is on by the syntax of their sentences."""

    def __init__(self, tagged: Sequence[Tagged], frames: Sequence[Frame]) -> None:
        events = [event.span for frame in frames for event in frame.events]
        told = (one for each in tagged for one in each.sides)
        self._told = [one for one in told if not one.beside or any(map(one.outside[0].covers, events))]
        self._frames = frames

    def counts(self, heard: Sequence[Heard]) -> list[Heard]:
        """Return counts, those told behind an earlier act with the act that is told there."""
        return [replace(one, frame=self._home(one)) for one in heard]

    def _home(self, heard: Heard) -> FrameId:
        """Return the frame of a count: of two of one sentence the one in whose clause it stands."""
        start = heard.harmed.words.start
        for one in (told for told in self._told if told.beside):
            main = one.outside[0]
            of_it = [f.id for f in self._frames if all(_in_one(e.span, one.words) for e in f.events)]
            there = [f.id for f in self._frames if any(main.covers(e.span) for e in f.events)]
            if heard.frame in of_it and main.start <= start < main.end:
                return there[0]
        return heard.frame

    def frame(self, frame: Frame) -> Frame:
        """Return a frame with those who did it and those whom it was done to on their own sides."""
        if frame.kind not in _KINDS:
            return frame
        for one in self._told:
            named = [any(event.span.touches(words) for words in one.words) for event in frame.events]
            if all(named):
                frame = _sided(frame, one)
            elif any(named) and not one.past:  # who repelled one act may have done the other
                frame = (
                    frame
                    if one.apart or one.whole
                    else _sided(frame, one if one.aimed else replace(one, attacked=()))
                )
            elif one.outside and not any(named) and not one.only:
                did = _PEOPLE if one.apart else _DID
                kept = (f for f in frame.fillers if f.role not in did or not _is_outside(f, one, frame))
                frame = replace(frame, fillers=tuple(kept))
        return frame


def _is_outside(filler: Filler, one: Sides, frame: Frame) -> bool:
    """Say whether somebody did no act by his words, and an act's own sentences do not name him."""
    named = one.past and any(filler.mention.span.quote in told.quote for told in frame.sentences)
    return _in(filler, one.outside) and not named


def _sided(frame: Frame, one: Sides) -> Frame:
    """Return a frame with the sides of its act, words that are a part of theirs left out."""
    if one.lent and frame.of(Role.ATTACKER):
        return frame
    new = [
        *(_filler(m, Role.ATTACKER) for m in one.attackers),
        *(_filler(m, Role.TARGET) for m in one.attacked),
    ]
    kept = [f for f in frame.fillers if f.role not in _PEOPLE or not (_wrong(f, one) or _is_part(f, new))]
    people = [f for f in kept if f.mention.label is Label.ACTOR]
    known = {side: [f.mention.span for f in people if f.role in side] for side in (_DID, _HIT)}
    told = [f for f in new if not _in(f, known[_DID if f.role in _DID else _HIT])]
    return replace(frame, fillers=(*kept, *told))


def _wrong(filler: Filler, one: Sides) -> bool:
    """Say whether somebody in a role is of the other side, or did no act by these words."""
    attacked, attackers = ([m.span for m in who] for who in (one.attacked, one.attackers))
    if one.apart and _in(filler, one.outside):
        return True
    if filler.role in _HIT:
        return filler.role is Role.TARGET and _in(filler, attackers)
    alike = filler.mention.span.quote.casefold() in {span.quote.casefold() for span in attacked}
    outside = _in(filler, one.outside) and filler.mention.span not in attackers
    return alike or outside or _in(filler, attacked)


def _is_part(filler: Filler, new: Collection[Filler]) -> bool:
    """Say whether words are a part of others and no more ("Islamic" of "Islamic State")."""
    span = filler.mention.span
    return any(other.mention.span.covers(span) and other.mention.span != span for other in new)


def _in(filler: Filler, spans: Collection[Span]) -> bool:
    return any(filler.mention.span.touches(span) for span in spans)


def _in_one(span: Span, spans: Collection[Span]) -> bool:
    return any(span.touches(one) for one in spans)


def _filler(mention: Mention, role: Role) -> Filler:
    return Filler(role=role, mention=mention, score=mention.score)
