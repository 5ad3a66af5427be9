"""Which of several statements a one-row table shows; every statement stays in the event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from annals.link.kin import named
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.statement import Statement
from annals.model.values import Participant, Place, TimeRange
from annals.model.vocabulary import Attribution, Basis, ParticipantRole, Stance

_FIRMEST = list(Basis)
_UNBOUNDED = 10**9


def asserted(event: Event, field: str) -> list[tuple[EventDraft, Statement[Any]]]:
    """Return the asserted statements about one field, with their drafts."""
    return [
        (draft, statement)
        for draft in event.drafts
        for statement in getattr(draft, field)
        if statement.stance is Stance.ASSERTED
    ]


def chief(event: Event, field: str) -> Statement[Any] | None:
    """Return the statement whose value most reports give, then the best-founded, then the best-scored.

    Of times the narrowest comes first, of places the finest and of those the one that its report puts first.
    None when nobody asserts a value.
    """
    told = asserted(event, field)
    place = {s.id: rank for draft in event.drafts for rank, s in enumerate(draft.place)}
    backing: dict[str, set[str]] = defaultdict(set)
    for draft, statement in told:
        backing[_same(statement.value)].add(draft.source.report_id)
    ranked = sorted(
        (statement for _, statement in told),
        key=lambda s: (
            _breadth(s.value),
            -len(backing[_same(s.value)]),
            place.get(s.id, 0),
            _FIRMEST.index(s.basis),
            -s.score,
            s.id,
        ),
    )
    return ranked[0] if ranked else None


def attackers(event: Event) -> list[Participant]:
    """Return those to whom the act is laid, one for each actor, names first, then those of most reports."""
    told = [
        (draft, s.value)
        for draft, s in asserted(event, "participants")
        if s.value.role is ParticipantRole.ATTACKER and s.value.attribution is not Attribution.CLEARED
    ]
    return sorted(_each(told), key=lambda one: not named(one.actor.key))


def targets(event: Event) -> list[Participant]:
    """Return the actors aimed at or hit, one for each actor, those of most reports first."""
    roles = {ParticipantRole.TARGET, ParticipantRole.VICTIM}
    told = [(draft, s.value) for draft, s in asserted(event, "participants") if s.value.role in roles]
    return _each(told)


def _each(told: Iterable[tuple[EventDraft, Participant]]) -> list[Participant]:
    reports: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Participant] = {}
    firmness = list(Attribution)
    for draft, who in told:
        key = who.actor.key
        reports[key].add(draft.source.report_id)
        held = first.setdefault(key, who)
        if firmness.index(who.attribution) < firmness.index(held.attribution):
            first[key] = who
    return [first[key] for key in sorted(first, key=lambda key: (-len(reports[key]), key))]


def _same(value: object) -> str:
    """Return what makes two values one: the thing itself, not how it was written."""
    if isinstance(value, Place):
        return f"{value.key or value.name} {value.part or ''}"
    if isinstance(value, TimeRange):
        return f"{value.earliest} {value.before}"
    return repr(value)


def _breadth(value: object) -> float:
    if isinstance(value, TimeRange):
        if value.earliest is None or value.before is None:
            return _UNBOUNDED
        return (value.before - value.earliest).days
    if isinstance(value, Place):
        return value.width
    return 0
