"""Days that date no act: of a saying, of what is to come or in question, of what began something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annals.extract.heard.days import names_one_day
from annals.extract.sentence.cues import cue_set, read
from annals.extract.tagger import Tagged
from annals.model.reading import Filler, Frame, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind
from annals.text._time_forms import Dated, Feast
from annals.text.dateline import agencies
from annals.text.timewords import find_times


def _any_of(section: str) -> str:
    return rf"\b(?:{'|'.join(map(re.escape, read('when.toml')[section]['words']))})\b"


_HAPPENED = _any_of("happened")
_SAME_CLAUSE = rf"(?:(?!\b(?:which|who|when|after|where|as|while|and)\b|{_HAPPENED})[^,;:“”\"])"
_CUE = re.compile(rf"(?:{_any_of('coming')}|\bsince\s+(?=\w+\s+\w+\s)){_SAME_CLAUSE}*$", re.IGNORECASE)
"""What is to come, in question or the beginning of something else, up to the day of it."""
_CUE_BEHIND = re.compile(rf"\s+(?:(?!and\b|but\b)[\w'’-]+\s+){{0,6}}?{_any_of('coming')}", re.IGNORECASE)
_SAME_DAY = re.compile(_any_of("same_day"), re.IGNORECASE)
_NAMED_AFTER = re.compile(rf"\s+{_any_of('named_after_feasts')}", re.IGNORECASE)
_OWNED = len("'s ")
_SINCE = re.compile(r"since\s", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<!\bin )(?<!\bof )(?<!\bduring )(?<!\bafter )\b(?:which|who|whose)\b[^,;:.!?\n]*$")
"""From where a relative clause begins to a day in it."""
_HAPPENS = re.compile(_any_of("happened"), re.IGNORECASE)
_NEXT = 40
"""How far behind a day, in code points, the words of an act may begin that it opens."""
_FILED = re.compile(rf"\s*\((?:{'|'.join(map(re.escape, sorted(agencies())))})\)")
"""Behind the day of a dateline."""


class Clauses:
    """Knows in what clauses the days of a report stand."""

    def __init__(
        self, report: Report, sentences: Sequence[Span], tagged: Iterable[Tagged], frames: Sequence[Frame]
    ) -> None:
        self._text, self._sentences = report.text, sentences
        self._acts = [event.span.start for one in frames if one.kind == Kind.INCIDENT for event in one.events]
        self._sayings = {
            said.time.start: said.cue for one in tagged for said in one.said if said.time is not None
        }

    def frame(self, frame: Frame) -> Frame:
        """Return an incident without the days of clauses that do not tell of it."""
        if frame.kind != Kind.INCIDENT:
            return frame
        times = frame.of(Role.TIME)
        others = {
            one for one in times if self._of_another(one.mention.span, frame) or self._of_saying(one, frame)
        }
        return replace(frame, fillers=tuple(one for one in frame.fillers if one not in others))

    def _of_saying(self, day: Filler, frame: Frame) -> bool:
        """Say whether a day dates a statement, before which nothing is told of an act."""
        span, cue = day.mention.span, self._sayings.get(day.mention.span.start)
        if cue is None or self._aside(span.end, cue[1]):
            return False
        return all(not span.start < event.span.start < cue[0] for event in frame.events)

    def _aside(self, end: int, after: int) -> bool:
        """Say whether a saying stands between commas behind a day ("On Monday, the mayor said, ...")."""
        return all(self._text[at : at + 1] == "," for at in (end, after))

    def _of_another(self, day: Span, frame: Frame) -> bool:
        """Say whether a day stands in a clause that does not tell of an act."""
        text, sentence = self._text, next((s for s in self._sentences if s.covers(day)), None)
        if sentence is None:
            return False
        if (_NAMED_AFTER.match(text, day.end) and _is_feast(day.quote)) or _FILED.match(text, day.end):
            return True
        if self._in_relative(day, frame, sentence):
            return True
        if _SAME_DAY.search(text, day.end, sentence.end):
            return False
        told = [event.span.start for event in frame.events if sentence.covers(event.span)]
        if _SINCE.match(day.quote) and not told:
            return True
        cue = _CUE.search(text, sentence.start, day.start)
        if cue is not None and not any(cue.start() < at <= day.end + _OWNED for at in told):
            return True
        behind = _CUE_BEHIND.match(text, day.end, sentence.end)
        return behind is not None and not any(at < behind.end() for at in told)

    def _in_relative(self, day: Span, frame: Frame, sentence: Span) -> bool:
        """Say whether a time stands in a relative clause that tells of something else than an act.

        A day may be told at its end for all before it, but not beside another one and behind another act; a
        year or a month is not.
        """
        clause = _RELATIVE.search(self._text, sentence.start, day.start)
        if clause is None or _HAPPENS.search(self._text, clause.start(), day.start):
            return False
        told = {event.span.start for event in frame.events}
        if any(clause.start() < at < day.end + _NEXT for at in told):
            return False
        another = any(clause.start() < at < day.start for at in self._acts)
        others = any(not day.touches(one.mention.span) for one in frame.of(Role.TIME))
        return (another and others) or not names_one_day(day.quote)


def _is_feast(words: str) -> bool:
    """Say whether words for a time name a feast: "Easter", "Christmas", no month and no number."""
    if any(word in cue_set("grammar", "months") or word.isdigit() for word in words.lower().split()):
        return False
    return any(isinstance(time.form.core, Feast | Dated) for time in find_times(words))
