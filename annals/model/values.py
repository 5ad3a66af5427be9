"""What the words stand for: places, times, actors, counts of acts and tolls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annals.model.ids import StatementId
from annals.model.vocabulary import (
    ActorKind,
    Anchor,
    Attribution,
    Granularity,
    GroupClass,
    Harm,
    Level,
    ParticipantRole,
    Qualifier,
    Scope,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that the words may name: its key, its name in full and its score."""

    key: str
    name: str
    score: float


_WIDTHS = {level: width for width, level in enumerate(Level)}
_NEXT_TO_TOWN = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer entry, or an area or country when that is all that is said.

    ``key`` is None for a place that the gazetteer does not hold; it then has no point either.
    ``radius_km`` is how vague the point is. ``country`` is an ISO 3166 alpha-2 code or None.
    ``admin1`` and ``admin2`` are names. ``part`` is a direction ("south") or "border". ``contested`` holds
    every reading of a place name used in a partisan sense. ``alternatives`` are other places that
    the report does not exclude.
    """

    key: str | None
    name: str
    written: str
    level: Level
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    part: str | None
    contested: tuple[str, ...]
    alternatives: tuple[Candidate, ...]

    @property
    def width(self) -> float:
        """How wide the place is, 0 for the finest; a building that nobody knows follows its town."""
        unknown_building = self.level is Level.INSTALLATION and self.key is None
        return _WIDTHS[self.level] + (_NEXT_TO_TOWN if unknown_building else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRange:
    """Half-open days ``[earliest, before)``; None is an open end. Never a made-up day.

    ``part_of_day`` is as told ("morning"). ``ambiguous`` marks 03/04/2015 and its kind.
    """

    earliest: date | None
    before: date | None
    granularity: Granularity
    anchor: Anchor
    part_of_day: str | None
    approximate: bool
    ambiguous: bool

    def __post_init__(self) -> None:
        if self.earliest is not None and self.before is not None and self.earliest >= self.before:
            message = f"empty time range {self.earliest} to {self.before}"
            raise ValueError(message)

    def may_equal(self, other: TimeRange) -> bool:
        """Say whether the two ranges share a day."""
        apart = self.before and other.earliest and self.before <= other.earliest
        after = other.before and self.earliest and other.before <= self.earliest
        return not (apart or after)

    def day(self) -> date | None:
        """Return the day, when the range is exactly one."""
        if self.earliest is None or self.before is None:
            return None
        return self.earliest if (self.before - self.earliest).days == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An organisation or force. ``key`` is the registry's, or ``local:`` and the folded name.

    ``written`` are the report's words, ``name`` the registry's name or, for an actor that it
    does not hold, the words themselves.
    """

    key: str
    name: str
    written: str
    kind: ActorKind
    country: str | None
    alternatives: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in a role, and how firmly the act is laid to it."""

    role: ParticipantRole
    actor: Actor
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of acts; ``high`` None is open above, ``low`` None open below."""

    low: int | None
    high: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A count of people harmed (codebook 7).

    ``group`` are the report's words for them. ``period`` is what a cumulative toll covers.
    ``part_of`` is the statement of the toll that this one is a part of: they are never summed.
    ``about_enemy`` marks a party's count of the other side's losses.
    """

    harm: Harm
    group: str | None
    group_class: GroupClass
    low: int | None
    high: int | None
    qualifier: Qualifier
    scope: Scope
    period: TimeRange | None
    as_of: TimeRange | None
    share: str | None
    part_of: StatementId | None
    about_enemy: bool

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            message = "a toll needs a bound"
            raise ValueError(message)
        if (self.low or 0) < 0 or (self.high is not None and self.high < (self.low or 0)):
            message = f"toll bounds out of order: {self.low} to {self.high}"
            raise ValueError(message)

    def may_equal(self, other: Toll) -> bool:
        """Say whether one number lies within the bounds of both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = other.high is not None and self.low is not None and other.high < self.low
        return not (below or above)
