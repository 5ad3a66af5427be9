"""Places of names that somebody else found: the stage by itself, without a reading of the report."""

from __future__ import annotations

from collections.abc import Iterable

from annals.gazetteer.places import places
from annals.model.reading import Label, Mention, Reading
from annals.model.report import Report, Span
from annals.resolve.places.resolver import PlaceResolver
from annals.resolve.places.value import ResolvedPlace
from annals.text.dateline import find_dateline


def resolve_places(report: Report, names: Iterable[Span]) -> tuple[ResolvedPlace, ...]:
    """Return the place that each of these names of a report means, with the report as context."""
    reading = _reading(report, names)
    resolver = PlaceResolver(places(), reading)
    return tuple(resolver.resolve(mention) for mention in reading.mentions)


def _reading(report: Report, names: Iterable[Span]) -> Reading:
    """Return a reading of a report that has these names of places and nothing else."""
    found = find_dateline(report.text)
    dateline = report.span(*found.place) if found and found.place else None
    return Reading(
        report=report,
        sentences=(),
        mentions=tuple(map(_mention, names)),
        speeches=(),
        counts=(),
        frames=(),
        denials=(),
        dateline=_mention(dateline) if dateline else None,
        credits=(),
        tagger="given",
        subjects=None,
    )


def _mention(span: Span) -> Mention:
    return Mention(label=Label.PLACE, span=span, tag=None, score=1.0)
