"""Words, figures and marks of a text with their offsets, for the grammars of numbers and times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_PATTERN = re.compile(
    r"""
    (?P<date>(?<![\w./:-])(?:\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(?:\d{4}|\d{2}))
        (?=T\d\d:|(?![\w/]|[.:,-]\d|-\w)))
    |(?P<clock>(?<![\w.,:/-])(?:\d{1,2}(?:[:.]\d{2}){0,2}\s?(?:[ap]\.\s?m\b\.?|[ap]m\b)|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])))
    |(?P<number>\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)
        |\d+(?:,\d{2,3}(?!\d))*(?:\.\d+)?)
    |(?P<possessive>['\u2019][sS](?!\w))
    |(?P<word>[^\W\d_]+)
    |(?P<gap>[\n\u2028\u2029][^\S\n\u2028\u2029]*[\n\u2028\u2029])
    |(?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DASHES = {"\u2013": "-", "\u2014": "--", "\u2012": "-", "\u2011": "-", "\u2212": "-", "\u2019": "'"}
_PADDING = 24


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text as columns; ``size`` of them, then padding that matches nothing.

    The padding makes both ``lows[i + 3]`` near the end and ``lows[-1]`` an empty string.
    """

    text: str
    size: int
    kinds: list[str]
    raws: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

    def glued(self, index: int) -> bool:
        """Say whether nothing stands between this token and the one before it."""
        touching = index > 0 and self.starts[index] == self.ends[index - 1]
        return touching and self.kinds[index - 1] != "gap"

    def capital(self, index: int) -> bool:
        """Say whether a token begins with a capital letter."""
        return self.raws[index][:1].isupper()

    def holds(self, index: int, words: tuple[str, ...]) -> bool:
        """Say whether these lower-case words stand at ``index``."""
        return tuple(self.lows[index : index + len(words)]) == words

    def words(self, first: int, end: int) -> str:
        """Return the text from token ``first`` to before token ``end``."""
        return self.text[self.starts[first] : self.ends[end - 1]]


@lru_cache(maxsize=4)
def tokenise(text: str) -> Tokens:
    """Return the tokens of a text; kept for the last few texts, which several grammars read."""
    kinds: list[str] = []
    raws: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _PATTERN.finditer(text):
        kinds.append(match.lastgroup or "mark")
        raws.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    lows = [_DASHES.get(raw) or raw.lower().replace("\u2019", "'") for raw in raws]
    size = len(raws)
    pad = [""] * _PADDING
    zeros = [0] * _PADDING
    return Tokens(text, size, kinds + pad, raws + pad, lows + pad, starts + zeros, ends + zeros)
