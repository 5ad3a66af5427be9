"""Acts of one report that lay claim to the same words: words in a role go to the acts that are surest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from annals.neural.heard import Act, Words

_SHARED = 0.7
"""How sure words in a role to an act must be, beside the act of which they are surest, to be in it too."""
_BESIDE = 0.6
"""How sure they must be beside the surest words in the role."""


def settled(acts: Sequence[Act]) -> list[Act]:
    """Return the acts, each with the words in a role that no other act has a much better claim to."""
    every: dict[str, list[Words]] = defaultdict(list)
    for act in acts:
        for role, words in act.roles.items():
            every[role] += words
    return [
        replace(act, roles={role: _kept(words, every[role]) for role, words in act.roles.items()})
        for act in acts
    ]


def _kept(words: Sequence[Words], every: Sequence[Words]) -> tuple[Words, ...]:
    """Return the words in a role to one act that it may keep; ``every`` are those in it to any."""
    best = max((one.score for one in words), default=0.0)
    sure = (one for one in words if one.score >= _BESIDE * best)
    return tuple(one for one in sure if one.score >= _SHARED * _claim(one, every))


def _claim(words: Words, every: Sequence[Words]) -> float:
    """Return how sure the surest act is of words."""
    start, end = words.start, words.end
    return max((o.score for o in every if o.start < end and start < o.end), default=0.0)
