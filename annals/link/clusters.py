"""Groups of drafts judged to tell of one act: first by the model, then as people judged.

The model's groups are made by average linkage: the two groups with the best average score join,
as long as that average reaches ``same_at``, at least one pair between them is judged the same and
none is judged different. People's judgements are then replayed over these groups in the order of
their times: `same` joins two groups, `different` parts one (codebook 8). Nothing depends on the
order in which drafts or judgements are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import TypeAlias

from annals.model.ids import DraftId
from annals.model.judgement import Judgement
from annals.model.vocabulary import Verdict

Pair: TypeAlias = tuple[DraftId, DraftId]
Group: TypeAlias = tuple[DraftId, ...]
Judge: TypeAlias = Callable[[DraftId, DraftId], Judgement]


class Linkage:
    """Joins drafts by average score. ``judge`` is asked for pairs that were not compared before."""

    def __init__(self, known: Mapping[Pair, Judgement], judge: Judge, same_at: float) -> None:
        self._known = dict(known)
        self._judge = judge
        self._same_at = same_at

    def judgement(self, one: DraftId, two: DraftId) -> Judgement:
        """Return the model's judgement of two drafts, in whatever order they are given."""
        pair = (one, two) if one < two else (two, one)
        if pair not in self._known:
            self._known[pair] = self._judge(*pair)
        return self._known[pair]

    def groups(self, drafts: Iterable[DraftId]) -> list[Group]:
        """Return the drafts in groups, each in the order of ids, in the order of their first ids."""
        near: dict[DraftId, set[DraftId]] = defaultdict(set)
        for (left, right), judgement in self._known.items():
            if judgement.verdict is Verdict.SAME:
                near[left].add(right)
                near[right].add(left)
        found: list[Group] = []
        for component in connected(drafts, near):
            found.extend(self._join(component, near) if len(component) > 1 else [component])
        return sorted(found)

    def _join(self, component: Group, near: Mapping[DraftId, set[DraftId]]) -> list[Group]:
        """Join the drafts of one connected component, the best average first, ties by id."""
        members: dict[DraftId, Group] = {draft: (draft,) for draft in component}
        touching = {draft: set(near[draft]) for draft in component}
        totals: dict[Pair, float | None] = {}
        for one in component:
            for two in near[one]:
                if one < two:
                    totals[one, two] = self._total((one,), (two,))
        while True:
            best = self._best(totals, members)
            if best is None:
                return list(members.values())
            self._merge(best, members, touching, totals)

    def _best(self, totals: Mapping[Pair, float | None], members: Mapping[DraftId, Group]) -> Pair | None:
        averages = [
            (-total / (len(members[one]) * len(members[two])), one, two)
            for (one, two), total in totals.items()
            if total is not None
        ]
        if not averages:
            return None
        average, one, two = min(averages)
        return (one, two) if -average >= self._same_at else None

    def _merge(
        self,
        pair: Pair,
        members: dict[DraftId, Group],
        touching: dict[DraftId, set[DraftId]],
        totals: dict[Pair, float | None],
    ) -> None:
        kept, gone = pair
        before = members[kept], members.pop(gone)
        members[kept] = tuple(sorted(before[0] + before[1]))
        del totals[pair]
        around = (touching[kept] | touching.pop(gone)) - {kept, gone}
        touching[kept] = around
        for other in sorted(around):
            touching[other].discard(gone)
            touching[other].add(kept)
            parts = []
            for group, size in ((kept, 0), (gone, 1)):
                key = (group, other) if group < other else (other, group)
                parts.append(totals.pop(key) if key in totals else self._total(before[size], members[other]))
            first, second = parts
            total = None if first is None or second is None else first + second
            totals[(kept, other) if kept < other else (other, kept)] = total

    def _total(self, one: Group, two: Group) -> float | None:
        """Return the sum of the scores between two groups, None when a pair is judged different."""
        total = 0.0
        for left in one:
            for right in two:
                judgement = self.judgement(left, right)
                if judgement.verdict is Verdict.DIFFERENT:
                    return None
                total += judgement.score
        return total


def connected(drafts: Iterable[DraftId], near: Mapping[DraftId, Iterable[DraftId]]) -> list[Group]:
    """Return the connected components of a graph, each in the order of ids."""
    seen: set[DraftId] = set()
    found: list[Group] = []
    for start in sorted(drafts):
        if start in seen:
            continue
        reached, waiting = {start}, [start]
        while waiting:
            fresh = set(near.get(waiting.pop(), ())) - reached
            reached |= fresh
            waiting.extend(fresh)
        seen |= reached
        found.append(tuple(sorted(reached)))
    return found


def pairs_of(group: Iterable[DraftId]) -> Iterable[Pair]:
    """Return every pair of a group, each in the order of ids."""
    return combinations(sorted(group), 2)
