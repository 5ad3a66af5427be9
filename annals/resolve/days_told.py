"""The days that a report has told, for times that are counted from one of them ("the same evening")."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from annals.model.report import Span
from annals.model.statement import Statement
from annals.model.values import TimeRange


class DaysTold:
    """Keeps which days were told where in a report."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._days: dict[int, TimeRange] = {}

    def add(self, told: Iterable[Statement[TimeRange]]) -> None:
        """Keep the days among the times of an incident, each with where its words begin."""
        for one in told:
            start = one.evidence[0].start
            if one.value.day() and start not in self._days:
                insort(self._starts, start)
                self._days[start] = one.value

    def before(self, words: Span) -> TimeRange | None:
        """Return the last day told before some words, the first told if none was."""
        if not self._starts:
            return None
        at = bisect_left(self._starts, words.start)
        return self._days[self._starts[max(0, at - 1)]]
