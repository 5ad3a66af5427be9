"""Tables of phrases, found in a sentence word by word, the longest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.inflect import plural, verb_forms
from annals.extract.sentence.words import Word, WordRow, words

V = TypeVar("V")

_PARTICLES = cue_set("grammar", "particles")
_GAP = 3


class Match(NamedTuple, Generic[V]):
    """A phrase found: the indices of its first word and of the word after its last, and its value."""

    first: int
    after: int
    value: V


class _Phrase(NamedTuple, Generic[V]):
    rest: tuple[str, ...]
    value: V
    gaps: bool


class PhraseTable(Generic[V]):
    """Phrases by their first word. Look-up takes lower-case words and gives the longest phrase.

    ``join`` makes one value of two that are added for one phrase; without it the first stays.
    """

    def __init__(self, join: Callable[[V, V], V] | None = None) -> None:
        self._join = join
        self._by_first: dict[str, list[_Phrase[V]]] = {}

    def add(self, phrase: str, value: V, *, gaps: bool = False) -> None:
        """Add a phrase; with ``gaps`` up to three words may stand before its nouns."""
        parts = tuple(word.low for word in words(phrase, 0, len(phrase)))
        if parts:
            self._insert(parts, value, gaps=gaps)

    def _insert(self, parts: tuple[str, ...], value: V, *, gaps: bool) -> None:
        rows = self._by_first.setdefault(parts[0], [])
        for index, row in enumerate(rows):
            if row.rest == parts[1:] and self._join is not None:
                rows[index] = _Phrase(row.rest, self._join(row.value, value), row.gaps or gaps)
                return
        rows.append(_Phrase(parts[1:], value, gaps))
        rows.sort(key=lambda row: -len(row.rest))

    def add_noun(self, noun: str, value: V, plural_value: V | None = None) -> None:
        """Add a noun and its plural, the plural with a value of its own where one is given."""
        self.add(noun, value)
        self.add(plural(noun), value if plural_value is None else plural_value)

    def add_verb(self, verb: str, values: dict[str, V]) -> None:
        """Add every form of a verb; ``values`` holds one value for each name of a form.

        Nouns after the verb are taken in both numbers, with words in between.
        """
        first, *rest = [word.low for word in words(verb, 0, len(verb))]
        for form, name in verb_forms(first).items():
            self._insert((form, *rest), values[name], gaps=bool(rest))
            if rest and rest[-1] not in _PARTICLES:
                self._insert((form, *rest[:-1], plural(rest[-1])), values[name], gaps=True)

    def match(self, sentence: Sequence[Word], index: int) -> Match[V] | None:
        """Return the longest phrase that starts at this word."""
        for phrase in self._by_first.get(sentence[index].low, ()):
            after = _follow(sentence, index + 1, phrase.rest, gaps=phrase.gaps)
            if after is not None:
                return Match(index, after, phrase.value)
        return None

    def scan(self, sentence: Sequence[Word]) -> Iterator[Match[V]]:
        """Yield the phrases of a sentence from left to right, none overlapping another."""
        free, first = 0, self._by_first
        if isinstance(sentence, WordRow) and first.keys().isdisjoint(sentence.lows):
            return
        for index, word in enumerate(sentence):
            if word.low in first and index >= free:
                found = self.match(sentence, index)
                if found is not None:
                    yield found
                    free = index + 1 if _gapped(found) else found.after


def _gapped(found: Match[V]) -> bool:
    """Say whether a phrase may hold words of its own between its parts."""
    longest_solid = 4
    return found.after - found.first > longest_solid


def _follow(sentence: Sequence[Word], index: int, rest: Iterable[str], *, gaps: bool) -> int | None:
    """Return the index after the rest of a phrase, or None where it does not stand."""
    for part in rest:
        reach = index + (_GAP if gaps and part not in _PARTICLES else 0)
        while index < len(sentence) and index < reach and sentence[index].low != part:
            if not sentence[index].low[0].isalnum():
                return None
            index += 1
        if index >= len(sentence) or sentence[index].low != part:
            return None
        index += 1
    return index


def table_of(phrases: Iterable[str]) -> PhraseTable[str]:
    """Return a table whose phrases are their own values."""
    table: PhraseTable[str] = PhraseTable()
    for phrase in phrases:
        table.add(phrase, phrase)
    return table
