"""The day of a scene: told once, it is that of the sentences that go on with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.heard.days import LENT_SCORE, names_one_day
from annals.extract.sentence.lexicon import people_words
from annals.extract.sentence.words import words as split
from annals.model.reading import Filler, Frame, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind
from annals.text._time_forms import leans
from annals.text.another import points_back
from annals.text.timewords import find_times

_REACH = 3
"""How many sentences behind that which tells a day its scene may go on."""
_THEN = re.compile(
    r"(?:later(?:\s+on)?|then|afterwards?|moments later|minutes later|(?:shortly|soon) after(?:wards?)?"
    r"|subsequently|simultaneously|in the process|on their way|before leaving|as they (?:left|fled))\b",
    re.IGNORECASE,
)
"""At the head of a sentence: what it tells follows at once."""
_THEY = re.compile(r"(?:they|the\s+(?:[a-z-]+\s+){0,2}?(?P<who>[a-z-]+))\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:the|this|that)\s+"
    r"(?P<place>village|town|camp|base|checkpoint|market|convoy|mosque|church|school)\b"
)
_NOT_THEN = re.compile(
    r"\b(?:has|have|had|are|is|will|would|may|could|should|often|routinely|regularly|usually|always|repeatedly"
    r"|previous|previously|earlier|formerly|since|recent|recently|last|ago|years?|months?|weeks?|before|every)\b",
    re.IGNORECASE,
)
"""Words of what was before the scene, goes on, or may come."""
_QUOTES = '“”"'


class Scenes:
    """Knows the sentences of a report with the days that its incidents tell in them."""

    def __init__(self, frames: Sequence[Frame], sentences: Sequence[Span], text: str) -> None:
        self._frames, self._sentences, self._text = frames, sentences, text
        self._starts = [span.start for span in sentences]

    def frame(self, frame: Frame) -> Frame:
        """Return an incident that tells no time with the day of the scene that it goes on with."""
        timed = any(not _THEN.fullmatch(one.mention.span.quote) for one in frame.of(Role.TIME))
        if frame.kind != Kind.INCIDENT or frame.background or frame.aggregate or timed:
            return frame
        at = (bisect_right(self._starts, event.span.start) - 1 for event in frame.events)
        told = sorted(one for one in at if one >= 0)
        if not told or any(_dated(self._sentences[at].quote, whole=True) for at in told):
            return frame
        days = tuple(replace(one, score=LENT_SCORE) for one in self._days(frame, told[0]))
        return replace(frame, fillers=(*frame.fillers, *days))

    def _days(self, frame: Frame, at: int) -> Sequence[Filler]:
        """Return the day of the nearest sentence before one that tells any, where its scene goes on."""
        words = self._sentences[at].quote
        if _NOT_THEN.search(words):
            return ()
        for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
            told = _dated(self._sentences[before].quote)
            if not told:
                continue
            lenders = [one for one in self._tellers(before) if one is not frame]
            days = {one.mention.span: one for lender in lenders for one in self._told(lender, before)}
            one_day = len(days) == len(told) == 1
            return tuple(days.values()) if one_day and self._goes_on(frame, at, before) else ()
        return ()

    def _tellers(self, at: int) -> Iterator[Frame]:
        """Yield the incidents of the report that are told in a sentence."""
        for one in self._frames:
            here = any(span.start == self._starts[at] for span in one.sentences)
            if one.kind == Kind.INCIDENT and not one.background and here:
                yield one

    def _told(self, frame: Frame, at: int) -> Iterator[Filler]:
        """Yield the days that an incident tells in a sentence."""
        days = (one for one in frame.of(Role.TIME) if self._sentences[at].covers(one.mention.span))
        return (one for one in days if names_one_day(one.mention.span.quote))

    def _goes_on(self, frame: Frame, at: int, before: int) -> bool:
        """Say whether the sentence of an act goes on with what one before it tells."""
        words, told = self._sentences[at].quote, self._sentences[before].quote
        between = self._text[self._sentences[before].end : self._sentences[at].start]
        breaks = (
            self._text.count("\n", self._sentences[before].start, self._sentences[at].start) > 0
            or "\n" in between
        )
        act = points_back(words)
        if act and act.split()[-1] in told.lower():
            return True
        place = _THERE.search(words)
        if place and re.search(rf"\b{place['place']}", told):
            return True
        if breaks:
            return False
        if _THEN.match(words):
            return True
        if any(self._sentences[at].covers(one.mention.span) for one in frame.of(Role.PLACE)):
            return False
        they = _THEY.match(words.lstrip(_QUOTES))
        who = they["who"] if they else None
        return they is not None and (who is None or bool(list(people_words().scan(split(who, 0, len(who))))))


def _dated(words: str, *, whole: bool = False) -> list[str]:
    """Return the words for days in a sentence; ``whole`` asks for those for months and years, too."""
    found = (one for one in find_times(words) if not leans(one.form.core) and one.kind != "period")
    told = [words[one.start : one.end] for one in found]
    return told if whole else [one for one in told if names_one_day(one)]
