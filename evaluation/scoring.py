"""Scores a field beside its base lines, all of them on the same rows by the same comparison."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from annals.model.vocabulary import Harm
from evaluation.measures import share
from evaluation.product import Figure, Prediction, Product
from evaluation.results import BASE_LINE_MARK, Score

G = TypeVar("G")
V = TypeVar("V")


def exact(
    measure: str,
    gold: Sequence[G],
    told: Sequence[V],
    base_lines: Mapping[str, Sequence[V]],
    *,
    right: Callable[[G, V], bool] = operator.eq,
) -> Iterator[Score]:
    """Yield the share of rows that are right, for what the product told and for every base line."""
    for name, values in {"": told, **base_lines}.items():
        value, n = share(right(wanted, said) for wanted, said in zip(gold, values, strict=True))
        yield Score(measure=measure + (BASE_LINE_MARK + name if name else ""), value=value, n=n)


def people(prediction: Prediction, harm: Harm, product: Product) -> Figure | None:
    """Return how many people the product says were harmed in its first incident.

    Absence of a count is 0 here, for data sets that write 0: a report that was read and tells of
    no incident, or of one without such a count. None, which is never right, where no report was read.
    """
    if prediction.refused or prediction.crashed:
        return None
    if prediction.first is None:
        return Figure(low=0, best=0, high=0)
    told = product.figure(prediction.first, harm)
    return Figure(low=told.low or 0, best=told.best or 0, high=told.high)
