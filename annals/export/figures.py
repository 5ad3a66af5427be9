"""One figure for one harm of one event, chosen by a named rule from all that was counted.

A running total is never used, and a part is never added to its whole. Counts of different
speakers are kept apart as accounts; where a later account is higher, the earlier one was the same
toll before it grew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from annals.export.rules import Rule, rule
from annals.link import voices
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.ids import DraftId, StatementId
from annals.model.statement import Statement
from annals.model.values import Toll
from annals.model.vocabulary import GroupClass, Harm, Qualifier, Scope, Stance

_SIDES = frozenset(
    {GroupClass.CIVILIANS, GroupClass.COMBATANTS, GroupClass.POLICE, GroupClass.HORS_DE_COMBAT}
)
"""Groups that do not overlap: together they are everybody."""
_BESIDES = frozenset({"other", "others", "another", "additional", "further", "more"})
"""Words of a group that is counted besides those counted before it."""
_AGES = frozenset({GroupClass.CHILDREN, GroupClass.WOMEN, GroupClass.MEN})
_NO_CIVILIANS = frozenset(
    {GroupClass.COMBATANTS, GroupClass.ATTACKERS, GroupClass.POLICE, GroupClass.HORS_DE_COMBAT}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The chosen figure; None is unknown, never zero. ``high`` None with a ``low`` is open above.

    ``statement_ids`` are the tolls that it rests on.
    """

    low: int | None
    best: int | None
    high: int | None
    rule: str
    statement_ids: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one speaker counts in one report, as a total.

    ``whole`` says that everybody harmed is counted, not one group alone ("13 soldiers").
    """

    low: int | None
    high: int | None
    moment: date
    origin: str
    enemy: bool
    whole: bool
    ids: tuple[StatementId, ...]

    @property
    def point(self) -> int:
        """The one number that stands for the account: its lower bound, where it has one."""
        return self.low if self.low is not None else self.high or 0


def choose(event: Event, harm: Harm, rule_name: str, *, civilians: bool = False) -> Figure:
    """Return the figure for people harmed in this way, or for the civilians among them.

    Raises:
        AnnalsError: there is no rule of this name.
    """
    chosen = rule(rule_name)
    accounts = list(_accounts(event, harm, chosen, civilians=civilians or chosen.civilians))
    if any(account.whole for account in accounts):
        accounts = [account for account in accounts if account.whole]
    told = [account for account in accounts if not account.enemy]
    enemy = [account for account in accounts if account.enemy]
    if chosen.enemy == "last" and not told:
        told, enemy = enemy, []
    raising = enemy if chosen.enemy == "high" else []
    return _figure(in_force(told), in_force(raising), chosen)


def in_force(accounts: Iterable[Account]) -> list[Account]:
    """Return the accounts that no later one has overtaken.

    A later account of the same origin overtakes an earlier one; so does a later and higher one of
    any origin.
    """
    told = sorted(accounts, key=lambda account: (account.moment, account.ids))
    latest = {account.origin: account for account in told}
    kept = [account for account in told if latest[account.origin] is account]
    return [
        account
        for account in kept
        if not any(other.moment > account.moment and (other.low or 0) > account.point for other in kept)
    ]


def _figure(told: list[Account], raising: list[Account], chosen: Rule) -> Figure:
    used = told + raising
    lows = [account.low for account in told if account.low is not None]
    return Figure(
        low=min(lows, default=None),
        best=_best(told, lows, chosen),
        high=_high(used),
        rule=chosen.name,
        statement_ids=tuple(sorted({one for account in used for one in account.ids})),
    )


def _best(told: list[Account], lows: list[int], chosen: Rule) -> int | None:
    if not told or chosen.choice == "none":
        return None
    if chosen.choice == "lowest":
        return min(lows, default=None)
    if chosen.choice == "median":
        return median_low([account.point for account in told])
    return _most_told(told)


def _most_told(told: list[Account]) -> int:
    counted: dict[int, list[date]] = defaultdict(list)
    for account in told:
        counted[account.point].append(account.moment)
    return max(counted, key=lambda point: (len(counted[point]), max(counted[point]), -point))


def _high(used: list[Account]) -> int | None:
    """Return the greatest upper bound; None when an account above it is open."""
    highs = [account.high for account in used if account.high is not None]
    greatest = max(highs, default=None)
    if greatest is None or any(account.high is None and account.point > greatest for account in used):
        return None
    return greatest


def _accounts(event: Event, harm: Harm, chosen: Rule, *, civilians: bool) -> Iterable[Account]:
    """Return what each speaker of each report counts."""
    spoken = voices(event.drafts)
    told = [
        (draft, statement)
        for draft in event.drafts
        for statement in draft.tolls
        if statement.stance is Stance.ASSERTED
        and _usable(statement.value, harm)
        and not _rounded(statement.value, draft)
    ]
    if any(statement.value.scope is Scope.INCIDENT for _, statement in told):
        told = [pair for pair in told if pair[1].value.scope is Scope.INCIDENT]
    grouped: dict[tuple[str, DraftId, bool], list[Statement[Toll]]] = defaultdict(list)
    for draft, statement in told:
        origin = spoken.of(statement, draft.source).key
        grouped[origin, draft.id, statement.value.about_enemy].append(statement)
    counted = {statement.id for _, statement in told}
    sources = {draft.id: draft for draft in event.drafts}
    for (origin, draft_id, enemy), statements in sorted(grouped.items()):
        draft = sources[draft_id]
        whole = [s for s in statements if s.value.part_of not in counted]
        among = any(s.value and s.stance is Stance.ASSERTED for s in draft.civilian_targeting)
        used = _civilians(statements, whole, all_civilians=among) if civilians else _wholes(whole, chosen)
        if used:
            yield _total(used, chosen, origin, _moment(used, draft.source.published), enemy=enemy)


def _rounded(toll: Toll, draft: EventDraft) -> bool:
    """Say whether a vague count ("dozens") is told by a number too, in the same report."""
    if toll.qualifier is not Qualifier.VAGUE:
        return False
    others = (one.value for one in draft.tolls if one.stance is Stance.ASSERTED)
    return any(
        other.qualifier is not Qualifier.VAGUE
        and (other.harm, other.scope, other.group_class) == (toll.harm, toll.scope, toll.group_class)
        and (other.high or other.low or 0) >= (toll.low or 0)
        for other in others
    )


def _usable(toll: Toll, harm: Harm) -> bool:
    return toll.harm is harm and toll.scope is not Scope.CUMULATIVE


def _moment(used: list[Statement[Toll]], published: date | None) -> date:
    known = [s.value.as_of.before for s in used if s.value.as_of and s.value.as_of.before]
    return max(known, default=published or date.min)


def _civilians(
    statements: list[Statement[Toll]], whole: list[Statement[Toll]], *, all_civilians: bool
) -> list[Statement[Toll]]:
    """Return the counts of civilians: so called, else of groups of them, else of all where all were."""
    called = _largest(s for s in statements if s.value.group_class is GroupClass.CIVILIANS)
    if called:
        return called
    people = _largest(s for s in whole if s.value.group_class is GroupClass.PEOPLE)
    if people:
        return people if all_civilians else []
    return _parts([s for s in whole if s.value.group_class not in _NO_CIVILIANS])


def _wholes(whole: list[Statement[Toll]], chosen: Rule) -> list[Statement[Toll]]:
    """Return the counts that add up to everybody, the largest of each group.

    People counted besides those counted before ("three others") are added to them. A count of people
    that is smaller than that of one group among them is no whole.
    """
    others = [s for s in whole if _besides(s.value)]
    if others and len(others) < len(whole):
        found = _wholes([s for s in whole if not _besides(s.value)], chosen)
        return [*found, *(s for s in _largest(others) if _added(s, found))]
    attackers = _largest(s for s in whole if s.value.group_class is GroupClass.ATTACKERS)
    victims = [s for s in whole if s.value.group_class is not GroupClass.ATTACKERS]
    people = _largest(s for s in victims if s.value.group_class is GroupClass.PEOPLE)
    largest = _largest(victims)
    groups = people and _number(people[0]) < _number(largest[0])
    found = _parts(victims) if groups or not people else people
    return found + attackers if chosen.attackers else found


def _added(other: Statement[Toll], found: list[Statement[Toll]]) -> bool:
    """Say whether people counted besides others are more than those found.

    They are not where they were counted first, besides the victims of another harm ("one dead, three
    others hurt"), nor where as many or more of their sort are counted.
    """
    told = [s for s in found if s.value.group_class is not GroupClass.ATTACKERS]
    first = all(other.evidence[0].start < s.evidence[0].start for s in told)
    group = other.value.group_class
    again = any(
        _number(other) == _number(s) or (_number(other) < _number(s) and s.value.group_class is group)
        for s in told
    )
    return not told or not (first or again)


def _number(statement: Statement[Toll]) -> int:
    return statement.value.low or statement.value.high or 0


def _besides(toll: Toll) -> bool:
    """Say whether the words count people besides others."""
    return toll.group is not None and not _BESIDES.isdisjoint(toll.group.lower().split())


def _parts(statements: list[Statement[Toll]]) -> list[Statement[Toll]]:
    """Return one count for each group, of groups that do not overlap; else the largest one."""
    for groups in (_SIDES, _AGES):
        found = [s for group in sorted(groups) for s in _largest(s for s in statements if _of(s, group))]
        if found:
            return found
    return _largest(statements)


def _of(statement: Statement[Toll], group: GroupClass) -> bool:
    return statement.value.group_class is group


def _largest(statements: Iterable[Statement[Toll]]) -> list[Statement[Toll]]:
    found = sorted(statements, key=lambda s: (-_number(s), s.id))
    return found[:1]


def _total(used: list[Statement[Toll]], chosen: Rule, origin: str, moment: date, *, enemy: bool) -> Account:
    bounds = [_bounds(statement.value, chosen) for statement in used]
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    return Account(
        low=sum(lows) if lows else None,
        high=sum(highs) if len(highs) == len(bounds) else None,
        moment=moment,
        origin=origin,
        enemy=enemy,
        whole=_whole(used),
        ids=tuple(sorted(statement.id for statement in used)),
    )


def _whole(used: list[Statement[Toll]]) -> bool:
    """Say whether the counts are of everybody: of people as such, or of more than one group."""
    groups = {statement.value.group_class for statement in used}
    return GroupClass.PEOPLE in groups or len(groups) > 1


def _bounds(toll: Toll, chosen: Rule) -> tuple[int | None, int | None]:
    if toll.qualifier is Qualifier.VAGUE and toll.low is not None:
        return chosen.vague.get(toll.low, toll.low), toll.high
    return toll.low, toll.high
