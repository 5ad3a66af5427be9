"""Comparing names as a reader would: case, accents and punctuation aside, word by word."""

import re
import unicodedata

from quality.cases import Value

_SHORT = 3
_APOSTROPHES = {ord("'"): None, 0x2019: None}


def tokens(words: str) -> tuple[str, ...]:
    """Return the words in lower case, without accents, apostrophes and punctuation."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_APOSTROPHES))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(re.findall(r"\w+", letters))


def names(wanted: str, *given: str | None) -> bool:
    """Say whether one of ``given`` holds the wanted words in a row, each as the start of a word.

    The s of a plural is no matter, so that "rebels" is found in "rebel fighters".
    """
    parts = tuple(_singular(word) for word in tokens(wanted))
    return any(_holds(parts, tokens(words)) for words in given if words)


def any_of(wanted: Value, *given: str | None) -> bool:
    """Say whether one of the wanted names is held by one of ``given``."""
    choices = wanted if isinstance(wanted, tuple) else (str(wanted),)
    return any(names(choice, *given) for choice in choices)


def all_words(wanted: str, given: str) -> bool:
    """Say whether every wanted word is in ``given``, in any order."""
    return all(names(word, given) for word in tokens(wanted))


def _singular(word: str) -> str:
    if len(word) > _SHORT and word.endswith("sses"):
        return word[:-2]
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word


def _holds(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    starts = range(len(words) - len(parts) + 1)
    return bool(parts) and any(
        all(word.startswith(part) for part, word in zip(parts, words[at:], strict=False)) for at in starts
    )
