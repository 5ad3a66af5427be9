"""An event laid out for a reader: each field with what is shown, and every statement with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annals.cli._shown import NAMES, shown_by
from annals.export import value_text
from annals.model.draft import STATEMENT_FIELDS, EventDraft, Source
from annals.model.event import Event, Origin
from annals.model.ids import ReportId
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Span
from annals.model.statement import Speaker, Statement
from annals.settings import ExportSettings

Readings = Callable[[ReportId], Reading | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences of a report with the evidence in them.

    ``start`` and ``end`` are code points of the report's text, ``marks`` are code points of ``text``.
    """

    report_id: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement. ``shown`` marks those that the table's value or figure stands on."""

    id: str
    field: str
    value: str
    shown: bool
    speaker: Speaker
    rests_on: Speaker | None
    stance: str
    basis: str
    score: float
    producer: str
    report: Source
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field: what a one-row table shows of it, by which rule, and all that is said of it."""

    name: str
    shown: str | None
    rule: str
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialView:
    """Somebody denies the act or a part in it."""

    speaker: Speaker
    report: Source
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two statements of one field that cannot both hold."""

    field: str
    left: Said
    right: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event as `annals show` prints it.

    ``shown`` are the values of the incident table by field and column; ``drafts`` the report of
    each of its drafts.
    """

    id: str
    kind: str
    status: str
    background: bool
    aggregate: bool
    shown: dict[str, str]
    reports: tuple[Source, ...]
    fields: tuple[FieldView, ...]
    denials: tuple[DenialView, ...]
    origins: tuple[Origin, ...]
    disputes: tuple[Contradiction, ...]
    judgements: tuple[Judgement, ...]
    drafts: dict[str, str]


class Viewer:
    """Lays events out; ``readings`` returns a report's reading, whose sentences are shown."""

    def __init__(self, readings: Readings, settings: ExportSettings) -> None:
        self._readings = readings
        self._settings = settings

    def event(self, event: Event) -> EventView:
        """Return the whole event."""
        fields = tuple(self.field(event, name) for name in STATEMENT_FIELDS)
        said = {one.id: one for view in fields for one in view.statements}
        return EventView(
            id=event.id,
            kind=event.kind,
            status=event.status,
            background=all(draft.background for draft in event.drafts),
            aggregate=any(draft.aggregate for draft in event.drafts),
            shown=self._shown(event),
            reports=_reports(event),
            fields=tuple(view for view in fields if view.statements),
            denials=tuple(self._denials(event)),
            origins=event.origins,
            disputes=tuple(
                Contradiction(field=dispute.field, left=said[left], right=said[right])
                for dispute in event.disputes
                for left, right in dispute.pairs
            ),
            judgements=event.judgements,
            drafts={draft.id: draft.source.report_id for draft in event.drafts},
        )

    def _shown(self, event: Event) -> dict[str, str]:
        found = {name: shown_by(event, name, self._settings).value for name in NAMES}
        return {name: value for name, value in found.items() if value is not None}

    def field(self, event: Event, name: str) -> FieldView:
        """Return one field, a name of the codebook or of a column of the table."""
        found = shown_by(event, name, self._settings)
        said = (self._said(draft, one, found.ids) for draft in event.drafts for one in found.of(draft))
        return FieldView(name=name, shown=found.value, rule=found.rule, statements=tuple(said))

    def _said(self, draft: EventDraft, statement: Statement[Any], shown: frozenset[str]) -> Said:
        return Said(
            id=statement.id,
            field=statement.field,
            value=value_text(statement.value),
            shown=statement.id in shown,
            speaker=statement.speaker,
            rests_on=statement.rests_on,
            stance=statement.stance,
            basis=statement.basis,
            score=statement.score,
            producer=f"{statement.producer.name} {statement.producer.version}",
            report=draft.source,
            passages=tuple(self.passages(statement.evidence)),
        )

    def _denials(self, event: Event) -> Iterator[DenialView]:
        for draft in event.drafts:
            for denied in draft.denials:
                passages = tuple(self.passages(denied.evidence))
                yield DenialView(speaker=denied.speaker, report=draft.source, passages=passages)

    def passages(self, evidence: Iterable[Span]) -> Iterator[Passage]:
        """Yield the sentences that hold the evidence, each once, in the order of the text."""
        found: dict[tuple[str, int, int], list[Span]] = {}
        for span in evidence:
            start, end = self._around(span)
            found.setdefault((span.report_id, start, end), []).append(span)
        for (report_id, start, end), spans in sorted(found.items()):
            reading = self._readings(ReportId(report_id))
            text = reading.report.text[start:end] if reading else spans[0].quote
            marks = tuple((span.start - start, span.end - start) for span in _apart(spans))
            yield Passage(report_id=report_id, start=start, end=end, text=text, marks=marks)

    def _around(self, span: Span) -> tuple[int, int]:
        """Return where the sentences that a span touches begin and end."""
        reading = self._readings(span.report_id)
        touched = (
            [s for s in reading.sentences if s.start < span.end and span.start < s.end] if reading else []
        )
        starts, ends = [span.start], [span.end]
        return min(starts + [s.start for s in touched]), max(ends + [s.end for s in touched])


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those within or across an earlier one left out."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _reports(event: Event) -> tuple[Source, ...]:
    sources = {draft.source.report_id: draft.source for draft in event.drafts}
    return tuple(sources.values())
