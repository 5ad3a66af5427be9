"""MUC-4: reports of terrorism in Latin America of 1988 to 1990, with the answer keys of the contest.

Stage only: a slot is scored with the gold templates given, so no document goes through the whole
product; for a location the product gets the text and the offsets of the name. What a template says
of type, perpetrators, targets and victims may be used to find its sentences in the text; the slot
that is scored may not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evaluation.data_set import DataSet, Split
from evaluation.muc4 import dates, locations, numbers
from evaluation.muc4.keys import Message, read_keys
from evaluation.product import Prediction, Product
from evaluation.results import Score

_FILES = tuple(f"full_slots/{name}.jsonl" for name in ("train", "dev", "test"))
_SLOTS: tuple[Callable[[Sequence[Message]], Iterator[Score]], ...] = (dates.score, numbers.score)


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load one split for each file of keys that is there, named as the file is."""
    found = (folder / name for name in _FILES)
    return tuple(_split(path.stem, read_keys(path, limit)) for path in found if path.is_file())


SET = DataSet(name="muc4", files=(), any_files=_FILES, load=load)


def _split(name: str, messages: Sequence[Message]) -> Split:
    named = locations.named(messages)

    def score(told: Sequence[Prediction], _product: Product) -> Iterator[Score]:
        for slot in _SLOTS:
            yield from slot(messages)
        yield from locations.score(named, told)

    return Split(name=name, documents=locations.documents(named), score=score)
