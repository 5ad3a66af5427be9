"""Times the trained tagger beside its bare encoder: `python -m benchmarks.reader FILE RUNS [DATA]` prints it.

All is timed in one process on the same reports in turn, so that the ratios hold on any machine.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path

import annals
from annals.extract import tagger_named
from annals.extract.sentence.words import sentences
from annals.model.report import Report
from annals.neural.reader import Reader
from annals.neural.weights import SHIPPED, shipped_folder
from annals.resolve import resolve
from benchmarks.processes import peak_megabytes
from benchmarks.reference import reference_seconds
from benchmarks.stages import read
from corpus.files import best_readings, drawn_documents
from corpus.texts import Document, load

_GENERAL_NEWS = ("geoparsing", "ecbplus")
_IRRELEVANT_OF = 10
"""One report in so many tells of something, where the skipping is timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderTimes:
    """Seconds of each run over all ``reports``: the bare encoder, extraction, extraction and resolving.

    ``all_read`` and ``skipped`` are of ``mixed`` reports, nine in ten of which tell of nothing.
    """

    reports: int
    mixed: int
    encoder: list[float]
    extract: list[float]
    line: list[float]
    all_read: list[float]
    skipped: list[float]
    reference: list[float]
    peak_mb: float


def time_reader(path: str, runs: int, data: Path | None = None) -> ReaderTimes:
    """Time reading the reports of a file, and reading a mixture with reports of nothing.

    Those are the project's own, with a folder of data sets real ones.
    """
    reports = read(path)
    mixture = _mixture(reports, _written() if data is None else _real(data))
    whole = tagger_named(SHIPPED)
    quick = tagger_named(SHIPPED, skip_irrelevant=True)
    bare = Reader(shipped_folder())
    work: dict[str, Callable[[], object]] = {
        "encoder": lambda: [bare.encode(one.text, _ranges(one)) for one in reports],
        "extract": lambda: [whole.read(one) for one in reports],
        "line": lambda: [resolve(whole.read(one)) for one in reports],
        "all_read": lambda: [resolve(whole.read(one)) for one in mixture],
        "skipped": lambda: [resolve(quick.read(one)) for one in mixture],
    }
    resolve(whole.read(reports[0]))
    times: dict[str, list[float]] = {name: [] for name in work}
    reference = [reference_seconds()]
    for _ in range(runs):
        for name, do in work.items():
            start = time.perf_counter()
            do()
            times[name].append(time.perf_counter() - start)
        reference.append(reference_seconds())
    peak = peak_megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return ReaderTimes(reports=len(reports), mixed=len(mixture), reference=reference, peak_mb=peak, **times)


def _ranges(report: Report) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in sentences(report.text)]


def _mixture(reports: Sequence[Report], nothing: Sequence[Document]) -> list[Report]:
    """Return reports among nine times as many that tell of nothing."""
    told = [annals.read_text(one.body, title=one.title, published=one.published) for one in nothing]
    idle = [one for one in told if isinstance(one, Report)]
    few = reports[: max(1, len(reports) // _IRRELEVANT_OF)]
    return [*few, *islice(cycle(idle), (_IRRELEVANT_OF - 1) * len(few))]


def _written() -> list[Document]:
    """Return reports of the project that look violent and tell of nothing; none was learned from."""
    return [one for one in load(Path(), "written").values() if one.topic == "nothing"]


def _real(data: Path) -> list[Document]:
    """Return general news of the corpus that was judged to tell of nothing and never learned from."""
    best = best_readings()
    held = {row.name for row in drawn_documents().values() if row.split != "train"}
    news = {name: one for of in _GENERAL_NEWS for name, one in load(data, of).items() if name in held}
    return [one for name, one in news.items() if not best[name].events]


def main(arguments: Sequence[str]) -> None:
    """Time the reader on the file named first, as often as the second argument says, with a data folder."""
    path, runs, *data = arguments
    print(json.dumps(asdict(time_reader(path, int(runs), Path(data[0]) if data else None))))


if __name__ == "__main__":
    main(sys.argv[1:])
