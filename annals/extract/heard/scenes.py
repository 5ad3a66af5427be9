"""The day of a scene: told once, it is that of the sentences that go on with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.heard.days import LENT_SCORE, names_one_day
from annals.model.reading import PERSON, Filler, Frame, Label, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind
from annals.text._time_forms import leans, part_alone
from annals.text.timewords import find_times

_REACH, _REACH_ELSEWHERE = 15, 5
"""How many sentences behind that which tells a day its scene may go on, there and at another place."""
_THEN = re.compile(
    r"(?:later(?:\s+on)?|then|afterwards?|(?:moments|minutes|hours) later|(?:shortly|soon) after(?:wards?)?"
    r"|subsequently|simultaneously)\b",
    re.IGNORECASE,
)
"""At the head of a sentence: what it tells followed at once, wherever it was."""
_NOT_THEN = re.compile(
    r"\b(?:has|have|had|are|is|will|would|may|could|should|often|routinely|regularly|usually|always|repeatedly"
    r"|previous|previously|earlier|formerly|since|recent|recently|last|ago|(?<!-)years?|months?|weeks?|before|every"
    r"|meanwhile|elsewhere)\b",
    re.IGNORECASE,
)
"""Words of what was before the scene or beside it, goes on, or may come."""
_ONE_PERSON = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
"""At the head of a sentence: it tells of somebody named before."""
_ONE = re.compile(r"(?:an?|one|lone)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ARTICLE = 20
"""How far before words for somebody their article may stand."""
_WHICH_ONES = re.compile(
    r"(?<!,)\s(?:(?:who|which|whose)\s+(?:\w+\s+){0,2}|that\s+)(?:[\w-]*ly\s+)?$", re.IGNORECASE
)
"""Before an act that only says who is meant ("He led the troops who shot protesters")."""
_NEVER = frozenset({"agreement", "group_change"})
"""Types of acts that go on with no attack: what is agreed, called for or left has its own day."""
_ARRESTS = "arrests"
_HIT = frozenset({Role.TARGET, Role.VICTIM})


class Scenes:
    """Knows the sentences of a report with the days that its incidents tell in them."""

    def __init__(self, frames: Sequence[Frame], sentences: Sequence[Span], text: str) -> None:
        self._frames, self._sentences, self._text = frames, sentences, text
        self._starts = [span.start for span in sentences]

    def frame(self, frame: Frame) -> Frame:
        """Return an incident that tells no day with that of the incident told last before it."""
        timed = any(_tells_a_day(one.mention.span.quote) for one in frame.of(Role.TIME))
        apart = frame.type in _NEVER or self._says_which(frame)
        if frame.kind != Kind.INCIDENT or frame.background or frame.aggregate or timed or apart:
            return frame
        at = (bisect_right(self._starts, event.span.start) - 1 for event in frame.events)
        told = sorted(one for one in at if one >= 0)
        if not told or any(_dated(self._sentences[at].quote, whole=True) for at in told):
            return frame
        days = tuple(replace(one, score=LENT_SCORE) for one in self._days(frame, told[0]))
        return replace(frame, fillers=(*frame.fillers, *days))

    def _days(self, frame: Frame, at: int) -> Sequence[Filler]:
        """Return the one day of the nearest sentence before another that tells any, where that goes on."""
        if _NOT_THEN.search(self._sentences[at].quote):
            return ()
        for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
            told = _dated(self._sentences[before].quote)
            if told:
                lenders = [one for one in self._tellers(before) if one is not frame]
                days = {one.mention.span: one for lender in lenders for one in self._told(lender, before)}
                goes_on = self._goes_on(frame, at, before) and not self._of_another(frame, at, lenders)
                return tuple(days.values()) if len(days) == len(told) == 1 and goes_on else ()
        return ()

    def _goes_on(self, frame: Frame, at: int, before: int) -> bool:
        """Say whether a sentence tells no other place, or begins what comes next: "then", a new paragraph.

        What comes behind a look back at a war is not next.
        """
        here = self._sentences[at]
        placed = any(here.covers(one.mention.span) for one in frame.of(Role.PLACE))
        paragraph = "\n\n" in self._text[self._sentences[before].start : here.start]
        follows = _THEN.match(here.quote) or (paragraph and not self._tells_of_the_war(before, at))
        return not placed or (bool(follows) and at - before <= _REACH_ELSEWHERE)

    def _tells_of_the_war(self, before: int, at: int) -> bool:
        """Say whether a sentence between two tells of a war in whole, or of history."""
        first, end = self._starts[before + 1], self._starts[at]
        told = (one for one in self._frames if one.kind == Kind.CAMPAIGN or one.background)
        return any(first <= event.span.start < end for one in told for event in one.events)

    def _of_another(self, frame: Frame, at: int, lenders: Sequence[Frame]) -> bool:
        """Say whether a sentence tells of who was hit in the scene, or of why others were arrested in it."""
        who = [one for lender in lenders for one in lender.fillers if one.mention.label is Label.ACTOR]
        hit = any(one.role in _HIT for one in who)
        one_did = any(one.role is Role.ATTACKER and self._is_one(one.mention) for one in who)
        if _ONE_PERSON.match(self._sentences[at].quote) and hit and not one_did:
            return True
        arrested = all(one.type == _ARRESTS for one in lenders) and frame.type != _ARRESTS
        return arrested and any(self._sentences[at].covers(one.mention.span) for one in frame.of(Role.PLACE))

    def _is_one(self, mention: Mention) -> bool:
        """Say whether words are for one person: a name, or a noun behind "a"."""
        start = mention.span.start
        words = self._text[max(0, start - _ARTICLE) : start] + mention.span.quote.partition(" ")[0] + " "
        return mention.tag == PERSON or _ONE.search(words) is not None

    def _says_which(self, frame: Frame) -> bool:
        """Say whether all words for an act stand in clauses that only say who is meant."""
        for event in frame.events:
            sentence = self._sentences[bisect_right(self._starts, event.span.start) - 1]
            if not _WHICH_ONES.search(sentence.quote[: event.span.start - sentence.start]):
                return False
        return True

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


def _tells_a_day(words: str) -> bool:
    """Say whether words for a time tell of days, unlike "at 6 a.m.", "then" and "within the hour"."""
    return any(not part_alone(one.form) for one in find_times(words))


def _dated(words: str, *, whole: bool = False) -> list[str]:
    """Return the words for days in a sentence; ``whole`` asks for those for months and years, too."""
    found = (one for one in find_times(words) if not leans(one.form.core) and one.kind != "period")
    told = [words[one.start : one.end] for one in found]
    return told if whole else [one for one in told if names_one_day(one)]
