"""Placing times counted in units: last week, two days ago, over the past month, the day after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from annals.model.values import TimeRange
from annals.model.vocabulary import Basis, Granularity
from annals.resolve.times.calendar import (
    Days,
    add_days,
    add_months,
    month_days,
    week_days,
    weekend_days,
    year_days,
)
from annals.resolve.times.placed import Around, Placed, from_incident, one_day, relative, roughly
from annals.text._time_forms import Away, Same, Shifted, Stretch, Unit

_WEEK = 7
_FORTNIGHT = 14
_QUARTER = 3
_YEAR = 12
_DAY_HOURS = 24
_LOOSE = 3  # days about a distance in weeks; also how far "several" may reach
_SHORT = (Unit.SECOND, Unit.MINUTE)
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: _QUARTER, Unit.YEAR: _YEAR, Unit.DECADE: _YEAR * 10}
_DAYS = {Unit.DAY: 1, Unit.NIGHT: 1, Unit.WEEK: _WEEK, Unit.WEEKEND: _WEEK, Unit.FORTNIGHT: _FORTNIGHT}
_GRAIN = {
    Unit.WEEK: Granularity.WEEK,
    Unit.MONTH: Granularity.MONTH,
    Unit.YEAR: Granularity.YEAR,
    Unit.WEEKEND: Granularity.SPAN,
    Unit.FORTNIGHT: Granularity.SPAN,
    Unit.QUARTER: Granularity.SPAN,
    Unit.DECADE: Granularity.SPAN,
}
_UNTOLD = 0.6  # the words do not say that the span ends at publication
_LARGEST = 100_000  # units: beyond it no news is meant


def step(day: date, count: int, unit: Unit) -> date | None:
    """Return the day so many units on (back for a negative count); clock units round to days."""
    if abs(count) > _LARGEST:
        return None
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    if unit is Unit.HOUR:
        return add_days(day, round(count / _DAY_HOURS))
    return add_days(day, count * _DAYS.get(unit, 0))


def _unit_of(day: date, unit: Unit, shift: int) -> Days | None:
    """Return the calendar unit that holds a day, or the one so many units on."""
    if unit in (Unit.WEEK, Unit.FORTNIGHT):
        return week_days(day, shift)
    if unit is Unit.MONTH:
        return month_days(day.year, day.month + shift)
    if unit is Unit.QUARTER:
        first = month_days(day.year, (day.month - 1) // _QUARTER * _QUARTER + 1 + shift * _QUARTER)
        last = first and month_days(first[0].year, first[0].month + 2)
        return (first[0], last[1]) if first and last else None
    if unit is Unit.YEAR:
        return year_days(day.year + shift)
    if unit is Unit.DECADE:
        return year_days(day.year // 10 * 10 + shift * 10, 10)
    return one_day(add_days(day, shift))


def shifted(core: Shifted, around: Around) -> Placed | None:
    """Place last week, this month, the weekend: calendar units about publication."""
    published = around.published
    if published is None:
        return None
    if core.unit is Unit.WEEKEND:
        begun = published.isoweekday() > 5  # noqa: PLR2004 - Saturday and Sunday
        ahead = around.future and not begun and core.shift == 0
        shift = -1 if core.shift == -1 and begun else 1 if core.shift == 1 or ahead else 0
        return relative(
            weekend_days(published, shift), Granularity.SPAN, "Saturday and Sunday about publication", 0.85
        )
    if core.unit is Unit.FORTNIGHT:
        return stretch(Stretch(count=1, unit=core.unit, sign=core.shift or -1), around)
    days = _unit_of(published, core.unit, core.shift)
    return relative(
        days, _GRAIN.get(core.unit, Granularity.SPAN), "the calendar unit about publication", 0.85
    )


def same(core: Same, around: Around) -> Placed | None:
    """Place the same day, the day before, the following week: seen from another incident."""
    return _by_incident(around.incident, lambda day: _unit_of(day, core.unit, core.shift), core.unit)


def _by_incident(
    incident: TimeRange | None, place: Callable[[date], Days | None], unit: Unit
) -> Placed | None:
    """Place a time counted from an incident; as vague as that incident's own time is."""
    if incident is None or incident.earliest is None or incident.before is None:
        return None
    last = add_days(incident.before, -1)
    first_days, last_days = place(incident.earliest), last and place(last)
    if not first_days or not last_days:
        return None
    days = (first_days[0], last_days[1])
    placed = from_incident(days, _grain(days, unit), "counted from the incident told before")
    return roughly(placed) if incident.approximate else placed


def away(core: Away, around: Around, base: TimeRange | None) -> Placed | None:
    """Place a distance: from publication, from ``base`` where the words name it, else from the incident."""
    if core.incident:
        if core.base is None:
            return _loose(core, _by_incident(around.incident, lambda day: _distant(core, day), core.unit))
        placed = _by_incident(base, lambda day: _distant(core, day), core.unit)
        return _loose(core, _on_calendar(placed, base))
    if around.published is None:
        return None
    days = _distant(core, around.published)
    way = "back" if core.sign < 0 else "on"
    placed = relative(days, _grain(days, core.unit), f"counted {way} from publication") if days else None
    return _loose(core, placed)


def _grain(days: Days, unit: Unit) -> Granularity:
    """Return how finely some days that were counted in a unit are told."""
    return Granularity.DAY if (days[1] - days[0]).days == 1 else _GRAIN.get(unit, Granularity.SPAN)


def _on_calendar(placed: Placed | None, base: TimeRange | None) -> Placed | None:
    """Say of a time counted from a named one that it was worked out with a date."""
    if placed is None or base is None:
        return None
    found = replace(placed, anchor=base.anchor, basis=Basis.RELATIVE, ambiguous=base.ambiguous)
    return replace(found, score=0.85, reason="counted from the time named")


def _loose(core: Away, placed: Placed | None) -> Placed | None:
    exact = core.unit in (Unit.DAY, Unit.NIGHT) and core.low is not None and core.low == core.high
    return placed if exact else roughly(placed)


def _distant(core: Away, day: date) -> Days | None:
    """Return the days that a distance from a day may mean.

    A number of days or weeks is exact, "a few weeks" reach three days about; months and years are the
    calendar unit so far away. An open number ("several days") reaches three times as far; none at all
    ("days later") up to a week of that unit.
    """
    if core.unit in (Unit.WEEK, Unit.FORTNIGHT) and core.low is not None and core.low == core.high:
        return one_day(step(day, core.sign * core.low, core.unit))
    if core.unit in _SHORT or (core.unit is Unit.HOUR and (core.low or 0) < _DAY_HOURS // 2):
        return one_day(day)
    low = core.low if core.low is not None else 2
    high = core.high if core.high is not None else _WEEK if core.low is None else low * _LOOSE
    near, far = _distance(core, day, low), _distance(core, day, max(low, high))
    if near is None or far is None:
        return None
    return min(near[0], far[0]), max(near[1], far[1])


def _distance(core: Away, day: date, count: int) -> Days | None:
    target = step(day, core.sign * count, core.unit)
    if target is None:
        return None
    if core.unit in (Unit.WEEK, Unit.FORTNIGHT):
        first, after = add_days(target, -_LOOSE), add_days(target, _LOOSE + 1)
        return (first, after) if first and after else None
    if core.unit is Unit.WEEKEND:
        return weekend_days(target)
    return _unit_of(target, core.unit if core.unit in _MONTHS else Unit.DAY, 0)


def stretch(core: Stretch, around: Around) -> Placed | None:
    """Place the past two weeks, the next three days; "recent weeks" has no beginning."""
    if core.incident:
        return _beside(core, around.incident)
    published = around.published
    after = published and add_days(published, 1)
    if published is None or after is None:
        return None
    if core.count is None:
        placed = relative((published, after), Granularity.OPEN, "a vague span about publication", 0.6)
        cut = placed and (replace(placed, earliest=None) if core.sign < 0 else replace(placed, before=None))
        return roughly(cut)
    sign = core.sign or (1 if around.future else -1)
    edge = step(published, sign * core.count * (_LOOSE if core.loose else 1), core.unit)
    if edge is None:
        return None
    days = (min(edge, published), after) if sign < 0 else (published, max(edge, after))
    score = 0.85 if core.sign else _UNTOLD
    placed = relative(days, Granularity.SPAN, "the span that publication ends or begins", score)
    return roughly(placed) if core.loose or not core.sign else placed


def _beside(core: Stretch, incident: TimeRange | None) -> Placed | None:
    if incident is None or incident.earliest is None or incident.before is None or core.count is None:
        return None
    start = incident.earliest if core.sign < 0 else incident.before
    edge = step(start, core.sign * core.count, core.unit)
    if edge is None or edge == start:
        return None
    days = (min(edge, start), max(edge, start))
    return roughly(from_incident(days, Granularity.SPAN, "the span beside the incident told before"))
