"""Time expressions in running English news text, found and read by one grammar."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, lru_cache

from annals.text._number_lexicon import number_lexicon
from annals.text._number_tokens import Tokens, tokenise
from annals.text._time_forms import TimeForm, kind_of
from annals.text._time_grammar import time_at
from annals.text._time_lexicon import time_lexicon

_REACH = 9  # the most tokens between the first word of an expression and its first telling one
_YEAR_DIGITS = 4
_TELLING_KINDS = ("date", "clock")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that say a time: half-open offsets in code points, and their kind.

    ``kind`` is "point" (a day or one calendar unit), "range", "since", "period" (a duration, a
    habit or a vague span) or "anaphoric" (counted from another incident). ``form`` is what the
    grammar read, for `annals.resolve.times.resolver`.
    """

    start: int
    end: int
    kind: str
    form: TimeForm = field(compare=False, repr=False)


@cache
def _starters() -> frozenset[str]:
    lexicon = time_lexicon()
    words = {*lexicon.triggers, *number_lexicon().starters, *lexicon.ordinals}
    for name in (
        "approximators",
        "prepositions",
        "portions",
        "halves",
        "edges_since",
        "edges_until",
        "before_clock",
        "hours_words",
    ):
        words |= {entry.split()[0] for entry in lexicon.lists[name]}
    words |= {
        "the",
        "this",
        "last",
        "next",
        "past",
        "previous",
        "preceding",
        "following",
        "same",
        "that",
        "coming",
        "recent",
    }
    return frozenset(
        words
        | {
            "from",
            "between",
            "before",
            "after",
            "every",
            "each",
            "pre",
            "ever",
            "up",
            "soon",
            "by",
            "prior",
            "previous",
        }
    )


def _telling(tokens: Tokens) -> list[int]:
    """Return the tokens without which there is no time expression."""
    triggers = time_lexicon().triggers
    found = []
    for at in range(tokens.size):
        kind = tokens.kinds[at]
        year = kind == "number" and len(tokens.raws[at]) == _YEAR_DIGITS
        if kind in _TELLING_KINDS or year or tokens.lows[at] in triggers:
            found.append(at)
    return found


@lru_cache(maxsize=4)
def find_times(text: str) -> tuple[TimeWords, ...]:
    """Return the longest time expressions of a text, in their order, never overlapping.

    A preposition or bound belongs to the words ("on Friday morning", "since October 7"), a
    possessive after them does not ("Monday" of "Monday's attack").
    """
    tokens = tokenise(text)
    telling, starters = _telling(tokens), _starters()
    found: list[TimeWords] = []
    at = 0
    while at < tokens.size:
        place = bisect_left(telling, at)
        if place == len(telling):
            break
        at = max(at, telling[place] - _REACH)
        end = _try(tokens, at, found) if tokens.lows[at] in starters or tokens.kinds[at] != "word" else at
        at = max(end, at + 1)
    return tuple(found)


def _try(tokens: Tokens, at: int, found: list[TimeWords]) -> int:
    if tokens.kinds[at] in ("mark", "gap", "possessive"):
        return at
    if tokens.glued(at) and tokens.lows[at - 1] in ("-", "/", "_", "@") and tokens.kinds[at] == "word":
        return at
    read = time_at(tokens, at)
    if read is None:
        return at
    form, end = read
    found.append(TimeWords(tokens.starts[at], tokens.ends[end - 1], kind_of(form), form))
    return end
