"""Placing feasts that move: Easter by computus, Islamic feasts by the tabular calendar, n-th weekdays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from annals.model.vocabulary import Granularity
from annals.resolve.times.calendar import Days, add_days, month_days, on_or_after, on_or_before
from annals.resolve.times.placed import Around, Placed, relative, roughly, stated
from annals.text._time_forms import Feast
from annals.text._time_lexicon import time_lexicon

_ISLAMIC_EPOCH = 227015  # the proleptic Gregorian ordinal of 1 Muharram of the year 1 (16 July 622 Julian)
_LUNAR_YEAR = 354
_YEARS_PER_LUNAR = 33 / 32
_GREGORIAN_HIJRA = 622
_FIRST, _LAST = 1700, 2200
_JULIAN_LAG = 13  # days, from March 1900 to February 2100
_ISLAMIC = "islamic"


def feast(core: Feast, around: Around) -> Placed | None:
    """Place a feast in the year told, else the latest that is not after publication (or the next).

    Islamic feasts begin when the moon is seen: the tabular day with one more on either side,
    approximate. A name without a rule stays unplaced.
    """
    rule = time_lexicon().moving.get(core.name)
    if rule is None:
        return None
    published = around.published
    about = rule["rule"] == _ISLAMIC
    if core.year is not None:
        days = next(_of_year(rule, core.year), None)
        placed = stated(days, _grain(days), "the feast of that year")
    elif published is None:
        return None
    elif core.shift is not None or core.latest == 0:
        days = next(_of_year(rule, published.year + (core.shift or 0)), None)
        placed = relative(days, _grain(days), "the feast of the year named", 0.9)
    else:
        days = _nearest(rule, published, ahead=around.future or core.latest == 1)
        placed = relative(days, _grain(days), "the feast nearest to publication", 0.85)
    return roughly(placed) if about else placed


def _grain(days: Days | None) -> Granularity:
    return Granularity.DAY if days and (days[1] - days[0]).days == 1 else Granularity.SPAN


def _nearest(rule: dict[str, str | int], published: date, *, ahead: bool) -> Days | None:
    years = range(published.year - 1, published.year + 2)
    found = [days for year in years for days in _of_year(rule, year)]
    coming = [days for days in found if days[0] > published]
    past = [days for days in found if days[0] <= published]
    return (coming[0] if coming else None) if ahead else (past[-1] if past else None)


def _of_year(rule: dict[str, str | int], year: int) -> Iterator[Days]:
    """Yield the days of a feast that begins in a Gregorian year; of Islamic ones two or none may."""
    if not _FIRST <= year < _LAST:
        return
    if rule["rule"] == _ISLAMIC:
        yield from _islamic(int(rule["month"]), int(rule.get("day", 0)), year)
        return
    if rule["rule"] == "weekday":
        first = _nth_weekday(year, int(rule["month"]), int(rule["weekday"]), int(rule["nth"]))
    else:
        easter = western_easter(year) if rule["rule"] == "easter" else orthodox_easter(year)
        first = add_days(easter, int(rule.get("offset", 0)))
    if first is not None:
        yield first, first + timedelta(days=int(rule.get("days", 1)))


def western_easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the computus; Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Orthodox churches in the Gregorian calendar, 1900 to 2099 (Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    months = moon + weekday + 114
    julian = date(year, months // 31, months % 31 + 1)
    return julian + timedelta(days=_JULIAN_LAG)


def islamic_day(year: int, month: int, day: int) -> date:
    """Return a day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, ...)."""
    days = (month - 1) * 29 + month // 2 + (year - 1) * _LUNAR_YEAR + (3 + 11 * year) // 30 + day
    return date.fromordinal(_ISLAMIC_EPOCH + days - 1)


def _islamic(month: int, day: int, year: int) -> Iterator[Days]:
    guess = int((year - _GREGORIAN_HIJRA) * _YEARS_PER_LUNAR)
    for lunar in range(guess - 1, guess + 3):
        first = islamic_day(lunar, month, day or 1)
        after = islamic_day(lunar, month, day + 1) if day else islamic_day(lunar, month + 1, 1)
        if first.year == year:
            yield first - timedelta(days=1), after + timedelta(days=1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the n-th such weekday of a month (1 for Monday), its last for -1."""
    days = month_days(year, month)
    if days is None:
        return None
    if nth < 0:
        return on_or_before(days[1] - timedelta(days=1), weekday)
    first = on_or_after(days[0], weekday)
    return first and add_days(first, 7 * (nth - 1))
