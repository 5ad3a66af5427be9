"""How many people words of a report stand for, wherever the report tells their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annals.model.values import Amount
from annals.model.vocabulary import Qualifier
from annals.resolve.tolls.groups import plural_people
from annals.text.numbers import NumberWords, find_numbers

_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n\s*\n")
_BETWEEN = re.compile(r"\s*(?:of\s+(?:the\s+|these\s+)?)?(?:[\w.'’-]+\s+){0,3}", re.IGNORECASE)
_JOINS = re.compile(
    r"\b(?:and|or|by|in|at|on|from|with|were|was|who|that|had|has|have|for|to|against)\b|[,;:()]"
)
_REACH = 60
_LEAST_PLURAL = 2


def how_many(text: str, spans: Iterable[tuple[int, int]], *, name: bool) -> Amount:
    """Return the number of people that words stand for, given everywhere they are told.

    A number before the words or in them counts, the first that is more than an article; without
    one a plural is at least two. ``name`` says that the words are a person's name, which is one.

    Args:
        text: the report's text.
        spans: half-open offsets of the words, in the order in which they are to be tried.
        name: whether they are a name.
    """
    told = list(spans)
    numbers = [] if name else [number for start, end in told if (number := _number(text, start, end))]
    said = next((n for n in numbers if n.low != 1 or n.high != 1), next(iter(numbers), None))
    if said is not None:
        return Amount(low=said.low, high=said.high, qualifier=said.qualifier)
    if not name and any(plural_people(text[start:end]) for start, end in told):
        return Amount(low=_LEAST_PLURAL, high=None, qualifier=Qualifier.VAGUE)
    return Amount(low=1, high=1, qualifier=Qualifier.EXACT)


def _number(text: str, start: int, end: int) -> NumberWords | None:
    """Return the number that goes with words at two offsets, None where none does."""
    begin = max(0, start - _REACH)
    cut = [match.end() for match in _SENTENCE_END.finditer(text, begin, start)]
    begin = cut[-1] if cut else text.rfind(" ", 0, begin) + 1
    found = find_numbers(text[begin : end + 1])
    inside = [n for n in found if begin + n.start >= start]
    if inside:
        return inside[0]
    before = [n for n in found if begin + n.end <= start]
    if not before:
        return None
    gap = text[begin + before[-1].end : start]
    near = _BETWEEN.fullmatch(gap) is not None and _JOINS.search(gap.lower()) is None
    return before[-1] if near else None
