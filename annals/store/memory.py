"""A store that lives as long as the process; it behaves as the one in a file does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from annals.errors import StoreError
from annals.model.draft import EventDraft
from annals.model.ids import DraftId, JudgementId, ReportId
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Refused, Report
from annals.store.base import Counts, Found
from annals.store.checks import check_coding

K = TypeVar("K")
V = TypeVar("V")


def _none_first(word: str | None) -> tuple[bool, str]:
    return word is not None, word or ""


def _refusal_order(refused: Refused) -> tuple[str | bool, ...]:
    return refused.source, refused.reason, refused.detail, *_none_first(refused.raw_sha256)


class MemoryStore:
    """A `Writer` over dictionaries; nothing reaches a file."""

    def __init__(self) -> None:
        self._reports: dict[ReportId, Report] = {}
        self._found: dict[Found, None] = {}
        self._refused: dict[Refused, None] = {}
        self._seen: dict[tuple[str, str], None] = {}
        self._newest: dict[ReportId, tuple[str, Reading, tuple[EventDraft, ...]]] = {}
        self._drafts: dict[DraftId, EventDraft] = {}
        self._judgements: dict[JudgementId, Judgement] = {}
        self._undo: list[Callable[[], None]] | None = None

    def reports(self) -> Iterator[Report]:
        """Yield every report."""
        return iter([self._reports[key] for key in sorted(self._reports)])

    def report(self, report_id: ReportId) -> Report | None:
        """Return one report, None when there is none with this id."""
        return self._reports.get(report_id)

    def found(self, report_id: ReportId) -> tuple[Found, ...]:
        """Return every place where a report was found."""
        places = [found for found in self._found if found.report_id == report_id]
        return tuple(sorted(places, key=lambda place: (place.source, *_none_first(place.member))))

    def refusals(self) -> Iterator[Refused]:
        """Yield every input that could not be used, by source."""
        return iter(sorted(self._refused, key=_refusal_order))

    def seen(self, raw_sha256: str, fingerprint: str) -> bool:
        """Say whether a file was taken in to its end under the same settings."""
        return (raw_sha256, fingerprint) in self._seen

    def pending(self, fingerprint: str) -> Iterator[Report]:
        """Yield the reports whose newest coding is not under this fingerprint, or that have none."""
        return iter([report for report in self.reports() if not self._is_coded(report.id, fingerprint)])

    def reading(self, report_id: ReportId) -> Reading | None:
        """Return the newest reading of a report."""
        newest = self._newest.get(report_id)
        return newest[1] if newest else None

    def drafts(self) -> Iterator[EventDraft]:
        """Yield the drafts of the newest coding of every report."""
        drafts = [draft for _, _, coded in self._newest.values() for draft in coded]
        return iter(sorted(drafts, key=lambda draft: draft.id))

    def draft(self, draft_id: DraftId) -> EventDraft | None:
        """Return one draft, of any coding; the newest with this id."""
        return self._drafts.get(draft_id)

    def judgements(self) -> Iterator[Judgement]:
        """Yield every judgement ever recorded."""
        return iter([self._judgements[key] for key in sorted(self._judgements)])

    def counts(self, fingerprint: str) -> Counts:
        """Count what the store holds; ``pending`` is by this fingerprint."""
        coded = sum(self._is_coded(report_id, fingerprint) for report_id in self._reports)
        return Counts(
            reports=len(self._reports),
            refused=len(self._refused),
            coded=coded,
            pending=len(self._reports) - coded,
            drafts=sum(len(drafts) for _, _, drafts in self._newest.values()),
            judgements=len(self._judgements),
        )

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Open a transaction: all that is added within it is kept, or none of it."""
        if self._undo is not None:
            raise StoreError("a batch is open already")
        self._undo = []
        try:
            yield
        except BaseException:
            for step in reversed(self._undo):
                step()
            raise
        finally:
            self._undo = None

    def add_report(self, report: Report, found: Found) -> bool:
        """Keep a report and where it was found; say whether the report is new."""
        if found.report_id != report.id:
            raise StoreError(f"report {report.id} was found as {found.report_id}")
        new = self._add(self._reports, report.id, report)
        self._add(self._found, found, None)
        return new

    def add_refused(self, refused: Refused) -> bool:
        """Keep a refusal; say whether it is new."""
        return self._add(self._refused, refused, None)

    def mark_seen(self, raw_sha256: str, fingerprint: str, source: str) -> None:  # noqa: ARG002  (kept in files only)
        """Record that a file was taken in to its end."""
        self._add(self._seen, (raw_sha256, fingerprint), None)

    def add_coding(self, reading: Reading, drafts: Sequence[EventDraft], fingerprint: str) -> None:
        """Keep one report's reading and drafts as its newest coding."""
        check_coding(self.report(reading.report.id), reading, drafts)
        if not self._is_coded(reading.report.id, fingerprint):
            self._put(self._newest, reading.report.id, (fingerprint, reading, tuple(drafts)))
            for draft in drafts:
                self._put(self._drafts, draft.id, draft)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a judgement; say whether it is new."""
        return self._add(self._judgements, judgement.id, judgement)

    def close(self) -> None:
        """Release nothing: there is nothing to release."""

    def _is_coded(self, report_id: ReportId, fingerprint: str) -> bool:
        newest = self._newest.get(report_id)
        return newest is not None and newest[0] == fingerprint

    def _add(self, kept: dict[K, V], key: K, value: V) -> bool:
        """Put a value where none is yet; say whether that was so."""
        if key in kept:
            return False
        self._put(kept, key, value)
        return True

    def _put(self, kept: dict[K, V], key: K, value: V) -> None:
        """Put a value, noting how to take it back when a batch is open."""
        if self._undo is not None:
            if key in kept:
                old = kept[key]
                self._undo.append(lambda: kept.__setitem__(key, old))
            else:
                self._undo.append(lambda: kept.__delitem__(key))
        kept[key] = value
