"""HUM TGT: NUMBER, the human targets given: what the product reads, and the rules that score it.

The notation is that of the task's document (part 1, section 7.22): a number, "~100" for about as
many, "6-8" and "6-" for a range and a lower bound, PLURAL for more than one. The rules are those of
its scoring guidelines (version 7, sections 3.2.14 and 3.2.21): right is the key's own filler; half
right is one number where the key has a range with that number at an end, or a tilde before it. A
filler that may be left out is scored like the others.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annals.model.values import Amount
from annals.model.vocabulary import Qualifier
from annals.resolve.tolls.how_many import how_many
from evaluation.muc4.keys import Message, Slot, Template
from evaluation.results import BASE_LINE_MARK, Score

PLURAL = "PLURAL"
_PARTIAL = 0.5
_NUMBER = re.compile(r"~?\d+(?:-\d*)?|-\d+|PLURAL")


@dataclass(frozen=True, slots=True)
class _Row:
    key: tuple[str, ...]
    told: str


def plain(value: str) -> str:
    """Return a filler of the slot without blanks: "6 - 8" is "6-8"."""
    return "".join(value.split()).upper()


def filler(amount: Amount) -> str:
    """Write a number of people in the slot's notation."""
    low, high = amount.low, amount.high
    if amount.qualifier is Qualifier.VAGUE:
        return PLURAL if high is None or high > 1 else str(low)
    if low is None:
        return f"-{high}"
    if amount.qualifier is Qualifier.ABOUT:
        return f"~{low}"
    if amount.qualifier is Qualifier.MORE_THAN:
        return f"{low - (low <= _EXACTLY)}-"
    if high is None:
        return f"{low}-"
    return str(low) if low == high else f"{low}-{high}"


_EXACTLY = 101
"""Up to here the product's "more than N" is N and one more; the slot writes N itself."""


def credit(key: Sequence[str], told: str) -> float:
    """Return what a filler is worth: 1 right, 0.5 partly right, 0 wrong, by the best alternative."""
    return max((_credit(plain(one), told) for one in key), default=0.0)


def _credit(key: str, told: str) -> float:
    if key == told:
        return 1.0
    ends = set(key.strip("~").split("-")) - {""}
    bounded = "-" in key or key.startswith("~")
    return _PARTIAL if bounded and told.isdigit() and told in ends else 0.0


def score(messages: Sequence[Message]) -> Iterator[Score]:
    """Yield the share of human targets whose number is right, beside base lines on the same targets."""
    start = time.perf_counter()
    rows = [row for message in messages for template in message.templates for row in _rows(message, template)]
    seconds = time.perf_counter() - start
    answers = {
        "": [row.told for row in rows],
        "always_1": ["1"] * len(rows),
        "always_plural": [PLURAL] * len(rows),
    }
    for name, told in answers.items():
        worth = [credit(row.key, one) for row, one in zip(rows, told, strict=True)]
        value = sum(worth) / len(worth) if worth else None
        measure = "human_number" + (BASE_LINE_MARK + name if name else "")
        yield Score(measure=measure, value=value, n=len(rows), seconds=0.0 if name else seconds)


def _rows(message: Message, template: Template) -> Iterator[_Row]:
    """Yield a row for each number whose target stands in the text."""
    names = set(template.strings(Slot.HUMAN_NAME))
    for one in template.slots[Slot.HUMAN_NUMBER]:
        key = tuple(value for value in one.values if _NUMBER.fullmatch(plain(value)))
        spans = [span for words in one.about for span in message.spans(words)]
        if key and spans:
            amount = how_many(message.text, spans, name=bool(names & set(one.about)))
            yield _Row(key, filler(amount))
