"""Which events a list shows: the filters of the command line, asked of an event and its row."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import typer

from annals.codebook import event_types
from annals.export import Row
from annals.gazetteer.places import places
from annals.model.event import Event
from annals.model.vocabulary import Level, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an event must be to be listed; None and empty let everything through."""

    since: date | None = None
    until: date | None = None
    country: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    text: str = ""

    def keep(self, event: Event, row: Row) -> bool:
        """Say whether the event passes every filter."""
        return (
            (not self.statuses or event.status in self.statuses)
            and (not self.types or row.type in self.types)
            and (self.country is None or row.country == self.country)
            and self._in_time(row)
            and (not self.text or self.text.casefold() in _told(event, row))
        )

    def _in_time(self, row: Row) -> bool:
        """Say whether the days of the row meet those asked for; without a day it meets none."""
        if self.since is None and self.until is None:
            return True
        if row.date is None:
            return False
        first = row.date_from or row.date
        return (self.since is None or row.date >= self.since) and (self.until is None or first <= self.until)


def country_code(name: str | None) -> str | None:
    """Return the two-letter code of a country given by its code or name.

    Raises:
        typer.BadParameter: the gazetteer holds no such country.
    """
    if name is None:
        return None
    known = places()
    if known.country(name.upper()) is not None:
        return name.upper()
    found = [entry.country for entry in known.find(name) if entry.level is Level.COUNTRY and entry.country]
    if not found:
        raise typer.BadParameter(f"no country {name!r}: give its name, or its two letters such as IQ")
    return found[0]


def type_ids(given: Sequence[str]) -> tuple[str, ...]:
    """Return the event types given, once each is known to be one.

    Raises:
        typer.BadParameter: one is not; the text names close ones.
    """
    types = event_types()
    asked = tuple(one.strip().lower().replace(" ", "_").replace("-", "_") for one in given)
    for one in asked:
        if one not in types:
            close = difflib.get_close_matches(one, types, n=3, cutoff=0.5)
            raise typer.BadParameter(f"no event type {one!r}; there are {', '.join(close or types)}")
    return asked


def day(given: datetime | None) -> date | None:
    """Return the day that an option holds."""
    return given.date() if given else None


def _told(event: Event, row: Row) -> str:
    """Return all that the words asked for are looked for in: titles, sentences, and what the row shows."""
    told = [span.quote for draft in event.drafts for span in draft.told]
    titles = [draft.source.title for draft in event.drafts if draft.source.title]
    cells = [row.place, row.place_written, row.admin1, row.attackers, row.targets, row.weapon, row.outlets]
    return "\n".join([*told, *titles, *(cell for cell in cells if cell)]).casefold()
