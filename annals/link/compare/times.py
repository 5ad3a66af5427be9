"""Can the two accounts be of one day?"""

from __future__ import annotations

from datetime import date, timedelta

from annals.link.compare.compared import NOTHING, Compared, Context
from annals.link.profile import Profile, When

_VERBATIM = 0.8
"""Sentences this alike are the same sentences."""
_LONG_AGO = -0.5
_UNDATED = 0.4


def compare_times(left: Profile, right: Profile, context: Context) -> Compared:
    """Compare days: one shared day is firm, a shared span the less the longer it is.

    Days apart rule one act out, but for a night between two days, and for copies of one text that
    were dated from the day each came out. An act without a day of its own is likely to have
    happened in the few days before its report, and is at most compatible.
    """
    if not left.times or not right.times:
        return NOTHING
    found = [_pair(one, two, (left, right), context) for one in left.times for two in right.times]
    return max(found, key=lambda compared: (not compared.bars, compared.score))


def _pair(one: When, two: When, drafts: tuple[Profile, Profile], context: Context) -> Compared:
    if _open(one) or _open(two):
        return _with_open(one, two, drafts, context)
    if not one.range.may_equal(two.range):
        return _apart(one, two, drafts, context)
    if one.exact and two.exact:
        return Compared(1.0, f"both on {_days(one)}", firm=True)
    return _shared(one, two, context)


def _open(when: When) -> bool:
    return when.earliest is None or when.before is None


def _shared(one: When, two: When, context: Context) -> Compared:
    """Score two spans by how much of the longer one they share."""
    starts, ends = (one.earliest or 0, two.earliest or 0), (one.before or 0, two.before or 0)
    longest = max(ends[0] - starts[0], ends[1] - starts[1])
    shared = min(ends) - max(starts)
    approximate = one.range.approximate or two.range.approximate
    firm = longest <= max(context.window_days, 1) and not approximate
    score = max(0.1, (shared / longest) * (1.0 if firm else 0.5) / max(1.0, longest / 7))
    return Compared(round(score, 3), f"{_days(one)} and {_days(two)} overlap", firm=firm)


def _apart(one: When, two: When, drafts: tuple[Profile, Profile], context: Context) -> Compared:
    first, second = (one, two) if (one.earliest or 0) < (two.earliest or 0) else (two, one)
    if night_between(first, second):
        return Compared(0.5, f"in the night between {_days(first)} and {_days(second)}", firm=True)
    gap = (second.earliest or 0) - (first.before or 0)
    if first.range.approximate or second.range.approximate:
        near = gap <= context.window_days
        if near:
            return Compared(0.0, f"about {_days(first)} may be {_days(second)}")
    if not (one.stated and two.stated) and _copied(drafts, context):
        return Compared(0.0, "the same sentences, dated from two days of publication")
    return Compared(-1.0, f"on different days: {_days(first)}, {_days(second)}", bars=True)


def night_between(one: When, two: When) -> bool:
    """Say whether the times are the end of one day and the beginning of the next."""
    first, second = (one, two) if (one.earliest or 0) < (two.earliest or 0) else (two, one)
    adjacent = first.exact and second.exact and first.before == second.earliest
    return adjacent and first.evening and second.morning


def _with_open(one: When, two: When, drafts: tuple[Profile, Profile], context: Context) -> Compared:
    """Compare where at least one account has no start: by the days before it was told."""
    if not one.range.may_equal(two.range):
        return Compared(-1.0, f"{_days(one)} and {_days(two)} share no day", bars=True)
    if (_open(one) and drafts[0].background) or (_open(two) and drafts[1].background):
        return Compared(0.0, "an older act told without its day")
    first, second = _likely(one, context), _likely(two, context)
    if first is None or second is None:
        return Compared(0.0, "a time without an end")
    if first[0] < second[1] and second[0] < first[1]:
        return Compared(_UNDATED, f"{_days(one)} may be {_days(two)}: told without a day of its own")
    return Compared(_LONG_AGO, f"told without a day of its own, days apart: {_days(one)}, {_days(two)}")


def _likely(when: When, context: Context) -> tuple[int, int] | None:
    """Return the days on which the act is likely to have happened."""
    if when.before is None:
        return None
    if when.earliest is None:
        return when.before - max(context.window_days, 1), when.before
    return when.earliest, when.before


def _copied(drafts: tuple[Profile, Profile], context: Context) -> bool:
    left, right = drafts
    if not context.likeness(left.report, right.report) or not left.told:
        return False
    return len(left.told & right.told) >= _VERBATIM * len(left.told | right.told)


def _days(when: When) -> str:
    """Write a time range in words."""
    earliest, before = when.range.earliest, when.range.before
    if before is None:
        return f"since {earliest.isoformat()}" if earliest else "an unknown day"
    last = _last(before)
    if earliest is None:
        return f"by {last.isoformat()}"
    return last.isoformat() if earliest == last else f"{earliest.isoformat()} to {last.isoformat()}"


def _last(before: date) -> date:
    return before - timedelta(days=1)
