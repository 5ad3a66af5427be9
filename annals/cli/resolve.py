"""`annals resolve`: readings to drafts, as JSON lines."""

from __future__ import annotations

from annals.cli._app import command
from annals.cli._options import LinesArgument


@command(
    "resolve",
    "annals resolve readings.jsonl > drafts.jsonl",
    "annals extract reports.jsonl | annals resolve > drafts.jsonl",
)
def resolve(files: LinesArgument = None) -> None:
    """Stage 3 alone: work out places, days, actors and tolls; one draft for each act told."""
    from annals.cli import _stages  # noqa: PLC0415  (it loads the whole line)

    _stages.resolve_lines(files or ())
