"""`annals extract`: reports to readings, as JSON lines."""

from __future__ import annotations

from annals.cli._app import command
from annals.cli._options import LinesArgument, SettingsOption, TaggerOption, settings_of, with_tagger


@command(
    "extract",
    "annals extract reports.jsonl > readings.jsonl",
    "annals ingest reports/ | annals extract > readings.jsonl",
)
def extract(
    files: LinesArgument = None, *, settings: SettingsOption = None, tagger: TaggerOption = None
) -> None:
    """Stage 2 alone: find the words that matter in each report, grouped by act."""
    from annals.cli import _stages  # noqa: PLC0415  (it loads the whole line)

    _stages.extract_lines(files or (), with_tagger(settings_of(settings), tagger).extract)
