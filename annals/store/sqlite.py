"""A workspace: one SQLite file that several processes may read and write, by SQLAlchemy Core."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Select, Table, and_, func, select
from sqlalchemy.dialects.sqlite import insert

from annals.errors import StoreError
from annals.model.draft import EventDraft
from annals.model.ids import DraftId, ReportId, content_id
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Refused, Report
from annals.model.vocabulary import Reason
from annals.store import opening
from annals.store.base import Counts, Found
from annals.store.checks import check_coding
from annals.store.tables import CODING, DRAFT, FOUND, JUDGEMENT, REFUSED, REPORT, SEEN
from annals.wire import decode, encode

T = TypeVar("T")

_PAGE = 200
_NEWER = CODING.alias("newer")
_IS_NEWEST: ColumnElement[bool] = CODING.c.number == (
    select(func.max(_NEWER.c.number)).where(_NEWER.c.report_id == CODING.c.report_id).scalar_subquery()
)


class SqliteStore:
    """A `Writer` over one file; made by `annals.store.open_store`. Not to be shared by threads."""

    def __init__(self, path: Path, *, read_only: bool, wait_seconds: float) -> None:
        self.path = path
        self._wait_seconds = wait_seconds
        self._connection = opening.connect(path, read_only=read_only, wait_seconds=wait_seconds)
        self._in_batch = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reports(self) -> Iterator[Report]:
        """Yield every report."""
        return self._walk(select(REPORT.c.id, REPORT.c.payload), REPORT, Report)

    def report(self, report_id: ReportId) -> Report | None:
        """Return one report, None when there is none with this id."""
        return self._one(select(REPORT.c.payload).where(REPORT.c.id == report_id), Report)

    def found(self, report_id: ReportId) -> tuple[Found, ...]:
        """Return every place where a report was found."""
        query = select(FOUND.c.source, FOUND.c.member).where(FOUND.c.report_id == report_id)
        rows = self._rows(query.order_by(FOUND.c.source, FOUND.c.member))
        return tuple(Found(report_id=report_id, source=row.source, member=row.member) for row in rows)

    def refusals(self) -> Iterator[Refused]:
        """Yield every input that could not be used, by source."""
        c = REFUSED.c
        query = select(c.source, c.reason, c.detail, c.raw_sha256)
        for row in self._rows(query.order_by(c.source, c.reason, c.detail, c.raw_sha256)):
            yield Refused(
                source=row.source, reason=Reason(row.reason), detail=row.detail, raw_sha256=row.raw_sha256
            )

    def seen(self, raw_sha256: str, fingerprint: str) -> bool:
        """Say whether a file was taken in to its end under the same settings."""
        same = and_(SEEN.c.raw_sha256 == raw_sha256, SEEN.c.fingerprint == fingerprint)
        return bool(self._rows(select(SEEN.c.source).where(same).limit(1)))

    def pending(self, fingerprint: str) -> Iterator[Report]:
        """Yield the reports whose newest coding is not under this fingerprint, or that have none."""
        query = select(REPORT.c.id, REPORT.c.payload).where(REPORT.c.id.not_in(_coded(fingerprint)))
        return self._walk(query, REPORT, Report)

    def reading(self, report_id: ReportId) -> Reading | None:
        """Return the newest reading of a report."""
        query = select(CODING.c.reading).where(CODING.c.report_id == report_id)
        return self._one(query.order_by(CODING.c.number.desc()).limit(1), Reading)

    def drafts(self) -> Iterator[EventDraft]:
        """Yield the drafts of the newest coding of every report."""
        query = select(DRAFT.c.id, DRAFT.c.payload).join(CODING, CODING.c.number == DRAFT.c.coding)
        return self._walk(query.where(_IS_NEWEST), DRAFT, EventDraft)

    def draft(self, draft_id: DraftId) -> EventDraft | None:
        """Return one draft, of any coding; the newest with this id."""
        query = select(DRAFT.c.payload).where(DRAFT.c.id == draft_id)
        return self._one(query.order_by(DRAFT.c.coding.desc()).limit(1), EventDraft)

    def judgements(self) -> Iterator[Judgement]:
        """Yield every judgement ever recorded."""
        return self._walk(select(JUDGEMENT.c.id, JUDGEMENT.c.payload), JUDGEMENT, Judgement)

    def counts(self, fingerprint: str) -> Counts:
        """Count what the workspace holds; ``pending`` is by this fingerprint."""
        of_newest = select(func.count()).select_from(DRAFT.join(CODING, CODING.c.number == DRAFT.c.coding))
        numbers = select(
            _count(REPORT),
            _count(REFUSED),
            select(func.count()).select_from(_coded(fingerprint).subquery()).scalar_subquery(),
            of_newest.where(_IS_NEWEST).scalar_subquery(),
            _count(JUDGEMENT),
        )
        reports, refused, coded, drafts, judgements = self._rows(numbers)[0]
        return Counts(
            reports=reports,
            refused=refused,
            coded=coded,
            pending=reports - coded,
            drafts=drafts,
            judgements=judgements,
        )

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Open a transaction: all that is added within it is kept, or none of it."""
        if self._in_batch:
            raise StoreError(f"{self.path}: a batch is open already")
        with self._transaction("BEGIN IMMEDIATE"):
            self._in_batch = True
            try:
                yield
            finally:
                self._in_batch = False

    def add_report(self, report: Report, found: Found) -> bool:
        """Keep a report and where it was found; say whether the report is new."""
        if found.report_id != report.id:
            raise StoreError(f"report {report.id} was found as {found.report_id}")
        found_id = content_id("found", report.id, found.source, repr(found.member))

        def add() -> bool:
            new = self._insert(REPORT, id=report.id, payload=encode(report).decode())
            self._insert(FOUND, id=found_id, report_id=report.id, source=found.source, member=found.member)
            return new

        return self._write(add)

    def add_refused(self, refused: Refused) -> bool:
        """Keep a refusal; say whether it is new."""
        return self._write(
            lambda: self._insert(
                REFUSED,
                id=content_id("refused", encode(refused).decode()),
                source=refused.source,
                reason=refused.reason.value,
                detail=refused.detail,
                raw_sha256=refused.raw_sha256,
            )
        )

    def mark_seen(self, raw_sha256: str, fingerprint: str, source: str) -> None:
        """Record that a file was taken in to its end."""
        self._write(lambda: self._insert(SEEN, raw_sha256=raw_sha256, fingerprint=fingerprint, source=source))

    def add_coding(self, reading: Reading, drafts: Sequence[EventDraft], fingerprint: str) -> None:
        """Keep one report's reading and drafts as its newest coding."""
        report_id = reading.report.id

        def add() -> None:
            check_coding(self.report(report_id), reading, drafts)
            if self._rows(_coded(fingerprint).where(CODING.c.report_id == report_id)):
                return
            values = {"report_id": report_id, "fingerprint": fingerprint, "reading": encode(reading).decode()}
            number = self._connection.execute(insert(CODING).values(values)).lastrowid
            rows = [{"id": d.id, "coding": number, "payload": encode(d).decode()} for d in drafts]
            if rows:
                self._connection.execute(insert(DRAFT), rows)

        self._write(add)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a judgement; say whether it is new."""
        return self._write(
            lambda: self._insert(JUDGEMENT, id=judgement.id, payload=encode(judgement).decode())
        )

    def close(self) -> None:
        """Release the file."""
        opening.close(self._connection)

    def _write(self, add: Callable[[], T]) -> T:
        """Add in the batch that is open, else in a transaction of its own."""
        if self._in_batch:
            return add()
        with self.batch():
            return add()

    def _insert(self, table: Table, **values: object) -> bool:
        """Add a row unless it is there; say whether it was added."""
        done = self._connection.execute(insert(table).values(values).on_conflict_do_nothing())
        return done.rowcount > 0

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        """Return all rows of a query, read at one moment."""
        if self._in_batch:
            return self._connection.execute(query).all()
        with self._transaction("BEGIN"):
            return self._connection.execute(query).all()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with (
            opening.clear_errors(self.path, self._wait_seconds),
            opening.transaction(self._connection, begin),
        ):
            yield

    def _one(self, query: Select[Any], kind: type[T]) -> T | None:
        rows = self._rows(query)
        return decode(rows[0][0], kind) if rows else None

    def _walk(self, query: Select[Any], table: Table, kind: type[T]) -> Iterator[T]:
        """Yield what the payloads hold by id, a page at a time, so that adding meanwhile is safe."""
        query = query.order_by(table.c.id).limit(_PAGE)
        rows = self._rows(query)
        while rows:
            for row in rows:
                yield decode(row.payload, kind)
            rows = self._rows(query.where(table.c.id > rows[-1].id))


def _coded(fingerprint: str) -> Select[Any]:
    """Select the ids of the reports whose newest coding is under the fingerprint."""
    return select(CODING.c.report_id).where(_IS_NEWEST, CODING.c.fingerprint == fingerprint)


def _count(table: Table) -> Any:  # noqa: ANN401  (SQLAlchemy's own type is generic in the column)
    return select(func.count()).select_from(table).scalar_subquery()
