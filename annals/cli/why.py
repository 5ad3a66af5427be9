"""`annals why`: how one field of an incident came about."""

from __future__ import annotations

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
from annals.cli.show import IncidentArgument


@command(
    "why",
    "annals why 3fa92c place",
    "annals why 3fa92c killed",
    "annals why 3fa92c status",
    "annals why 3fa92c attacker --json",
)
def why(
    incident: IncidentArgument,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help="A field or column: place, time, type, attacker, killed, status, ..."
        ),
    ],
    *,
    workspace: WorkspaceOption = WORKSPACE,
    settings: SettingsOption = None,
    json: JsonOption = False,
) -> None:
    """Show how one field came about: the value, the rule, and every statement."""
    from annals.cli import _ids, _show, _shown, _view  # noqa: PLC0415  (they load the linking)

    chosen = settings_of(settings)
    name = _shown.field_name(field)
    with look_into(workspace, chosen) as space:
        event = _ids.find_event(space.events(), incident)
        viewer = _view.Viewer(space.store.reading, chosen.export)
        if name == _shown.STATUS:
            _show.print_status(viewer.event(event), json=json)
            return
        view = viewer.field(event, name)
    _show.print_field(view, event.id, json=json)
