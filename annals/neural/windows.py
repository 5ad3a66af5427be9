"""A text in tokens, cut into windows of whole sentences that the encoder reads one by one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from tokenizers import Tokenizer

HEAD = 40
"""How many tokens of the first sentence stand before every later window."""
OPENING = 128
"""How many tokens of a report are read to see whether it is worth reading."""
FRAME = 2
"""How many tokens frame a window."""
FIRST, LAST = 101, 102
"""The ids of those two."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in tokens: their ids, where each starts and ends, and the range of tokens of each sentence."""

    source: str
    ids: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: tuple[tuple[int, int], ...]

    def tokens(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range of the tokens that share a letter with a range of the text, None for none."""
        first, after = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return (first, after) if first < after else None

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the range of tokens of the sentence that a token stands in."""
        return self.sentences[max(0, bisect_right(self.sentences, token, key=itemgetter(0)) - 1)]

    def range_of(self, tokens: tuple[int, int]) -> tuple[int, int]:
        """Return the range of the text that a range of tokens covers."""
        return self.starts[tokens[0]], self.ends[tokens[1] - 1]


@dataclass(frozen=True, slots=True)
class Window:
    """Ranges of tokens that are ``shown`` together, and the range that this window answers for (``own``)."""

    shown: tuple[tuple[int, int], ...]
    own: tuple[int, int]

    def length(self) -> int:
        """Return how many tokens it has, with those that frame it."""
        return FRAME + sum(b - a for a, b in self.shown)

    def places(self) -> list[int]:
        """Return which token of the text each of its tokens is, -1 for those that frame it."""
        return [-1, *(n for a, b in self.shown for n in range(a, b)), -1]


def as_tokens(tokenizer: Tokenizer, text: str, sentences: Sequence[tuple[int, int]]) -> Text:
    """Return a text in tokens; ``sentences`` are ranges of it."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    offsets = encoded.offsets
    starts, ends = [a for a, _ in offsets], [b for _, b in offsets]
    cuts = [0, *(bisect_left(starts, a) for a, _ in sentences[1:]), len(starts)]
    pairs = tuple((a, b) for a, b in pairwise(cuts) if a < b)
    return Text(text, encoded.ids, starts, ends, pairs)


def windows(text: Text, most: int) -> Iterator[Window]:
    """Yield windows of at most ``most`` tokens; later ones see the first sentence and the ones before."""
    first, parts = 0, [piece for a, b in text.sentences for piece in _pieces(a, b, most - FRAME - HEAD)]
    while first < len(parts):
        shown = [] if first == 0 else [(0, min(HEAD, parts[0][1]))]
        room = most - FRAME - sum(b - a for a, b in shown)
        start, end = parts[first]
        last = first
        while last + 1 < len(parts) and parts[last + 1][1] - start <= room:
            last += 1
            end = parts[last][1]
        before = first
        while before > 1 and end - parts[before - 1][0] <= room:
            before -= 1
        yield Window((*shown, (parts[before][0], end)), (start, end))
        first = last + 1


def _pieces(start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that fits no window."""
    for a in range(start, end, most):
        yield a, min(end, a + most)
