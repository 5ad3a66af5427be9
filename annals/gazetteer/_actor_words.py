"""Cuts names and running text into the words that actors are found by.

A word's key is its folded form, so that the spellings of one name meet; the Arabic article inside a
name ("al-", "wal-" apart) and the linking vowel of Persian and Urdu names ("Lashkar-e-Taiba") are
dropped on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from annals.text.normalise import fold

_WORD = re.compile(r"[A-Za-z](?:\.[A-Za-z])+\b\.?|\d+|[^\W\d_]+(?:['\u2019\u02bc`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019\u02bc`][sS]$")
_SPACED_ARTICLES = frozenset({"al", "el"})
_JOINED_ARTICLES = frozenset(
    {"al", "el", "ul", "ur", "us", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es"}
)
_ENGLISH = frozenset({"as", "at", "an", "us", "ad", "ash"})
_LINKS = frozenset({"e", "i"})
_DROPPED = _SPACED_ARTICLES | _JOINED_ARTICLES | _LINKS
_HYPHENS = frozenset("-\u2011\u2013")
_BREAK = re.compile(r"\.(?=\s)|[;:!?,()\[\]\"\u201c\u201d|•]|\n\s*\n")
_LONGEST_CUT = 3
"""A full stop after a word this short may be an abbreviation's ("St. Lucia")."""

_MOST_KEYS = 1 << 15
"""Words whose keys are kept."""


class Word(NamedTuple):
    """One word: its key, where it stands (without a possessive ending) and where its name starts.

    ``begin`` is before ``start`` when an article was dropped before it. ``owner`` marks "Iraq's",
    and abbreviations that lost the apostrophe ("ISISs").
    """

    key: str
    begin: int
    start: int
    end: int
    owner: bool


class Words:
    """Cuts texts into words; ``spellings`` join keys that are written in two ways."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._spellings = {fold(word): fold(kept) for word, kept in spellings.items()}
        self._keys: dict[str, tuple[str, int]] = {}

    def cut(self, text: str) -> list[Word]:
        """Return the words of a text, in order."""
        words: list[Word] = []
        article = -1
        known = self._keys
        for found in _WORD.finditer(text):
            written = found[0]
            start, end = found.span()
            key, tail = known.get(written) or self._learn(written)
            if key in _DROPPED and _is_article(text, key, start, end):
                if article < 0:
                    article = start
                continue
            begin = article if article >= 0 else start
            article = -1
            words.append(Word(key, begin, start, end - tail, tail > 0))
        return words

    def keys(self, text: str) -> tuple[str, ...]:
        """Return the keys of a name's words."""
        return tuple(word.key for word in self.cut(text))

    def _learn(self, written: str) -> tuple[str, int]:
        """Return the key of a word, and how many characters of a possessive ending it has."""
        tail = 0
        if len(written) > _LONGEST_CUT and _POSSESSIVE.search(written):
            tail = 2
        elif len(written) > _LONGEST_CUT and written[-1] == "s" and written[:-1].isupper():
            tail = 1
        key = fold(written[:-1] if tail == 1 else written) or written.casefold()
        key = self._spellings.get(key, key)
        if len(self._keys) > _MOST_KEYS:
            self._keys.clear()
        self._keys[written] = (key, tail)
        return key, tail


def _is_article(text: str, key: str, start: int, end: int) -> bool:
    """Say whether the word at ``start`` to ``end`` is a dropped part of the name that follows."""
    after = text[end : end + 1]
    if key in _LINKS:
        return after in _HYPHENS and text[start - 1 : start] in _HYPHENS
    if key in _JOINED_ARTICLES and after in _HYPHENS and text[end + 1 : end + 2].isalpha():
        if key in _ENGLISH:
            return text[end + 1].isupper() and not text[start:end].isupper()
        return True
    if key not in _SPACED_ARTICLES or after != " " or not text[end + 1 : end + 2].isupper():
        return False
    return key == "al" or text[start] == "e"


def adjoining(text: str, words: list[Word], first: int, last: int) -> bool:
    """Say whether no sentence or clause ends between the words ``first`` and ``last``."""
    for place in range(first, last):
        gap_start = words[place].end
        gap = text[gap_start : words[place + 1].begin]
        if gap != " " and _BREAK.search(gap):
            short = gap.startswith(".") and gap_start - words[place].start <= _LONGEST_CUT
            if not short or _BREAK.search(gap[1:]):
                return False
    return True
