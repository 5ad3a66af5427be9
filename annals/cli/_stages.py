"""What the stages after reading do alone: each reads one kind of JSON line and writes the next."""

from __future__ import annotations

from collections.abc import Sequence

from annals.cli._explained import print_explanations
from annals.cli._lines import read_values, write_values
from annals.extract import extract, tagger_of
from annals.link import link
from annals.model.draft import EventDraft
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Report
from annals.resolve import explain, resolve
from annals.settings import ExtractSettings, LinkSettings


def extract_lines(files: Sequence[str], settings: ExtractSettings) -> None:
    """Write the reading of each report."""
    tagger = tagger_of(settings)
    write_values(extract(report, tagger) for report in read_values(files, Report))


def resolve_lines(files: Sequence[str]) -> None:
    """Write the drafts of each reading, the main incident first."""
    write_values(draft for reading in read_values(files, Reading) for draft in resolve(reading))


def explain_lines(files: Sequence[str], *, json: bool) -> None:
    """Print why each mention of each reading was taken for what it was."""
    print_explanations(map(explain, read_values(files, Reading)), json=json)


def link_lines(files: Sequence[str], judgements: Sequence[str], settings: LinkSettings) -> None:
    """Write the events that the drafts tell of."""
    decided = list(read_values(judgements, Judgement)) if judgements else []
    write_values(link(read_values(files, EventDraft), decided, settings))
