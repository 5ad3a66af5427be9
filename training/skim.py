"""The look that leaves reports unread: its weights, and the threshold that keeps nearly all worth reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from annals.neural.skim import SIZE, features
from training.sources import tellings

_ROUNDS = 20
_STEP, _DECAY = 0.3, 1e-5
_PARTS = 4
_RECALL = 0.985
"""The share of reports worth reading that the look keeps, on documents that it did not learn from."""

Known = tuple[NDArray[np.int64], NDArray[np.float32], bool]
"""Where a document's words stand, how much they weigh, and whether it tells of anything."""


def skim(data: Path, out: Path) -> float:
    """Write the weights learned from the corpus; return the threshold, found on parts left out in turn."""
    known = list(map(_known, tellings(data)))
    kept = []
    for part in range(_PARTS):
        weights = _learned([one for n, one in enumerate(known) if n % _PARTS != part])
        left_out = (one for n, one in enumerate(known) if n % _PARTS == part)
        kept += [_score(weights, one) for one in left_out if one[2]]
    np.save(out, _learned(known).astype(np.float16))
    least = sorted(kept)[int((1.0 - _RECALL) * len(kept))]
    return round(float(1.0 / (1.0 + np.exp(-least))), 4)


def _known(telling: tuple[str, bool]) -> Known:
    text, tells = telling
    return (*features(text), tells)


def _score(weights: NDArray[np.float64], one: Known) -> float:
    return float(weights[one[0]] @ one[1] + weights[SIZE])


def _learned(known: Sequence[Known]) -> NDArray[np.float64]:
    """Return the weights of a logistic regression (AdaGrad: steps shrink with what a weight was moved)."""
    weights, moved = np.zeros(SIZE + 1), np.full(SIZE + 1, 1e-8)
    random, order = Random(0), list(known)  # noqa: S311
    for _ in range(_ROUNDS):
        random.shuffle(order)
        for one in order:
            wrong = 1.0 / (1.0 + np.exp(-_score(weights, one))) - one[2]
            at = np.append(one[0], SIZE)
            by = np.append(wrong * one[1] + _DECAY * weights[one[0]], wrong)
            moved[at] += by * by
            weights[at] -= _STEP * by / np.sqrt(moved[at])
    return weights
