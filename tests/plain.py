"""Values of the model as plain as can be, for tests that need one and not which."""

from __future__ import annotations

from datetime import date
from typing import Any

from annals.model.draft import STATEMENT_FIELDS, EventDraft, Source
from annals.model.ids import DraftId, ReportId, content_id
from annals.model.reading import Reading
from annals.model.report import Report
from annals.model.statement import Producer
from annals.model.vocabulary import Kind


def source_of(report: Report) -> Source:
    """Return what linking needs to know of the report."""
    return Source(
        report_id=report.id,
        outlet=report.outlet,
        outlet_actor=None,
        published=report.published,
        title=report.title,
        url=report.url,
        credits=(),
        sketch=report.sketch,
    )


def bare_report(text: str, *, outlet: str | None = None, published: date | None = None) -> Report:
    """Return a report of the text, as plain as can be."""
    when = published.isoformat() if published else ""
    return Report(
        id=ReportId(content_id("r", "", outlet or "", "", when, text)),
        text=text,
        title=None,
        url=None,
        outlet=outlet,
        outlet_from="metadata" if outlet else None,
        published=published,
        published_from="metadata" if published else None,
        language="en",
        sketch="",
        raw_sha256="0" * 64,
    )


def bare_reading(report: Report) -> Reading:
    """Return a reading in which nothing was found."""
    return Reading(
        report=report,
        sentences=(),
        mentions=(),
        speeches=(),
        counts=(),
        frames=(),
        denials=(),
        dateline=None,
        credits=(),
        tagger="none",
        subjects=None,
    )


def bare_draft(report: Report) -> EventDraft:
    """Return an incident of the report, its first character its words, with no field told."""
    told = (report.span(0, 1),)
    fields: dict[str, Any] = dict.fromkeys(STATEMENT_FIELDS, ())
    return EventDraft(
        id=DraftId(content_id("d", report.id, "bare")),
        source=source_of(report),
        kind=Kind.INCIDENT,
        background=False,
        aggregate=False,
        headline_only=False,
        part_of=None,
        told=told,
        event_words=told,
        producer=Producer(name="test", version="1", person=False),
        denials=(),
        **fields,
    )
