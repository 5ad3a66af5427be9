"""Finds the short forms of a name that a report gave in full before ("the Observatory")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from annals.gazetteer._actor_words import Words

Named = tuple[int, int, tuple[str, ...]]
"""Start, end and keys of a full name in the text."""


class Echoes:
    """Looks for the nouns of names alone: capitalised, after "the", and not part of another name."""

    def __init__(self, words: Words, nouns: frozenset[str], names: Callable[[str], Iterable[str]]) -> None:
        self._words = words
        self._nouns = nouns
        self._names = names
        self._borne: dict[str, frozenset[str]] = {}

    def scan(self, text: str, named: Iterable[Named]) -> Iterator[Named]:
        """Yield each short form with the keys of the nearest name before it that holds the noun."""
        waiting = list(reversed(list(named)))
        known: dict[str, tuple[str, ...]] = {}
        inside = 0
        before = ""
        for word in self._words.cut(text):
            while waiting and waiting[-1][0] <= word.start:
                _, inside, keys = waiting.pop()
                known.update(dict.fromkeys(self._nouns_of(keys), keys))
            free = word.start >= inside and before == "the" and text[word.start].isupper()
            if free and word.key in known:
                yield word.start, word.end, known[word.key]
            before = word.key

    def _nouns_of(self, keys: tuple[str, ...]) -> frozenset[str]:
        """Return the nouns that names of the actor hold."""
        key = keys[0]
        if key not in self._borne:
            held = {word for name in self._names(key) for word in self._words.keys(name)}
            self._borne[key] = self._nouns & held
        return self._borne[key]
