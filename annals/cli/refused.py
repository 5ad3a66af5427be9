"""`annals refused`: what could not be used, and why."""

from __future__ import annotations

from annals.cli._app import command
from annals.cli._console import out, print_json
from annals.cli._options import WORKSPACE, JsonOption, WorkspaceOption, look_into
from annals.cli._text import counted
from annals.settings import Settings


@command("refused", "annals refused", "annals refused --json")
def refused(*, workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """Show the inputs that could not be used, each with the reason."""
    with look_into(workspace, Settings()) as space:
        found = tuple(space.store.refusals())
    if json:
        print_json(found)
    elif not found:
        out().print("nothing was refused")
    else:
        from annals.cli._tables import print_table  # noqa: PLC0415  (JSON does without)

        rows = [(one.source, one.reason, one.detail) for one in found]
        print_table(("input", "reason", "detail"), rows, out())
        out().print(counted(len(rows), "refusal"))
