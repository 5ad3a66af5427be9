"""What placing a time in the calendar needs and gives: its surroundings, and the days found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from annals.model.values import TimeRange
from annals.model.vocabulary import Anchor, Basis, Granularity
from annals.resolve.times.calendar import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a time may be counted from: publication, and the incident told before it.

    ``known`` marks words of an act that readers know by its day ("the Jan. 8 attack"), or of a bound
    ("killed before Jan. 8").
    """

    published: date | None
    future: bool
    incident: TimeRange | None
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Days ``[earliest, before)`` with how they were found; None is an open end."""

    earliest: date | None
    before: date | None
    granularity: Granularity
    anchor: Anchor
    basis: Basis
    score: float
    reason: str
    approximate: bool = False
    ambiguous: bool = False


def stated(days: Days | None, granularity: Granularity, reason: str, score: float = 0.98) -> Placed | None:
    """Place days that the words say in full."""
    if days is None:
        return None
    return Placed(
        earliest=days[0],
        before=days[1],
        granularity=granularity,
        anchor=Anchor.CALENDAR,
        basis=Basis.STATED,
        score=score,
        reason=reason,
    )


def relative(days: Days | None, granularity: Granularity, reason: str, score: float = 0.93) -> Placed | None:
    """Place days that the day of publication decides."""
    placed = stated(days, granularity, reason, score)
    return placed and replace(placed, anchor=Anchor.PUBLICATION, basis=Basis.RELATIVE)


def from_incident(
    days: Days | None, granularity: Granularity, reason: str, score: float = 0.7
) -> Placed | None:
    """Place days that are counted from another incident."""
    placed = stated(days, granularity, reason, score)
    return placed and replace(placed, anchor=Anchor.INCIDENT, basis=Basis.INFERRED)


def one_day(day: date | None) -> Days | None:
    """Return the half-open range of one day."""
    return None if day is None or day == date.max else (day, day + timedelta(days=1))


def doubtful(placed: Placed | None, score: float, reason: str) -> Placed | None:
    """Mark a time as one of two readings."""
    if placed is None:
        return None
    lower = min(placed.score, score)
    return replace(placed, ambiguous=True, score=lower, reason=f"{placed.reason}; {reason}")


def roughly(placed: Placed | None, score: float = 0.75) -> Placed | None:
    """Mark a time as approximate."""
    return placed and replace(placed, approximate=True, score=min(placed.score, score))
