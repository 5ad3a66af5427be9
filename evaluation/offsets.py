"""Carries spans of the text that the product kept back to the text that a set marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import SequenceMatcher

_LETTER = re.compile(r"[A-Za-z0-9]")
_WORD = re.compile(r"[A-Za-z0-9]+")

Range = tuple[int, int]


class Origin:
    """Where each plain letter and figure of the kept text stood in the set's.

    Cleaning mends broken characters, spaces and quotation marks, and may drop lines of a web page. The
    letters a to z and the figures stay, so they are counted off; where some are gone, words are aligned.
    """

    def __init__(self, original: str, kept: str) -> None:
        was, now = _letters(original), _letters(kept)
        if [original[i] for i in was] != [kept[i] for i in now]:
            was, now = _aligned(original, kept)
        self._was, self._now = was, now

    def range(self, start: int, end: int) -> Range | None:
        """Return the range of the set's text for one of the kept text, None where nothing of it stands."""
        first, after = bisect_left(self._now, start), bisect_left(self._now, end)
        return (self._was[first], self._was[after - 1] + 1) if first < after else None


def _letters(text: str) -> list[int]:
    return [found.start() for found in _LETTER.finditer(text)]


def _aligned(original: str, kept: str) -> tuple[list[int], list[int]]:
    """Return the places of the letters of the words that both texts share, in order."""
    was, now = list(_WORD.finditer(original)), list(_WORD.finditer(kept))
    same = SequenceMatcher(None, [w[0] for w in was], [w[0] for w in now], autojunk=False)
    pairs = [
        (one.start() + at, other.start() + at)
        for block in same.get_matching_blocks()
        for one, other in zip(
            was[block.a : block.a + block.size], now[block.b : block.b + block.size], strict=True
        )
        for at in range(len(one[0]))
    ]
    return [one for one, _ in pairs], [other for _, other in pairs]
