"""MUC-4: reports of terrorism in Latin America of 1988 to 1990, with the answer keys of the contest.

Two kinds of splits. Those named as a file of keys score single stages: a slot is scored with the
gold templates given, so no document goes through the whole product; for a location the product gets
the text and the offsets of the name. What a template says of type, perpetrators, targets and victims
may be used to find its sentences in the text; the slot that is scored may not. The others read whole
reports: ``full_slots_dev``, ``grit_dev``, ``gtt_dev``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evaluation.data_set import DataSet, Split
from evaluation.muc4 import dates, locations, numbers, whole
from evaluation.muc4.keys import Message, read_keys
from evaluation.product import Prediction, Product
from evaluation.results import Score

_PARTS = ("train", "dev", "test")
_FILES = tuple(
    f"{layout}/{part}.{suffix}"
    for layout, suffix in (("full_slots", "jsonl"), ("grit", "json"), ("gtt", "json"))
    for part in _PARTS
)
_SLOTS: tuple[Callable[[Sequence[Message]], Iterator[Score]], ...] = (dates.score, numbers.score)


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load the splits of each file that is there."""
    return tuple(split for part in _PARTS for split in _splits(folder, part, limit))


SET = DataSet(name="muc4", files=(), any_files=_FILES, load=load)


def _splits(folder: Path, part: str, limit: int | None) -> Iterator[Split]:
    """Yield the splits of one part of the data."""
    keys, grit, gtt = (
        folder / f"full_slots/{part}.jsonl",
        *(folder / f"{x}/{part}.json" for x in ("grit", "gtt")),
    )
    messages = read_keys(keys, limit) if keys.is_file() else ()
    by_id = {one.id: one for one in messages}
    if messages:
        yield _stages(part, messages)
        yield whole.all_slots(f"full_slots_{part}", messages)
    if grit.is_file():
        yield whole.roles(f"grit_{part}", grit, limit, by_id)
    if gtt.is_file():
        yield whole.six_slots(f"gtt_{part}", gtt, limit, by_id)


def _stages(name: str, messages: Sequence[Message]) -> Split:
    named = locations.named(messages)

    def score(told: Sequence[Prediction], _product: Product) -> Iterator[Score]:
        for slot in _SLOTS:
            yield from slot(messages)
        yield from locations.score(named, told)

    return Split(name=name, documents=locations.documents(named), score=score)
