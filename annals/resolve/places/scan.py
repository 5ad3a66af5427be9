"""Finds the names in running text that could be places, with what the gazetteer has for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from annals.gazetteer.place_words import PlaceWords, is_held, place_words
from annals.gazetteer.places import Form, PlaceEntry, PlaceMatch, Places
from annals.model.vocabulary import Level

_TOKEN = re.compile(
    r"(?:(?<=\w )[\u2018'](?=[A-Z]))?[^\W_]+(?:[-.'`&/\u2018\u2019\u02bc\u02bf][^\W_]+)*\.?|[^\s\w]"
)
_ARTICLE = re.compile(
    r"(?:d|l|al|el|ad|ed|an|en|ar|er|as|es|at|et|az|ez|ash|esh|ul|um|umm)[-'\u2019][^\W\d_]", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['\u2019\u02bc]s$")
_SHORT = frozenset({"st", "ste", "mt", "ft", "pt"})
_ENDS = frozenset("!?;:.")
_OWNED = re.compile(r"[A-Z][a-z]{3,}(?<!s)s")
_KNOWN = 100_000
"""How many people a place must have to be meant by a word that lost an apostrophe."""
_LONGEST = 6
_UPPER_SHARE = 0.7
_FULL = 45
"""From how many letters on a line may be broken because it is full, within a name too."""
_WORDS = 1 << 13
"""Words whose looks are kept."""


class Token(NamedTuple):
    """A word or a mark with its offsets; ``ends`` says that a sentence may end after it.

    ``low`` is the word in lower case, without a possessive; ``named`` says whether it may begin or
    end a name.
    """

    start: int
    end: int
    text: str
    ends: bool
    low: str
    named: bool


@lru_cache(maxsize=_WORDS)
def _looks(word: str) -> tuple[str, bool]:
    """Return ``low`` and ``named`` of a word."""
    low = word.casefold()
    low = low if low.isalnum() else _POSSESSIVE.sub("", low)
    if word[0].isupper() or word.isalnum():
        return low, word[0].isupper()
    opened = word.lstrip("\u2018'")[:1].isupper()
    return low, opened or (bool(_ARTICLE.match(word)) and not word.isupper())


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may name a place: tokens ``first`` to before ``after``, and what they may be.

    ``matches`` is empty for a name that the gazetteer does not hold.
    """

    first: int
    after: int
    start: int
    end: int
    text: str
    matches: tuple[PlaceMatch, ...]

    @property
    def referring(self) -> bool:
        """Whether the words only refer to a place told before, though one may be called so: "The Village"."""
        words = set(self.text.casefold().split())
        pointing = place_words().definite | place_words().back
        return bool(words & pointing) and words <= pointing | place_words().kinds.keys()

    @property
    def adjective(self) -> bool:
        """Whether it is an adjective or a people's name, such as "Syrian"."""
        return bool(self.matches) and all(match.form == Form.ADJECTIVE for match in self.matches[:1])


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``, with offsets into the whole text."""
    found: list[Token] = []
    lines = text.find("\n", start, end) >= 0
    for match in _TOKEN.finditer(text, start, end):
        word, begin = match[0], match.start()
        ends = word in _ENDS
        if word[-1] == "." and len(word) > 1:
            bare = word[:-1]
            if "." not in bare and bare.casefold() not in _SHORT:
                word, ends = bare, True
        if lines and found and text[found[-1].end : begin] != " " and _ends_line(text, found[-1].end, begin):
            found[-1] = found[-1]._replace(ends=True)
        low, named = _looks(word)
        found.append(Token(begin, begin + len(word), word, ends, low, named))
    return found


def _ends_line(text: str, end: int, begin: int) -> bool:
    """Say whether a line ends between two words for more than that it was full."""
    breaks = text.count("\n", end, begin)
    return breaks > 1 or (breaks == 1 and end - text.rfind("\n", 0, end) < _FULL)


@lru_cache(maxsize=2)
def all_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a whole text, kept while its report is worked on."""
    return tuple(tokens(text, 0, len(text)))


@lru_cache(maxsize=2)
def is_shouted(text: str) -> bool:
    """Say whether a text is in capitals throughout, so that capitals tell nothing."""
    letters = sum(map(str.isalpha, text[:2000]))
    return letters > 0 and sum(map(str.isupper, text[:2000])) >= _UPPER_SHARE * letters


class Scanner:
    """Looks for names in tokens, the longest that the gazetteer holds first."""

    def __init__(self, gazetteer: Places, text: str) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._words: PlaceWords = place_words()
        self._shouted = is_shouted(text)

    def names(self, words: Sequence[Token], begin: int = 0, stop: int | None = None) -> list[Name]:
        """Return the names in the tokens ``begin`` to before ``stop``, known and unknown, in their order."""
        stop = len(words) if stop is None else stop
        runs = self._runs(words, begin, stop)
        return [name for first, after in runs for name in self._split(words, first, after)]

    def _runs(self, words: Sequence[Token], begin: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield stretches that begin and end with a name's word, small words within allowed."""
        index = begin
        while index < stop:
            unit = self._unit_phrase(words, index)
            if unit or not words[index].named:
                index += unit or 1
                continue
            after = last = index + 1
            while last < stop and not words[last - 1].ends and not self._unit_phrase(words, last):
                if words[last].named:
                    after = last + 1
                elif words[last].low not in self._words.inside and words[last].text != "-":
                    break
                last += 1
            after += self._kind_after(words, after)
            yield index, after
            index = after

    def _unit_phrase(self, words: Sequence[Token], index: int) -> int:
        """Return how many words name a kind of unit ("Local Government Area") at an index, 0 for none."""
        if words[index].low not in _unit_heads():
            return 0
        found = (
            len(one)
            for one in self._words.unit_phrases
            if tuple(word.low for word in words[index : index + len(one)]) == one
        )
        return max(found, default=0)

    def _kind_after(self, words: Sequence[Token], after: int) -> int:
        """Return 1 or 2 when kind words follow that are part of an installation's name ("Kabul airport")."""
        if after >= len(words) or not words[after].text.islower() or (after > 0 and words[after - 1].ends):
            return 0
        low, kinds = words[after].low, self._words.kinds
        if after + 1 < len(words) and f"{low} {words[after + 1].low}" in kinds:
            return 2
        return int(low in kinds)

    def _split(self, words: Sequence[Token], first: int, after: int) -> Iterator[Name]:
        """Divide a stretch into names: the longest known from the left, the rest unknown."""
        if after - first == 1:
            yield from self._single(words, first)
            return
        pieces: list[Name] = []
        index = first
        while index < after:
            name = self._longest(words, index, after)
            if name is not None:
                pieces.append(name)
                index = name.after
            else:
                index += 1
        known = self._covered(pieces)
        loose = [i for i in range(first, after) if i not in known and self._bears(words[i])]
        yield from self._joined(words, pieces, loose)

    def _single(self, words: Sequence[Token], index: int) -> Iterator[Name]:
        """Yield the name that one word alone is, known or unknown."""
        word = words[index]
        name = self._longest(words, index, index + 1)
        if name is not None:
            yield name
        elif self._bears(word) and word.low not in self._words.not_names and not self._shouted:
            yield Name(index, index + 1, word.start, word.end, self._text[word.start : word.end], ())

    def _longest(self, words: Sequence[Token], index: int, after: int) -> Name | None:
        if not words[index].named:
            return None
        for end in range(min(after, index + _LONGEST), index, -1):
            if words[end - 1].low in self._words.inside and end - index > 1:
                continue
            if self._plain(words[index:end]):
                continue
            text = self._text[words[index].start : words[end - 1].end]
            matches = self._gazetteer.matches(text)
            if matches:
                return Name(index, end, words[index].start, words[end - 1].end, text, matches)
        return self._owner(words, index)

    def _owner(self, words: Sequence[Token], index: int) -> Name | None:
        """Return a well-known place whose possessive has lost its apostrophe ("Aleppos suburbs")."""
        word = words[index]
        if not _OWNED.fullmatch(word.text) or self._shouted:
            return None
        found = self._gazetteer.matches(word.text[:-1])
        known = tuple(m for m in found if m.form == Form.NAME and m.entry.population >= _KNOWN)
        end = word.end - 1
        return Name(index, index + 1, word.start, end, self._text[word.start : end], known) if known else None

    def _plain(self, words: Sequence[Token]) -> bool:
        """Say whether words are no name though a place may be called so: "Hamlet", "THE AREA"."""
        if not self._shouted:
            return len(words) == 1 and self._kind_only(words[0])
        rest = words[1:] if words[0].low == "the" and len(words) > 1 else words
        return len(rest) == 1 and (self._kind_only(rest[0]) or rest[0].low in self._words.not_names)

    def _kind_only(self, word: Token) -> bool:
        return word.low in self._words.kinds or word.low in self._words.directions

    def _bears(self, word: Token) -> bool:
        """Say whether a word left over may be part of a name rather than a kind or a direction."""
        plain = word.low in self._words.inside or word.low in self._words.breaks
        return word.named and not self._kind_only(word) and not plain and not is_held(word.text)

    def _covered(self, pieces: Sequence[Name]) -> set[int]:
        return {i for piece in pieces for i in range(piece.first, piece.after)}

    def _joined(self, words: Sequence[Token], pieces: list[Name], loose: list[int]) -> Iterator[Name]:
        """Yield the pieces; a word left over beside a piece makes both one unknown name."""
        if self._shouted:
            yield from pieces
            return
        spans = [(piece.first, piece.after) for piece in pieces] + [(i, i + 1) for i in loose]
        by_span = {(piece.first, piece.after): piece for piece in pieces}
        group: list[tuple[int, int]] = []
        for span in [*sorted(spans), (len(words) + 2, len(words) + 2)]:
            if group and (span[0] > group[-1][1] or self._parted(words, by_span.get(group[-1]))):
                yield from self._grouped(words, group, by_span)
                group = []
            group.append(span)

    def _parted(self, words: Sequence[Token], piece: Name | None) -> bool:
        """Say whether a name ends for certain here: an adjective, a possessive or the end of a sentence."""
        if piece is None:
            return False
        last = words[piece.after - 1]
        return piece.adjective or last.ends or bool(_POSSESSIVE.search(last.text))

    def _grouped(
        self, words: Sequence[Token], group: list[tuple[int, int]], by_span: dict[tuple[int, int], Name]
    ) -> Iterator[Name]:
        pieces = [by_span[span] for span in group if span in by_span]
        unit = self._abbreviation(words, group[-1]) if len(pieces) == len(group) - 1 and pieces else None
        if unit is not None and group[-1] not in by_span:
            yield from (*pieces, unit)
        elif len(pieces) == len(group) and self._fit(pieces):
            yield from pieces
        elif len(group) > 1 or words[group[0][0]].low not in self._words.not_names:
            first, after = group[0][0], group[-1][1]
            text = self._text[words[first].start : words[after - 1].end]
            yield Name(first, after, words[first].start, words[after - 1].end, text, ())

    def _fit(self, pieces: Sequence[Name]) -> bool:
        """Say whether names side by side are places in places ("Mosul Iraq") and not one name."""
        return all(
            any(
                contains(outer.entry, inner.entry)
                for outer in right.matches[:3]
                for inner in left.matches[:8]
            )
            for left, right in pairwise(pieces)
        )

    def _abbreviation(self, words: Sequence[Token], span: tuple[int, int]) -> Name | None:
        """Return the unit that a word beside a name abbreviates: "Washington D.C."."""
        word = words[span[0]]
        found = self._gazetteer.matches(word.text, abbreviations=True)
        units = tuple(match for match in found if match.form == Form.ABBREVIATION)
        return Name(*span, word.start, word.end, word.text, units) if units and word.text.isupper() else None


@cache
def _unit_heads() -> frozenset[str]:
    """Return the first words of the kinds of units in several words."""
    return frozenset(one[0] for one in place_words().unit_phrases)


def contains(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    """Say whether one place lies in another by country and unit."""
    if outer.key == inner.key or outer.country is None or outer.country != inner.country:
        return False
    if outer.level == Level.COUNTRY:
        return True
    return outer.level == Level.REGION and inner.admin1 is not None and inner.admin1 == outer.admin1
