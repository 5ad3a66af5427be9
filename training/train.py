"""One run of training: epochs, checkpoints to go on from, and a record of what was done."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import nn

from training.adapt import adapt
from training.encoder import reader
from training.loss import loss
from training.measure import measure
from training.model import Reader
from training.plan import Plan

_EVERY = 4
"""After how many epochs the dev parts are measured."""
_HEADS_FASTER = 6.0
_WARM = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a run is told. ``most`` is the longest window, ``area`` a batch, in tokens.

    ``shares`` are the windows of each further data set in an epoch; all of the own corpus is in each.
    ``guesses`` are the tokens that the encoder first reads for their language alone.
    """

    epochs: int
    seed: int
    most: int
    area: int
    rate: float
    shares: dict[str, int]
    guesses: int = 0


def train(data: Path, out: Path, recipe: Recipe) -> None:
    """Train a model on a folder of data sets; a run that was cut off goes on from its checkpoint."""
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    model, tokenizer = reader()
    adapt(model.tokens.encoder, tokenizer, data, recipe.guesses, out)
    plan = Plan(data, tokenizer, recipe.most, recipe.shares)
    run = Run(model, plan, recipe, out)
    first = run.resume()
    if first == 0:
        run.write({"settings": asdict(recipe), "windows": plan.sizes(), "torch": torch.__version__})
    for epoch in range(first, recipe.epochs):
        row = run.epoch(epoch)
        if epoch % _EVERY == _EVERY - 1 or epoch == recipe.epochs - 1:
            row |= {name: measure(model, rows) for name, rows in plan.dev.items()}
        run.write(row)
        run.save(epoch)


class Run:
    """A model in training, with its optimiser and how far it is."""

    def __init__(self, model: Reader, plan: Plan, recipe: Recipe, out: Path) -> None:
        self._model, self._plan, self._recipe, self._out = model, plan, recipe, out
        model.tokens.encoder.embeddings.requires_grad_(requires_grad=False)
        encoder = [p for n, p in model.named_parameters() if ".encoder." in n and p.requires_grad]
        heads = [p for n, p in model.named_parameters() if ".encoder." not in n and p.requires_grad]
        groups = [
            {"params": encoder, "lr": recipe.rate},
            {"params": heads, "lr": _HEADS_FASTER * recipe.rate},
        ]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        steps = recipe.epochs * sum(1 for _ in plan.epoch(Random(0), recipe.area))  # noqa: S311
        warm = max(1, steps // _WARM)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda n: min(1.0, (n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
        )

    def epoch(self, number: int) -> dict[str, Any]:
        """Train for one epoch; return what is recorded of it."""
        self._model.train()
        random = Random(1000 * self._recipe.seed + number)  # noqa: S311
        start, seen, tokens, count = time.time(), 0.0, 0, 0
        for one in self._plan.epoch(random, self._recipe.area):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = self._model(one)
            lost = loss(scores, one)
            lost.backward()
            nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
            self._optimiser.step()
            self._schedule.step()
            self._optimiser.zero_grad()
            seen, tokens, count = seen + lost.item(), tokens + one.ids.numel(), count + 1
        spent = time.time() - start
        return {"epoch": number, "loss": round(seen / count, 4), "seconds": round(spent), "tokens": tokens}

    def save(self, number: int) -> None:
        """Write a checkpoint from which the run goes on, and the weights by themselves."""
        state = {
            "epoch": number,
            "settings": asdict(self._recipe),
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict(),
        }
        state["schedule"] = self._schedule.state_dict()
        torch.save(state, self._out / "checkpoint.new")
        (self._out / "checkpoint.new").replace(self._out / "checkpoint.pt")
        torch.save(self._model.state_dict(), self._out / "weights.pt")

    def resume(self) -> int:
        """Go on from a checkpoint, if there is one; return the epoch to begin with.

        Raises:
            SystemExit: the checkpoint is of a run with other settings.
        """
        path = self._out / "checkpoint.pt"
        if not path.is_file():
            return 0
        state = torch.load(path, map_location="cpu")
        if state["settings"] != asdict(self._recipe):
            raise SystemExit(f"{path} is of a run with other settings: name another folder")
        self._model.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._schedule.load_state_dict(state["schedule"])
        return int(state["epoch"]) + 1

    def write(self, row: dict[str, Any]) -> None:
        """Add a line to the record of the run, and print it."""
        print(json.dumps(row), flush=True)
        with (self._out / "record.jsonl").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(row) + "\n")
