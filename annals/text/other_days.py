"""Whether words for two times name two days: "on Monday" and "on Friday", "25 June" and "13 November"."""

from __future__ import annotations

from annals.text._time_forms import Dated, Nearby, Same, TimeForm, Unit, Weekday
from annals.text.timewords import TimeWords


def names_a_day(time: TimeWords) -> bool:
    """Say whether words name one day, by the calendar or from the day of the report or of what was told."""
    return time.kind in {"point", "anaphoric"} and _is_day(time.form)


def names_a_month(time: TimeWords) -> bool:
    """Say whether words name a month, or a day of one, by the calendar."""
    return isinstance(time.form.core, Dated) and time.form.core.month is not None


def of_two_days(one: TimeForm, later: TimeForm) -> bool:
    """Say whether what is told later was on another day; "yesterday" may be any day of the week."""
    here, there = one.core, later.core
    for kind in (Weekday, Nearby):
        if isinstance(here, kind) and isinstance(there, kind):
            return here != there
    if isinstance(here, Dated) and isinstance(there, Dated):
        days = None not in {here.day, there.day} and here.day != there.day
        return here.month != there.month or days
    if isinstance(here, Same):
        return not isinstance(there, (Same, Nearby))
    today = any(isinstance(core, Nearby) and core.days == 0 for core in (here, there))
    return today and any(isinstance(core, Weekday) for core in (here, there))


def _is_day(form: TimeForm) -> bool:
    core = form.core
    if isinstance(core, Dated):
        return core.day is not None and core.month is not None
    if isinstance(core, Same):
        return core.unit is Unit.DAY and core.shift == 0
    return isinstance(core, (Weekday, Nearby))
