"""The stages in their order, over one report or over a workspace; the only module that knows the order."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from annals.errors import FaultError
from annals.extract import extract, tagger_of
from annals.gazetteer.actors import actors, using
from annals.gazetteer.places import places
from annals.ingest import InputFile, Taken, open_inputs, report_from_text
from annals.link import link
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.ids import ReportId, content_id
from annals.model.reading import Reading
from annals.model.report import Refused, Report
from annals.model.vocabulary import Kind
from annals.resolve import resolve
from annals.settings import Settings
from annals.store import Counts, Found, Writer, open_store
from annals.version import VERSION

_T = TypeVar("_T")

Progress = Callable[[str, int, int], None]
"""Told the name of a step, how many things are done and how many there are (0: not known)."""

_BATCH = 50
_WORTH_WORKERS = 60
_CHUNK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One report with what was read in it, and its drafts, the main incident first."""

    report: Report
    reading: Reading
    drafts: tuple[EventDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A report on which Annals itself failed, and how."""

    report_id: ReportId
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a run over some inputs did. ``unchanged`` files were taken in before, whole."""

    files: int
    unchanged: int
    reports: int
    already: int
    refused: int
    coded: int


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Report | Refused:
    """Return the report that a text is, or why it cannot be used.

    What is not given is looked for in the text: a dateline, a leading date, a closing credit. A
    title becomes the first line of the report's text, where it is not there already.

    Raises:
        TypeError: the day of publication is no date.
    """
    if published is not None and not isinstance(published, date):
        raise TypeError(f"published: a datetime.date, not {published!r}; date.fromisoformat reads 2024-10-24")
    return report_from_text(
        text, title=title, url=url, outlet=outlet, published=published, options=Settings().ingest
    )


def code(report: Report, settings: Settings | None = None) -> Coded:
    """Read one report and work out its drafts."""
    chosen = settings or Settings()
    with registry_of(chosen):
        reading = extract(report, tagger_of(chosen.extract))
        return Coded(report=report, reading=reading, drafts=resolve(reading))


def registry_of(settings: Settings) -> AbstractContextManager[None]:
    """Return a context in which the registry of the settings is in use."""
    return using(map(Path, settings.registry.files))


def first_incident(coded: Coded) -> EventDraft | None:
    """Return the report's main incident: the first in rank, None where all are background."""
    incidents = [d for d in coded.drafts if d.kind == Kind.INCIDENT]
    return incidents[0] if any(not d.background for d in incidents) else None


def versions(settings: Settings) -> dict[str, str]:
    """Return the version of everything that decides what is coded, by name."""
    with registry_of(settings):
        return {
            "annals": VERSION,
            "tagger": tagger_of(settings.extract).version,
            "gazetteer": places().version,
            "actors": actors().version,
        }


def fingerprint(settings: Settings) -> str:
    """Name a way of coding: reports coded under the same name need not be coded again."""
    parts = [f"{name} {value}" for name, value in sorted(versions(settings).items())]
    return content_id("coding", *parts, repr(astuple(settings.extract)))


class Workspace:
    """One file with reports, readings, drafts and judgements. Use it in a ``with`` statement.

    Raises:
        StoreError: the file is no workspace or cannot be opened.
    """

    def __init__(
        self, path: Path | str, settings: Settings | None = None, *, read_only: bool = False
    ) -> None:
        self.path = Path(path)
        self.settings = settings or Settings()
        self.store: Writer = open_store(self.path, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self.store.close()

    def add(self, inputs: Sequence[str], progress: Progress | None = None) -> Added:
        """Take in files and folders and code what is new; a second run changes nothing.

        It can be broken off at any point and run again: what was kept stays, the rest is done.
        """
        tell = progress or _silent
        taken = self.take_in(inputs, tell)
        return replace(taken, coded=self.code_pending(tell))

    def take_in(self, inputs: Sequence[str], progress: Progress) -> Added:
        """Take in files and folders without coding them."""
        name = content_id("ingest", VERSION, repr(astuple(self.settings.ingest)))
        done = Added(files=0, unchanged=0, reports=0, already=0, refused=0, coded=0)
        for number, file in enumerate(open_inputs(inputs, self.settings.ingest), start=1):
            done = self._take(file, name, done)
            progress("reading files", number, 0)
        return done

    def _take(self, file: InputFile, name: str, done: Added) -> Added:
        if self.store.seen(file.sha256, name):
            return replace(done, files=done.files + 1, unchanged=done.unchanged + 1)
        for batch in _batches(file.items(), _BATCH):
            with self.store.batch():
                for item in batch:
                    done = self._keep(item, done)
        with self.store.batch():
            self.store.mark_seen(file.sha256, name, file.source)
        return replace(done, files=done.files + 1)

    def _keep(self, taken: Taken, done: Added) -> Added:
        if isinstance(taken.item, Refused):
            new = self.store.add_refused(taken.item)
            return replace(done, refused=done.refused + new)
        found = Found(report_id=taken.item.id, source=taken.source, member=taken.member)
        if self.store.add_report(taken.item, found):
            return replace(done, reports=done.reports + 1)
        return replace(done, already=done.already + 1)

    def code_pending(self, progress: Progress) -> int:
        """Code the reports that were not coded in this way yet; return how many.

        Raises:
            FaultError: Annals itself failed on a report; the others are coded and kept first.
        """
        with registry_of(self.settings):
            return self._code_pending(progress)

    def _code_pending(self, progress: Progress) -> int:
        name = fingerprint(self.settings)
        waiting = list(self.store.pending(name))
        faults: list[Fault] = []
        done = 0
        for batch in _batches(_coded(waiting, self.settings), _BATCH):
            with self.store.batch():
                for one in batch:
                    if isinstance(one, Fault):
                        faults.append(one)
                    else:
                        self.store.add_coding(one.reading, one.drafts, name)
                    done += 1
                    progress("coding reports", done, len(waiting))
        if faults:
            raise FaultError([f"{fault.report_id}: {fault.words}" for fault in faults])
        return done

    def events(self) -> tuple[Event, ...]:
        """Return every event: the drafts joined by the judgements in force."""
        with registry_of(self.settings):
            return link(self.store.drafts(), self.store.judgements(), self.settings.link)

    def counts(self) -> Counts:
        """Count what the workspace holds."""
        return self.store.counts(fingerprint(self.settings))


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Yield the items in lists of a size; the last may be shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _tried(report: Report, settings: Settings) -> Coded | Fault:
    """Code one report; a fault of Annals' own is kept, so that the other reports are coded all the same."""
    try:
        return code(report, settings)
    except Exception as error:  # noqa: BLE001  (told in full when the other reports are done)
        last = traceback.extract_tb(error.__traceback__)[-1]
        words = f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
        return Fault(report_id=report.id, words=words)


def _coded(reports: Sequence[Report], settings: Settings) -> Iterator[Coded | Fault]:
    """Yield the reports coded, in their order; many are shared out among processes."""
    jobs = settings.run.jobs or os.cpu_count() or 1
    if jobs == 1 or len(reports) < _WORTH_WORKERS:
        yield from (_tried(report, settings) for report in reports)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as pool:
        try:
            yield from pool.map(partial(_tried, settings=settings), reports, chunksize=_CHUNK)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
