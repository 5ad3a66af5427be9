"""How words in a role are weighed: ``python -m training.weigh DATA WEIGHTS`` learns that of a reader anew.

It learns from what the exported reader hears in the corpus for training: of each act that readers marked,
which of the words heard are in a role to it, and which are not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annals.neural.reader import Reader
from annals.neural.weighing import WEIGHED, Told, features
from annals.neural.windows import Text
from annals.text.furniture import without_furniture
from training.examples import Example
from training.sources import own_corpus

Table = NDArray[np.float64]
_ROUNDS = 12
_HELD = 3.0
"""How much weights are held to 0, so that rare features do not run off."""


def weigh(data: Path, weights: Path) -> None:
    """Write into the card of an exported reader what each feature of words in a role weighs."""
    reader = Reader(weights)
    known: dict[str, list[tuple[Table, bool]]] = {role: [] for role in WEIGHED}
    for example in own_corpus(data)["train"]:
        for role, row, right in _known(reader, example):
            known[role].append((row, right))
    card = weights / "reader.json"
    told = json.loads(card.read_text(encoding="utf-8"))
    told["weighing"] = {role: [round(float(w), 5) for w in learned(rows)] for role, rows in known.items()}
    card.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _known(reader: Reader, example: Example) -> Iterator[tuple[str, Table, bool]]:
    """Yield the words heard in a document: role, features, and whether readers marked them so."""
    text, acts = reader.acts(without_furniture(example.text), example.sentences, example.hints)
    table = features(text, acts) if any(act.likely for act in acts) else np.zeros((0, 0))
    at = 0
    for act in acts:
        group = _group(example, text, act)
        for one in act.likely:
            if group is not None:
                spans = _spans(example, group, one.role)
                right = any(a < one.words.end and one.words.start < b for a, b in spans)
                yield one.role, table[at], right
            at += 1


def _group(example: Example, text: Text, act: Told) -> str | None:
    """Return the event that most triggers of an act name, the first of as many."""
    named = [
        trigger.group
        for at in act.at
        for trigger in example.triggers
        if trigger.sort == "event" and trigger.span[0] < text.ends[at] and text.starts[at] < trigger.span[1]
    ]
    return max(named, key=named.count) if named else None


def _spans(example: Example, group: str, role: str) -> Iterator[tuple[int, int]]:
    """Yield the words that are in a role to an event."""
    event = next(one for one in example.triggers if one.group == group)
    yield from (span for span, name in event.roles if name == role)


def learned(rows: Sequence[tuple[Table, bool]]) -> Table:
    """Return the weights of a logistic regression, the last one for all rows (Newton's method)."""
    table = np.array([row for row, _ in rows])
    right = np.array([float(told) for _, told in rows])
    mean, spread = table.mean(0), np.maximum(table.std(0), 1e-6)
    scaled = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    held = np.diag([*(_HELD for _ in mean), 0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        chances = 1.0 / (1.0 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chances - right) + held @ weights
        bend = (scaled * (chances * (1.0 - chances))[:, None]).T @ scaled + held
        weights -= np.linalg.solve(bend + 1e-6 * np.eye(len(bend)), slope)
    told: Table = np.append(weights[:-1] / spread, weights[-1] - (weights[:-1] / spread) @ mean)
    return told


if __name__ == "__main__":
    weigh(Path(sys.argv[1]), Path(sys.argv[2]))
