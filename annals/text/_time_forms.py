"""What time expressions say, before any calendar is laid to them: no dates, no publication day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Units of time, from the shortest."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


class Edge(StrEnum):
    """How a bounded time stands to its bound."""

    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"
    BY = "by"


class Portion(StrEnum):
    """Parts of a longer unit."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLIER = "earlier"
    LATER = "later"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    FIRST_WEEK = "first week"
    SECOND_WEEK = "second week"
    THIRD_WEEK = "third week"
    FOURTH_WEEK = "fourth week"
    LAST_WEEK = "last week"
    FIRST_QUARTER = "first quarter"
    SECOND_QUARTER = "second quarter"
    THIRD_QUARTER = "third quarter"
    FOURTH_QUARTER = "fourth quarter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A calendar date, month, year or decade, as far as it is said.

    ``shift`` is "last year" (-1), "this year" (0) or "next year" (1) beside it; ``latest`` marks
    "last October". ``swaps`` marks figures whose day and month may change places, ``short`` a
    year of two figures.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    shift: int | None = None
    latest: int | None = None
    weekday: int | None = None
    decade: bool = False
    swaps: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, 1 for Monday.

    ``shift`` is "last" (-1), "this" (0) or "next" (1); ``week`` the same of "Friday last week";
    ``follows`` is the direction of "the previous Friday" seen from another incident.
    """

    day: int
    shift: int | None = None
    week: int | None = None
    follows: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A day counted from publication: today 0, yesterday -1."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overnight:
    """The night before ``day``, or before the day of publication when it is None."""

    day: TimeForm | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """A calendar unit counted from publication's own: last week -1, this month 0."""

    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season; ``year`` or ``shift`` where said, ``until`` the second year of "winter 2014-15"."""

    name: str
    year: int | None = None
    shift: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A distance from publication ("two days ago"), from ``base``, or from another incident.

    ``low`` None is "days ago". ``base`` is counted from when given; ``incident`` marks the rest.
    """

    low: int | None
    high: int | None
    unit: Unit
    sign: int
    incident: bool
    base: TimeForm | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A span that ends (sign -1) or begins (+1) at publication: "over the past two weeks".

    Sign 0 is a span whose words do not say which, as "in two days": it ends there unless the act is to come.

    ``count`` None is "recent weeks"; ``loose`` marks an open number ("several").
    """

    count: int | None
    unit: Unit
    sign: int
    incident: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """How long something lasted ("for three days"): no place in the calendar."""

    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """The day (or other unit) of another incident, or ``shift`` units from it."""

    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Something that comes again and again: "every Friday", "at night"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast that moves from year to year ("Easter Sunday", "Ramadan"), by its words in the lexicon.

    ``year``, ``shift`` and ``latest`` are as in a calendar date; ``single`` marks one that is a day.
    """

    name: str
    single: bool = False
    year: int | None = None
    shift: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """From ``first`` to the end of ``last``."""

    first: TimeForm
    last: TimeForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """Open on one side: "since Monday", "until 5 March"."""

    edge: Edge
    base: TimeForm


Core = (
    Dated
    | Weekday
    | Nearby
    | Overnight
    | Shifted
    | Season
    | Away
    | Stretch
    | Lasting
    | Same
    | Habit
    | Feast
    | Between
    | Bounded
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeForm:
    """A time as worded: its core, the part of the day as told, the portion of a longer unit.

    ``about`` marks an approximate time ("around 5 March").
    """

    core: Core
    part_of_day: str | None = None
    portion: Portion | None = None
    about: bool = False


def is_day(form: TimeForm) -> bool:
    """Say whether a form is one day, so that "early" is a part of that day."""
    core = form.core
    if isinstance(core, Dated):
        return core.day is not None
    if isinstance(core, Same):
        return core.unit in (Unit.DAY, Unit.NIGHT)
    if isinstance(core, Feast):
        return core.single
    if isinstance(core, Away):
        return core.unit is Unit.DAY
    return isinstance(core, Weekday | Nearby | Overnight)


def of_week(form: TimeForm) -> bool:
    """Say whether a time goes on from a weekday: an act may, too ("clashes since Monday")."""
    core = form.core
    return isinstance(core, Bounded) and core.edge is Edge.SINCE and isinstance(core.base.core, Weekday)


def is_brief(form: TimeForm) -> bool:
    """Say whether a time is no longer than one act may go on: a day, some hours or days, "since Monday"."""
    core = form.core
    if isinstance(core, Bounded):
        return not isinstance(core.base.core, Dated | Feast) and is_brief(core.base)
    if isinstance(core, Stretch) and core.unit is Unit.DAY:
        return core.count is not None and core.count < _MANY_DAYS
    if isinstance(core, Stretch | Shifted):
        return core.unit in _BRIEF
    return is_day(form)


_MANY_DAYS = 10
_BRIEF = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.NIGHT, Unit.WEEKEND})


def part_alone(form: TimeForm) -> bool:
    """Say whether a time is a part of the day without its day ("dawn"): that of the news."""
    return isinstance(form.core, Same) and form.core.shift == 0 and form.part_of_day is not None


def leans_on_a_day(form: TimeForm) -> bool:
    """Say whether a time is an hour or a part of a day told elsewhere ("at dawn", "two hours later")."""
    core = form.core
    if isinstance(core, Away | Lasting):
        return core.unit in _HOURS and not (isinstance(core, Away) and not core.incident)
    return part_alone(form) or (isinstance(core, Same) and core.shift == 0 and core.unit is Unit.DAY)


_HOURS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})


def kind_of(form: TimeForm) -> str:
    """Return the kind of a time expression: point, range, since, period or anaphoric."""
    core = form.core
    if leans(core):
        return "anaphoric"
    if isinstance(core, Bounded):
        return "since" if core.edge in (Edge.SINCE, Edge.AFTER) else "range"
    if isinstance(core, Lasting | Habit) or (isinstance(core, Stretch) and core.count is None):
        return "period"
    wide = isinstance(core, Shifted) and core.unit is Unit.WEEKEND
    return "range" if wide or isinstance(core, Between | Overnight | Stretch) else "point"


def leans(core: Core) -> bool:
    """Say whether a time is counted from another incident that its own words do not date."""
    if isinstance(core, Away):
        return core.incident and core.base is None
    if isinstance(core, Weekday):
        return core.follows is not None
    return isinstance(core, Same) or (isinstance(core, Stretch) and core.incident)
