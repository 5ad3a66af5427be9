"""INCIDENT: DATE, the rest of the template given: the slot's forms and the rules that score them.

The forms are those of the task's document (part 1, section 7.3), the rules those of its scoring
guidelines (version 7, section 3.2.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from evaluation.muc4.keys import Filler, Message, Slot, read_day
from evaluation.results import BASE_LINE_MARK, Score

_PARTIAL = 0.5


@dataclass(frozen=True, slots=True)
class Dates:
    """Days as the slot holds them, ``first`` and ``last`` included; without ``first``, up to ``last``."""

    first: date | None
    last: date

    def holds(self, other: Dates) -> bool:
        """Say whether other dates lie within these; what has no first day lies in nothing."""
        return (
            other.first is not None
            and (self.first is None or self.first <= other.first)
            and other.last <= self.last
        )


def read_dates(words: str) -> Dates | None:
    """Read "02 FEB 90", "15 JAN 89 - 21 JAN 89" or "- 21 JAN 89"; None where it is none of these."""
    first, mark, last = words.partition("-")
    days = [read_day(part) if part.strip() else None for part in (first, last)]
    if not mark:
        return Dates(days[0], days[0]) if days[0] else None
    if days[1] is None or (first.strip() and days[0] is None):
        return None
    return Dates(days[0], days[1])


def key_dates(fillers: Sequence[Filler]) -> tuple[Dates, ...]:
    """Return the readable alternatives of a template's date; none where the key gives no whole date."""
    words = (value for filler in fillers for value in filler.values)
    return tuple(dates for one in words if (dates := read_dates(one)) is not None)


def credit(key: Iterable[Dates], told: Dates | None, filed: date | None) -> float:
    """Return what a response is worth: 1 right, 0.5 partly right, 0 wrong, by the best alternative.

    Right is the key's own day, range or bound. Partly right is a day or range within the key's
    range or bound, and the default fill (on or before the message's own date) where that date is
    the key's last day or its only one.
    """
    return max((_credit(one, told, filed) for one in key), default=0.0) if told else 0.0


def _credit(key: Dates, told: Dates, filed: date | None) -> float:
    if key == told:
        return 1.0
    default = told.first is None and told.last == filed
    return _PARTIAL if key.holds(told) or (default and key.last == told.last) else 0.0


def score(messages: Sequence[Message]) -> Iterator[Score]:
    """Score the dates of all templates whose key has one, optional templates too."""
    rows = [
        (key_dates(template.slots[Slot.DATE]), message)
        for message in messages
        for template in message.templates
        if key_dates(template.slots[Slot.DATE])
    ]
    filed = [message.filed for _, message in rows]
    base_lines = {
        "until_dateline": [Dates(None, day) if day else None for day in filed],
        "dateline": [Dates(day, day) if day else None for day in filed],
    }
    for name, told in base_lines.items():
        worth = [credit(key, one, message.filed) for (key, message), one in zip(rows, told, strict=True)]
        yield from _scores(BASE_LINE_MARK + name, worth)


def _scores(name: str, worth: Sequence[float]) -> Iterator[Score]:
    """Yield the share of fully right responses, and the mean with half a point for partly right ones."""
    n = len(worth)
    right = sum(one == 1.0 for one in worth)
    yield Score(measure=f"date{name}", value=right / n if n else None, n=n)
    yield Score(measure=f"date_with_partial{name}", value=sum(worth) / n if n else None, n=n)
