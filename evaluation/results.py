"""What an evaluation yields: scores of one split, results with their context, a table and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

BASE_LINE_MARK = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measure on ``n`` rows; ``value`` is None when there was no row to score.

    A measure named ``killed/always_0`` is the base line ``always_0`` of ``killed``, on the same
    rows. ``seconds`` is time spent on this measure beside the coding of the reports.
    """

    measure: str
    value: float | None
    n: int
    seconds: float = 0.0

    @property
    def is_base_line(self) -> bool:
        """Say whether this is a base line and not the product's figure."""
        return BASE_LINE_MARK in self.measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A score with where it comes from.

    ``floor`` is the value that it must not fall below, ``published`` the best that others report
    on the set. ``seconds`` is the time that coding the rows took, summed over processes.
    """

    set: str
    split: str
    measure: str
    value: float | None
    n: int
    floor: float | None
    published: float | None
    seconds: float | None

    @property
    def fell(self) -> bool:
        """Say whether the value is below its floor."""
        return self.floor is not None and (self.value is None or self.value < self.floor)


def write_json(results: Sequence[Result], path: Path) -> None:
    """Write the results as a JSON list of objects, keys in the order of the fields."""
    text = json.dumps([asdict(result) for result in results], indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def table(results: Sequence[Result]) -> str:
    """Lay the results out in columns; a value below its floor is marked ``<``."""
    head = ("set", "split", "measure", "value", "n", "floor", "published", "seconds")
    rows = [head, *(_cells(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    words = [cell.ljust(width) for cell, width in zip(row[:3], widths[:3], strict=True)]
    numbers = [cell.rjust(width) for cell, width in zip(row[3:], widths[3:], strict=True)]
    return "  ".join([*words, *numbers]).rstrip()


def _cells(result: Result) -> tuple[str, ...]:
    indent = "  " if BASE_LINE_MARK in result.measure else ""
    value = ("< " if result.fell else "") + _number(result.value, 4)
    return (
        result.set,
        result.split,
        indent + result.measure,
        value,
        str(result.n),
        _number(result.floor, 4),
        _number(result.published, 4),
        _number(result.seconds, 1),
    )


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
