"""Weighs the words heard in a role to one act against what was heard of all others of the report.

Each trigger is asked for its roles alone, so words of one act are heard of its neighbours too. A linear model
of what is known of such words (how likely they are, who else has them, how far they stand from the act)
says how likely they are in the role. It learns from the corpus for training (``training.weigh``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from annals.neural.heard import Words
from annals.neural.windows import Text

Table = NDArray[np.float64]
Numbers = NDArray[np.int64]

WEIGHED = ("attacker", "target", "victim", "thing", "weapon", "place", "time", "toll")
"""The roles whose words are weighed."""
FEATURES = 29
"""How many things are known of words."""
LEAST = 0.1
"""How likely words must be in a role for one act alone to be weighed."""
_SURE = 0.001
"""How far from no and yes a chance is at least."""
_FARTHEST = 6
"""From how many sentences on words are all as far."""
_LONG = 60
"""From how many code points on words are all as long."""
_AT_ONCE = 256
"""How many words are set beside all others at once."""
_NOWHERE = 2**40
"""Farther than any two things in a text are apart."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Words that may be in a role: how likely they are at their surest token and on average."""

    role: str
    words: Words
    mean: float
    token: int


@dataclass(frozen=True, slots=True)
class Told:
    """One act as it was heard: the tokens and scores of its triggers, its likeliest labels, its words.

    ``sure`` holds how likely its kind, its type and its being background are.
    """

    at: tuple[int, ...]
    scores: tuple[float, ...]
    is_incident: bool
    sure: tuple[float, float, float]
    likely: tuple[Likely, ...]


def weighed(text: Text, acts: Sequence[Told], weights: Mapping[str, Table]) -> list[list[tuple[str, Words]]]:
    """Return the words in roles of each act, each with how likely it is in its role."""
    told: list[list[tuple[str, Words]]] = [[] for _ in acts]
    every = [(n, one) for n, act in enumerate(acts) for one in act.likely]
    if not every:
        return told
    table = features(text, acts)
    rows = np.stack([weights[one.role] for _, one in every])
    scores = (table * rows[:, :-1]).sum(1) + rows[:, -1]
    chances = 1.0 / (1.0 + np.exp(-scores))
    for (n, one), chance in zip(every, chances.round(4).tolist(), strict=True):
        told[n].append((one.role, Words(one.words.start, one.words.end, chance)))
    return told


def features(text: Text, acts: Sequence[Told]) -> Table:
    """Return what is known of all words that may be in a role: a row for each, in the order of the acts.

    Words are set beside all others some hundred at a time: a long report may have ten thousand.
    """
    every = [(n, one) for n, act in enumerate(acts) for one in act.likely]
    score = np.array([one.words.score for _, one in every])
    likely = _Likely(
        act=np.array([n for n, _ in every]),
        role=np.array([WEIGHED.index(one.role) for _, one in every]),
        start=np.array([one.words.start for _, one in every]),
        end=np.array([one.words.end for _, one in every]),
        token=np.array([one.token for _, one in every]),
        sentence=np.array([_sentence(text, one.token) for _, one in every]),
        score=score,
    )
    triggers = _Triggers(text, acts)
    parts = [slice(n, n + _AT_ONCE) for n in range(0, len(every), _AT_ONCE)]
    where = np.concatenate([triggers.whereabouts(likely, part) for part in parts])
    others = np.concatenate([_others(likely, part, where[:, 0] > 0) for part in parts])
    columns = [
        _logit(score),
        _logit(np.array([one.mean for _, one in every])),
        others[:, 0],
        _logit(score) - others[:, 0],
        others[:, 1:],
        np.array([_of_words(text, one) for _, one in every]),
        np.array([_of_act(one) for one in acts])[likely.act],
        np.full(len(every), np.log(len(acts))),
        where,
    ]
    return np.column_stack(columns).astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Likely:
    """Words that may be in a role, column by column."""

    act: Numbers
    role: Numbers
    start: Numbers
    end: Numbers
    token: Numbers
    sentence: Numbers
    score: Table


def _others(all_: _Likely, part: slice, in_sentence: NDArray[np.bool_]) -> Table:
    """Return what others say of some words: of those of all acts that share some, of those in their role."""
    own, alike = (one[part, None] == one for one in (all_.act, all_.role))
    touching = (all_.start[part, None] < all_.end) & (all_.start < all_.end[part, None])
    both = own & alike
    beside = both & (np.arange(len(all_.act))[part, None] != np.arange(len(all_.act)))
    score = all_.score
    return np.column_stack(
        [
            _highest(score, touching & ~own & alike),
            _highest(score, touching & own & ~alike),
            _highest(score, beside & (all_.sentence[part, None] == all_.sentence)),
            _highest(score, beside & in_sentence),
            score[part] >= np.where(both, score, 0.0).max(1),
        ]
    )


class _Triggers:
    """Where the triggers of all acts stand."""

    def __init__(self, text: Text, acts: Sequence[Told]) -> None:
        self._token = np.array([at for act in acts for at in act.at])
        self._act = np.array([n for n, act in enumerate(acts) for _ in act.at])
        self._sentence = np.array([_sentence(text, at) for at in self._token.tolist()])
        told = np.zeros((len(text.sentences) + 1, len(acts)), dtype=bool)
        told[self._sentence, self._act] = True
        self._told = told

    def whereabouts(self, likely: _Likely, part: slice) -> Table:
        """Return where some words stand: in a sentence of their act, next to one, before or nearest to it."""
        act, token, here = likely.act[part], likely.token[part], likely.sentence[part]
        own = act[:, None] == self._act
        away, apart = (
            _nearest(place[:, None] - of, own) for place, of in ((here, self._sentence), (token, self._token))
        )
        others = self._told[here].sum(1) - self._told[here, act]
        in_sentence = here[:, None] == self._sentence
        nearest = np.where(in_sentence, abs(token[:, None] - self._token), _NOWHERE).argmin(1)
        return np.column_stack(
            [
                away == 0,
                abs(away) == 1,
                np.minimum(abs(away), _FARTHEST),
                away < 0,
                np.log1p(abs(apart)),
                apart > 0,
                others,
                (others > 0) & (away != 0),
                (self._act[nearest] == act) & in_sentence.any(1),
                here == 0,
            ]
        )


def _nearest(apart: Numbers, of: NDArray[np.bool_]) -> Numbers:
    """Return how far the nearest of some things is from each."""
    at = np.where(of, abs(apart), _NOWHERE).argmin(1)
    nearest: Numbers = apart[np.arange(len(apart)), at]
    return nearest


def _of_words(text: Text, one: Likely) -> tuple[float, ...]:
    """Return what words look like: a name, a number, how long they are, all in capitals."""
    words = text.source[one.words.start : one.words.end]
    return (
        words[:1].isupper(),
        any(map(str.isdigit, words)),
        min(len(words), _LONG) / _LONG,
        words.isupper(),
    )


def _of_act(act: Told) -> tuple[float, ...]:
    return (len(act.at), act.is_incident, *act.sure, max(act.scores))


def _sentence(text: Text, token: int) -> int:
    """Return the number of the sentence that a token stands in."""
    return max(0, bisect_right(text.sentences, token, key=itemgetter(0)) - 1)


def _highest(score: Table, of: NDArray[np.bool_]) -> Table:
    """Return the logit of the highest score of some others for each."""
    highest: Table = np.where(of, score, 0.0).max(1)
    return _logit(highest)


def _logit(chances: Table) -> Table:
    kept = np.clip(chances, _SURE, 1.0 - _SURE)
    logits: Table = np.log(kept / (1.0 - kept))
    return logits
