"""Denials of what a trained reader heard: the lexicon's grammar finds them, and nobody did what he denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.heard.beside import homes
from annals.extract.tagger import Tagged
from annals.model.ids import FrameId
from annals.model.reading import Denial, Frame, Reading, Role, Speech
from annals.model.report import Span
from annals.model.vocabulary import Kind, Mode, Stance
from annals.neural.heard import Act

_DOERS = frozenset({Role.ATTACKER, Role.INTERCEPTOR})


def with_denials(said: Sequence[Speech], tagged: Sequence[Tagged], lexical: Reading) -> tuple[Speech, ...]:
    """Return what was heard to be said with the denials of the lexicon, each in place of what it overlaps.

    What somebody denies as a rule ("routinely denies") is no denial of an act.
    """
    known = [one for one in lexical.speeches if one.stance == Stance.DENIED]
    general = [one.cue for each in tagged for one in each.said if one.general]
    heard = [one for one in said if not any(one.cue.touches(other.cue) for other in known)]
    heard = [
        one
        for one in heard
        if one.stance != Stance.DENIED
        or not any(start < one.cue.end and one.cue.start < end for start, end in general)
    ]
    return tuple(sorted((*heard, *known), key=lambda one: (one.cue.start, one.cue.end)))


def denied_as_such(act: Act, said: Sequence[Speech]) -> bool:
    """Say whether an act is only what somebody denies to do as a rule ("denies using such weapons")."""
    contents = [one.content for one in said if one.stance == Stance.DENIED]
    inside = (any(c.start <= one.start < c.end for c in contents) for one in act.words)
    return act.mode == Mode.HABITUAL and all(inside)


class Deniers:
    """Knows which words of a report lay an act to nobody: those of who denies it, or does not claim it."""

    def __init__(self, said: Sequence[Speech], tagged: Sequence[Tagged]) -> None:
        known = {one.cue for each in tagged for one in each.said}
        heard = (one for one in said if (one.cue.start, one.cue.end) not in known)
        self._heard = [one for one in heard if one.stance == Stance.DENIED]
        self._stretches = [stretch for one in tagged for stretch in one.disclaimed]
        self._claimed = [claim.actor.span for one in tagged for claim in one.claims]

    def without(self, frame: Frame) -> Frame:
        """Return a frame without these among who did it; whom somebody lays it to in the same words stays."""
        kept = (one for one in frame.fillers if one.role not in _DOERS or self._did(frame, one.mention.span))
        return replace(frame, fillers=tuple(kept))

    def _did(self, frame: Frame, who: Span) -> bool:
        inside = any(start <= who.start < end for start, end in self._stretches)
        disclaims = inside or any(_denies(one, who, frame) for one in self._heard)
        return not disclaims or any(who.touches(one) for one in self._claimed)


def _denies(speech: Speech, who: Span, frame: Frame) -> bool:
    """Say whether words name who speaks, and is not told to have done it before ("attacked and denied")."""
    if speech.speaker is None or not speech.speaker.span.covers(who):
        return False
    return not any(who.end <= one.span.start < speech.cue.start for one in frame.events)


def denials(
    said: Sequence[Speech],
    tagged: Sequence[Tagged],
    lexical: Reading,
    frames: Sequence[Frame],
) -> Iterator[Denial]:
    """Yield what is denied: the act that the words of the denial name, else the one that it must mean."""
    denied = [one for one in said if one.stance == Stance.DENIED]
    if not denied:
        return
    meant = {one.speech.cue: one.frame for one in lexical.denials}
    home = homes(frames, lexical.frames)
    of_deeds = {start for one in tagged for start, _ in one.disclaimed}
    for speech in denied:
        named = (one.id for one in frames if any(speech.content.covers(e.span) for e in one.events))
        of_lexicon = meant.get(speech.cue)
        frame = next(named, None) or (home.get(of_lexicon) if of_lexicon else None)
        if frame is None and (of_lexicon or speech.cue.start in of_deeds):
            frame = _last(frames, speech.cue)
        yield Denial(speech=speech, frame=frame)


def _last(frames: Sequence[Frame], cue: Span) -> FrameId | None:
    """Return the incident told last before a denial, else the first told."""
    told = [(one.events[0].span.start, one.id) for one in frames if one.kind == Kind.INCIDENT]
    before = [one for one in told if one[0] < cue.start]
    return max(before)[1] if before else min(told)[1] if told else None
