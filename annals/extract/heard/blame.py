"""Mutual blame: of two sides that accuse each other both stand as accused, each by the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.extract.parties.mutual import Mutual
from annals.extract.tagger import Tagged
from annals.model.ids import FrameId
from annals.model.reading import Filler, Frame, Mention, Role, Speech
from annals.model.report import Span
from annals.model.vocabulary import Kind, Stance


class Blame:
    """Knows which of a report's acts two sides lay to one another."""

    def __init__(self, tagged: Sequence[Tagged], frames: Sequence[Frame]) -> None:
        self._spans = [(each.sentence.start, each.sentence.end) for each in tagged]
        incidents = [one for one in frames if one.kind == Kind.INCIDENT]
        self._told: list[Mutual] = []
        self._homes: dict[FrameId, Mutual] = {}
        for one in (one for each in tagged for one in each.mutual):
            home = self._home(one, incidents)
            if home is not None and not self._known(home, one):
                self._told.append(one)
                self._homes[home.id] = one

    def frame(self, frame: Frame) -> Frame:
        """Return a frame with both sides among who did it, and nobody whom words of blame name else."""
        blame = self._homes.get(frame.id)
        sides = blame.sides if blame else ()
        blamed = [one.words for one in self._told]
        kept = [
            one
            for one in frame.fillers
            if one.role != Role.ATTACKER or not any(one.mention.span.touches(words) for words in blamed)
        ]
        doers = [Filler(role=Role.ATTACKER, mention=one, score=one.score) for one in sides]
        return replace(frame, fillers=(*kept, *doers))

    def speeches(self, said: Sequence[Speech]) -> tuple[Speech, ...]:
        """Return what is said with one side's blame of the other for each, in place of what was heard."""
        others = [one for one in said if not any(one.cue.touches(each.cue) for each in self._told)]
        own = [_blames(*pair, one.cue) for one in self._told for pair in _pairs(one)]
        return tuple(sorted((*others, *own), key=lambda one: (one.cue.start, one.cue.end)))

    def _home(self, one: Mutual, incidents: Sequence[Frame]) -> Frame | None:
        """Return the incident that words of blame name, else that told in their sentence or the last."""
        for frame in incidents:
            if one.deed and any(event.span.touches(one.deed) for event in frame.events):
                return frame
        if not one.whole:
            return None
        here = next(n for n, (start, end) in enumerate(self._spans) if start <= one.cue.start < end)
        since = self._spans[max(0, here - 1)][0]
        told = [(event.span.start, frame) for frame in incidents for event in frame.events]
        before = [(at, frame) for at, frame in told if since <= at < one.words.start]
        home = max(before, key=lambda pair: pair[0])[1] if before else None
        return home if home is not None and one.type in {"", home.type} else None

    def _known(self, home: Frame, one: Mutual) -> bool:
        """Say whether somebody is told to have done an act, outside of the sentence of blame."""
        start, end = next((a, b) for a, b in self._spans if a <= one.cue.start < b)
        doers = (each.mention.span for each in home.of(Role.ATTACKER))
        return any(not (start <= each.start < end) for each in doers)


def _pairs(one: Mutual) -> tuple[tuple[Mention, Mention], ...]:
    return tuple(zip(one.sides, reversed(one.sides), strict=True))


def _blames(speaker: Mention, other: Mention, cue: Span) -> Speech:
    return Speech(
        cue=cue,
        speaker=speaker,
        through=None,
        content=other.span,
        stance=Stance.ASSERTED,
        anonymous=False,
        time=None,
    )
