"""What a store refuses to keep: spans that do not quote their report, drafts of another report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from annals.errors import StoreError
from annals.model.draft import EventDraft
from annals.model.reading import Reading
from annals.model.report import Report, Span


def check_coding(report: Report | None, reading: Reading, drafts: Sequence[EventDraft]) -> None:
    """Make sure that a reading and its drafts are of the stored report and quote it.

    Raises:
        StoreError: they are not, or do not.
    """
    if report is None:
        raise StoreError(f"a reading of report {reading.report.id}, which is not in the workspace")
    if reading.report.text != report.text:
        raise StoreError(f"a reading of report {report.id} with another text than the stored one")
    for draft in drafts:
        if draft.source.report_id != report.id:
            raise StoreError(f"draft {draft.id} is of report {draft.source.report_id}, not of {report.id}")
    if len({draft.id for draft in drafts}) < len(drafts):
        raise StoreError(f"two drafts of report {report.id} have one id")
    for span in _spans((reading, tuple(drafts))):
        if not report.holds(span):
            raise StoreError(f"the words at {span.start}:{span.end} are not those of report {report.id}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()


def _spans(value: object) -> list[Span]:
    """Return every span that a value of the model holds, at any depth."""
    found: list[Span] = []
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Span):
            found.append(item)
        elif isinstance(item, tuple):
            waiting.extend(item)
        else:
            kind: Any = type(item)  # mypy holds that some classes cannot be hashed
            waiting.extend(getattr(item, name) for name in _names(kind))
    return found
