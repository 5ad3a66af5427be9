"""Which events of different documents are one incident: what readers judged, and what is wrong with it.

One line for each judgement: a group of events that are one incident (``same``), or two of which the words
do not say whether they are (``unsure``). Events that no line names together are different incidents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import msgspec

from corpus.annotation import Annotation
from corpus.files import AnnotationError

JOINS = Path(__file__).parent / "joins.jsonl"
_PAIR = 2


class Join(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A judgement on events, each named ``set/document#event``, with who judged and on which day."""

    events: list[str]
    verdict: Literal["same", "unsure"]
    reader: str
    day: date


def load(path: Path = JOINS) -> list[Join]:
    """Read the judgements, in the order of the file.

    Raises:
        AnnotationError: the file is not there, or a line is not of the form.
    """
    try:
        return msgspec.json.Decoder(Join).decode_lines(path.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise AnnotationError(f"{path}: {error}") from error


def documents_of(joins: Sequence[Join]) -> list[list[str]]:
    """Return the documents of each judgement, those of unsure ones too."""
    return [sorted({event.partition("#")[0] for event in join.events}) for join in joins]


def faults(joins: Sequence[Join], readings: Mapping[str, Annotation]) -> Iterator[str]:
    """Yield what is wrong, in words; ``readings`` holds the annotation of each document."""
    kinds = {
        f"{name}#{event.id}": event.kind
        for name, annotation in readings.items()
        for event in annotation.events
    }
    for join in joins:
        yield from (f"{', '.join(join.events)}: {fault}" for fault in _join(join, kinds))
    if any(one.events > after.events for one, after in pairwise(joins)):
        yield "the lines are not in the order of their events"
    yield from _twice(joins)


def _join(join: Join, kinds: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with one judgement."""
    if join.events != sorted(set(join.events)):
        yield "the events are not in order, each once"
    if len({event.partition("#")[0] for event in join.events}) < _PAIR:
        yield "needs events of at least two documents"
    if join.verdict == "unsure" and len(join.events) != _PAIR:
        yield "an unsure judgement is on two events"
    for event in join.events:
        if event not in kinds:
            yield f"no reading has {event}"
        elif kinds[event] != "incident":
            yield f"{event} is of kind {kinds[event]}; only incidents are joined"


def _twice(joins: Sequence[Join]) -> Iterator[str]:
    """Yield the events that stand in two groups, and the pairs that are judged twice."""
    grouped = Counter(event for join in joins if join.verdict == "same" for event in join.events)
    yield from (f"{event} stands in {n} groups" for event, n in grouped.items() if n > 1)
    pairs = Counter(pair for join in joins for pair in combinations(sorted(set(join.events)), _PAIR))
    yield from (f"{one} and {other} are judged {n} times" for (one, other), n in pairs.items() if n > 1)
