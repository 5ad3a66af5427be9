"""Acts of one report that lay claim to the same words: words in a role go to the acts that are surest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.neural.heard import Act, Words

_SHARED = 0.7
"""How sure words in a role to an act must be, beside the act of which they are surest, to be in it too."""
_BESIDE = 0.6
"""How sure they must be beside the surest words in the role."""


def settled(acts: Sequence[Act]) -> list[Act]:
    """Return the acts, each with the words in a role that no other act has a much better claim to."""
    return [
        replace(act, roles={role: _kept(role, words, acts) for role, words in act.roles.items()})
        for act in acts
    ]


def _kept(role: str, words: Sequence[Words], acts: Sequence[Act]) -> tuple[Words, ...]:
    best = max((one.score for one in words), default=0.0)
    sure = (one for one in words if one.score >= _BESIDE * best)
    return tuple(one for one in sure if one.score >= _SHARED * _claim(role, one, acts))


def _claim(role: str, words: Words, acts: Sequence[Act]) -> float:
    """Return how sure the surest act is of words."""
    others = (one for act in acts for one in act.roles.get(role, ()))
    return max((o.score for o in others if o.start < words.end and words.start < o.end), default=0.0)
