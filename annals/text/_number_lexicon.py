"""The words of the number grammar, read once from ``data/number_words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from annals.model.vocabulary import Qualifier

FEWER_THAN = "fewer_than"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in the place of a number, with what they stand for."""

    words: tuple[str, ...]
    low: int
    high: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """Number words by their use; hedges and phrases by their first word, longest first."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    lots: dict[str, int]
    plurals: dict[str, int]
    vague: dict[str, int]
    phrases: dict[str, tuple[Phrase, ...]]
    before: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    after: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    exclude: dict[str, frozenset[str]]
    starters: frozenset[str]


def _by_first(hedges: dict[str, list[str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    pairs = [(tuple(text.split()), name) for name, texts in hedges.items() for text in texts]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    firsts = dict.fromkeys(words[0] for words, _ in pairs)
    return {first: tuple(pair for pair in pairs if pair[0][0] == first) for first in firsts}


def _phrases(rows: list[dict[str, Any]]) -> dict[str, tuple[Phrase, ...]]:
    found = [
        Phrase(tuple(text.split()), row["low"], row.get("high"), Qualifier(row.get("qualifier", "vague")))
        for row in rows
        for text in row["words"]
    ]
    found.sort(key=lambda phrase: (-len(phrase.words), phrase.words))
    firsts = dict.fromkeys(phrase.words[0] for phrase in found)
    return {first: tuple(phrase for phrase in found if phrase.words[0] == first) for first in firsts}


@cache
def number_lexicon() -> NumberLexicon:
    """Return the lexicon of number words."""
    text = files(__package__).joinpath("data/number_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    before = _by_first(data["hedges"])
    phrases = _phrases(data["phrases"])
    starters = {*data["cardinals"], *data["scales"], *data["plurals"], *data["vague"]}
    starters |= {*before, *phrases, "a", "an", "half", "no", "another", "between", "dozen", "one"}
    return NumberLexicon(
        cardinals=data["cardinals"],
        scales=data["scales"],
        lots=data["lots"],
        plurals=data["plurals"],
        vague=data["vague"],
        phrases=phrases,
        before=before,
        after=_by_first(data["after"]),
        exclude={name: frozenset(words) for name, words in data["exclude"].items()},
        starters=frozenset(starters),
    )
