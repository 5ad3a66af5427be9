"""The days that a report has told, for times that are counted from one of them ("the same evening")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from annals.model.reading import Label, Reading
from annals.model.report import Span
from annals.model.statement import Statement
from annals.model.values import TimeRange
from annals.model.vocabulary import Anchor, Basis, Granularity
from annals.resolve.times.of_statements import dates_a_statement
from annals.resolve.times.resolver import ResolvedTime, resolve_time
from annals.resolve.words import has
from annals.text._time_forms import leans_on_a_day
from annals.text.timewords import find_times

_SINCE = re.compile(r"\b(?:after|since)$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:earlier|before|later|after|afterwards)$", re.IGNORECASE)
_CLAUSE_ENDS = frozenset(",;:")
_NIGHT = re.compile(r"\bnight\b", re.IGNORECASE)
_OF_MONTH = re.compile(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_LEANING_SCORE = 0.5
_DAY = timedelta(days=1)
_MONTH = 31
_COUNTED = re.compile(r"\b(?:after|before|following)$", re.IGNORECASE)
_THING = re.compile(
    r"\s+(?:the|these|those)\s+(?:(?P<like>[a-z]{4,})\s+(?P<thing>[a-z]{4,})(?=\s*(?:[,.;:!?]|$|\b(?:in|on|at|of)\b))"
    r"|(?P<noun>[a-z]{5,})(?:\s+(?P<next>[a-z]{5,}))?)"
)
"""Behind "a day after": what happened then; its noun alone where a word describes it ("the army raid")."""


class DaysTold:
    """Keeps which days were told where in a report."""

    def __init__(self, reading: Reading) -> None:
        self._report = reading.report
        self._sentences = [span.start for span in reading.sentences]
        self._named = [one.span for one in reading.mentions if one.label == Label.TIME]
        self._starts: list[int] = []
        self._days: dict[int, TimeRange] = {}

    def add(self, told: Iterable[Statement[TimeRange]]) -> None:
        """Keep the days among the times of an incident, each with where its words begin."""
        for one in told:
            start = one.evidence[0].start
            if _is_brief(one.value) and start not in self._days:
                insort(self._starts, start)
                self._days[start] = one.value

    def so_far(self) -> dict[int, TimeRange]:
        """Return the days that are kept by now, by where their words begin."""
        return dict(self._days)

    def counted(self, words: Span, acts: Sequence[Span]) -> tuple[str, TimeRange | None]:
        """Return a time as it is counted for an act told by some words, and the day that it is counted from.

        "Freed on Monday, ten days after they seized him" tells of the seizure ten days earlier. All else is
        counted from the last day told before; "a day earlier", where there is none, from its sentence's day.
        """
        since = _SINCE.search(words.quote)
        if since and any(self._follows(words, act) for act in acts):
            return f"{words.quote[: since.start()]}earlier", next(self._beside(words), None)
        thing = self._thing(words)
        if thing is not None:
            return words.quote, thing
        beside = self._beside(words) if _FROM.search(words.quote) else iter(())
        return words.quote, self._before(words) or next(beside, None)

    def leaning(self, words: Span) -> ResolvedTime | None:
        """Return the day of words heard for a time that name none ("then", "at 10:40", "on the 13th").

        It is that of the incident told before them, else the last day named before them; a night alone is
        the last before publication.
        """
        published = self._report.published
        number = _OF_MONTH.search(words.quote)
        if number is not None:
            return _leaning(self._numbered(int(number[1])), Basis.RELATIVE)
        forms = [one.form for one in find_times(words.quote)]
        apart = has("apart_times", "words", words.quote) if not forms else False
        if apart or not all(map(leans_on_a_day, forms)):
            return None
        told = self._before(words) or self._last_named(words)
        if told is None and published is not None and _NIGHT.search(words.quote):
            told = _days(published - _DAY, published)
        counted = resolve_time(words.quote, published=published, incident=told) if told else None
        return counted or _leaning(told, Basis.INFERRED)

    def _numbered(self, number: int) -> TimeRange | None:
        """Return the last day up to publication that has a number in its month."""
        published = self._report.published
        back = (published - _DAY * ago for ago in range(_MONTH)) if published else iter(())
        return next((_days(day, day) for day in back if day.day == number), None)

    def _last_named(self, words: Span) -> TimeRange | None:
        """Return the last day named before some words; none for the night to the day of publication."""
        before = (one for one in self._named if one.end <= words.start)
        named = [one.quote for one in before if not dates_a_statement(self._report, one)]
        found = (resolve_time(one, published=self._report.published) for one in reversed(named))
        told = next((one.range for one in found if one is not None and one.range.day()), None)
        if told is None or told.day() != self._report.published or not _NIGHT.search(words.quote):
            return told
        return None

    def _thing(self, words: Span) -> TimeRange | None:
        """Return the day that an earlier sentence tells for the thing named behind "a day after the ..."."""
        named = _THING.match(self._report.text, words.end) if _COUNTED.search(words.quote) else None
        at = bisect_right(self._sentences, words.start) - 1
        for word in filter(None, named.group("thing", "noun", "next") if named else ()):
            stem = re.compile(rf"\b{word.removesuffix('s')}", re.IGNORECASE)
            for start, end in reversed(list(pairwise(self._sentences[: at + 1]))):
                days = self._days_in(start, end) if stem.search(self._report.text, start, end) else []
                if days:
                    return days[0] if len(days) == 1 else None
        return None

    def _days_in(self, start: int, end: int) -> list[TimeRange]:
        """Return the days named between two offsets."""
        spans = (one for one in self._named if start <= one.start < end)
        found = (resolve_time(one.quote, published=self._report.published) for one in spans)
        return [one.range for one in found if one is not None and one.range.day() is not None]

    def _before(self, words: Span) -> TimeRange | None:
        """Return the last day told before some words, the first told if none was."""
        if not self._starts:
            return None
        at = bisect_left(self._starts, words.start)
        return self._days[self._starts[max(0, at - 1)]]

    def _follows(self, words: Span, act: Span) -> bool:
        """Say whether an act is told behind some words in the same clause."""
        between = self._report.text[words.end : act.start]
        return (
            act.start >= words.end and self._in_one_sentence(words, act) and not _CLAUSE_ENDS & set(between)
        )

    def _beside(self, words: Span) -> Iterator[TimeRange]:
        """Yield the days named in the sentence of some words, the nearest first, those behind them last."""
        others = [one for one in self._named if self._in_one_sentence(one, words) and not one.touches(words)]
        for one in sorted(others, key=lambda span: (span.start > words.start, abs(span.start - words.start))):
            found = resolve_time(one.quote, published=self._report.published)
            if found is not None and found.range.day():
                yield found.range

    def _in_one_sentence(self, one: Span, other: Span) -> bool:
        """Say whether two spans begin in one sentence."""
        return bisect_right(self._sentences, one.start) == bisect_right(self._sentences, other.start)


def _is_brief(days: TimeRange) -> bool:
    """Say whether a time is a day or a night, from which another may be counted."""
    if days.earliest is None or days.before is None:
        return False
    return days.before - days.earliest <= 2 * _DAY


def _days(first: date, last: date) -> TimeRange:
    """Return the range of some days of the news."""
    return TimeRange(
        earliest=first,
        before=last + _DAY,
        granularity=Granularity.DAY if first == last else Granularity.SPAN,
        anchor=Anchor.PUBLICATION,
        part_of_day=None,
        approximate=False,
        ambiguous=False,
    )


def _leaning(days: TimeRange | None, basis: Basis) -> ResolvedTime | None:
    """Return some days as the time of words that name none by themselves."""
    if days is None:
        return None
    anchor = days.anchor if basis is Basis.RELATIVE else Anchor.INCIDENT
    told = replace(days, anchor=anchor, part_of_day=None)
    return ResolvedTime(range=told, basis=basis, score=_LEANING_SCORE, reason="the day told before it")
