"""Placing named days: calendar dates, weekdays, today and yesterday, nights, seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from annals.model.vocabulary import Basis, Granularity
from annals.resolve.times.calendar import (
    Days,
    add_days,
    make_day,
    month_days,
    on_or_after,
    on_or_before,
    week_days,
    year_days,
)
from annals.resolve.times.placed import (
    Around,
    Placed,
    doubtful,
    from_incident,
    one_day,
    relative,
    roughly,
    stated,
)
from annals.text._time_forms import Dated, Nearby, Season, Weekday
from annals.text._time_lexicon import time_lexicon

_DECADE = 10
_CENTURY = 100
_SEASON_DAYS = 92
_CLOCKS_APART = 2
_MONTHS = 12
_SOON = 60  # days within which a weekday may turn a date without year into a coming one
_LATELY = 8  # days before publication within which a weekday may put another month right
_YEARS_TRIED = 8  # enough to meet a leap year


def dated(core: Dated, around: Around) -> Placed | None:
    """Place a calendar date; without a year it is the latest one not after publication."""
    if core.latest is not None:
        return _latest(core, around)
    if core.swaps:
        return _swapped(core, around)
    if core.year is not None:
        return _checked(core, _of_year(core, _century(core, around)), Basis.STATED)
    if around.published is None:
        return None
    if core.shift is not None:
        return _checked(core, _of_year(core, around.published.year + core.shift), Basis.RELATIVE)
    return _checked(core, _without_year(core, around), Basis.RELATIVE)


def _century(core: Dated, around: Around) -> int:
    year = core.year or 0
    late = around.published is not None and year > around.published.year + 1
    return year - _CENTURY if core.short and late else year


def _of_year(core: Dated, year: int) -> Days | None:
    if core.decade:
        return year_days(year, _DECADE)
    if core.month is None:
        return year_days(year)
    return month_days(year, core.month) if core.day is None else one_day(make_day(year, core.month, core.day))


def _without_year(core: Dated, around: Around) -> Days | None:
    """Return the latest such days that do not begin after publication, or the next for a future."""
    published = around.published
    if published is None:
        return None
    years = range(published.year - _YEARS_TRIED, published.year + _YEARS_TRIED + 1)
    found = [days for days in (_of_year(core, year) for year in years) if days]
    past = [days for days in found if days[0] <= published]
    coming = [days for days in found if days[1] > published]
    if around.future:
        return coming[0] if coming else None
    if core.weekday and past and coming and past[-1][0].isoweekday() != core.weekday:
        near = (coming[0][0] - published).days <= _SOON
        if near and coming[0][0].isoweekday() == core.weekday:
            return coming[0]
        return _slipped(core, published) or past[-1]
    if around.known and past and coming and _just_after(core, coming[0], published):
        return coming[0]
    return past[-1] if past else None


def _slipped(core: Dated, published: date) -> Days | None:
    """Return the day of about a week before publication whose month is told wrong, if the weekday fits.

    "Friday, March 1" in a report of 3 April is the first of April where that was a Friday; the month told
    is the one before or behind.
    """
    for days in (
        month_days(published.year, published.month),
        month_days(published.year, published.month - 1),
    ):
        day = make_day(days[0].year, days[0].month, core.day) if days and core.day else None
        fits = day is not None and day.isoweekday() == core.weekday and _next_to(core.month, day.month)
        if fits and day and 0 <= (published - day).days <= _LATELY:
            return one_day(day)
    return None


def _next_to(month: int | None, other: int) -> bool:
    """Say whether two months follow each other."""
    return month is not None and (month - other) % _MONTHS in {1, _MONTHS - 1}


def _just_after(core: Dated, days: Days, published: date) -> bool:
    """Say whether a told day lies so shortly after publication that the two clocks differ, not the years."""
    return core.day is not None and 0 < (days[0] - published).days <= _CLOCKS_APART


def _checked(core: Dated, days: Days | None, basis: Basis) -> Placed | None:
    """Place days, in doubt where the weekday said beside them is another."""
    unit = Granularity.DAY if core.day else Granularity.MONTH if core.month else Granularity.YEAR
    if basis is Basis.STATED:
        placed = stated(days, unit, "the date is written out")
    else:
        placed = relative(days, unit, "the year follows from the publication date", 0.95)
    if placed and core.month and days and days[0].month != core.month:
        return doubtful(placed, 0.6, "the weekday beside the date is one of another month")
    if placed and core.weekday and days and days[0].isoweekday() != core.weekday:
        return doubtful(placed, 0.5, "the weekday beside the date is another")
    return doubtful(placed, 0.9, "the century is not written") if core.short and not core.weekday else placed


def _swapped(core: Dated, around: Around) -> Placed | None:
    """Place 03/04/2015: not after publication, then nearest to it, else the day first."""
    year = _century(core, around)
    first = make_day(year, core.month or 0, core.day or 0)
    second = make_day(year, core.day or 0, core.month or 0)
    days = [day for day in (first, second) if day is not None]
    published = around.published
    if core.weekday and (fits := [day for day in days if day.isoweekday() == core.weekday]):
        days = fits
    if published is not None:
        days.sort(key=lambda day: (day > published, abs((day - published).days)))
    placed = stated(one_day(days[0]) if days else None, Granularity.DAY, "the date is written in figures")
    return doubtful(placed, 0.6, "day and month may change places")


def _latest(core: Dated, around: Around) -> Placed | None:
    """Place "last October", "this March", "next Christmas"."""
    published = around.published
    if published is None:
        return None
    plain = replace(core, latest=None)
    if core.latest == 0:
        return relative(
            _of_year(plain, published.year), _unit(core), "the one in the year of publication", 0.9
        )
    ahead = core.latest == 1
    years = range(published.year - 1, published.year + 2)
    found = [days for days in (_of_year(plain, year) for year in years) if days]
    fits = [days for days in found if (days[0] > published if ahead else days[1] <= published)]
    if not fits:
        return None
    days = fits[0] if ahead else fits[-1]
    placed = relative(
        days, _unit(core), "the next one" if ahead else "the last one that was over at publication", 0.85
    )
    same = days[0].year == published.year
    return doubtful(placed, 0.65, "may be that of another year") if same else placed


def _unit(core: Dated) -> Granularity:
    return Granularity.DAY if core.day else Granularity.MONTH


def weekday(core: Weekday, around: Around) -> Placed | None:
    """Place a weekday: backwards from publication, that day included, unless a future says otherwise.

    "Last Friday" is the Friday just past, "next Friday" the one to come; either is in doubt when
    it lies in publication's own week (Monday to Sunday), for some mean the one beyond it.
    """
    if core.follows is not None:
        return _beside_incident(core, around)
    published = around.published
    if published is None:
        return None
    if core.week is not None:
        week = week_days(published, core.week)
        return relative(
            one_day(week and add_days(week[0], core.day - 1)),
            Granularity.DAY,
            "the weekday of the week named",
        )
    if core.shift in (-1, 1):
        return _neighbour(core, published)
    if around.future:
        return relative(
            one_day(on_or_after(published, core.day)),
            Granularity.DAY,
            "the next such day from publication",
            0.85,
        )
    reason = "the last such day up to publication"
    return relative(one_day(on_or_before(published, core.day)), Granularity.DAY, reason)


def _neighbour(core: Weekday, published: date) -> Placed | None:
    back = core.shift == -1
    edge = add_days(published, -1 if back else 1)
    if edge is None:
        return None
    days = one_day(on_or_before(edge, core.day) if back else on_or_after(edge, core.day))
    placed = relative(days, Granularity.DAY, "the one just past" if back else "the one to come", 0.85)
    week = week_days(published)
    if days and week and week[0] <= days[0] < week[1]:
        return doubtful(placed, 0.65, "it lies in the week of publication")
    return placed


def _beside_incident(core: Weekday, around: Around) -> Placed | None:
    incident = around.incident
    if incident is None or incident.earliest is None or incident.before is None:
        return None
    if core.follows == -1:
        edge = add_days(incident.earliest, -1)
        day = edge and on_or_before(edge, core.day)
    else:
        day = on_or_after(incident.before, core.day)
    return from_incident(one_day(day), Granularity.DAY, "counted from the incident told before")


def nearby(core: Nearby, around: Around) -> Placed | None:
    """Place today, yesterday and their kind."""
    published = around.published
    day = published and add_days(published, core.days)
    return relative(one_day(day), Granularity.DAY, "counted from the publication date", 0.95)


def night(day: Placed | None, around: Around, *, into: bool) -> Placed | None:
    """Place a night as its two days: the one before publication, or one beside the day named.

    "Overnight Tuesday" may be the night to Tuesday or from it: the first when Tuesday is the day
    of publication, else the second; in doubt either way, except for "overnight into Tuesday".
    """
    published = around.published
    if day is None:
        before = published and add_days(published, -1)
        after = published and add_days(published, 1)
        days = (before, after) if before and after else None
        return relative(days, Granularity.SPAN, "the night to the day of publication", 0.88)
    named = day.earliest
    if named is None or day.before is None or (day.before - named).days != 1:
        return day
    first = add_days(named, -1) if into or named == published else named
    last = first and add_days(first, 2)
    placed = replace(day, earliest=first, before=last, granularity=Granularity.SPAN)
    if first is None or last is None:
        return None
    return placed if into else doubtful(placed, 0.75, "the night before or after that day")


def season(core: Season, around: Around) -> Placed | None:
    """Place a season of the northern year: approximate, and in doubt for the southern half."""
    months = time_lexicon().seasons[core.name]
    published = around.published
    year = core.year
    if year is None and published is not None:
        year = published.year + core.shift if core.shift is not None and core.shift > 0 else None
        year = year or _begun(months, published, over=core.shift == -1)
    if year is None:
        return None
    first, last = month_days(year, months[0]), month_days(year, months[0] + 2)
    days = (first[0], last[1]) if first and last else None
    make = stated if core.year is not None else relative
    return doubtful(
        roughly(make(days, Granularity.SEASON, "the months of the season", 0.8)),
        0.6,
        "seasons differ by half of the globe",
    )


def _begun(months: tuple[int, ...], published: date, *, over: bool) -> int:
    """Return the year in which the latest such season began (or was over) by publication."""
    begin = date(published.year, months[0], 1)
    end = begin + timedelta(days=_SEASON_DAYS)
    return published.year if (end if over else begin) <= published else published.year - 1
