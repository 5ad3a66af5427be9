"""The evidence table: one row for each statement of each incident shown, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from annals.export.values import value_text
from annals.link import voices
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.report import Span
from annals.model.statement import Statement, V


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One statement in one line. ``start`` and ``end`` are code points of the report's text."""

    event_id: str
    statement_id: str
    field: str
    value: str
    quote: str
    start: int
    end: int
    further_spans: str | None
    sentence: str | None
    report_id: str
    outlet: str | None
    published: str | None
    url: str | None
    speaker: str | None
    speaker_actor: str | None
    speaker_role: str
    rests_on: str | None
    origin: str
    stance: str
    basis: str
    score: float
    producer: str


STATEMENT_COLUMNS = tuple(field.name for field in fields(StatementRow))


def statement_rows(event: Event) -> Iterator[StatementRow]:
    """Yield the statements of an event, in the order of its drafts and of their fields."""
    spoken = voices(event.drafts)
    for draft in event.drafts:
        for statement in draft.statements():
            yield _row(event, draft, statement, spoken.of(statement, draft.source).key)


def _row(event: Event, draft: EventDraft, statement: Statement[V], origin: str) -> StatementRow:
    first, *further = statement.evidence
    source, speaker, rests_on = draft.source, statement.speaker, statement.rests_on
    return StatementRow(
        event_id=event.id,
        statement_id=statement.id,
        field=statement.field,
        value=value_text(statement.value),
        quote=_line(first.quote),
        start=first.start,
        end=first.end,
        further_spans="; ".join(f"{span.start}-{span.end}" for span in further) or None,
        sentence=_sentence(draft, first),
        report_id=source.report_id,
        outlet=source.outlet,
        published=source.published.isoformat() if source.published else None,
        url=source.url,
        speaker=_line(speaker.words) if speaker.words else None,
        speaker_actor=speaker.actor,
        speaker_role=speaker.role,
        rests_on=(rests_on.actor or rests_on.words or rests_on.role) if rests_on else None,
        origin=origin,
        stance=statement.stance,
        basis=statement.basis,
        score=round(statement.score, 4),
        producer=f"{statement.producer.name} {statement.producer.version}",
    )


def _sentence(draft: EventDraft, span: Span) -> str | None:
    found = next((told for told in draft.told if told.covers(span)), None)
    return _line(found.quote) if found else None


def _line(text: str) -> str:
    return " ".join(text.split())
