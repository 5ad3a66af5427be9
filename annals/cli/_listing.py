"""What `annals list` prints: the rows that pass the filters, and how many it left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from annals.cli._console import note, out, print_json
from annals.cli._filters import Filters
from annals.cli._ids import short_ids
from annals.cli._incidents import print_incidents
from annals.cli._options import stop_with_nothing
from annals.cli._text import counted, listed
from annals.export import Row, row
from annals.export.others import other_row
from annals.model.event import Event
from annals.model.vocabulary import Kind, Motive
from annals.settings import ExportSettings

_SEVERAL = {Kind.SERIES: "series"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to list and how much of it; ``limit`` 0 is everything."""

    motives: tuple[Motive, ...]
    kind: Kind = Kind.INCIDENT
    filters: Filters = field(default_factory=Filters)
    background: bool = False
    limit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The rows asked for, by day and id, and how many more other options would show.

    ``names`` are the short ids of all events, by which a row is known among everything kept.
    """

    rows: tuple[Row, ...]
    names: Mapping[str, str]
    history: int
    motives: int

    @property
    def left_out(self) -> str:
        """Return in words what is not shown, "" when nothing is left out."""
        parts = []
        if self.history:
            parts.append(f"{self.history:,} told as history (--background)")
        if self.motives:
            parts.append(f"{self.motives:,} of other motives (--all-motives)")
        return f"; left out: {listed(parts)}" if parts else ""


def select(events: Sequence[Event], asked: Asked, settings: ExportSettings) -> Listed:
    """Return the rows of the events asked for."""
    told = ((event, row(event, settings)) for event in events if event.kind is asked.kind)
    found = [one for event, one in told if asked.filters.keep(event, one)]
    news = [one for one in found if asked.background or not one.background]
    shown = [one for one in news if _motive(one) in asked.motives or asked.kind is not Kind.INCIDENT]
    return Listed(
        names=short_ids(event.id for event in events),
        rows=tuple(sorted(shown, key=lambda one: (one.date or date.max, one.id))),
        history=len(found) - len(news),
        motives=len(news) - len(shown),
    )


def tell_waiting(reports: int) -> None:
    """Tell the user of reports whose incidents are missing, or are those of another version or tagger."""
    if reports:
        many = counted(reports, "report is", "reports are")
        note(
            f"annals: {many} still to be coded by this version and these settings: run 'annals code', or name"
            " the settings that they were coded with"
        )


def print_list(events: Sequence[Event], asked: Asked, settings: ExportSettings, *, json: bool) -> None:
    """Print the events asked for as a table or as JSON; stop when there is none."""
    found = select(events, asked, settings)
    shown = found.rows[: asked.limit] if asked.limit else found.rows
    if json:
        by_id: dict[str, Event] = {event.id: event for event in events}
        whole = asked.kind is Kind.INCIDENT
        print_json([one if whole else other_row(by_id[one.id]) for one in shown])
    if not shown:
        stop_with_nothing(f"no {asked.kind.value} matches{found.left_out}")
    if not json:
        print_incidents(shown, found.names, out())
        many = counted(len(found.rows), asked.kind.value, _SEVERAL.get(asked.kind))
        of_all = f"{len(shown):,} of " if len(shown) < len(found.rows) else ""
        out().print(f"{of_all}{many}{found.left_out}")


def _motive(one: Row) -> Motive:
    return Motive(one.motive) if one.motive else Motive.UNCLEAR
