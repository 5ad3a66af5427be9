"""The grammar of parts of the day: "early morning", "8:30am local time", "shortly before dawn"."""

from __future__ import annotations

from annals.text._number_tokens import Tokens
from annals.text._time_lexicon import time_lexicon

_HOURS = ("hours", "hrs")
_CLOCK_DIGITS = (3, 4)
_LEADS = ("shortly", "just", "soon", "right", "immediately", "well")
_QUALIFIERS = ("early", "late", "mid", "pre", "small", "wee", "dark", "later", "earlier", "broad")
_PREPOSITIONS = ("at", "in", "around", "about", "by", "during", "on", "over", "approximately", "roughly")


def clock_at(tokens: Tokens, at: int) -> int:
    """Return the token after a time of day in figures or with "o'clock"; ``at`` when there is none."""
    end = _clock(tokens, at)
    if end == at:
        return at
    if tokens.lows[end] in ("to", "-", "and") and (second := _clock(tokens, end + 1)) > end + 1:
        end = second
    return _zone(tokens, end)


def _clock(tokens: Tokens, at: int) -> int:
    if tokens.kinds[at] == "clock":
        return at + 1
    low, raw = tokens.lows[at + 1], tokens.raws[at]
    if tokens.kinds[at] == "number" and raw.isdigit() and len(raw) in _CLOCK_DIGITS and not tokens.glued(at):
        zoned = low in time_lexicon().lists["zones"] or low in _HOURS
        return at + 1 + (low in _HOURS) if zoned else at
    if tokens.holds(at + 1, ("o", "'", "clock")):
        return at + 4
    if tokens.holds(at + 1, ("in", "the")) and tokens.lows[at + 3] in ("morning", "afternoon", "evening"):
        hour = raw.isdigit() and len(raw) <= 2 and 1 <= int(raw) <= 12  # noqa: PLR2004 - hours of a clock
        return at + 4 if hour or low_hour(tokens, at) else at
    return at


def low_hour(tokens: Tokens, at: int) -> bool:
    """Say whether a word names an hour of the clock."""
    hours = (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    )
    return tokens.lows[at] in hours


def _zone(tokens: Tokens, at: int) -> int:
    """Skip "local time", "GMT" and the same in brackets, with another clock time: "(0430 GMT)"."""
    opened = tokens.lows[at] == "("
    end = at + opened
    if opened and (clock := _clock(tokens, end)) > end:
        end = clock
    start = end
    if tokens.holds(end, ("local", "time")):
        end += 2
    elif tokens.lows[end] in time_lexicon().lists["zones"]:
        end += 1
    if opened:
        return end + 1 if tokens.lows[end] == ")" and end > at + 1 else at
    return _zone(tokens, end) if end > start else end


def _noun(tokens: Tokens, at: int) -> int:
    """Skip "morning", "early morning", "early hours", "pre-dawn hours", "early morning hours"."""
    parts = time_lexicon().lists["parts"]
    end = at
    while tokens.lows[end] in _QUALIFIERS and end < at + 2:
        end += 1 + (tokens.lows[end + 1] == "-" and tokens.lows[end] in ("mid", "pre"))
    if tokens.lows[end] in parts and tokens.lows[end + 1] != "-":
        return end + 1 + (tokens.lows[end + 1] in ("hours", "time"))
    return end + 1 if end > at and tokens.lows[end] == "hours" else at


def part_at(tokens: Tokens, at: int) -> int:
    """Return the token after a part of the day; ``at`` when there is none."""
    start = at + (tokens.lows[at] in _LEADS)
    if tokens.lows[start] in ("before", "after"):
        noun = _noun(tokens, start + 1)
        clock = clock_at(tokens, start + 1)
        point = noun > start + 1 and tokens.lows[noun - 1] in time_lexicon().lists["points"]
        return noun if point else clock if clock > start + 1 else at
    noun = _noun(tokens, at)
    if noun > at:
        return noun
    return clock_at(tokens, at)


def trailing_part(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return where a part of the day after a day starts and ends; twice ``at`` when there is none.

    A comma and prepositions before it are skipped: "Monday, at around 8 p.m.".
    """
    start = at + (tokens.lows[at] == "," and tokens.lows[at + 1] in _PREPOSITIONS)
    if tokens.lows[start] == "(" and (zoned := _zone(tokens, start)) > start:
        return start + 1, zoned
    while tokens.lows[start] in _PREPOSITIONS and start < at + 4:
        start += 1
    start += tokens.lows[start] == "the" and start > at
    end = part_at(tokens, start)
    if end == start and tokens.lows[at] == "overnight":
        return at, at + 1
    return (start, end) if end > start else (at, at)
