"""What a reader gets right on windows whose answers are known, the triggers given for all but theirs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import torch

from annals.neural.chances import spans as told_spans
from training import labels
from training.batches import Batch, batches
from training.model import Reader, Scores
from training.windows import Window

Counts = dict[str, Counter[str]]


def spans(begins: Sequence[bool], insides: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the first and last token of each span that tags make, as the reader itself does."""
    return list(told_spans(np.array(begins, dtype=float), np.array(insides, dtype=float), 0.5))


def measure(model: Reader, made: Sequence[Window], threshold: float = 0.4) -> dict[str, float]:
    """Return F1 of triggers and roles (spans that touch), accuracy of attributes, F1 of pairs."""
    model.eval()
    counts: Counts = defaultdict(Counter)
    with torch.no_grad():
        for batch in batches(made, area=8000):
            scores = model(batch)
            for row in range(len(batch.windows)):
                _triggers(counts, scores, batch, row)
                for n, trigger in enumerate(batch.triggers[row]):
                    _roles(counts, scores, batch, (row, n), threshold)
                    _attributes(counts, scores, batch, (row, n), "report " * (trigger.sort == "report"))
            _tokens(counts, scores, batch)
    return {name: round(f1(one), 3) for name, one in sorted(counts.items()) if one["gold"]}


def f1(counts: Counter[str]) -> float:
    """Return F1 from what is right, said and in the key."""
    total = counts["said"] + counts["gold"]
    return 2 * counts["right"] / total if total else 1.0


def _tokens(counts: Counts, scores: Scores, batch: Batch) -> None:
    known = batch.same >= 0
    said, gold = scores.same[known] > 0, batch.same[known] > 0
    counts["same"].update(right=int((said & gold).sum()), said=int(said.sum()), gold=int(gold.sum()))
    for name, head in scores.tolls.items():
        held = batch.tolls[name] >= 0
        right = int((head.argmax(-1)[held] == batch.tolls[name][held]).sum())
        counts[f"toll {name}"].update(right=right, said=int(held.sum()), gold=int(held.sum()))
    there = ~batch.relevant.isnan()
    said, gold = scores.relevant[there] > 0, batch.relevant[there] > 0
    counts["relevant"].update(right=int((said & gold).sum()), said=int(said.sum()), gold=int(gold.sum()))


def touch(ones: list[tuple[int, int]], others: list[tuple[int, int]]) -> Counter[str]:
    """Return how many spans share a token with one of the others, and how many there are of each."""
    right = sum(any(a <= d and c <= b for c, d in others) for a, b in ones)
    heard = sum(any(a <= d and c <= b for c, d in ones) for a, b in others)
    return Counter(right=min(right, heard), said=len(ones), gold=len(others))


def _triggers(counts: Counts, scores: Scores, batch: Batch, row: int) -> None:
    for sort in labels.SORTS:
        gold = batch.tags[sort][row].tolist()
        if max(gold) < 0:
            continue
        said = [
            tag if key >= 0 else 0
            for tag, key in zip(scores.tags[sort][row].argmax(-1).tolist(), gold, strict=True)
        ]
        told = spans([tag == 1 for tag in said], [tag > 0 for tag in said])
        counts[f"trigger {sort}"].update(touch(told, spans([t == 1 for t in gold], [t > 0 for t in gold])))


def _roles(counts: Counts, scores: Scores, batch: Batch, at: tuple[int, int], threshold: float) -> None:
    length = int(batch.mask[at[0]].sum())
    said = (scores.roles[at].sigmoid() > threshold)[:length]
    gold = batch.roles[at][:length] > 0
    for which, role in enumerate(labels.ROLES):
        if batch.taught[at][2 * which] > 0:
            ones = spans(said[:, 2 * which].tolist(), said[:, 2 * which + 1].tolist())
            others = spans(gold[:, 2 * which].tolist(), gold[:, 2 * which + 1].tolist())
            met = touch(ones, others)
            counts[f"role {role}"].update(met)
            counts["roles"].update(met)


def _attributes(counts: Counts, scores: Scores, batch: Batch, at: tuple[int, int], of: str) -> None:
    for name, head in scores.attributes.items():
        gold = int(batch.attributes[name][at])
        if gold >= 0:
            counts[of + name].update(right=int(int(head[at].argmax()) == gold), said=1, gold=1)
