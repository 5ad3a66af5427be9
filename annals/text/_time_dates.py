"""The grammar of calendar dates: figures, day and month in either order, months, years, decades."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from annals.text._number_tokens import Tokens
from annals.text._time_forms import Between, Core, Dated, TimeForm
from annals.text._time_lexicon import time_lexicon

_LEAP_YEAR = 2000
_FIRST_YEAR, _AFTER_YEARS = 1800, 2100
_LAST_DAY = 31
_MONTHS = 12
_YEAR_DIGITS = 4
_CENTURY_TURN = 50
_TEN = 10
_SUFFIXES = ("st", "nd", "rd", "th")
_JOINS = ("-", "to", "and", "or", "&", "through", "until")
_SURE_MONTHS = ("january", "february", "july", "september", "october", "november", "december")
_PARTS_OF_MONTH = ("end", "beginning", "start", "middle", "close", "week", "half", "part", "days", "month")
_NAMES_OF_PEOPLE = ("may",)
_LATEST = {"last": -1, "this": 0, "next": 1}
_BEFORE_MONTH = (
    "in",
    "since",
    "until",
    "till",
    "during",
    "this",
    "last",
    "next",
    "early",
    "late",
    "mid",
    "through",
    "early-",
)
_BEFORE_MONTH_TOO = ("of", "by", "from", "between", "before", "after", "the", "throughout")


class Year(NamedTuple):
    """A year said after a day or month; ``end`` is the token after it."""

    year: int | None
    shift: int | None
    short: bool
    end: int


def real_day(day: int, month: int) -> bool:
    """Say whether a month has such a day in some year."""
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]


def _full_year(short: int) -> int:
    return short + (2000 if short < _CENTURY_TURN else 1900)


def numeric_date(raw: str) -> Dated | None:
    """Read a date in figures: "2013-01-22", "22/01/2013", "22.1.13"; None when it is no day."""
    first, second, third = (int(piece) for piece in re.split(r"[-/.]", raw))
    if len(re.split(r"[-/.]", raw)[0]) == _YEAR_DIGITS:
        return (
            Dated(year=first, month=second, day=third)
            if real_day(third, second) and _plausible(first)
            else None
        )
    short = third < _FIRST_YEAR
    year = _full_year(third) if short else third
    if not _plausible(year):
        return None
    day_first, month_first = real_day(first, second), real_day(second, first)
    if day_first:
        swaps = month_first and first != second
        return Dated(year=year, month=second, day=first, swaps=swaps, short=short)
    return Dated(year=year, month=first, day=second, short=short) if month_first else None


def _plausible(year: int) -> bool:
    return _FIRST_YEAR <= year < _AFTER_YEARS


def month_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the month named at a token and the token after it."""
    low = tokens.lows[at]
    month = time_lexicon().months.get(low)
    if month is None or (not tokens.capital(at) and low not in _SURE_MONTHS):
        return None
    short = len(low) <= _YEAR_DIGITS and low not in ("may", "june", "july")
    return month, at + 1 + (short and tokens.lows[at + 1] == "." and tokens.glued(at + 1))


def day_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the day of a month written at a token ("3", "3rd", "third") and the token after it."""
    if tokens.kinds[at] == "word":
        ordinal, end = _ordinal(tokens, at)
        return (ordinal, end) if ordinal and tokens.lows[end] == "of" else None
    raw = tokens.raws[at]
    if tokens.kinds[at] != "number" or len(raw) > 2 or not 1 <= int(raw) <= _LAST_DAY:  # noqa: PLR2004 - two figures
        return None
    if tokens.glued(at) and (tokens.kinds[at - 1] == "word" or tokens.lows[at - 1] in ("$", "/", ".")):
        return None
    if tokens.glued(at + 1) and tokens.lows[at + 1] in _SUFFIXES:
        return int(raw), at + 2
    return int(raw), at + 1


def _ordinal(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the day that an ordinal in words names, 0 for none, and the token after it: "twenty-first"."""
    ordinals = time_lexicon().ordinals
    tens = {"twenty": 20, "thirty": 30}.get(tokens.lows[at])
    if tens is None:
        return ordinals.get(tokens.lows[at], 0), at + 1
    end = at + 1 + (tokens.lows[at + 1] == "-")
    ones = ordinals.get(tokens.lows[end], _TEN)
    day = tens + ones if ones < _TEN else 0
    return (day if day <= _LAST_DAY else 0), end + 1


def year_at(tokens: Tokens, at: int) -> int | None:
    """Return the year of four figures at a token, None where none stands or it counts people."""
    raw = tokens.raws[at]
    if tokens.kinds[at] != "number" or len(raw) != _YEAR_DIGITS or not raw.isdigit():
        return None
    if not _plausible(int(raw)) or (tokens.glued(at) and tokens.kinds[at - 1] == "word"):
        return None
    if tokens.lows[at + 1] in time_lexicon().lists["not_years_after"] and not tokens.glued(at + 1):
        return None
    return int(raw)


def shift_at(tokens: Tokens, at: int, unit: str) -> tuple[int, int] | None:
    """Read "last year", "this year", "of next year" (or week, month): the shift and what follows."""
    at += tokens.lows[at] == "of"
    shift = {"last": -1, "this": 0, "next": 1}.get(tokens.lows[at])
    if shift is None or tokens.lows[at + 1] != unit:
        return None
    return shift, at + 2


def _year_after(tokens: Tokens, at: int) -> Year:
    """Read the year after a day or month: ", 2013", "of 2013", "last year", "'89"; else nothing."""
    start = at + (tokens.lows[at] in (",", "of", "-"))
    year = year_at(tokens, start)
    if year is not None:
        return Year(year, None, short=False, end=start + 1)
    shifted = shift_at(tokens, at + (tokens.lows[at] == ","), "year")
    if shifted:
        return Year(None, shifted[0], short=False, end=shifted[1])
    mark = start + (tokens.lows[start] == "'")
    raw = tokens.raws[mark]
    capitals = tokens.raws[at - 1].isupper() and len(tokens.raws[at - 1]) == 3  # noqa: PLR2004 - "19 APR 89"
    if len(raw) == 2 and raw.isdigit() and (mark > start or capitals or tokens.lows[at] == "-"):  # noqa: PLR2004 - two figures
        return Year(_full_year(int(raw)), None, short=True, end=mark + 1)
    return Year(None, None, short=False, end=at)


def _dated(day: int | None, month: int, year: Year) -> Dated:
    return Dated(day=day, month=month, year=year.year, shift=year.shift, short=year.short)


def _pair(first: Dated, last: Dated) -> Core:
    return Between(first=TimeForm(core=first), last=TimeForm(core=last))


def _day_first(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "22 January 2013", "22nd of January", "second of last May", "3-5 March 2015", "3 and 4 May"."""
    day = day_at(tokens, at)
    if day is None:
        return None
    first, end = day[0], day[1]
    second = day_at(tokens, end + 1) if tokens.lows[end] in _JOINS else None
    end = second[1] if second else end
    if second is None and tokens.lows[end] == "of" and tokens.lows[end + 1] in _LATEST:
        return _of_latest(tokens, first, end + 1)
    month = month_at(tokens, end + (tokens.lows[end] in ("of", "-")))
    if month is None:
        return None
    year = _year_after(tokens, month[1])
    if second is None:
        return (_dated(first, month[0], year), year.end) if real_day(first, month[0]) else None
    if not (real_day(first, month[0]) and real_day(second[0], month[0])) or first >= second[0]:
        return None
    return _pair(_dated(first, month[0], year), _dated(second[0], month[0], year)), year.end


def _of_latest(tokens: Tokens, day: int, at: int) -> tuple[Core, int] | None:
    """Read "last April" behind the day of it."""
    month = month_at(tokens, at + 1)
    if month is None or not real_day(day, month[0]):
        return None
    return Dated(day=day, month=month[0], latest=_LATEST[tokens.lows[at]]), month[1]


def _counts(tokens: Tokens, at: int) -> bool:
    """Say whether what follows the figures at ``at - 1`` makes them a count: "in March 12 people"."""
    low = tokens.lows[at]
    function = (
        "and",
        "to",
        "at",
        "when",
        "in",
        "on",
        "as",
        "by",
        "that",
        "after",
        "before",
        "of",
        "was",
        "for",
        "with",
        "or",
    )
    return low == "%" or (tokens.kinds[at] == "word" and tokens.raws[at].islower() and low not in function)


def _month_first(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "January 22, 2013", "Jan. 22", "March 3-5", "March 3 to 5, 2015", "March 2015", "March"."""
    month = month_at(tokens, at)
    if month is None:
        return None
    number, end = month
    day = day_at(tokens, end + (tokens.lows[end] == "the"))
    inside = tokens.lows[at - 1] == "in"
    if day is None or not real_day(day[0], number) or (inside and _counts(tokens, day[1])):
        return _month_alone(tokens, at, number, end)
    first, end = day
    second = day_at(tokens, end + 1) if tokens.lows[end] in _JOINS else None
    if second and first < second[0] and real_day(second[0], number):
        follows = tokens.lows[end] == "-" or not _counts(tokens, second[1])
        if follows and month_at(tokens, second[1]) is None and tokens.lows[second[1]] != "%":
            year = _year_after(tokens, second[1])
            return _pair(_dated(first, number, year), _dated(second[0], number, year)), year.end
    year = _year_after(tokens, end)
    return _dated(first, number, year), year.end


def _month_alone(tokens: Tokens, at: int, month: int, end: int) -> tuple[Core, int] | None:
    year = _year_after(tokens, end)
    if year.end > end or _bare_month(tokens, at):
        return _dated(None, month, year), year.end
    return None


def _bare_month(tokens: Tokens, at: int) -> bool:
    """Say whether a month without day or year is meant as one, and not as a name or a verb."""
    low, before = tokens.lows[at], tokens.lows[at - 1]
    if (
        low in _SURE_MONTHS
        or before in _BEFORE_MONTH
        or (before == "-" and tokens.lows[at - 2] in _BEFORE_MONTH)
    ):
        return True
    if tokens.lows[at + 1] in ("-", "to") and tokens.lows[at + 2] in time_lexicon().months:
        return True
    joined = before in ("to", "and", "-") and tokens.lows[at - 2] in time_lexicon().months
    part = before == "of" and tokens.lows[at - 2] in _PARTS_OF_MONTH
    return joined or part or (before in _BEFORE_MONTH_TOO and low not in _NAMES_OF_PEOPLE)


def _year_alone(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "2014" where something says that it is a year, "2011-2014", "2014-15", "the 1990s"."""
    year = year_at(tokens, at)
    if year is None:
        return None
    end = at + 1
    if (
        tokens.glued(end)
        and (tokens.lows[end] == "s" or tokens.kinds[end] == "possessive")
        and year % _TEN == 0
    ):
        return Dated(year=year, decade=True), end + 1
    if not _year_context(tokens, at):
        return None
    if tokens.lows[end] == "-" and tokens.kinds[end + 1] == "number" and tokens.raws[end + 1].isdigit():
        last = year_at(tokens, end + 1) or year // 100 * 100 + int(tokens.raws[end + 1][:3])
        if year < last < year + _TEN * _TEN:
            return _pair(Dated(year=year), Dated(year=last)), end + 2
        return None
    return Dated(year=year), end


def _year_context(tokens: Tokens, at: int) -> bool:
    before = tokens.lows[at - 1]
    if before in (
        "in",
        "since",
        "until",
        "during",
        "of",
        "by",
        "from",
        "early",
        "late",
        "mid",
        "year",
        "before",
        "after",
        "through",
    ):
        return True
    if before == "-" and tokens.lows[at - 2] in ("early", "late", "mid", "pre", "post"):
        return True
    if before in ("to", "and", "or", "-", "between", "until"):
        return before == "between" or tokens.kinds[at - 2] == "number"
    return before == "the" and tokens.kinds[at + 1] == "word" and tokens.raws[at + 1].islower()


def date_at(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Return the calendar date, month, year or decade written at a token, and the token after it."""
    if tokens.kinds[at] == "date":
        date = numeric_date(tokens.raws[at])
        return (date, at + 1) if date else None
    if tokens.kinds[at] == "number":
        return _day_first(tokens, at) or _year_alone(tokens, at)
    if tokens.kinds[at] == "word":
        return _month_first(tokens, at) or _day_first(tokens, at)
    return None
