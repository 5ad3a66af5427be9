"""What the product made of a case: drafts for each report, and the events they form."""

from __future__ import annotations

from dataclasses import dataclass

from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.report import Report, Span
from quality.cases import Selector


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One report and its drafts; both are None and empty where the report was refused."""

    report: Report | None
    drafts: tuple[EventDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that the checks of one case look at, the reports in the order of the case."""

    coded: tuple[Coded, ...]
    events: tuple[Event, ...]

    def drafts(self, where: Selector) -> tuple[EventDraft, ...]:
        """Return the drafts that the selector asks for."""
        found: list[EventDraft] = []
        for number, coded in enumerate(self.coded, 1):
            if where.report in (None, number):
                kept = [draft for draft in coded.drafts if _fits(draft, where)]
                found.extend(_touching(kept, coded.report, where))
        return tuple(found)

    def selected_events(self, where: Selector) -> tuple[Event, ...]:
        """Return the events that hold a draft that the selector asks for."""
        ids = {draft.id for draft in self.drafts(where)}
        return tuple(event for event in self.events if any(draft.id in ids for draft in event.drafts))


def occurrences(report: Report, words: str) -> tuple[Span, ...]:
    """Return every place of the report where the words stand, quotation marks and dashes as written."""
    spans, start = [], report.text.find(words)
    while start >= 0:
        spans.append(report.span(start, start + len(words)))
        start = report.text.find(words, start + 1)
    return tuple(spans)


def overlap(left: Span, right: Span) -> bool:
    """Say whether two spans of one report share a character."""
    return left.report_id == right.report_id and left.start < right.end and right.start < left.end


def touches(spans: tuple[Span, ...], report: Report, words: str) -> bool:
    """Say whether one of the spans shares a character with the words."""
    return any(overlap(span, place) for place in occurrences(report, words) for span in spans)


def evidence_of(draft: EventDraft) -> tuple[Span, ...]:
    """Return every span that a draft rests on: its sentences, event words, evidence and speakers."""
    spans = [*draft.told, *draft.event_words]
    for statement in draft.statements():
        spans += [*statement.evidence, *statement.speaker.evidence]
        spans += statement.rests_on.evidence if statement.rests_on else ()
    return tuple(spans)


def _fits(draft: EventDraft, where: Selector) -> bool:
    types = {statement.value for statement in draft.type}
    return (
        draft.kind in where.kinds
        and (not where.types or bool(types & set(where.types)))
        and where.background in (None, draft.background)
        and where.aggregate in (None, draft.aggregate)
        and not (where.without_denial and draft.denials)
    )


def _touching(drafts: list[EventDraft], report: Report | None, where: Selector) -> list[EventDraft]:
    if not where.words or report is None:
        return drafts
    by_words = [(_count(draft.event_words, report, where), draft) for draft in drafts]
    if not any(count for count, _ in by_words):
        by_words = [(_count(draft.told, report, where), draft) for draft in drafts]
    kept = [(count, draft) for count, draft in by_words if count]
    if where.best and kept:
        most = max(count for count, _ in kept)
        return [next(draft for count, draft in kept if count == most)]
    return [draft for _, draft in kept]


def _count(spans: tuple[Span, ...], report: Report, where: Selector) -> int:
    return sum(touches(spans, report, words) for words in where.words)
