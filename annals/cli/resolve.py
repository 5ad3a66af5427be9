"""`annals resolve`: readings to drafts, as JSON lines, or why each mention was taken for what it was."""

from __future__ import annotations

from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._options import LinesArgument

ExplainOption = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Print no drafts, but every mention with what it was taken for, its candidates and why.",
    ),
]
ExplainJsonOption = Annotated[bool, typer.Option("--json", help="Explain as JSON, one line for each report.")]


@command(
    "resolve",
    "annals resolve readings.jsonl > drafts.jsonl",
    "annals extract reports.jsonl | annals resolve > drafts.jsonl",
    "annals ingest report.txt | annals extract | annals resolve --explain | less",
)
def resolve(
    files: LinesArgument = None, *, explain: ExplainOption = False, json: ExplainJsonOption = False
) -> None:
    """Stage 3 alone: work out places, days, actors and tolls; one draft for each act told."""
    from annals.cli import _stages  # noqa: PLC0415  (it loads the whole line)

    if json and not explain:
        raise typer.BadParameter("it belongs to --explain; drafts are JSON lines anyway", param_hint="--json")
    if explain:
        _stages.explain_lines(files or (), json=json)
    else:
        _stages.resolve_lines(files or ())
