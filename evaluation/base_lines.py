"""What stands beside every figure: a constant, and rules that need no reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_VALUES = {word: value for value, word in enumerate(_WORDS)}
# Figures of up to three digits that are no part of a date, a time, a code or a longer number.
_NUMBER = re.compile(
    r"(?<![\w$£€:./,'-])(?:(\d{1,3})(?![\w:/%'-]|[.,]\d)|(" + "|".join(_WORDS) + r")\b)", re.IGNORECASE
)


def most_frequent(values: Iterable[T]) -> T | None:
    """Return the most frequent value, of several the one that sorts first as text; None of none.

    It is taken from the very rows that it is scored on, so it is the best constant there is.
    """
    counts = Counter(values)
    if not counts:
        return None
    return min(counts, key=lambda value: (-counts[value], str(value)))


def first_number(text: str) -> int:
    """Return the first small number in the text, in figures or words up to twenty; 0 of none."""
    found = _NUMBER.search(text)
    if found is None:
        return 0
    figures, word = found.groups()
    return int(figures) if figures else _VALUES[word.lower()]
