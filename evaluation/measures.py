"""The measures, as functions of gold values and predictions in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


def share(right: Iterable[bool]) -> tuple[float | None, int]:
    """Return the share of rows that are right and their number; None when there is no row."""
    rows = list(right)
    return (sum(rows) / len(rows) if rows else None), len(rows)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall, 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def weighted_f1(gold: Sequence[str], predicted: Sequence[str]) -> float | None:
    """Return the F1 of each gold label, averaged with the label's number of gold rows as weight.

    A predicted value that no gold row has counts only as the miss of the row's gold label.
    """
    if not gold:
        return None
    rows, guesses = Counter(gold), Counter(predicted)
    hits = Counter(right for right, guess in zip(gold, predicted, strict=True) if right == guess)
    # F1 of a label = 2 hits / (gold rows + guesses), the same as through precision and recall.
    return sum(n * 2 * hits[label] / (n + guesses[label]) for label, n in rows.items()) / len(gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """How well predicted groups of rows match the gold groups."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the F1 of the two."""
        return f1(self.precision, self.recall)


def b_cubed(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> Joined:
    """Return B-cubed precision and recall over rows (Bagga and Baldwin 1998).

    For each row: the share of its predicted group that is of its gold group, and the share of its
    gold group that is in its predicted group; each averaged over all rows, every row once.

    Raises:
        ValueError: there is no row.
    """
    if not gold:
        raise ValueError("B-cubed needs at least one row")
    both = Counter(zip(gold, predicted, strict=True))
    gold_size, predicted_size = Counter(gold), Counter(predicted)
    precision = sum(n * n / predicted_size[p] for (_, p), n in both.items()) / len(gold)
    recall = sum(n * n / gold_size[g] for (g, _), n in both.items()) / len(gold)
    return Joined(precision=precision, recall=recall)


def pairwise(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> Joined:
    """Return precision and recall over the pairs of rows that are said to be one incident.

    No predicted pair makes precision 0, no gold pair makes recall 0.
    """
    right = _pairs(Counter(zip(gold, predicted, strict=True)))
    said, true = _pairs(Counter(predicted)), _pairs(Counter(gold))
    return Joined(precision=right / said if said else 0.0, recall=right / true if true else 0.0)


def _pairs(sizes: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
