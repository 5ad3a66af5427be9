"""Documents of examples in the windows that the reader sees, with the triggers that each answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tokenizers import Tokenizer

from annals.neural.hints import by_token
from annals.neural.windows import FRAME, OPENING, Text, as_tokens, windows
from annals.neural.windows import Window as Shown
from training.examples import Example, Trigger

RELEVANT = frozenset({"relevant"})
"""What the opening of a report teaches."""


@dataclass(slots=True)
class Window:
    """One window of one document."""

    example: Example
    text: Text
    shown: Shown
    bits: list[int]
    ties: list[int]

    def length(self) -> int:
        """Return how many tokens it has, with those that frame it."""
        return self.shown.length()

    def triggers(self) -> Iterator[tuple[Trigger, tuple[int, int]]]:
        """Yield the triggers that it answers for with their tokens, the report as a whole first."""
        first, after = self.shown.own
        for trigger in self.example.triggers:
            if trigger.sort == "report":
                yield trigger, (-1, 0)
                continue
            at = self.text.tokens(*trigger.span)
            if at is not None and first <= at[0] and at[1] <= after:
                yield trigger, at


def cut(tokenizer: Tokenizer, example: Example, most: int) -> Iterator[Window]:
    """Yield the windows of a document."""
    text = as_tokens(tokenizer, example.text, example.sentences)
    bits, ties = by_token(text, example.hints.words), by_token(text, example.hints.ties)
    for shown in windows(text, most):
        yield Window(example, text, shown, bits, ties)


def opening(tokenizer: Tokenizer, example: Example, most: int) -> Window:
    """Return the first tokens of a document without marks, which teach its relevance alone."""
    text = as_tokens(tokenizer, example.text, example.sentences)
    bare = replace(example, triggers=[], teaches=RELEVANT)
    end = min(len(text.ids), most - FRAME)
    return Window(bare, text, Shown(((0, end),), (0, end)), *[[0] * len(text.ids)] * 2)


def crops(tokenizer: Tokenizer, example: Example, many: int) -> Iterator[Window]:
    """Yield each so many sentences of a document by themselves: news can be as short as that."""
    text = as_tokens(tokenizer, example.text, example.sentences)
    bits, ties = by_token(text, example.hints.words), by_token(text, example.hints.ties)
    for first in range(0, len(text.sentences), many):
        last = text.sentences[min(first + many, len(text.sentences)) - 1]
        own = (text.sentences[first][0], min(last[1], text.sentences[first][0] + OPENING - FRAME))
        yield Window(example, text, Shown((own,), own), bits, ties)
