"""How words in a role are weighed: ``python -m training.weigh DATA WEIGHTS`` learns that of a reader anew.

It learns from what the exported reader hears in the corpus for training: of each act that readers marked,
which of the words heard are in a role to it, and which are not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
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
Known = Sequence[tuple[Table, bool]]
"""What is known of words that may be in a role, each with whether readers marked them so."""
_LEAST = {"attacker": 0.4, "target": 0.4, "time": 0.4, "weapon": 0.4}
_LEAST_ELSE = 0.3
"""How likely weighed words must be in a role to be told in it, chosen on dev: not all of them were marked."""
_ROUNDS = 12
_HELD = 3.0
"""How much weights are held to 0, so that rare features do not run off."""


def weigh(data: Path, weights: Path) -> None:
    """Write into the card of an exported reader what each feature of words in a role weighs."""
    reader, documents = Reader(weights), own_corpus(data)
    known = _by_role(reader, documents["train"])
    card = weights / "reader.json"
    told = json.loads(card.read_text(encoding="utf-8"))
    told["weighing"] = {role: [round(float(w), 5) for w in learned(rows)] for role, rows in known.items()}
    told["thresholds"] |= {f"weighed {role}": _LEAST.get(role, _LEAST_ELSE) for role in WEIGHED}
    card.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    for role, rows in _by_role(reader, documents["dev"]).items():
        chances = np.array([told["thresholds"][role], told["thresholds"][f"weighed {role}"]])
        raw, least = np.log(chances / (1.0 - chances))
        before, after = (row[0] >= raw for row, _ in rows), _scores(rows, told["weighing"][role]) >= least
        print(f"{role}: F1 of words heard {_f1(rows, before):.3f}, weighed {_f1(rows, after):.3f} (dev)")


def _scores(rows: Known, weights: Sequence[float]) -> Table:
    table = np.array([row for row, _ in rows])
    scores: Table = table @ np.array(weights[:-1]) + weights[-1]
    return scores


def _f1(rows: Known, said: Iterable[bool]) -> float:
    """Return the F1 of words said to be in a role, of those that may be."""
    told = [(bool(one), right) for one, (_, right) in zip(said, rows, strict=True)]
    met = sum(one and right for one, right in told)
    return 2 * met / max(1, sum(one for one, _ in told) + sum(right for _, right in told))


def _by_role(reader: Reader, documents: Iterable[Example]) -> dict[str, list[tuple[Table, bool]]]:
    """Return the words heard in documents by the role that they may be in."""
    known: dict[str, list[tuple[Table, bool]]] = {role: [] for role in WEIGHED}
    for example in documents:
        for role, row, right in _known(reader, example):
            known[role].append((row, right))
    return known


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


def learned(rows: Known) -> Table:
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
