"""The reader: one encoder and small heads; roles are asked of each pair of trigger and token."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from annals.neural.hints import HINTS
from training import labels
from training.batches import Batch

_KEY, _BOTH = 96, 64
_FORGOTTEN = 0.15
"""How often a kind of mark is left out of a window in training."""
_UNTIED = 0.25
"""How often a window goes without the lexicon's ties in training."""
_DROPPED, _DROPPED_IN_DISGUISE = 0.1, 0.3
"""How much of what is known of a trigger is left out in training: types are easily learned by heart."""
_REACH, _STEP = 64, 4
_BUCKETS = 2 * _REACH // _STEP + 1
_COMPARED = ("attacker", "target", "victim", "thing", "place", "time")
"""The roles whose words are compared to see whether two triggers name one act."""
_OF_ROLE = 48
_APART = (1, 4, 8, 16, 32, 64, 128, 256)
"""How many tokens two triggers stand apart, in steps."""


@dataclass(slots=True)
class Scores:
    """What the heads say: of tokens, of triggers, of both together, of two triggers, of the whole."""

    tags: dict[str, Tensor]
    attributes: dict[str, Tensor]
    roles: Tensor
    tolls: dict[str, Tensor]
    same: Tensor
    relevant: Tensor


class Tokens(nn.Module):
    """What one pass over a window gives: a state for each token, tags, tolls and relevance."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        hidden = config.hidden_size
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.hint = nn.Linear(len(HINTS), hidden, bias=False)
        nn.init.zeros_(self.hint.weight)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.ModuleDict({sort: nn.Linear(hidden, 3) for sort in labels.SORTS})
        self.toll = nn.ModuleDict({name: nn.Linear(hidden, len(of)) for name, of in labels.TOLL.items()})
        self.relevant = nn.Linear(hidden, 1)

    def forward(
        self, ids: Tensor, mask: Tensor, hints: Tensor
    ) -> tuple[Tensor, dict[str, Tensor], dict[str, Tensor], Tensor]:
        """Return states B x L x H, tags and tolls B x L x labels, relevance B."""
        if self.training:  # no kind of mark may be leant on alone
            hints = hints * (torch.rand(hints.shape[0], 1, hints.shape[2], device=hints.device) > _FORGOTTEN)
        words = self.encoder.embeddings.word_embeddings(ids) + self.hint(hints)
        states = self.dropout(self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state)
        tags = {name: head(states) for name, head in self.tags.items()}
        tolls = {name: head(states) for name, head in self.toll.items()}
        return states, tags, tolls, self.relevant(states[:, 0]).squeeze(-1)


class Pairs(nn.Module):
    """What triggers are, who stands in which role to each, and which tell of one act."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        tags = 2 * len(labels.ROLES)
        self.named = nn.Sequential(nn.Linear(3 * hidden, hidden), nn.GELU(), nn.Dropout(_DROPPED))
        self.attributes = nn.ModuleDict(
            {f"of_{name}": nn.Linear(hidden, len(of)) for name, of in labels.ATTRIBUTES.items()}
        )
        self.asked = nn.Sequential(nn.Linear(hidden, 2 * _KEY), nn.GELU(), nn.Linear(2 * _KEY, _KEY))
        self.asking = nn.Linear(hidden, tags * _KEY)
        self.alone = nn.Linear(hidden, tags)
        self.one, self.other = nn.Linear(hidden, _BOTH), nn.Linear(hidden, _BOTH)
        self.near, self.tied = nn.Embedding(_BUCKETS, _BOTH), nn.Linear(1, _BOTH, bias=False)
        self.both = nn.Linear(_BOTH, tags)
        self.words = nn.Linear(hidden, _OF_ROLE, bias=False)
        self.linked = nn.Sequential(nn.Linear(hidden + len(_COMPARED) * (_OF_ROLE + 1), hidden), nn.GELU())
        self.alike, self.apart = nn.Linear(3 * hidden, 128), nn.Embedding(len(_APART) + 1, 128)
        self.same = nn.Linear(128, 1)
        nn.init.normal_(self.near.weight, std=0.1)

    def forward(
        self, states: Tensor, starts: Tensor, ends: Tensor, tied: Tensor, mask: Tensor
    ) -> tuple[dict[str, Tensor], Tensor, Tensor]:
        """Return attributes B x T x labels, roles B x T x L x tags, sameness B x T x T."""
        named = self.named_of(states, starts, ends)
        attributes = {name.removeprefix("of_"): head(named) for name, head in self.attributes.items()}
        if self.training:
            tied = tied * (torch.rand(len(tied), 1, 1, device=tied.device) > _UNTIED)
        roles = self.roles_of(states, named, starts, tied)
        linked = self.linked_of(states, named, roles.detach(), mask)
        return attributes, roles, self.same_of(linked, starts)

    def forget(self, *, disguised: bool) -> None:
        """Set how much of what is known of a trigger is left out from now on."""
        self.named[-1].p = _DROPPED_IN_DISGUISE if disguised else _DROPPED

    def named_of(self, states: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
        """Return a state for each trigger: B x T x H."""
        wide = (-1, -1, states.shape[-1])
        first, last = (states.gather(1, at.unsqueeze(-1).expand(wide)) for at in (starts, ends))
        parts = (first, last, states[:, :1].expand(-1, starts.shape[1], -1))
        return self.named(torch.cat(parts, -1))

    def roles_of(self, states: Tensor, named: Tensor, starts: Tensor, tied: Tensor) -> Tensor:
        """Return whether each token begins, and goes on, in each role to each trigger.

        ``tied`` says which tokens the lexicon ties to which trigger.
        """
        tags = self.alone.out_features
        keys = self.asked(states)
        asking = self.asking(named).unflatten(-1, (tags, _KEY)).flatten(1, 2)
        scores = torch.bmm(asking, keys.transpose(1, 2)).unflatten(1, (-1, tags)) / _KEY**0.5
        positions = torch.arange(states.shape[1], device=states.device)
        apart = (positions - starts.unsqueeze(-1)).clamp(-_REACH, _REACH) + _REACH
        both = self.one(named).unsqueeze(2) + self.other(states).unsqueeze(1)
        both = both + self.near(apart // _STEP) + self.tied(tied.unsqueeze(-1))
        together = self.both(nn.functional.gelu(both))
        return scores.transpose(2, 3) + self.alone(states).unsqueeze(1) + together

    def linked_of(self, states: Tensor, named: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """Return each trigger's state with those of the words in its roles: B x T x H."""
        tags = [2 * labels.ROLES.index(role) for role in _COMPARED]
        begins, insides = roles[..., tags], roles[..., [tag + 1 for tag in tags]]
        likely = torch.maximum(begins, insides).sigmoid() * mask.unsqueeze(1).unsqueeze(-1)
        much = likely.sum(2)
        told = torch.bmm(likely.transpose(2, 3).flatten(1, 2), self.words(states))
        told = told.unflatten(1, (-1, len(_COMPARED))) / much.clamp(min=1.0).unsqueeze(-1)
        return self.linked(torch.cat([named, told.flatten(2), much.clamp(max=1.0)], -1))

    def same_of(self, linked: Tensor, at: Tensor) -> Tensor:
        """Return whether two triggers name one act; ``at`` says at which token each stands."""
        one = linked.unsqueeze(2).expand(-1, -1, linked.shape[1], -1)
        other = linked.unsqueeze(1).expand_as(one)
        steps = torch.tensor(_APART, device=at.device)
        apart = ((at.unsqueeze(2) - at.unsqueeze(1)).abs().unsqueeze(-1) >= steps).sum(-1)
        alike = self.alike(torch.cat([one + other, one * other, (one - other).abs()], -1))
        return self.same(nn.functional.gelu(alike + self.apart(apart))).squeeze(-1)


class Reader(nn.Module):
    """Both parts. Shapes: B windows, L tokens, T triggers of a window, H hidden units."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.tokens = Tokens(config)
        self.pairs = Pairs(config.hidden_size)

    def forward(self, batch: Batch) -> Scores:
        """Score windows: ids and mask B x L, hints B x L x K, ends of each trigger B x T, ties B x T x L."""
        states, tags, tolls, relevant = self.tokens(batch.ids, batch.mask, batch.hints)
        starts, ends = batch.starts.clamp(min=0), batch.ends.clamp(min=0)
        attributes, roles, same = self.pairs(states, starts, ends, batch.tied, batch.mask)
        return Scores(tags, attributes, roles, tolls, same, relevant)
