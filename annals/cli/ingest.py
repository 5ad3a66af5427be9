"""`annals ingest`: files to reports, as JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._options import PathsArgument, SettingsOption, settings_of


@command(
    "ingest",
    "annals ingest reports/ feed.xml > reports.jsonl",
    "annals ingest archive.warc.gz --refused refused.jsonl > reports.jsonl",
)
def ingest(
    paths: PathsArgument,
    *,
    settings: SettingsOption = None,
    refused: Annotated[
        Path | None,
        typer.Option(
            "--refused",
            metavar="FILE",
            help="Where to write what could not be used, as JSON lines; standard error tells it in words"
            " unless this is given.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Stage 1 alone: read files and write one report on each line."""
    from annals.cli import _ingesting  # noqa: PLC0415  (it loads the readers)

    _ingesting.run(paths, settings_of(settings).ingest, refused)
