"""Documents cut into windows of whole sentences, in the tokens that the encoder reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

from training.examples import Example, Span, Trigger

HEAD = 40
"""How many tokens of a report's first sentence stand before every later window."""


@dataclass(slots=True)
class Text:
    """A document in tokens: their ids, where each stands, and the first and last token of its sentences."""

    example: Example
    ids: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def tokens(self, span: Span) -> tuple[int, int] | None:
        """Return the first token that shares a letter with a span and the one behind the last."""
        first, after = bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1])
        return (first, after) if first < after else None


@dataclass(slots=True)
class Window:
    """Sentences that are read together: ``shown`` are ranges of tokens, ``own`` the range it answers for."""

    text: Text
    shown: list[tuple[int, int]]
    own: tuple[int, int]

    def length(self) -> int:
        """Return how many tokens it has, with the two that frame it."""
        return 2 + sum(b - a for a, b in self.shown)

    def places(self) -> list[int]:
        """Return which token of the text each of its tokens is, -1 for those that frame it."""
        return [-1, *(n for a, b in self.shown for n in range(a, b)), -1]

    def triggers(self) -> Iterator[tuple[Trigger, tuple[int, int]]]:
        """Yield the triggers that it answers for with their tokens, the report as a whole first."""
        for trigger in self.text.example.triggers:
            if trigger.sort == "report":
                yield trigger, (-1, 0)
                continue
            at = self.text.tokens(trigger.span)
            if at is not None and self.own[0] <= at[0] and at[1] <= self.own[1]:
                yield trigger, at


def as_tokens(tokenizer: Tokenizer, example: Example) -> Text:
    """Return a document in tokens."""
    encoded = tokenizer.encode(example.text, add_special_tokens=False)
    starts, ends = [a for a, _ in encoded.offsets], [b for _, b in encoded.offsets]
    cuts = [bisect_left(starts, a) for a, _ in example.sentences] + [len(starts)]
    if cuts[0] != 0:
        cuts[0] = 0
    pairs = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]
    return Text(example, encoded.ids, starts, ends, pairs)


def cut(text: Text, most: int) -> Iterator[Window]:
    """Yield windows of at most ``most`` tokens; later ones see the first sentence and the one before."""
    first, sentences = 0, [piece for a, b in text.sentences for piece in _pieces(a, b, most - 2 - HEAD)]
    while first < len(sentences):
        shown = [] if first == 0 else [(0, min(HEAD, sentences[0][1]))]
        room = most - 2 - sum(b - a for a, b in shown)
        start, end = sentences[first]
        last = first
        while last + 1 < len(sentences) and sentences[last + 1][1] - start <= room:
            last += 1
            end = sentences[last][1]
        before = first
        while before > 1 and end - sentences[before - 1][0] <= room:
            before -= 1
        shown.append((sentences[before][0], end))
        yield Window(text, shown, (start, end))
        first = last + 1


def _pieces(start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that fits no window."""
    for a in range(start, end, most):
        yield a, min(end, a + most)
