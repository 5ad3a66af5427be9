"""A fixed piece of pure Python, timed beside everything else, so that machines can be compared."""

from __future__ import annotations

import time

_ROUNDS = 600_000
_WORDS = ("annals", "report", "incident", "statement", "speaker", "evidence", "place", "toll")


def reference_loop() -> int:
    """Count, sort and join strings, as reading text does; the result is always the same."""
    counts: dict[str, int] = {}
    for number in range(_ROUNDS):
        word = _WORDS[number % len(_WORDS)] + str(number * 7919 % 997)
        counts[word] = counts.get(word, 0) + len(word.upper().replace("A", "aa"))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return sum(len(word) * count for word, count in ranked)


def reference_seconds() -> float:
    """Return how long one reference loop takes now, in seconds."""
    start = time.perf_counter()
    reference_loop()
    return time.perf_counter() - start
