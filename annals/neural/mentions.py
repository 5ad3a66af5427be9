"""Triggers in their text: their words, their sentence, and what that surely tells of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from annals.neural.chances import Array, sigmoid, spans
from annals.neural.heard import Words
from annals.neural.weights import Card
from annals.neural.windows import Text
from annals.text.another import ANOTHER, tells_one_more

_NAMED_AT = 0.6
"""How sure words in a role must be to part acts."""
_WORD = re.compile(r"\w+")
_SIDES = frozenset({"north", "south", "east", "west"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of an act or a saying by their first and last token of a window."""

    sort: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A trigger with what its window says of it: ``roles`` are tokens x tags, ``tolls`` tokens x labels."""

    trigger: Trigger
    places: NDArray[np.int64]
    attributes: Array
    roles: Array
    linked: Array
    tolls: Array


class RoleScores:
    """Knows which scores of a token are those of a role, and how likely they make it."""

    def __init__(self, card: Card) -> None:
        self._tags = {role: slice(2 * n, 2 * n + 2) for n, role in enumerate(card.roles)}
        self._heats = np.repeat([card.temperatures.get(role, 1.0) for role in card.roles], 2)

    def chances(self, scores: Array, role: str) -> Array:
        """Return how likely each token begins, and goes on, in a role; none does in one that is unknown."""
        tags = self._tags.get(role)
        if tags is None:
            return np.zeros((len(scores), 2), np.float32)
        return sigmoid(scores[:, tags] / self._heats[tags])


class Mention:
    """A trigger in its text; what is asked of it twice is worked out once.

    ``at`` is the token of the text that it begins with, ``sentence`` the tokens of its sentence, and
    ``start`` and ``end`` are where that stands in the text.
    """

    def __init__(self, found: Found, text: Text, scores: RoleScores) -> None:
        self.found = found
        self.is_event = found.trigger.sort == "event"
        self.source = text.source
        self.at = int(found.places[found.trigger.first])
        self.sentence = text.sentence(self.at)
        self.start, self.end = text.range_of(self.sentence)
        trigger = found.trigger
        self.words = stretch(text, found, trigger.first, trigger.last, trigger.score)
        self._text, self._scores = text, scores
        self._named: dict[str, list[tuple[int, int]]] = {}

    def named(self, role: str) -> list[tuple[int, int]]:
        """Return ranges of the text: words of its own sentence that are surely in a role to it."""
        if role not in self._named:
            own = within(self.found.places, *self.sentence)
            likely = self._scores.chances(self.found.roles[own], role)
            starts, ends, places = self._text.starts, self._text.ends, self.found.places
            told = spans(likely[:, 0], likely[:, 1], _NAMED_AT)
            self._named[role] = [(starts[places[own[a]]], ends[places[own[b]]]) for a, b in told]
        return self._named[role]

    @cached_property
    def place_names(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names of its places in its own sentence, and their sides of the sky.

        Names are words with a capital, in lower case; where there is none the side stands for it.
        """
        words = [word for a, b in self.named("place") for word in _WORD.findall(self.source[a:b])]
        sides = {word.lower().removesuffix("ern") for word in words} & _SIDES
        names = {word.lower() for word in words if word[0].isupper()}
        named = {name for name in names if name.removesuffix("ern") not in _SIDES}
        return frozenset(named or sides), frozenset(sides)

    @cached_property
    def line(self) -> int:
        """Where its sentence begins, or the line of it."""
        return max(self.start, self.source.rfind("\n", self.start, self.words.start) + 1)

    @cached_property
    def of_another(self) -> bool:
        """Whether words before it in its sentence tell that its act is another ("also")."""
        before = self.source[self.start : self._text.starts[self.at]]
        return any(word.lower() in ANOTHER for word in _WORD.findall(before))

    @cached_property
    def counts_people(self) -> bool:
        """Whether its sentence surely counts whom its act harmed."""
        return self.tells_in(self.sentence, "toll")

    @cached_property
    def _more(self) -> tuple[bool, bool]:
        """Whether its words tell of one more act, and whether whom that harmed may be told by "another"."""
        last = min(int(self.found.places[self.found.trigger.last]) + 2, self.sentence[1] - 1)
        more = self.source[self.start : self._text.ends[last]]
        return tells_one_more(more), "another" in more.lower().split()

    def counted_apart(self, later: Mention) -> bool:
        """Say whether a later sentence tells of one more act, whom it harmed ("another": or where)."""
        more, another = later._more
        if not more or self.sentence == later.sentence or self.tells_in(self.sentence, "acts"):
            return False
        placed = another and later.tells_in(later.sentence, "place")
        return self.counts_people and (placed or later.counts_people)

    def tells_in(self, sentence: tuple[int, int], role: str) -> bool:
        """Say whether a sentence surely tells words in a role to it."""
        at = within(self.found.places, *sentence)
        return bool((self._scores.chances(self.found.roles[at], role)[:, 0] >= _NAMED_AT).any())


def within(places: NDArray[np.int64], first: int, after: int) -> NDArray[np.intp]:
    """Return where in a window the tokens of a range of the text stand."""
    return np.flatnonzero((places >= first) & (places < after))


def stretch(text: Text, found: Found, first: int, last: int, score: float) -> Words:
    """Return a stretch of tokens of a trigger's window as whole words of the text."""
    source = text.source
    start, end = text.starts[found.places[first]], text.ends[found.places[last]]
    while start and source[start - 1].isalnum() and source[start].isalnum():
        start -= 1
    while end < len(source) and source[end - 1].isalnum() and source[end].isalnum():
        end += 1
    return Words(start, end, round(score, 4))
