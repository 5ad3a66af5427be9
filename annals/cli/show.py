"""`annals show`: one incident with every statement and the words that say it."""

from __future__ import annotations

from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._console import out, print_json
from annals.cli._options import (
    WORKSPACE,
    JsonOption,
    SettingsOption,
    WorkspaceOption,
    look_into,
    settings_of,
)

IncidentArgument = Annotated[
    str, typer.Argument(metavar="INCIDENT", help="An id from 'annals list'; its beginning is enough.")
]


@command("show", "annals show 3fa92c", "annals show e-3fa92c --json", "annals show 3fa92c | less")
def show(
    incident: IncidentArgument,
    *,
    workspace: WorkspaceOption = WORKSPACE,
    settings: SettingsOption = None,
    json: JsonOption = False,
) -> None:
    """Show every field of an incident with its statements.

    Each statement comes with who says it, their role, the stance, how the value follows from the
    words, its score, and the sentence with the evidence marked. After them: denials, disputes,
    origins, the reports, and why several reports are taken for one incident.
    """
    from annals.cli import _ids, _show, _view  # noqa: PLC0415  (they load the linking)

    chosen = settings_of(settings)
    with look_into(workspace, chosen) as space:
        event = _ids.find_event(space.events(), incident)
        view = _view.Viewer(space.store.reading, chosen.export).event(event)
    if json:
        print_json(view)
    else:
        _show.Printer(out()).event(view)
