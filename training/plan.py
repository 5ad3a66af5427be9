"""Which windows of which data sets each epoch sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer

from annals.neural.windows import OPENING
from training import sources
from training.batches import Batch, batch, chunked
from training.disguise import Disguise
from training.examples import Example
from training.windows import RELEVANT, Window, crops, cut, opening

_MEASURED = 100
"""How many documents of a set beside the own corpus are measured in training."""
_CROPPED = {"crops": 2, "sentences": 1}
"""How many sentences a crop has."""
_CROPS = {"crops": 450, "sentences": 0}
_DISGUISED_CROPS = {"crops": 150, "sentences": 300}
"""How many crops of two sentences and how many single ones an epoch sees, as they are and in disguise."""
_OPENINGS = 240
"""How many openings of reports an epoch sees."""


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
        for name, many in _CROPPED.items():
            self.train[name] = [w for one in own["train"] for w in crops(tokenizer, one, many)]
        self.dev = {name: of["dev"] for name, of in windows.items()}
        told = (window for rows in self.train.values() for window in rows)
        self._disguise = Disguise((window.text.ids, window.bits) for window in told)
        self._shares = {**shares, "openings": _OPENINGS, **_CROPS}

    def add_heard(self, windows: list[Window], share: int) -> None:
        """Add windows of reports as a reader heard them, so many of them to each epoch from now on."""
        self.train["silver"], self._shares["silver"] = windows, share

    def sizes(self, *, disguised: bool = False) -> dict[str, int]:
        """Return how many windows each epoch sees of each set."""
        shares = self._shares | (_DISGUISED_CROPS if disguised else {})
        return {name: min(len(rows), shares.get(name, len(rows))) for name, rows in self.train.items()}

    def epoch(self, random: Random, area: int, *, disguised: bool = False) -> Iterator[Batch]:
        """Yield the batches of one epoch, those of all sets mixed, their windows in disguise if asked."""
        chunks: list[list[Window]] = []
        sizes = self.sizes(disguised=disguised)
        for name, rows in self.train.items():
            chunks += chunked(random.sample(rows, sizes[name]), random, area)
        random.shuffle(chunks)
        for made in map(batch, chunks):
            if disguised:
                self._disguised(made, random)
            yield made

    def _disguised(self, made: Batch, random: Random) -> None:
        """Put the windows of a batch in disguise, openings of reports excepted: they are not marked."""
        for row, window in enumerate(made.windows):
            if window.example.teaches != RELEVANT:
                inner = window.shown.places()[1:-1]
                tokens, bits = ([of[n] for n in inner] for of in (window.text.ids, window.bits))
                made.ids[row, 1 : len(inner) + 1] = torch.tensor(self._disguise.of(tokens, bits, random))


def _parts(data: Path, name: str) -> dict[str, list[Example]]:
    """Return a set's documents for training, and some for measuring."""
    read = {"muc4": sources.muc4, "polnear": sources.polnear, "case2021": sources.case2021}[name]
    return {"train": read(data, "train"), "dev": read(data, "dev")[:_MEASURED]}
