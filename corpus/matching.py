"""Which events, tolls, participants and sayings of two readings of one document are the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from corpus.annotation import Event, Said, Span, Time, Toll, Who

A = TypeVar("A")
B = TypeVar("B")


def overlap(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Say whether any span of one shares a letter with any of the other."""
    others = list(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def days(time: Time | None) -> tuple[object, object]:
    """Return the range of a time, both ends open where there is none."""
    return (time.earliest, time.before) if time else (None, None)


def pairs(ones: Sequence[A], others: Sequence[B], alike: Callable[[A, B], float]) -> list[tuple[A, B]]:
    """Pair things one to one, the most alike first; what is not alike at all stays alone."""
    scored = [(alike(a, b), i, j) for i, a in enumerate(ones) for j, b in enumerate(others)]
    found: list[tuple[A, B]] = []
    used: set[tuple[str, int]] = set()
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score > 0 and ("one", i) not in used and ("other", j) not in used:
            used |= {("one", i), ("other", j)}
            found.append((ones[i], others[j]))
    return found


def events_alike(one: Event, other: Event) -> float:
    """Return how much two events have in common: words that name them first, then type, day, place, tolls."""
    words = overlap(one.words, other.words)
    same_place = bool(one.place and other.place and overlap(one.place.words, other.place.words))
    harmed = overlap(*([s for t in event.tolls for s in t.words] for event in (one, other)))
    same_day = one.time is not None and days(one.time) == days(other.time)
    common = 2.0 * words + 0.5 * (one.type == other.type) + 0.5 * same_place + 0.5 * same_day + 1.0 * harmed
    return common + 0.25 * (one.kind == other.kind) if words or harmed else 0.0


def tolls_alike(one: Toll, other: Toll) -> float:
    """Return how much two tolls have in common; another harm or no shared words is another toll."""
    if one.harm != other.harm or not overlap(one.words, other.words):
        return 0.0
    return 1.0 + ((one.low, one.high) == (other.low, other.high))


def who_alike(one: Who, other: Who) -> float:
    """Return how much two participants have in common; another role is another participant."""
    return float(one.role == other.role and overlap(one.words, other.words)) * (1 + (one.name == other.name))


def said_alike(one: Said, other: Said) -> float:
    """Return how much two sayings have in common: speaker and content have both to touch."""
    return float(overlap(one.speaker, other.speaker)) * (0.5 + overlap(one.content, other.content))


def spans_alike(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return 1 where spans touch."""
    return float(overlap(one, other))
