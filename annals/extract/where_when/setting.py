"""Places and times told with words that are no act of their own, kept for the act that they belong to."""

from __future__ import annotations

from annals.extract.acts.event_words import Act
from annals.extract.sentence.scan import Scan
from annals.extract.tellings.told import Told
from annals.model.reading import Filler, Role
from annals.model.vocabulary import Kind, Mode

_ROLES = (Role.PLACE, Role.TIME)
_REACH = 3
_PARTS = frozenset({"who", "which", "that", "whose", ";"})


class Setting:
    """Where and when of words like "an operation" or "a patrol", given to the next act without its own."""

    def __init__(self) -> None:
        self._kept: dict[Role, tuple[int, list[Filler]]] = {}

    def keep(self, act: Act, index: int) -> None:
        """Keep the places and times of an act that does not stand by itself."""
        if act.mode != Mode.ASSERTED:
            return
        for role in _ROLES:
            found = [f for f in act.fillers if f.role == role]
            if found:
                self._kept[role] = (index, found)

    def give(self, act: Act, told: Told, index: int) -> None:
        """Add what was kept a few sentences ago at most to an incident that tells none of its own."""
        for role in _ROLES:
            since, found = self._kept.get(role, (0, []))
            own = any(f.role == role for f in (*act.fillers, *told.fillers))
            if found and not own and index - since <= _REACH:
                act.fillers.extend(found)
                del self._kept[role]


def share(scan: Scan, acts: list[Act]) -> None:
    """Give the acts of one sentence that lack a place or time those of the others told beside them.

    A relative clause keeps its own ("a leader who attacked ... on Monday").
    """
    done = [act for act in acts if act.kind == Kind.INCIDENT and not act.refers]
    for role in _ROLES:
        for act in done:
            if not any(f.role == role for f in act.fillers):
                act.fillers.extend(_beside(scan, act, done, role))


def _beside(scan: Scan, act: Act, others: list[Act], role: Role) -> list[Filler]:
    for other in others:
        first, last = sorted((act.first, other.first))
        if other is act or any(scan.low(i) in _PARTS for i in range(first, last)):
            continue
        found = [f for f in other.fillers if f.role == role]
        if found:
            return found
    return []
