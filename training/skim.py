"""The look that leaves reports unread: ``python -m training.skim DATA WEIGHTS`` learns that of a reader anew.

It learns from the corpus for training and from general news, as the reader itself reads it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from annals.extract import tagger_named
from annals.model.report import Report
from annals.neural.skim import SIZE, features
from training.sources import tellings, unread

_ROUNDS = 20
_STEP, _DECAY = 0.3, 1e-5
_PARTS = 4
_RECALL = 0.985
"""The share of reports worth reading that the look keeps, on documents that it did not learn from."""

Known = tuple[NDArray[np.int64], NDArray[np.float32], bool]
"""Where a document's words stand, how much they weigh, and whether it tells of anything."""


def teach(data: Path, weights: Path) -> None:
    """Write the look of an exported reader beside its graphs, and the threshold into its card.

    The threshold is found on parts of the corpus that are left out in turn.
    """
    known, told = list(map(_known, tellings(data))), list(map(_known, _as_read(data, weights)))
    kept = []
    for part in range(_PARTS):
        learned = _learned([*(one for n, one in enumerate(known) if n % _PARTS != part), *told])
        left_out = (one for n, one in enumerate(known) if n % _PARTS == part)
        kept += [_score(learned, one) for one in left_out if one[2]]
    least = sorted(kept)[int((1.0 - _RECALL) * len(kept))]
    write(weights, _learned([*known, *told]), round(float(1.0 / (1.0 + np.exp(-least))), 4))


def write(weights: Path, look: NDArray[np.float64], threshold: float) -> None:
    """Write a look beside the graphs of a reader; its card holds threshold and checksum."""
    path, card = weights / "skim.npy", weights / "reader.json"
    np.save(path, look.astype(np.float16))
    told = json.loads(card.read_text(encoding="utf-8"))
    told["thresholds"]["skim"] = threshold
    told["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    card.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _as_read(data: Path, weights: Path) -> Iterator[tuple[str, bool]]:
    """Yield texts of general news, each with whether the reader finds anything told in it."""
    tagger = tagger_named(str(weights))
    for text in unread(data):
        yield text, bool(tagger.read(Report.plain(text, "r-unread")).frames)


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


if __name__ == "__main__":
    teach(Path(sys.argv[1]), Path(sys.argv[2]))
