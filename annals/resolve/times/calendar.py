"""Arithmetic of days, weeks, months and years that never fails on a real date of the news."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_MONTHS = 12
_WEEK = 7
_SATURDAY = 5

Days = tuple[date, date]


def add_days(day: date, days: int) -> date | None:
    """Return the day so many days on, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a day, None when the year has no such day (29 February)."""
    if not date.min.year <= year < date.max.year or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_days(year: int, month: int) -> Days | None:
    """Return the days of a month; a month beyond 1 to 12 counts on into other years."""
    year, month = year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
    if not date.min.year <= year < date.max.year - 1:
        return None
    after = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return date(year, month, 1), after


def year_days(year: int, years: int = 1) -> Days | None:
    """Return the days of so many years from one on."""
    if not date.min.year <= year < date.max.year - years:
        return None
    return date(year, 1, 1), date(year + years, 1, 1)


def week_days(day: date, weeks: int = 0) -> Days | None:
    """Return the week from Monday to Sunday that holds a day, or the one so many weeks on."""
    monday = add_days(day, _WEEK * weeks - day.weekday())
    after = monday and add_days(monday, _WEEK)
    return (monday, after) if monday and after else None


def weekend_days(day: date, weeks: int = 0) -> Days | None:
    """Return the last weekend (Saturday and Sunday) begun by a day, or the one so many weeks on."""
    saturday = add_days(day, _WEEK * weeks - (day.weekday() - _SATURDAY) % _WEEK)
    after = saturday and add_days(saturday, 2)
    return (saturday, after) if saturday and after else None


def on_or_before(day: date, weekday: int) -> date | None:
    """Return the last such weekday (1 for Monday) not after a day."""
    return add_days(day, -((day.isoweekday() - weekday) % _WEEK))


def on_or_after(day: date, weekday: int) -> date | None:
    """Return the next such weekday (1 for Monday) not before a day."""
    return add_days(day, (weekday - day.isoweekday()) % _WEEK)


def add_months(day: date, months: int) -> date | None:
    """Return the same day of another month, or that month's last day."""
    days = month_days(day.year, day.month + months)
    if days is None:
        return None
    length = (days[1] - days[0]).days
    return days[0] + timedelta(days=min(day.day, length) - 1)
