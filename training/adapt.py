"""The encoder, first taught the language of the reports: words that are left out, guessed from the others."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from annals.neural.windows import FIRST, LAST
from training.sources import unlabelled

_LENGTH, _ROWS = 256, 8
"""Tokens of a row, and rows of a batch."""
_LEFT_OUT = 0.2
_SHOWN, _SWAPPED = 0.1, 0.1
"""Of the words to guess, how many are shown as they are, and how many with another in their place."""
_MASK, _WORDS = 103, 1000
"""The token of a word left out, and the first that is a word."""
_RATE, _HEAD_FASTER, _WARM = 3e-4, 4.0, 0.06
_EVERY = 100
"""After how many steps the loss is told."""
_NONE = -100


def adapt(encoder: BertModel, tokenizer: Tokenizer, data: Path, tokens: int, out: Path) -> None:
    """Teach an encoder the texts of a folder of data sets, or take what an earlier run taught it.

    Texts of dev and test parts are left out. ``tokens`` are read in all, 0 for none.

    Raises:
        SystemExit: the folder of the run holds what another number of tokens taught.
    """
    if not tokens:
        return
    done = out / "adapted.pt"
    if done.is_file():
        held = torch.load(done, map_location="cpu")
        if held["tokens"] != tokens:
            raise SystemExit(f"{done} is of {held['tokens']} tokens, not {tokens}: name another folder")
        encoder.load_state_dict(held["encoder"])
        return
    rows = _rows(tokenizer, data)
    steps = tokens // (_LENGTH * _ROWS)
    guess = _Guess(encoder)
    encoder.embeddings.requires_grad_(requires_grad=False)
    learned = [p for p in encoder.parameters() if p.requires_grad]
    head = [*guess.turn.parameters(), guess.bias]
    groups = [{"params": learned, "lr": _RATE}, {"params": head, "lr": _HEAD_FASTER * _RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(_WARM * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
    )
    guess.train()
    start, lost = time.time(), 0.0
    for step, batch in zip(range(steps), _batches(rows), strict=False):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = guess(*_hidden(batch))
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        lost += loss.item()
        if step % _EVERY == _EVERY - 1:
            row = {
                "guesses": step + 1,
                "loss": round(lost / _EVERY, 4),
                "seconds": round(time.time() - start),
            }
            print(json.dumps(row), flush=True)
            lost = 0.0
    torch.save({"tokens": tokens, "encoder": encoder.state_dict()}, done)


class _Guess(nn.Module):
    """Guesses the words left out: the words' own embeddings are the answers to choose from."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        hidden = encoder.config.hidden_size
        self.encoder = encoder
        self.turn = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU(), nn.LayerNorm(hidden))
        self.bias = nn.Parameter(torch.zeros(encoder.config.vocab_size))

    def forward(self, ids: Tensor, gold: Tensor) -> Tensor:
        """Return what is lost over the words left out; ids and gold B x L, gold -100 elsewhere."""
        states = self.encoder(input_ids=ids).last_hidden_state
        asked = gold != _NONE
        scores = nn.functional.linear(
            self.turn(states[asked]), self.encoder.embeddings.word_embeddings.weight, self.bias
        )
        return nn.functional.cross_entropy(scores.float(), gold[asked])


def _rows(tokenizer: Tokenizer, data: Path) -> Tensor:
    """Return the texts one after another, cut into rows."""
    ids: list[int] = []
    for text in unlabelled(data):
        ids += [*tokenizer.encode(text, add_special_tokens=False).ids, LAST]
    inner = _LENGTH - 1
    count = len(ids) // inner
    body = torch.tensor(ids[: count * inner]).view(count, inner)
    return torch.cat([torch.full((count, 1), FIRST), body], 1)


def _batches(rows: Tensor) -> Iterator[Tensor]:
    """Yield batches of rows without end, in another order each time round; none where there are no rows."""
    while len(rows):
        order = torch.randperm(len(rows))
        for at in range(0, max(len(rows) - _ROWS, 0) + 1, _ROWS):
            yield rows[order[at : at + _ROWS]]


def _hidden(ids: Tensor) -> tuple[Tensor, Tensor]:
    """Return rows with some words left out, and what these are."""
    chosen = (torch.rand(ids.shape) < _LEFT_OUT) & (ids >= _WORDS)
    gold = torch.where(chosen, ids, _NONE)
    lot = torch.rand(ids.shape)
    other = ids[torch.randint(len(ids), ids.shape), torch.randint(ids.shape[1], ids.shape)]
    shown = torch.where(chosen & (lot > _SHOWN + _SWAPPED), _MASK, ids)
    return torch.where(chosen & (lot < _SWAPPED), other, shown), gold
