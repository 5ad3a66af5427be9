"""What every reader takes from the face of a report: its sentences and its dateline."""

from __future__ import annotations

from collections.abc import Iterable

from annals.extract.sentence.words import Sentence
from annals.model.reading import Label, Mention
from annals.model.report import Report, Span
from annals.text.dateline import find_dateline

_DATELINE_SCORE = 0.9


def sentence_spans(report: Report, parts: Iterable[Sentence]) -> tuple[Span, ...]:
    """Return the spans of sentences."""
    return tuple(report.span(one.start, one.end) for one in parts)


def dateline(report: Report) -> Mention | None:
    """Return the place that the report was written from."""
    found = find_dateline(report.text)
    if found is None or found.place is None:
        return None
    return Mention(label=Label.PLACE, span=report.span(*found.place), tag=None, score=_DATELINE_SCORE)
