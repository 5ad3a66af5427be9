"""One cheap look at a report: how likely it tells of anything that is recorded, by which words stand in it.

A linear model over the beginnings of words, hashed (Weinberger et al. 2009).
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIZE = 1 << 15
"""How many weights there are; words share one where their hashes meet."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = 7
"""How much of a word counts, so that "attack" and "attackers" are near one."""


def features(text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return where the weights of a text's words stand, and how much each weighs, as a vector of length 1."""
    counts = Counter(word[:_LETTERS] for word in _WORD.findall(text.lower()))
    at = np.array([zlib.crc32(word.encode()) % SIZE for word in counts], dtype=np.int64)
    often = 1.0 + np.log(np.array(list(counts.values()), dtype=np.float32))
    return at, (often / math.sqrt(float(often @ often) or 1.0)).astype(np.float32)


class Skim:
    """The weights of the look, from a file of :data:`SIZE` weights and one that is added to all."""

    def __init__(self, path: Path) -> None:
        self._weights: NDArray[np.float32] = np.load(path, allow_pickle=False).astype(np.float32)

    def likely(self, text: str) -> float:
        """Return how likely a text tells of anything, from 0 to 1."""
        at, often = features(text)
        return 1.0 / (1.0 + math.exp(-float(self._weights[at] @ often + self._weights[SIZE])))
