"""`annals link`: drafts to events, as JSON lines."""

from __future__ import annotations

from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._options import LinesArgument, SettingsOption, settings_of


@command(
    "link",
    "annals link drafts.jsonl > events.jsonl",
    "annals link drafts.jsonl --judgements decided.jsonl > events.jsonl",
)
def link(
    files: LinesArgument = None,
    *,
    settings: SettingsOption = None,
    judgements: Annotated[
        list[str] | None,
        typer.Option(
            "--judgements", metavar="FILE", help="JSON lines of people's judgements; may be repeated."
        ),
    ] = None,
) -> None:
    """Stage 4 alone: join the drafts that tell of one act, with origins, disputes, status."""
    from annals.cli import _stages  # noqa: PLC0415  (it loads the whole line)

    _stages.link_lines(files or (), judgements or (), settings_of(settings).link)
