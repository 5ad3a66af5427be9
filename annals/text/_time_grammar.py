"""The grammar of time expressions: days with their parts, portions of longer units, spans, bounds."""

from __future__ import annotations

from dataclasses import replace

from annals.text import _time_relative as relative
from annals.text._number_tokens import Tokens
from annals.text._time_dates import date_at
from annals.text._time_forms import (
    Away,
    Between,
    Bounded,
    Core,
    Dated,
    Edge,
    Feast,
    Habit,
    Lasting,
    Nearby,
    Overnight,
    Portion,
    Same,
    Season,
    Shifted,
    Stretch,
    TimeForm,
    Unit,
    Weekday,
    is_day,
    part_alone,
)
from annals.text._time_lexicon import time_lexicon
from annals.text._time_parts import clock_at, part_at, trailing_part

Read = tuple[TimeForm, int] | None

_PREPOSITIONS = frozenset({"on", "in", "at", "during", "over", "throughout", "within", "across", "as"})
_LINKS = frozenset({"on", "of", "in", "during", "at", "into"})
_PORTIONS = {word: Portion(word) for word in ("early", "mid", "late", "earlier", "later")} | {
    "latter": Portion.LATE
}
_HALVES = {one.value: one for one in Portion if " " in one.value}
_HALVES |= {"middle": Portion.MID, "final week": Portion.LAST_WEEK}
_EARLY_HALVES = (
    "beginning",
    "start",
    "early part",
    "early days",
    "first days",
    "opening days",
    "turn",
)
_EDGES = {
    "since": Edge.SINCE,
    "after": Edge.AFTER,
    "before": Edge.BEFORE,
    "by": Edge.BY,
    "until": Edge.UNTIL,
    "till": Edge.UNTIL,
}
_RISING = ("to", "until", "till", "through", "-", "into", "and", "or", "&")
_MOST_PREPOSITIONS = 3


def skip_prepositions(tokens: Tokens, at: int) -> int:
    """Return the first token that is no preposition before a time: past "on", "in", "at around"."""
    end = at
    while end < at + _MOST_PREPOSITIONS:
        if tokens.holds(end, ("as", "of")):
            end += 2
        elif tokens.lows[end] in _PREPOSITIONS and tokens.lows[end] != "as":
            end += 1
        else:
            break
    return end


def _core(tokens: Tokens, at: int, *, the: bool) -> Read:
    """Read the core of a time at a token, without part of the day, in the order of firmness."""
    plain = (
        date_at(tokens, at)
        or relative.nearby(tokens, at)
        or relative.weekday(tokens, at)
        or relative.feast(tokens, at)
        or relative.season(tokens, at, the=the)
    )
    if plain:
        return TimeForm(core=plain[0]), plain[1]
    formed = relative.shifted(tokens, at, the=the) or relative.same(tokens, at, the=the)
    if formed:
        return formed
    rest = relative.stretch(tokens, at) or relative.away(tokens, at) or relative.habit(tokens, at)
    return (TimeForm(core=rest[0]), rest[1]) if rest else None


def _based(tokens: Tokens, form: TimeForm, end: int) -> Read:
    """Give "two days before" the day that it is counted from: "Christmas"."""
    core = form.core
    if tokens.lows[end - 1] not in ("before", "after", "to"):
        return form, end
    base = moment(tokens, end + (tokens.lows[end] == "the"), bare=False)
    if base is None or isinstance(base[0].core, Away | Same | Habit | Lasting):
        return form, end
    if isinstance(core, Away) and core.incident:
        return replace(form, core=replace(core, base=base[0])), base[1]
    if isinstance(core, Same):
        counted = Away(low=1, high=1, unit=core.unit, sign=core.shift, incident=True, base=base[0])
        return replace(form, core=counted), base[1]
    return form, end


def _appended(tokens: Tokens, form: TimeForm, end: int) -> Read:
    """Take the date after a day: "Friday, 25 October", "today, Friday 25-10-2024", "Monday (Jan. 3)"."""
    core = form.core
    if not isinstance(core, Weekday | Nearby) or (isinstance(core, Weekday) and core.week is not None):
        return form, end
    opened = tokens.lows[end] in ("(", "[")
    start = end + (opened or tokens.lows[end] == ",")
    start += tokens.lows[start] == "on" and start > end
    start += tokens.lows[start] == "the"
    found = date_at(tokens, start)
    weekday = None
    if found is None and isinstance(core, Nearby):
        named = relative.weekday(tokens, start)
        if named:
            dated = _appended(tokens, TimeForm(core=named[0]), named[1])
            found = (dated[0].core, dated[1]) if dated else None
    if found is None:
        return form, end
    weekday = core.day if isinstance(core, Weekday) else None
    return _merged(tokens, form, (found[0], found[1], weekday), opened=opened) or (form, end)


def _merged(tokens: Tokens, form: TimeForm, found: tuple[Core, int, int | None], *, opened: bool) -> Read:
    date, end, weekday = found
    if opened and tokens.lows[end] not in (")", "]"):
        return None
    if isinstance(date, Dated) and date.day is not None:
        merged: Core = replace(date, weekday=weekday or date.weekday)
    elif isinstance(date, Weekday) and isinstance(form.core, Nearby):
        merged = form.core
    else:
        return None
    return replace(form, core=merged), end + opened


def _trailing(tokens: Tokens, form: TimeForm, end: int) -> Read:
    """Take the parts of the day after a day: "Monday night", "Monday at around 8 p.m. local time"."""
    if not is_day(form):
        return form, end
    for _ in range(2):
        start, after = trailing_part(tokens, end)
        if after == end:
            break
        words = tokens.words(start, after).lower()
        if words == "overnight":
            return TimeForm(core=Overnight(day=form)), after
        form = replace(form, part_of_day=f"{form.part_of_day} {words}" if form.part_of_day else words)
        end = after
    return form, end


def _plain(tokens: Tokens, at: int, *, bare: bool) -> Read:
    the = tokens.lows[at] == "the"
    start = at + the
    of = start + 2 if the and tokens.holds(start, ("month", "of")) else start
    of = start + 1 if the and tokens.lows[start] == "year" and tokens.kinds[start + 1] == "number" else of
    found = _core(tokens, of, the=the)
    if found is None:
        return None
    form, end = found
    if isinstance(form.core, Shifted) and tokens.kinds[end] == "possessive":
        found = _possessed(tokens, form.core, end + 1) or found
    found = _based(tokens, *found) or found
    for step in (_appended, _trailing, _appended):
        found = step(tokens, *found) or found
    if not bare and isinstance(found[0].core, Same | Habit):
        return None
    return found


def _possessed(tokens: Tokens, unit: Shifted, at: int) -> Read:
    """Read "last year's 7 October"."""
    date = date_at(tokens, at)
    if unit.unit is not Unit.YEAR or date is None or not isinstance(date[0], Dated) or date[0].year:
        return None
    return TimeForm(core=replace(date[0], shift=unit.shift)), date[1]


def _link(tokens: Tokens, at: int) -> int:
    end = at + (tokens.lows[at] == ",")
    end += tokens.lows[end] in _LINKS
    return end


def _parted(tokens: Tokens, at: int, *, bare: bool) -> Read:
    """Read a part of the day before its day ("early hours of Thursday"), or alone ("at dawn")."""
    start = at + (tokens.lows[at] == "the")
    end = part_at(tokens, start)
    if end == start:
        return None
    words = tokens.words(start, end).lower()
    for link in dict.fromkeys((_link(tokens, end), end)):
        found = moment(tokens, link, bare=False)
        if found and _parts_fit(found[0]):
            form, after = found
            return _with_part(form, words), after
    clock = bare and clock_at(tokens, start) == end and words.strip("0123456789:") != ""
    if not clock and (
        not bare
        or tokens.lows[at - 1]
        not in (
            "in",
            "at",
            "during",
            "by",
            "before",
            "after",
            "around",
            "about",
            "between",
            "from",
            "over",
            "since",
        )
    ):
        return None
    if tokens.lows[at - 1] == "at" and words == "night":
        return TimeForm(core=Habit()), end
    return TimeForm(core=Same(unit=Unit.DAY, shift=0), part_of_day=words), end


def _parts_fit(form: TimeForm) -> bool:
    core = form.core
    ends = isinstance(core, Between) and is_day(core.first) and is_day(core.last)
    return ends or is_day(form) or isinstance(core, Feast)


def _with_part(form: TimeForm, words: str) -> TimeForm:
    core = form.core
    if isinstance(core, Overnight):
        return replace(form, part_of_day=words)
    return replace(form, part_of_day=f"{words} {form.part_of_day}" if form.part_of_day else words)


def _portion_at(tokens: Tokens, at: int) -> tuple[Portion, int] | None:
    portion = _PORTIONS.get(tokens.lows[at])
    if portion:
        end = at + 1 + (tokens.lows[at + 1] == "-" and tokens.glued(at + 1))
        end += tokens.holds(end, ("part", "of"))
        return portion, end
    start = at + (tokens.lows[at] == "the")
    length = time_lexicon().phrase("halves", tokens, start)
    if not length or tokens.lows[start + length] != "of":
        return None
    name = " ".join(tokens.lows[start : start + length])
    portion = _HALVES.get(name) or (Portion.EARLY if name in _EARLY_HALVES else Portion.LATE)
    return portion, start + length


def _portioned(tokens: Tokens, at: int) -> Read:
    """Read "early Thursday", "late on Monday", "mid-March", "end of March", "earlier this week"."""
    start = at + (tokens.lows[at] == "the" and tokens.lows[at + 1] in _PORTIONS)
    found = _portion_at(tokens, start)
    if found is None:
        return None
    portion, end = found
    link = end + (tokens.lows[end] in _LINKS)
    inner = tokens.lows[link] == "the" and time_lexicon().units.get(tokens.lows[link + 1])
    if (
        inner
        and portion in (Portion.EARLIER, Portion.LATER)
        and inner in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
    ):
        core: Core = Same(unit=Unit.DAY, shift=0) if inner is Unit.DAY else Shifted(unit=inner, shift=0)
        return TimeForm(core=core, portion=None if inner is Unit.DAY else portion), link + 2
    read = moment(tokens, link)
    if read is None:
        return None
    form, after = read
    if is_day(form):
        word = tokens.lows[start]
        return (_with_part(form, word) if word in ("early", "late") else form), after
    fits = isinstance(form.core, Dated | Shifted | Between | Same | Season | Feast)
    return (replace(form, portion=portion), after) if fits and not form.portion else None


def _overnight(tokens: Tokens, at: int) -> Read:
    """Read "overnight", "overnight on Tuesday", "overnight into Friday", "the night to Friday"."""
    at += tokens.holds(at, ("the", "night"))
    link = at + 1
    to_a_day = tokens.lows[at] == "night" and tokens.lows[link] in ("to", "into")
    if tokens.lows[at] != "overnight" and not to_a_day:
        return None
    into = to_a_day or tokens.lows[link] == "into"
    link += tokens.lows[link] in ("on", "to", "into", "between", "from")
    found = spanned(tokens, link)
    if found is None or not _parts_fit(found[0]):
        return None if to_a_day else (TimeForm(core=Overnight(day=None)), at + 1)
    form, end = found
    if isinstance(form.core, Between):
        return replace(form, part_of_day="overnight"), end
    return TimeForm(core=Overnight(day=form), part_of_day="into" if into else None), end


def moment(tokens: Tokens, at: int, *, bare: bool = True) -> Read:
    """Read one time at a token, without a preposition; ``bare`` allows those that lean on another."""
    about = time_lexicon().phrase("approximators", tokens, at)
    start = at + about
    found = (
        _overnight(tokens, start)
        or _parted(tokens, start, bare=bare)
        or _portioned(tokens, start)
        or _plain(tokens, start, bare=bare)
    )
    return (
        (replace(found[0], about=True), found[1]) if found and about and not found[0].part_of_day else found
    )


def _comparable(first: TimeForm, last: TimeForm) -> bool:
    days = isinstance(first.core, Dated | Weekday | Nearby) and isinstance(
        last.core, Dated | Weekday | Nearby
    )
    if not (days and is_day(first) == is_day(last)):
        return isinstance(first.core, Shifted) and isinstance(last.core, Shifted)
    if isinstance(first.core, Weekday) and isinstance(last.core, Weekday):
        return first.core.day != last.core.day
    return first != last


def spanned(tokens: Tokens, at: int) -> Read:
    """Read one time or two that bound a span: "Monday to Wednesday", "3 March to 5 April 2015"."""
    first = moment(tokens, at)
    if first is None:
        return None
    form, end = first
    if tokens.lows[end] not in _RISING:
        return first
    step = end + 1 + (tokens.holds(end, ("and", "into")) or tokens.holds(end, ("or", "on")))
    second = moment(tokens, step + (tokens.lows[step] == "the"), bare=False)
    if second is None or not _comparable(form, second[0]):
        return first
    if tokens.lows[end] in ("and", "or", "&") and tokens.kinds[second[1]] == "possessive":
        return first
    part = form.part_of_day if form.part_of_day == second[0].part_of_day else None
    return TimeForm(core=Between(first=form, last=second[0]), part_of_day=part), second[1]


def _bounded(tokens: Tokens, at: int) -> Read:
    """Read "since October 7", "until Monday", "before 5 March", "by Friday", "from Monday (to Friday)"."""
    start = at + (
        tokens.lows[at] in ("ever", "up") and tokens.lows[at + 1] in ("since", "until", "till", "to")
    )
    start += tokens.lows[start] in ("prior", "previous") and tokens.lows[start + 1] == "to"
    word = tokens.lows[start]
    if word in ("from", "between"):
        found = spanned(tokens, skip_prepositions(tokens, start + 1))
        hours = clock_at(tokens, start + 1) > start + 1
        if found is None or isinstance(found[0].core, Between) or hours:
            return found
        plain = is_day(found[0]) or isinstance(found[0].core, Dated)
        return (
            (TimeForm(core=Bounded(edge=Edge.SINCE, base=found[0])), found[1])
            if plain and word == "from"
            else None
        )
    edge = _EDGES.get(word) or (Edge.UNTIL if start > at or word == "through" else None)
    edge = Edge.BEFORE if tokens.lows[start - 1] in ("prior", "previous") and word == "to" else edge
    if edge is None:
        return None
    found = spanned(tokens, skip_prepositions(tokens, start + 1))
    if found is not None and edge is Edge.SINCE and part_alone(found[0]):
        today = TimeForm(core=Nearby(days=0), part_of_day=found[0].part_of_day, about=True)
        return TimeForm(core=Bounded(edge=edge, base=today)), found[1]
    if found is None or isinstance(found[0].core, Lasting | Same | Habit | Bounded):
        return None
    possessed = tokens.kinds[found[1]] == "possessive" and edge is not Edge.SINCE
    return None if possessed else (TimeForm(core=Bounded(edge=edge, base=found[0])), found[1])


def _lasts(core: Core) -> bool:
    """Say whether "for" belongs to a time: "for three days", "for the past two weeks"."""
    return isinstance(core, Lasting) or (isinstance(core, Stretch) and core.sign < 0)


def time_at(tokens: Tokens, at: int) -> Read:
    """Read the longest time expression that begins at a token, prepositions and bounds included."""
    if "fiscal" in tokens.lows[max(0, at - 2) : at]:
        return None  # "fiscal year 2014" is a budget
    start = skip_prepositions(tokens, at)
    start += tokens.lows[start] == "for" and start == at
    inner = spanned(tokens, start)
    if tokens.lows[at] == "for" and inner and not _lasts(inner[0].core):
        inner = None
    bounded = _bounded(tokens, at)
    if bounded and (inner is None or bounded[1] > inner[1]):
        return bounded
    return inner
