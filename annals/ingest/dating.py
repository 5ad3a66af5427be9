"""The day of publication, from whatever tells it; nothing is made up and no clock is asked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from annals.ingest.outlet import original_url
from annals.text.dateline import Dateline
from annals.text.dates import date_pattern, day_first_in, read_date, read_day_of_year

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_EPOCH = date(1970, 1, 1)
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_LOOSE = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?:/|$)")
_MONTH_NUMBER = re.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_HEAD_CHARS = 800
_LONGEST_VALUE = 200
_REVISED = re.compile(r"\b(?:updated?|modified)\b", re.IGNORECASE)
_MONTHS = 12
_TOLD_WITHIN = 10
_NEAR = 100
"""How many days apart a given day and the one that the text shows may be for the text to be believed."""


def plausible(day: date | None) -> date | None:
    """Return the day, or None for one that no report was published on: before 1900, the epoch, after 2099."""
    if day is None or day == _EPOCH or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    return day


def date_from_value(value: object, *, day_first: bool | None = None) -> date | None:
    """Return the day that a column, a metadata field or a key of JSON tells, or None.

    Taken are dates in words or figures (``day_first`` as for ``read_date``), ISO 8601 with or without
    a time, and seconds or milliseconds since 1970 (UTC). The day is the one written: no zone is moved.
    """
    if isinstance(value, bool) or value is None:
        return None
    words = str(value)[:_LONGEST_VALUE].strip()
    if _SECONDS.fullmatch(words) or _MILLISECONDS.fullmatch(words):
        seconds = float(words) / (1000 if _MILLISECONDS.fullmatch(words) else 1)
        return plausible(datetime.fromtimestamp(seconds, tz=UTC).date())
    return plausible(read_date(words, day_first=day_first))


def date_from_url(url: str | None) -> date | None:
    """Return the day in a page's address ("/2024/10/24/", "20241024"), or None.

    Of an archived page the address that was archived counts, not the day of archiving.
    """
    if not url:
        return None
    path = original_url(url).partition("://")[2].partition("/")[2].partition("?")[0]
    for pattern in (_URL_LOOSE, _URL_DAY):
        match = pattern.search("/" + path)
        if match:
            return plausible(_made(int(match["y"]), int(match["m"]), int(match["d"])))
    return None


def shown_day(text: str, dateline: Dateline | None, given: date) -> date | None:
    """Return the day that a report's first lines show as its own, in full and near a given day, or None.

    By it the report reckons ("on Sunday"); a given day may be that of another edition or of a crawl. The day
    of a later update is not taken.
    """
    if dateline is None or dateline.date is None or not _is_stamp(dateline):
        return None
    words = text[slice(*dateline.date)]
    day = plausible(read_date(words) or _either(words, text, dateline.date))
    if day is None or abs((day - given).days) > _NEAR:
        return None
    revised = _REVISED.search(text, dateline.start, dateline.date[0]) is not None
    return None if revised and day > given else day


def publication_date(text: str, url: str | None, dateline: Dateline | None) -> tuple[date | None, str | None]:
    """Return the day of publication of a report without metadata, and what told it.

    Tried in turn: a stamp before the text ("first line"), the address ("url"), the dateline.
    """
    day = _of_dateline(text, url, dateline)
    if day is not None and dateline is not None and _is_stamp(dateline):
        return day, "first line"
    from_url = date_from_url(url)
    if from_url is not None:
        return from_url, "url"
    return (day, "dateline") if day is not None else (None, None)


def _is_stamp(dateline: Dateline) -> bool:
    """Say whether a date stands before the text by itself, not within the line that names the place."""
    return dateline.place is None or (dateline.date is not None and dateline.date < dateline.place)


def _of_dateline(text: str, url: str | None, dateline: Dateline | None) -> date | None:
    if dateline is None or dateline.date is None:
        return None
    words = text[slice(*dateline.date)]
    day = read_date(words)
    if day is None:
        day = _either(words, text, dateline.date) or _with_year(words, text[:_HEAD_CHARS], dateline.date, url)
    return plausible(day)


def _either(words: str, text: str, at: tuple[int, int]) -> date | None:
    """Decide an all-number date of two readings by the other dates of the text, where they decide it.

    Another such date of one reading shows how the outlet writes them; else the one reading counts
    that is the day of a date told in words, or at most ten days after it.
    """
    rest = f"{text[: at[0]]} {text[at[1] :]}"
    order = day_first_in(rest)
    if order is not None:
        return read_date(words, day_first=order)
    told = [read_date(match[0]) for match in re.finditer(date_pattern(), rest, re.IGNORECASE)]
    readings = {read_date(words, day_first=order) for order in (True, False)} - {None}
    fitting = {
        day for day in readings if day and any(one and 0 <= (day - one).days <= _TOLD_WITHIN for one in told)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _with_year(words: str, head: str, at: tuple[int, int], url: str | None) -> date | None:
    """Give a dateline without a year ("Sept. 1") the one year that the heading's dates agree on.

    Read are other full dates there, release numbers that open with year and month ("2010-09-CA-005")
    and the address; only those within a month of the dateline count.
    """
    months = {(int(m["y"]), int(m["m"])) for m in _MONTH_NUMBER.finditer(head)}
    for match in re.finditer(date_pattern(), head[: at[0]], re.IGNORECASE):
        told = read_date(match[0])
        if told is not None:
            months.add((told.year, told.month))
    from_url = date_from_url(url)
    if from_url is not None:
        months.add((from_url.year, from_url.month))
    days = set()
    for year, month in months:
        for candidate in (year - 1, year, year + 1):
            day = read_day_of_year(words, candidate)
            if day is not None and abs((day.year - year) * _MONTHS + day.month - month) <= 1:
                days.add(day)
    return days.pop() if len(days) == 1 else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
