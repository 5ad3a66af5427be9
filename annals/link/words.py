"""What the sentences of two drafts share: their telling words, and the names among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from annals.gazetteer.places import Form, places
from annals.link.tables import stop_words
from annals.model.vocabulary import Level

_WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W_]+)*")
_SHORTEST = 3
_SENTENCE_END = frozenset('.!?:;"\u201c\u201d\u00ab\u00bb(\u2014\u2013')


def telling(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of the texts, in lower case, that could tell one act from another."""
    stopped = stop_words().words
    found: set[str] = set()
    for text in texts:
        found.update(word.casefold() for word in _WORD.findall(text))
    return frozenset(word for word in found if len(word) >= _SHORTEST and word not in stopped)


def names(texts: Iterable[str]) -> frozenset[str]:
    """Return the capitalised words inside the sentences, in lower case: names, mostly.

    A sentence's first word is left out, for it is capitalised whatever it is; so is a text that
    is written in capitals.
    """
    stopped = stop_words().words
    found: set[str] = set()
    for text in texts:
        if text.isupper():
            continue
        for match in _WORD.finditer(text):
            word = match[0]
            if word[0].isupper() and len(word) >= _SHORTEST and _inside(text, match.start()):
                found.add(word.casefold().removesuffix("'s").removesuffix("\u2019s"))
    return frozenset(found - stopped)


def particular(words: Iterable[str]) -> frozenset[str]:
    """Return the words that few reports hold: neither frequent ones nor those for a country or a nation."""
    frequent = stop_words().frequent
    return frozenset(word for word in words if word not in frequent and not _of_a_nation(word))


@cache
def _of_a_nation(word: str) -> bool:
    """Say whether a word is for a country or a nation; "syrians" and "syrias" are as "syrian" and "syria"."""
    found = (match for form in {word, word.removesuffix("s")} for match in places().matches(form))
    return any(match.form is Form.ADJECTIVE or match.entry.level is Level.COUNTRY for match in found)


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger one holds, 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _inside(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\t")
    return bool(before) and before[-1] not in _SENTENCE_END
