"""Comparable statements of one event that cannot both hold, as pairs (codebook 9).

Only statements of different origins dispute each other: one origin that says another figure later
corrects itself. Nothing doubted, denied or guessed is held against anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, TypeAlias

from annals.link.compare.places import compare_two
from annals.link.compare.times import night_between
from annals.link.kin import named, related
from annals.link.origins import Voices
from annals.link.profile import when
from annals.link.tables import type_pairs
from annals.model.draft import EventDraft
from annals.model.event import Dispute
from annals.model.ids import StatementId
from annals.model.statement import Statement
from annals.model.values import Toll
from annals.model.vocabulary import Attribution, Basis, ParticipantRole, Qualifier, Scope, SpeakerRole, Stance

_ABOUT = 0.15
"""How far from its figure "about" may reach; none of the field's codebooks gives a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement, its origin's key, and when its report came out.

    ``rivals`` are all to whom its account lays the act.
    """

    statement: Statement[Any]
    origin: str
    published: date | None
    rivals: frozenset[str]


Test: TypeAlias = Callable[[Told, Told], bool]


def disputes(drafts: Iterable[EventDraft], voices: Voices) -> tuple[Dispute, ...]:
    """Return the disputes of an event, by field, each pair in the order of its ids."""
    told = [draft for draft in drafts if not draft.aggregate]
    found: dict[str, list[tuple[StatementId, StatementId]]] = {}
    for field, test in _TESTS.items():
        statements = [item for draft in told for item in _told(draft, field, voices)]
        pairs = sorted(_pairs(statements, test))
        if pairs:
            found[field] = pairs
    return tuple(Dispute(field=field, pairs=tuple(found[field])) for field in sorted(found))


def _told(draft: EventDraft, field: str, voices: Voices) -> Iterator[Told]:
    rivals = frozenset(
        s.value.actor.key
        for s in draft.participants
        if s.value.role is ParticipantRole.ATTACKER and s.value.attribution is not Attribution.CLEARED
    )
    statements: tuple[Statement[Any], ...] = getattr(draft, field)
    for statement in statements:
        yield Told(
            statement=statement,
            origin=voices.of(statement, draft.source).key,
            published=draft.source.published,
            rivals=rivals,
        )


def _pairs(told: list[Told], test: Test) -> Iterator[tuple[StatementId, StatementId]]:
    for one, two in combinations(told, 2):
        if one.origin != two.origin and test(one, two):
            left, right = sorted((one.statement.id, two.statement.id))
            yield left, right


def _asserted(one: Told, two: Told) -> bool:
    return one.statement.stance is Stance.ASSERTED and two.statement.stance is Stance.ASSERTED


def _rival_types(one: Told, two: Told) -> bool:
    """Types that exclude each other, and not one that only says less than the other."""
    if not _asserted(one, two):
        return False
    left, right = one.statement.value, two.statement.value
    pair = type_pairs().get((left, right))
    return left != right and (pair is None or pair.rival)


def _other_days(one: Told, two: Told) -> bool:
    """Dated spans without a shared day, but for one night between two days."""
    if not _asserted(one, two):
        return False
    if Basis.INFERRED in (one.statement.basis, two.statement.basis):
        return False
    left, right = when(one.statement), when(two.statement)
    if left.range.approximate or right.range.approximate:
        return False
    return not left.range.may_equal(right.range) and not night_between(left, right)


def _other_places(one: Told, two: Told) -> bool:
    """Places that cannot be one and do not hold each other."""
    return _asserted(one, two) and compare_two(one.statement.value, two.statement.value).bars


def _rival_attackers(one: Told, two: Told) -> bool:
    """Two attackers told by accounts that share none, or one actor both accused and cleared."""
    left, right = one.statement.value, two.statement.value
    if not left.role is right.role is ParticipantRole.ATTACKER:
        return False
    if left.actor.key == right.actor.key:
        return _lays(one) != _lays(two)
    if not (_lays(one) and _lays(two)) or one.rivals & two.rivals:
        return False
    if Attribution.POSSIBLE in (left.attribution, right.attribution):
        return False
    both = named(left.actor.key) and named(right.actor.key)
    return both and not related(left.actor.key, right.actor.key)


def _lays(told: Told) -> bool:
    """Say whether the statement lays the act to its actor."""
    cleared = told.statement.value.attribution is Attribution.CLEARED
    return told.statement.stance is Stance.ASSERTED and not cleared


def _other_tolls(one: Told, two: Told) -> bool:
    """Whole counts of one harm, one group and one moment that share no number.

    Where the moments differ, a later and higher figure is a toll that grew; a later and lower one
    is a dispute.
    """
    if not _asserted(one, two):
        return False
    left, right = one.statement.value, two.statement.value
    if not comparable_tolls(left, right) or not _of_one_side(one, two) or _may_equal(left, right):
        return False
    first, second = _moment(left, one.published), _moment(right, two.published)
    if first is None or second is None or first == second:
        return True
    early, late = (left, right) if first < second else (right, left)
    return _top(late) < _bottom(early)


def comparable_tolls(left: Toll, right: Toll) -> bool:
    """Say whether two tolls count the same thing: harm, group class, scope of the incident, the whole."""
    of_incident = left.scope is right.scope is Scope.INCIDENT
    whole = left.part_of is None and right.part_of is None
    same = left.harm is right.harm and left.group_class is right.group_class
    return of_incident and whole and same


def _of_one_side(one: Told, two: Told) -> bool:
    """Say whether two tolls count one side's losses: an enemy's count is of those whom the victims count."""
    if one.statement.value.about_enemy == two.statement.value.about_enemy:
        return True
    own = two if one.statement.value.about_enemy else one
    return own.statement.speaker.role is SpeakerRole.VICTIM_SIDE


def _moment(toll: Toll, published: date | None) -> date | None:
    if toll.as_of is not None and toll.as_of.before is not None:
        return toll.as_of.before
    return published


def _may_equal(left: Toll, right: Toll) -> bool:
    return _bottom(left) <= _top(right) and _bottom(right) <= _top(left)


def _bottom(toll: Toll) -> float:
    """Return the least number that the toll allows."""
    if toll.low is None:
        return 0.0
    return toll.low * (1 - _ABOUT) if toll.qualifier is Qualifier.ABOUT else toll.low


def _top(toll: Toll) -> float:
    """Return the greatest number that the toll allows."""
    if toll.high is None:
        return float("inf")
    return toll.high * (1 + _ABOUT) if toll.qualifier is Qualifier.ABOUT else toll.high


_TESTS: dict[str, Test] = {
    "participants": _rival_attackers,
    "place": _other_places,
    "time": _other_days,
    "tolls": _other_tolls,
    "type": _rival_types,
}
