"""What a data set is to the evaluation: files, a loader, splits, and a scorer for each split."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import sets
from evaluation.product import Document, Prediction, Product
from evaluation.results import Score

Scorer = Callable[[Sequence[Prediction], Product], Iterable[Score]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Rows that are scored together. ``score`` gets one prediction for each document, in order.

    A split without documents scores single stages of the product itself.
    Several splits of a set may hold the same documents; each document is coded once.
    """

    name: str
    documents: tuple[Document, ...]
    score: Scorer


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One data set. It counts as found when its folder holds all ``files``, and one of ``any_files`` if any.

    A name may be a pattern, such as ``**/*.xml``.
    ``load`` takes the folder and the largest number of rows to use, None for all of them; it
    raises DataError when a file is malformed. The files of a set ``beside`` others lie in the folders
    of those others.
    """

    name: str
    files: tuple[str, ...]
    load: Callable[[Path, int | None], tuple[Split, ...]]
    any_files: tuple[str, ...] = ()
    beside: bool = False

    def is_in(self, data: Path) -> bool:
        """Say whether the data folder holds this set."""
        folder = data if self.beside else data / self.name
        every = all(any(folder.glob(file)) for file in self.files)
        return every and (not self.any_files or any(any(folder.glob(file)) for file in self.any_files))


def data_sets() -> dict[str, DataSet]:
    """Return every data set by name: one for each module of ``evaluation.sets``, its ``SET``."""
    names = sorted(module.name for module in pkgutil.iter_modules(sets.__path__))
    found = (importlib.import_module(f"{sets.__name__}.{name}").SET for name in names)
    return {data_set.name: data_set for data_set in found}
