"""Takes one value of each field from a draft, by rules that never look at a key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from annals.model.draft import EventDraft
from annals.model.statement import Statement
from annals.model.values import Place
from annals.model.vocabulary import Granularity, Stance

V = TypeVar("V")

_BY_DAY = frozenset({Granularity.DAY, Granularity.SPAN})


def chosen(statements: Sequence[Statement[V]]) -> V | None:
    """Return the value of the statement with the highest score, the earlier of two that are equal.

    Denied statements are left out; None when nothing is left.
    """
    held = [statement for statement in statements if statement.stance != Stance.DENIED]
    if not held:
        return None
    return max(held, key=lambda statement: statement.score).value


def start_day(draft: EventDraft | None) -> date | None:
    """Return the first day of the incident, None unless its time was told in days.

    A week, month, season or year has a first day too, but nobody told that day.
    """
    time = chosen(draft.time) if draft else None
    return time.earliest if time is not None and time.granularity in _BY_DAY else None


def place(draft: EventDraft | None) -> Place | None:
    """Return the place of the incident."""
    return chosen(draft.place) if draft else None
