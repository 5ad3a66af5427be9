"""Which days the text of a dated press release implies, worked out without the product.

This decides which rows of a set have a fair key, so it is kept plain: a regular expression for
dates with a month's name, and a list of words that stand for a day beside the release's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+(\d{1,2})\b(?:,?\s+(\d{4}))?"
)
_ANYWHERE = re.compile(rf"\b{_DATE}")
_IN_BRACKETS = re.compile(rf"\(\s*{_DATE}\s*\)")
_NUMBER = re.compile(r"\b(20\d\d)-(?:0[1-9]|1[0-2])-[A-Z]{1,3}-\d+")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_BACK = {
    "today": (0,),
    "tonight": (0,),
    "this morning": (0,),
    "this afternoon": (0,),
    "this evening": (0,),
    "yesterday": (1,),
    "last night": (0, 1),
    "lastnight": (0, 1),
    "overnight": (0, 1),
}
_WORDS = re.compile(r"\b(?:" + "|".join((*_DAYS_BACK, *_WEEKDAYS)) + r")\b", re.IGNORECASE)
WORDS_FOR_A_DAY = re.compile(rf"{_ANYWHERE.pattern}|{_WORDS.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Release:
    """The day of a release, and where in its text the words for it end."""

    day: date
    end: int


def release_day(text: str) -> Release | None:
    """Find the day of the release: the first date in brackets, else the first date at all.

    A date without a year takes it from the release number ("2011-01-S-115"); without that number
    it is no date.
    """
    number = _NUMBER.search(text)
    year = int(number[1]) if number else None
    found = _IN_BRACKETS.search(text) or _ANYWHERE.search(text)
    day = _day(found, year) if found else None
    return Release(day, found.end()) if found and day else None


def implied_days(text: str) -> frozenset[date]:
    """Return every day that words after the release's own date name, counted from that date.

    Dates with a month's name, "today" and its like (that day), "yesterday" (the day before),
    "last night" and "overnight" (both), and weekdays (the last one, the day itself included).
    Without a release day nothing is implied.
    """
    release = release_day(text)
    if release is None:
        return frozenset()
    return days_named(text[release.end :], release.day)


def days_named(text: str, day: date) -> frozenset[date]:
    """Return every day that words of a text name, counted from a day, by the rule above."""
    return frozenset((*_dates(text, day), *_words(text, day)))


def _dates(body: str, day: date) -> Iterator[date]:
    for found in _ANYWHERE.finditer(body):
        named = _day(found, day.year)
        if named:
            yield named


def _words(body: str, day: date) -> Iterator[date]:
    for found in _WORDS.finditer(body):
        word = found[0].lower()
        back = _DAYS_BACK.get(word) or ((day.weekday() - _WEEKDAYS.index(word)) % 7,)
        yield from (day - timedelta(days=days) for days in back)


def _day(found: re.Match[str], year: int | None) -> date | None:
    month = _MONTHS.index(found[1][:3].lower()) + 1
    year = int(found[3]) if found[3] else year
    try:
        return date(year, month, int(found[2])) if year else None
    except ValueError:  # "Feb. 30" is a slip of the text and names no day
        return None
