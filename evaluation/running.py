"""Runs the scorers of the sets that a data folder holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from evaluation.coding import code_all, predictions
from evaluation.data_set import DataSet, Split
from evaluation.files import DataError
from evaluation.known import known
from evaluation.product import Prediction, Product
from evaluation.results import Result, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The sets found in a data folder with their splits, and the names of those not found."""

    found: Mapping[str, tuple[Split, ...]]
    missing: tuple[str, ...]


def load(data: Path, sets: Iterable[DataSet], limit: int | None) -> Loaded:
    """Load every set that is there, so that a malformed file is told before any report is coded.

    Raises:
        DataError: a file is malformed; the text names all files that are.
    """
    found, missing, faults = {}, [], []
    for data_set in sets:
        if not data_set.is_in(data):
            missing.append(data_set.name)
            continue
        try:
            found[data_set.name] = data_set.load(data / data_set.name, limit)
        except DataError as error:
            faults.append(f"{data_set.name}/{error}")
    if faults:
        raise DataError("\n".join(faults))
    return Loaded(found=found, missing=tuple(missing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How to run: with what, in how many processes, where progress goes; ``whole`` if no row is cut.

    ``tagger`` names what reads; only those that ship have floors.
    """

    product: Product
    jobs: int
    stream: TextIO | None
    whole: bool
    tagger: str


def evaluate(loaded: Loaded, run: Run) -> Iterator[Result]:
    """Yield the results of every split, in the order of the sets, splits and measures."""
    for name, splits in loaded.found.items():
        documents = [document for split in splits for document in split.documents]
        coded = code_all(documents, run.product, name=name, jobs=run.jobs, stream=run.stream)
        for split in splits:
            told = predictions(split.documents, coded)
            health = _health(told) if split.documents else ()
            for score in (*split.score(told, run.product), *health):
                yield _result(name, split.name, score, told, run)


def _health(told: Sequence[Prediction]) -> tuple[Score, ...]:
    """Return the shares of reports from which nothing can be right."""
    n = len(told)
    counts = {
        "refused": sum(p.refused is not None for p in told),
        "crashed": sum(p.crashed is not None for p in told),
        "no_incident": sum(p.first is None and not (p.refused or p.crashed) for p in told),
    }
    if any(p.places for p in told):
        del counts["no_incident"]  # nothing but the places of given names was asked for
    return tuple(Score(measure=m, value=c / n if n else None, n=n) for m, c in counts.items())


def _result(data_set: str, split: str, score: Score, told: Sequence[Prediction], run: Run) -> Result:
    beside = known(data_set, split, score.measure)
    floors = {"lexical": beside.floor, "trained": beside.trained} if run.whole else {}
    seconds = None if score.is_base_line else sum(p.seconds for p in told) + score.seconds
    return Result(
        set=data_set,
        split=split,
        measure=score.measure,
        value=score.value,
        n=score.n,
        floor=floors.get(run.tagger),
        published=beside.published,
        seconds=seconds,
    )
