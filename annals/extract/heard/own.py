"""What is another act's: words in a sentence that tells of that one and not of this."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from annals.extract.heard.days import names_one_day
from annals.extract.heard.heard_count import Heard
from annals.extract.heard.words import noun_for_people
from annals.extract.sentence.cues import cue_list
from annals.model.ids import FrameId
from annals.model.reading import Filler, Frame, Label, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import ActorKind, Harm, Kind, Stage, WeaponClass
from annals.text._time_forms import part_alone
from annals.text.another import tells_again
from annals.text.numbers import find_numbers
from annals.text.timewords import find_times

_IN_THE_AIR = frozenset({Role.ATTACKER, Role.INTERCEPTOR})
"""Who launched what was intercepted, and who intercepted it: told in its own sentences, or not known."""
_LAYS = re.compile(
    r"\b(?:claim|admit|responsib|blam|accus|identif|linked|belong|took part|taken part|members? of"
    r"|carried out|behind)",
    re.IGNORECASE,
)
"""What lays an act to somebody, or claims it, in whatever sentence that stands."""
_SURE, _SURE_BEFORE = 0.75, 0.5
"""How sure a day must be to date an act from another's sentence, behind it and right before it, and who did
what in the air to be known from one."""
_SUREST, _SUREST_BESIDE = 0.7, 0.85
"""How sure a place must be to be that of an act whose own sentences tell none, and of one whose own sentences
name a place that was not heard to be its own."""
_RIVAL = 0.65
"""How sure a place of an act must be, beside the surest, to be another place of it."""
_OWN_FIRST = frozenset(
    {Role.ATTACKER, Role.TARGET, Role.VICTIM, Role.WEAPON, Role.INTERCEPTOR, Role.PLACE, Role.TIME}
)
"""Roles whose words in another act's sentence are left out where the act's own sentences tell some."""
_ON_THE_GROUND = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA})
"""Kinds of actors that no other act's sentence tells to have flown an aircraft."""
_SUMS = frozenset({Kind.TOLL, Kind.CAMPAIGN, Kind.POSTURE})
"""Kinds whose sentences tell of people that no single act hit."""
_HIT = frozenset({Role.TARGET, Role.VICTIM})
_HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
"""An act whose own sentences count whom it harmed so takes no victims from another's."""
_SEEN = re.compile(rf"\b(?:{'|'.join(cue_list('heard', 'seen'))})\b[^.!?\n]{{0,80}}$", re.IGNORECASE)
"""Before somebody whom others saw, or a film shows: he was there, and was not hit for that."""
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_NEVER_LENT = frozenset({Role.ACTS, Role.ORIGIN_PLACE})
"""Roles whose words in another act's sentence are that act's: how often, and from where."""
_AS_SURE = {Role.ATTACKER: 0.85}
"""How sure the own sentences' words must be for that, beside the other's."""


class Own:
    """Knows in which sentences the incidents of a report are told."""

    def __init__(
        self,
        frames: Sequence[Frame],
        sentences: Sequence[Span],
        counted: Sequence[Heard] = (),
        mentions: Iterable[Mention] = (),
    ) -> None:
        self._sentences = sentences
        self._starts = [span.start for span in sentences]
        apart = (later.start - one.end > 1 for one, later in pairwise(sentences))
        self._paragraphs = list(accumulate(apart, initial=0))
        named = (one for one in mentions if one.label is Label.PLACE and one.tag is None)
        self._named = frozenset(self._sentence(one.span.start) for one in named)
        self._told: dict[FrameId, frozenset[int]] = {
            one.id: frozenset(self._sentence(event.span.start) for event in one.events)
            for one in frames
            if one.kind == Kind.INCIDENT
        }
        self._victims = {
            one.id: {each.mention.span.start for each in one.of(Role.VICTIM)}
            for one in frames
            if one.kind == Kind.INCIDENT
        }
        self._days: dict[int, set[str]] = {}
        for time in (each.mention.span for one in frames for each in one.of(Role.TIME)):
            weekday = _WEEKDAY.search(time.quote)
            if weekday is not None and names_one_day(time.quote):
                self._days.setdefault(self._sentence(time.start), set()).add(weekday[0].lower())
        self._summed = frozenset(
            self._sentence(event.span.start) for one in frames if one.kind in _SUMS for event in one.events
        )

        self._counted = frozenset(
            one.frame for one in counted if one.harmed.harm in _HARMS and self._says_whom(one)
        )

    def frame(self, frame: Frame) -> Frame:
        """Return a frame without days, places, people and weapons of others; of places the surest stay."""
        own = list(self._fillers(frame)) if frame.id in self._told else list(frame.fillers)
        own = [one for one in own if not self._dated_here(frame, one)]
        best = max((one.score for one in own if one.role == Role.PLACE), default=0.0)
        again = self._again(frame)
        kept = (
            one
            for one in own
            if one.role != Role.PLACE
            or one.score >= _RIVAL * best
            or self._sentence(one.mention.span.start) in again
        )
        return replace(frame, fillers=tuple(kept))

    def counts(self, heard: Sequence[Heard]) -> list[Heard]:
        """Return the counts without those heard of an act in a sentence of another."""
        return [one for one in heard if not self._anothers(one.frame, one.harmed.words.start)]

    def _dated_here(self, frame: Frame, time: Filler) -> bool:
        """Say whether a day stands in a sentence not of the act, whose own sentences surely tell a day."""
        span = time.mention.span
        if time.role is not Role.TIME or not self._elsewhere(frame.id, span.start):
            return False
        others = (one for one in frame.of(Role.TIME) if not self._elsewhere(frame.id, one.mention.span.start))
        days = (one.score >= time.score for one in others if names_one_day(one.mention.span.quote))
        return names_one_day(span.quote) and any(days)

    def _says_whom(self, one: Heard) -> bool:
        """Say whether a count of an act's own sentence, no headline, is a number with a noun for people."""
        at = self._sentence(one.harmed.words.start)
        first, text = self._starts[at], self._sentences[at].quote
        words = one.harmed.words
        named = bool(find_numbers(text[words.start - first : words.end - first])) and noun_for_people(
            text, words.start - first, words.end - first
        )
        return at > 0 and named and at in self._told.get(one.frame, frozenset())

    def _again(self, frame: Frame) -> frozenset[int]:
        """Return the sentences that tell an incident again ("the blast"): the place they tell is finer."""
        told = ((self._sentence(one.span.start), one.span.end) for one in frame.events)
        return frozenset(
            at for at, end in told if tells_again(self._sentences[at].quote[: end - self._starts[at]])
        )

    def _fillers(self, frame: Frame) -> Iterator[Filler]:
        own: dict[Role, float] = {}
        for one in frame.fillers:
            dated = one.role is not Role.TIME or _tells_a_day(one.mention.span.quote)
            start = one.mention.span.start
            beside = one.role in _HIT and self._beside(frame.id, start)
            if dated and not beside and not self._anothers(frame.id, start):
                own[one.role] = max(own.get(one.role, 0.0), one.score)
        return (one for one in frame.fillers if self._is_its_own(frame, one, own.get(one.role, 0.0)))

    def _is_its_own(self, frame: Frame, one: Filler, told: float) -> bool:
        """Say whether words are the act's; ``told`` is how surely its own sentences tell their role."""
        start = one.mention.span.start
        if told and one.role in _HIT and one.mention.label is Label.ACTOR and self._beside(frame.id, start):
            return False
        if one.role is Role.VICTIM and frame.id in self._counted and self._of_another(frame.id, one):
            return False
        if one.role in _IN_THE_AIR and frame.stage == Stage.INTERCEPTED and self._elsewhere(frame.id, start):
            return one.score >= _SURE
        if not self._anothers(frame.id, start) or (one.role is Role.ATTACKER and self._laid(start)):
            return True
        if one.role is Role.ATTACKER and (_without_aircraft(frame, one) or self._another_day(frame, start)):
            return False
        if one.role in _OWN_FIRST and told > _AS_SURE.get(one.role, 0.0) * one.score:
            return False
        surest = _SUREST_BESIDE if self._named & self._told.get(frame.id, frozenset()) else _SUREST
        sure = _SURE_BEFORE if self._right_before(frame, start) else _SURE
        least = {Role.PLACE: surest, Role.TIME: sure}.get(one.role, 0.0)
        return one.role not in _NEVER_LENT and one.score >= least

    def _right_before(self, frame: Frame, start: int) -> bool:
        """Say whether words stand before an act in its paragraph."""
        first = frame.events[0].span.start
        here, there = (self._paragraphs[self._sentence(at)] for at in (start, first))
        return start < first and here == there

    def _another_day(self, frame: Frame, start: int) -> bool:
        """Say whether an act's sentences tell a day of the week, and that of words another."""
        mine = {day for at in self._told.get(frame.id, ()) for day in self._days.get(at, ())}
        theirs = self._days.get(self._sentence(start), set())
        return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)

    def _beside(self, frame: FrameId, start: int) -> bool:
        """Say whether a sentence not of the act tells of a war's victims, or of who was seen."""
        at = self._sentence(start)
        if not self._elsewhere(frame, start):
            return False
        return (
            at in self._summed
            or _SEEN.search(self._sentences[at].quote[: start - self._starts[at]]) is not None
        )

    def _laid(self, start: int) -> bool:
        """Say whether the sentence of words lays an act to somebody."""
        return _LAYS.search(self._sentences[self._sentence(start)].quote) is not None

    def _elsewhere(self, frame: FrameId, start: int) -> bool:
        """Say whether words stand in a sentence that does not tell of an incident."""
        return self._sentence(start) not in self._told.get(frame, frozenset())

    def _anothers(self, frame: FrameId, start: int) -> bool:
        """Say whether words stand in a sentence that tells of other incidents and not of this one."""
        at = self._sentence(start)
        mine = self._told.get(frame)
        return mine is not None and at not in mine and any(at in told for told in self._told.values())

    def _of_another(self, frame: FrameId, victim: Filler) -> bool:
        """Say whether a victim stands in another incident's sentence, or in nobody's and is heard of one."""
        start = victim.mention.span.start
        heard = any(start in starts for other, starts in self._victims.items() if other != frame)
        return self._anothers(frame, start) or (heard and self._elsewhere(frame, start))

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def _without_aircraft(frame: Frame, one: Filler) -> bool:
    """Say whether an act from the air is one of aircraft, and somebody of those who have none."""
    drones = any(weapon.mention.tag == WeaponClass.DRONE for weapon in frame.of(Role.WEAPON))
    return frame.type == "air_drone_strike" and not drones and one.mention.tag in _ON_THE_GROUND


def _tells_a_day(words: str) -> bool:
    """Say whether words for a time tell of days, unlike "at night" and "in the morning"."""
    return any(time.kind != "period" and not part_alone(time.form) for time in find_times(words))
