"""Times in words laid to the calendar (codebook 5): half-open days, with how they were found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from annals.model.values import TimeRange
from annals.model.vocabulary import Basis, Granularity
from annals.resolve.times import counted, named
from annals.resolve.times.calendar import Days, add_days, month_days
from annals.resolve.times.feasts import feast
from annals.resolve.times.placed import Around, Placed, roughly
from annals.text._time_forms import (
    Away,
    Between,
    Bounded,
    Core,
    Dated,
    Edge,
    Feast,
    Nearby,
    Overnight,
    Portion,
    Same,
    Season,
    Shifted,
    Stretch,
    TimeForm,
    Weekday,
)
from annals.text.timewords import find_times

_YEAR_DAYS = 365
_REMEMBERED = 256
"""Times that are kept: those of one report are asked for by each of its acts."""
_SINCE = re.compile(r"\s*(?:ever\s+)?since\b", re.IGNORECASE)
_KNOWN = re.compile(
    r"\s*(?:(?:in\s+|since\s+|after\s+)?the|before|(?:prior|previous|up) to|until|by|as of)\s", re.IGNORECASE
)
"""Before a time of an act that readers know by it, or up to which something had happened by publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTime:
    """Days in the calendar for a time in words, how they follow from the words, and why."""

    range: TimeRange
    basis: Basis
    score: float
    reason: str


@lru_cache(maxsize=_REMEMBERED)
def resolve_time(
    words: str, *, published: date | None, future: bool = False, incident: TimeRange | None = None
) -> ResolvedTime | None:
    """Place a time expression in the calendar; None when nothing that is known places it.

    A date with its year is stated. One without, a weekday or "yesterday" needs ``published`` and
    looks backwards from it, the day of publication included, unless ``future`` says that the act
    is still to come. "The same day" and "two days later" need ``incident``, the time of the act
    that they are counted from. Durations, habits and the feasts of
    calendars that are not reckoned here stay unresolved.

    A day that two readings of the words allow ("last Friday" in the week of publication,
    03/04/2015, a date beside another weekday) is marked ambiguous and scored lower; thirds of a
    month, distances in weeks and longer, and seasons are marked approximate.
    """
    form = _form(words)
    if form is None:
        return None
    known = _KNOWN.match(words) is not None
    placed = _place(form, Around(published=published, future=future, incident=incident, known=known))
    if placed is None:
        return None
    days = TimeRange(
        earliest=placed.earliest,
        before=placed.before,
        granularity=placed.granularity,
        anchor=placed.anchor,
        part_of_day=_part(form),
        approximate=placed.approximate,
        ambiguous=placed.ambiguous,
    )
    return ResolvedTime(range=days, basis=placed.basis, score=placed.score, reason=placed.reason)


def _form(words: str) -> TimeForm | None:
    """Read the longest time expression; alone, words may lack what showed them to be one."""
    stripped = words.strip().removeprefix("the ")
    for text in (words, f"{words} attack", f"in {words}", f"in {stripped}"):
        found = find_times(text)
        if found:
            form = max(found, key=lambda time: (time.end - time.start, -time.start)).form
            return _open(form) if _SINCE.match(words) else form
    return None


def _open(form: TimeForm) -> TimeForm:
    """Return a time as what goes on from it ("since the war began on 7 October")."""
    return form if isinstance(form.core, Bounded) else TimeForm(core=Bounded(edge=Edge.SINCE, base=form))


def _part(form: TimeForm) -> str | None:
    """Return the part of the day as told; "overnight" and "tonight" say it themselves."""
    core = form.core
    if isinstance(core, Overnight):
        return "night" if form.part_of_day == "night" else "overnight"
    if isinstance(core, Bounded):
        return _part(core.base)
    return form.part_of_day


def _place(form: TimeForm, around: Around) -> Placed | None:
    placed = _core(form.core, around, form)
    if placed is None:
        return None
    placed = _capped(_portion(placed, form.portion, around), around)
    return roughly(placed, 0.8) if form.about else placed


def _core(core: Core, around: Around, form: TimeForm) -> Placed | None:
    """Place the core of a form; what the calendar cannot place is None."""
    match core:
        case Dated():
            placed = named.dated(core, around)
        case Weekday():
            placed = named.weekday(core, around)
        case Nearby():
            placed = named.nearby(core, around)
        case Season():
            placed = named.season(core, around)
        case Feast():
            placed = feast(core, around)
        case Shifted():
            placed = counted.shifted(core, around)
        case Stretch():
            placed = counted.stretch(core, around)
        case Same():
            placed = counted.same(core, around)
        case _:
            placed = _nested(core, around, form)
    return placed


def _nested(core: Core, around: Around, form: TimeForm) -> Placed | None:
    """Place a form that holds others."""
    match core:
        case Overnight():
            day = _place(core.day, around) if core.day else None
            if core.day and day is None:
                return None
            return named.night(day, around, into=form.part_of_day == "into")
        case Away():
            base = _place(core.base, around) if core.base else None
            return counted.away(core, around, _as_range(base))
        case Between():
            return _between(core, around)
        case Bounded():
            return _bounded(core, around)
        case _:
            return None


def _as_range(placed: Placed | None) -> TimeRange | None:
    if placed is None:
        return None
    return TimeRange(
        earliest=placed.earliest,
        before=placed.before,
        granularity=placed.granularity,
        anchor=placed.anchor,
        part_of_day=None,
        approximate=placed.approximate,
        ambiguous=placed.ambiguous,
    )


def _portion(placed: Placed, portion: Portion | None, around: Around) -> Placed:
    """Cut a longer unit to its early, middle or late third, or to a half."""
    if portion is None or placed.earliest is None or placed.before is None:
        return placed
    if portion in (Portion.EARLIER, Portion.LATER):
        return _rest(placed, around) if portion is Portion.LATER else placed
    whole = (placed.earliest, placed.before)
    days = _week(whole, portion) if portion in _WEEKS else _third(whole, portion)
    if days[0] >= days[1]:
        return placed
    cut = replace(placed, earliest=days[0], before=days[1], approximate=True)
    return replace(cut, score=min(cut.score, 0.8), reason=f"{placed.reason}; its {portion.value} part")


def _rest(placed: Placed, around: Around) -> Placed:
    published = around.published
    inside = published and placed.earliest and placed.before and placed.earliest < published < placed.before
    return replace(placed, earliest=published) if inside and around.future else placed


_WEEKS = {
    Portion.FIRST_WEEK: 0,
    Portion.SECOND_WEEK: 7,
    Portion.THIRD_WEEK: 14,
    Portion.FOURTH_WEEK: 21,
    Portion.LAST_WEEK: -7,
}


def _week(days: Days, portion: Portion) -> Days:
    """Cut a month to a week of it: seven days from its 1st, 8th, 15th or 22nd, or its last seven."""
    start = _WEEKS[portion]
    first = add_days(days[1] if start < 0 else days[0], start) or days[0]
    return first, add_days(first, 7) or days[1]


def _third(days: Days, portion: Portion) -> Days:
    length = (days[1] - days[0]).days
    months = 12 * (days[1].year - days[0].year) + days[1].month - days[0].month
    whole = length >= _YEAR_DAYS and days[0].day == days[1].day == 1
    bounds = {
        Portion.EARLY: (0, 1, 3),
        Portion.MID: (1, 2, 3),
        Portion.LATE: (2, 3, 3),
        Portion.FIRST_HALF: (0, 1, 2),
        Portion.SECOND_HALF: (1, 2, 2),
        Portion.FIRST_QUARTER: (0, 1, 4),
        Portion.SECOND_QUARTER: (1, 2, 4),
        Portion.THIRD_QUARTER: (2, 3, 4),
        Portion.FOURTH_QUARTER: (3, 4, 4),
    }
    first, last, parts = bounds.get(portion, (0, 1, 1))

    def edge(part: int) -> date:
        turn = month_days(days[0].year, days[0].month + months * part // parts) if whole else None
        return turn[0] if turn else add_days(days[0], length * part // parts) or days[1]

    return edge(first), edge(last)


def _capped(placed: Placed, around: Around) -> Placed:
    """End a span that the publication date placed with the day of publication: what is told has happened."""
    after = around.published and add_days(around.published, 1)
    if after is None or around.future or placed.basis is not Basis.RELATIVE:
        return placed
    if placed.earliest is None or placed.before is None or not placed.earliest < after < placed.before:
        return placed
    if placed.reason.startswith("the span that publication"):
        return placed
    return replace(placed, before=after)


def _between(core: Between, around: Around) -> Placed | None:
    """Place a span from the beginning of its first time to the end of its last."""
    first_form, last_form = _filled(core)
    last = _place(last_form, around)
    if last is None:
        return None
    first = _place(first_form, _before(first_form, last, around))
    if first is None or first.earliest is None or last.before is None or first.earliest >= last.before:
        return last if first is None else _forward(first, last_form, around)
    return _spanning(first, last)


def _spanning(first: Placed, last: Placed) -> Placed:
    basis = first.basis if first.basis == last.basis else Basis.RELATIVE
    return replace(
        last,
        earliest=first.earliest,
        granularity=Granularity.SPAN,
        basis=basis,
        score=min(first.score, last.score),
        reason=f"from: {first.reason}; to: {last.reason}",
        approximate=first.approximate or last.approximate,
        ambiguous=first.ambiguous or last.ambiguous,
    )


def _forward(first: Placed, last_form: TimeForm, around: Around) -> Placed | None:
    """Place a span whose last time only fits after its first."""
    if first.earliest is None:
        return None
    last = _place(last_form, Around(published=first.earliest, future=True, incident=around.incident))
    if last is None or last.before is None or last.before <= first.earliest:
        return None
    return _spanning(first, last)


def _before(first: TimeForm, last: Placed, around: Around) -> Around:
    """Let a first weekday or date without year look back from the last one."""
    core = first.core
    open_date = isinstance(core, Dated) and core.year is None and core.shift is None
    weekday = isinstance(core, Weekday) and core.shift is None and core.week is None
    if last.before is None or not (open_date or weekday):
        return around
    return Around(published=add_days(last.before, -1), future=False, incident=around.incident)


def _filled(core: Between) -> tuple[TimeForm, TimeForm]:
    """Give either end the year that only the other says."""
    first, last = core.first, core.last
    if not (isinstance(first.core, Dated) and isinstance(last.core, Dated)):
        return first, last
    one, two = first.core, last.core
    over = (one.month or 0, one.day or 0) > (two.month or 0, two.day or 0)
    if one.year is None and two.year is not None and one.month:
        one = replace(one, year=two.year - over)
    elif one.year is None and two.shift is not None and one.shift is None and not over:
        one = replace(one, shift=two.shift)
    elif two.year is None and one.year is not None and two.month:
        two = replace(two, year=one.year + over)
    return replace(first, core=one), replace(last, core=two)


def _bounded(core: Bounded, around: Around) -> Placed | None:
    """Place a time open on one side."""
    base = _place(core.base, around)
    if base is None:
        return None
    earliest: date | None = None
    before: date | None = None
    if core.edge is Edge.SINCE:
        earliest = base.earliest
    elif core.edge is Edge.AFTER:
        earliest = base.before or base.earliest
    else:
        before = base.earliest if core.edge is Edge.BEFORE else base.before
    if earliest is None and before is None:
        return None
    return replace(
        base,
        earliest=earliest,
        before=before,
        granularity=Granularity.OPEN,
        reason=f"{core.edge.value}: {base.reason}",
    )
