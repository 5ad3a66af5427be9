"""Windows in disguise: places renamed and single words hidden, so that no report is learned by heart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from annals.neural.hints import HINTS

_NAME = 1 << HINTS.index("place") | 1 << HINTS.index("capital")
_RENAMED, _VEILED = 0.5, 0.8
"""How many of the windows get other places, and how many have words hidden."""
_HIDDEN, _LEFT_OUT = 0.1, 0.8
"""How many words of such a window are hidden, and how many of these are left out, not exchanged."""
_BLANK = 103
_WORDS = range(1000, 30000)
"""The token for a word left out, and those of words and parts of words."""


class Disguise:
    """Knows the names of places by their number of tokens.

    ``windows`` are tokens with the hints of each as bits (``annals.neural.hints.by_token``).
    """

    def __init__(self, windows: Iterable[tuple[Sequence[int], Sequence[int]]]) -> None:
        names: dict[int, set[tuple[int, ...]]] = defaultdict(set)
        for tokens, bits in windows:
            for first, after in _names(bits):
                names[after - first].add(tuple(tokens[first:after]))
        self._names = {length: sorted(known) for length, known in names.items()}

    def of(self, tokens: Sequence[int], bits: Sequence[int], random: Random) -> list[int]:
        """Return the tokens of a window in disguise: as many as there were, one place always the same."""
        shown = list(tokens)
        if random.random() < _RENAMED:
            others: dict[tuple[int, ...], tuple[int, ...]] = {}
            for first, after in _names(bits):
                name = tuple(shown[first:after])
                known = self._names.get(len(name), [name])
                shown[first:after] = others.setdefault(name, random.choice(known))
        if random.random() < _VEILED:
            shown = [_hidden(random) if random.random() < _HIDDEN else token for token in shown]
        return shown


def _hidden(random: Random) -> int:
    return _BLANK if random.random() < _LEFT_OUT else random.choice(_WORDS)


def _names(bits: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each run of tokens that the lexicon knows for a place and that have capitals."""
    first = None
    for at, marks in enumerate([*bits, 0]):
        named = marks & _NAME == _NAME
        if named and first is None:
            first = at
        elif not named and first is not None:
            yield first, at
            first = None
