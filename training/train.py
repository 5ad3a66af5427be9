"""Training: runs that are averaged, a last one from their mean, checkpoints to go on from, and a record."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import nn

from training.adapt import adapt
from training.encoder import reader
from training.examples import Example
from training.loss import loss
from training.measure import measure
from training.model import Reader
from training.plan import Plan
from training.windows import cut

_EVERY = 4
"""After how many epochs the dev parts are measured."""
_HEADS_FASTER = 6.0
_WARM = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a training is told. ``most`` is the longest window, ``area`` a batch, in tokens.

    ``runs`` begin with the same weights and see the same windows in different orders; their mean
    (Wortsman et al. 2022) is trained for ``last_epochs`` more at the step ``last_rate``, on windows in
    disguise and ``silver`` windows of reports that nobody annotated; ``last_share`` of what that makes is
    taken, the rest of the mean. ``shares`` are the windows of each further data set in an epoch; all of the
    own corpus is in each. ``guesses`` are the tokens that the encoder first reads for their language alone.
    """

    runs: int
    epochs: int
    last_epochs: int
    seed: int
    most: int
    area: int
    rate: float
    last_rate: float
    last_share: float
    shares: dict[str, int]
    silver: int = 0
    guesses: int = 0


def train(data: Path, out: Path, recipe: Recipe) -> None:
    """Train a model on a folder of data sets; a training that was cut off goes on from its checkpoints."""
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    record = Record(out / "record.jsonl")
    model, tokenizer = reader()
    adapt(model.tokens.encoder, tokenizer, data, recipe.guesses, out)
    begun = {name: one.clone() for name, one in model.state_dict().items()}
    plan = Plan(data, tokenizer, recipe.most, recipe.shares)
    if not record.path.exists():
        record.add({"settings": asdict(recipe), "windows": plan.sizes(), "torch": torch.__version__})
    made = []
    for number in range(recipe.runs):
        model.load_state_dict(begun)
        Run(f"run-{number}", model, plan, recipe, record).go(recipe.epochs, recipe.rate, disguised=False)
        made.append({name: one.clone() for name, one in model.state_dict().items()})
    mean = {name: sum(one[name] for one in made) / len(made) for name in begun}
    torch.save(mean, out / "weights.pt")


def train_last(data: Path, out: Path, recipe: Recipe, heard: Sequence[Example]) -> None:
    """Train the mean of the runs for the last epochs, on reports that nobody annotated besides, as heard."""
    record = Record(out / "record.jsonl")
    model, tokenizer = reader()
    mean = torch.load(out / "weights.pt", map_location="cpu")
    model.load_state_dict(mean)
    plan = Plan(data, tokenizer, recipe.most, recipe.shares)
    plan.add_heard([window for one in heard for window in cut(tokenizer, one, recipe.most)], recipe.silver)
    Run("last", model, plan, recipe, record).go(recipe.last_epochs, recipe.last_rate, disguised=True)
    last, share = model.state_dict(), recipe.last_share
    torch.save({name: (1 - share) * mean[name] + share * last[name] for name in last}, out / "weights.pt")


class Record:
    """The record of a training: a line of JSON for each thing done."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, row: dict[str, Any]) -> None:
        """Add a line, and print it."""
        print(json.dumps(row), flush=True)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(row) + "\n")


class Run:
    """A model in training, with its optimiser and how far it is."""

    def __init__(self, name: str, model: Reader, plan: Plan, recipe: Recipe, record: Record) -> None:
        self._name, self._model, self._plan, self._recipe, self._record = name, model, plan, recipe, record
        self._checkpoint = record.path.parent / f"{name}.pt"

    def go(self, epochs: int, rate: float, *, disguised: bool) -> None:
        """Train for so many epochs, from the checkpoint if there is one."""
        if not epochs:
            return
        random = f"{self._recipe.seed} {self._name}"
        torch.manual_seed(Random(random).getrandbits(32))  # noqa: S311
        self._model.pairs.forget(disguised=disguised)
        self._begin(epochs, rate, disguised=disguised)
        for epoch in range(self._resume(), epochs):
            row = self._epoch(Random(f"{random} {epoch}"), disguised=disguised)  # noqa: S311
            if epoch % _EVERY == _EVERY - 1 or epoch == epochs - 1:
                row |= {name: measure(self._model, rows) for name, rows in self._plan.dev.items()}
            self._record.add({"run": self._name, "epoch": epoch, **row})
            self._save(epoch)

    def _begin(self, epochs: int, rate: float, *, disguised: bool) -> None:
        self._model.tokens.encoder.embeddings.requires_grad_(requires_grad=False)
        learned = [(n, p) for n, p in self._model.named_parameters() if p.requires_grad]
        groups = [
            {"params": [p for n, p in learned if ".encoder." in n], "lr": rate},
            {"params": [p for n, p in learned if ".encoder." not in n], "lr": _HEADS_FASTER * rate},
        ]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        seen = self._plan.epoch(Random(0), self._recipe.area, disguised=disguised)  # noqa: S311
        steps = epochs * sum(1 for _ in seen)
        warm = max(1, steps // _WARM)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda n: min(1.0, (n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
        )

    def _epoch(self, random: Random, *, disguised: bool) -> dict[str, Any]:
        """Train for one epoch; return what is recorded of it."""
        self._model.train()
        start, seen, tokens, count = time.time(), 0.0, 0, 0
        for one in self._plan.epoch(random, self._recipe.area, disguised=disguised):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = self._model(one)
            lost = loss(scores, one)
            lost.backward()
            nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
            self._optimiser.step()
            self._schedule.step()
            self._optimiser.zero_grad()
            seen, tokens, count = seen + lost.item(), tokens + one.ids.numel(), count + 1
        return {"loss": round(seen / count, 4), "seconds": round(time.time() - start), "tokens": tokens}

    def _save(self, epoch: int) -> None:
        """Write a checkpoint from which the run goes on."""
        state = {
            "epoch": epoch,
            "settings": asdict(self._recipe),
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "schedule": self._schedule.state_dict(),
        }
        new = self._checkpoint.with_suffix(".new")
        torch.save(state, new)
        new.replace(self._checkpoint)

    def _resume(self) -> int:
        """Go on from a checkpoint, if there is one; return the epoch to begin with.

        Raises:
            SystemExit: the checkpoint is of a training with other settings.
        """
        if not self._checkpoint.is_file():
            return 0
        state = torch.load(self._checkpoint, map_location="cpu")
        if state["settings"] != asdict(self._recipe):
            raise SystemExit(f"{self._checkpoint} is of a training with other settings: name another folder")
        self._model.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._schedule.load_state_dict(state["schedule"])
        return int(state["epoch"]) + 1
