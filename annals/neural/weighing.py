"""Weighs the words heard in a role to one act against what was heard of all others of the report.

Each trigger is asked for its roles alone, so words of one act are heard of its neighbours too. A linear model
of what is known of such words (how likely they are, who else has them, how far they stand from the act)
says how likely they are in the role. It learns from the corpus for training (``training.weigh``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from annals.neural.heard import Words
from annals.neural.windows import Text

Table = NDArray[np.float64]

WEIGHED = ("attacker", "target", "victim", "thing", "weapon", "place", "time", "toll")
"""The roles whose words are weighed."""
LEAST = 0.1
"""How likely words must be in a role for one act alone to be weighed."""
_SURE = 0.001
"""How far from no and yes a chance is at least."""
_FARTHEST = 6
"""From how many sentences on words are all as far."""
_LONG = 60
"""From how many code points on words are all as long."""


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
    """Return what is known of all words that may be in a role: a row for each, in the order of the acts."""
    every = [(n, one) for n, act in enumerate(acts) for one in act.likely]
    act = np.array([n for n, _ in every])
    role = np.array([WEIGHED.index(one.role) for _, one in every])
    start, end = (np.array([getattr(one.words, side) for _, one in every]) for side in ("start", "end"))
    score = np.array([one.words.score for _, one in every])
    sentences = [_sentence(text, one.token) for _, one in every]
    where = np.array(list(_whereabouts(text, acts, every, sentences)))
    own, alike = act[:, None] == act, role[:, None] == role
    touching = (start[:, None] < end) & (start < end[:, None])
    beside = own & alike & ~np.eye(len(every), dtype=bool)
    here, by_others = np.array(sentences), _highest(score, touching & ~own & alike)
    columns = [
        _logit(score),
        _logit(np.array([one.mean for _, one in every])),
        by_others,
        _logit(score) - by_others,
        _highest(score, touching & own & ~alike),
        _highest(score, beside & (here[:, None] == here)),
        _highest(score, beside & (where[:, 0] > 0)),
        score >= np.where(own & alike, score, 0.0).max(1),
        np.array([_of_words(text, one) for _, one in every]),
        np.array([_of_act(one) for one in acts])[act],
        np.full(len(every), np.log(len(acts))),
        where,
    ]
    return np.column_stack(columns).astype(np.float64)


def _whereabouts(
    text: Text, acts: Sequence[Told], every: Sequence[tuple[int, Likely]], sentences: Sequence[int]
) -> Iterator[tuple[float, ...]]:
    """Yield where words stand: in a sentence of their act, next to one, before it, nearest to its trigger."""
    told: dict[int, list[tuple[int, int]]] = {}
    for n, act in enumerate(acts):
        for at in act.at:
            told.setdefault(_sentence(text, at), []).append((at, n))
    own = [[_sentence(text, at) for at in act.at] for act in acts]
    for (n, one), here in zip(every, sentences, strict=True):
        away = min((here - sentence for sentence in own[n]), key=abs)
        apart = min((one.token - at for at in acts[n].at), key=abs)
        near = told.get(here, [])
        others = len({act for _, act in near} - {n})
        nearest = min((abs(one.token - at), act) for at, act in near)[1] if near else -1
        yield (
            away == 0,
            abs(away) == 1,
            min(abs(away), _FARTHEST),
            away < 0,
            np.log1p(abs(apart)),
            apart > 0,
            others,
            others > 0 and away != 0,
            nearest == n,
            here == 0,
        )


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
