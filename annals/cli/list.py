"""`annals list`: the table of incidents, or of what else is recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._options import (
    WORKSPACE,
    JsonOption,
    SettingsOption,
    WorkspaceOption,
    look_into,
    settings_of,
)
from annals.model.vocabulary import Kind, Motive, Status

_DAY = ["%Y-%m-%d"]


_SinceOption = Annotated[
    datetime | None,
    typer.Option("--from", formats=_DAY, metavar="DAY", help="Leave out what ended before this day."),
]
_UntilOption = Annotated[
    datetime | None,
    typer.Option("--to", formats=_DAY, metavar="DAY", help="Leave out what began after this day."),
]
_CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="COUNTRY", help="Its name or its two letters.")
]
_TypesOption = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="An event type; may be repeated.")
]
_StatusesOption = Annotated[
    list[Status] | None, typer.Option("--status", metavar="STATUS", help="A status; may be repeated.")
]
_TextOption = Annotated[
    str, typer.Option("--text", metavar="WORDS", help="Words in the sentences, titles or cells.")
]
_KindOption = Annotated[Kind, typer.Option("--kind", help="What to list.")]
_BackgroundOption = Annotated[bool, typer.Option("--background", help="Include older acts told as history.")]
_MotivesOption = Annotated[
    bool, typer.Option("--all-motives", help="Include motives that the settings leave out.")
]
_LimitOption = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Show the first N; 0 is all.")]


@command(
    "list",
    "annals list",
    "annals list --from 2021-08-01 --to 2021-08-31 --country Afghanistan",
    "annals list --type suicide_bomb --type ied_mine --status disputed",
    "annals list --kind threat --json",
)
def list_events(  # noqa: PLR0913  (one for each option)
    *,
    workspace: WorkspaceOption = WORKSPACE,
    settings: SettingsOption = None,
    since: _SinceOption = None,
    until: _UntilOption = None,
    country: _CountryOption = None,
    types: _TypesOption = None,
    statuses: _StatusesOption = None,
    text: _TextOption = "",
    kind: _KindOption = Kind.INCIDENT,
    background: _BackgroundOption = False,
    all_motives: _MotivesOption = False,
    limit: _LimitOption = 0,
    json: JsonOption = False,
) -> None:
    """Show the incidents, one in each row.

    The columns are date, place, type, attacker, target, killed, injured, status and sources. An
    incident without a first day is taken by its last one. The id at the start of a row is what
    'annals show' and 'annals why' take.
    """
    from annals.cli import _filters, _listing  # noqa: PLC0415  (they load the linking)

    chosen = settings_of(settings)
    filters = _filters.Filters(
        since=_filters.day(since),
        until=_filters.day(until),
        country=_filters.country_code(country),
        types=_filters.type_ids(types or ()),
        statuses=tuple(statuses or ()),
        text=text,
    )
    asked = _listing.Asked(
        kind=kind,
        filters=filters,
        motives=tuple(Motive) if all_motives else chosen.export.motives,
        background=background,
        limit=limit,
    )
    with look_into(workspace, chosen) as space:
        events = space.events()
        waiting = space.counts().pending
    _listing.tell_waiting(waiting)
    _listing.print_list(events, asked, chosen.export, json=json)
