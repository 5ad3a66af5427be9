"""Counts of fillers told, in the key and right, and the exact pairing that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.measures import f1
from evaluation.results import BASE_LINE_MARK, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Fillers told and how many of them are right, fillers of the key and how many of them were found."""

    right: float = 0.0
    told: int = 0
    found: float = 0.0
    key: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            right=self.right + other.right,
            told=self.told + other.told,
            found=self.found + other.found,
            key=self.key + other.key,
        )

    @property
    def precision(self) -> float:
        """Return the share of what was told that is right, 0 of nothing."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the key that was found, 0 of nothing."""
        return self.found / self.key if self.key else 0.0

    @property
    def f1(self) -> float:
        """Return the F1 of the two."""
        return f1(self.precision, self.recall)


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up tallies."""
    return sum(tallies, Tally())


def scores(name: str, tallies: Mapping[str, Tally], base_line: str = "") -> Iterator[Score]:
    """Yield F1, precision and recall over all slots, then the F1 of each; ``n`` is the key's fillers.

    Of a base line, slots that it fills nowhere are left out.
    """
    every = total(tallies.values())
    values = [
        (f"{name}_f1", every.f1, every.key),
        (f"{name}_precision", every.precision, every.key),
        (f"{name}_recall", every.recall, every.key),
        *(
            (f"{name}_f1: {slot}", one.f1, one.key)
            for slot, one in tallies.items()
            if one.told or not base_line
        ),
    ]
    mark = BASE_LINE_MARK + base_line if base_line else ""
    for measure, value, n in values:
        yield Score(measure=measure + mark, value=value if n else None, n=n)


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns, each once at most, so that the worth of the pairs adds up to the most.

    The Hungarian method, exact. Worth is at least 0; pairs that are worth nothing are left out.
    """
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = best_pairs(list(zip(*worth, strict=True)))
        return sorted((row, column) for column, row in turned)
    row_of = _assigned(worth)
    pairs = [(row, column) for column, row in row_of.items() if worth[row][column] > 0]
    return sorted(pairs)


def _assigned(worth: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return the row of each column that has one; there are no more rows than columns."""
    row_of: dict[int, int] = {}
    of_row, of_column = [0.0] * len(worth), [0.0] * len(worth[0])
    for start in range(len(worth)):
        _augment(worth, start, row_of, of_row, of_column)
    return row_of


def _augment(
    worth: Sequence[Sequence[float]],
    start: int,
    row_of: dict[int, int],
    of_row: list[float],
    of_column: list[float],
) -> None:
    """Give one more row a column, along the path of least cost; cost is worth taken from nothing."""
    least = dict.fromkeys(range(len(of_column)), float("inf"))
    before: dict[int, int | None] = {}
    seen: list[int] = []
    row, last = start, None
    while True:
        for column in least:
            cost = -worth[row][column] - of_row[row] - of_column[column]
            if cost < least[column]:
                least[column], before[column] = cost, last
        nearest = min(least, key=lambda column: least[column])
        step = least.pop(nearest)
        of_row[start] += step
        for column in seen:
            of_row[row_of[column]] += step
            of_column[column] -= step
        for column in least:
            least[column] -= step
        seen.append(nearest)
        last = nearest
        if nearest not in row_of:
            break
        row = row_of[nearest]
    while last is not None:
        previous = before[last]
        row_of[last] = start if previous is None else row_of[previous]
        last = previous
