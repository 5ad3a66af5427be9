"""Codes documents in one or several processes, each document once, and reports progress."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import TextIO

from evaluation.product import Document, Prediction, Product

_NEWS_EVERY = 0.05  # share of the documents between two lines of progress


class Progress:
    """Says on a stream how many of the documents of a set are coded."""

    def __init__(self, name: str, total: int, stream: TextIO | None) -> None:
        self._name, self._total, self._stream = name, total, stream
        self._done = 0
        self._step = max(1, round(total * _NEWS_EVERY))

    def advance(self) -> None:
        """Count one more document."""
        self._done += 1
        if self._stream and (self._done % self._step == 0 or self._done == self._total):
            print(f"{self._name}: {self._done} of {self._total} reports", file=self._stream, flush=True)


def code_all(
    documents: Iterable[Document], product: Product, *, name: str, jobs: int = 1, stream: TextIO | None = None
) -> dict[Document, Prediction]:
    """Code every distinct document; the outcome does not depend on the number of processes.

    A document on which the product crashes is predicted nothing: the error goes to standard
    error, the first of its kind with its traceback, and the run goes on: one bug hides no figure.
    """
    distinct = tuple(dict.fromkeys(documents))
    progress = Progress(name, len(distinct), stream)
    with _executor(jobs) as executor:
        futures = [executor.submit(product.code, document) for document in distinct]
        kinds: set[str] = set()
        outcomes = [_outcome(future, progress, kinds) for future in futures]
    return dict(zip(distinct, outcomes, strict=True))


def _executor(jobs: int) -> Executor:
    """Return worker processes, or one thread of this process when one is enough."""
    return ProcessPoolExecutor(jobs) if jobs > 1 else ThreadPoolExecutor(1)


def _outcome(future: Future[Prediction], progress: Progress, kinds: set[str]) -> Prediction:
    error = future.exception()
    progress.advance()
    if error is None:
        return future.result()
    told = f"{type(error).__name__}: {error}"
    if told not in kinds:
        print("".join(traceback.format_exception(error)), file=sys.stderr)
    kinds.add(told)
    return Prediction(crashed=told)


def predictions(documents: Sequence[Document], coded: dict[Document, Prediction]) -> tuple[Prediction, ...]:
    """Return the prediction of each document, in order."""
    return tuple(coded[document] for document in documents)
