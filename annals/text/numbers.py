"""Numbers of things in running text, with their hedges, by the codebook's table (section 7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from annals.model.vocabulary import Qualifier
from annals.text._number_amounts import Hedged, hedged, hedged_plain
from annals.text._number_lexicon import number_lexicon
from annals.text._number_things import article_counts, counts_things
from annals.text._number_tokens import Tokens, tokenise
from annals.text.timewords import find_times

_REMEMBERED = 256
"""Texts whose numbers are kept: the words of one count are asked for several times."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words that number things: half-open offsets in code points, hedge included, and the bounds.

    ``high`` None is open above, ``low`` None open below. A trailing "of" belongs to the words of
    an indefinite plural ("dozens of", "a number of"), so that the noun follows the words.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: Qualifier


@lru_cache(maxsize=_REMEMBERED)
def find_numbers(text: str) -> tuple[NumberWords, ...]:
    """Return the numbers of things in running text, in their order, never overlapping.

    Years, dates, times of day, ages, percentages, money, ordinals, measures, designations,
    telephone numbers and scores of games are left out. An article counts as exactly one wherever
    a noun may follow it; whether one does is for the caller to see.
    """
    tokens = tokenise(text)
    starters = number_lexicon().starters
    times = [(time.start, time.end) for time in find_times(text)]
    found: list[NumberWords] = []
    at = 0
    while at < tokens.size:
        if tokens.kinds[at] != "number" and tokens.lows[at] not in starters:
            at += 1
            continue
        while times and times[0][1] <= tokens.starts[at]:
            times.pop(0)
        at = _take(tokens, at, times[0][0] if times else len(text), found)
    return tuple(found)


def _take(tokens: Tokens, at: int, before: int, found: list[NumberWords]) -> int:
    """Read one number at a token that starts ahead of ``before``; return the next token to try."""
    number = hedged(tokens, at)
    if number is not None and tokens.ends[number.end - 1] > before:
        number = hedged_plain(tokens, at)
    if number is not None and tokens.ends[number.end - 1] <= before:
        if counts_things(tokens, number) and not _repeats(tokens, number, found):
            found.append(_words(tokens, number))
        return number.end
    low = tokens.lows[at]
    free = tokens.ends[at] <= before
    if free and low in ("a", "an", "another", "no") and article_counts(tokens, at):
        count = 0 if low == "no" else 1
        found.append(NumberWords(tokens.starts[at], tokens.ends[at], count, count, Qualifier.EXACT))
    return at + 1


def _repeats(tokens: Tokens, number: Hedged, found: list[NumberWords]) -> bool:
    """Say whether figures in brackets repeat the number before them: "twelve (12)"."""
    if not found or tokens.lows[number.first - 1] != "(" or tokens.lows[number.end] != ")":
        return False
    before = found[-1]
    return before.end == tokens.ends[number.first - 2] and before.low == number.low


def _words(tokens: Tokens, number: Hedged) -> NumberWords:
    start, end = tokens.starts[number.first], tokens.ends[number.end - 1]
    return NumberWords(start, end, number.low, number.high, number.qualifier)
