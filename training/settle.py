"""Temperatures and thresholds of a trained model, chosen on dev parts alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from annals.neural.chances import runs, sigmoid, softmax
from annals.neural.chances import spans as decode_spans
from training import labels, sources
from training.batches import Batch, batches
from training.encoder import reader
from training.measure import spans, touch
from training.model import Scores
from training.windows import Window, cut

Array = NDArray[np.float64]
_HEATS = np.geomspace(0.4, 4.0, 31)
_LEASTS = np.arange(0.15, 0.75, 0.05)
_BINS = 10
_MEASURED, _MEASURED_LONG = 100, 20
_ROLE_BETA, _TRIGGER_BETA = 1.7, 0.7
"""How much more recall counts than precision: the surest word of a role leads, a word not heard is lost; a
trigger that is none makes an incident that is none."""
_JOINED = 0.45
"""How likely two acts must be one to be joined."""
_WHOLE_BETA = 0.5
"""The same for words in a role to a report as a whole, each of which is told as one more."""
_SEVERAL = frozenset({"target", "victim", "interceptor", "thing"})
"""Roles whose words all stand in the record, so that one too many is as wrong as one not heard."""
_HINTED = 0.73
"""What the threshold of a trigger is worth for words that the lexicon knows for one."""


def calibration_error(chances: Array, right: Array) -> float:
    """Return the expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    total = 0.0
    for low in np.arange(_BINS) / _BINS:
        here = (chances > low) & (chances <= low + 1 / _BINS)
        if here.any():
            total += here.mean() * abs(chances[here].mean() - right[here].mean())
    return float(total)


class Kept:
    """The scores of every head with their answers: many labels (a row each) or yes and no."""

    def __init__(self) -> None:
        self.many: dict[str, list[tuple[Array, Array]]] = defaultdict(list)
        self.yes: dict[str, list[tuple[Array, Array]]] = defaultdict(list)

    def add(self, scores: Scores, batch: Batch) -> None:
        """Keep the scores of one batch where answers are known."""
        heads = {**scores.tags, **scores.attributes, **scores.tolls}
        gold = {**batch.tags, **batch.attributes, **batch.tolls}
        for name, head in heads.items():
            known = gold[name] >= 0
            if known.any():
                self.many[name].append((_plain(head[known]), _plain(gold[name][known])))
        shown = batch.mask.bool().unsqueeze(1) & (batch.starts >= 0).unsqueeze(-1)
        for n, role in enumerate(labels.ROLES):
            taught = shown & (batch.taught[:, :, 2 * n] > 0).unsqueeze(-1)
            if taught.any():
                at = slice(2 * n, 2 * n + 2)
                self.yes[role].append(
                    (_plain(scores.roles[taught][:, at]).ravel(), _plain(batch.roles[taught][:, at]).ravel())
                )
        both = batch.same >= 0
        even = (scores.same + scores.same.transpose(1, 2)) / 2
        self.yes["same"].append((_plain(even[both]), _plain(batch.same[both])))
        there = ~batch.relevant.isnan()
        self.yes["relevant"].append((_plain(scores.relevant[there]), _plain(batch.relevant[there])))

    def temperatures(self) -> Iterator[tuple[str, float, float, float]]:
        """Yield each head with its temperature, and its calibration error before and after.

        It is that of least loss, for a head of values of least loss and calibration error together.
        """
        for name, rows in self.many.items():
            scores, gold = (np.concatenate(one) for one in zip(*rows, strict=True))
            gold = gold.astype(int)
            gauge, both = (_of_any, 1) if name in labels.SORTS else (_of_best, 2)
            least = min(_HEATS, key=lambda t: sum(gauge(scores / t, gold)[:both]))
            errors = [gauge(scores / heat, gold)[1] for heat in (1.0, least)]
            yield name, float(least), errors[0], errors[1]
        for name, rows in self.yes.items():
            scores, gold = (np.concatenate(one) for one in zip(*rows, strict=True))
            if len(gold):
                least = min(_HEATS, key=lambda t: _loss_and_error(sigmoid(scores / t), gold))
                before, after = (calibration_error(sigmoid(scores / t), gold) for t in (1.0, least))
                yield name, float(least), before, after


def _f(counts: list[int], beta: float) -> float:
    """Return F-beta from what is right, said and in the key."""
    right, said, gold = counts
    return (1 + beta**2) * right / max(1.0, said + beta**2 * gold)


def _log_loss(chances: Array, gold: Array) -> float:
    return float(-(gold * np.log(chances + 1e-9) + (1 - gold) * np.log(1 - chances + 1e-9)).mean())


def _of_best(scores: Array, gold: Array) -> tuple[float, float]:
    """Return the loss of a head of many values, and the calibration error of its best one."""
    chances = softmax(scores)
    return _loss(chances, gold), calibration_error(
        chances.max(-1), (chances.argmax(-1) == gold).astype(float)
    )


def _of_any(scores: Array, gold: Array) -> tuple[float, float]:
    """Return the loss of a head that tells triggers, and the calibration error of telling any."""
    chances = softmax(scores)
    return _loss(chances, gold), calibration_error(1 - chances[:, 0], (gold > 0).astype(float))


def _loss(chances: Array, gold: Array) -> float:
    return float(-np.log(chances[np.arange(len(gold)), gold] + 1e-9).mean())


def _loss_and_error(chances: Array, gold: Array) -> tuple[float, float]:
    """Return the loss, as far as it is worth telling apart, then the calibration error."""
    return round(_log_loss(chances, gold), 3), calibration_error(chances, gold)


def _plain(tensor: Tensor) -> Array:
    return tensor.detach().double().numpy()


def settle(run: Path, windows: dict[str, list[Window]]) -> dict[str, Any]:
    """Return temperatures, thresholds and calibration errors for the weights of a run."""
    model, _ = reader()
    model.load_state_dict(torch.load(run / "weights.pt", map_location="cpu"))
    model.eval()
    kept, passed = Kept(), []
    with torch.no_grad():
        for made in windows.values():
            for batch in batches(made, area=6000):
                scores = model(batch)
                kept.add(scores, batch)
                passed.append((scores, batch))
    found = list(kept.temperatures())
    heats = {name: round(heat, 3) for name, heat, _, _ in found}
    thresholds = dict(_role_thresholds(passed, heats)) | dict(_tag_thresholds(passed, heats))
    thresholds |= {f"hinted {sort}": _HINTED * thresholds[sort] for sort in labels.SORTS}
    thresholds["same"] = _JOINED
    return {
        "temperatures": heats,
        "thresholds": {name: round(float(value), 4) for name, value in thresholds.items()},
        "calibration": {name: [round(before, 4), round(after, 4)] for name, _, before, after in found},
    }


def _role_thresholds(
    passed: list[tuple[Scores, Batch]], heats: dict[str, float]
) -> Iterator[tuple[str, float]]:
    """Yield the threshold of each role with the best F-beta of spans that touch."""
    for n, role in enumerate(labels.ROLES):
        counts = {least: [0, 0, 0] for least in _LEASTS}
        for scores, batch in passed:
            for row, length in enumerate(batch.mask.sum(-1).tolist()):
                for t in range(len(batch.triggers[row])):
                    if batch.taught[row, t, 2 * n] == 0:
                        continue
                    chances = (
                        scores.roles[row, t, :length, 2 * n : 2 * n + 2] / heats.get(role, 1.0)
                    ).sigmoid()
                    gold = batch.roles[row, t, :length, 2 * n : 2 * n + 2] > 0
                    whole = role in labels.REPORT_ROLES
                    key = _told(gold.double().numpy(), 0.5, whole=whole)
                    for least, held in counts.items():
                        met = touch(_told(chances.double().numpy(), least, whole=whole), key)
                        held[0] += met["right"]
                        held[1] += met["said"]
                        held[2] += met["gold"]
        if any(held[2] for held in counts.values()):
            beta = _WHOLE_BETA if role in labels.REPORT_ROLES else 1.0 if role in _SEVERAL else _ROLE_BETA
            yield role, max(counts, key=lambda least: _f(counts[least], beta))


def _told(chances: Array, least: float, *, whole: bool) -> list[tuple[int, int]]:
    """Return the spans that the reader would take from the chances of one role, as it does itself."""
    cut = runs if whole else decode_spans
    return list(cut(chances[:, 0], chances[:, 1], least))


def _tag_thresholds(
    passed: list[tuple[Scores, Batch]], heats: dict[str, float]
) -> Iterator[tuple[str, float]]:
    """Yield the threshold of each sort of trigger with the best F-beta of spans that touch."""
    for sort in labels.SORTS:
        counts = {least: [0, 0, 0] for least in _LEASTS}
        for scores, batch in passed:
            for row in range(len(batch.windows)):
                gold = batch.tags[sort][row]
                known = gold >= 0
                if not known.any():
                    continue
                chances = (scores.tags[sort][row] / heats[sort]).softmax(-1) * known.unsqueeze(-1)
                key = spans((gold == 1).tolist(), (gold > 0).tolist())
                for least, held in counts.items():
                    said = spans((chances[:, 1] > least).tolist(), (chances[:, 2] > least).tolist())
                    met = touch(said, key)
                    held[0] += met["right"]
                    held[1] += met["said"]
                    held[2] += met["gold"]
        yield sort, max(counts, key=lambda least: _f(counts[least], _TRIGGER_BETA))


def settings_of(data: Path, run: Path, name: str) -> dict[str, Any]:
    """Return a run's settings, chosen on the dev parts of the data, and write them beside its weights."""
    record = (run / "record.jsonl").read_text(encoding="utf-8").splitlines()
    most = int(json.loads(record[0])["settings"]["most"])
    _, tokenizer = reader()
    documents = {
        "own": sources.own_corpus(data)["dev"],
        "muc4": sources.muc4(data, "dev")[:_MEASURED],
        "polnear": sources.polnear(data, "dev")[:_MEASURED_LONG],
        "case2021": sources.case2021(data, "dev"),
    }
    windows = {of: [w for one in rows for w in cut(tokenizer, one, most)] for of, rows in documents.items()}
    told = {"name": name, "most": most, **settle(run, windows)}
    (run / "settings.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return told
