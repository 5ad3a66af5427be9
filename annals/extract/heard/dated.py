"""Times that the words around an act lay to it alone: "the April attack", "a day after rebels shot two"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from annals.extract.heard.days import names_one_day
from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.tagger import Tagged
from annals.model.reading import Filler, Frame, Label, Mention, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind

_SCORE = 0.7
_MONTHS = "|".join(one.capitalize() for one in sorted(cue_set("grammar", "months")))
_NAMED = re.compile(
    rf"(?:\b(?:the|an?|this|that)|['’]s)\s+(?:[a-z-]+\s+)?(?P<time>{_MONTHS})\s+(?:[a-z-]+\s+){{0,2}}$"
)
"""Before the words of an act that are named by the month of it."""
_COUNTED = re.compile(r"\bafter$", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|after)\s+", re.IGNORECASE)
_WHEN = re.compile(r",?\s+when\b(?:(?!\bwhen\b)[^,;:.!?\n])*$")
"""Between a time and the words of an act that happened then."""
_THING = re.compile(
    rf"['’]s\s+(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(cue_list('heard', 'dated_things'))})\b", re.IGNORECASE
)
"""Behind a time, a thing of public life that it belongs to ("last year's coup")."""
_AT_IT = re.compile(r"\b(?:in|at|during|on|amid|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the time of what an act was a part of ("during Sunday's election")."""
_APART = re.compile(
    r"(?<!hours )(?<!minutes )\b(?:before|ahead of|since|after|until|under)\s+$", re.IGNORECASE
)
"""Before the day of what came before an act or after it, and not in its hours."""
_PREPOSITION = re.compile(r"(?:[A-Za-z]+\s+){1,2}(?=[A-Z]|last\b|this\b|\d)")
_BEFORE = 20
"""How far before a time the words that tell of that begin, in code points."""
_BETWEEN = re.compile(r"(?:(?!\b(?:and|but|which|who|while)\b)[^,;:.!?\n]){1,60}")
"""Between "a day after" and the words of the act that it is counted for."""


class Dated:
    """Knows the sentences of a report with their times, and where acts are told in them."""

    def __init__(self, report: Report, tagged: Sequence[Tagged], frames: Sequence[Frame]) -> None:
        self._report, self._tagged = report, tagged
        self._events = sorted(event.span.start for one in frames for event in one.events)

    def frame(self, frame: Frame) -> Frame:
        """Return an incident with the times that are its alone, without others of their sentences."""
        if frame.kind != Kind.INCIDENT:
            return frame
        found = {one.span for event in frame.events for one in self._of(frame, event)}
        told = [self._sentence(one.start) for one in found]
        kept = [
            one for one in frame.fillers if not (self._beside(one, found, told) or self._owned(frame, one))
        ]
        heard = [one.mention.span for one in kept if one.role is Role.TIME]
        new = sorted((one for one in found if not any(map(one.touches, heard))), key=lambda one: one.start)
        times = (Mention(label=Label.TIME, span=one, tag="point", score=_SCORE) for one in new)
        return replace(
            frame, fillers=(*kept, *(Filler(role=Role.TIME, mention=one, score=_SCORE) for one in times))
        )

    def _beside(self, time: Filler, found: Collection[Span], told: Sequence[Tagged | None]) -> bool:
        """Say whether a time stands in a sentence that tells others for an act, and is none of these."""
        span = time.mention.span
        if time.role is not Role.TIME:
            return False
        open_ended = _SINCE.match(span.quote) is not None
        return self._sentence(span.start) in told and (open_ended or not any(map(span.touches, found)))

    def _owned(self, frame: Frame, time: Filler) -> bool:
        """Say whether a time only says which coup or vote is meant that is no word of the act.

        A year says so but for what the act was a part of, a day only beside what came before or after.
        """
        text, span = self._report.text, time.mention.span
        thing = _THING.match(text, span.end) if time.role is Role.TIME else None
        if thing is None or any(
            span.end < one.span.end and one.span.start <= thing.end() + 1 for one in frame.events
        ):
            return False
        name = _PREPOSITION.match(span.quote)
        start = span.start + (name.end() if name else 0)
        before = text[max(0, start - _BEFORE) : start]
        if names_one_day(text[start : span.end]):
            return _APART.search(before) is not None
        return _AT_IT.search(before) is None

    def _of(self, frame: Frame, event: Mention) -> Iterator[Mention]:
        """Yield the times that the words of an act have for themselves."""
        at = event.span.start
        sentence = self._sentence(at)
        if sentence is None:
            return
        text = self._report.text
        named = _NAMED.search(text, sentence.sentence.start, at)
        if named:
            yield self._mention(*named.span("time"))
        for time in sentence.mentions:
            if time.label is not Label.TIME or time.span.end >= at:
                continue
            if _WHEN.match(text, time.span.end, at):
                since = _SINCE.match(text, time.span.start)
                yield self._mention(since.end() if since else time.span.start, time.span.end)
            elif self._is_counted(frame, time.span, event.span, sentence):
                yield time

    def _is_counted(self, frame: Frame, time: Span, event: Span, sentence: Tagged) -> bool:
        """Say whether "a day after" is counted for the first act told behind it, and told nowhere before."""
        first = next((at for at in self._events if at >= time.end), None) == event.start
        before = any(sentence.sentence.start <= one.span.start < time.start for one in frame.events)
        near = _BETWEEN.fullmatch(self._report.text, time.end, event.start)
        here = [one for one in frame.events if self._sentence(one.span.start) is sentence]
        alone = len(here) == 1  # "two days after the killing of a student, police shot three on Monday"
        return alone and _COUNTED.search(time.quote) is not None and first and not before and near is not None

    def _mention(self, start: int, end: int) -> Mention:
        return Mention(label=Label.TIME, span=self._report.span(start, end), tag="point", score=_SCORE)

    def _sentence(self, at: int) -> Tagged | None:
        return next((one for one in self._tagged if one.sentence.start <= at < one.sentence.end), None)
