"""`annals reports`: what was read."""

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


@command("reports", "annals reports", "annals reports --count", "annals reports --json")
def reports(
    *,
    workspace: WorkspaceOption = WORKSPACE,
    settings: SettingsOption = None,
    count: Annotated[
        bool, typer.Option("--count", help="Print how many there are of each thing instead.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Show the reports by day, copies marked.

    A copy is marked 'exact' when its text is the same, else with how alike the two are; copies
    share an origin and never corroborate each other.
    """
    from annals.cli import _reading  # noqa: PLC0415  (it loads the linking)

    chosen = settings_of(settings)
    with look_into(workspace, chosen) as space:
        if count:
            _reading.print_counts(space.counts(), json=json)
            return
        found = _reading.listed(space.store.reports(), chosen.link.copy_similarity)
    if json:
        print_json(found)
    else:
        _reading.print_reports(found, out())
