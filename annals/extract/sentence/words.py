"""Sentences and words with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from annals.text.furniture import without_furniture

if TYPE_CHECKING:
    from nupunkt.core.tokenizer import NupunktTokenizer  # pragma: no cover

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\d+(?:-[A-Za-z]+)+"  # 12-year-old
    r"|\d[\d,.]*\d(?:[-/]\d[\d./-]*\d)?"  # 42,718 and 25-10-2024
    r"|['’]s\b"
    r"|\w+(?:-\w+)*(?=['’]s\b)"
    r"|\w+(?:['’-]\w+)*"
    r"|[^\w\s]"
)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_NARROWEST, _WIDEST = 55, 100  # characters of the longest line in text that is broken to fit
_RAGGED = 8  # how much shorter than the longest such lines may be
_UNBROKEN = 200  # characters of a line that nobody broke to fit, nor the lines around it
_RANK_END = re.compile(
    r"\b(?:Lt|Col|Gen|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr|Gov|Sen|Rep|Dr|Mr|Mrs|Ms|St|No|Pvt|Pfc|Spc|Supt|Insp|Rev|Hon"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|approx|est|[A-Z])\.$"
)


class Word(NamedTuple):
    """One word or mark: its place in the text, as written and in lower case."""

    start: int
    end: int
    text: str
    low: str


class WordRow(tuple[Word, ...]):  # noqa: SLOT001  (what is asked of it is kept in its dict)
    """The words of a stretch of text, one after another."""

    @cached_property
    def lows(self) -> frozenset[str]:
        """Which words it holds, in lower case."""
        return frozenset(word.low for word in self)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number, its place in the text and its words."""

    index: int
    start: int
    end: int
    words: WordRow

    def at(self, start: int) -> int:
        """Return the index of the first word that ends after ``start``."""
        for index, word in enumerate(self.words):
            if word.end > start:
                return index
        return len(self.words)

    def inside(self, start: int, end: int) -> range:
        """Return the indices of the words between two offsets."""
        first = self.at(start)
        last = first
        while last < len(self.words) and self.words[last].start < end:
            last += 1
        return range(first, last)


def words(text: str, start: int, end: int) -> WordRow:
    """Return the words between two offsets of the text."""
    found = _WORD.finditer(text, start, end)
    return WordRow(Word(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'")) for m in found)


@cache
def _splitter() -> NupunktTokenizer:
    import nupunkt  # noqa: PLC0415  (its model loads with it)

    return nupunkt


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split one paragraph; a piece that ends in a rank or initial is joined to the next."""
    body = text[start:end]
    pieces: list[tuple[int, int]] = []
    for left, right in _splitter().sent_spans(body):
        stripped = body[left:right].strip()
        if not stripped:
            continue
        first = start + left + body[left:right].index(stripped)
        piece = (first, first + len(stripped))
        if pieces and _RANK_END.search(text[pieces[-1][0] : pieces[-1][1]]):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return pieces


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences; a blank line always ends one, and page furniture belongs to none."""
    text = without_furniture(text)
    spans: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        spans.extend(_lines(text, paragraph.start(), paragraph.end()))
    return tuple(
        Sentence(index, start, end, words(text, start, end)) for index, (start, end) in enumerate(spans)
    )


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a paragraph into sentences; a line break after a finished line ends one too.

    A short first line without an end mark is a headline. A line that is as full as its paragraph
    allows was broken to fit, and goes on. Where lines are too long to have been broken, each stands alone.
    """
    pieces: list[tuple[int, int]] = []
    width = max(map(len, text[start:end].split("\n")))
    for left, right in _pieces(text, start, end):
        cut = left
        for match in re.finditer(r"\n\s*", text[left:right]):
            at = left + match.start()
            unbroken = width > _UNBROKEN and not text[left + match.end() : right][:1].islower()
            ends = unbroken or _ends_line(text[cut:at])
            if ends and not _wrapped(text, at, left + match.end(), width):
                pieces.append((cut, at))
                cut = left + match.end()
        pieces.append((cut, right))
    return pieces


def _wrapped(text: str, at: int, after: int, width: int) -> bool:
    """Say whether a line ends at an offset because the next word did not fit beside it."""
    line = at - (text.rfind("\n", 0, at) + 1)
    word = re.match(r"\S+", text[after : after + _WIDEST])
    full = line + 1 + (len(word.group()) if word else 0) > width - _RAGGED
    return _NARROWEST <= width <= _WIDEST and full


def _ends_line(line: str) -> bool:
    """Say whether a line stands by itself: no running text goes on after it."""
    longest = 70
    return len(line) < longest or line.rstrip().endswith((".", "!", "?", "”", '"', ":"))
