"""Annals itself, through its public functions, in the shape that scorers ask for."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

import annals
from annals.export.figures import choose
from annals.link import link
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.report import Refused, Report
from annals.model.vocabulary import Harm, Kind
from annals.resolve import resolve_places
from annals.settings import ExtractSettings, LinkSettings, Settings
from evaluation.picks import alone
from evaluation.product import Document, Figure, PlaceAnswer, Prediction

FIGURE_RULE = "acled"


class Annals:
    """The product as a user calls it, with its default settings but for the tagger, if one is named."""

    def __init__(self, tagger: str | None = None) -> None:
        chosen = Settings()
        self._settings = replace(chosen, extract=ExtractSettings(tagger=tagger)) if tagger else chosen

    def code(self, document: Document) -> Prediction:
        """Read and code one document."""
        start = time.perf_counter()
        if document.names:
            found = _places(document)
            return Prediction(places=found, seconds=time.perf_counter() - start)
        report = annals.read_text(document.text, title=document.title, published=document.published)
        if isinstance(report, Refused):
            return Prediction(refused=report.reason, seconds=time.perf_counter() - start)
        coded = annals.code(report, self._settings)
        first = annals.first_incident(coded) or _first_of_history(coded.drafts)
        return Prediction(
            first=first,
            drafts=coded.drafts,
            reading=coded.reading if document.with_reading else None,
            seconds=time.perf_counter() - start,
        )

    def link(self, drafts: Iterable[EventDraft]) -> tuple[Event, ...]:
        """Join drafts into events, with nobody's judgements."""
        return link(drafts, (), LinkSettings())

    def figure(self, draft: EventDraft, harm: Harm) -> Figure:
        """Choose the figure of the event that this draft alone makes, by the product's ACLED rule."""
        figure = choose(alone(draft), harm, FIGURE_RULE)
        return Figure(low=figure.low, best=figure.best, high=figure.high)


def _places(document: Document) -> tuple[PlaceAnswer, ...]:
    """Resolve the names given; the report keeps the text to the letter, for its offsets."""
    report = Report.plain(document.text, "r-given")
    found = resolve_places(report, [report.span(start, end) for start, end in document.names])
    return tuple(PlaceAnswer(place=one.place, score=one.score) for one in found)


def _first_of_history(drafts: Iterable[EventDraft]) -> EventDraft | None:
    """Return the first incident of a report that tells of history alone, such as a report of a trial."""
    return next((draft for draft in drafts if draft.kind == Kind.INCIDENT), None)
