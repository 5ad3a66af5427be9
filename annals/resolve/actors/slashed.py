"""Two bodies that a slash joins ("the Front (RF)/Defence League"): both did what one of them is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annals.gazetteer.actors import ActorEntry, Actors
from annals.model.report import Report
from annals.model.statement import Statement, statement_id
from annals.model.values import Participant
from annals.resolve.actors.report import Occurrence, ReportActors
from annals.resolve.actors.tied import FORCES

Told = Statement[Participant]

_SLASH = re.compile(r"\s?(?:\([A-Z][\w-]{1,9}\)|\))?\s?/\s?(?:the )?")


def with_slashed(told: Sequence[Told], registry: Actors, context: ReportActors, report: Report) -> list[Told]:
    """Return statements, with those of the bodies that a slash joins to who is told."""
    known = {(one.value.role, one.value.actor.key) for one in told}
    found = list(told)
    for one in told:
        entry = registry.get(one.value.actor.key)
        if entry is None or entry.category not in FORCES:
            continue
        for other in _behind(one, context):
            second = registry.get(other.keys[0])
            if second is None or second.category not in FORCES or (one.value.role, second.key) in known:
                continue
            known.add((one.value.role, second.key))
            found.append(_as(one, second, other, report))
    return found


def _behind(one: Told, context: ReportActors) -> list[Occurrence]:
    """Return the names behind a slash behind the words for somebody."""
    slashes = (_SLASH.match(context.text, span.end) for span in one.evidence)
    starts = {slash.end() for slash in slashes if slash is not None}
    return [other for other in context.named if other.start in starts]


def _as(one: Told, entry: ActorEntry, other: Occurrence, report: Report) -> Told:
    """Return a statement as one of another actor, by the words for him."""
    span = report.span(other.start, other.end)
    actor = replace(
        one.value.actor,
        key=entry.key,
        name=entry.name,
        written=span.quote,
        kind=entry.kind,
        country=entry.country,
        alternatives=(),
    )
    value = replace(one.value, actor=actor)
    named = statement_id(one.draft_id, one.field, value, (span,))
    return replace(one, id=named, value=value, evidence=(span,))
