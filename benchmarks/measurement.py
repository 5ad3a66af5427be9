"""What a benchmark yields: medians with their spread, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

SHARE = "of it"
"""The unit of a speed beside another in the same run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One thing measured on one corpus (or on none).

    ``value`` is the median of ``runs`` runs, ``low`` and ``high`` the smallest and the largest.
    ``ratio`` is free of the machine's speed: for rates, reports done in the time of one reference
    loop; for times, the time in reference loops; None for memory. ``target`` is a value that must
    not be exceeded, or for a rate or a share one that must be reached.
    """

    name: str
    corpus: str | None
    unit: str
    value: float
    low: float
    high: float
    runs: int
    ratio: float | None
    target: float | None

    @property
    def missed(self) -> bool:
        """Say whether the target is missed."""
        if self.target is None:
            return False
        at_least = self.unit.endswith("/s") or self.unit == SHARE
        return self.value < self.target if at_least else self.value > self.target


def rate(
    name: str,
    corpus: str | None,
    reports: int,
    seconds: Sequence[float],
    reference: float,
    *,
    target: float | None = None,
) -> Measurement:
    """Return reports per second from the times of several runs over the same reports."""
    rates = [reports / second for second in seconds]
    return _measurement(name, corpus, "reports/s", rates, ratio=median(rates) * reference, target=target)


def duration(name: str, seconds: Sequence[float], reference: float, target: float) -> Measurement:
    """Return a time in seconds from several runs."""
    return _measurement(name, None, "s", seconds, ratio=median(seconds) / reference, target=target)


def memory(
    name: str, corpus: str | None, megabytes: Sequence[float], target: float | None = None
) -> Measurement:
    """Return memory, or room on disk, in MB (a million bytes) from several runs."""
    return _measurement(name, corpus, "MB", megabytes, target=target)


def share(name: str, corpus: str | None, shares: Sequence[float], target: float) -> Measurement:
    """Return how fast one thing is beside another, from several runs of both."""
    return _measurement(name, corpus, SHARE, shares, target=target)


def plain(name: str, unit: str, values: Sequence[float]) -> Measurement:
    """Return anything else."""
    return _measurement(name, None, unit, values)


def _measurement(
    name: str,
    corpus: str | None,
    unit: str,
    values: Sequence[float],
    *,
    ratio: float | None = None,
    target: float | None = None,
) -> Measurement:
    return Measurement(
        name=name,
        corpus=corpus,
        unit=unit,
        value=median(values),
        low=min(values),
        high=max(values),
        runs=len(values),
        ratio=ratio,
        target=target,
    )


def write_json(measurements: Sequence[Measurement], path: Path) -> None:
    """Write the measurements as a JSON list of objects, keys in the order of the fields."""
    path.write_text(json.dumps([asdict(one) for one in measurements], indent=1) + "\n", encoding="utf-8")


def table(measurements: Sequence[Measurement]) -> str:
    """Lay the measurements out in columns; one that misses its target is marked ``>``."""
    head = ("measure", "corpus", "median", "unit", "low", "high", "runs", "ratio", "target")
    rows = [head, *(_cells(one) for one in measurements)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in {0, 1, 3} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _cells(one: Measurement) -> tuple[str, ...]:
    return (
        one.name,
        one.corpus or "-",
        ("> " if one.missed else "") + f"{one.value:.3f}",
        one.unit,
        f"{one.low:.3f}",
        f"{one.high:.3f}",
        str(one.runs),
        "-" if one.ratio is None else f"{one.ratio:.3f}",
        "-" if one.target is None else f"{one.target:.3f}",
    )
