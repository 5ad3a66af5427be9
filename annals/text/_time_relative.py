"""The grammar of times counted from publication or from another incident, and of named days."""

from __future__ import annotations

from dataclasses import replace

from annals.model.vocabulary import Qualifier
from annals.text._number_amounts import hedged, hedged_plain
from annals.text._number_tokens import Tokens
from annals.text._time_dates import month_at, shift_at, year_at
from annals.text._time_forms import (
    Away,
    Core,
    Dated,
    Feast,
    Habit,
    Lasting,
    Nearby,
    Overnight,
    Same,
    Season,
    Shifted,
    Stretch,
    TimeForm,
    Unit,
    Weekday,
)
from annals.text._time_lexicon import time_lexicon

Read = tuple[TimeForm, int] | None

_BACK, _HERE, _ON = -1, 0, 1
_SHIFTS = {"last": _BACK, "past": _BACK, "this": _HERE, "next": _ON, "coming": _ON}
_FROM_INCIDENT = {
    "previous": _BACK,
    "preceding": _BACK,
    "following": _ON,
    "next": _ON,
    "same": _HERE,
    "that": _HERE,
    "very same": _HERE,
}
_EARLIER = ("earlier", "before", "previously", "beforehand", "prior")
_LATER = ("later", "after", "afterwards", "afterward", "thereafter", "on")
_WHOLE = (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.WEEKEND, Unit.QUARTER, Unit.DECADE, Unit.FORTNIGHT)
_COUNTED = 101
_FEW = 2
_CLOCK_UNITS = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
_DURING = ("for", "over", "within", "in", "during", "throughout", "after")
_SPANNED = ("in", "over", "within", "during", "throughout")
_SPANS = (Unit.HOUR, Unit.DAY, Unit.NIGHT, Unit.WEEK)
_HALF_DAY = 12
_REACH = 6
_DAY_ADJECTIVES = ("consecutive", "straight", "full", "successive", "whole", "more", "long", "or", "and")


def weekday_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the weekday named at a token (1 for Monday) and the token after it."""
    low = tokens.lows[at]
    day = time_lexicon().weekdays.get(low)
    if day is None:
        return None
    if low.endswith("day"):
        return day, at + 1
    end = at + 1 + (tokens.lows[at + 1] == "." and tokens.glued(at + 1))
    dated = tokens.kinds[end + (tokens.lows[end] == ",")] in ("number", "date") or month_at(tokens, end)
    clear = low not in time_lexicon().lists["double_weekdays"] or end > at + 1
    named = tokens.capital(at) and (
        bool(dated) or (clear and tokens.lows[at - 1] in ("on", "last", "next", "this"))
    )
    return (day, end) if named else None


def weekday(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "Thursday", "last Thursday", "this past Friday", "the previous Monday", "Friday last week"."""
    shift: int | None = None
    follows: int | None = None
    start = at
    word = tokens.lows[at]
    if word in ("previous", "preceding", "following"):
        follows, start = _FROM_INCIDENT[word], at + 1
    elif word in _SHIFTS:
        past = word == "this" and tokens.lows[at + 1] in ("past", "coming")
        shift, start = _SHIFTS[tokens.lows[at + 1] if past else word], at + 1 + past
    day = weekday_at(tokens, start)
    if day is None:
        return None
    week = shift_at(tokens, day[1], "week")
    end = week[1] if week else day[1]
    return Weekday(day=day[0], shift=shift, week=week[0] if week else None, follows=follows), end


def nearby(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "today", "yesterday", "the day before yesterday" (from "day")."""
    if tokens.holds(at, ("day", "before", "yesterday")):
        return Nearby(days=-2), at + 3
    if tokens.holds(at, ("day", "after", "tomorrow")):
        return Nearby(days=2), at + 3
    if tokens.holds(at, ("night", "before", "last")):
        return Nearby(days=-2), at + 3
    days = time_lexicon().days.get(tokens.lows[at])
    if days is None or tokens.lows[at] == "overnight":
        return None
    return Nearby(days=days), at + 1


def _quantity(tokens: Tokens, at: int) -> tuple[int | None, int | None, int]:
    """Return the bounds of a number before a unit, and the token after it; ``at`` when there is none."""
    found = hedged(tokens, at) or hedged_plain(tokens, at)
    if found is not None and found.end > at:
        low = found.low if found.low is not None else found.high
        if found.qualifier is Qualifier.MORE_THAN and low:
            low -= low <= _COUNTED  # "more than two years" is a measure: it begins at two
        return low, found.high, found.end + (tokens.lows[found.end] in _DAY_ADJECTIVES[:5])
    if tokens.lows[at] == "few":
        return _FEW, None, at + 1
    skipped = at
    while tokens.lows[skipped] in (
        "about",
        "around",
        "nearly",
        "almost",
        "more",
        "than",
        "over",
        "less",
        "just",
        "only",
        "half",
    ):
        skipped += 1
    if tokens.lows[skipped] in ("a", "an", "one", "another"):
        return 1, 1, skipped + 1
    return None, None, at


def away(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "two days ago", "a week earlier", "days later", "two days before", "for three days"."""
    low, high, noun = _quantity(tokens, at)
    unit = time_lexicon().units.get(tokens.lows[noun])
    if unit is None or (noun == at and not tokens.lows[at].endswith("s")):
        return None
    end = noun + 1
    if tokens.holds(end, ("and", "a", "half")):
        end += 3
    word = tokens.lows[end]
    if word == "ago" or tokens.holds(end, ("from", "now")):
        back = word == "ago"
        exact = _day_of_week(tokens, (low, high), unit, end + 1) if back else None
        if exact:
            return exact
        return Away(
            low=low, high=high, unit=unit, sign=_BACK if back else _ON, incident=False
        ), end + 2 - back
    if word in _EARLIER or word in _LATER[:5]:
        sign = _BACK if word in _EARLIER else _ON
        end += 1 + (word == "prior" and tokens.lows[end + 1] == "to")
        return Away(low=low, high=high, unit=unit, sign=sign, incident=True), end
    if noun > at or tokens.lows[at - 1] == "for":
        return _lasting(tokens, at, unit, end) or _spanning(tokens, at, (low, high), unit, end)
    return None


def _day_of_week(
    tokens: Tokens, count: tuple[int | None, int | None], unit: Unit, at: int
) -> tuple[Core, int] | None:
    """Read the day of a week counted back: "a week ago Tuesday", "two weeks ago on Monday"."""
    if unit is not Unit.WEEK or count[0] is None or count[0] != count[1]:
        return None
    if tokens.lows[at] == "today":
        return Nearby(days=-7 * count[0]), at + 1
    day = weekday_at(tokens, at + (tokens.lows[at] == "on"))
    return (Weekday(day=day[0], week=-count[0]), day[1]) if day else None


def _lasting(tokens: Tokens, at: int, unit: Unit, end: int) -> tuple[Core, int] | None:
    """Read a duration: "for three days", and any that only compares ("the third in two days")."""
    if tokens.lows[at - 1] not in _DURING:
        return None
    spans = tokens.lows[at - 1] in _SPANNED and unit in _SPANS and not _compares(tokens, at - 1)
    low, high, _ = _quantity(tokens, at)
    if not spans or low is None or (unit is Unit.HOUR and low < _HALF_DAY):
        return Lasting(unit=unit), end
    return Stretch(count=low, unit=unit, sign=0, loose=high is None), end


def _compares(tokens: Tokens, at: int) -> bool:
    """Say whether words shortly before make the span a measure: "the second attack in two days"."""
    before = tokens.lows[max(0, at - _REACH) : at]
    ranks = time_lexicon().lists["ranks"]
    return any(word in ranks or word.endswith("est") for word in before)


def _spanning(
    tokens: Tokens, at: int, count: tuple[int | None, int | None], unit: Unit, end: int
) -> tuple[Core, int] | None:
    """Read "two days of fighting" without a preposition before it."""
    low, high = count
    if tokens.lows[end] != "of" or unit not in _SPANS or low is None or unit is Unit.HOUR:
        return None
    if _compares(tokens, at) or tokens.lows[end + 1] in time_lexicon().lists["no_acts"]:
        return None
    return Stretch(count=low, unit=unit, sign=0, loose=high is None), end


def shifted(tokens: Tokens, at: int, *, the: bool) -> Read:
    """Read "last week", "this month", "this morning", "last night", "the weekend", "next summer"."""
    word = tokens.lows[at]
    if word in _SHIFTS:
        noun = at + 1 + (word == "this" and tokens.lows[at + 1] in ("past", "coming"))
        return _shifted_noun(tokens, noun, word, the=the)
    unit = time_lexicon().units.get(word)
    throughout = unit in _WHOLE and tokens.lows[at - 2] in ("during", "throughout")
    if the and unit and (unit is Unit.WEEKEND or throughout):
        return TimeForm(core=Shifted(unit=unit, shift=_HERE)), at + 1
    return None


def _shifted_noun(tokens: Tokens, noun: int, word: str, *, the: bool) -> Read:
    """Read what follows "last", "this past" or "next": a part of the day, a unit, a name."""
    shift = _SHIFTS[tokens.lows[noun - 1]]
    low = tokens.lows[noun]
    if word == "last" and low == "night" and not the:
        return TimeForm(core=Overnight(day=None), part_of_day=low), noun + 1
    if word in ("this", "last") and low in time_lexicon().lists["parts"] and not the:
        return TimeForm(core=Nearby(days=shift), part_of_day=low), noun + 1
    unit = time_lexicon().units.get(low)
    if unit in _WHOLE and not low.endswith("s"):
        if the and word != "this" and unit is not Unit.WEEKEND:
            return TimeForm(core=_the_unit(word, unit)), noun + 1
        return TimeForm(core=Shifted(unit=unit, shift=shift)), noun + 1
    return _shifted_name(tokens, noun, shift)


def _the_unit(word: str, unit: Unit) -> Core:
    if word == "next":
        return Same(unit=unit, shift=_ON)
    return Stretch(count=1, unit=unit, sign=_ON if word == "coming" else _BACK)


def _shifted_name(tokens: Tokens, noun: int, shift: int) -> tuple[TimeForm, int] | None:
    """Read the name after "last", "this" or "next": a month, a season or a feast."""
    low = tokens.lows[noun]
    if low in time_lexicon().seasons:
        return TimeForm(core=Season(name=low, shift=shift)), noun + 1
    month = month_at(tokens, noun)
    if month:
        return TimeForm(core=Dated(month=month[0], latest=shift)), month[1]
    named = feast(tokens, noun)
    if named and isinstance(named[0], Dated):
        date = named[0]
        return TimeForm(core=Dated(month=date.month, day=date.day, latest=shift)), named[1]
    if named and isinstance(named[0], Feast):
        return TimeForm(core=replace(named[0], latest=shift)), named[1]
    return None


def stretch(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "past two weeks", "last 24 hours", "next three days", "recent weeks", "coming days"."""
    word = tokens.lows[at]
    signs = {"past": _BACK, "last": _BACK, "recent": _BACK, "next": _ON, "coming": _ON}
    incident = word in ("previous", "preceding", "following", "intervening")
    sign = signs.get(word, _FROM_INCIDENT.get(word))
    if sign is None or word in ("same", "that"):
        return None
    low, high, noun = _quantity(tokens, at + 1)
    unit = time_lexicon().units.get(tokens.lows[noun])
    if unit is None or (noun == at + 1 and not tokens.lows[noun].endswith("s")):
        return None
    return Stretch(
        count=low, unit=unit, sign=sign, incident=incident, loose=low is not None and high is None
    ), noun + 1


def same(tokens: Tokens, at: int, *, the: bool) -> tuple[TimeForm, int] | None:
    """Read "same day", "that night", "following morning", "previous week", "day before", "week after"."""
    word = tokens.lows[at]
    unit = time_lexicon().units.get(tokens.lows[at])
    if the and unit and tokens.lows[at + 1] in ("before", "after"):
        sign = _BACK if tokens.lows[at + 1] == "before" else _ON
        part = "night" if unit is Unit.NIGHT else None
        return TimeForm(core=Same(unit=Unit.DAY if part else unit, shift=sign), part_of_day=part), at + 2
    if word not in _FROM_INCIDENT or not (the or word == "that"):
        return None
    if word == "that" and tokens.lows[at - 1] in ("said", "says", "reported", "added", "believe"):
        return None
    noun = tokens.lows[at + 1]
    unit = time_lexicon().units.get(noun)
    if noun in time_lexicon().lists["parts"] or unit is Unit.NIGHT:
        return TimeForm(core=Same(unit=Unit.DAY, shift=_FROM_INCIDENT[word]), part_of_day=noun), at + 2
    if unit is None or noun.endswith("s") or unit in _CLOCK_UNITS:
        return None
    return TimeForm(core=Same(unit=unit, shift=_FROM_INCIDENT[word])), at + 2


def season(tokens: Tokens, at: int, *, the: bool) -> tuple[Core, int] | None:
    """Read "summer 2014", "the summer of 2014", "winter 2014-15", "the summer of last year"."""
    name = tokens.lows[at]
    if name not in time_lexicon().seasons:
        return None
    of = at + 1 + (tokens.lows[at + 1] == "of")
    year = year_at(tokens, of)
    if year is None:
        shifts = shift_at(tokens, at + 1, "year")
        if shifts:
            return Season(name=name, shift=shifts[0]), shifts[1]
        alone = (
            the
            and name != "fall"
            and tokens.lows[at - 2] in ("in", "during", "since", "late", "early")
            and of == at + 1
        )
        return (Season(name=name), at + 1) if alone else None
    end = of + 1
    if (
        tokens.lows[end] in ("-", "/")
        and tokens.kinds[end + 1] == "number"
        and tokens.raws[end + 1].isdigit()
    ):
        return Season(name=name, year=year, until=year + 1), end + 2
    return Season(name=name, year=year), end


def feast(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read a named day: a date where it never moves ("Christmas Day"), else its name ("Eid")."""
    if not tokens.capital(at):
        return None
    for words, date in time_lexicon().feasts.get(tokens.lows[at], ()):
        if tokens.holds(at, words):
            end = at + len(words)
            if tokens.lows[end] in time_lexicon().lists["feast_things"]:
                return None  # "a Christmas market"
            if date is None:
                return _moving_feast(tokens, " ".join(words), end)
            return _dated_feast(tokens, date, end)
    return None


def _moving_feast(tokens: Tokens, name: str, end: int) -> tuple[Core, int]:
    """Read the year after a feast that moves: "Easter Sunday 2019", "Ramadan last year"."""
    rule = time_lexicon().moving.get(name, {})
    single = bool(rule) and rule.get("days", 1) == 1 and rule.get("day", rule.get("rule")) != "islamic"
    comma = end + (tokens.lows[end] in (",", "of", "in"))
    year = year_at(tokens, comma)
    if year is not None:
        return Feast(name=name, single=single, year=year), comma + 1
    shifts = shift_at(tokens, end, "year")
    shift, after = shifts or (None, end)
    return Feast(name=name, single=single, shift=shift), after


def _dated_feast(tokens: Tokens, date: tuple[int, int], end: int) -> tuple[Core, int]:
    comma = end + (tokens.lows[end] in (",", "of", "in"))
    year = year_at(tokens, comma)
    if year is not None:
        return Dated(month=date[0], day=date[1], year=year), comma + 1
    shifts = shift_at(tokens, end, "year")
    if shifts:
        return Dated(month=date[0], day=date[1], shift=shifts[0]), shifts[1]
    return Dated(month=date[0], day=date[1]), end


def habit(tokens: Tokens, at: int) -> tuple[Core, int] | None:
    """Read "every Friday", "each night", "Fridays", "daily", "at night" (from "night")."""
    low = tokens.lows[at]
    lexicon = time_lexicon()
    following = tokens.lows[at + 1]
    if low in ("every", "each"):
        named = (
            following in lexicon.units or following in lexicon.lists["parts"] or weekday_at(tokens, at + 1)
        )
        return (Habit(), at + 2) if named else None
    plural = low.endswith("days") and low[:-1] in lexicon.weekdays
    if plural and tokens.lows[at - 1] not in ("on", "and") and following != "and":
        return Weekday(day=lexicon.weekdays[low[:-1]]), at + 1  # a possessive that lost its apostrophe
    nightly = low in ("night", "nights") and tokens.lows[at - 1] == "at"
    return (Habit(), at + 1) if plural or nightly or tokens.raws[at] in ("daily", "nightly") else None
