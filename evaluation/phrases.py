"""Words told in a role against the words of a key: by the words themselves, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.measures import f1

Phrase = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")


def phrase(words: str) -> Phrase:
    """Return the words in small letters, without punctuation; "32-year-old" is three."""
    return tuple(_WORD.findall(words.casefold()))


def phrases(told: Iterable[str]) -> frozenset[Phrase]:
    """Return the different phrases, those without a word left out."""
    return frozenset(one for one in map(phrase, told) if one)


def overlap(one: Phrase, other: Phrase) -> bool:
    """Say whether one of two phrases holds the other."""
    short, long = sorted((one, other), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def same(one: Phrase, other: Phrase) -> bool:
    """Say whether two phrases are the same."""
    return one == other


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many phrases of the key were told, and how many told are of the key."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    told: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
            right=self.right + other.right,
            told=self.told + other.told,
        )

    @property
    def precision(self) -> float:
        """Return the share of what was told that is of the key."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the key that was told."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the F1 of the two."""
        return f1(self.precision, self.recall)


def counts(
    gold: Sequence[frozenset[Phrase]], said: Sequence[frozenset[Phrase]], *, exact: bool = False
) -> Counts:
    """Compare the phrases of each report with its key's."""
    met = same if exact else overlap
    total = Counts()
    for wanted, told in zip(gold, said, strict=True):
        total += Counts(
            found=sum(any(met(one, other) for other in told) for one in wanted),
            wanted=len(wanted),
            right=sum(any(met(one, other) for other in wanted) for one in told),
            told=len(told),
        )
    return total
