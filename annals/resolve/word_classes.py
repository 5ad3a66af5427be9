"""Classes by the words that begin with a word of theirs, from the tables of this folder's data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


class WordClasses:
    """Names of classes, each with words: a text is of the first of which a word begins one of its own."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._classes = [(name, _pattern(of)) for name, of in words.items()]

    def of(self, text: str) -> str | None:
        """Return the class of a text, None where it holds no word of any."""
        return next((name for name, words in self._classes if words.search(text)), None)


@cache
def word_classes(table: str) -> dict[str, WordClasses]:
    """Return every table of a file of this folder's data by its name in the file."""
    text = files(__package__).joinpath(f"data/{table}.toml").read_text(encoding="utf-8")
    return {name: WordClasses(words) for name, words in tomllib.loads(text).items()}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(rf"{re.escape(one[:-1])}\b" if one.endswith(".") else re.escape(one) for one in words)
    return re.compile(rf"\b(?:{either})", re.IGNORECASE)
