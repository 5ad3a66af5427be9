"""What a model loses on a batch: the sum over its heads, each on what an example teaches."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training import labels
from training.batches import IGNORE, Batch
from training.model import Scores

_TAG_WEIGHTS = torch.tensor([1.0, 3.0, 2.0])
_TAGS, _ROLES, _LABELS, _RELEVANT = 2.0, 30.0, 0.5, 0.3
"""What each kind of head weighs."""
_SAID = 3.0
"""How much more a token in a role weighs than one in none."""


def loss(scores: Scores, batch: Batch) -> Tensor:
    """Return the sum of what each head loses."""
    ce, bce = nn.functional.cross_entropy, nn.functional.binary_cross_entropy_with_logits
    total = torch.zeros(())
    for sort, head in scores.tags.items():
        gold = batch.tags[sort].flatten()
        if (gold >= 0).any():
            total = total + _TAGS * ce(
                head.flatten(0, 1).float(), gold, weight=_TAG_WEIGHTS, ignore_index=IGNORE
            )
    shown = (batch.mask.bool().unsqueeze(1) & (batch.starts >= 0).unsqueeze(-1)).unsqueeze(-1)
    counted = shown * batch.taught.unsqueeze(2)
    if counted.any():
        pairs = bce(scores.roles.float(), batch.roles, reduction="none")
        total = total + _ROLES * (pairs * (1.0 + _SAID * batch.roles) * counted).sum() / counted.sum()
    heads = [(scores.attributes[name], batch.attributes[name]) for name in labels.ATTRIBUTES]
    heads += [(scores.tolls[name], batch.tolls[name]) for name in labels.TOLL]
    for head, gold in heads:
        if (gold >= 0).any():
            total = total + _LABELS * ce(head.flatten(0, 1).float(), gold.flatten(), ignore_index=IGNORE)
    known = batch.same >= 0
    if known.any():
        total = total + bce(scores.same[known].float(), batch.same[known])
    there = ~batch.relevant.isnan()
    if there.any():
        total = total + _RELEVANT * bce(scores.relevant[there].float(), batch.relevant[there])
    return total
