"""The product's public functions, called as a user would call them: the only place here that knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import annals
from annals.ingest import open_inputs
from annals.link import link
from annals.model.report import Report
from annals.settings import Settings
from quality.cases import Case
from quality.outcome import Coded, Outcome


def run_case(case: Case, settings: Settings | None = None) -> Outcome:
    """Code the reports of one case and link their drafts."""
    try:
        reports = [
            annals.read_text(
                each.text, title=each.title, outlet=each.outlet or None, published=each.published
            )
            for each in case.reports
        ]
        return run_reports([item if isinstance(item, Report) else None for item in reports], settings)
    except Exception as error:
        error.add_note(f"in the case {case.id}")
        raise


def run_reports(reports: Sequence[Report | None], settings: Settings | None = None) -> Outcome:
    """Code and link reports; one that was refused, None, keeps its place and has no drafts."""
    coded = tuple(
        Coded(report=report, drafts=tuple(annals.code(report, settings).drafts) if report else ())
        for report in reports
    )
    drafts = [draft for each in coded for draft in each.drafts]
    return Outcome(coded=coded, events=link(drafts, (), Settings().link))


def read_files(paths: Iterable[Path]) -> dict[Path, tuple[Report, ...]]:
    """Read every report of the files, those that were refused left out."""
    options = Settings().ingest
    found: dict[Path, tuple[Report, ...]] = {}
    for path in paths:
        items = [taken.item for each in open_inputs([str(path)], options) for taken in each.items()]
        found[path] = tuple(item for item in items if isinstance(item, Report))
    return found
