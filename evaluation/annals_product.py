"""Annals itself, through its public functions, in the shape that scorers ask for."""

from __future__ import annotations

import time
from collections.abc import Iterable

import annals
from annals.export.figures import choose
from annals.link import link
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.report import Refused
from annals.model.vocabulary import Harm
from annals.settings import LinkSettings
from evaluation.picks import alone
from evaluation.product import Document, Figure, Prediction

FIGURE_RULE = "acled"


class Annals:
    """The product as a user calls it, with its default settings."""

    def code(self, document: Document) -> Prediction:
        """Read and code one document."""
        start = time.perf_counter()
        report = annals.read_text(document.text, title=document.title, published=document.published)
        if isinstance(report, Refused):
            return Prediction(refused=report.reason, seconds=time.perf_counter() - start)
        coded = annals.code(report)
        first = annals.first_incident(coded)
        return Prediction(first=first, drafts=coded.drafts, seconds=time.perf_counter() - start)

    def link(self, drafts: Iterable[EventDraft]) -> tuple[Event, ...]:
        """Join drafts into events, with nobody's judgements."""
        return link(drafts, (), LinkSettings())

    def figure(self, draft: EventDraft, harm: Harm) -> Figure:
        """Choose the figure of the event that this draft alone makes, by the product's ACLED rule."""
        figure = choose(alone(draft), harm, FIGURE_RULE)
        return Figure(low=figure.low, best=figure.best, high=figure.high)
