"""Marks that are put beside the tokens: what the lexicon says of words before the reader reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annals.codebook.event_types import event_types
from annals.neural.windows import Text

_WORDS = ("capital", "event", "actor", "place", "time", "weapon", "target", "count", "cue", "speaker")
_ROLES = (
    "attacker",
    "target",
    "victim",
    "interceptor",
    "place",
    "origin_place",
    "time",
    "weapon",
    "acts",
)
_KINDS = ("incident", "series", "campaign", "threat", "posture", "toll")
_STATES = ("intercepted", "not carried out", "not asserted", "background", "aggregate")
_COUNTED = ("killed", "injured", "other harm", "running total")
HINTS = (
    *_WORDS,
    *(f"is {role}" for role in _ROLES),
    *(f"kind {kind}" for kind in _KINDS),
    *(f"type {name}" for name in event_types()),
    *_STATES,
    *_COUNTED,
)
"""What a word can be marked as: what it is by itself, then what it is in the lexicon's reading."""
TIES = 60
"""How many acts of the lexicon's reading are told apart; further ones share their marks."""


class Hint(NamedTuple):
    """A half-open range of the text, and which of ``HINTS`` it is, or which act it is tied to."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What is marked in a text: ``words`` by ``HINTS``, ``ties`` by the act that the lexicon ties them to."""

    words: Sequence[Hint] = ()
    ties: Sequence[Hint] = ()


def by_token(text: Text, hints: Sequence[Hint]) -> list[int]:
    """Return the hints of each token of a text as bits."""
    bits = [0] * len(text.ids)
    for hint in hints:
        found = text.tokens(hint.start, hint.end)
        for n in range(*found) if found else ():
            bits[n] |= 1 << hint.number
    return bits
