"""Takes one value of each field from a draft: the one that the product's incident table shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from annals.export.chief import chief
from annals.export.values import one_day
from annals.link import link
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.values import Place, TimeRange
from annals.model.vocabulary import Granularity
from annals.settings import LinkSettings

_BY_DAY = frozenset({Granularity.DAY, Granularity.SPAN})


def alone(draft: EventDraft) -> Event:
    """Return the event that a draft makes when no other report is known."""
    (event,) = link([draft], (), LinkSettings())
    return event


def shown(draft: EventDraft, field: str) -> Any:  # noqa: ANN401  (the fields are of many types)
    """Return the value of a field that the incident table shows for this draft alone, None of none."""
    statement = chief(alone(draft), field)
    return statement.value if statement else None


def start_day(draft: EventDraft | None) -> date | None:
    """Return the first day of the incident, None unless its time was told in days.

    A week, month, season or year has a first day too, but nobody told that day.
    """
    time: TimeRange | None = shown(draft, "time") if draft else None
    return time.earliest if time is not None and time.granularity in _BY_DAY else None


def exported_day(draft: EventDraft | None) -> date | None:
    """Return the first day of the incident, else the day that an export writes where it must write one."""
    time: TimeRange | None = shown(draft, "time") if draft else None
    return start_day(draft) or (one_day(time) if time else None)


def place(draft: EventDraft | None) -> Place | None:
    """Return the place of the incident."""
    where: Place | None = shown(draft, "place") if draft else None
    return where
