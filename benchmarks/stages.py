"""Times each stage alone, in one process: `python -m benchmarks.stages FILE RUNS` prints JSON.

It runs as a process of its own so that its peak memory is that of the stages and nothing else.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from annals.extract import extract
from annals.ingest import open_inputs
from annals.link import link
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.reading import Reading
from annals.model.report import Report
from annals.resolve import resolve
from annals.settings import IngestSettings, LinkSettings
from benchmarks.processes import peak_megabytes
from benchmarks.reference import reference_seconds

A = TypeVar("A")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTimes:
    """Seconds of each run of each stage over all ``reports``, and of the reference loop beside them."""

    reports: int
    seconds: dict[str, list[float]]
    reference: list[float]
    peak_mb: float


def time_stages(path: str, runs: int) -> StageTimes:
    """Take the reports of one file through the four stages, each stage ``runs`` times.

    A first report goes through before, untimed: it loads the gazetteer and the tables.

    Raises:
        ValueError: the file holds no report that can be used.
    """
    reports = read(path)
    if not reports:
        raise ValueError(f"{path} holds no report that can be used")
    _link_all(_resolve_all(_extract_all(reports[:1])))
    reference = [reference_seconds()]
    seconds: dict[str, list[float]] = {"ingest": [], "extract": [], "resolve": [], "link": []}
    for _ in range(runs):
        reports = _timed(seconds["ingest"], read, path)
        readings = _timed(seconds["extract"], _extract_all, reports)
        drafts = _timed(seconds["resolve"], _resolve_all, readings)
        _timed(seconds["link"], _link_all, drafts)
        reference.append(reference_seconds())
    peak = peak_megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return StageTimes(reports=len(reports), seconds=seconds, reference=reference, peak_mb=peak)


def read(path: str) -> list[Report]:
    """Return the reports of a file or folder, leaving out what is refused."""
    items = (taken.item for file in open_inputs([path], IngestSettings()) for taken in file.items())
    return [item for item in items if isinstance(item, Report)]


def _extract_all(reports: Sequence[Report]) -> list[Reading]:
    return [extract(report) for report in reports]


def _resolve_all(readings: Sequence[Reading]) -> list[EventDraft]:
    return [draft for reading in readings for draft in resolve(reading)]


def _link_all(drafts: Sequence[EventDraft]) -> tuple[Event, ...]:
    return link(drafts, (), LinkSettings())


def _timed(times: list[float], work: Callable[[A], R], given: A) -> R:
    start = time.perf_counter()
    done = work(given)
    times.append(time.perf_counter() - start)
    return done


def main(arguments: Sequence[str]) -> None:
    """Time the stages on the file named first, as often as the second argument says."""
    path, runs = arguments
    print(json.dumps(asdict(time_stages(path, int(runs)))))


if __name__ == "__main__":
    main(sys.argv[1:])
