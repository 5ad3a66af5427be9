"""People's judgements, replayed over the model's groups in the order of their times.

A person's `same` joins the groups of its two drafts; a person's `different` parts the group that
holds both, every other draft going with the one that it is more like. So a later judgement undoes
an earlier one, a `different` beats a chain of `same`, and a further `different` only ever parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from annals.link.clusters import Group, Linkage, Pair, connected, pairs_of
from annals.model.ids import DraftId, ReportId
from annals.model.judgement import Judgement
from annals.model.vocabulary import Verdict

_PERSON = 10.0
"""A person's `same` beside scores of 0 to 1: it holds drafts together where a group is parted."""
_MODEL = 5.0
"""Beside those scores, for two drafts that the model joined and nobody parted."""
_NEVER = datetime.min.replace(tzinfo=UTC)


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return judgements oldest first; of one time, in the order of their pairs and ids."""
    return sorted(judgements, key=lambda j: (_time(j.at), j.left, j.right, j.id))


def settled(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """Return the latest judgement of each pair."""
    return {(judgement.left, judgement.right): judgement for judgement in in_order(judgements)}


class Replay:
    """Groups of drafts as they stand after the judgements replayed so far."""

    def __init__(
        self, groups: Iterable[Group], linkage: Linkage, reports: Mapping[DraftId, ReportId]
    ) -> None:
        self._linkage = linkage
        self._reports = reports
        self._holds: dict[DraftId, Group] = {draft: group for group in groups for draft in group}
        # What the model joined and nobody parted since; it goes together where a group is parted.
        self._atoms: dict[DraftId, Group] = dict(self._holds)
        self._same: dict[DraftId, set[DraftId]] = defaultdict(set)
        self._different: dict[Pair, int] = {}

    def groups(self) -> list[Group]:
        """Return the groups, each in the order of ids, in the order of their first ids."""
        return sorted(set(self._holds.values()))

    def play(self, judgements: Iterable[Judgement]) -> None:
        """Replay people's judgements; those on drafts that are not here, and the unsure, pass by."""
        told = list({judgement.id: judgement for judgement in judgements}.values())
        last = settled(told)
        for number, judgement in enumerate(in_order(told)):
            pair = (judgement.left, judgement.right)
            here = judgement.left in self._holds and judgement.right in self._holds
            if not here or last[pair].verdict is Verdict.UNSURE:
                continue
            if judgement.verdict is Verdict.SAME:
                self._join(pair)
            elif judgement.verdict is Verdict.DIFFERENT:
                self._part(pair, number)

    def _join(self, pair: Pair) -> None:
        left, right = pair
        self._different.pop(pair, None)
        self._same[left].add(right)
        self._same[right].add(left)
        if self._holds[left] == self._holds[right]:
            return
        self._put(tuple(sorted(self._holds[left] + self._holds[right])))
        self._heal(self._holds[left])

    def _heal(self, joined: Group) -> None:
        """Part a joined group again where people told drafts apart, or where one report did.

        What else the model holds against the join is what the person overruled.
        """
        apart = [pair for pair in pairs_of(joined) if pair in self._different]
        for pair in sorted(apart, key=lambda pair: self._different[pair]):
            if self._holds[pair[0]] == self._holds[pair[1]]:
                self._split(pair)
        for pair in pairs_of(joined):
            together = self._holds[pair[0]] == self._holds[pair[1]]
            if together and self._of_one_report(pair) and not self._tied(*pair):
                self._split(pair)

    def _of_one_report(self, pair: Pair) -> bool:
        return self._reports[pair[0]] == self._reports[pair[1]]

    def _tied(self, one: DraftId, two: DraftId) -> bool:
        """Say whether people's `same` hold two drafts of a group together."""
        return two in self._unit(one)

    def _unit(self, draft: DraftId) -> Group:
        group = set(self._holds[draft])
        near = {member: self._same[member] & group for member in group}
        return next(unit for unit in connected(group, near) if draft in unit)

    def _part(self, pair: Pair, number: int) -> None:
        left, right = pair
        self._different[pair] = number
        self._same[left].discard(right)
        self._same[right].discard(left)
        if self._holds[left] == self._holds[right]:
            self._split(pair)

    def _split(self, pair: Pair) -> None:
        """Part the group of two drafts, all else in it going with the side that it is more like."""
        units = self._units(pair)
        sides = [self._find(units, pair[0]), self._find(units, pair[1])]
        waiting = [unit for unit in units if unit not in sides]
        while waiting:
            _, unit, side = min(
                (-self._likeness(unit, sides[side]), unit, side) for unit in waiting for side in (0, 1)
            )
            sides[side] = tuple(sorted(sides[side] + unit))
            waiting.remove(unit)
        for half in sides:
            self._put(half)
            for draft in half:
                self._atoms[draft] = tuple(other for other in self._atoms[draft] if other in half)

    def _units(self, pair: Pair) -> list[Group]:
        """Return the largest parts of the group of two drafts that keep the two apart.

        Parts hold together what people joined and what the model did; else what people did; else
        what the model did; else each draft stands alone.
        """
        group = self._holds[pair[0]]
        members = set(group)
        tied = {draft: self._same[draft] & members for draft in group}
        atoms = {draft: members.intersection(self._atoms[draft]) for draft in group}
        both = {draft: tied[draft] | atoms[draft] for draft in group}
        for near in (both, tied, atoms):
            units = connected(group, near)
            if self._find(units, pair[0]) != self._find(units, pair[1]):
                return units
        return [(draft,) for draft in group]

    @staticmethod
    def _find(units: Iterable[Group], draft: DraftId) -> Group:
        return next(unit for unit in units if draft in unit)

    def _likeness(self, unit: Group, side: Group) -> float:
        total = sum(self._score(one, two) for one in unit for two in side)
        return total / (len(unit) * len(side))

    def _score(self, one: DraftId, two: DraftId) -> float:
        if two in self._same[one]:
            return _PERSON
        score = self._linkage.judgement(one, two).score
        return score + _MODEL if two in self._atoms[one] else score

    def _put(self, group: Group) -> None:
        for draft in group:
            self._holds[draft] = group


def _time(at: datetime | None) -> datetime:
    if at is None:
        return _NEVER
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
