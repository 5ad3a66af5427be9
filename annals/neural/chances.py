"""Scores of tokens to chances, and chances to the spans that are told."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_GOES_ON = 0.4
"""How likely a word must be to go on with words that are told as one or not at all."""
_BEGINS = 0.5
"""How likely a word must be to begin a span within another."""


def softmax(scores: Array) -> Array:
    """Return probabilities over the last dimension."""
    highest: Array = np.maximum.reduce(scores, -1, keepdims=True)
    risen: Array = np.exp(scores - highest)
    whole: Array = np.add.reduce(risen, -1, keepdims=True)
    return risen / whole


def sigmoid(scores: Array) -> Array:
    """Return probabilities one by one."""
    chances: Array = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return chances


def spans(begins: Array, insides: Array, least: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each span: it goes on while that is likely and no new one begins."""
    free, n = 0, len(begins)
    for at in np.flatnonzero(begins >= least).tolist():
        if at >= free:
            end = at
            while end + 1 < n and insides[end + 1] >= least > begins[end + 1]:
                end += 1
            yield at, end
            free = end + 1


def stretches(begins: Array, insides: Array, least: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each span: it goes on while that is half as likely as its first word.

    A new one begins where that is sure, but not with the second token ("At least").
    """
    free, n = 0, len(begins)
    for first in np.flatnonzero(begins >= least).tolist():
        if first >= free:
            low = min(_GOES_ON, max(least, float(begins[first]) / 2))
            free = first + 1
            while free < n and max(begins[free], insides[free]) >= low:
                if begins[free] >= max(least, _BEGINS) and free > first + 1:
                    break
                free += 1
            yield first, free - 1


def runs(begins: Array, insides: Array, least: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each stretch that goes on while it is likely, if some word is sure.

    For long names, told as one or not at all: places, and words in a role to a report as a whole.
    """
    low, free = min(_GOES_ON, least), 0
    for first in np.flatnonzero(begins >= low).tolist():
        if first >= free:
            free = first + 1
            while free < len(begins) and max(begins[free], insides[free]) >= low:
                free += 1
            if begins[first:free].max() >= least:
                yield first, free - 1
