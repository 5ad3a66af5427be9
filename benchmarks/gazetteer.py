"""Times the gazetteer alone, in one process: `python -m benchmarks.gazetteer RUNS` prints JSON.

It runs as a process of its own so that its peak memory is that of the gazetteer and of what loads it.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from annals.gazetteer.places import FILE, Places
from benchmarks.processes import peak_megabytes
from benchmarks.reference import reference_loop

NAMES = 20_000
_MEGABYTE = 1_000_000
_AGAIN = 5
"""How often the same names are asked for again."""
_SHARED = 1.3
"""Places to each different name among them, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerTimes:
    """Size on disk and peak memory in MB, seconds to open it, and CPU seconds for ``names`` look-ups.

    ``reference`` are CPU seconds of the reference loop.

    Cold: names that this process has never seen, of places that it holds and of none (``unknown``);
    warm: a fifth of the names of places, five times again. The file's pages are in memory in either case.
    """

    names: int
    disk_mb: float
    peak_mb: float
    opened: list[float]
    held_cold: list[float]
    held_warm: list[float]
    unknown_cold: list[float]
    reference: list[float]


def path() -> Path:
    """Return the compiled gazetteer that the package carries."""
    return Path(str(files("annals.gazetteer").joinpath("data", FILE)))


def time_gazetteer(runs: int, names: int = NAMES) -> GazetteerTimes:
    """Open the gazetteer and look names up in it, ``runs`` times, each time anew and with other names.

    Raises:
        GazetteerError: it is missing or unreadable; the text names the command that compiles it.
    """
    disk = path().stat().st_size / _MEGABYTE if path().is_file() else 0.0
    found = GazetteerTimes(
        names=names,
        disk_mb=disk,
        peak_mb=0.0,
        opened=[],
        held_cold=[],
        held_warm=[],
        unknown_cold=[],
        reference=[_cpu_seconds(reference_loop)],
    )
    for run in range(runs):
        start = time.perf_counter()
        gazetteer = Places(path())
        found.opened.append(time.perf_counter() - start)
        held = spread(names, run)
        found.held_cold.append(_look_up(gazetteer, held))
        found.held_warm.append(_look_up(gazetteer, held[-names // _AGAIN :] * _AGAIN))
        found.unknown_cold.append(_look_up(gazetteer, [f"{name[::-1].title()} Qx" for name in held]))
        found.reference.append(_cpu_seconds(reference_loop))
    peak = peak_megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return GazetteerTimes(**{**asdict(found), "peak_mb": peak})


def spread(count: int, run: int) -> list[str]:
    """Return different names of places, spread over the whole gazetteer, in a fixed order.

    Each run gets those of other places. They are read without the product's own look-ups, so that
    nothing is cached.

    Raises:
        ValueError: the gazetteer has too few names for so many runs.
    """
    with closing(sqlite3.connect(f"{path().absolute().as_uri()}?mode=ro", uri=True)) as connection:
        (places,) = connection.execute("SELECT count(*) FROM place").fetchone()
        step = max(1, int(places / count / _SHARED))
        rows = connection.execute("SELECT DISTINCT name FROM place WHERE id % ? = ?", (step, run))
        names = sorted(name for (name,) in rows)
    if run >= step or len(names) < count:
        raise ValueError(f"{places} places are too few for {run + 1} runs of {count} names each")
    return list(_shuffled(names))[:count]


def _shuffled(names: Sequence[str]) -> Iterator[str]:
    """Yield the names in an order that jumps about, as names come in reports; the same each time."""
    stride = next(prime for prime in (7919, 104_729) if len(names) % prime)
    at = 0
    for _ in names:
        yield names[at]
        at = (at + stride) % len(names)


def _look_up(gazetteer: Places, names: Sequence[str]) -> float:
    """Return the CPU seconds of looking all names up."""
    return _cpu_seconds(lambda: [gazetteer.matches(name) for name in names])


def _cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes: other processes do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(arguments: Sequence[str]) -> None:
    """Time the gazetteer as often as the argument says."""
    print(json.dumps(asdict(time_gazetteer(int(arguments[0])))))


if __name__ == "__main__":
    main(sys.argv[1:])
