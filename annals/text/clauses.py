"""Which clause of a sentence words stand in, by its conjunctions and its subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Range = tuple[int, int]
"""A half-open range of the text, in code points."""

_SUBORDINATE = "after|before|while|whereas|when|following|because"
_MEASURE = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|several|some|\d+|the|just|only|less than|more than|"
    r"minutes|hours|days|weeks|months|day|hour|week|month|night|morning|shortly|soon|immediately|evening)\s+){1,5}"
)
_REPLY = r"\bin (?:retaliation|revenge|response|reprisal|reply)\b|\bto (?:avenge|retaliate)\b"
_OPENS = re.compile(rf"(?:{_MEASURE})?\b(?:{_SUBORDINATE})\b|{_REPLY}|;|\u2014", re.IGNORECASE)
"""Words that open a clause whatever follows."""
_JOINS = re.compile(r"\b(?:and|but|as|since)\b", re.IGNORECASE)
"""Words that open a clause where one who acts follows."""
_FIRST = re.compile(rf"\W*(?:{_MEASURE})?(?:{_SUBORDINATE})\b", re.IGNORECASE)
_ANSWER = re.compile(_REPLY, re.IGNORECASE)
_LATER = re.compile(rf"{_MEASURE}(?:after|before)\b", re.IGNORECASE)


def clauses(text: str, sentence: Range, words: Sequence[Range], people: Sequence[Range]) -> list[Range]:
    """Return the clause that each of some words of a sentence stands in, in their order.

    ``people`` are words for those who act or suffer: "and" opens a clause before them alone.
    """
    starts = [sentence[0]]
    for before, here in pairwise(words):
        border = _border(text, sentence, before, here, people)
        starts.append(starts[-1] if border is None else border)
    ends = [next((one for one in starts if one > start), sentence[1]) for start in starts]
    return list(zip(starts, ends, strict=True))


def answers(text: str, start: int, end: int) -> bool:
    """Say whether the words between two acts tell that one answered the other ("in revenge for")."""
    return _ANSWER.search(text, start, end) is not None


def later(text: str, start: int, end: int) -> bool:
    """Say whether the words between two acts tell how long after the other one was ("hours after")."""
    return _LATER.search(text, start, end) is not None


def _border(text: str, sentence: Range, before: Range, here: Range, people: Sequence[Range]) -> int | None:
    """Return where a new clause begins between two words, None where both are in one."""
    opened = [one.start() for one in _OPENS.finditer(text, before[1], here[0])]
    subjects = [start for start, end in people if before[1] <= start and end <= here[0]]
    joined = [
        one.start()
        for one in _JOINS.finditer(text, before[1], here[0])
        if any(one.end() <= start for start in subjects)
        and not _joins_two(text, before, (one.start(), one.end()), people)
    ]
    if _FIRST.match(text, sentence[0], before[0]):  # "After X did, Y did"
        joined += [at for start in subjects if (at := text.rfind(",", before[1], start)) >= 0]
    return max([*opened, *joined], default=None)


def _joins_two(text: str, before: Range, joint: Range, people: Sequence[Range]) -> bool:
    """Say whether "and" joins two who act together; an object that stands by its verb is none of them."""
    left = next((one for one in people if not text[one[1] : joint[0]].strip() and one[1] <= joint[0]), None)
    right = any(joint[1] <= start and not text[joint[1] : start].strip() for start, _ in people)
    return left is not None and right and bool(text[before[1] : left[0]].strip())
