"""Calendar dates as the press writes them in full: where they stand and which day they name."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d:)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_TIME = (
    r"(?:(?:[ ]*[,|\u2013-]?[ ]*(?:at[ ])?|T)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?"
    r"(?:[ ]?[ap]\.?m\.?)?(?:[ ]?(?:GMT|UTC|Z|[A-Z]{3,4}\b))?(?:[ ]?[+-]\d\d?:?(?:\d\d)?)?(?!\d))?"
)
_LAST_MONTH = 12


@cache
def _months() -> dict[str, int]:
    raw = tomllib.loads(files("annals.text").joinpath("data/dateline.toml").read_text(encoding="utf-8"))
    return {name: number for number, names in enumerate(raw["months"], start=1) for name in names}


@cache
def _weekdays() -> str:
    raw = tomllib.loads(files("annals.text").joinpath("data/dateline.toml").read_text(encoding="utf-8"))
    return "|".join(sorted(raw["weekdays"], key=len, reverse=True))


@cache
def month_pattern() -> str:
    """Return the regular expression of a month's name or abbreviation, to be matched in any case."""
    names = sorted(_months(), key=len, reverse=True)
    return "(?:" + "|".join(names) + r")\b\.?"


@cache
def date_pattern(*, yearless: bool = False, in_figures: bool = False, with_weekday: bool = False) -> str:
    """Return the regular expression of a date, without named groups, to be matched in any case.

    With ``yearless`` it takes "Sept. 1", "1 September" and "1 SEP 89" too; with ``in_figures`` only
    dates without a month's name; with ``with_weekday`` only those after the name of a weekday.
    """
    month, day = month_pattern().replace(r"\b", r"(?![a-z])"), _DAY + _ORDINAL
    forms = [
        rf"{_YEAR}(?:-[01]?\d-|/[01]?\d/|\.[01]?\d\.)[0-3]?\d(?!\d)",
        rf"{day}[ -](?:of[ ])?{month}[, -]{{0,2}}{_YEAR}(?!\d)",
        rf"{month}[ ]{day}[, ]{{0,2}}{_YEAR}(?!\d)",
        rf"[0-3]?\d(?:-[0-3]?\d-|/[0-3]?\d/|\.[0-3]?\d\.){_YEAR}(?!\d)",
    ]
    if in_figures:
        forms = [forms[0], forms[-1]]
    if yearless:
        forms += [rf"{day}[ ]{month}[ ]\d\d(?![\d:])", rf"{month}[ ]{day}(?!\d)", rf"{day}[ ]{month}"]
    optional = "" if with_weekday else "?"
    return rf"(?<!\d)(?:(?:{_weekdays()})\b\.?,?[ ]+){optional}(?:{'|'.join(forms)}){_TIME}"


@cache
def _readers() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<m>{'|'.join(sorted(_months(), key=len, reverse=True))})\.?"
    return (
        re.compile(rf"\b(?P<y>{_YEAR})[-/.](?P<n>[01]?\d)[-/.](?P<d>[0-3]?\d)(?!\d)"),
        re.compile(rf"(?<!\d)(?P<y>{_YEAR})(?P<n>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
        re.compile(
            rf"(?<!\d)(?P<d>{_DAY}){_ORDINAL}[ -]?(?:of[ ])?{month}[, -]{{0,2}}(?P<y>{_YEAR})(?!\d)",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{month}[ -]?(?P<d>{_DAY}){_ORDINAL}[, -]{{0,2}}(?P<y>{_YEAR})(?!\d)", re.IGNORECASE),
        re.compile(
            rf"\b{month}[ ](?P<d>{_DAY})[ ]\d\d:\d\d(?::\d\d)?[ ]"
            rf"(?:[A-Z]{{2,5}}|[+-]\d{{4}})?[ ]?(?P<y>{_YEAR})",
            re.IGNORECASE,
        ),
    )


_NUMERIC = re.compile(rf"(?<!\d)(?P<a>[0-3]?\d)(?P<mark>[-/.])(?P<b>[0-3]?\d)(?P=mark)(?P<y>{_YEAR})(?!\d)")


_SHORT_YEAR = re.compile(
    rf"(?<!\d)(?P<d>{_DAY})[ -](?P<m>[a-z]{{3,9}})\.?[ -](?P<y>\d\d)(?![\d:])", re.IGNORECASE
)
_CENTURY_TURNS = 30  # "89" is 1989 and "29" is 2029


def read_date(words: str, *, day_first: bool | None = None) -> date | None:
    """Return the day that the words name with day, month and year, or None.

    ``day_first`` decides 03/04/2015: True is 3 April, False 4 March; None leaves it undecided and
    returns None, save with full stops between, which are always day first. Days that no calendar
    holds are None.
    """
    for reader in _readers():
        match = reader.search(words)
        if match:
            groups = match.groupdict()
            month = groups.get("n") or _months()[(groups.get("m") or "").casefold()]
            return _day(int(groups["y"] or 0), int(month), int(groups["d"] or 0))
    match = _SHORT_YEAR.search(words)
    if match and match["m"].casefold() in _months():
        year = int(match["y"])
        year += 1900 if year >= _CENTURY_TURNS else 2000
        return _day(year, _months()[match["m"].casefold()], int(match["d"]))
    match = _NUMERIC.search(words)
    return _read_numeric(match, day_first=day_first) if match else None


def _read_numeric(match: re.Match[str], *, day_first: bool | None) -> date | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["mark"] == ".":
        day_first = True
    order = _order(first, second) if first != second else True
    order = day_first if order is None else order
    if order is None:
        return None
    return _day(year, second, first) if order else _day(year, first, second)


def is_day_first(words: str) -> bool | None:
    """Say whether an all-number date must be day first (13/04) or month first (04/13), else None."""
    match = _NUMERIC.search(words)
    return _order(int(match["a"]), int(match["b"])) if match else None


def day_first_in(text: str) -> bool | None:
    """Say how the all-number dates of a text are written, by those of them that can be read one way only."""
    orders = {is_day_first(match[0]) for match in _NUMERIC.finditer(text)} - {None}
    return orders.pop() if len(orders) == 1 else None


def read_day_of_year(words: str, year: int) -> date | None:
    """Return the day that words without a year name ("Sept. 1") in the year given, or None."""
    month = rf"(?P<m>{'|'.join(sorted(_months(), key=len, reverse=True))})\.?"
    for form in (rf"\b{month}[ ]?(?P<d>{_DAY})", rf"(?<!\d)(?P<d>{_DAY}){_ORDINAL}[ ]{month}"):
        match = re.search(form, words, re.IGNORECASE)
        if match:
            return _day(year, _months()[match["m"].casefold()], int(match["d"]))
    return None


def _order(first: int, second: int) -> bool | None:
    if first > _LAST_MONTH >= second:
        return True
    return False if second > _LAST_MONTH >= first else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
