"""`annals export`: the incidents as files for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._console import print_json
from annals.cli._options import (
    WORKSPACE,
    JsonOption,
    SettingsOption,
    WorkspaceOption,
    look_into,
    settings_of,
)


class Format(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    PARQUET = "parquet"


@command(
    "export",
    "annals export --format csv --out incidents.csv",
    "annals export --format geojson --out maps/",
    "annals export --format parquet --out incidents.parquet --no-background",
)
def export(
    *,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")],
    target: Annotated[
        Path, typer.Option("--out", "-o", metavar="PATH", help="The main file, or a folder for all of them.")
    ],
    workspace: WorkspaceOption = WORKSPACE,
    settings: SettingsOption = None,
    background: Annotated[
        bool, typer.Option(help="Whether to write older acts told as history; they are marked.")
    ] = True,
    json: JsonOption = False,
) -> None:
    """Write the incidents, their statements and a manifest.

    Beside the main file come the statements with their evidence, what is no incident, and the
    manifest: versions, settings, counts, the rule that chose each figure, and checksums. Files that
    are there are replaced.
    """
    from annals.cli import _exporting  # noqa: PLC0415  (it loads the whole line)

    chosen = settings_of(settings)
    with look_into(workspace, chosen) as space:
        done = _exporting.run(space, target, form, background=background)
    if json:
        print_json(done)
    else:
        _exporting.print_done(done, target)
