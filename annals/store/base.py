"""What a store does: who only looks holds a `Reader`, who records holds a `Writer`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from annals.model.draft import EventDraft
from annals.model.ids import DraftId, ReportId
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Refused, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a report was found: the input's name, and the member of it for feeds and archives."""

    report_id: ReportId
    source: str
    member: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each thing a workspace holds; ``pending`` are reports not yet coded."""

    reports: int
    refused: int
    coded: int
    pending: int
    drafts: int
    judgements: int


class Reader(Protocol):
    """Looks, and cannot write. Everything comes in the order of ids, whatever order it came in.

    Refusals, which have no id, come in the order of their sources. While something is walked
    through, adding is allowed; what is added meanwhile may be met or not.
    """

    def reports(self) -> Iterator[Report]:
        """Yield every report."""

    def report(self, report_id: ReportId) -> Report | None:
        """Return one report, None when there is none with this id."""

    def found(self, report_id: ReportId) -> tuple[Found, ...]:
        """Return every place where a report was found."""

    def refusals(self) -> Iterator[Refused]:
        """Yield every input that could not be used."""

    def seen(self, raw_sha256: str, fingerprint: str) -> bool:
        """Say whether a file was taken in to its end under the same settings."""

    def pending(self, fingerprint: str) -> Iterator[Report]:
        """Yield the reports whose newest coding is not under this fingerprint, or that have none."""

    def reading(self, report_id: ReportId) -> Reading | None:
        """Return the newest reading of a report."""

    def drafts(self) -> Iterator[EventDraft]:
        """Yield the drafts of the newest coding of every report."""

    def draft(self, draft_id: DraftId) -> EventDraft | None:
        """Return one draft, of any coding."""

    def judgements(self) -> Iterator[Judgement]:
        """Yield every judgement ever recorded."""

    def counts(self, fingerprint: str) -> Counts:
        """Count what the workspace holds; ``pending`` is by this fingerprint."""


class Writer(Reader, Protocol):
    """Adds; nothing is ever changed or deleted. Adding what is there already changes nothing.

    Outside a batch every call is a transaction of its own.
    """

    def batch(self) -> AbstractContextManager[None]:
        """Open a transaction: all that is added within it is kept, or none of it.

        Raises:
            StoreError: a batch is open already, or another process has one open for too long.
        """

    def add_report(self, report: Report, found: Found) -> bool:
        """Keep a report and where it was found; say whether the report is new."""

    def add_refused(self, refused: Refused) -> bool:
        """Keep a refusal; say whether it is new."""

    def mark_seen(self, raw_sha256: str, fingerprint: str, source: str) -> None:
        """Record that a file was taken in to its end."""

    def add_coding(self, reading: Reading, drafts: Sequence[EventDraft], fingerprint: str) -> None:
        """Keep one report's reading and drafts as its newest coding.

        The report's newest coding stays as it is when it is under the same fingerprint already.

        Raises:
            StoreError: the report is not in the store, a draft is of another report, or a span
                does not quote the report.
        """

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a judgement; say whether it is new."""

    def close(self) -> None:
        """Release the workspace."""
