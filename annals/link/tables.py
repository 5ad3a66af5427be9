"""The tables that joining is decided by, read once from the data beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from annals.codebook import event_types


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each comparison counts, the constant term, and what a merge needs beside its score.

    The supports are the scores that another comparison must reach where the place or the day is
    not firm; ``small_place`` is the score of a place from which on it is small.
    """

    version: str
    bias: float
    firm_support: float
    told_support: float
    small_place: float
    who_support: float
    words_support: float
    more_support: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypePair:
    """Two event types that reports may give to one act; ``rival`` ones exclude each other."""

    score: float
    rival: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StopWords:
    """Words that do not tell one act from another, in lower case; ``frequent`` ones are in many reports."""

    words: frozenset[str]
    frequent: frozenset[str]


@cache
def weights() -> Weights:
    """Return the weights of the comparisons."""
    return Weights(**_table("weights.toml"))


@cache
def stop_words() -> StopWords:
    """Return the words that say nothing of which act is told."""
    table = _table("words.toml")
    words = frozenset(f"{table['small']} {table['stock']}".split())
    return StopWords(words=words, frequent=frozenset(table["frequent"].split()))


@cache
def type_pairs() -> dict[tuple[str, str], TypePair]:
    """Return every pair of event types, in both orders, that one act may be told as.

    A pair that is not in it cannot be one act. A type is paired with itself, with the score 1.
    """
    table = _table("types.toml")
    types = event_types()
    pairs: dict[tuple[str, str], TypePair] = {}
    for left in types.values():
        for right in types.values():
            if left.family == right.family and left.family in table["families"]:
                pairs[left.id, right.id] = TypePair(score=table["family"], rival=True)
        pairs[left.id, left.id] = TypePair(score=1.0, rival=False)
    for row in table["pair"]:
        one, two = row["types"]
        pairs[one, two] = pairs[two, one] = TypePair(score=row["score"], rival=row["rival"])
    return pairs


@cache
def rare_types() -> frozenset[str]:
    """Return the event types of which one place seldom sees two within weeks."""
    return frozenset(_table("types.toml")["rare"])


def _table(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)
