"""Days and places of what is told beside an act, a trial or a funeral; and who foiled or ended an act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.sentence.cues import cue_list
from annals.model.reading import Filler, Frame, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind, Stage
from annals.neural.heard import Act
from annals.text.another import speaks_of

_OCCASION, _PAST, _FOILED, _LOOKED_BACK = (
    re.compile(rf"\b(?:{'|'.join(cue_list('occasions', name))})\b", re.IGNORECASE)
    for name in ("occasion", "past", "foiled", "looked_back")
)
_ANNOUNCED, _AVENGED, _ANSWERED = (
    re.compile(rf"\b(?:{'|'.join(cue_list('occasions', name))})\s+$", re.IGNORECASE)
    for name in ("announced", "avenged", "answered")
)
_YEARS = re.compile(r"\b(?:1[89]|20)\d\d\b|\b(?:years?|decades?|centur(?:y|ies))\b", re.IGNORECASE)
_OPENING = 2
"""How many sentences a report opens with: its headline and the first of its text."""
_BARE = re.compile(r"\w+\s*(?:[.;,!?\n]|$)")
_STOP = re.compile(r"[.!?\n](?:\s|$)")
_ANNOUNCING = 100
"""How far before a day or an act the words for the announcing of another may begin."""
_FREED = re.compile(
    r"\s+(?:(?:had|have|has|also|then|later|\w+ly)\s+){0,2}(?:freed|rescued|liberated)\b", re.IGNORECASE
)
"""Behind who ends an abduction."""
_ITS_OWN = frozenset({"arrests", "protest", "agreement", "riot"})
"""Types of acts that a report tells with their own day where it tells of a trial or a ceremony."""
_SETTING = frozenset({Role.TIME, Role.PLACE})
_OWNED = ("'s", "’s")


def without_avengers(text: str, act: Act) -> Act:
    """Return an incident that somebody avenges, or vows to, without those who do among who did it."""
    doers = act.roles.get("attacker", ())
    found = (_answer(text, one.start) for one in act.words)
    first = min((at for at in found if at is not None), default=None)
    if act.kind != Kind.INCIDENT or not doers or first is None:
        return act
    told = [one.start for one in act.words if _answer(text, one.start) is None]
    if any(at < first or _STOP.search(text, first, at) for at in told):
        return act
    kept = tuple(one for one in doers if one.start > first or _STOP.search(text, one.end, first))
    return replace(act, roles={**act.roles, "attacker": kept})


def _answer(text: str, start: int) -> int | None:
    """Return where words begin that tell of an answer to the act behind them ("in retaliation for")."""
    back = max(0, start - _ANNOUNCING)
    bare = _BARE.match(text, start) is not None  # "in retaliation for the attack" is one told before
    found = _AVENGED.search(text, back, start) or (None if bare else _ANSWERED.search(text, back, start))
    return found.start() if found is not None else None


def only_avenged(text: str, act: Act) -> bool:
    """Say whether an act is only one that somebody vows to avenge, with no day, place, doer or toll."""
    if act.kind != Kind.INCIDENT or act.tolls or any(map(act.roles.get, ("place", "attacker"))):
        return False
    days = (one for one in act.roles.get("time", ()) if not _stands_behind(_ANNOUNCED, text, one.start))
    return not any(days) and all(_stands_behind(_AVENGED, text, one.start) for one in act.words)


def _stands_behind(words: re.Pattern[str], text: str, start: int) -> bool:
    return words.search(text, max(0, start - _ANNOUNCING), start) is not None


def with_news(frames: Sequence[Frame], sentences: Sequence[Span]) -> list[Frame]:
    """Return the frames; where all incidents are heard as history, what the report opens with is its news.

    So it is beside a career, where no year or trial is told with it.
    """
    incidents = [one for one in frames if one.kind == Kind.INCIDENT]
    opening = {one.start for one in sentences[:_OPENING]}
    told = [one for one in incidents if one.sentences[0].start in opening]
    first = min(told, key=lambda one: one.events[0].span.start, default=None)
    if first is None or not all(one.background for one in incidents) or _is_old(first):
        return list(frames)
    return [replace(one, background=False) if one is first else one for one in frames]


def _is_old(frame: Frame) -> bool:
    """Say whether an act is told with a year or a span of years, its trial, or those who look back at it."""
    signs = (_YEARS, _PAST, _OCCASION, _LOOKED_BACK)
    return any(sign.search(one.quote) for sign in signs for one in frame.sentences[:1])


class Occasions:
    """Knows where a report tells of trials, funerals and anniversaries, and of deeds that were foiled."""

    def __init__(self, report: Report, sentences: Sequence[Span]) -> None:
        self._text = report.text
        self._sentences = sentences

    def frame(self, frame: Frame) -> Frame:
        """Return a frame without days and places of an occasion; what is tried or honoured is background."""
        if frame.kind == Kind.THREAT:
            said = {one for one in frame.of(Role.TIME) if self._announced(one)}
            return replace(frame, fillers=tuple(one for one in frame.fillers if one not in said))
        if frame.kind != Kind.INCIDENT:
            return frame
        frame = self._without_speaking(self._without_rescuers(self._foiled(frame)))
        if frame.type in _ITS_OWN:
            return frame
        elsewhere = {one for one in frame.fillers if one.role in _SETTING and self._of(one, frame)}
        places = [one for one in frame.of(Role.PLACE) if one not in elsewhere]
        kept = (
            one for one in frame.fillers if one not in elsewhere or (one.role == Role.PLACE and not places)
        )
        told = [self._text[s.start : s.end] for s in frame.sentences]
        own_day = any(one.role == Role.TIME for one in frame.fillers if one not in elsewhere)
        past = frame.background or (not own_day and all(map(_PAST.search, told)))
        return replace(frame, fillers=tuple(kept), background=past)

    def _announced(self, one: Filler) -> bool:
        """Say whether a day is the one on which an act was announced."""
        return _stands_behind(_ANNOUNCED, self._text, one.mention.span.start)

    def _of(self, one: Filler, frame: Frame) -> bool:
        """Say whether a day or a place stands nearer to an occasion than to the act."""
        span = one.mention.span
        if self._text.startswith(_OWNED, span.end) or span.quote.endswith(_OWNED):
            return False
        acts = [_apart(span, event.span.start, event.span.end) for event in frame.events]
        occasions = [_apart(span, first, after) for first, after in self._occasions(span)]
        return bool(occasions) and min(occasions) < min(acts)

    def _occasions(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield where the sentence of some words tells of an occasion."""
        for sentence in self._sentences:
            if sentence.start <= span.start < sentence.end:
                yield from (m.span() for m in _OCCASION.finditer(self._text, sentence.start, sentence.end))

    def _without_speaking(self, frame: Frame) -> Frame:
        """Return a frame without where and when somebody spoke of it, where it tells its own besides."""
        spoken = [
            (one.start + a, one.start + b) for one in frame.sentences for a, b in [speaks_of(one.quote)]
        ]
        beside = {
            one
            for one in frame.fillers
            if one.role in _SETTING and any(a <= one.mention.span.start < b for a, b in spoken)
        }
        kept = {one.role for one in frame.fillers if one not in beside}
        return replace(
            frame, fillers=tuple(one for one in frame.fillers if one not in beside or one.role not in kept)
        )

    def _without_rescuers(self, frame: Frame) -> Frame:
        """Return an abduction without those who freed whom it took among who did it."""
        if frame.type != "abduction":
            return frame
        attackers = frame.of(Role.ATTACKER)
        rescuers = {one for one in attackers if _FREED.match(self._text, one.mention.span.end)}
        return replace(frame, fillers=tuple(one for one in frame.fillers if one not in rescuers))

    def _foiled(self, frame: Frame) -> Frame:
        """Return a frame that was foiled as that, without those who foiled it among who did it."""
        found = (m for s in frame.sentences for m in _FOILED.finditer(self._text, s.start, s.end))
        foiled = next((m for m in found if any(m.start() <= e.span.start for e in frame.events)), None)
        if foiled is None or frame.type in _ITS_OWN:
            return frame
        kept = (
            one
            for one in frame.fillers
            if one.role != Role.ATTACKER or one.mention.span.start > foiled.start()
        )
        return replace(frame, fillers=tuple(kept), stage=Stage.FOILED)


def _apart(span: Span, first: int, after: int) -> int:
    return max(first - span.end, span.start - after, 0)
