"""What tells that words of a report name two acts: places, types, sides of the sky, clauses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annals.text.clauses import Range, answers, clauses, later

if TYPE_CHECKING:
    from annals.neural.decode import Found, Maker

Array = NDArray[np.float32]
_ELSEWHERE = 0.5
"""What the likeness of two acts is worth that are told in sentences with two places of theirs."""
_OF_ANOTHER_TYPE = 0.5
"""What the likeness of two acts is worth that are surely of two types."""
_ANOTHER = 0.8
"""What the likeness of two acts is worth of which the second is told to be another."""
_BARE = frozenset({"a", "an", "the", "of", "in", "near", "on"})
_PEOPLE = ("attacker", "interceptor", "target", "victim")


def parted(maker: Maker, found: Sequence[Found], same: Array) -> Array:
    """Return how likely triggers are one act, less so where places or types speak against it.

    Places do where each one's own sentence names another, types where each is surely of another. What is told
    of two sides of the sky is never one act, nor what two do at two places in two clauses of a sentence, nor
    one more with a toll of its own.
    """
    events = [n for n, one in enumerate(found) if one.trigger.sort == "event"]
    named = {n: maker.place_names(found[n]) for n in events}
    marked = {n for n in events if maker.of_another(found[n])}
    clauses = _Clauses(maker, [found[n] for n in events])
    types = dict(zip(events, maker.sure_types([found[n] for n in events]), strict=True))
    at = {n: maker.place(found[n]) for n in events}
    parted = same.copy()
    for a, b in combinations(events, 2):
        (here, side), (there, other_side) = named[a], named[b]
        elsewhere = bool(here and there) and not here & there
        other = types[a] and types[b] and types[a] != types[b]
        apart = bool(side and other_side) and not side & other_side and not here & there
        share = (_ELSEWHERE if elsewhere else 1.0) * (_OF_ANOTHER_TYPE if other else 1.0)
        first, second = (a, b) if at[a] <= at[b] else (b, a)
        if second in marked and first not in marked:
            share *= _ANOTHER
        apart = apart or clauses.apart(found[a], found[b]) or maker.counted_apart(found[first], found[second])
        share = 0.0 if apart else share
        if share != 1.0:
            parted[a, b] *= share
            parted[b, a] *= share
    return parted


class _Clauses:
    """Knows the clause of each trigger in a sentence that tells several."""

    def __init__(self, maker: Maker, found: Sequence[Found]) -> None:
        self._maker = maker
        self._of: dict[int, Range] = {}
        sentences: dict[tuple[int, int], list[Found]] = {}
        for one in sorted(found, key=maker.place):
            sentences.setdefault(maker.sentence(one), []).append(one)
        for tokens, here in sentences.items():
            if len(here) > 1:
                people = [words for one in here for role in _PEOPLE for words in maker.named(one, role)]
                words = [maker.words_of(one) for one in here]
                cut = clauses(
                    maker.source, maker.range_of(tokens), [(one.start, one.end) for one in words], people
                )
                self._of.update(zip(map(id, here), cut, strict=True))

    def apart(self, one: Found, other: Found) -> bool:
        """Say whether two triggers stand in clauses of one sentence that tell of two acts.

        Each tells another doer and another place, or that one followed or answered the other. What
        shares a doer or a place is one.
        """
        mine, its = self._of.get(id(one)), self._of.get(id(other))
        here = self._maker.sentence(one) == self._maker.sentence(other)
        if not here or mine is None or its is None or mine == its:
            return False
        told = [
            (self._tells(one, role, mine), self._tells(other, role, its)) for role in ("attacker", "place")
        ]
        if any(left & right for left, right in told):
            return False
        words = sorted((w.start, w.end) for w in map(self._maker.words_of, (one, other)))
        between = self._maker.source, words[0][1], words[1][0]
        doers, places = map(all, told)
        return answers(*between) or (doers and (places or later(*between)))

    def _tells(self, found: Found, role: str, clause: Range) -> frozenset[str]:
        """Return the words in a role to a trigger that stand in a clause."""
        told = (words for words in self._maker.named(found, role) if clause[0] <= words[0] < clause[1])
        source = self._maker.source
        words = (word for a, b in told for word in source[a:b].split())
        named = (word for word in words if role != "place" or word[0].isupper())
        return frozenset(_stem(word.lower()) for word in named) - _BARE


def _stem(word: str) -> str:
    """Return a word without the end of its plural or of who owns."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("s'’")
