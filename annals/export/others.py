"""What is recorded and is no incident: series, campaigns, threats, postures and tolls, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from annals.export import chief
from annals.export.table import is_background
from annals.export.values import value_text
from annals.model.event import Event
from annals.model.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRow:
    """One event that is no incident. ``tolls`` are the counts in words, running totals marked."""

    id: str
    kind: str
    date_from: date | None
    date_before: date | None
    place: str | None
    country: str | None
    type: str | None
    attackers: str | None
    tolls: str | None
    status: str
    reports: int
    outlets: str | None
    background: bool
    evidence: str | None
    urls: str | None


OTHER_COLUMNS = tuple(field.name for field in fields(OtherRow))


def others(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that are no incidents, by kind and id."""
    found = [event for event in events if event.kind is not Kind.INCIDENT]
    return tuple(sorted(found, key=lambda event: (list(Kind).index(event.kind), event.id)))


def other_row(event: Event) -> OtherRow:
    """Return the row of one of them."""
    time, place, kind = (chief.chief(event, field) for field in ("time", "place", "type"))
    sources = {draft.source.report_id: draft.source for draft in event.drafts}.values()
    told = next((span for draft in event.drafts for span in draft.told), None)
    return OtherRow(
        id=event.id,
        kind=event.kind,
        date_from=time.value.earliest if time else None,
        date_before=time.value.before if time else None,
        place=value_text(place.value) if place else None,
        country=place.value.country if place else None,
        type=kind.value if kind else None,
        attackers=_joined(who.actor.name for who in chief.attackers(event)),
        tolls=_joined(value_text(s.value) for _, s in chief.asserted(event, "tolls")),
        status=event.status,
        reports=len(sources),
        outlets=_joined(source.outlet for source in sources if source.outlet),
        background=is_background(event),
        evidence=" ".join(told.quote.split()) if told else None,
        urls=_joined(source.url for source in sources if source.url),
    )


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(words)) or None
