"""Marks that are put beside the tokens: what is known of words before the reader reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annals.neural.windows import Text

HINTS = ("capital", "event", "actor", "place", "time", "weapon", "target", "count", "cue", "speaker")


@dataclass(frozen=True, slots=True)
class Hint:
    """A half-open range of the text, and which of ``HINTS`` it is."""

    start: int
    end: int
    number: int


def by_token(text: Text, hints: Sequence[Hint]) -> list[int]:
    """Return the hints of each token of a text as bits."""
    bits = [0] * len(text.ids)
    for hint in hints:
        found = text.tokens(hint.start, hint.end)
        for n in range(*found) if found else ():
            bits[n] |= 1 << hint.number
    return bits
